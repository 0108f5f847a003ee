"""A handful of real cities (names and populations after GeoNames, CC BY 4.0) with invented sights, marked synthetic."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from tripwright.agent.language.keyless import understand
from tripwright.domain.catalog import Catalog
from tripwright.domain.dates import DateRange
from tripwright.domain.logistics import Holiday
from tripwright.domain.money import Money
from tripwright.domain.place import City, Country, Kind, Place, Point
from tripwright.domain.plan import Budget, CityStop, Day, Plan, Visit
from tripwright.domain.request import Request
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.memory import InMemoryCatalog

TODAY = date(2026, 6, 15)  # a Monday
_CITIES = """Tokyo|JP|Tokyo|9733276|도쿄|东京;Kyoto|JP|Kyoto|1463723|교토|京都;Osaka|JP|Osaka|2753862|오사카|大阪;Seoul|KR|Seoul|10349312|서울|首尔;Busan|KR|Busan|3678555|부산|釜山
Jeju City|KR|Jeju|486306|제주|济州;Rome|IT|Lazio|2318895|로마|罗马;Florence|IT|Tuscany|367150|피렌체|佛罗伦萨;Athens|GR|Attica|664046|아테네|雅典;Paris|FR|Île-de-France|2138551|파리|巴黎
London|GB|England|8961989|런던|伦敦;London|CA|Ontario|422324||;San Jose|US|California|997368||;San José|CR|San José|335007||;Vienna|AT|Vienna|1691468|빈|维也纳;Taipei|TW|Taipei|7871900|타이베이|台北
Shanghai|CN|Shanghai|22315474|상하이|上海;Chengdu|CN|Sichuan|13568357|청두|成都;Lisbon|PT|Lisbon|517802|리스본|里斯本;Nice|FR|Provence-Alpes-Côte d'Azur|342522|니스|尼斯;Barcelona|ES|Catalonia|1686208|바르셀로나|巴塞罗那
Houston|US|Texas|2296224||;Dallas|US|Texas|1300092||;Austin|US|Texas|931830||;Orlando|US|Florida|255483||;Bangkok|TH|Bangkok|5104476|방콕|曼谷"""
_COUNTRIES = """JP|Japan|일본|日本;KR|South Korea|대한민국|韩国;IT|Italy|이탈리아|意大利;GR|Greece|그리스|希腊;FR|France|프랑스|法国;GB|United Kingdom|영국|英国;CA|Canada|캐나다|加拿大;US|United States|미국|美国
CR|Costa Rica|코스타리카|哥斯达黎加;AT|Austria|오스트리아|奥地利;TW|Taiwan|대만|台湾;CN|China|중국|中国;PT|Portugal|포르투갈|葡萄牙;ES|Spain|스페인|西班牙;TH|Thailand|태국|泰国;IS|Iceland|아이슬란드|冰岛"""


def _cities() -> list[City]:
    found = []
    for number, row in enumerate(_CITIES.replace("\n", ";").split(";"), start=1):
        name, country, region, population, korean, chinese = row.split("|")
        names = {"en": name} | ({"ko": korean} if korean else {}) | ({"zh": chinese} if chinese else {})
        found.append(
            City(
                id=f"geonames:{number}", name=name, names=names, country=country, region=region,
                point=Point(lat=40 + number / 10, lon=10), timezone="UTC", population=int(population),
            )
        )  # fmt: skip
    return found


def _countries() -> list[Country]:
    rows = [row.split("|") for row in _COUNTRIES.replace("\n", ";").split(";")]
    return [Country(code=c, name=n, names={"en": n, "ko": k, "zh": z}) for c, n, k, z in rows]


def _place(number: int, city: City, name: str, kind: Kind, **names: str) -> Place:
    return Place(
        id=f"world:{number}", city_id=city.id, name=name, names=names, kind=kind, point=city.point, synthetic=True
    )


@pytest.fixture(scope="session")
def world() -> Catalog:
    cities = _cities()
    places = [_place(i, c, f"{c.name} Museum of Tests", Kind.MUSEUM) for i, c in enumerate(cities)]
    by_name = {(c.name, c.country): c for c in cities}
    places.append(
        _place(
            900, by_name["Paris", "FR"], "Musée du Louvre", Kind.MUSEUM, en="Louvre", ko="루브르 박물관", zh="卢浮宫"
        )
    )
    places.append(_place(901, by_name["Seoul", "KR"], "경복궁", Kind.PALACE, en="Gyeongbokgung", zh="景福宫"))
    chuseok = [Holiday(country="KR", day=date(2026, 9, d), name="Chuseok", source="world") for d in (24, 25, 26)]
    return InMemoryCatalog(
        cities=cities, countries=_countries(), places=places, holidays=chuseok, holiday_years=[("KR", 2026)]
    )


@pytest.fixture(scope="session")
def sandbox() -> Catalog:
    """A catalog with its own clock and currency, as benchmark worlds have."""
    cities = [c for c in _cities() if c.country == "US"]
    places = [_place(i, c, f"{c.name} Museum of Tests", Kind.MUSEUM) for i, c in enumerate(cities)]
    us = Country(code="US", name="United States")
    return InMemoryCatalog(cities=cities, places=places, countries=[us], as_of=date(2022, 3, 1), currency="USD")


Read = Callable[..., Request]


@pytest.fixture(scope="session")
def read(world: Catalog) -> Read:
    """`read(text)`, `read(text, previous)`: the keyless reading over the small world."""
    return lambda text, previous=None: understand(text, world, TODAY, previous)


@pytest.fixture(scope="session")
def rome(world: Catalog) -> Plan:
    """Three days in Rome from Monday 5 October 2026, 900 euros, one museum on the second day."""
    request = understand("Plan 3 days in Rome from October 5 2026, budget 900 euros", world, TODAY)
    city = world.find_cities("Rome")[0]
    dates = DateRange(start=date(2026, 10, 5), end=date(2026, 10, 7))
    museum = world.places(city.id)[0]
    visit = Visit(
        place_id=museum.id, name=museum.name, kind=museum.kind, open=Truth.UNKNOWN,
        start=datetime(2026, 10, 6, 10, tzinfo=UTC), end=datetime(2026, 10, 6, 12, tzinfo=UTC),
    )  # fmt: skip
    days = tuple(Day(date=d, city_id=city.id, timezone="UTC", items=(visit,) if d.day == 6 else ()) for d in dates)
    zero = Money(amount=Decimal(0), currency="EUR")
    budget = Budget(currency="EUR", observed=zero, estimated=zero, low=zero, high=zero)
    stop = CityStop(city_id=city.id, name=city.name, country=city.country, arrive=dates.start, leave=dates.end)
    return Plan(
        id="rome", request=request, made_at=datetime(2026, 6, 15, tzinfo=UTC), catalog=world.hashes, dates=dates,
        stops=(stop,), days=days, budget=budget,
    )  # fmt: skip
