"""`tripwright bench --all --quick`: every bench in small, held against the stored baselines."""

from datetime import UTC, datetime

import typer

from ...domain.errors import InputError


def run_quick(context: typer.Context, every: bool, quick: bool, only: list[str], jobs: int, store: bool) -> None:
    """Exit code 6 on a broken run, a wrong result or a fall beyond the baseline; 2 where nothing was chosen."""
    from ...evals.benches import baseline
    from ...evals.benches import run as quickly
    from ...evals.benches.registry import benches

    if not every and not only:
        print(context.get_help())
        raise typer.Exit(2)
    if not quick:
        raise InputError("Say --quick too: a whole bench is run by its own name, and some need a data set.")
    names = only or list(benches())
    with typer.progressbar(length=len(names), label=f"{len(names)} benches") as bar:
        rows = quickly.run(names, jobs, lambda _: bar.update(1))
    if store:
        baseline.store({r.name: r.scored for r in rows if not r.broken}, datetime.now(UTC).date())
    known = baseline.read()
    found = list(quickly.problems(rows, known))
    print("\n".join([quickly.table(rows, known), *found]))
    raise typer.Exit(6 if found else 0)
