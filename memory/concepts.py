"""Everyday words of three languages by what they mean, so that "allergy", 알레르기 and 过敏 meet, and "brother" and "sibling".

One line a concept: its words, as stems. English ones match a word and its inflections; Korean and Chinese ones match inside a
word, because endings and neighbours are written together. A word may stand in several lines. It is no dictionary: what is
missing is still found by spelling.
"""

from functools import lru_cache

from .stems import stem

_TABLE = """
brother sibling | 형제 남동생 동생 형님 오빠 | 兄弟 弟弟 哥哥
sister sibling | 자매 여동생 동생 언니 누나 | 姐姐 妹妹 姐妹
mother mom mum parent | 어머니 엄마 부모 | 妈妈 母亲 父母
father dad parent | 아버지 아빠 부모 | 爸爸 父亲 父母
son boy child kid | 아들 아이 | 儿子 孩子
daughter girl child kid | 딸 아이 | 女儿 孩子
baby toddler infant | 아기 유아 | 宝宝 婴儿
grandmother grandma granny | 할머니 | 奶奶 外婆 祖母
grandfather grandpa granddad | 할아버지 | 爷爷 外公 祖父
wife spouse husband married marry marries wedding bride groom ceremony | 아내 남편 배우자 결혼 신랑 신부 예식 | 妻子 老婆 丈夫 老公 结婚 婚礼
girlfriend boyfriend partner fiance | 여자친구 남자친구 애인 약혼 | 女朋友 男朋友 对象
cousin | 사촌 | 表哥 表姐 堂兄 堂弟 表弟 表妹
uncle aunt | 삼촌 이모 고모 외삼촌 | 叔叔 阿姨 舅舅 姑姑
nephew niece godson godchild goddaughter | 조카 | 侄子 侄女 外甥
friend buddy mate pal | 친구 | 朋友
neighbour neighbor next-door | 이웃 옆집 윗집 | 邻居
flatmate roommate housemate share lodger | 룸메이트 같이 | 室友 合租
boss supervisor manager chief | 상사 사장 부장 팀장 | 老板 上司 经理
colleague coworker | 동료 직원 | 同事
teacher tutor instructor lesson class course teach teaches taught | 선생 강사 레슨 수업 강의 가르치 가르쳐 | 老师 教练 课 教
student pupil university college school study studies degree subject major | 학생 대학 학교 공부 전공 과목 학과 | 学生 大学 学校 学习 专业 科目
exam test exams | 시험 합격 | 考试 测验
job work profession career living occupation commute business employ | 직업 직장 회사 일해 일하 사업 운영 근무 | 工作 职业 上班 公司 生意
office desk | 사무실 | 办公室
bank money salary pay paid save saving savings fund cash | 은행 돈 월급 저축 모으 | 银行 钱 工资 存钱
price cost expensive cheap fee fare expense | 가격 값 비용 비싸 싸 요금 | 价格 费用 贵 便宜
budget spend spending | 예산 지출 쓰 | 预算 花费
rent landlord landlady tenant lease | 월세 전세 집주인 임대 | 房租 房东 租
house home flat apartment residence live lives living moved move moves | 집 아파트 투룸 원룸 살 이사 거주 | 房子 家 公寓 住 搬家
floor storey upstairs downstairs ground-floor street-level level | 층 위층 아래층 | 楼 层
lift elevator | 엘리베이터 승강기 | 电梯
stairs steps staircase | 계단 | 楼梯 台阶
kitchen cook cooks cooking cooked recipe bake baked | 부엌 주방 요리 조리 굽 | 厨房 做饭 烹饪
hotel lodging accommodation hostel inn guesthouse room rooms | 호텔 숙소 숙박 방 객실 여관 민박 | 酒店 住宿 宾馆 房间 民宿
bed pillow sleep sleeps slept awake asleep | 침대 베개 잠 자 수면 | 床 枕头 睡
noise noisy loud quiet silent calm | 소음 시끄 조용 소리 | 噪音 吵 安静
doctor surgeon physician hospital clinic medical operation operating operated surgery | 의사 선생님 병원 수술 진료 | 医生 医院 手术
check-up examination checkup diagnosis | 검진 검사 진단 | 体检 检查
medicine medication tablet pill pharmacy drug injection pen | 약 주사 약국 | 药 药店 针
ill illness sick sickness nausea disease cold flu | 아프 병 멀미 토 감기 | 病 生病 晕车 感冒
pain hurt hurts ache injury injured sprain sprained broke broken | 통증 다치 다쳤 삐 부러 아프 | 疼 受伤 扭伤
leg knee foot ankle | 다리 무릎 발 발목 | 腿 膝盖 脚 脚踝
throat neck swell swelling | 목 붓 부어 | 喉咙 肿
heart blood pressure | 심장 혈압 | 心脏 血压
eye eyes glasses sight optician | 눈 안경 | 眼睛 眼镜
allergy allergic allergies react | 알레르기 알러지 과민 | 过敏
insect wasp bee bees sting stings mosquito | 벌 말벌 곤충 모기 쏘이 | 昆虫 蜜蜂 黄蜂 蚊子
vegetarian vegan meatless plant-based | 채식 비건 | 素食 吃素 纯素
meat beef pork chicken lamb | 고기 소고기 돼지고기 닭 | 肉 牛肉 猪肉 鸡
fish seafood shellfish shrimp prawn oyster crab | 생선 해산물 조개 새우 굴 게 | 鱼 海鲜 虾 牡蛎 蟹
nut nuts peanut almond walnut cashew | 견과 땅콩 아몬드 호두 | 坚果 花生 杏仁 核桃
milk dairy cheese lactose cream | 우유 유제품 치즈 유당 | 牛奶 奶制品 奶酪 乳糖
egg eggs | 달걀 계란 | 鸡蛋
wheat gluten flour bread bakery baker loaf | 밀가루 글루텐 빵 빵집 제과 | 小麦 麸质 面粉 面包
cake dessert pastry tart sweet pudding | 케이크 디저트 타르트 후식 단것 | 蛋糕 甜点 甜品
herb herbs parsley mint spice spicy seasoning salt pepper | 향채 향신료 매운 양념 소금 후추 | 香料 辣 调料 盐 胡椒
eat eats ate food meal meals restaurant dish dishes menu dinner lunch breakfast | 먹 음식 식당 식사 요리 메뉴 저녁 점심 아침 조식 레스토랑 | 吃 饮食 餐厅 饭 菜 晚餐 午餐 早餐
drink coffee tea wine beer bar pub alcohol | 마시 커피 차 와인 맥주 술 | 喝 咖啡 茶 葡萄酒 啤酒 酒
taste flavour flavor delicious | 맛 | 味道 好吃
halal kosher religion religious pray muslim jewish | 할랄 코셔 종교 이슬람 | 清真 犹太 宗教
church cathedral chapel mosque temple shrine | 교회 성당 모스크 절 사원 신사 | 教堂 清真寺 寺庙 神社
car vehicle drive drives driving drove driven motorway road rental | 차 자동차 운전 렌터카 도로 | 车 汽车 开车 自驾 租车
train railway rail sleeper station | 기차 열차 철도 역 | 火车 列车 铁路 车站
bus tram underground subway metro transport commute commuting | 버스 지하철 전철 전차 교통 출퇴근 | 公交 地铁 交通 通勤
plane flight fly flies flying flew airport airline aircraft pilot | 비행 비행기 항공 공항 경비행기 조종 | 飞机 航班 航空 机场 飞行
boat ship ferry vessel cruise sail sailing port harbour harbor | 배 선박 페리 유람선 항구 | 船 轮渡 游轮 港口
cable car gondola funicular ropeway | 케이블카 곤돌라 | 缆车
bike bicycle cycling cycle | 자전거 | 自行车 骑车
walk walks walked walking foot stroll hike hiking hikes trekking | 걷 걸어 걸었 산책 등산 하이킹 도보 | 走路 步行 散步 徒步 爬山
run running marathon race runner jog | 달리 뛰 마라톤 대회 조깅 경주 | 跑步 马拉松 比赛
swim swimming pool | 수영 | 游泳
ski skiing skate snowboard snow | 스키 스케이트 눈 | 滑雪 滑冰 雪
sport sports football soccer tennis baseball gym | 운동 스포츠 축구 테니스 야구 | 运动 体育 足球 网球
wheelchair accessible stroller pushchair disabled | 휠체어 유모차 장애 | 轮椅 婴儿车 残疾
trip travel travels travelled holiday holidays vacation journey tour toured getaway abroad | 여행 휴가 여행지 관광 다녀 | 旅行 旅游 假期 出行
camp camping tent campsite | 캠핑 텐트 야영 | 露营 帐篷
beach sea seaside coast ocean island | 바다 해변 해수욕 섬 | 海 海滩 海边 岛
mountain mountains hill volcano peak | 산 화산 언덕 | 山 火山
lake river canal waterfall | 호수 강 운하 폭포 호숫가 | 湖 河 运河 瀑布
garden park forest nature tree flower | 정원 공원 숲 자연 나무 꽃 | 花园 公园 森林 自然 树 花
museum gallery exhibition art painting | 박물관 미술관 전시 그림 예술 | 博物馆 美术馆 展览 艺术
castle palace ruins historic history | 성 궁전 유적 역사 | 城堡 宫殿 遗迹 历史
city town village centre center | 도시 시내 마을 동네 | 城市 市中心 镇 村
shop store market mall shopping boutique | 가게 상점 시장 쇼핑 매장 | 商店 市场 商场 购物
buy buys bought purchase purchased sell sells sold | 사 샀 구입 구매 팔 팔리 | 买 购买 卖
gift present souvenir surprise | 선물 기념품 깜짝 | 礼物 纪念品 惊喜
luggage suitcase bag backpack pack packing | 짐 가방 캐리어 배낭 싸 | 行李 箱子 包
clothes dress shirt jacket coat wear wears wearing shoes umbrella | 옷 원피스 외투 입 신발 우산 | 衣服 裙子 外套 穿 鞋 雨伞
passport nationality citizenship visa | 여권 국적 비자 | 护照 国籍 签证
name called named | 이름 | 名字 叫
age birthday born | 나이 살 생일 태어 | 年龄 岁 生日
language speak speaks english korean chinese | 언어 말 영어 한국어 중국어 | 语言 英语 韩语 中文
dog puppy pet | 강아지 개 반려견 | 狗 小狗 宠物
cat kitten pet | 고양이 반려묘 | 猫 宠物
bird gull owl | 새 매 | 鸟 鹰
animal animals zoo wildlife | 동물 동물원 | 动物 动物园
horse riding | 말 승마 | 马 骑马
vet veterinary | 동물병원 수의사 | 兽医
music song sing singing choir concert band pianist piano | 음악 노래 합창 공연 콘서트 피아노 | 音乐 歌 合唱 音乐会 钢琴
instrument violin guitar trumpet bow | 악기 바이올린 기타 | 乐器 小提琴 吉他
film movie cinema theatre theater screen | 영화 극장 연극 | 电影 电影院 剧院
book novel story write writes writing wrote author publish published editor | 책 소설 글 쓰 쓰고 작가 출간 출판 편집 나온 | 书 小说 写 作者 出版 编辑
read reads reading library | 읽 독서 도서관 | 读 看书 图书馆
photo photograph picture camera album | 사진 카메라 앨범 | 照片 相机 相册
craft pottery hobby paint painting knit radio repair repairs | 취미 공예 도자기 수리 만들 | 爱好 手工 陶艺 修理
game cards chess play plays | 게임 카드 놀이 | 游戏 牌 玩
television series show documentary | 드라마 방송 다큐멘터리 | 电视 节目 纪录片
phone call laptop computer battery charger adapter | 전화 휴대폰 노트북 컴퓨터 배터리 충전 어댑터 | 电话 手机 电脑 电池 充电 转换插头
fire burn accident burglary theft stolen damage damaged flood flooded storm | 불 화재 사고 도둑 도난 침수 태풍 | 火 事故 偷 损坏 洪水
rain raining wet soaked weather sunny hot heat warm cloud | 비 날씨 더위 더웠 덥 따뜻 | 雨 天气 热 暖和
cold freezing chilly winter | 춥 추위 겨울 | 冷 冬天
like likes love loves loved enjoy enjoyed adore fond favourite favorite fascinate fascinates | 좋아 사랑 즐기 최애 | 喜欢 爱 最爱
dislike dislikes hate hates hated avoid avoids stand refuse panic afraid fear scared | 싫 꺼리 피하 무서 안가 | 讨厌 不喜欢 避免 害怕
angry argue argued fell-out quarrel fight | 싸우 싸워 싸웠 화 다투 | 吵架 生气
help helps helped rescue rescued save saved | 돕 도와 도움 구하 | 帮 救
lend lent borrow borrowed loan | 빌려 빌리 | 借
lose lost missing | 잃 분실 | 丢 失去
reopen open opened opens start started begin began | 열 개업 시작 문을 | 开 开业 开始
close closed closes shut | 닫 쉬는 휴무 | 关 关门 休息
postpone postponed moved delay delayed reschedule rescheduled | 미뤄 연기 옮겨 바뀌 | 推迟 延期 改期
quit stopped gave-up resigned left leave | 그만 끊 떠나 | 辞职 放弃 离开
book booked booking reserve reserved reservation | 예약 | 预订 预约
week weekend weekday | 주말 평일 주 | 周末 星期 周
evening night nights midnight | 저녁 밤 야간 | 晚上 夜
morning noon dawn | 아침 오전 새벽 | 早上 上午
monday | 월요일 | 星期一 周一
tuesday | 화요일 | 星期二 周二
wednesday | 수요일 | 星期三 周三
thursday | 목요일 | 星期四 周四
friday | 금요일 | 星期五 周五
saturday | 토요일 | 星期六 周六
sunday | 일요일 | 星期日 周日
slow relaxed pace unhurried leisurely | 느긋 여유 천천히 속도 | 悠闲 慢 节奏
fast busy packed quick | 바쁘 빠른 빡빡 | 快 忙 紧凑
smoke smoking | 담배 흡연 | 抽烟 吸烟
tall short big small tiny little | 크 작 키 | 大 小 高 矮
luxury cheap hostel stars | 럭셔리 고급 저렴 | 豪华 便宜
window aisle seat | 창가 통로 좌석 | 靠窗 过道 座位
miles loyalty membership points | 마일리지 회원 포인트 | 里程 会员 积分
""".strip()

