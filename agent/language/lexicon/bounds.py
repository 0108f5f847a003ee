"""Words that say on which side of an amount a thing must be, in three languages.

They are put together by their kinds, not listed as phrases: "not" before "heavier than" is at most, "not" before "lighter than" is at least.
`OVER`, `LESS`: comparisons, which a denial turns round. `UP`, `LOW`: at most and at least, whatever stands beside them. `NEG`: a denial.
`GLUE`: words that may stand between these and the amount and say nothing of the side.
"""

from collections.abc import Mapping
from types import MappingProxyType

#: Before the amount. English words stand between word ends.
BEFORE_EN: Mapping[str, str] = MappingProxyType(
    {
        "UP": r"at (?:the )?(?:very |absolute )?most|max(?:imum|imal|\.)?|up to|as much as|within|inside|fit(?:s|ting)? (?:in(?:to)?|inside|within)?|limit(?:ed)?|cap(?:ped)?|ceiling|budget(?:ed)?|no further than|<=?|≤",
        "LOW": r"at (?:the )?(?:very )?least|min(?:imum|imal|\.)?|from|starting|upwards? of|as little as|>=?|≥",
        "OVER": r"(?:more|any|much|far) (?:expensive|costly)|expensive|over|above|more|bigger|larger|heavier|greater|higher|pricier|dearer|costlier|longer|taller|wider|thicker|exceed(?:s|ing|ed)?|beyond|past|surpass(?:es|ing)?|in excess|pass(?:es|ing)?|top(?:s|ping)|outweigh(?:s|ing)?|heavy|big|large",
        "LESS": r"under(?:neath)?|below|beneath|less|lower|fewer|smaller|lighter|cheaper|shorter|thinner|shy|less (?:expensive|costly|heavy)|short",
        "NEG": r"no|not|never|nothing|none|without|cannot|neither|nor|don'?t|doesn'?t|won'?t|can'?t|mustn'?t|shouldn'?t|isn'?t|aren'?t|wouldn'?t|needn'?t|couldn'?t|wasn'?t|refuse|avoid",
        "GLUE": r"than|of|to|too|be|is|are|it|it's|its|that|which|with|an?|the|at|for|in|on|by|as|or|and|around|about|approximately|roughly|some|costs?|costing|costed|priced?|prices|pricing|price tag|weighs?|weighing|weight|weighed|rated?|ratings?|capacity|volume|holding|holds?|containing|contains?|room|size|sized|sizes|dimensions?|dimension|measur(?:es|ing|ed)|measurements?|should|must|may|can|could|will|would|shall|has|have|having|had|i|i'm|i'd|my|we|our|me|you|they|them|spend|spending|pay|paying|go|goes|going|gone|run|get|gets|set|back|want|wanted|willing|allowed|allow|able|stay|stays|staying|keep|keeping|kept|comes?|coming|please|only|just|any|total|all|do|does|side|sides|limits?|figure|mark|somewhere|anything|something|like|prefer|ideally|overall|hold|energy|score[sd]?|scoring|stars?|whose|one|a container|containers?|bottles?|tubes?|packs?|factor|sun|spf|side of",
    }
)  # fmt: skip
#: After the amount.
AFTER_EN: Mapping[str, str] = MappingProxyType(
    {
        "UP": r"(?:or|and|&)\s+(?:anything\s+)?(?:less|under|below|smaller|lighter|lower|fewer|cheaper|beneath|down)|max(?:imum)?|tops|at (?:the )?(?:very )?most|(?:is|being|as|was)\s+(?:my|the|our|an?)\s+(?:absolute\s+|upper\s+|hard\s+)?(?:limit|max(?:imum)?|ceiling|cap|budget|most)|is all (?:that )?(?:i|we)(?:'ve| have| can \w+)?(?: got)?|(?:upper )?limit|ceiling|cap|budget|sizer|allowance",
        "LOW": r"(?:or|and|&)\s+(?:anything\s+)?(?:more|over|above|higher|up(?:wards?)?|better|bigger|larger|greater|heavier|beyond)|at (?:the )?(?:very )?least|min(?:imum)?|upwards?",
        "GLUE": r"in price|in weight|in size|each|apiece|of weight|long|of capacity|all in|for it|stars?|rating|out of (?:5|five)|/\s*5|points?",
    }
)  # fmt: skip

