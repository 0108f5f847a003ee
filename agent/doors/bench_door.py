"""`tripwright bench`: measures, each printing one table from a real run."""

from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from . import options

app = typer.Typer(help="Measure; each command prints one table from a real run.", invoke_without_command=True)
Folder = Annotated[Path, typer.Option(exists=True, file_okay=False, help="A folder of the data set.")]
MaybeFolder = Annotated[Path | None, typer.Option(exists=True, file_okay=False, help="A folder of the data set.")]
Queries = Annotated[Path, typer.Option(exists=True, dir_okay=False, help="One JSON object a line, with a query.")]
Plans = Annotated[
    Path, typer.Option("--out", metavar="FILE", help="Where the plans are written, one JSON line a query.")
]
_FIELDS = "Instead: queries of TravelPlanner with their fields; how many texts are read exactly."
_CONDITIONS = "Instead: queries of ChinaTravel; what became of each of their conditions."


@app.callback()
def every(
    context: typer.Context,
    all_: Annotated[
        bool, typer.Option("--all", help="Every bench in its quick form, on small synthetic data.")
    ] = False,
    quick: Annotated[bool, typer.Option("--quick", help="With --all or --only: the quick forms.")] = False,
    only: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only this one; repeatable.")] = None,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Processes.")] = 2,
    store: Annotated[bool, typer.Option("--store", help="Write what is found as the new baselines.")] = False,
) -> None:
    """Measure. `bench --all --quick`: exit code 6 on a broken run, a wrong result, or a fall beyond the stored baseline's interval."""
    if context.invoked_subcommand is None:
        from .bench_quick import run_quick

        run_quick(context, all_, quick, only or [], jobs, store)


@app.command()
def examples() -> None:
    """Twenty requests over ten cities: published or refused, findings, and how much of each plan is known."""
    from ...evals import examples as bench
    from ...tools.catalog import open_catalog

    print(bench.table(bench.run(), bench.best_known(open_catalog())))


@app.command("first-command")
def first_command(repeats: Annotated[int, typer.Option(min=1, max=100)] = 7) -> None:
    """Wall time and peak memory of whole commands, each in a process of its own."""
    from ...evals import first_command as bench

    print(bench.table(bench.run(repeats)))


@app.command()
def travelplanner(database: Folder, queries: Queries, out: Plans = Path("plans.jsonl")) -> None:
    """Plans from query texts in the evaluation format of that benchmark, scored by its published checks."""
    from ...evals import travelplanner as bench

    print(bench.table(bench.run(database, queries, out)))


@app.command()
def chinatravel(
    database: Folder,
    queries: Queries,
    out: Plans = Path("chinatravel.jsonl"),
    every: Annotated[int, typer.Option(min=1, help="One query in so many.")] = 1,
) -> None:
    """Plans from Chinese request texts: how many are verified, and why the others are not."""
    from ...evals import chinatravel as bench

    print(bench.table(bench.run(database, queries, out, every=every)))