#: Month words, and the season that each is in (of the northern half).
_MONTHS = (
    ("january|1월|一月|1月", "winter"), ("february|2월|二月|2月", "winter"), ("march|3월|三月|3月", "spring"),
    ("april|4월|四月|4月", "spring"), ("may|5월|五月|5月", "spring"), ("june|6월|六月|6月", "summer"), ("july|7월|七月|7月", "summer"),
    ("august|8월|八月|8月", "summer"), ("september|9월|九月|9月", "autumn"), ("october|10월|十月|10月", "autumn"),
    ("november|11월|十一月|11月", "autumn"), ("december|12월|十二月|12月", "winter"),
)  # fmt: skip
_SEASONS = {
    "winter": "winter|겨울|冬", "spring": "spring|easter|봄|春", "summer": "summer|여름|夏", "autumn": "autumn|fall|가을|추석|秋",
}  # fmt: skip


def _tables() -> tuple[dict[str, frozenset[str]], list[tuple[str, str]]]:
    """English word -> concepts, and (Korean or Chinese stem, concept), longest stems first."""
    english: dict[str, set[str]] = {}
    inside: list[tuple[str, str]] = []
    for number, line in enumerate(_TABLE.splitlines()):
        first, *others = line.split("|")
        for word in first.split():
            english.setdefault(stem(word), set()).add(f"#{number}")
        inside += [(stem, f"#{number}") for part in others for stem in part.split()]
    return {w: frozenset(c) for w, c in english.items()}, sorted(inside, key=lambda row: -len(row[0]))


