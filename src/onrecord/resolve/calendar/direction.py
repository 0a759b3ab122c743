"""Whether a clause looks ahead or back: what decides on which Friday, and in which January."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from onrecord.anchor import Passage

Direction = Literal["ahead", "back"]

_REACH: Final = 220
"""Characters before and after an expression in which its verb is looked for."""
_SHORT: Final = 24
"""Characters before an expression that opens its sentence ("Late on ")."""
_CUE: Final = re.compile(
    r"""
    (?P<over>
        \bhad\s+(?:previously\s+|originally\s+|initially\s+|earlier\s+)?been\s+(?:due|scheduled|set|expected|planned|likely|supposed)\b(?:\s+to\b(?:\s+be\b)?\s+\w+)?
      | \b(?:was|were)\s+(?:originally\s+|initially\s+|previously\s+)(?:due|scheduled|set|expected|planned|supposed)\b(?:\s+to\b(?:\s+be\b)?\s+\w+)?
    )
  | (?P<ahead>
        \b(?:will|[’']ll|shall|may|might|could|would|should|must|can)\b(?:\s+(?:not|also|then|now|be|have|likely|probably|soon|later))*\s+\w+
      | \b(?:due|scheduled|set|expected|planned|likely|ready|going|supposed|meant|slated|poised|invited|agreed|hopes?|hoping|plans?|planning|intends?|intending|aims?|wants?|expects?|expecting|was|were|is|are|decided)\s+(?:to|for)\b(?:\s+be\b)?(?:\s+\w+)?
      | \bto\s+(?!the\b|a\b|an\b|his\b|her\b|its\b|their\b|this\b|that\b|about\b|more\b|less\b|some\b|one\b|two\b|three\b)[a-z]{2,}(?:\s+[a-z]+ed)?
      | \b(?:plans?|planned|upcoming|forthcoming|scheduled|proposed|deadline|expires?|expiring|begins|starts|opens|takes\s+place|due|expected|calls?\s+for|until|invited|arrives|leaves|as\s+soon\s+as|as\s+early\s+as|starting|beginning|meets|travels|visits|heads|faces|goes)\b
    )
  | (?P<back>
        \b(?:was|were|had|did|has|have|been)\b
      | \b(?!un|need|speed|feed|indeed|proceed|succeed|exceed|agreed\s+to)[a-z]{2,}ed\b
      | \b(?:said|told|met|went|came|took|made|gave|began|rose|fell|won|lost|held|left|saw|found|got|sent|spoke|wrote|led|struck|shot|sold|bought|paid|became|broke|brought|cut|drew|drove|felt|flew|fought|grew|hit|kept|knew|laid|put|ran|read|sank|sought|set|stood|swept|taught|thought|threw|understood|withdrew|hurt|quit|shut|spent|swore|blew|built|caught|chose|ate|rode|sat|slept|died|since|says|ago|last)\b
    )
    """,
    re.VERBOSE,
)
_STOP: Final = re.compile(r"[.!?;]['’”\"]?\s+(?=[A-Z\"“'‘`(])|\n\s*\n|\n\s{2,}")


_CLAUSE: Final = re.compile(r"(?:[,;:–—]|--|\b(?:but|and|while|when|where|as)\b)\s+(?:(?:in|on|at|by|during|early|late|over)\s+)+(?:the\s+)?$")
"""What stands before words that open a clause of their own."""
_NEXT: Final = 80
_CLOSE: Final = 24
"""Characters between a verb and the expression that leave no doubt: ``resigned in``, ``was arrested there in``."""


@dataclass(frozen=True, slots=True)
class Lean:
    """Where a clause looks, and whether its verb stands close enough to leave no doubt."""

    direction: Direction
    sure: bool


def lean_of(text: str, passage: Passage) -> Lean | None:
    """Return where the clause around ``passage`` looks; None where no verb tells.

    The nearest verb before the expression decides (``will meet on Friday``; ``will meet, he said on Friday``). Only where
    the expression opens its sentence or clause, the first verb after it does (``On Friday ministers will meet``).
    """
    before = text[max(0, passage.start - _REACH) : passage.start]
    opens = _CLAUSE.search(before)
    stops = list(_STOP.finditer(before))
    if stops:
        before = before[stops[-1].end() :]
    after = text[passage.end : passage.end + _REACH]
    stop = _STOP.search(after)
    if stop:
        after = after[: stop.start()]
    if opens and (verb := _CUE.search(after[:_NEXT])):  # ", but in March a judge ruled": a clause of its own
        return Lean(_side(verb), sure=True)
    last = None
    for last in _CUE.finditer(before):
        pass
    if last:
        return Lean(_side(last), sure=len(before) - last.end() <= _CLOSE)
    first = _CUE.search(after) if len(before) <= _SHORT else None
    return Lean(_side(first), sure=True) if first else None


def _side(cue: re.Match[str]) -> Direction:
    return "ahead" if cue["ahead"] else "back"
