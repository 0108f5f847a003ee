"""The rules, by name, in the order in which they are asked. A rule's name is that of its function."""

from collections.abc import Callable

from . import advice, clocks, complete, existence, goods, hours, locks, money, moves, people, space, texts, wishes
from .case import Case, Saying

Rule = Callable[[Case], Saying]

#: Changes when a rule changes what it accepts; a receipt names it.
VERSION = "1"

RULES: tuple[Rule, ...] = (
    existence.same_snapshot,
    existence.cities_exist,
    existence.visits_exist,
    existence.alternatives_exist,
    existence.restaurants_exist,
    existence.lodgings_exist,
    existence.offers_exist,
    existence.leg_ends_exist,
    clocks.days_are_the_dates,
    clocks.days_have_their_zone,
    clocks.offsets_are_local,
    clocks.items_are_on_their_day,
    clocks.items_do_not_overlap,
    clocks.nights_are_covered_once,
    clocks.stops_follow_each_other,
    clocks.holidays_are_listed,
    hours.visits_are_open,
    hours.visits_are_long_enough,
    hours.restaurants_are_open,
    hours.meals_are_at_their_time,
    space.moves_connect,
    moves.moves_are_allowed,
    moves.local_moves_are_possible,
    moves.journeys_are_possible,
    money.lines_rest_on_facts,
    money.lines_multiply,
    money.totals_add_up,
    money.caps_are_judged,
    complete.tickets_are_paid,
    complete.lodging_is_paid,
    complete.meals_are_paid,
    complete.transport_is_paid,
    complete.each_unknown_has_its_line,
    complete.journeys_are_there,
    complete.nothing_else_is_paid,
    complete.prices_are_repeated_rightly,
    people.everyone_has_a_bed,
    people.minimum_nights_are_kept,
    people.children_are_welcome,
    people.lodgings_are_as_asked,
    people.diets_are_met,
    people.allergies_are_met,
    people.access_is_met,
    people.someone_travels,
    wishes.hard_conditions_hold,
    wishes.pace_is_kept,
    wishes.nothing_is_done_twice,
    wishes.dates_are_those_asked,
    wishes.stops_are_those_asked,
    wishes.unknown_wishes_are_said,
    advice.advice_rests_on_facts,
    advice.entry_is_answered,
    goods.triggers_hold,
    goods.bought_goods_are_in_the_budget,
    goods.products_are_known,
    goods.adapters_are_needed,
    locks.locked_items_stay,
    texts.texts_state_what_is_proved,
)
