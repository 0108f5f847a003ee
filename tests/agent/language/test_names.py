"""Names of places stand whole: no word of time, number or money is read inside them."""

from collections.abc import Callable
from datetime import date

import pytest
from tripwright.agent.language.keyless import understand
from tripwright.agent.language.leftovers import perhaps_a_place
from tripwright.domain.place import City, Country, Kind, Place, Point
from tripwright.domain.request import Request
from tripwright.tools.catalog.memory import InMemoryCatalog

Read = Callable[[str], Request]
# (names and populations after GeoNames, CC BY 4.0)
_ROWS = """Toronto|CA|2731571|토론토|多伦多;Riga|LV|605802|리가|里加;St. Louis|US|315685|세인트루이스|圣路易斯;Detroit|US|639111|디트로이트|底特律;Málaga|ES|568305|말라가|马拉加
Gyeongju|KR|264091|경주|庆州;Istanbul|TR|14804116|이스탄불|伊斯坦布尔;Buenos Aires|AR|13076300|부에노스아이레스|布宜诺斯艾利斯;Edinburgh|GB|506520|에든버러|爱丁堡;Nara|JP|367353|나라|奈良
Cape Town|ZA|4004793|케이프타운|开普敦;The Hague|NL|474292|헤이그|海牙;Frankfurt am Main|DE|650000|프랑크푸르트|法兰克福;Nice|FR|338620|니스|尼斯;Brighton|GB|229700|브라이턴|布赖顿
Salvador|BR|2711840|사우바도르|萨尔瓦多市;Hobart|AU|216656|호바트|霍巴特;Tokushima|JP|267345|도쿠시마|德岛"""


@pytest.fixture
def read() -> Read:
    cities = []
    for number, row in enumerate(_ROWS.replace("\n", ";").split(";")):
        name, country, people, korean, chinese = row.split("|")
        cities.append(
            City(
                id=f"c{number}", name=name, names={"en": name, "ko": korean, "zh": chinese}, country=country, region="",
                point=Point(lat=10 + number, lon=10), timezone="UTC", population=int(people),
            )
        )  # fmt: skip
    nara = next(c for c in cities if c.name == "Nara")
    places = [Place(id=f"p{i}", name=f"Sight {i}", city_id=nara.id, kind=Kind.PARK, point=nara.point) for i in range(4)]
    land = Country(code="SV", name="El Salvador", names={"en": "El Salvador", "fr": "Salvador"}, currency="USD")
    catalog = InMemoryCatalog(cities=cities, places=places, countries=[land])
    return lambda text: understand(text, catalog, date(2026, 6, 15))


@pytest.mark.parametrize(
    ("text", "city", "days"),
    [
        ("去多伦多3天", "Toronto", 3),
        ("去里加3天", "Riga", 3),
        ("4月底特律五天", "Detroit", 5),
        ("4月霍巴特五天", "Hobart", 5),
        ("去德岛3天", "Tokushima", 3),
        ("세인트루이스 3일", "St. Louis", 3),
        ("4월 말라가 3일 혼자", "Málaga", 3),
        ("4월 경주 3일 혼자", "Gyeongju", 3),
        ("4월 에든버러 4일 혼자", "Edinburgh", 4),
        ("이스탄불 4박 여행", "Istanbul", 5),
        ("부에노스아이레스 3박", "Buenos Aires", 4),
        ("나라에서 4박 5일", "Nara", 5),
        ("Cape Town in April, 4 days", "Cape Town", 4),
        ("The Hague in April, 4 days", "The Hague", 4),
        ("Frankfurt am Main in April, 4 days", "Frankfurt am Main", 4),
        ("Nice in April, 4 days", "Nice", 4),
        ("Brighton for 2 days", "Brighton", 2),
        ("3 days in Salvador", "Salvador", 3),
    ],
)
def test_a_city_is_read_whole_beside_its_length(read: Read, text: str, city: str, days: int) -> None:
    request = read(text)
    assert [ref.name for stop in request.stops for ref in stop.options] == [city]
    assert request.when.days == days
    assert request.kind == "plan"
    assert (request.party.size, request.constraints, request.not_understood) == (1, (), ())


@pytest.mark.parametrize("text", ["어느 나라에서 5일 쉬면 좋을까", "Nice food for 4 days", "再加3天", "하루 더"])
def test_words_that_are_also_names_are_no_places(read: Read, text: str) -> None:
    assert read(text).stops == ()


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("Xyzzyville in April", True),
        ("뷁시티 4박 여행", True),
        ("去齉麤城3天", True),
        ("relaxed vibe please", False),
        ("분위기 좋게", False),
        ("气氛好一点", False),
    ],
)
def test_what_may_be_a_place_is_asked_about_and_not_replaced_by_another(words: str, asks: bool) -> None:
    assert (perhaps_a_place((words,)) is not None) is asks
