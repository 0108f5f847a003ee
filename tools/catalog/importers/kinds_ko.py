"""What a Korean name says of the kind of a place, and of whether it is a place for a traveller at all."""

import re

from ....domain.place import Kind

#: First match wins: from the particular to the general. Words end a name unless they stand before a bracket.
_WORDS: tuple[tuple[str, Kind], ...] = (
    (r"미술관$|갤러리$", Kind.GALLERY),
    (r"박물관$|기념관$|전시관$|자료관$|문학관$|과학관$", Kind.MUSEUM),
    (r"아쿠아리움|수족관", Kind.AQUARIUM),
    (r"동물원|사파리|나비공원|오월드|오-월드", Kind.ZOO),
    (
        r"테마파크|테마공원|워터파크|에버랜드|롯데월드(?! ?민속)|서울랜드|가야랜드|에코랜드|선녀와나무꾼|판타지아|환타지아|루지$"
        r"|레일바이크|레일파크|철로자전거|짚와이어|짚라인|집라인|활공랜드|소인국|놀토피아|휴애리|썰매장|케이블카",
        Kind.AMUSEMENT,
    ),
    (r"전망대|타워$|스카이워크", Kind.VIEWPOINT),
    (r"식물원|수목원|정원$|허브동산|허브밸리|카멜리아힐|방림원|세미원|아담원|소쇄원|원림$|생각하는정원", Kind.GARDEN),
    (r"미술관|갤러리|아트뮤지엄|아트센터나비|아트선재|화랑$", Kind.GALLERY),
    (
        r"박물관|뮤지엄|기념관|전시관|역사관(?!광)|문학관|과학관|자료관|체험관|전시장|문화관(?!광)|생태관(?!광)|유물관|보훈관|천문대"
        r"|민속관|성보관|교육관|홍보관|추사관|울림관|평화관",
        Kind.MUSEUM,
    ),
    (r"민속촌|한옥마을", Kind.HISTORIC),
    (r"해수욕장|해변$|백사장", Kind.BEACH),
    (r"시장$|장터$", Kind.MARKET),
    (r"고투몰|지하상가|면세점", Kind.SHOPPING),
    (r"온천|해수찜|허심청|스파$", Kind.SPA),
    (r"금성당|향교|서원$", Kind.HISTORIC),
    (r"성당|성심당|교회$|천진암|순교성지|천주교|순교자", Kind.CHURCH),
    (r"이슬람", Kind.MOSQUE),
    (r"경기장|운동장$", Kind.STADIUM),
    (r"예술의전당|국악원|아트센터|공연장|극장$", Kind.THEATRE),
    (r"도서관", Kind.LIBRARY),
    (r"산성$|읍성|^진주성$|성곽|한양도성|고성지|당포성|호로고루", Kind.CASTLE),
    (
        r"고택|생가|가옥|사당|유적|왕릉|장릉|헌인릉|동구릉|총$|고분|관아|행궁|객사|통제영|포대지|돈대|암각화|무후묘|부군당|동헌"
        r"|충렬사|도호부청사|한옥|초당$|재$|내아$|금성관|제승당|완사천|진남관|사적|대공분실|호국신사|철도병원|근대역사|본원사|시식지"
        r"|심우장|유허지|태실$|사지$|덕포진|동춘당|작원관지|남고문|나주역|삼성궁|(?:루|정)$",
        Kind.HISTORIC,
    ),
    (r"비$|탑$|동상|은행나무$|현판$", Kind.MONUMENT),
    (r"거리$|골목|광장$|문화마을|벽화마을|동화마을|하회|광복로|마을$|빌리지", Kind.DISTRICT),
    (r"대교$|다리$|철교$|만년교", Kind.ARCHITECTURE),
    (r"반일암$", Kind.NATURE),
    (r"[가-힣]{2,}사$|[가-힣]{2,}암$|[가-힣]사\(|[가-힣]사&", Kind.TEMPLE),
    (r"(?<!도립)(?<!국립)(?<!군립)공원\)?$|동산$|쉼터$|유원지$|죽녹원|메타세쿼이아", Kind.PARK),
    (r"분수대?$", Kind.SIGHT),
    (
        r"휴양림|계곡|폭포|습지|동굴|굴$|늪|호$|호수|저수지|수원지|해안|해금강|주상절리|산$|산&|봉$|숲|도립공원|군립공원|국립공원"
        r"|섬$|도$|노고단|벚꽃길|유채|꽃무릇|백련지|대숲|황톳길|갈대|천$|포구$|두물머리|바위$|갓바위|언덕$|을숙도|대$|못$|둘레산?길"
        r"|누리길|비리$|소리길|호반$|하중도|생태",
        Kind.NATURE,
    ),
)
_KINDS = tuple((re.compile(words), kind) for words, kind in _WORDS)

#: Lodging, golf, camps, schools, programmes by booking, offices, and bare spots where something once stood.
_NOT_A_SIGHT = re.compile(
    r"리조트|골프|컨트리클럽|야영장|캠핑|유스호스텔|수련원|휴가촌|펜션|호텔|안내센터|정보센터|관광안내|체험(?:휴양)?마을|휴양마을"
    r"|주말농장|농업개발원|요트학교|학교$|스쿨$|카페|브랜드연구소|충전소|공작소|나눔센터|우체통|자동차극장|게이트볼|체육공원|레포츠"
    r"|클라이밍|카누|자전거하이킹|패러글라이딩|인삼문화센터|해조류센터|복합웰컴|숲체원|집터|시위지|나루터|사옥|수위관측소|사택지"
    r"|공설시장|공장\(|찬바람재|육교|만남의광장|전수관|전수교육|궁시장|기업가정신|우호센터|부대시설|라비에벨|신영$|설해원|렛츠런|경정"
    r"|소노벨|웰리힐리|휘닉스파크|알펜시아|용평관광단지|에덴밸리|캠퍼스|숲속의집|연수원|교육장(?!전시)|제방|물누리|안전체험|농장$|휴게|슈퍼"
)


def kind_of(name: str, default: Kind) -> Kind:
    """By the words of the name: "국립중앙박물관" is a museum."""
    bare = name.replace(" ", "")
    return next((kind for words, kind in _KINDS if words.search(bare)), default)


def is_sight(name: str) -> bool:
    """False for what a traveller cannot visit as a sight."""
    return not _NOT_A_SIGHT.search(name.replace(" ", ""))
