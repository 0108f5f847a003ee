"""The shipped contract holds for every store: SQLite, Postgres, and vectors in a Chroma server or partition."""

import os
from collections.abc import Iterator

import pytest
from tripwright.domain.errors import InputError, StoreError
from tripwright.memory import contract
from tripwright.memory.store import Memory

POSTGRES, CHROMA = os.environ.get("TRIPWRIGHT_TEST_POSTGRES"), os.environ.get("TRIPWRIGHT_TEST_CHROMA")
NO_POSTGRES = "No Postgres is at hand: set TRIPWRIGHT_TEST_POSTGRES to the URL of an empty database."
NO_CHROMA = "No Chroma server is at hand: start `chroma run` and set TRIPWRIGHT_TEST_CHROMA to its address."

STORES = [
    pytest.param({}, id="sqlite"),
    pytest.param({"chroma_from": 0}, id="sqlite+chroma"),
    pytest.param({"url": POSTGRES}, id="postgres", marks=pytest.mark.skipif(not POSTGRES, reason=NO_POSTGRES)),
    pytest.param(
        {"url": POSTGRES, "chroma_url": CHROMA, "chroma_from": 0},
        id="postgres+chroma-server",
        marks=pytest.mark.skipif(not (POSTGRES and CHROMA), reason=f"{NO_POSTGRES} {NO_CHROMA}"),
    ),
    pytest.param(
        {"chroma_url": CHROMA, "chroma_from": 0},
        id="sqlite+chroma-server",
        marks=pytest.mark.skipif(not CHROMA, reason=NO_CHROMA),
    ),
]
#: The checks in which a partition of Chroma plays a part: the others would only repeat SQLite's.
WITH_VECTORS = {"users_are_apart", "forgotten_is_gone", "recall_says_why"}


@pytest.fixture
def open_store(tmp_path, options) -> Iterator[contract.Open]:
    made: list[Memory] = []

    def open_(user: str) -> Memory:
        made.append(Memory.open(tmp_path / "home", user, **options))
        return made[-1]

    yield open_
    for memory in made:
        memory.close()


@pytest.mark.parametrize("options", STORES)
@pytest.mark.parametrize("check", contract.CHECKS, ids=lambda check: check.__name__)
def test_every_store_keeps_the_contract(check, options, open_store):
    if options == {"chroma_from": 0} and check.__name__ not in WITH_VECTORS:
        pytest.skip("Nothing of this check touches the vectors.")
    check(open_store)


class _Leaky(Memory):
    """A store whose rows of all users are everybody's."""

    def rows(self):
        return tuple(r for u in (contract.ANA, contract.BEN) for r in self._shared.database.rows(u))


class _Forgetful(Memory):
    def remember(self, text, **options):
        return super().remember(text[:5], **options)


@pytest.mark.parametrize(
    ("broken", "check"), [(_Leaky, contract.users_are_apart), (_Forgetful, contract.keeps_what_was_said)]
)
def test_the_contract_finds_a_store_that_breaks_it(tmp_path, broken, check):
    with Memory.open(tmp_path / "home") as good, pytest.raises(AssertionError):
        check(lambda user: broken(good._shared, user, False))


def test_a_server_that_is_not_there_is_said_without_its_password():
    with pytest.raises(StoreError, match="does not answer") as error:
        Memory.open(None, url="postgresql://me:secret@127.0.0.1:9/none")
    assert "secret" not in str(error.value)
    with pytest.raises(InputError, match="http://127"):
        Memory.open(None, chroma_url="somewhere")


def test_without_its_chroma_server_recall_goes_on_and_says_so(tmp_path):
    with Memory.open(tmp_path, chroma_url="http://127.0.0.1:9", chroma_from=0) as memory:
        memory.remember("I like jazz")
        assert [f.row.text for f in memory.recall("jazz")] == ["I like jazz"]
        assert "without it" in memory.note
