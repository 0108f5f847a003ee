"""A trip over several cities with many candidates is solved and passes; the table says what it took."""

from tripwright.evals.scale import run, table


def test_a_trip_over_two_cities_with_many_candidates_passes() -> None:
    row = run(days=3, cities=2, places=300)
    assert row.verified
    assert row.visits > 4
    assert 0 <= row.gap < 100
    assert "| 3 | 2 | 300 |" in table(row)
