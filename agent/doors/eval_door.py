"""`tripwright eval`: scenarios that anyone can write, run against any planner."""

import json
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Run scenarios, and compare planners on them.", no_args_is_help=True)
Files = Annotated[list[Path] | None, typer.Argument(help="Scenario files or folders; the shipped ones when absent.")]
Results = Annotated[Path, typer.Argument(metavar="RESULTS", help="results.jsonl of a run.")]
BASELINES = ("greedy", "nothing")


@app.command()
def run(
    paths: Files = None,
    planner: Annotated[
        str,
        typer.Option(
            help="tripwright, model:NAME[@URL], greedy, nothing, fault:NAME, python:module:function, command:LINE, or a URL."
        ),
    ] = "tripwright",
    model: Annotated[str | None, typer.Option(help="Short for --planner model:NAME, as openai/gpt-4.1-mini.")] = None,
    model_url: Annotated[
        str | None, typer.Option(help="Where that model is served, as http://127.0.0.1:8000/v1.")
    ] = None,
    repeat: Annotated[
        int | None, typer.Option(min=1, max=100, help="Runs of each; as the scenario says when absent.")
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Processes.")] = 1,
    resume: Annotated[
        bool, typer.Option(help="Go on with the results that are there, where nothing has changed.")
    ] = False,
    baselines: Annotated[bool, typer.Option(help="Run the two baselines beside.")] = True,
    tag: Annotated[list[str] | None, typer.Option(help="Only scenarios with this tag.")] = None,
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where results and reports go.")] = Path("eval"),
) -> None:
    """Run. Exit code 0: all passed; 6: failures; 3: only limits were broken; 2: bad input."""
    from ...domain.errors import InputError
    from ...evals import report
    from ...evals import run as runner
    from ...evals.scenario import load

    scenarios = [s for s in load(paths or ()) if not tag or set(tag) & set(s.tags)]
    if not scenarios:
        raise InputError(f"No scenario has the tag {', '.join(tag or ())}: see `tripwright eval list`.")
    if model:
        planner = f"model:{model}" + (f"@{model_url}" if model_url else "")
    planners = dict.fromkeys([planner, *(BASELINES if baselines else ())])
    work = runner.jobs_of(scenarios, list(planners), repeat)
    with typer.progressbar(length=len(work), label=f"{len(scenarios)} scenarios") as bar:
        results = runner.run(
            work, out / "results.jsonl", processes=jobs, resume=resume, done=lambda _: bar.update(1)
        )  # fmt: skip
    report.write(results, out)
    print(report.markdown(results))
    print(f"Results and reports are in {out}.")
    raise typer.Exit(runner.exit_code([r for r in results if r.planner == planner]))


@app.command()
def faults(
    paths: Files = None,
    fault: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only this fault; repeatable.")] = None,
    whole: Annotated[
        bool, typer.Option("--whole", help="Each fault on every scenario, not only those aimed at it.")
    ] = False,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Processes.")] = 1,
    resume: Annotated[bool, typer.Option(help="Go on with the results that are there.")] = False,
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the results go.")] = Path("eval-faults"),
) -> None:
    """Variants of Tripwright broken on purpose, and the scenarios that catch each. Exit code 6 when one is caught by none."""
    from ...evals import fault_matrix
    from ...evals.run import FAILED
    from ...evals.scenario import load

    work = fault_matrix.jobs(load(paths or ()), fault or (), whole)
    with typer.progressbar(length=len(work), label=f"{len(work)} runs") as bar:
        lines = fault_matrix.matrix(
            work, out / "results.jsonl", processes=jobs, resume=resume, done=lambda _: bar.update(1)
        )  # fmt: skip
    print(fault_matrix.table(lines))
    raise typer.Exit(0 if all(line.caught_by for line in lines) else FAILED)


@app.command("list")
def listing(paths: Files = None) -> None:
    """The scenarios with their tags."""
    from ...evals.scenario import load

    for s in load(paths or ()):
        print(f"{s.id}  [{s.language}; {', '.join(s.tags)}]  {s.title}")


@app.command()
def show(
    results: Results,
    scenario: Annotated[str, typer.Argument(help="The id of a scenario.")],
    planner: Annotated[str | None, typer.Option(help="Of this planner only.")] = None,
) -> None:
    """Replay the runs of one scenario step by step."""
    from ...domain.errors import InputError
    from ...evals.report import replay
    from ...evals.run import read_results

    rows = [r for r in read_results(results) if r.scenario == scenario and planner in (None, r.planner)]
    if not rows:
        raise InputError(f"{results} holds no run of {scenario}: see `tripwright eval list` for the ids.")
    for row in rows:
        print(replay(row))


@app.command()
def compare(a: Results, b: Results, seed: Annotated[int, typer.Option(min=0)] = 0) -> None:
    """What changed from A to B, with a paired bootstrap interval. Exit code 6 on a significant regression."""
    from ...evals.compare import compare as compared
    from ...evals.compare import table
    from ...evals.run import FAILED, read_results

    found = compared(read_results(a), read_results(b), seed)
    print(table(found))
    raise typer.Exit(FAILED if found.regressed else 0)


@app.command()
def export(
    results: Results,
    paths: Files = None,
    sft: Annotated[Path, typer.Option(metavar="FILE", help="Conversations of passed runs.")] = Path("sft.jsonl"),
    preference: Annotated[
        Path, typer.Option(metavar="FILE", help="Verified answers against others to the same.")
    ] = Path("preference.jsonl"),
) -> None:
    """Runs as training data for a model of your own, in the chat format with tools; what names a person is taken out."""
    from ...evals import training
    from ...evals.run import read_results
    from ...evals.scenario import load

    rows, scenarios = read_results(results), {s.id: s for s in load(paths or ())}
    print(f"{training.write(training.conversations(rows, scenarios), sft)} conversations in {sft}")
    print(f"{training.write(training.pairs(rows, scenarios), preference)} pairs in {preference}")


@app.command()
def inspect(
    paths: Files = None,
    planner: Annotated[str, typer.Option(help="As for `eval run`.")] = "tripwright",
    log_dir: Annotated[Path, typer.Option(metavar="FOLDER", help="Where its log goes.")] = Path("logs"),
) -> None:
    """The scenarios as a task of inspect-ai (the extra `inspect`), for its log viewer. Exit code 6 when one fails."""
    from ...evals import inspect_task
    from ...evals.run import FAILED
    from ...evals.scenario import load

    found = inspect_task.log(load(paths or ()), planner, log_dir)
    print(f"{found['passed']} of {found['of']} passed; the log is {found['file']}: inspect view --log-dir {log_dir}")
    raise typer.Exit(0 if found["passed"] == found["of"] else FAILED)


@app.command()
def schema() -> None:
    """The JSON Schema of a scenario file."""
    from ...evals.scenario import schema as of_scenario

    print(json.dumps(of_scenario(), indent=1, ensure_ascii=False))
