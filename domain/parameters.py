"""What the solver and the verifier must mean alike. Only numbers and tables live here: each writes its own formula.

Sources. Road detour and speeds: 13,802 US city pairs measured (median time error 11.6 %). Visit minutes: 75th
percentile of photo trails (a lower bound, so we plan with the 75th). Walking speed: 4.5 km/h, a common planning figure
for adults in a city, streets and lights included.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from .place import Kind


class Pace(StrEnum):
    SLOW = "slow"
    NORMAL = "normal"
    FAST = "fast"


@dataclass(frozen=True)
class PaceRule:
    """Minutes after local midnight that a day runs, most visits a day, and rest between visits in minutes."""

    day_start: int
    day_end: int
    max_visits: int
    buffer: int


PACES = MappingProxyType(
    {
        Pace.SLOW: PaceRule(day_start=10 * 60, day_end=20 * 60 + 30, max_visits=3, buffer=20),
        Pace.NORMAL: PaceRule(day_start=9 * 60, day_end=21 * 60, max_visits=5, buffer=10),
        Pace.FAST: PaceRule(day_start=8 * 60, day_end=22 * 60, max_visits=8, buffer=5),
    }
)

WALK_KMH = 4.5
WALK_DETOUR = 1.3  # walked distance over great-circle in street networks
WALK_LIMIT_KM = 1.8  # walked further than this (street distance), one rides
LITTLE_WALK_LIMIT_KM = 0.8  # with children under 6, or access needs
TRANSIT_KMH = 18.0  # door to door in a city, over street distance
TRANSIT_OVERHEAD_MIN = 8
TRANSIT_DETOUR = 1.3
LOCAL_MODEL_ERROR_PCT = 30  # said with every local time that is a model
ROAD_DETOUR = 1.19
ROAD_MODEL_ERROR_PCT = 12
#: (up to km of road, mean km/h)
ROAD_KMH = ((50.0, 74.0), (150.0, 95.0), (400.0, 102.0), (1000.0, 106.0), (float("inf"), 110.0))
FLIGHT_KMH = 750.0  # over great-circle, where no timetable is known
FLIGHT_OVERHEAD_MIN = 30  # taxiing, climb and approach
FLIGHT_MODEL_ERROR_PCT = 25
FERRY_KMH = 32.0  # over great-circle: conventional ferries make 15 to 20 knots
FERRY_OVERHEAD_MIN = 45  # boarding, and in and out of port
FERRY_MODEL_ERROR_PCT = 50
NEAR_KM = 1.0  # what "near" means
EARTH_KM = 6371.0088  # mean radius (IUGG)
AIRPORT_BEFORE_MIN = 120  # at the airport before a flight leaves
AIRPORT_AFTER_MIN = 60  # from landing to being in town
STATION_BEFORE_MIN = 20
STATION_AFTER_MIN = 15

#: Minutes planned for a visit.
VISIT_MINUTES = MappingProxyType(
    {
        Kind.MUSEUM: 105,
        Kind.GALLERY: 90,
        Kind.TEMPLE: 60,
        Kind.SHRINE: 45,
        Kind.CHURCH: 45,
        Kind.MOSQUE: 45,
        Kind.PALACE: 105,
        Kind.CASTLE: 105,
        Kind.MONUMENT: 30,
        Kind.HISTORIC: 75,
        Kind.ARCHITECTURE: 45,
        Kind.VIEWPOINT: 45,
        Kind.PARK: 75,
        Kind.GARDEN: 75,
        Kind.NATURE: 120,
        Kind.BEACH: 105,
        Kind.ZOO: 150,
        Kind.AQUARIUM: 120,
        Kind.AMUSEMENT: 180,
        Kind.MARKET: 75,
        Kind.SHOPPING: 75,
        Kind.THEATRE: 60,
        Kind.STADIUM: 60,
        Kind.SPA: 120,
        Kind.DISTRICT: 90,
        Kind.NIGHTLIFE: 90,
        Kind.LIBRARY: 45,
        Kind.SIGHT: 60,
    }
)
CHILD_VISIT_FACTOR = 1.0  # children are given rest, not longer visits


@dataclass(frozen=True)
class MealRule:
    """A meal: earliest and latest start, and how long, in minutes (after local midnight)."""

    earliest: int
    latest: int
    minutes: int


MEALS = MappingProxyType(
    {
        "breakfast": MealRule(7 * 60, 10 * 60, 30),
        "lunch": MealRule(11 * 60 + 30, 14 * 60, 60),
        "dinner": MealRule(17 * 60 + 30, 20 * 60 + 30, 75),
    }
)

#: Kinds that answer an interest word.
INTERESTS = MappingProxyType(
    {
        "art": (Kind.GALLERY, Kind.MUSEUM),
        "museums": (Kind.MUSEUM, Kind.GALLERY),
        "history": (Kind.HISTORIC, Kind.MUSEUM, Kind.CASTLE, Kind.PALACE, Kind.MONUMENT),
        "temples": (Kind.TEMPLE, Kind.SHRINE),
        "religion": (Kind.TEMPLE, Kind.SHRINE, Kind.CHURCH, Kind.MOSQUE),
        "churches": (Kind.CHURCH,),
        "architecture": (Kind.ARCHITECTURE, Kind.CHURCH, Kind.PALACE, Kind.CASTLE, Kind.TEMPLE),
        "castles": (Kind.CASTLE, Kind.PALACE),
        "palaces": (Kind.PALACE, Kind.CASTLE),
        "nature": (Kind.NATURE, Kind.PARK, Kind.GARDEN, Kind.BEACH),
        "parks": (Kind.PARK, Kind.GARDEN),
        "gardens": (Kind.GARDEN, Kind.PARK),
        "beach": (Kind.BEACH,),
        "hiking": (Kind.NATURE,),
        "views": (Kind.VIEWPOINT,),
        "shopping": (Kind.SHOPPING, Kind.MARKET),
        "markets": (Kind.MARKET,),
        "food": (Kind.MARKET,),
        "nightlife": (Kind.NIGHTLIFE, Kind.THEATRE),
        "music": (Kind.THEATRE,),
        "theatre": (Kind.THEATRE,),
        "family": (Kind.ZOO, Kind.AQUARIUM, Kind.AMUSEMENT, Kind.PARK),
        "animals": (Kind.ZOO, Kind.AQUARIUM),
        "amusement": (Kind.AMUSEMENT,),
        "sports": (Kind.STADIUM,),
        "spa": (Kind.SPA,),
        "books": (Kind.LIBRARY,),
        "science": (Kind.MUSEUM,),
    }
)

#: Kinds that are under a roof, where the source does not say.
INDOOR_KINDS = frozenset(
    {Kind.MUSEUM, Kind.GALLERY, Kind.CHURCH, Kind.AQUARIUM, Kind.SHOPPING, Kind.THEATRE, Kind.LIBRARY, Kind.SPA}
)
#: Kinds that close: where their hours are unknown, say so. The others are out in the open.
OPEN_AIR_KINDS = frozenset({Kind.DISTRICT, Kind.BEACH, Kind.VIEWPOINT, Kind.MONUMENT})

#: Where hours are unknown, a place that has doors is visited in these hours if that can be: most are open then, and the plan
#: still says that it does not know.
LIKELY_OPEN = (9 * 60, 17 * 60)

#: Importance, 0 to 1, where visitor counts are missing: a weighted sum over what is known, capped at 1.
#: log10(visitors) between 4 (10,000) and 7 (10 million) spans 0 to 1. The reasons: a heritage listing is a judgement by experts;
#: a place that independent sources and many languages name is known beyond its town; the kind only breaks ties.
IMPORTANCE_HERITAGE = 0.35
IMPORTANCE_SOURCE = 0.12  # for each independent source after the first, at most three
IMPORTANCE_LANGUAGES = 0.25  # scaled by log2(languages) / 6, at most 1
IMPORTANCE_VISITORS = 0.45
#: Wikidata numbered its items in the order in which they were made, and the first were what most Wikipedias already had. So a
#: low number says "known early, and widely": log10 of it from 3 (Q1000) down to 7 (Q10000000) spans 1 to 0. A weak hint, but it
#: tells Kinkaku-ji from a side temple where neither has a visitor count.
IMPORTANCE_ITEM = 0.30
IMPORTANCE_KIND = MappingProxyType(
    {
        Kind.PALACE: 0.10,
        Kind.CASTLE: 0.10,
        Kind.TEMPLE: 0.06,
        Kind.SHRINE: 0.05,
        Kind.MUSEUM: 0.05,
        Kind.GALLERY: 0.04,
        Kind.HISTORIC: 0.05,
        Kind.MONUMENT: 0.04,
        Kind.VIEWPOINT: 0.05,
        Kind.DISTRICT: 0.05,
        Kind.MARKET: 0.05,
        Kind.CHURCH: 0.04,
        Kind.NATURE: 0.04,
        Kind.PARK: 0.03,
        Kind.GARDEN: 0.03,
    }
)

TAXI_SEATS = 4
CAR_SEATS = 5
