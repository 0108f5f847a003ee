"""How people ask for a change of a plan. Each pattern's named groups: n (a number), x (what), y (for what)."""

from ..numbers import EN_COUNT, ZH_COUNT
from .ordinals import DAY

_KO_N = r"(?P<n>하루|이틀|사흘|나흘|일주일|\d{1,2}\s*일|[한두세네]\s*달)"
_ZH_N = rf"(?P<n>{ZH_COUNT})"

#: Operation -> patterns, tried in order; the first operation that matches a stretch of text takes it.
CHANGES: tuple[tuple[str, str], ...] = (
    ("undo", r"^\s*(?:(?:아+|어|음|앗|잠깐)[\s,]*)?(?:아니다?|아냐)?[\s,.]*취소[\s.!~]*$|^\s*(?:算了|不对)?[,，\s]*(?:取消|恢复)[吧了。!\s]*$|\b(?:undo|revert|take (?:that|it) back|(?:put|bring) (?:it|that|them) back|go back to (?:the )?(?:previous|last|old)|cancel (?:that|the last)(?: change)?|never ?mind(?: that)?|restore the (?:old|previous))\b[^.;]{0,20}"
             r"|(?:방금|아까|마지막)?\s*(?:거|것|변경)?\s*(?:은|는|을|를)?\s*(?:취소\s*(?:해|하|할)|^(?:아+|어|음)?\s*(?:아니다?|아냐)?[\s,]*취소|되돌려|되돌리|원래대로|무르)\S*(?:\s*주\S*)?|撤销|取消(?:刚才|上次|这次)\S*|恢复(?:之前|原来|上一)\S*|还原|算了,?改回去"),
    ("late_arrival", r"\b(?:flight|train|plane)\b[^.;]{0,20}\b(?:delayed|late)\b[^.;]{0,40}|\b(?:i|we)(?:'ll| will| now)?\s*(?:arrive|land|get there|get in)\b[^.;]{0,40}|\barriv\w+\b[^.;]{0,12}\b(?:late|later)\b[^.;]{0,30}"
                     r"|(?:비행기|기차|도착)\S*\s*[^.,]{0,12}(?:늦|지연|연착)\S*[^.,]{0,12}|(?:飞机|航班|火车)\S{0,4}(?:晚点|延误)\S{0,10}|(?:晚到|迟到)\S{0,10}"),
    ("rain", r"\b(?:if it(?:'s going to)? rains?|it(?:'s| is)?(?: going to| will|'ll)? rain(?:s|ing|y)?|rain is (?:forecast|expected)|in case of rain)\b[^.;]{0,30}|[^.,]{0,14}비\s*(?:가|도)?\s*(?:오|온|올|와|왔|내)\S*[^.,]{0,10}|[^,。]{0,8}下雨\S{0,6}|[^,。]{0,8}有雨\S{0,4}"),
    ("budget_delta", r"\b(?P<less7>knock|take|shave|cut|drop|trim)\s+(?:about\s+|another\s+)?[$€£¥₩]?\s?\d[\d,.]*\s*(?:k\b|euros?|dollars?|bucks|quid|pounds?|won|yen|yuan|usd|eur|gbp)?\s*(?:off|out of)\b[^.;]{0,24}|\b(?:(?P<less>reduce|cut|lower|decrease|drop|shrink|trim)|(?P<more>raise|increase|up|add))\b[^.;]{0,24}\bbudget\b[^.;]{0,8}\bby\s+[^.;]{1,30}|\b(?:spend|budget)?\s*[^.;,]{0,20}?\b(?P<amount>[$€£¥₩]?\s?\d[\d,.]*\s*(?:k\b|euros?|dollars?|pounds?|won|yen|yuan)?)\s+(?:(?P<less2>less|fewer|cheaper)|(?P<more2>more)\b(?! days?| nights?| museums?| places?))[^.;]{0,40}"
                     r"|예산\S*\s*[^.,]{0,16}?(?:만|원|달러|유로|엔|\d)\S*\s*(?:정도|쯤|만큼|을|를|만)?\s*(?:(?P<less3>줄|깎|낮|덜|빼|적)|(?P<more3>늘|올|더|추가))\S*|[^.,]{0,12}(?:만원|원|달러|유로|엔)\s*(?:정도|쯤|만)?\s*(?P<less5>줄여|깎아|덜)\S*"
                     r"|(?:预算|经费)\S{0,3}(?:(?P<less4>减少?|降低?|少|缩减)|(?P<more4>增加?|提高|加|多))(?:了|到)?\s*\S{1,10}|(?P<less6>少花|便宜)\S{0,8}\d\S{0,6}|[^.,]{0,12}?(?:만원|원|달러|유로|엔)(?:만|정도|쯤)?\s*(?P<more7>더\s*(?:쓸|써|쓰|내|들|추가)|추가|늘려|올려)\S*|(?P<less8>再?(?:便宜|少花|省))[一二两三四五六七八九十百千万]{2,}\S{0,3}|(?P<more8>再?(?:多花|加))[一二两三四五六七八九十百千万]{2,}(?!天)\S{0,2}"),
    ("cheaper", r"\b(?:(?:make|get|keep|find|can)\b[^.;,]{0,30}?\b)?(?:cheaper|less expensive|less costly|more affordable|(?:save|spend) (?:some |less )?money|spend less|cut (?:the )?costs?)\b(?!\s+than\s+\d)[^.;,]{0,12}|(?:좀\s*)?(?:더\s*)?(?:싸게|싼\s*(?:걸로|곳으로|데로)|저렴하게|저렴한\s*(?:걸로|곳으로))\s*\S*(?:\s*(?:줘|주세요))?|(?:비용|돈|경비)(?:을|를)?\s*(?:좀\s*)?(?:줄여|아껴)\S*|(?:再|更|能不能|可以)?(?:便宜|省钱|省)(?:一?点儿?|些)\S{0,2}"),
    ("budget", r"\b(?:budget)\b[^.;]{0,20}\b(?:is now|to|now|of|is|becomes?|should be)\s+[^.;]{1,24}|\b(?:set|make|change) (?:the |our |my )?budget\b[^.;]{1,30}|예산\S*\s*[^.,]{1,16}(?:으로|로)\s*(?:바꿔|변경|해|조정|맞춰)\S*(?:\s*주\S*)?|예산\S*\s*(?:총\s*)?\d[^.,]{0,12}(?:이야|예요|이에요|입니다|으로|로)|预算(?:改成|改为|调整?(?:到|为)|变成|是)\S{1,12}"),
    ("add_days", rf"\b(?:make|have)\s+(?:it|the trip|this)\s+(?P<n1>{EN_COUNT}|a|an)\s+(?:days?|weeks?|nights?)\s+longer\b|\b(?:add|plus|extend(?: it| the trip)?(?: by)?|stay(?: for)?|have|need|give (?:me|us))\s+(?:another\s+)?(?P<n2>{EN_COUNT}|a|an)?\s*(?:more\s+|extra\s+|additional\s+)*(?:days?|nights?)\b(?:\s+(?:more|longer|extra|to (?:it|the trip)|in [a-z]+))*"
                 rf"|\b(?:an?|one)\s+(?:extra|more|additional|another)\s+(?:day|night)\b|\banother\s+day\b|\b(?P<n3>{EN_COUNT})\s+(?:more|extra)\s+(?:days?|nights?)\b|\b(?P<n4>{EN_COUNT}|a|an)\s+(?:days?|nights?|weeks?)\s+(?:longer|more|extra)\b"
                 rf"|{_KO_N.replace('<n>', '<k1>')}\s*(?:정도\s*|만\s*)?(?:더\s*(?:\S{{0,8}})|늘려\S*|연장\S*|추가\S*|길게\S*)(?:\s*(?:줘|주세요|싶\S*|있\S*|늘려\S*))?|여행\S*\s*{_KO_N.replace('<n>', '<k2>')}\s*(?:늘|연장)\S*"
                 rf"|(?:再|多)\s*(?:加|待|玩|住|增加|延长|呆)?\s*{_ZH_N.replace('<n>', '<z1>')}天\S{{0,2}}|(?:加|延长|增加){_ZH_N.replace('<n>', '<z2>')}天|{_ZH_N.replace('<n>', '<z3>')}天(?:更长|更多)"),
    ("remove_days", rf"\b(?:make|have)\s+(?:it|the trip|this)\s+(?P<n1>{EN_COUNT}|a|an)\s+(?:days?|nights?)\s+shorter\b|\b(?:cut|remove|drop|shorten(?: it| the trip)?(?: by)?|take off|lose)\s+(?P<n2>{EN_COUNT}|a|an)\s+(?:days?|nights?)\b|\b(?P<n3>{EN_COUNT}|a)\s+(?:days?|nights?)\s+(?:less|fewer|shorter)\b"
                    rf"|{_KO_N.replace('<n>', '<k1>')}\s*(?:정도\s*|만\s*|을\s*|를\s*)?(?:줄여|줄이|짧게|덜|빼)\S*|(?:少|减少?|缩短)(?:玩|待|住)?{_ZH_N.replace('<n>', '<z1>')}天"),
    ("add_traveller", r"\b(?:add|bring(?:ing)?)\s+(?:my|our|a|one more|another)\s+(?P<x>mother|mom|mum|father|dad|wife|husband|partner|girlfriend|boyfriend|friend|sister|brother|son|daughter|kid|child|baby|grandmother|grandfather|grandma|grandpa|person|traveller|traveler|adult)\b[^.;]{0,60}|\b(?:my|our)\s+(?P<x2>mother|mom|mum|father|dad|wife|husband|partner|girlfriend|boyfriend|friend|sister|brother|son|daughter|grandmother|grandfather|grandma|grandpa)\s+(?:is|will be|'s|wants to|would like to)\s*(?:also\s+)?(?:coming|joining|come|join)\b[^.;]{0,60}"
                      r"|(?P<x3>엄마|어머니|아빠|아버지|아내|남편|친구|동생|언니|누나|형|오빠|아들|딸|아이|할머니|할아버지|한\s*명|한\s*사람)(?:도|를|을|가)?\s*(?:같이|함께|더|추가|데려|데리고|모시)[^.]{0,40}|(?:加上?|带上?|再加)(?:我的?)?(?P<x4>妈妈|母亲|爸爸|父亲|老婆|妻子|老公|丈夫|朋友|女朋友|男朋友|孩子|儿子|女儿|奶奶|爷爷|一个人|一人)[^。;]{0,30}|(?:我的?)?(?P<x5>妈妈|母亲|爸爸|父亲|老妈|老爸|妈|爸|老婆|老公|朋友|女朋友|男朋友|女友|男友|奶奶|爷爷|孩子)也(?:要|想)?(?:去|来|一起)[^。;]{0,30}"),
    ("unlock", r"\bunlock\s+(?P<x>[^.;,]{1,40})|(?P<x2>\S{1,20})\s*(?:고정|잠금)\s*(?:해제|풀)\S*|解锁(?P<x3>[^,。]{1,20})"),
    ("lock", r"\b(?:lock|keep|fix|pin|don't (?:change|touch|move))\s+(?:the\s+|in\s+)?(?P<x>[^.;,]{1,40}?)(?=[.;,]|\s+and\s+(?:make|move|remove|add|swap|start|give|drop|skip|change|replace)\b|$)|(?P<x2>[^.,]{1,20}?)(?:은|는|을|를)?\s*(?:그대로|고정|건드리지|바꾸지\s*말)\S*(?:\s*(?:두|둬|해|놔|말)\S*)?|(?:保留|锁定|固定|别动|不要动)(?P<x3>[^,。]{1,20})"),
    ("start", r"\b(?:start|begin)\s+(?:the\s+)?[^.;,]{0,20}\bat\s+(?P<clock>\d{1,2}(?::\d{2})?\s*(?:a\.?m\.?|p\.?m\.?)?)|\b(?:start|begin)\s+(?:[^.;,]{0,16}\s)?(?P<later>later|earlier)\b[^.;,]{0,20}|[^.,]{0,10}?(?P<clockk>\d{1,2}\s*시(?:\s*\d{1,2}\s*분|\s*반)?)(?:에|부터)\s*(?:시작|출발)\S*|[^,。]{0,6}?(?<![\d一二两三四五六七八九十])(?P<clockz>(?:\d{1,2}|[一二两三四五六七八九十]{1,3})点(?:半|\d{1,2}分?)?)\S{0,2}?(?:开始|出发|出门)"),
    ("swap", r"\b(?:swap|replace|switch|exchange)\s+(?:out\s+)?(?:the\s+|that\s+)?(?P<x>[^.;,]{1,40}?)(?:\s+(?:for|with|by|to)\s+(?:the\s+|a\s+|an\s+|something\s+)?(?P<y>[^.;,]{1,40}))?(?=[.;,]|$)|\bchange\s+(?:the\s+)(?P<x2>(?!date|budget|destination|trip)[^.;,]{1,40}?)(?:\s+(?:for|to|into)\s+(?P<y2>[^.;,]{1,40}))?(?=[.;,]|$)|\b(?:something|somewhere)\s+else\s+(?:instead of|than|for)\s+(?:the\s+)?(?P<x3>[^.;,]{1,40})|\b(?P<y4>[^.;,]{1,30}?)\s+instead of\s+(?:the\s+)?(?P<x7>[^.;,]{1,40})"
             r"|(?P<x9>[^.,]{1,20}?)(?:을|를)\s*(?P<yk2>[^.,]{1,14}?)(?:로|으로)\s*(?:바꿔|교체|변경)\S*(?:\s*(?:줘|주세요))?|(?P<x4>[^.,]{1,20}?)\s*(?:을|를|은|는)?\s*(?:다른\s*(?:곳|데|걸|것|거|장소)\S*\s*(?:바꿔|교체|변경)\S*|말고\s*(?P<yk>[^.,]{1,14}?)\s*(?:(?:로|으로)\s*)?(?:바꿔|가|넣|해)\S*|교체\S*|바꿔\S*(?:\s*(?:줘|주세요))?)|把(?P<x5>[^,。]{1,16}?)(?:换成|换为|改成|替换成)(?P<y3>[^,。]{1,16})|把(?P<x6>[^,。]{1,16}?)(?:换掉|换一个|换了)|换掉(?P<x8>[^,。]{1,16})"),
    ("remove", r"\b(?:remove|skip|drop|delete|cut|leave out|cancel|get rid of|take out|without|no)\s+(?:the\s+|all\s+|any\s+)?(?:visit to\s+(?:the\s+)?)?(?P<x>(?!more\b|longer\b|problem|worries|thanks)[^.;,!?]{1,40}?)(?=\s+(?:and|please|but|from|on)\b|[.;,!?]|$)|(?P<x2>[^.,]{1,20}?)\s*(?:은|는|을|를)?\s*(?:빼\s*(?:줘|주|고|달|자|버)|삭제|제외|없애|지워|안\s*갈래|안\s*가고\s*싶|안\s*갈|그만(?:\s*(?:가|보|넣|하))?)\S*(?:\s*주\S*)?|(?:去掉|删掉|删除|取消|不去|不要去?|拿掉)(?P<x3>[^,。]{1,16})|把(?P<x4>[^,。]{1,16}?)(?:去掉|删掉|删除|取消)|(?P<x5>[^,。]{2,16}?)(?:就|都)?(?:不要了|不去了|不看了)"),
    ("more", r"\b(?:more|some more|a few more)\s+(?P<x>(?!days?|nights?|time|than|relaxed|slow)[a-z ]{3,24}?)(?=[.;,!?]|\s+(?:please|and|on)\b|$)|(?P<x2>[\uac00-\ud7a3]{2,8}?)(?:을|를|은|는|도)?\s*더\s*(?:많이|넣|보|가|추가)\S*|(?:再|多|更多)(?:一?些|一?点|几个|安排|加|来|放|看|逛|去)+(?P<x3>[\u4e00-\u9fff]{2,6})"),
    ("less", r"\b(?:fewer|less)\s+(?P<x>(?!days?|nights?|than|money|expensive)[a-z ]{3,24}?)(?=[.;,!?]|\s+(?:please|and|on)\b|$)|(?P<x2>[\uac00-\ud7a3]{2,8}?)(?:을|를|은|는)?\s*(?:줄여|덜|적게)\S*|(?:少安排|少一?些|少去|少看|少逛|少)(?:一?点|些)?(?P<x3>[\u4e00-\u9fff]{2,6})"),
    ("add", r"\b(?:add|include|put in|throw in|fit in|also (?:visit|see))\s+(?:a\s+visit\s+to\s+)?(?:the\s+|a\s+|an\s+|in\s+)?(?P<x>[^.;,!?]{2,40}?)(?=\s+(?:on|to day|and|please|too)\b|[.;,!?]|$)|(?P<x2>[^.,]{1,20}?)\s*(?:을|를|도)?\s*(?:추가|넣어|포함|들르)\S*(?:\s*(?:줘|주세요|싶\S*))?|(?:加上|加入|增加|添加|加一个)(?P<x3>[^,。]{2,16})"),
)  # fmt: skip
#: Fewer things, on a day or on each.
FEWER = (
    r"\b(?:see|do|visit|have|with)\s+(?:less|fewer(?:\s+(?:things|places|sights|stops|visits))?)\b(?:\s+(?:each|every|per|a|on)\s+days?(?:\s+\d+)?)?|\b(?:fewer|less)\s+(?:things|stops|sights|places|visits)\b(?:\s+(?:each|every|per|a)\s+day)?"
    r"|하루에?\s*(?:조금|적게|덜)\S*(?:\s*(?:보|가|다니|넣)\S*)?(?:\s*싶\S*|\s*줘)?|(?:일정을?\s*)?(?:더\s*)?여유롭게\S*(?:\s*(?:해|짜)\S*)?|每天少(?:安排|看|去|逛|走)\S{0,4}|少安排一?点"
)
#: All dates by so much: later, or earlier.
SHIFT = (
    rf"\b(?:move|push|shift|postpone|delay|put)\b[^.;,]{{0,24}}?\b(?:by\s+)?(?P<n1>{EN_COUNT}|a|an)\s+(?P<u1>days?|weeks?)\b(?:\s+(?P<e1>later|back|forward|ahead|earlier|sooner))?|\b(?P<n2>{EN_COUNT}|a|an)\s+(?P<u2>days?|weeks?)\s+(?P<e2>later|earlier|sooner)\b"
    rf"|(?P<k1>하루|이틀|사흘|나흘|(?:일|한|이|두|[1-4])\s*주일?|\d{{1,2}}\s*일)\s*(?:정도\s*|쯤\s*|만\s*)?(?:(?P<e3>뒤|늦|미루|미뤄|연기)|(?P<e4>앞|당겨|당기|일찍))\S*(?:\s*(?:로\s*)?(?:미뤄|미루|옮겨|옮기|가|해|바꿔|당겨)\S*)?(?:\s*(?:줘|주세요))?"
    rf"|(?:(?P<e5>推迟|延后|延迟|往后|晚)|(?P<e6>提前|往前|早)){{1}}(?:推|挪|移)?(?P<z1>{ZH_COUNT})个?(?P<u3>天|周|星期|礼拜)"
)
#: A place instead of the one before.
DESTINATION = (
    r"(?:^\s*(?:no|nope|actually|sorry|wait|hmm|oh)\b[\s,.!-]*)+(?:i (?:meant|mean|said)|make (?:it|that)|let's (?:go to|do)|change (?:it )?to|go to|i(?:'d| would) rather go to|to)?\s*$|\b(?:make (?:it|that)|change (?:it|that|the destination|destination|the city)? ?to|switch (?:it )?to|go to|let's (?:do|go to)|rather go to|prefer|meant|instead go to|how about|what about)\s*(?:the\s+)?$"
    r"|^\s*(?:아니|아뇨|아니요|아냐|그냥|그럼|차라리)[\s,.]*$|(?:换成|改成|改去|改为|换到|还是去|不,|不是,|不对,)(?:去)?\s*$|^\s*(?:不|不是|不对|算了)[,，\s]*(?:去|要去|是)?\s*$"
)
DESTINATION_AFTER = r"^\s*(?:instead|please instead|rather)\b|^(?:로|으로)\s*(?:바꿔|변경|가자|갈래|해|가고|하자|가는|갈게)|^\s*(?:말이야|말이에요|요|로요|가 아니라)|^(?:吧|好了|比较好)"
DATES = r"\b(?:move|shift|change|postpone|start|begin|reschedule|make it|push|go|leave)\b|날짜|옮겨|미뤄|바꿔|변경|당겨|출발|(?:改到|改成|推迟|提前|换到|移到|日期)"
DAYS = DAY
