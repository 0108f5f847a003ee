"""Elements of HTML and SVG. Text is escaped by construction: there is no way to put markup in as a string."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from .clean import clean


def tag(name: str, /, *children: "ET.Element | str | None", **attributes: "str | float | None") -> ET.Element:
    """`tag("p", "some ", tag("b", "text"), cls="note")`. None is left out; `_` in an attribute's name is "-", `cls` is class."""
    shown = {_attribute(key): _value(value) for key, value in attributes.items() if value is not None}
    element = ET.Element(name, shown)
    fill(element, children)
    return element


def fill(element: ET.Element, children: "Iterable[ET.Element | str | None]") -> None:
    """Append children, text among them, in order."""
    for child in children:
        if child is None:
            continue
        if isinstance(child, ET.Element):
            element.append(child)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + clean(child)
        else:
            element.text = (element.text or "") + clean(child)


def _attribute(key: str) -> str:
    return "class" if key == "cls" else key.rstrip("_").replace("_", "-")


def _value(value: "str | float") -> str:
    return clean(value) if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")


def document(html: ET.Element) -> str:
    """The page as text, with its doctype."""
    return "<!doctype html>\n" + ET.tostring(html, encoding="unicode", method="html") + "\n"