@app.command()
def toptw(
    instances: Folder,
    m: Annotated[int | None, typer.Option("--m", min=1, max=4, help="Tours; all of 1 to 4 when absent.")] = None,
    seconds: Annotated[float, typer.Option(min=0.1)] = 5.0,
    sample: Annotated[int | None, typer.Option(min=1, help="Only so many instances, spread over the sets.")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Also write the tours there.")] = None,
    peer: Annotated[bool, typer.Option(help="Stock PyVRP beside, in as many seconds (the extra `bench`).")] = False,
    cpu: Annotated[bool, typer.Option(help="Count the processor's seconds, where others use the machine too.")] = False,
) -> None:
    """The itinerary solver on the Solomon tourist-trip instances: gap to the best known."""
    from ...evals import toptw as bench

    print(bench.table(bench.run(instances, m, seconds, sample, out, peer=peer, cpu=cpu)))


@app.command()
def mutations(
    count: Annotated[int, typer.Option(min=1)] = 5000,
    travelplanner: MaybeFolder = None,
    chinatravel: MaybeFolder = None,
    seed: Annotated[int, typer.Option(min=0, help="Which mutants are made.")] = 0,
) -> None:
    """Plans made untrue on purpose and sealed again: how many the verifier catches, by kind and rule."""
    from ...evals import mutations_bench as bench

    print(bench.run(count, travelplanner, chinatravel, seed))


@app.command("verify")
def verification(travelplanner: MaybeFolder = None, chinatravel: MaybeFolder = None) -> None:
    """How fast a week's plan is verified, and what a thousand verifications leave behind."""
    from ...evals import verify_bench as bench

    print(bench.table(bench.run(travelplanner, chinatravel)))


@app.command("faults")
def fault_injection() -> None:
    """Every rule and every node made to raise, hang and return garbage: what a person would get."""
    from ...evals import fault_injection as bench

    print(bench.table(bench.run()))


@app.command()
def requests(
    file: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="Requests of your own.")] = None,
    show: Annotated[bool, typer.Option(help="List each miss of a file that is not held out.")] = False,
    travelplanner: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help=_FIELDS)] = None,
    chinatravel: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help=_CONDITIONS)] = None,
    model: options.Model = None,
    model_url: options.ModelUrl = None,
) -> None:
    """Requests in three languages against their typed meaning: F1 by slot, and hard conditions missed."""
    if travelplanner or chinatravel:
        from ...evals import requests_texts as texts

        for line in (
            *(texts.travelplanner(travelplanner) if travelplanner else ()),
            *(texts.chinatravel(chinatravel) if chinatravel else ()),
        ):
            print(line, flush=True)
        return
    from ...domain.settings import Settings
    from ...evals import requests_bench as bench
    from ...evals.requests_model import reader
    from ...tools.catalog import open_catalog

    catalog, named = open_catalog(), options.language_model(Settings(model=model, model_url=model_url))
    bench.run(catalog, file, show, reader(named, catalog) if named else None)


@app.command()
def shopping(
    count: Annotated[int, typer.Option(min=1, help="Requests of each half.")] = 180,
    products: Annotated[int, typer.Option(min=50)] = 1500,
    seed: Annotated[int, typer.Option(min=0)] = 7,
    final: Annotated[bool, typer.Option(help="Also the half of the phrases that is kept for final runs.")] = False,
    numbers: Annotated[int, typer.Option(min=0, help="Answers whose every figure is compared with the record.")] = 5000,
    show: Annotated[bool, typer.Option(help="List each failure.")] = False,
) -> None:
    """Requests for goods in three languages over a synthetic feed: conditions broken, unknowns, none fits; figures in answers."""
    from ...evals import shopping as bench
    from ...evals import shopping_numbers

    print(bench.table(bench.run(count, products, seed, ("seen", "unseen") if final else ("seen",)), show))
    if numbers:
        print("\n" + shopping_numbers.table(shopping_numbers.run(numbers, seed=seed)))


@app.command()
def resume(
    kills: Annotated[int, typer.Option(min=1)] = 5,
    scenarios: Annotated[list[Path] | None, typer.Argument(help="Scenario files or folders; six when absent.")] = None,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Processes of the run that is killed.")] = 2,
    seed: Annotated[int, typer.Option(min=0)] = 0,
) -> None:
    """Runs of scenarios killed at random moments and resumed: whether each result is the one of a run left alone."""
    import tempfile

    from ...evals import resume as bench

    with tempfile.TemporaryDirectory(prefix="tripwright-resume-") as folder:
        found = bench.run(Path(folder), kills, scenarios or (), jobs, seed)
    print(bench.table(found))
    raise typer.Exit(6 if found.differing else 0)


@app.command()
def cart(
    runs: Annotated[int, typer.Option(min=1)] = 10_000,
    kills: Annotated[int, typer.Option(min=0, help="Processes that are really killed.")] = 100,
    seed: Annotated[int, typer.Option(min=0)] = 0,
) -> None:
    """Carts under faults, replays, price drifts and kills: how many left unapproved, and how many twice."""
    from ...evals import cart_chaos, cart_kills

    print(cart_chaos.table(cart_chaos.run(runs, seed), cart_kills.run(kills, seed) if kills else None))


