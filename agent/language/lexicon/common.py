"""Words that are never a place by themselves, and words that carry no condition, so that what is left can be told from noise."""

#: Function and request words. In any case and place of a sentence they name nothing.
FUNCTION: frozenset[str] = frozenset(
    """a an the and or but nor so yet if then than that this these those there here i me my mine we us our ours you your yours he him his she her hers it its they them
    their who whom whose which what when where why how is am are was were be been being do does did done have has had having will would shall should can could may might must not
    no yes ok okay please help thanks thank hello hi hey dear to from in on at by for with without of off out over under up down into onto through across around about between
    during before after until till since as like such some any all both each every either neither one two three four five six seven eight nine ten eleven twelve first second third
    last next more most less least few many much little very too also just only even still again once maybe perhaps ideally really quite rather well good great nice best better
    need needs want wants wish wishes would like love loves enjoy prefer prefers preferably hope hoping looking look seeking plan plans planning planned create make makes making build
    design craft draft give provide arrange organize organise generate suggest recommend formulate devise prepare assist assisting put together come find show tell get let go going goes
    went visit visits visiting see seeing travel travels traveling travelling traveler traveller trip trips vacation holiday holidays getaway journey tour tours itinerary itineraries break breaks
    day days night nights week weeks weekend month months year years morning afternoon evening today tomorrow tonight time times date dates start starting starts begin beginning end ending
    ends depart departing departs leave leaving arrive arriving return returning back head heading set setting stay staying stays spend spending budget cost costs money price cheap total per
    person people group party family friend friends couple solo alone adult adults child children kid kids hotel hotels room rooms accommodation accommodations lodging restaurant restaurants
    city cities town towns country countries state states place places area areas somewhere anywhere destination destinations different distinct separate unique several various multiple
    flight flights fly flying train trains bus car drive driving transport transportation food foods cuisine cuisines meal meals eat eating dinner lunch breakfast activities activity things thing
    something anything everything nothing interest interests interested preference preferences specific particular able also as well including include includes included cover covering covers exploring
    explore explores experience experiencing trying try taking take takes stop stops stopping because since while though although however way ways kind kinds sort sorts main mainly mostly
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul
    aug sep sept oct nov dec spring summer autumn fall winter usd eur gbp jpy krw cny dollars euros pounds won yen
    mr mrs ms dr vs etc ie eg via im ive id ill dont doesnt isnt cant wont lets whats hows i'm i'd i'll i've we're we'd we'll we've don't doesn't can't won't it's that's let's what's""".split()
)
#: Words that are also towns: they need a capital and a word of place before them.
ALSO_TOWNS: frozenset[str] = frozenset(
    """bath reading mobile split orange nice sale man most of bar date same male van hull deal sandwich cork rugby buffalo phoenix aurora florence victoria tours lens troy essen best rice hall surprise
    independence enterprise hope union liberty temple beach garden park castle market spa museum church palace lake hill bay island river port mountain mission normal golden eagle green white black
    brown gray young long short high low east west north south central old new big small grand royal star sun moon batman como bra bari ham crystal diamond pearl ruby sterling price converse early
    corona covina walker baker fisher cook mason parker carter cleveland jackson lincoln madison marion monroe wellington washington kent chester warren page holland england""".split()
) - frozenset(
    "cleveland jackson lincoln madison wellington washington phoenix buffalo florence aurora holland england".split()
)
#: Korean and Chinese words of requests that name nothing.
KOREAN: frozenset[str] = frozenset(
    "여행 일정 계획 추천 예산 숙소 호텔 비행기 기차 친구 가족 혼자 우리 저희 나는 저는 제가 내가 이번 다음 주말 평일 오늘 내일 정도 동안 사이 그냥 좀 조금 많이 너무 정말 진짜 아주 꼭 가고 싶어 싶어요 싶은데 싶습니다 해줘 짜줘 "
    "알려줘 부탁해 부탁 주세요 해주세요 출발 도착 왕복 편도 가는 갈 가요 가려고 해요 할 하는 하고 그리고 또는 혹은 아니면 근데 그럼 그러면 대신 위주 중심 위주로 중심으로 있는 없는 좋은 좋아 좋아해 좋아해요 싫어 말고 빼고 제외 곳 곳으로 곳에 어디 도시 나라 "
    "지역 근처 시간 아침 점심 저녁 밤 낮 하루 이틀 매일 첫날 마지막 총 전체 모두 최대 최소 이하 이내 이상 초반 중반 후반".split()
)
CHINESE: frozenset[str] = frozenset(
    "我们 我想 想去 希望 要求 如下 满足 任意 一个 旅行 旅游 行程 计划 安排 推荐 预算 酒店 住宿 餐厅 类型 以下 之一 游览 尝试 入住 方式 城市 出行 出发 前往 返回 乘坐 不要 不想 喜欢 帮我 请帮 规划 设计 几天 人均 每人 每天 左右 大概 一共 总共 "
    "朋友 家人 父母 孩子 老人 大人 小孩 情侣 周末 下周 明天 今天 时间 地方 景点 博物 美食 公园 寺庙 购物 海边 古迹 文化 自然 中心 附近 早上 晚上 上午 下午 中午 交通 飞机 火车 高铁 开车 自驾 门票 免费 便宜 轻松 悠闲 不赶 适合 带着 一起 双床 单床 大床 不早 不晚 到达 离开 停留 不少".split()
)
#: Left over, they carry nothing: greetings, fillers, verbs of asking.
NOISE: frozenset[str] = FUNCTION
