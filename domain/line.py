"""Text that others wrote and that is shown as one line: names, titles, notices."""

from typing import Annotated

from pydantic import AfterValidator


def one_line(text: str) -> str:
    """Without control and direction characters, line ends and odd spaces: such a text cannot steer a terminal or forge a line."""
    if text.isprintable():
        return text
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


#: A string that is one printable line, whatever it was when it came in.
Line = Annotated[str, AfterValidator(one_line)]
