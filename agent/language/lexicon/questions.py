"""How people ask short questions. Topics are those of `domain.request.Question`; the first that matches is the topic."""

TOPICS: dict[str, str] = {
    "alternatives": r"\b(?:show|give|any|see|what|are there|do you have|suggest|offer)\b.{0,24}\b(?:alternatives?|other (?:options?|plans?|versions?|trips?)|(?:cheaper|calmer|different|another) (?:options?|plans?|versions?|trips?|one))\b|^\s*alternatives\b|다른\s*(?:안|옵션|계획|일정|버전)\S*\s*(?:은|는|도)?\s*(?:없|보여|있|좀|줘)|대안\S*\s*(?:을|이|은|좀)?\s*(?:보여|있|없|줘)|(?:더\s*싼|저렴한)\s*(?:안|옵션|계획|버전)|(?:其他|别的|另外的|更便宜的)(?:方案|选择|选项|计划|版本)",
    "visa": r"\bvisas?\b|\bentry requirements?\b|\benter\b.{0,40}\bpassport\b|\b(?:eta|esta)\b(?! \d)|비자|무비자|입국\s*(?:조건|서류|요건)|签证|免签|入境(?:要求|政策)",
    "plug": r"\b(?:plugs?|sockets?|outlets?|adapt[eo]rs?|voltage|charger)\b|콘센트|플러그|어댑터|돼지코|전압|插头|插座|电压|转换器|转换插",
    "airline_bag": r"\b(?:cabin|carry-?on|hand)\s*(?:-?\s*)?(?:bags?|baggage|luggage|size|allowance|suitcase)|\bluggage (?:size|limit|allowance)|\bbaggage (?:allowance|limit)|기내\s*(?:수하물|가방|캐리어|반입\s*가방)|수하물\s*(?:규정|크기|무게)|手提行李|登机箱|随身行李|行李(?:额|限制|规定|尺寸)",
    "item_rule": r"\b(?:can|may|am|are|is)\b.{0,30}\b(?:bring|take|carry|pack|allowed|fly with)\b.{0,60}\b(?:plane|flight|carry-?on|hand luggage|cabin|checked|board|security|airport|airplane)\b|\bpower bank\b.{0,40}\b(?:plane|flight|allowed|carry)|기내(?:에)?\s*\S{0,8}\s*(?:반입|가져|들고)|비행기에\s*\S{1,10}\s*(?:가져|들고|반입)|(?:能|可以)带\S{0,8}(?:上飞机|登机)|\S{1,8}(?:能|可以)(?:带)?(?:上飞机|登机)",
    "weather": r"\b(?:weather|how (?:hot|cold|warm|rainy|humid)|temperatures?|rain(?:y|s)?\b.{0,20}\bseason|does it (?:rain|snow)|will it (?:rain|snow|be)|is it (?:cold|hot|warm|rainy|humid|going to rain)|climate)\b|날씨|기온|몇\s*도|비가?\s*(?:많이\s*)?오(?:나|는|니|냐)|장마|더워\?|추워\?|춥나|덥나|天气|气温|温度|多少度|冷吗|热吗|下雨吗|雨季",
    "opening": r"\b(?:opening (?:hours|times?)|what time (?:does|do|is)|when (?:does|do|is|are)\b.{0,50}\b(?:open|close|opens|closes)\b|(?:is|are)\b.{0,50}\b(?:open|closed)\b)|영업\s*시간|운영\s*시간|개장|폐장|몇\s*시에?\s*(?:열|닫|여|문|까지|부터)|휴무|휴관|문\s*(?:여|열|닫)|几点(?:开|关|营业)|开放时间|营业时间|开门|关门|闭馆|开放吗|开吗",
    "distance": r"\bhow far\b|\bdistance\b|\bhow long (?:does it take|is the (?:flight|train|drive|trip|ride|journey)|to (?:get|go|fly|drive))|거리가|얼마나\s*(?:멀|걸)|몇\s*(?:킬로|시간)\S{0,3}\s*걸|多远|距离|(?:要|需要)?多久(?:能|才)?到|多长时间",
    "holiday": r"\b(?:public |bank |national )?holidays?\b.{0,60}\?|^\s*(?:public|bank|national) holidays?\b|\b(?:any|which|what|when)\b.{0,30}\bholidays?\b|공휴일|휴일(?:이|인|은|있)|法定假日|公共假期|节假日|放假",
    "currency": r"\b(?:currency|exchange rate|how much is \d.{0,20}\bin\b|what money)\b|통화|환율|화폐|어떤 돈|汇率|货币|用什么钱",
    "time_zone": r"\b(?:time ?zone|time difference|what time is it)\b|시차|시간대|몇\s*시(?:야|예요|인가요|니)\?|时差|时区|现在几点",
    "advisory": r"\b(?:is it safe|how safe|safe to (?:travel|visit|go)|safety|travel (?:advice|advisory|warning|advisories))\b|치안|안전(?:한가|해\?|할까|한지|한 편)|여행\s*경보|위험(?:한가|해\?)|安全吗|安全(?:不|么)|旅行警告|治安",
    "sources": r"\bsources?\b|\bwhere (?:did|do) you (?:get|know)|\bhow do you know\b|출처|어디서\s*(?:알|가져|나온)|근거|来源|出处|哪里来的信息|你怎么知道",
    "why": r"^\s*why\b|\bwhy (?:did|is|are|not|this|these|that|the)\b|왜|이유가|为什么|为何|怎么会选",
    "price": r"\bhow much (?:does|do|is|are|will|would)\b|\bwhat (?:will|would|does|is) (?:it|this|that|the (?:trip|plan|whole)|everything)\b.{0,12}\b(?:cost|price|total)\b|\b(?:what does|what do)\b.{0,50}\bcost\b|\b(?:ticket|entrance|admission) (?:price|fee|cost)s?\b.{0,40}\?|얼마(?:예요|야|인가요|에요|죠|나\s*(?:해|들)|임|\?)|입장료(?:가|는|\s*얼마)|多少钱|门票(?:价格|多少|贵)|票价",
}  # fmt: skip
#: What makes a sentence a question at all.
ASKING = (
    r"\?|？|^\s*(?:do|does|did|is|are|can|could|may|should|will|would|what|which|who|when|where|why|how|tell me|any)\b|(?:나요|까요|가요|입니까|습니까|을까|할까|갈까|는지|되나|얼마|몇|어때|어떤가|필요해|궁금)"
    r"|吗|呢|么|什么|多少|多久|多远|几|哪|怎|是不是|要不要|需不需要|能不能|为何"
)
#: Words of a request for a plan: with one of these and a length or dates, a question mark does not make a question.
PLANNING = (
    r"\b(?:plan|itinerary|itineraries|organi[sz]e|arrange|book)\b|\btrip\b.{0,40}\b(?:for|to|from|in)\b|\b(?:days?|nights?|week)\b.{0,30}\b(?:in|to|trip)\b"
    r"|짜\s*(?:줘|주|봐|달)|계획(?:해|을|을?\s*세)|일정\s*(?:부탁|추천|좀|을|만들)|여행\s*(?:계획|일정)|가고\s*싶|가려고|갈\s*거|갈\s*예정|추천해|다녀오|떠나|여행하|여행\s*가"
    r"|规划|计划|安排|行程|设计|想去|打算|准备去|旅行|旅游|玩\S{0,2}天|去玩|度假|我们\S{0,3}人"
)
SHOPPING = (
    r"\bwhat (?:should|do|must|can|else should) (?:i|we) (?:buy|pack|bring|get)\b|\bwhat to (?:buy|pack|bring|wear)\b|\bpacking list\b|\bshopping list\b|\bwhat (?:i|we) (?:need|should) (?:to )?(?:buy|pack|bring)\b|\bneed to (?:buy|pack)\b|\b(?:buy|recommend|find)\b.{0,30}\b(?:suitcase|adapter|backpack|luggage|umbrella|power bank|jacket|raincoat|sunscreen|shoes|boots|gear)\b"
    r"|(?:뭐|뭘|무엇을|무얼|어떤\s*걸|뭐를)\s*(?:더\s*)?(?:사야|살까|사면|사갈|챙겨|챙길|가져가|가져갈|준비해|입어야)|준비물|챙길\s*(?:것|거)|살\s*(?:것|거|물건)|쇼핑\s*(?:리스트|목록)|짐\s*싸"
    r"|(?:要|该|需要|应该|得)(?:买|带|准备|穿)(?:些|点)?什么|带(?:些|点)?什么(?:东西)?|买(?:些|点)?什么|购物清单|行李清单|打包清单|准备什么"
)
GREETING = (
    r"hi|hello|hey|hiya|yo|good (?:morning|afternoon|evening|night)|greetings|howdy|thanks|thank you|thank you so much|thanks a lot|many thanks|cheers|great|perfect|ok|okay|cool|nice|bye|goodbye|see you|sorry|how are you|who are you|what can you do|what are you|help"
    r"|안녕|안녕하세요|안녕하십니까|하이|헬로|고마워|고마워요|고맙습니다|감사|감사해요|감사합니다|감사해|잘\s*있어|잘\s*가|수고|수고했어|네|응|좋아|좋아요|완벽해|최고|넌 누구|넌 누구야|누구세요|뭐 할 수 있어|뭘 할 수 있어|도와줘|반가워|반가워요"
    r"|你好|您好|嗨|哈喽|早上好|下午好|晚上好|早|谢谢|谢谢你|多谢|感谢|非常感谢|再见|拜拜|好的|好|可以|不错|太好了|完美|你是谁|你能做什么|帮助|辛苦了"
)
