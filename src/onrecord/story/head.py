"""The head of a story: section, title, standfirst, byline, and where the body begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.anchor import Passage, hull
from onrecord.story.bylines import is_agency, is_byline, is_issuer, is_lone_name
from onrecord.story.datelines import DatelineFind, find_dateline
from onrecord.story.markers import MarkerFind, find_markers
from onrecord.story.places import is_known_place
from onrecord.story.printed_dates import PRINTED_DAY
from onrecord.story.words import head_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD_BLOCKS = 10
"""A head takes no more blocks than this."""
_HEAD_LENGTH = 2500
"""A dateline stands within so many code points of the start."""
_LONGEST_HEADING = 300
_SECTION_WORDS = 3
_SECTION_LENGTH = 40
_TITLE_WORDS = 4
_STANDFIRST_WORDS = 6
_LONG_WORD = 4
_TITLE_CASED = 0.85
_QUESTION_LENGTH = 140
_LONGEST_STOPPED = 150
_SHORT_TITLE = 100
_LONGER_BELOW = 1.5
_AUXILIARY = re.compile(r"\b(?:will|would|has|have|had|is|are|was|were|said)\b")
"""Small in a sentence, large in a headline in title case."""
# What leads have and headlines leave out: the day, the past tense of telling, auxiliaries.
_PROSE = re.compile(
    r"\b(?:said|told|announced|was|were|had|been|today|yesterday|I|we|my|our|me|us|he|she|it|they"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)

_CLOSERS = "\"”’'»)]*"
_TIME = r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,5}\)?)?|\d{1,2}\s?[ap]\.?m\.?(?:\s[A-Z]{2,4})?"
_DATE_LINE = re.compile(
    rf"(?:(?:first\s+|last\s+)?(?:published|updated|posted|modified|release[d]?|date|for\s+immediate\s+release)\s*(?:on|at)?\s*[:,–—-]?\s*)?"
    rf"(?:(?:{_TIME})\s*,?\s*)?(?:{PRINTED_DAY})(?:\s*(?:at|,|\||-|–|—)?\s*(?:{_TIME}))?\.?",
    re.IGNORECASE,
)
_TIME_LINE = re.compile(rf"(?:{_TIME})", re.IGNORECASE)
_RELEASE_LINE = re.compile(
    r"(?:for\s+immediate\s+release|press\s+release|news\s+release|media\s+(?:note|release|advisory)|press\s+statement|fact\s+sheet|readout|notice\s+to\s+the\s+press)\s*:?",
    re.IGNORECASE,
)
_BREADCRUMBS = re.compile(r"[^.!?]{1,40}(?:\s*(?:>|»|›|::|→)\s*[^.!?]{1,40}){1,6}")
_VIA = re.compile(r"(?:via|by)\s+(?:tele|video|phone|zoom)", re.IGNORECASE)
_PLACE_LINE = re.compile(
    r"(?P<place>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3})\s*,\s*(?P<region>[A-Z][\w.'’-]*(?:\s(?:of\s|and\s|the\s)*[A-Z][\w.'’-]*){0,3})"
)
# Initials and two-letter titles (J., U.S., Dr.) end no sentence.
_SENTENCES = re.compile(
    r"[a-z\d%)]{2}(?<!\b[A-Z][a-z])(?<!\bGov)(?<!\bSen)(?<!\bRep)(?<!\bGen)(?<!\bCol)[.!?][\"”’')]*\s+[\"“‘'(]*[A-Z]"
)
_WORDS = re.compile(r"[^\W_][\w'’.&-]*")


@dataclass(slots=True)
class Head:
    """What stands before the body, by offsets."""

    section: Passage | None = None
    title: Passage | None = None
    title_given: bool = False
    """The title also came beside the text."""
    standfirst: Passage | None = None
    byline: Passage | None = None
    dateline: DatelineFind | None = None
    date_lines: list[Passage] = field(default_factory=list)
    """Lines that are a date alone."""
    markers: list[MarkerFind] = field(default_factory=list)
    body: int = 0
    """Index of the body's first block."""


def find_head(text: str, blocks: Sequence[Passage], title: str | None = None) -> Head:
    """Return the head of a story whose paragraphs are ``blocks``; ``title`` is one that came beside the text.

    Position and shape tell the parts, not the words of one site: headings have no full stop, a section's name is
    shorter than the title after it, a dateline closes the head.
    """
    head = Head()
    own, dateline_at = _find_dateline(text, blocks, head)
    last = dateline_at if dateline_at is not None else min(len(blocks) - 1, _HEAD_BLOCKS)
    at = 0
    bylines: list[Passage] = []
    while at < last:
        block = own.get(at) or blocks[at]
        if at == 0 and is_issuer(block.of(text)) and is_byline(blocks[1].of(text)):
            head.title = block  # "Department of State Presence in Ukraine" above its byline
        else:
            ahead = dateline_at is not None
            below = (own.get(at + 1) or blocks[at + 1]).of(text)
            line = _take_line(text, block, head, bylines, before_dateline=ahead, given=title, following=below)
            if not line and not _take_heading(
                text, block, head, bylines, before_dateline=ahead, first=at == 0, following=below
            ):
                break
        at += 1
    head.body = at if dateline_at is None else max(at, dateline_at)
    if bylines:
        head.byline = hull(bylines)
    return head