_ENGLISH, _INSIDE = _tables()
_LONG = tuple((stem, concept) for stem, concept in _INSIDE if len(stem) > 1)
_SHORT = tuple((stem, concept) for stem, concept in _INSIDE if len(stem) == 1)


@lru_cache(maxsize=65_536)
def concepts_of(word: str) -> frozenset[str]:
    """What a lower-case word may mean: "#12" and the like; months and seasons as "#m3", "#summer"."""
    if word.isascii() and not word[:1].isdigit():
        return _ENGLISH.get(stem(word), frozenset()) | _dated(word)
    found = {concept for part, concept in _LONG if part in word}
    # One character means little inside a long word: only where a word begins with it and is short.
    root = stem(word)
    found |= {concept for short, concept in _SHORT if root.startswith(short) and len(root) <= 3}
    return frozenset(found) | _dated(word)


def _dated(word: str) -> frozenset[str]:
    found: set[str] = set()
    for number, (names, season) in enumerate(_MONTHS, 1):
        if any(_is(word, name) for name in names.split("|")):
            found |= {f"#m{number}", f"#{season}"}
    for season, names in _SEASONS.items():
        if any(_is(word, name) for name in names.split("|")):
            found.add(f"#{season}")
    return frozenset(found)


def _is(word: str, name: str) -> bool:
    return word == name if name.isascii() else word.startswith(name)
