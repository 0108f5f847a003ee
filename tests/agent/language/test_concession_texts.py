"""What may be given up is offered in the person's language, with what it would give."""

import pytest
from tripwright.agent.language.concession_texts import CONCESSIONS, GIVES, conceded, shown
from tripwright.domain.plan import Relaxation
from tripwright.domain.request import Request


def offer(*changes: str, gives: str = "") -> Relaxation:
    return Relaxation(text=", and ".join(changes), words="", request=Request(text="x"), changes=changes, gives=gives)


@pytest.mark.parametrize("language", ["ko", "zh"])
@pytest.mark.parametrize("english", [*CONCESSIONS, *GIVES])
def test_every_sentence_is_turned(english, language):
    said = english.format_map(dict.fromkeys("abcdkmnrt", "7"))
    offered = offer(said, gives=said)
    told = conceded(offered, language)
    turned = told.text if english in CONCESSIONS else told.gives
    assert turned != said
    assert "{" not in turned


def test_two_changes_are_one_offer_with_both_turned():
    both = offer("leave out Louvre", "raise the budget by 38.00 EUR to 238.00 EUR", gives="Paris: 2 days, 5 visits")
    assert shown(conceded(both, "ko")) == "Louvre 빼기, 예산을 38.00 EUR 늘려 238.00 EUR(으)로 (Paris: 2일, 방문 5곳)"


def test_kinds_rooms_and_modes_are_words_of_the_language():
    assert conceded(offer("one museum less"), "zh").text == "少一个博物馆"
    assert conceded(offer("allow shared rooms too"), "ko").text == "다인실 객실도 허용"
    assert conceded(offer("allow flight, self-drive"), "ko").text == "항공편, 자가운전 허용"


def test_english_stays_as_the_solver_says_it():
    said = offer("leave out Louvre")
    assert conceded(said, "en") is said
