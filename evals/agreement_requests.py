"""Random requests over the worlds of `agreement_worlds`: every type of condition, hard and wished, alone and joined."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from random import Random

from ..domain.dates import DateRange
from ..domain.offers import HouseRule, Mode, RoomType
from ..domain.parameters import Pace
from ..domain.party import AccessNeed, Party, Traveller
from ..domain.place import Kind
from ..domain.request import (
    AccessRequired,
    All,
    AllergyNeed,
    Any,
    AvoidKind,
    AvoidPlace,
    BudgetCap,
    Constraint,
    Cuisines,
    DayHours,
    DietNeed,
    HouseRuleNeeded,
    KnownHoursOnly,
    MaxVisits,
    MustSee,
    Not,
    PaceWish,
    PlaceRef,
    Request,
    RoomRequired,
    Stop,
    TransportBan,
    VisitKinds,
    When,
)
from ..domain.settings import Settings
from ..tools.catalog.memory import InMemoryCatalog
from ..tools.optimise.problem import Problem, ScoredPlace, stops_of
from .agreement_worlds import CUISINES, CURRENCY, DIETS, START, towns, usd

Maker = Callable[[Random, InMemoryCatalog, int], Constraint]


def problem(chance: Random, catalog: InMemoryCatalog, seed: int, *, tiny: bool = False) -> Problem:
    """A trip from nowhere or from Home to one to three of the towns, with up to four conditions."""
    home, *others = towns()
    days = chance.randint(1, 3 if tiny else 6)
    named = chance.sample(others, chance.randint(1, min(len(others), max(1, days - 1), 2 if tiny else 3)))
    refs = [PlaceRef(words=c.name, level="city", name=c.name, ids=(c.id,)) for c in named]
    wide = len(named) > 1 and chance.random() < 0.5
    region = PlaceRef(words="the towns", level="region", name="the towns", ids=tuple(c.id for c in named))
    origin = PlaceRef(words=home.name, level="city", name=home.name, ids=(home.id,)) if chance.random() < 0.6 else None
    dates = DateRange(start=START, end=START + timedelta(days=days - 1))
    asked = Request(
        text="a trip",
        stops=(Stop(options=(region,)),) if wide else tuple(Stop(options=(r,)) for r in refs),
        cities_wanted=chance.randint(1, min(len(named), max(1, days - 1))) if wide else None,
        origin=origin,
        round_trip=chance.random() < 0.8,
        when=When(dates=dates),
        party=_party(chance),
        pace=chance.choice(list(Pace)),
        constraints=tuple(_condition(chance, catalog, days) for _ in range(chance.choice((0, 1, 1, 2, 2, 3, 4)))),
    )
    return Problem(
        request=asked,
        dates=dates,
        stops=stops_of(asked, dates, catalog),
        places={c.id: tuple(ScoredPlace(p.id, p.importance) for p in catalog.places(c.id)) for c in named},
        currency=CURRENCY,
        settings=Settings(seed=seed),
        now=datetime(START.year, START.month, 1, 12, tzinfo=UTC),
        origin=home.id if origin else None,
    )


def _party(chance: Random) -> Party:
    members = [Traveller() for _ in range(chance.randint(1, 4))]
    if chance.random() < 0.3:
        members.append(Traveller(age=chance.choice((3, 8, 15))))
    if chance.random() < 0.12:
        members[0] = Traveller(access=(chance.choice(list(AccessNeed)),))
    if chance.random() < 0.1:
        members.append(Traveller(diet=(chance.choice(DIETS),)))
    if chance.random() < 0.04:
        members.append(Traveller(allergies=("peanut",)))
    return Party(members=tuple(members))


def _condition(chance: Random, catalog: InMemoryCatalog, days: int) -> Constraint:
    roll = chance.random()
    if roll < 0.85:
        return _leaf(chance, catalog, days)
    if roll < 0.9:
        # Of a trip without a night every sort of room is true, and so no "not" of one can be.
        makers = (_must, _kind, _avoid, _kinds, *((_rooms,) if days > 1 else ()))
        return Not(words="not that", part=chance.choice(makers)(chance, catalog, days))
    parts = (_leaf(chance, catalog, days), _leaf(chance, catalog, days))
    return All(words="both", parts=parts) if roll < 0.93 else Any(words="one of two", parts=parts)


def _leaf(chance: Random, catalog: InMemoryCatalog, days: int) -> Constraint:
    found = chance.choice(MAKERS)(chance, catalog, days)
    return found if chance.random() < 0.85 else found.model_copy(update={"hard": False})


def _cap(chance: Random, catalog: InMemoryCatalog, days: int) -> Constraint:
    scope = chance.choice(("trip", "person", "day", "person_day"))
    size = {"trip": (300, 6000), "person": (150, 3000), "day": (80, 1500), "person_day": (40, 700)}[scope]
    category = chance.choice((None, None, "transport", "lodging", "meals", "tickets"))
    return BudgetCap(words="the budget", limit=usd(chance.randint(*size)), scope=scope, category=category)  # type: ignore[arg-type]


def _place(chance: Random, catalog: InMemoryCatalog) -> str:
    return chance.choice([p.id for c in towns()[1:] for p in catalog.places(c.id)])


def _must(chance: Random, catalog: InMemoryCatalog, days: int) -> Constraint:
    found = _place(chance, catalog)
    return MustSee(words=f"see {found}", name=found, place_id=found)


def _avoid(chance: Random, catalog: InMemoryCatalog, days: int) -> Constraint:
    found = _place(chance, catalog)
    return AvoidPlace(words=f"without {found}", name=found, place_id=found)


def _kind(chance: Random, catalog: InMemoryCatalog, days: int) -> Constraint:
    return AvoidKind(words="none of these", kinds=tuple(chance.sample(list(Kind), 6)))


def _kinds(chance: Random, catalog: InMemoryCatalog, days: int) -> Constraint:
    return VisitKinds(words="some of these", kinds=tuple(chance.sample(list(Kind), 5)), count=chance.choice((1, 1, 2)))


def _ban(chance: Random, catalog: InMemoryCatalog, days: int) -> Constraint:
    return TransportBan(words="not by these", modes=tuple(chance.sample(list(Mode), chance.randint(1, 2))))


def _food(chance: Random, catalog: InMemoryCatalog, days: int) -> Constraint:
    return Cuisines(words="this food", names=tuple(chance.sample(CUISINES, chance.randint(1, 3))))


def _rooms(chance: Random, catalog: InMemoryCatalog, days: int) -> Constraint:
    return RoomRequired(words="this sort of room", types=tuple(chance.sample(list(RoomType), chance.randint(1, 3))))


def _clock(chance: Random, catalog: InMemoryCatalog, days: int) -> Constraint:
    start = time(chance.randint(7, 12)) if chance.random() < 0.7 else None
    end = time(chance.randint(15, 22)) if start is None or chance.random() < 0.5 else None
    return DayHours(words="in these hours", start=start, end=end, day=_day(chance, days))


def _day(chance: Random, days: int) -> int | None:
    return chance.randint(1, days) if chance.random() < 0.4 else None


MAKERS: tuple[Maker, ...] = (
    _cap,
    _cap,
    _must,
    _must,
    _avoid,
    _kind,
    _kinds,
    _ban,
    _food,
    _food,
    _rooms,
    _clock,
    lambda c, _, n: MaxVisits(words="few visits", count=c.randint(0, 4), day=_day(c, n)),
    lambda c, _, n: PaceWish(words="at this pace", pace=c.choice(list(Pace)), day=_day(c, n)),
    lambda c, _, n: KnownHoursOnly(words="surely open"),
    lambda c, _, n: DietNeed(words="this diet", diet=c.choice(DIETS)),
    lambda c, _, n: AllergyNeed(words="no nuts", allergen="peanut") if c.random() < 0.3 else _rooms(c, _, n),
    lambda c, _, n: AccessRequired(words="this access", need=c.choice(list(AccessNeed))),
    lambda c, _, n: HouseRuleNeeded(words="this in the house", rule=c.choice(list(HouseRule))),
)