@app.command()
def agreement(cases: Annotated[int, typer.Option(min=1)] = 2000, seed: Annotated[int, typer.Option(min=0)] = 0) -> None:
    """Solver against checker on random catalogs and requests: disagreements, crashes, refusals tried again."""
    from ...evals import agreement as bench

    print(bench.table(bench.run(cases, seed)))


@app.command()
def edits(quick: Annotated[bool, typer.Option(help="Fewer cities and worlds.")] = False) -> None:
    """One-change edits of plans: what stands, what is locked, whether it was done, and whether the result passes."""
    from ...evals import edits as bench

    print(bench.table(bench.run(quick=quick)))


@app.command()
def relaxations(cases: Annotated[int, typer.Option(min=1)] = 40, seed: Annotated[int, typer.Option(min=0)] = 0) -> None:
    """Requests that cannot be met: whether each offered change passes, and the conflicts against brute force."""
    from ...evals import relaxations as bench

    print(bench.table(bench.run(cases, seed)))


@app.command()
def scale(
    days: Annotated[int, typer.Option(min=1, max=30)] = 12,
    cities: Annotated[int, typer.Option(min=1, max=10)] = 5,
    places: Annotated[int, typer.Option(min=10, max=20_000)] = 3000,
) -> None:
    """One long trip over large invented cities: seconds and memory of the solve."""
    from ...evals import scale as bench

    print(bench.table(bench.run(days, cities, places)))


@app.command()
def pruning(cases: Annotated[int, typer.Option(min=1)] = 20, seed: Annotated[int, typer.Option(min=0)] = 0) -> None:
    """Value lost by planning from the best candidates only, against all of them."""
    from ...evals import pruning as bench

    print(bench.table(bench.run(cases, seed)))


@app.command()
def llmrank(
    dir: Annotated[
        Path, typer.Option("--dir", exists=True, file_okay=False, help="Holds items.json and the files below.")
    ],
    users: Annotated[str, typer.Option("--users", help="The people to rank for.")] = "users_6k.jsonl",
    histories: Annotated[str, typer.Option("--histories", help="The community to learn from.")] = "users_6k.jsonl",
    part: Annotated[
        Literal["development", "targets"], typer.Option("--part", help="On development, no target is read.")
    ] = "targets",
) -> None:
    """The recommender components on histories of the public ranking task: NDCG@10 of what was taken next, among twenty."""
    from ...evals import llmrank as bench
    from ...tools.recommend.sequential import SequentialConfig

    say = partial(typer.echo, err=True)
    print(bench.table(bench.run(dir, users, histories, part, SequentialConfig(), say)))


@app.command()
def modelfaults(quick: Annotated[bool, typer.Option(help="Only some of the faults.")] = False) -> None:
    """Runs against a model server that fails in every way: each ends typed, within its cap, and its costs add up."""
    from ...evals import model_faults as bench

    rows = bench.run(quick)
    print(bench.table(rows))
    raise typer.Exit(6 if bench.failed(rows) else 0)


@app.command()
def order(
    shuffles: Annotated[int, typer.Option(min=2, max=1000)] = 20, seed: Annotated[int, typer.Option(min=0)] = 0
) -> None:
    """Whether the order in which candidates come, or are shown to a model, moves a ranking; and how far at the most."""
    from ...evals import order as bench

    rows = bench.run(shuffles, seed)
    print(bench.table(rows))
    raise typer.Exit(6 if bench.failed(rows) else 0)


@app.command()
def injection(
    texts: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="JSON rows with a text; a few of our own when absent."),
    ] = None,
    every: Annotated[int, typer.Option(min=1, help="One text in so many.")] = 1,
    fields: Annotated[str, typer.Option(help="Only fields whose name holds this.")] = "",
    kinds: Annotated[int, typer.Option(min=1, help="Requests for each text in all fields at once.")] = 3,
) -> None:
    """A lying model that obeys whatever it reads, and hostile texts in every field of catalog and memory: what comes of it."""
    from ...evals import injection as bench

    rows = bench.run(texts, every, fields, kinds)
    print(bench.table(rows))
    raise typer.Exit(6 if bench.failed(rows) else 0)


