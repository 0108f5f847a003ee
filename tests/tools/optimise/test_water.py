"""No road leads over water: what the solver models, and what the checker lets pass."""

import pytest
from tripwright.domain.islands import ISLANDS, land_of
from tripwright.domain.logistics import Airport
from tripwright.domain.offers import Mode
from tripwright.domain.place import City, Kind, Place, Point
from tripwright.domain.plan import Leg
from tripwright.evals.agreement import against, plan_of
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.optimise.exchange import Exchange
from tripwright.tools.optimise.transport import Timetable
from tripwright.tools.optimise.trip import solve


def town(name, lat, lon, country, zone="Asia/Seoul"):
    return City(id=f"w:{name}", name=name, country=country, point=Point(lat=lat, lon=lon), timezone=zone)


SEOUL, JEJU, MOKPO = (
    town("Seoul", 37.57, 126.98, "KR"),
    town("Jeju", 33.5, 126.53, "KR"),
    town("Mokpo", 34.81, 126.39, "KR"),
)
SEOGWIPO = town("Seogwipo", 33.25, 126.56, "KR")


def modes(*towns, airports=(), banned=()):
    world = InMemoryCatalog(cities=towns, airports=airports)
    table = Timetable(world, Exchange(world, "USD"), 1, frozenset(banned))
    from datetime import date

    return {r.mode for r in table.between(towns[0].id, towns[1].id, date(2026, 5, 4), "public")}


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (SEOUL, JEJU, False),
        (JEJU, SEOGWIPO, True),
        (town("Wellington", -41.29, 174.78, "NZ"), town("Nelson", -41.27, 173.28, "NZ"), False),
        (town("Messina", 38.19, 15.55, "IT"), town("Reggio", 38.11, 15.645, "IT"), False),
        (town("Belfast", 54.6, -5.93, "GB"), town("Dublin", 53.35, -6.26, "IE"), True),
        (town("Belfast", 54.6, -5.93, "GB"), town("Glasgow", 55.86, -4.25, "GB"), False),
        (town("London", 51.51, -0.13, "GB"), town("Paris", 48.86, 2.35, "FR"), True),
        (town("Honolulu", 21.3, -157.86, "US"), town("Hilo", 19.7, -155.08, "US"), False),
        (town("Banyuwangi", -8.22, 114.37, "ID"), town("Gilimanuk", -8.17, 114.44, "ID"), False),
        (town("Hakodate", 41.77, 140.73, "JP"), town("Aomori", 40.82, 140.74, "JP"), True),
    ],
)
def test_a_land_ends_at_the_water_and_not_at_a_tunnel(a, b, same):
    assert (land_of(a) == land_of(b)) is same


def test_every_box_is_one():
    assert all(i.south < i.north and i.west < i.east and i.north - i.south < 15 for i in ISLANDS)


def test_far_over_water_one_flies_and_near_one_sails():
    assert modes(SEOUL, JEJU) == {Mode.FLIGHT}
    assert modes(MOKPO, JEJU) == {Mode.FERRY}
    both = [Airport(code=c, city_id=t.id, name=c, point=t.point) for c, t in (("MPK", MOKPO), ("CJU", JEJU))]
    assert modes(MOKPO, JEJU, airports=both) == {Mode.FLIGHT}


def test_what_may_not_be_used_leaves_no_way_rather_than_a_train_over_water():
    assert modes(SEOUL, JEJU, banned=[Mode.FLIGHT]) == set()


def test_the_checker_stops_a_train_over_water_and_passes_the_ferry(asking):
    sights = [
        Place(
            id=f"{t.id}:{i}",
            city_id=t.id,
            name=f"{t.name} {i}",
            kind=Kind.PARK,
            point=t.point,
            importance=0.5,
            synthetic=True,
        )
        for t in (MOKPO, JEJU)
        for i in range(4)
    ]
    world = InMemoryCatalog(cities=[MOKPO, JEJU], places=sights)
    problem = asking(world, [MOKPO.id, JEJU.id], days=3)
    plan = plan_of(problem, solve(problem, world), world)
    (leg,) = [x for x in plan.legs if x.scope == "intercity"]
    assert leg.mode is Mode.FERRY
    assert against(plan, world) == ()
    days = tuple(
        d.model_copy(update={"items": tuple(_by_train(i) if isinstance(i, Leg) else i for i in d.items)})
        for d in plan.days
    )
    assert any("water between" in note for note in against(plan.model_copy(update={"days": days}), world))


def _by_train(leg):
    return leg.model_copy(update={"mode": Mode.TRAIN, "error_pct": 12}) if leg.scope == "intercity" else leg
