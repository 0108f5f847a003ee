"""A written name to a city, region or country of the catalog; homonyms are asked about when neither dominates."""

from collections.abc import Sequence
from functools import cached_property

from rapidfuzz import fuzz

from ...domain.catalog import Catalog
from ...domain.errors import AmbiguousPlace
from ...domain.place import City, Country
from ...domain.request import PlaceRef
from ...tools.catalog.names import fold
from .lexicon.place_names import CITY_ALIASES, REGION_ALIASES

#: A namesake this many times smaller is not meant.
DOMINANCE = 10
#: A namesake with places to see is asked about down to this share of the larger one; without places, only if large itself.
NEAR, NEAR_UNSEEN = 5, 3
KNOWN_POPULATION = 300_000
#: A town of this many is meant where the words around it say that it is the goal.
SIZEABLE = 100_000
#: A city of this many is not hidden by a country whose name is longer.
GREAT = 1_000_000
#: Places that make a town known for travel, and those that put its name beyond doubt against towns with a quarter as many.
KNOWN_PLACES, FAMOUS_PLACES = 3, 10
#: A spelling this alike (of 100) is taken for the name, if it leads the next by this much.
CLOSE, CLOSE_LEAD = 84, 6
#: What people call a country besides its name.
COUNTRY_ALIASES = {
    "korea": "South Korea", "uk": "United Kingdom", "britain": "United Kingdom", "great britain": "United Kingdom",
    "usa": "United States", "us": "United States", "america": "United States",
    "the states": "United States", "holland": "Netherlands", "uae": "United Arab Emirates", "czech republic": "Czechia",
}  # fmt: skip
#: Look-ups that one message may cost; it keeps the reading of long texts bounded.
MAX_LOOKUPS = 1500