@app.command()
def esci(
    products: Annotated[Path, typer.Option(exists=True, dir_okay=False, help="JSONL of that data set's products.")],
    judgments: Annotated[Path, typer.Option(exists=True, dir_okay=False, help="CSV: query, asin, gain or label.")],
    half: Annotated[str, typer.Option(help="development, final or all.")] = "all",
    learn: Annotated[bool, typer.Option("--learn", help="Learn the weights again from the development half.")] = False,
) -> None:
    """Search of goods on judged shopping requests: re-ranking and full catalog, beside BM25, with a paired bootstrap."""
    from ...evals import esci as bench
    from ...evals import esci_learn

    if learn:
        print(esci_learn.table(esci_learn.run(products, judgments)))
        return
    print(bench.table(bench.run(products, judgments, bench.half(half))))


@app.command()
def products(
    rows: Annotated[int, typer.Option(min=1000, help="Synthetic products.")] = 20_000,
    folder: Annotated[Path | None, typer.Option(file_okay=False, help="Keep the feed and the catalog there.")] = None,
) -> None:
    """Import and search of a synthetic product feed: rate, memory, and the time of a search, filter and vectors together."""
    from ...evals import products_bench as bench

    print(bench.table(bench.run(rows, folder)))


@app.command()
def memory(
    part: Annotated[
        list[str] | None, typer.Option(help="cases, recall, speed or faults; repeatable. All when absent.")
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Small sizes of speed and faults, for seconds.")] = False,
    memories: Annotated[int, typer.Option(min=100)] = 100_000,
    users: Annotated[int, typer.Option(min=2)] = 1_000,
    operations: Annotated[int, typer.Option(min=1)] = 10_000,
    kills: Annotated[int, typer.Option(min=0)] = 100,
    half: Annotated[str, typer.Option(help="Conversations of recall: dev, heldout or both.")] = "both",
) -> None:
    """Memory: cases by class, recall over long conversations, speed, and faults and kills."""
    from ...evals import memory_bench_all as bench
    from ...tools.catalog import open_catalog

    sizes = bench.QUICK if quick else bench.Sizes(memories, users, operations=operations, kills=kills)
    for table in bench.tables(open_catalog(), tuple(part or bench.PARTS), sizes, half):
        print(table, end="\n\n", flush=True)


@app.command()
def doors(
    requests: Annotated[int, typer.Option(min=100, help="Cheap requests at each door, for growth.")] = 10_000,
    clients: Annotated[int, typer.Option(min=1, max=72, help="Clients at once.")] = 64,
    repeats: Annotated[int, typer.Option(min=3, help="Times each message is sent, for the overhead.")] = 30,
) -> None:
    """The network doors as processes: hostile requests, clients at once, growth, and what each adds to the Python face."""
    from ...evals import doors as bench

    for line in bench.run(requests, clients, repeats):
        print(line, flush=True)


@app.command()
def fairness(
    cities: Annotated[int, typer.Option(min=0, max=3, help="Cities whose plans are compared.")] = 3,
    products: Annotated[int, typer.Option(min=24, help="Size of the synthetic feed.")] = 360,
) -> None:
    """What may not move a recommendation: sponsorship, seller text, position; exposure of sellers; who is asking."""
    from ...evals import fairness as bench
    from ...tools.catalog import open_catalog

    print(bench.table(bench.run(open_catalog(), cities, products)))


@app.command()
def longtexts() -> None:
    """Messages of each nasty sort, as long as may be and ten times that: how each ends, and in what time."""
    from ...evals import long_texts as bench

    rows = bench.run()
    print(bench.table(rows))
    raise typer.Exit(6 if bench.failed(rows) else 0)
