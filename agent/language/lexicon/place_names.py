"""Names that people use for cities and regions and that gazetteers leave out, to the name that they have there."""


def _rows(text: str) -> dict[str, str]:
    """ "name=one,two;..." to spelled name -> catalog name."""
    pairs = (row.strip().split("=") for row in text.replace("\n", "").split(";") if row.strip())
    return {spelled: name for name, others in pairs for spelled in others.split(",")}


CITY_ALIASES: dict[str, str] = _rows(
    """New York City=nyc,ny,big apple;San Francisco=sf,frisco;Hong Kong=hk;Ho Chi Minh City=saigon;Mumbai=bombay;Beijing=peking;Kuala Lumpur=kl;Bangkok=bkk;Barcelona=bcn;Mexico City=cdmx;Las Vegas=vegas;
Philadelphia=philly;Rio de Janeiro=rio;Sevilla=seville;Brugge=bruges,브뤼헤,布鲁日;Marrakesh=marrakech,마라케시,马拉喀什;Zaragoza=saragossa;Québec=quebec city,퀘벡시티;Bern=berne;Ródos=rhodes;
Porto=oporto,포르투,波尔图;Nha Trang=나짱;Phu Quoc=푸꾸옥;Dubrovnik=두브로브니크;Vladivostok=블라디보스톡;Tongyeong=통영;Seogwipo=서귀포;Venice=威尼斯;Luzern=卢塞恩,琉森;Phuket=普吉,普吉岛;Siem Reap=暹粒;Jeju=济州岛;
George Town=槟城"""
)
#: Regions and islands that are meant where they are named, before any town of the name (Bali is not Bāli in India).
REGION_ALIASES: dict[str, str] = _rows(
    """Bali=bali,발리,巴厘岛,巴厘;Hawaii=hawaii,하와이,夏威夷;Sicily=sicily,시칠리아,西西里,西西里岛;Sardinia=sardinia,사르데냐,撒丁岛;Corsica=corsica,코르시카,科西嘉;Tuscany=tuscany,토스카나,托斯卡纳;
Okinawa=okinawa,오키나와,冲绳;Hokkaido=hokkaido,홋카이도,훗카이도,북해도,北海道;Crete=crete,크레타,크레타섬,克里特岛;Andalusia=andalusia,안달루시아,安达卢西亚;Bavaria=bavaria,바이에른,巴伐利亚;Normandy=normandy,노르망디,诺曼底;
Brittany=brittany,브르타뉴,布列塔尼;Catalonia=catalonia,카탈루냐,加泰罗尼亚;Kerala=kerala,케랄라,喀拉拉邦;Goa=goa,果阿;Rajasthan=rajasthan,라자스탄,拉贾斯坦"""
)
