"""Bad input, bounded time, and properties that hold for any text."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tripwright.agent.language.keyless import MAX_READ, understand
from tripwright.agent.language.script import language_of
from tripwright.domain.catalog import Catalog
from tripwright.domain.errors import InputError, TextTooLong, TripwrightError
from tripwright.domain.request import MAX_TEXT, Request
from tripwright.evals.requests_bench import TODAY

Read = Callable[..., Request]


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "!!!", "???"])
def test_nothing_is_refused(read: Read, text: str) -> None:
    with pytest.raises(InputError, match="empty"):
        read(text)


def test_too_much_is_refused(read: Read) -> None:
    with pytest.raises(TextTooLong, match="200,000"):
        read("a" * 200_000)


def test_bytes_are_refused(read: Read) -> None:
    with pytest.raises(TextTooLong, match="not text"):
        read("PK\x03\x04\x00\x00 3 days in Rome")


@pytest.mark.parametrize(
    "piece", ["no, ", "$5 ", "1월 ", "가", "中", "Aa Bb Cc ", "1 2 3 45 ", "서울에서 도쿄로 미술관은 빼고 "]
)
def test_the_longest_text_is_read_in_bounded_time(read: Read, piece: str) -> None:
    text = ("3 days in Rome. " + piece * MAX_TEXT)[:MAX_TEXT]
    began = time.process_time()
    try:
        request = read(text)
    except InputError:
        return
    finally:
        assert time.process_time() - began < 3
    assert any("everything after" in w for w in request.not_understood)
    assert len(text) > MAX_READ


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("3 days in 서울", "en"),
        ("서울 3일 with Bob", "ko"),
        ("东京三天", "zh"),
        ("Tokyo 3 days", "en"),
        ("12345", "en"),
    ],
)
def test_the_script_tells_the_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_hint_decides_when_there_are_no_letters() -> None:
    assert language_of("123", "ko") == "ko"


_PIECES = st.sampled_from(
    "Rome,3 days,for two,900 euros,no museums,vegan,in May,로마,3일,둘이서,예산 50만원,박물관 말고,罗马,三天,两个人,预算8000元,不要购物,undo,why?,from Lisbon,\n,.,(,),-,$,만,万,0,２０,“,\u202e,𝔸,é".split(
        ","
    )
)


@given(st.lists(_PIECES, min_size=1, max_size=12).map(" ".join))
@settings(max_examples=120, deadline=None)
def test_any_mixture_gives_a_request_or_a_typed_error(text: str) -> None:
    world = _WORLD[0]
    try:
        request = understand(text, world, TODAY)
    except TripwrightError as error:
        assert len(str(error)) > 15
        return
    assert request.text == text
    assert all(c.words for c in request.constraints)
    assert understand(text, world, TODAY) == request  # the same text, the same meaning


_WORLD: list[Catalog] = []


@pytest.fixture(autouse=True)
def _keep(world: Catalog) -> None:
    _WORLD[:] = [world]


@given(st.text(max_size=200))
@settings(max_examples=80, deadline=None)
def test_any_text_at_all_is_survived(text: str) -> None:
    try:
        understand(text, _WORLD[0], TODAY)
    except InputError as error:
        assert str(error)
