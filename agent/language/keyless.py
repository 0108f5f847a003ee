"""Text to a typed `Request` by rules: no model, no network, bounded time."""

from datetime import date
from functools import partial

from ...domain.catalog import Catalog
from ...domain.errors import BadBudget, BadDates, InputError, TextTooLong, UnknownPlace
from ...domain.party import Party
from ...domain.plan import Plan
from ...domain.request import MAX_TEXT, Change, Language, PlaceRef, Request, When
from .cart_words import cart_order
from .changes import take_changes
from .citizenship import take_document, take_passport
from .conditions import take_conditions
from .durations import nights_of
from .either import either_of, take_choices, take_venues
from .followup import with_conditions
from .gazetteer import Gazetteer
from .kinds import SHOPPING_WORDS, Signals, kind_of
from .leftovers import left_over, take_indifference
from .limits import take_limits
from .money import NO_CURRENCY, take_budgets
from .names import whole_names
from .party import Travellers, take_party
from .places import Mention, find_mentions, narrowed, unknown_names
from .questions import take_question
from .reading import Reading, Span
from .script import language_of
from .sights import not_sights, take_sights
from .statements import only_facts, take_statements
from .stops import Route, named, open_ended, route_of, ruled_out
from .tastes import Tastes, take_climate, take_paces, take_tastes
from .wanted import asks_for_goods, buys_rather
from .when import Stated, check_frame, settled, take_when
from .whose import with_needs

#: Characters that the rules read, so that any text is read in well under a second; that more was not read is said.
MAX_READ = 3_000
_HOME = {"ko": "KR", "zh": "CN", "en": None}


def understand(
    text: str, catalog: Catalog, today: date, previous: Plan | None = None, language_hint: Language | None = None
) -> Request:
    """What one message means. `today` is the run's clock; a sandbox catalog's own date goes before it.

    `previous` is the plan that a change is about. Raises InputError (empty), TextTooLong, BadDates, BadBudget,
    UnknownPlace, AmbiguousPlace (with choices). What was not understood is in `not_understood`; an amount whose currency
    cannot be told stands there too, with `money.NO_CURRENCY` before it.
    """
    checked(text)
    reading = Reading(text[:MAX_READ], language_of(text[:MAX_READ], language_hint))
    if len(text) > MAX_READ:
        reading.said.append(f"everything after the first {MAX_READ:,} characters")
    clock = catalog.as_of or today
    request = _Reader(reading, catalog, clock, previous).request(text)
    if not any(words.startswith(NO_CURRENCY) for words in request.not_understood):
        return request
    # An amount of no certain currency: now that the countries are known, "¥" and a trip inside one country may settle it.
    purse = _purse(request, catalog)
    again = Reading(text, language_of(text, language_hint))
    return _Reader(again, catalog, clock, previous, purse).request(text)


def _purse(request: Request, catalog: Catalog) -> tuple[str | None, str | None]:
    """(country of the destination, currency of a trip that stays in the country where it starts)."""
    lands = [_land(ref, catalog) for stop in request.stops for ref in stop.options]
    home = _land(request.origin, catalog) if request.origin else None
    there = lands[0] if lands and len(set(lands)) == 1 else None
    country = catalog.country(there) if there and there == home else None
    return there, country.currency if country else None


def _land(ref: PlaceRef, catalog: Catalog) -> str | None:
    if ref.level == "country":
        return ref.ids[0]
    city = catalog.city(ref.ids[0]) if ref.ids else None
    return city.country if city else None


def checked(text: str) -> None:
    """Raises InputError for nothing, TextTooLong for too much or for what is not text."""
    if len(text) > MAX_TEXT:
        raise TextTooLong(f"{len(text):,} characters are more than the {MAX_TEXT:,} that are read: shorten the request")
    if "\x00" in text or sum(text.count(c) for c in "\ufffd\x01\x02\x03") > 8:
        raise TextTooLong("this is not text: type the request, or pipe a text file")
    if not any(c.isalnum() for c in text):
        raise InputError("there is nothing to plan in an empty message: say where, when and for whom")


