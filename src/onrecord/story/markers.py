"""Wire furniture that says which version of a story this is: ``UPDATE 2-``, ``CORRECTED-``, ``URGENT``, ``Eds:``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.anchor import Passage

if TYPE_CHECKING:
    from onrecord.record import MarkerKind


@dataclass(frozen=True, slots=True)
class MarkerFind:
    """One marker, before it is cited."""

    kind: MarkerKind
    passage: Passage


# A prefix of the headline: in capitals, then a number, a dash, a colon, or the words at once ("URGENTChinese talks").
_PREFIX = re.compile(
    r"""(?P<update>(?:UPDATE|WRAPUP|RECAST|RECASTS|ADDS)\s?\d{0,2}\s?(?:--?|[–—:])|\d{1,2}(?:st|nd|rd|th)\s+(?:LD|Ld|ld)-?[Ww]ritethru:?)
      | (?P<correction>(?:CORRECTED|CORRECTION|CORRECTS|CORRECTING|CORRECTIVE)\s?\d{0,2}\s?(?:--?|[–—:])
          |(?:Corrected|Correction)\s?[:–—-])
      | (?P<lead>(?:LEAD|\d{1,2}(?:ST|ND|RD|TH)\s+LEAD
          |\d{1,2}(?:st|nd|rd|th)\s+(?:LD|Ld|ld|Lead|lead))\s?(?:--?|[–—:]|(?=\s)))
      | (?P<repeat>(?:REPEAT|REPEATS|REPEATING|RPT|REFILE|REFILING|RESENDING)\s?\d{0,2}\s?(?:--?|[–—:]))
      | (?P<urgent>(?:URGENT|BULLETIN|FLASH|ALERT|SNAP|NEWSALERT|BREAKING(?:\s+NEWS)?)
          (?:\s?(?:--?|[–—:])|(?=[A-Z][a-z])|\s*$)
          |(?:Urgent|Breaking(?:\s[Nn]ews)?|Flash|Bulletin)\s?[:–—])
    """,
    re.VERBOSE,
)
# A whole line: the editors' note, AFP's slug, or a bracket before the headline or the dateline.
_NOTE = re.compile(r"\(?\s*(?:Eds|EDS|Editors|EDITORS|EDITOR'S NOTE|Editor's note|ADVISORY|Advisory)\s?:", re.ASCII)
_ATTENTION = re.compile(r"(?:ATTENTION\b|(?:ADDS|RECASTS|UPDATES|CORRECTS|REPEATS)\b).{0,300}", re.DOTALL)
_SLUG_END = re.compile(r"\s*/{2,3}\s*$")
_BRACKETED = re.compile(
    r"""\(\s*(?:(?P<repeat>repetition|repeats?|repeating|resending|refiles?|rpt)
      |(?P<correction>correct(?:s|ed|ing|ion)|fixes)
      |(?P<update>updates?|updating|adds|adding|recasts|recasting|writes\s+through|new\s+throughout))\b[^()\n]{0,200}\)""",
    re.VERBOSE | re.IGNORECASE,
)
_CORRECTS = re.compile(r"\bcorrect(?:s|ed|ing|ion|ions)?\b", re.IGNORECASE)
_SPACES = re.compile(r"\s*")
_AFTER_BRACKET = re.compile(r"\s*(?:--?|[–—:])?\s*")


def find_markers(text: str, block: Passage) -> tuple[tuple[MarkerFind, ...], int]:
    """Return the markers at the start of a head block, and where the block's own words begin (its end: it has none).

    A block is a heading or the first words of a lead. ``UPDATE 2-CORRECTED-Poe delays trip`` has two.
    """
    found: list[MarkerFind] = []
    at = block.start
    if _is_note(text, block):
        words = block.of(text)
        kind: MarkerKind = "note" if _NOTE.match(words) else "correction" if _CORRECTS.search(words) else "update"
        if words.startswith(("REPEATS", "ATTENTION - REPEATS")):
            kind = "repeat"
        return (MarkerFind(kind, block),), block.end
    while at < block.end:
        bracketed = _BRACKETED.match(text, at, block.end)
        match = bracketed or _PREFIX.match(text, at, block.end)
        if match is None or match.lastgroup is None:
            break
        passage = Passage(at, at + len(match[0].rstrip()))
        kinds: list[MarkerKind] = [match.lastgroup]  # type: ignore[list-item]
        if bracketed is not None and kinds[0] != "correction" and _CORRECTS.search(match[0]):
            kinds.append("correction")
        found += [MarkerFind(kind, passage) for kind in kinds]
        spaces = (_AFTER_BRACKET if bracketed else _SPACES).match(text, passage.end, block.end)
        at = spaces.end() if spaces else passage.end
    return tuple(found), at


def _is_note(text: str, block: Passage) -> bool:
    head = text[block.start : min(block.end, block.start + 400)]
    if _NOTE.match(head):
        return True
    return bool(_ATTENTION.fullmatch(head) and _SLUG_END.search(head))
