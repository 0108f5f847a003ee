"""What is compared of a run that was killed and resumed. The kills themselves are `tripwright bench resume`, in CI."""

from tripwright.evals.resume import Found, lasting, table
from tripwright.evals.run import Result


def test_times_and_drawn_ids_do_not_count_and_everything_else_does() -> None:
    def result(seconds: float, row: str, text: str) -> Result:
        state = {"seconds": seconds, "memory": [{"id": row, "value": "vegan"}], "turns": [{"text": text}]}
        return Result(key="k", scenario="s", planner="p", passed=True, seconds=seconds, state=state)

    assert lasting(result(1, "a", "x")) == lasting(result(2, "b", "x"))
    assert lasting(result(1, "a", "x")) != lasting(result(1, "a", "y"))


def test_the_table_says_what_differs() -> None:
    shown = table(Found(kills=2, results=6, same=5, kept=[1, 0], differing=["kill 2: the result of hello is missing"]))
    assert "| 2 | 6 | 5 | 1, 0 |" in shown and "hello is missing" in shown