class Gazetteer:
    """Names of one message against one catalog. Answers are remembered; past MAX_LOOKUPS every new name is unknown."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._cities: dict[str, Sequence[City]] = {}
        self._wide: dict[str, tuple[Sequence[Country], Sequence[tuple[str, tuple[str, ...]]]]] = {}
        self._left = MAX_LOOKUPS
        self.lands: set[str] = set()  # countries of the other names of the message: "Barcelona or Valencia"

    @cached_property
    def _covered(self) -> dict[str, int]:
        """City id -> how many places the catalog holds there."""
        return {c.city_id: c.places for c in self._catalog.coverage()}

    def _areas(self, name: str) -> tuple[Sequence[Country], Sequence[tuple[str, tuple[str, ...]]]]:
        """Countries and regions of this name; nothing once the look-ups are used up."""
        key = name.casefold()
        if key not in self._wide:
            if self._left <= 0:
                return (), ()
            self._left -= 1
            countries = self._catalog.find_countries(COUNTRY_ALIASES.get(key, name))
            self._wide[key] = (countries, self._catalog.find_regions(REGION_ALIASES.get(key, name)))
        return self._wide[key]

    @property
    def spent(self) -> bool:
        """Whether names were left unread for want of look-ups."""
        return self._left <= 0

    def cities(self, name: str) -> Sequence[City]:
        key = name.casefold()
        if key not in self._cities:
            if self._left <= 0:
                return ()
            self._left -= 1
            self._cities[key] = self._own(self._catalog.find_cities(CITY_ALIASES.get(key, name)))
        return self._cities[key]

    def _own(self, cities: Sequence[City]) -> Sequence[City]:
        """In a sandbox (a catalog with its own clock) its own cities come before the wide world's."""
        if self._catalog.as_of is None or len(cities) < 2:
            return cities
        return [c for c in cities if c.id in self._covered] or cities

    def known(self, name: str) -> bool:
        return bool(self.cities(name)) or any(self._areas(name))

    def own(self, name: str) -> bool:
        """Whether something is called so itself, and not merely also found under it."""
        if any(self._areas(name)) or name.casefold() in CITY_ALIASES:
            return True
        return any(_own(c, name) for c in self.cities(name))

    def is_country(self, name: str) -> bool:
        return bool(self._areas(name)[0])

    def inside(self, name: str, within: str) -> bool:
        """Whether a namesake lies in the region or country."""
        return any(self._inside(c, within) for c in self.cities(name))

    def lies_in(self, city: PlaceRef, area: PlaceRef) -> bool:
        """Whether a resolved city is of a resolved region or country."""
        if area.level == "region":
            return city.ids[0] in area.ids
        found = self._catalog.city(city.ids[0])
        return found is not None and found.country in area.ids

    def land(self, ref: PlaceRef) -> str | None:
        """The country of a resolved city, or the country itself."""
        if ref.level == "country":
            return ref.ids[0]
        city = self._catalog.city(ref.ids[0])
        return city.country if city else None

    def _region(self, name: str) -> bool:
        """Whether the region is meant wherever this is named."""
        return name.casefold() in REGION_ALIASES and any(r[1] for r in self._areas(name)[1])

    def covered(self, name: str) -> bool:
        """Whether the catalog holds places in a city of this name."""
        return any(self._covered.get(c.id, 0) >= KNOWN_PLACES for c in self.cities(name)[:3])

    def prominent(self, name: str) -> bool:
        """Known well enough to be meant without any word of place before it."""
        if self._areas(name)[0] or self._region(name):
            return True
        return any(
            (c.population or 0) >= KNOWN_POPULATION or self._covered.get(c.id, 0) >= KNOWN_PLACES
            for c in self.cities(name)[:3]
        )

    def sizeable(self, name: str) -> bool:
        """Large enough to be meant where a length of stay or a word of travel stands beside it."""
        return self.prominent(name) or any((c.population or 0) >= SIZEABLE for c in self.cities(name)[:3])

    def resolve(
        self, name: str, within: str | None = None, wide: bool = False, level: str | None = None
    ) -> PlaceRef | None:
        """The place meant. `within`: a region or country named beside it; `wide`: a region or country is expected; `level`: which.

        Raises AmbiguousPlace with readable choices.
        """
        cities = [c for c in self.cities(name) if within is None or self._inside(c, within)]
        countries, regions = ((), ()) if within else self._areas(name)
        if level == "country":
            regions = ()
        elif level == "region":
            countries = ()
        area = self._area(name, regions, countries)
        if area is not None and (
            wide or level or self._region(name) or not cities or self._area_wins(name, area, cities)
        ):
            return area
        if not cities:
            return None
        return self._ref(name, self._chosen(name, cities))

    def _area(
        self, name: str, regions: Sequence[tuple[str, tuple[str, ...]]], countries: Sequence[Country]
    ) -> PlaceRef | None:
        filled = [r for r in regions if r[1]]
        if countries and filled and self._catalog.as_of is None:
            choices = (f"{countries[0].name} (the country)", f"{filled[0][0]} (the region)")
            raise AmbiguousPlace(f"“{name}” is a country and a region: say which one you mean", choices, name)
        if filled and (not countries or self._catalog.as_of is not None):
            label, ids = filled[0]
            return PlaceRef(words=name, level="region", name=label, ids=tuple(ids))
        if countries:
            return PlaceRef(words=name, level="country", name=countries[0].name, ids=(countries[0].code,))
        return None

    def _area_wins(self, name: str, area: PlaceRef, cities: Sequence[City]) -> bool:
        """A country beats a town of its name, unless the town is that country's own (Singapore), or large while the country is only
        called so in short (Salvador); a city beats its region."""
        if area.level == "country":
            if fold(name) != fold(area.name) and _own(cities[0], name) and (cities[0].population or 0) >= GREAT:
                return False
            return not any(c.country == area.ids[0] and c.name.casefold() == name.casefold() for c in cities)
        return (cities[0].population or 0) < 100_000 and cities[0].id not in self._covered

    def _inside(self, city: City, within: str) -> bool:
        if any(k.code == city.country for k in self._catalog.find_countries(within)):
            return True
        return (city.region or "").casefold() == within.casefold() or self._admin_code(city, within)

    def _admin_code(self, city: City, within: str) -> bool:
        """ "Portland, OR": two capitals of a US state, Canadian province or Australian state."""
        from .lexicon.states import STATES  # only where a comma pair is met

        return (city.region or "").casefold() == STATES.get(within.upper(), "?").casefold()

    def _chosen(self, name: str, cities: Sequence[City]) -> City:
        cities = sorted(cities, key=lambda c: not _own(c, name))
        top, rivals = cities[0], []
        exact = [c for c in cities if c.name == name or name in c.names.values()]
        if any(ord(ch) > 127 for ch in name) and len(exact) == 1:
            return self._over(exact[0], cities)
        for other in [c for c in cities[1:5] if not _own(top, name) or _own(c, name)]:
            if self._rivals(top, other):
                rivals.append(other)
        beside = [c for c in (top, *rivals) if c.country in self.lands]
        if rivals and len({c.country for c in beside}) == 1 and len(beside) == 1:
            return beside[0]
        if rivals:
            choices = tuple(self.label(c) for c in (top, *rivals))
            raise AmbiguousPlace(f"“{name}” could be {' or '.join(choices)}: say which one you mean", choices, name)
        return top

    def _over(self, exact: City, cities: Sequence[City]) -> City:
        """The one city of that very spelling, unless another that is also found under it is known by far better (빈: Vienna)."""
        here, size = self._covered.get(exact.id, 0), exact.population or 0
        for other in cities:
            known = self._covered.get(other.id, 0)
            if known >= FAMOUS_PLACES and here < KNOWN_PLACES and (other.population or 0) >= size:
                return other
        return exact

    def _rivals(self, top: City, other: City) -> bool:
        """Whether the smaller namesake could be meant: neither dominates by people, nor by what there is to see."""
        big, size = top.population or 0, other.population or 0
        if size * DOMINANCE < big or other.country == top.country and other.region == top.region:
            return False
        here, there = self._covered.get(top.id, 0), self._covered.get(other.id, 0)
        if there > here:
            return True
        if here >= 4 * there:
            return here < FAMOUS_PLACES and size >= KNOWN_POPULATION and size * NEAR_UNSEEN >= big
        return size * NEAR >= big and (there > 1 or size >= KNOWN_POPULATION)

    def label(self, city: City) -> str:
        """ "San José, Costa Rica"; "San Jose, California" in a country of many namesakes."""
        country = self._catalog.country(city.country)
        beside = (
            city.region
            if city.country in ("US", "CA", "AU") and city.region
            else country.name
            if country
            else city.country
        )
        return f"{city.name}, {beside}"

    @staticmethod
    def _ref(name: str, city: City) -> PlaceRef:
        return PlaceRef(words=name, level="city", name=city.name, ids=(city.id,))

    def near(self, name: str) -> tuple[PlaceRef | None, tuple[str, ...]]:
        """A misspelled name: the one close spelling, if no other is nearly as close; and readable labels of those that are."""
        scored: dict[str, tuple[float, City]] = {}
        for city in self._catalog.suggest(name, 5):
            score = max(fuzz.ratio(fold(name), fold(n)) for n in (city.name, *city.names.values()))
            if score >= CLOSE - 10 and city.name not in scored:
                scored[city.name] = (score, city)
        ranked = sorted(scored.values(), key=lambda s: -s[0])
        labels = tuple(self.label(c) for _, c in ranked[:3])
        if ranked and ranked[0][0] >= CLOSE and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= CLOSE_LEAD):
            return self._ref(name, ranked[0][1]), labels
        return None, labels


def _own(city: City, name: str) -> bool:
    """Whether it is called so, and not merely also found under this spelling (Lomé under "Rome")."""
    return fold(name) in {fold(n) for n in (city.name, *city.names.values())}