BEFORE_KO: Mapping[str, str] = MappingProxyType(
    {
        "UP": r"최대한도?|최대|많아야|많아도|비싸도|비싸야|비싸봐야|커도|커야|커봐야|무거워도|무거워야|길어도|높아도|기껏해야|상한선?|한도|맥시멈|예산",
        "LOW": r"최소한?|적어도|못해도|최저|하한선?|미니멈|작아도|낮아도",
        "GLUE": r"가격대?|값|금액|무게|중량|용량|크기|사이즈|평점|별점|별|전력량|배터리|차단\s*지수|자외선|부피|규격|치수|총|약|대략|한|은|는|이|가|을|를|의|로|으로|에|도|에서|인|내|제|저는|spf|무조건|꼭|아무리|딱|전체|합계",
    }
)  # fmt: skip
#: After the amount: bounds, and between the two the particles. Comparisons with their endings stand in `KOREAN_OVER` and `KOREAN_LESS`.
AFTER_KO: Mapping[str, str] = MappingProxyType(
    {
        "UP": r"이하|이내|미만|안쪽|안으로|안에서|안에|안이[면고]|내로|내에서|까지|밑|아래|한도|상한|최대|맥스|(?:도|가|이|은|는)?\s*(?:안|못)\s*(?:되는|돼는|되고|나가는|하는|되게|됐으면)",
        "LOW": r"이상|부터|최소|넘게",
        "GLUE": r"짜리|정도|쯤|가량|선|대|급|보다|보단|으로|로|을|를|은|는|이|가|도|의|만|에|인|여야|이어야|이면|이고|면|하는|맞는|맞게|맞고|들어가는|들어가고|쓸|더|무게|크기|용량|가격|해야|점|개|점수",
    }
)  # fmt: skip
KOREAN_OVER = r"초과|넘|비싸|비싼|비쌀|비쌌|무거|무겁|무거운|크|큰|커|높|많|길|긴"
KOREAN_LESS = r"싼|싸|쌌|저렴|가벼|가볍|작|적|낮|덜|못\s*미치|짧"
KOREAN_DENIED = r"않|말|마(?=세요|라|시|$|\s)|못|안\s*(?=[돼되됩될된])|없|아니|아닌|금지|곤란|싫"

BEFORE_ZH: Mapping[str, str] = MappingProxyType(
    {
        "UP": r"最多|最高|最大|最重|最贵|至多|顶多|最长|上限|预算|控制在|限价?|限重|不到|未满|不足|撑死",
        "LOW": r"至少|最少|最低|最小|起码|最轻",
        "OVER": r"超过|超出|高于|大于|贵于|重于|多于|高过|大过|重过|贵过|多过|超|过|长于",
        "LESS": r"低于|小于|少于|轻于|便宜于|低过|小过|少过|轻过|短于",
        "NEG": r"不要|不能|不可以|不可|不得|不会|不应该?|不想|不准|不|别|勿|莫|没有|没|未",
        "THAN": r"比",
        "GLUE": r"价格|价钱|售价|重量|容量|尺寸|评分|评价|能量|电量|大小|总价|大概|大约|约|在|是|为|的|要|得|大|重|就|都|到|它|指数|防晒|系数|spf|星级|价位|得分|算上|了|请|只要",
    }
)  # fmt: skip
AFTER_ZH: Mapping[str, str] = MappingProxyType(
    {
        "UP": r"以内|之内|以下|以里|内|封顶|为限|为上限|左右|上下|顶天|打住|及以下|或以下|或更少|或更低",
        "LOW": r"及以上|或以上|或更高|或更多|以上|起步|起|往上|打底",
        "OVER": r"(?:还|更|要)?(?:重|大|贵|多|高|长)(?=$|[^量小价达])",
        "LESS": r"(?:还|更|要)?(?:轻|小|便宜|少|低|短)",
        "GLUE": r"的|分|星|左右|就行|就好|即可|就可以",
    }
)  # fmt: skip

#: Denials anywhere in a clause: one that was not put to use is said.
DENIALS = (
    r"(?<![a-z])(?:no|not|never|nothing|none|without|except|excluding|avoid|neither|nor|non|minus|rather than|instead of|allergic|hate|dislike|skip|anything but|\w+n't|dont|doesnt|wont|cant)(?![a-z])"
    r"|말고|빼고|빼줘|빼\s*주|제외|아닌|아니[고면어라]|없는|없이|싫|피하|피해|안\s+[가-힣]|않|말아|마세요|못\s"
    r"|不|别[^针]|非|无(?!线|人)|除了|除|(?<!有)没(?!有吗)|避免|勿|拒绝|讨厌"
)
#: What sounds like a demand: with words beside it that are no condition of ours, these are said.
DEMANDS = (
    r"(?<![a-z])(?:must|has to|have to|needs? to|required?|only|at least|at most|exactly|between|than|compatible|certified|approved|guaranteed?|made in|by (?:mon|tues|wednes|thurs|fri|satur|sun)day|by tomorrow|before|deliver(?:ed|y)?|ship(?:ped|ping)?|warranty|free)(?![a-z])"
    r"|필수|반드시|꼭|무조건|보다|이상|이하|이내|미만|초과|넘|까지|한도|인증|배송|도착|보증"
    r"|必须|一定|只要|保修|送达|到货|认证|以内|以上|以下|超过|低于|高于"
)  # fmt: skip