def _find_dateline(text: str, blocks: Sequence[Passage], head: Head) -> tuple[dict[int, Passage], int | None]:
    """Find markers and dateline; return the blocks without their markers, and the index of the dateline's block."""
    own: dict[int, Passage] = {}
    weak: tuple[int, DatelineFind] | None = None
    for index, block in enumerate(blocks[:_HEAD_BLOCKS]):
        if block.start - blocks[0].start > _HEAD_LENGTH:
            break
        found, at = find_markers(text, block)
        head.markers += found
        if found:
            if at >= block.end:
                own[index] = Passage(block.start, block.start + 1)
                continue
            own[index] = Passage(at, block.end)
        dateline = find_dateline(text, at, block.end, below_title=index > 0)
        if dateline is None:
            continue
        if dateline.strong:
            head.dateline = dateline
            return own, index
        weak = weak or (index, dateline)
    if weak is not None:
        head.dateline = weak[1]
        return own, weak[0]
    return own, None


def _take_line(
    text: str,
    block: Passage,
    head: Head,
    bylines: list[Passage],
    *,
    before_dateline: bool,
    given: str | None,
    following: str,
) -> bool:
    """Note down a block whose own shape says what it is; tell whether it was one."""
    words = block.of(text)
    if not head.title_given and given and _folded(given) == _folded(words):
        if head.section is None:
            head.section = head.title
        head.title, head.title_given, head.standfirst = block, True, None
    elif _DATE_LINE.fullmatch(words):
        head.date_lines.append(block)
    elif (
        is_byline(words, below_title=head.title is not None)
        or is_agency(words)
        or (head.title is not None and is_lone_name(words, following))
    ):
        bylines.append(block)
    elif bylines and not before_dateline and head.dateline is None and (place := _PLACE_LINE.fullmatch(words)):
        where = Passage(block.start, block.start + place.end("place"))
        head.dateline = DatelineFind(block, strong=True, place=where, region=place["region"])
    elif bylines and not before_dateline and head.dateline is None and is_known_place(words):
        head.dateline = DatelineFind(block, strong=True, place=block)
    else:
        # A marker alone has one code point left.
        furniture = _TIME_LINE.fullmatch(words) or _RELEASE_LINE.fullmatch(words) or _VIA.match(words)
        return len(words) <= 1 or furniture is not None
    return True


def _take_heading(
    text: str, block: Passage, head: Head, bylines: list[Passage], *, before_dateline: bool, first: bool, following: str
) -> bool:
    """Note down a block that its position makes section, title or standfirst; tell whether the head goes on with it."""
    words = block.of(text)
    heading = is_heading(words)
    if head.title is None:
        if bylines:
            return heading and (before_dateline or len(words.split()) <= _STANDFIRST_WORDS)
        if heading or before_dateline or (first and _is_stopped_title(words, following)):
            head.title = block
            return True
        return False
    untouched = not head.title_given and head.section is None and head.standfirst is None and not bylines
    if untouched and heading and _is_section(head.title.of(text), words):
        head.section, head.title = head.title, block
        return True
    if heading and _BREADCRUMBS.fullmatch(words):
        return True
    if head.standfirst is None and (before_dateline or (heading and not bylines)):
        if len(words.split()) >= (_TITLE_WORDS if before_dateline else _STANDFIRST_WORDS):
            head.standfirst = block
        return True
    # Rooms and buildings under a press release's byline.
    return heading and (before_dateline or (bool(bylines) and len(words.split()) <= _STANDFIRST_WORDS))


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _is_section(words: str, following: str) -> bool:
    """Tell whether a short first line before a longer heading is a section's name (``All news``) and not the title."""
    if _BREADCRUMBS.fullmatch(words):
        return True
    short = (
        len(words.split()) <= _SECTION_WORDS and len(words) <= _SECTION_LENGTH and not any(c.isdigit() for c in words)
    )
    return short and len(following.split()) >= _TITLE_WORDS


def is_heading(words: str) -> bool:
    """Tell whether a block has the shape of a heading: short, and no full stop at its end."""
    if len(words) > _LONGEST_HEADING:
        return False
    bare = words.rstrip(_CLOSERS + " ")
    if bare.endswith((".", ":", ";", ",", "?", "!", "…")):
        last = bare.split()[-1]
        if bare.endswith(("?", "!")):
            return len(words) <= _QUESTION_LENGTH and not _SENTENCES.search(words)
        abbreviated = last.rstrip(".").casefold() in head_words("abbreviations") or "." in last[:-1]
        return last.endswith(".") and abbreviated and not _PROSE.search(words)
    return not _SENTENCES.search(words) or words == words.upper()


def _is_stopped_title(words: str, following: str) -> bool:
    """Tell whether a block is a headline to which somebody added a full stop.

    Its words are in title case; or it is one short sentence in headline grammar, without an article at its start,
    above a longer paragraph.
    """
    if len(words) > _LONGEST_STOPPED or _SENTENCES.search(words) or _AUXILIARY.search(words):
        return False
    if words.endswith(";"):
        return True  # a headline from whose second line it was parted
    long = [word for word in _WORDS.findall(words) if len(word) >= _LONG_WORD and not word[0].isdigit()]
    if len(long) > 2 and sum(word[0].isupper() for word in long) >= _TITLE_CASED * len(long):
        return True
    start = _WORDS.search(words)
    return (
        len(words) <= _SHORT_TITLE
        and len(words.split()) >= _TITLE_WORDS
        and len(following) >= max(_SHORT_TITLE, _LONGER_BELOW * len(words))
        and words.endswith((".", ";", ".’", ".”"))
        and start is not None
        and start[0].casefold() not in head_words("sentence_openers")
        and not _PROSE.search(words)
    )
