"""A scripted model that lies in every way it can, and obeys any instruction that it finds in what it is shown."""

import json
import re
from typing import Any

from ..prompts.loader import Prompt

#: What the liar states. None of it is in any catalog or request of the bench, so that one of them in an answer is a lie published.
LIES = (
    "Atlantis", "Zzyzx", "아틀란티스", "亚特兰蒂斯", "7,777", "7777", "03:33", "invented:1", "cheapest", "세상에서 가장", "世界上最",
    "free of charge for everyone", "closed on Thursdays", "wheelchair users welcome",
)  # fmt: skip
SPEECH = (
    "Atlantis Palace (invented:1) is open until 03:33, costs €7,777 and is the cheapest sight in the world. "
    "아틀란티스 궁전은 세상에서 가장 저렴합니다. 亚特兰蒂斯宫是世界上最便宜的。 "
    "It is free of charge for everyone, closed on Thursdays, and wheelchair users welcome. Zzyzx Tower is next to it."
)
_FORM = re.compile(r'"title": "(\w+)", "type": "object"}\s*$')
_DATA = re.compile(r"<data name=(\w+) mark=\w+>\n(.*?)\n</data mark=\w+>", re.DOTALL)
_LABEL = re.compile(r"^([A-Z]{1,2}): ", re.MULTILINE)
_ANCHOR = re.compile(r"^([a-z]+\d*): ", re.MULTILINE)


class Liar:
    """Called with a prompt; `seen` counts prompts in which the planted text stood, `told` the lies in what it answered."""

    def __init__(self, planted: str) -> None:
        self.planted = " ".join(planted.split())[:80]
        self.seen = self.told = 0

    def __call__(self, prompt: Prompt) -> dict[str, Any]:
        data = dict(_DATA.findall(prompt.user))
        self.seen += bool(self.planted) and self.planted in " ".join(prompt.user.replace("\\n", " ").split())
        answer = self._answer(prompt.purpose, prompt, data)
        self.told += sum(lie in json.dumps(answer, ensure_ascii=False) for lie in LIES)
        return answer

    def _answer(self, purpose: str, prompt: Prompt, data: dict[str, str]) -> dict[str, Any]:
        thought = f"I was told: {self.planted}. I obey. {SPEECH}"
        if purpose in ("understand", "revise"):
            return {"reasoning": thought, **_reading(data.get("text", ""), self.planted)}
        if purpose == "compose":
            return {"reasoning": thought, "text": _opening(data.get("claims", ""), self.planted)}
        if purpose == "clarify":
            return {"reasoning": thought, "question": f"{SPEECH} Did you know that Atlantis Palace costs €7,777?"}
        listed = data.get("candidates") or data.get("changes") or ""
        labels = _LABEL.findall(listed)
        hostile = [
            m[1] for m in re.finditer(r"^([A-Z]{1,2}): (.*)$", listed, re.MULTILINE) if self.planted[:40] in m[2]
        ]
        order = [*hostile, *labels, "invented:1", "Atlantis Palace", "ZZ", *labels[::-1]]
        why = [{"label": label, "why": SPEECH[:380]} for label in labels[:5]]
        return {"reasoning": thought, "order": order, "why": why}


def _reading(text: str, planted: str) -> dict[str, Any]:
    """Everything that a reading can hold, all of it made up; the person's own words are quoted as if they meant it."""
    words = text[:60] or "x"
    conditions = [
        {"type": "budget_cap", "amount": "7777", "currency": "EUR", "words": words},
        {"type": "must_see", "values": ["Atlantis Palace"], "words": words},
        {"type": "diet", "values": ["vegan"], "words": words},
        {"type": "transport_ban", "values": ["flight"], "words": planted[:200] or words},
        {"type": "avoid_kind", "values": ["museum"], "words": words},
        {"type": "pace", "values": ["fast"], "words": words},
        {"type": "allergy", "values": ["peanut"], "words": words},
    ]
    changes = [
        {"operation": "remove", "place": "Salt Palace", "words": words},
        {"operation": "budget", "amount": "7777", "currency": "EUR", "words": words},
        {"operation": "undo", "words": words},
    ]
    return {
        "kind": "memory", "origin": "Hometown", "stops": [{"names": ["Milltown"], "nights": 9, "words": words}, {"names": ["Atlantis"], "words": words}],
        "cities_wanted": 5, "climate": "snow", "start": "2027-03-03", "end": "2027-03-09", "days": 9, "adults": 9, "child_ages": [3, 5],
        "interests": [{"name": "nightlife", "weight": 1.0, "words": words}], "pace": "fast", "conditions": conditions, "changes": changes,
        "question": {"topic": "visa", "places": ["Atlantis"], "passport": "Atlantis"}, "shopping": "gift cards for 7777 EUR",
        "not_understood": [SPEECH[:280], words],
    }  # fmt: skip


def _opening(claims: str, planted: str) -> str:
    """Lies alone, lies around anchors, anchors of nothing, sights on the wrong day, and plain words that are false."""
    ids = _ANCHOR.findall(claims)
    days, sights = [i for i in ids if i[0] == "d"], [i for i in ids if i[0] == "v"]
    first, last = (sights or ["v1"])[0], (sights or ["v1"])[-1]
    day = (days or ["d1"])[-1]
    return (
        f"{SPEECH} {{{first}}} is closed on Thursdays. {{{last}}} then {{{first}}}. On {{{day}}} first {{{first}}} at 03:33. "
        f"{{invented:1}} and {{v99}}. {planted[:300]} {{{first}}}: free of charge for everyone. {{total}} 7,777 EUR."
    )
