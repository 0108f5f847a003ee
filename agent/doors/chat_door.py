"""`tripwright chat`: a conversation in the terminal; plain lines when it is not one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...domain.errors import TripwrightError
from . import options
from .chat_commands import COMMANDS, Session
from .screen import clean, progress, show

if TYPE_CHECKING:
    from ...domain.reply import Asked, Event

Continue = Annotated[bool, typer.Option("--continue", help="Go on with the last conversation.")]
LAST_THREAD = "last-thread"


def chat(
    resume: Continue = False,
    catalog: options.Catalogs = None,
    seconds: options.Seconds = 60.0,
    seed: options.Seed = 0,
    model: options.Model = None,
    model_url: options.ModelUrl = None,
    home: options.Home = None,
    private: options.Private = False,
) -> None:
    """Plan in conversation: ask, answer, change one thing. /help lists the commands; Ctrl-D ends, Ctrl-C keeps the session."""
    chosen = options.settings(home, private, seconds, seed, model, model_url, ask=True)
    with options.planner(chosen, catalog) as planner:
        session = Session(planner, _thread(chosen.home, resume))
        waiting = planner.waiting(session.thread) if resume else None
        if sys.stdin.isatty():
            print("Tripwright. Say where you would like to go. /help lists the commands, Ctrl-D ends.")
        if waiting is not None:
            session.waiting = waiting
            show(question(waiting))
        for line in lines(chosen.home):
            if not handle(session, line):
                break


def _thread(home: Path | None, resume: bool) -> str:
    """The last conversation's name, or a new one, which is noted for the next time."""
    from ..planner import new_thread

    if home is None:
        return new_thread()
    note = home / LAST_THREAD
    try:
        if resume and note.exists():
            return note.read_text(encoding="utf-8").strip()
        thread = new_thread()
        home.mkdir(parents=True, exist_ok=True)
        note.write_text(thread, encoding="utf-8")
    except OSError:
        return new_thread()  # a read-only home: the planner has already said so, or will
    return thread


def lines(home: Path | None) -> Iterator[str]:
    """Typed lines with history and editing on a terminal; plain lines from a pipe. Ctrl-C empties the line."""
    if not sys.stdin.isatty():
        yield from (line.rstrip("\n") for line in sys.stdin)
        return
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import WordCompleter
    from prompt_toolkit.history import InMemoryHistory

    from .typed_history import TypedHistory

    history = TypedHistory(home / "history") if home else InMemoryHistory()
    completer = WordCompleter(sorted(COMMANDS), sentence=True)
    prompt: PromptSession[str] = PromptSession(history=history, completer=completer)
    while True:
        try:
            yield prompt.prompt("> ")
        except KeyboardInterrupt:
            continue
        except EOFError:
            return


def handle(session: Session, line: str) -> bool:
    """One line. False ends the conversation. Every failure is a sentence; the conversation goes on."""
    text = line.strip()
    if not text:
        return True
    try:
        if text.startswith("/"):
            return session.command(text)
        say(session, session.send(text))
    except KeyboardInterrupt:
        print("Stopped; the conversation is kept.", file=sys.stderr)
    except TripwrightError as error:
        show(str(error))
    return True


def say(session: Session, events: Iterator[Event]) -> None:
    """Show progress while the run goes, then its end."""
    from ...domain.reply import Asked, Finished

    last: Any = None
    with progress() as watcher:
        for event in events:
            watcher.see(event)
            last = event
    if isinstance(last, Asked):
        session.waiting = last
        show(question(last))
    elif isinstance(last, Finished):
        session.waiting = None
        session.last = last.reply
        show(last.reply.text)


def question(asked: Asked) -> str:
    choices = [f"  {number}. {choice}" for number, choice in enumerate(asked.choices, 1)]
    return clean("\n".join([asked.question, *choices]))
