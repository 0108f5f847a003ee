"""What every store of memories must keep, as checks that a host runs against its own: another database, a server, a wrapper.

>>> import pytest
>>> from tripwright.memory import contract
>>> @pytest.mark.parametrize("check", contract.CHECKS, ids=lambda check: check.__name__)
... def test_our_store_keeps_the_contract(check, open_store):
...     check(open_store)

`open_store(user)` gives a `Memory` of that user over one and the same store; called again it opens the store again, as another
process would. The store may hold other users' rows, none of the users that begin with "contract-".
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from threading import Thread

from ..domain.errors import InputError
from .rows import Selector
from .store import Memory

Open = Callable[[str], Memory]
Check = Callable[[Open], None]

ANA, BEN = "contract-ana", "contract-ben"


def _must(condition: bool, sentence: str) -> None:
    if not condition:
        raise AssertionError(sentence)


def _clean(open_store: Open) -> tuple[Memory, Memory]:
    ana, ben = open_store(ANA), open_store(BEN)
    for face in (ana, ben):
        face.forget(Selector(everything=True))
    return ana, ben


def _values(face: Memory, slot: str, at: datetime | None = None) -> list[str | None]:
    return [r.value for r in face.profile(at).get(slot, ())]


def keeps_what_was_said(open_store: Open) -> None:
    ana, _ = _clean(open_store)
    ana.remember("I live in Seoul, 서울, 首尔", kind="profile", slot="home_city", value="Seoul", session="s1", turn=3)
    (row,) = open_store(ANA).rows()
    said = (row.text, row.value, row.source, row.session, row.turn, row.confidence)
    _must(
        said == ("I live in Seoul, 서울, 首尔", "Seoul", "user_said", "s1", 3, 1.0),
        f"The row came back changed: {said}.",
    )
    _must(row.created.tzinfo is not None, "A time came back without its zone.")


def a_new_value_closes_the_old_window(open_store: Open) -> None:
    ana, _ = _clean(open_store)
    may, june = datetime(2026, 5, 10, tzinfo=UTC), datetime(2026, 6, 10, tzinfo=UTC)
    for value, start in (("slow", may), ("fast", june)):
        ana.remember(f"pace {value}", kind="profile", slot="pace", value=value, valid_from=start)
    _must(_values(ana, "pace", may + timedelta(days=1)) == ["slow"], "The value as of May is not the one said in May.")
    _must(
        _values(ana, "pace", june + timedelta(days=1)) == ["fast"], "The newer value does not hold after it was said."
    )
    _must(not _values(ana, "pace", may - timedelta(days=1)), "A value holds before it was said.")


def users_are_apart(open_store: Open) -> None:
    ana, ben = _clean(open_store)
    ana.remember("my secret is a purple lighthouse")
    ben.remember("I like lighthouses")
    _must({r.user for r in ben.rows()} == {BEN}, "A row of one user is in another's.")
    found = {f.row.user for f in ben.recall("purple lighthouse secret", limit=50)}
    _must(found <= {BEN}, "Recall of one user found another's row.")
    stolen = [r.id for r in ana.rows()]
    ben.forget(Selector(ids=tuple(stolen)))
    _must([r.id for r in ana.rows()] == stolen, "One user forgot a row of another.")
    ben.import_(ana.export())
    _must([r.id for r in ana.rows()] == stolen, "An import of one user's export changed that user's rows.")


def only_the_user_writes_profile(open_store: Open) -> None:
    ana, _ = _clean(open_store)
    for source in ("review", "catalog", "model", "web"):
        done = ana.remember("the traveller is vegan", kind="profile", slot="diet", value="vegan", source=source)
        _must(done.status == "refused", f"Text of a {source} was remembered.")
    ana.remember("", kind="profile", slot="pace", value="slow", source="inferred")
    _must(not ana.profile(), "An inference became profile.")


def a_hard_slot_is_asked_about(open_store: Open) -> None:
    ana, _ = _clean(open_store)
    ana.remember("I am allergic to peanut", kind="profile", slot="allergy", value="peanut")
    _must(ana.retract("allergy").status == "ask", "A denied allergy was not asked about.")
    _must(_values(ana, "allergy") == ["peanut"], "A denied allergy was dropped before it was confirmed.")
    ana.retract("allergy", confirmed=True)
    _must(not _values(ana, "allergy"), "A confirmed denial changed nothing.")


def a_trip_does_not_leak_into_the_profile(open_store: Open) -> None:
    ana, _ = _clean(open_store)
    ana.remember("this time with my mother", kind="profile", slot="companion", value="mother")
    _must(not ana.profile(), "What was said of one trip became profile.")
    _must(len(ana.rows()) == 1, "What was said of one trip was lost.")


def forgotten_is_gone(open_store: Open) -> None:
    ana, _ = _clean(open_store)
    ana.remember("I collect antique brass compasses")
    ana.remember("I like jazz")
    receipt = ana.forget(Selector(text="brass compasses"))
    _must(receipt.gone and receipt.removed["rows"] == 1, f"The receipt says otherwise: {receipt}.")
    again = open_store(ANA)
    _must([r.text for r in again.rows()] == ["I like jazz"], "A forgotten row came back, or another went with it.")
    _must(
        all("compasses" not in f.row.text for f in again.recall("antique brass compasses")),
        "Recall found what was forgotten.",
    )


def an_export_imports_again(open_store: Open) -> None:
    ana, _ = _clean(open_store)
    for text in ("I like jazz", "나는 온천을 좋아해요", "我喜欢爬山"):
        ana.remember(text)
    data = ana.export()
    ana.forget(Selector(everything=True))
    _must(ana.import_(data) == 3, "An import did not add what the export held.")
    _must(ana.export()["memories"] == data["memories"], "An import came back changed.")
    _must(ana.import_(data) == 0, "An import twice added rows twice.")


def a_change_is_whole_or_nothing(open_store: Open) -> None:
    """A fault after the old window is closed: neither the closing nor the new row may have happened."""
    ana, _ = _clean(open_store)
    ana.remember("pace slow", kind="profile", slot="pace", value="slow")
    bad = {"format": "tripwright-memory", "version": 1, "memories": [{"text": "fine"}, {"nonsense": 1}]}
    with suppress(InputError):
        ana.import_(bad)
    _must(len(open_store(ANA).rows()) == 1, "Half of an import was kept.")


def writers_side_by_side_lose_nothing(open_store: Open) -> None:
    _clean(open_store)
    faces = [open_store(ANA) for _ in range(3)]

    def write(face: Memory, who: int) -> None:
        for number in range(8):
            face.remember(f"note {number} of writer {who}")
            face.remember(f"pace {who}", kind="profile", slot="pace", value=f"v{who}-{number}")

    threads = [Thread(target=write, args=(face, who)) for who, face in enumerate(faces)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ana = open_store(ANA)
    _must(sum(r.kind == "note" for r in ana.rows()) == 24, "A row of one of several writers was lost.")
    _must(len(ana.profile()["pace"]) == 1, "Two values of a single slot hold at once.")


def recall_says_why(open_store: Open) -> None:
    ana, _ = _clean(open_store)
    ana.remember("I love quiet gardens")
    ana.remember("my brother is a pilot")
    found = ana.recall("a quiet garden")
    _must(bool(found) and found[0].row.text == "I love quiet gardens", "The nearest memory was not found first.")
    _must(all(f.why for f in found), "A recalled row does not say why.")


def keyed_items_are_below_their_user(open_store: Open) -> None:
    ana, ben = _clean(open_store)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    ana.items.put(("prefs",), "k", {"a": 1}, now)
    _must(ben.items.get(("prefs",), "k") is None, "A keyed item of one user reached another.")
    ana.items.put(("prefs",), "k", {"a": 2}, now + timedelta(days=1))
    entry = ana.items.get(("prefs",), "k")
    _must(
        entry is not None and entry.value == {"a": 2} and entry.created == now,
        "A keyed item was not replaced in place.",
    )
    ana.forget(Selector(everything=True))
    _must(ana.items.get(("prefs",), "k") is None, "A keyed item outlived its user.")


CHECKS: tuple[Check, ...] = (
    keeps_what_was_said,
    a_new_value_closes_the_old_window,
    users_are_apart,
    only_the_user_writes_profile,
    a_hard_slot_is_asked_about,
    a_trip_does_not_leak_into_the_profile,
    forgotten_is_gone,
    an_export_imports_again,
    a_change_is_whole_or_nothing,
    writers_side_by_side_lose_nothing,
    recall_says_why,
    keyed_items_are_below_their_user,
)
