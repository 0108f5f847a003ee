"""The command line: `tripwright plan`, `shop`, `chat`, `verify`, `catalog`, `memory`, `bench`. Thin: it holds no logic."""

import sys

import typer

from ...domain.errors import TripwrightError
from . import (
    a2a_door,
    acp_door,
    bench_door,
    catalog_door,
    chat_door,
    eval_door,
    export_door,
    mcp_door,
    memory_door,
    plan_door,
    serve_door,
    shop_door,
    verify_door,
)

app = typer.Typer(
    name="tripwright",
    help="Plan a trip and what to buy for it; publish nothing that cannot be proved.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: boxes cost a fifth of a second
)
app.command("plan")(plan_door.plan)
app.command("shop")(shop_door.shop)
app.command("export")(export_door.export)
app.command("chat")(chat_door.chat)
app.command("verify")(verify_door.verify)
app.command("schema")(verify_door.schema)
app.command("mcp")(mcp_door.mcp)
app.command("serve")(serve_door.serve)
app.command("a2a")(a2a_door.a2a)
app.command("acp")(acp_door.acp)
app.add_typer(catalog_door.app, name="catalog")
app.add_typer(memory_door.app, name="memory")
app.add_typer(eval_door.app, name="eval")
app.add_typer(bench_door.app, name="bench")

BAD_USAGE, INTERRUPTED = 2, 130


def main(arguments: list[str] | None = None) -> None:
    """Run, and turn every typed error into one sentence on stderr and its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a letter still shows the rest
    try:
        code = app(args=arguments, standalone_mode=False)
    except typer.Exit as stop:
        code = stop.exit_code
    except typer.TyperException as error:  # a wrong option or argument: exit code 2, in one line
        print(f"tripwright: {_usage(error)}", file=sys.stderr)
        code = getattr(error, "exit_code", BAD_USAGE)
    except (typer.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except TripwrightError as error:
        print(f"tripwright: {error}", file=sys.stderr)
        code = error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        code = 0
    sys.exit(code if isinstance(code, int) else 0)


def _usage(error: typer.TyperException) -> str:
    text = getattr(error, "format_message", lambda: str(error))()
    return f"{text} Add --help to see what can be given."
