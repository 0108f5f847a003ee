"""Which rows of several sources are one place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ...domain.place import Kind
from .merge import SAME_NAME_KM, great_circle_km
from .names import joined, romanized
from .rows import PlaceRow

_SAME_KIND_KM = 0.5  # two sources put the point of one building this far apart
_WIDE_KM = 2.0  # and of a fortress or a park
_WIDE = (Kind.CASTLE, Kind.PALACE, Kind.HISTORIC, Kind.PARK, Kind.GARDEN, Kind.NATURE, Kind.BEACH, Kind.DISTRICT)
_CELL = 0.02  # degrees, over two kilometres in latitude
_SCHEMES = ("wikidata", "osm", "geonames")


def groups(rows: Sequence[PlaceRow]) -> list[list[PlaceRow]]:
    """Rows that are one place, in the order of `rows`.

    Shared Wikidata, OSM or GeoNames ids join. So does an equal name, in any language, within 300 m, or, when the kind is equal
    too, 500 m (2 km for what is wide: fortresses, parks); but never two rows that one scheme of ids tells apart.
    """
    union = _Union(rows)
    for same in _sharing(rows):
        for other in same[1:]:
            union.join(same[0], other)
    for first, second in _named_alike(rows):
        if not union.told_apart(first, second):
            union.join(first, second)
    found: dict[int, list[PlaceRow]] = defaultdict(list)
    for at, row in enumerate(rows):
        found[union.root(at)].append(row)
    return list(found.values())


class _Union:
    """Disjoint sets of row numbers, each with the ids of its rows."""

    def __init__(self, rows: Sequence[PlaceRow]) -> None:
        self._parent = list(range(len(rows)))
        self._ids = [{scheme: {row.ids[scheme]} for scheme in _SCHEMES if scheme in row.ids} for row in rows]

    def root(self, at: int) -> int:
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def join(self, first: int, second: int) -> None:
        low, high = sorted((self.root(first), self.root(second)))
        if low != high:
            self._parent[high] = low
            for scheme, ids in self._ids[high].items():
                self._ids[low].setdefault(scheme, set()).update(ids)

    def told_apart(self, first: int, second: int) -> bool:
        """Whether Wikidata has an item for each of the two, and not the same."""
        one, two = (self._ids[self.root(at)].get("wikidata", set()) for at in (first, second))
        return bool(one and two) and one.isdisjoint(two)


def _sharing(rows: Sequence[PlaceRow]) -> Iterable[list[int]]:
    by_id: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        for scheme in _SCHEMES:
            if scheme in row.ids:
                by_id[scheme, row.ids[scheme]].append(at)
    return by_id.values()


def _named_alike(rows: Sequence[PlaceRow]) -> Iterator[tuple[int, int]]:
    """Pairs near each other with a name in common."""
    cells: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        here = (int(row.point.lat // _CELL), int(row.point.lon // _CELL))
        names = {joined(form) for name in row.names.values() for form in (name, romanized(name))} - {""}
        for name in names:
            for i in (-1, 0, 1):
                for j in (-1, 0, 1):
                    for other in cells.get((here[0] + i, here[1] + j, name), ()):
                        if _near(rows[other], row):
                            yield other, at
        for name in names:
            cells[(*here, name)].append(at)


def _near(first: PlaceRow, second: PlaceRow) -> bool:
    reach = SAME_NAME_KM
    if first.kind is second.kind:
        reach = _WIDE_KM if first.kind in _WIDE else _SAME_KIND_KM
    return great_circle_km(first.point, second.point) <= reach