class _Reader:
    """One pass over one message. Order matters: what is unmistakable is taken first, so that names and tastes see the rest."""

    def __init__(
        self,
        reading: Reading,
        catalog: Catalog,
        today: date,
        previous: Plan | None,
        purse: tuple[str | None, str | None] = (None, None),
    ) -> None:
        self.purse = purse
        self.reading, self.catalog, self.today, self.previous = reading, catalog, today, previous
        self.gazetteer = Gazetteer(catalog)
        self.names: list[Span] = []

    def request(self, text: str) -> Request:
        reading = self.reading
        remember = take_statements(reading, self.catalog, self.gazetteer, self.today)
        question = take_question(reading, self.catalog, self.gazetteer, self.today)
        if question and buys_rather(reading.text, bool(question.subjects)):
            question = None
        self.names = whole_names(reading, self.gazetteer)
        with reading.shielded(self.names if self.previous is None else ()):
            changes = () if question else take_changes(reading, self.catalog, self.gazetteer, self.today, self.previous)
        signals = Signals(question is not None, bool(changes), remember.asked, self.previous is not None)
        kind = kind_of(reading, signals)
        if kind in ("answer", "memory", "chat"):
            return Request(
                text=text, language=reading.language, kind=kind, question=question if kind == "answer" else None,
                remember=remember.stated, assumptions=tuple(reading.assumptions), not_understood=tuple(reading.said),
            )  # fmt: skip
        if kind == "shop" and (asks_for_goods(text) or cart_order(text)):  # goods, not what a trip needs
            return Request(text=text, language=reading.language, kind="shop", shopping=text, remember=remember.stated)
        if kind == "revise":
            return self._revision(text, changes, remember.stated)
        request = self._plan(text, "shop" if kind == "shop" else "plan", remember.stated)
        if self.previous is None and kind == "plan" and only_facts(request):
            return request.model_copy(update={"kind": "memory", "stops": (), "constraints": ()})
        if self.previous and kind == "plan" and not request.stops and request.when == When():
            return with_conditions(self.previous, request, self.today)
        return request

    def _revision(self, text: str, changes: tuple[Change, ...], remember: tuple[tuple[str, str], ...]) -> Request:
        """Edits, and conditions and tastes that stand beside them."""
        reading, previous = self.reading, self.previous
        limits = take_limits(reading, previous.dates.days if previous else None)
        conditions = take_conditions(reading)
        route = Route(None, previous.request.stops, None, None) if previous else Route(None, (), None, None)
        budgets = take_budgets(reading, self.catalog, *self.purse)
        sights = take_sights(reading, self.catalog, route, ())
        tastes = take_tastes(reading)
        constraints = (*budgets, *sights, *tastes.avoided, *conditions, *limits)
        return Request(
            text=text, language=reading.language, kind="revise", changes=changes, remember=remember, interests=tastes.interests,
            party=with_needs(reading, Party(), conditions), constraints=constraints,
            assumptions=tuple(reading.assumptions), not_understood=self._left(),
        )  # fmt: skip

    def _plan(self, text: str, kind: str, remember: tuple[tuple[str, str], ...]) -> Request:
        reading = self.reading
        with reading.shielded(self.names):
            stated = take_when(reading, self.catalog, self.today, _HOME[reading.language])
            nights = nights_of(reading)
        own = any(s == "passport" for s, _ in remember)
        passport = (take_passport if own else take_document)(reading, self.catalog)
        self._take_request_words(kind)
        with reading.shielded(self.names):
            party = take_party(reading)
        take_indifference(reading)
        choices = take_choices(reading)
        take_venues(reading)
        limits = take_limits(reading, stated.days)
        conditions = take_conditions(reading)
        with reading.shielded(self.names):
            budgets = take_budgets(reading, self.catalog, *self.purse)
        mentions = not_sights(reading, find_mentions(reading, self.gazetteer), self.gazetteer)
        mentions = [named(m, reading) for m in narrowed(mentions, self.gazetteer, partial(ruled_out, reading))]
        mentions += self._unknown(mentions, kind)
        route = route_of(reading, sorted(mentions, key=lambda m: m.start), nights)
        when = self._when(stated, route)
        sights = take_sights(reading, self.catalog, route, mentions)
        either = either_of(choices, reading, self.catalog, route)
        climate = take_climate(reading)
        pace, paces = take_paces(reading, when.days)
        tastes = take_tastes(reading, next((c.words for c in conditions if c.type == "cuisines"), None))
        constraints = (
            *budgets,
            *open_ended(route, reading),
            *sights,
            *tastes.avoided,
            *conditions,
            *limits,
            *paces,
            *either,
        )
        members = with_needs(reading, party.party, conditions, passport)
        stated_party = party.stated or len(members.members) > len(party.party.members)
        return Request.model_validate(
            {
                "text": text, "language": reading.language, "kind": kind, "origin": route.origin, "stops": route.stops,
                "cities_wanted": route.cities_wanted, "climate": climate if not _has_city(route) else None, "when": when,
                "party": members, "party_stated": stated_party, "interests": tastes.interests, "pace": pace,
                "constraints": constraints, "shopping": text if kind == "shop" else None, "remember": remember,
                "not_understood": self._left(party), "assumptions": tuple(dict.fromkeys(reading.assumptions)),
            }
        )  # fmt: skip

    def _take_request_words(self, kind: str) -> None:
        """ "What should I pack" is understood: it is the kind of the message."""
        for match in list(self.reading.find(SHOPPING_WORDS)) if kind == "shop" else ():
            self.reading.take(*match.span())

    def _when(self, stated: Stated, route: Route) -> When:
        days = stated.days or route.days
        when = settled(Stated(stated.start, stated.end, stated.frame, days, stated.words), route.nights, self.reading)
        check_frame(when)
        return when

    def _unknown(self, mentions: list[Mention], kind: str) -> list[Mention]:
        """A name after a word of place that no catalog holds: a close spelling is taken and said, else the person is told."""
        found: list[Mention] = []
        for start, end, name, role in list(unknown_names(self.reading)):
            if any(m.role == role for m in (*mentions, *found)):
                continue
            ref, close = self.gazetteer.near(name)
            if ref is None:
                hint = (
                    f"did you mean {' or '.join(close)}?"
                    if close
                    else "check the spelling, or name a larger town nearby"
                )
                raise UnknownPlace(f"I do not know a place called “{name}”: {hint}")
            self.reading.assumptions.append(f"“{name}” was taken as {close[0]}")
            self.reading.take(start, end)
            found.append(Mention(start, end, ref.model_copy(update={"words": name}), role, True))
        return found

    def _left(self, party: Travellers | None = None) -> tuple[str, ...]:
        extra = (party.unsure,) if party and party.unsure else ()
        return tuple(dict.fromkeys((*self.reading.said, *extra, *left_over(self.reading))))


def _has_city(route: Route) -> bool:
    return any(o.level == "city" for s in route.stops for o in s.options)


__all__ = ["BadBudget", "BadDates", "Tastes", "understand"]
