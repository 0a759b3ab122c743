"""Days that have a name: ``Christmas``, ``next Thanksgiving``, ``Eid al-Fitr 2018``."""

from __future__ import annotations

from functools import cache
from typing import Final

from onrecord.extract.times.grammar import Match, Pattern
from onrecord.extract.times.meaning import WEEKEND, Meaning, On
from onrecord.extract.times.words import words_of


@cache
def _lists() -> tuple[dict[str, str], frozenset[str]]:
    """Return the day of each name, and the names that are everyday words too."""
    lists = words_of("holidays")
    days = {name: holiday["day"] for holiday in lists["holiday"] for name in holiday["names"]}
    return days, frozenset(lists["capital_only"])


def _holiday(match: Match) -> Meaning | None:
    days, capital_only = _lists()
    name = (match.text("n") or "").replace("’", "'")  # as the list prints it
    first = match.caught["n"][0].text
    if name in capital_only and not first[0].isupper() and first != "the":
        return None
    step = match.value("a", "last") or match.value("a", "next") or (0 if match.text("a") else None)
    year = match.text("y")
    day = days[name] + (WEEKEND if match.text("w") else "")
    return On(holiday=day, year=int(year) if year else None, step=step)


def _shape(name: str) -> str:
    return " ".join("possessive" if word == "'s" else "quote" if word == "'" else f"'{word}'" for word in name.split())


_NAMES: Final = " | ".join(_shape(name) for name in sorted(_lists()[0], key=lambda name: -len(name.split())))
PATTERNS: Final = (
    Pattern(
        "time.holiday", f"a=( last | next | this )? n=( {_NAMES} ) ( ( ','? | 'of' ) y=year )? w='weekend'?", _holiday
    ),
)
