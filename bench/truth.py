"""The golden stories: what a careful reader notes down from a story, written by hand, and where each word of it stands.

``tests/golden/NAME.json`` holds the truth of one story that comes with the package or stands in ``texts.jsonl`` beside
it. An excerpt is the words as they are printed (their first occurrence), or ``[words, n]`` for the nth. A source and a
cue are the occurrences that stand nearest to each other and to what was said. ``noted`` says what the reader looked
for, where that was not ``EVERYTHING``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from onrecord import Story
from onrecord.anchor import Passage
from onrecord.stories import seed, state_department

if TYPE_CHECKING:
    from pathlib import Path

EVERYTHING = ("said", "stance", "figures", "planned", "reported", "times")
"""What a reader looked for where the truth does not say."""
BEYOND = ("what", "unnamed")
"""What only some readers looked for: what an event is about, and who takes part without a name."""
ABOUT = ("what", "agenda", "condition", "moved_from")
"""The fields of a truth in which it stands what an event is about."""


@dataclass(frozen=True)
class Said:
    """Somebody's words: who, in which words, printed how."""

    label: str
    who: tuple[str, ...]
    words: tuple[Passage, ...]
    kind: str
    source: Passage | None = None
    cue: Passage | None = None
    within: str | None = None
    stance: str = "asserts"


@dataclass(frozen=True)
class Claimed:
    """A figure and whose claim it is, outermost speaker first."""

    label: str
    words: Passage
    value: float
    unit: str
    high: float | None = None
    comparator: str = "="
    change: str | None = None
    measure: str = ""
    period: str | None = None
    forecast: bool = False
    chain: tuple[str, ...] = ()


@dataclass(frozen=True)
class Happening:
    """An event, ahead or past: one, however often the story tells it.

    ``about`` is what is signed, discussed, decided, its condition and its earlier time, in the story's words.
    """

    label: str
    head: Passage
    mentions: tuple[Passage, ...]
    kind: str
    status: str
    who: tuple[str, ...] = ()
    where: str | None = None
    when: str | None = None
    announced_by: tuple[tuple[str, ...], ...] = ()
    part_of: str | None = None
    unnamed: tuple[str, ...] = ()
    about: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Moment:
    """A time expression and the days that it means (EDTF)."""

    label: str
    words: Passage
    edtf: str


@dataclass(frozen=True)
class Truth:
    """What stands in one story."""

    name: str
    story: Story
    published_on: str
    alternatives: tuple[str, ...] = ()
    noted: tuple[str, ...] = EVERYTHING
    said: tuple[Said, ...] = ()
    figures: tuple[Claimed, ...] = ()
    planned: tuple[Happening, ...] = ()
    reported: tuple[Happening, ...] = ()
    times: tuple[Moment, ...] = field(default=())

    @cached_property
    def entries(self) -> tuple[Said | Claimed | Happening | Moment, ...]:
        """Every entry."""
        return (*self.said, *self.figures, *self.planned, *self.reported, *self.times)


class NotInStoryError(ValueError):
    """The truth cites words that the story does not have."""


def places(text: str, excerpt: str | list[Any]) -> list[Passage]:
    """Return where an excerpt stands: everywhere as words of their own, or only its nth occurrence.

    Raises ``NotInStoryError`` where the story does not have it.
    """
    words, count = excerpt if isinstance(excerpt, list) else (excerpt, 0)
    found = []
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        # "he" is no word of "the"
        cut_before = at > 0 and text[at - 1].isalnum() and words[0].isalnum()
        cut_after = end < len(text) and text[end].isalnum() and words[-1].isalnum()
        if count or not (cut_before or cut_after):
            found.append(Passage(at, end))
        at = text.find(words, at + 1)
    if len(found) < max(1, count):
        message = f"not in the story{f' {count} times' if count else ''}: {words!r}"
        raise NotInStoryError(message)
    return found[count - 1 : count] if count else found


def gap(a: Passage, b: Passage) -> int:
    """Return how many code points lie between two passages; none where they meet."""
    return max(0, a.start - b.end, b.start - a.end)


def beside(
    text: str, words: tuple[Passage, ...], source: str | list[Any] | None, cue: str | list[Any] | None
) -> tuple[Passage | None, Passage | None]:
    """Return the source and the cue that stand nearest to each other and to the words that were said."""
    sources = [None] if source is None else places(text, source)
    cues = [None] if cue is None else places(text, cue)

    def far(pair: tuple[Passage | None, Passage | None]) -> tuple[int, int]:
        there = [passage for passage in pair if passage]
        inside = sum(piece.overlaps(passage) for piece in words for passage in there)
        to_words = min((gap(passage, piece) for passage in there for piece in words), default=0)
        return inside, to_words + (gap(there[0], there[1]) if len(there) == 2 else 0)

    return min(((one, other) for one in sources for other in cues), key=far)


@cache
def stories_of(folder: Path) -> dict[str, Story]:
    """Return the stories that truths may be about by their keys: the package's, and those of ``texts.jsonl``."""
    rows = map(json.loads, (folder / "texts.jsonl").read_bytes().decode("utf-8").rstrip("\n").split("\n"))
    own = (
        Story(
            key=row["key"], text=row["text"], title=row["title"], published_on=row["published_on"], source=row["source"]
        )
        for row in rows
    )
    return {story.key: story for story in (seed(), *state_department(), *own)}


def read_truth(path: Path) -> Truth:
    """Return the truth that the file holds, each excerpt in its place; ``NotInStoryError`` names a wrong one."""
    content = json.loads(path.read_text(encoding="utf-8"))
    story = stories_of(path.parent)[content["story"]]
    text = story.text

    said = []
    for number, row in enumerate(content.get("said", []), start=1):
        words = tuple(places(text, excerpt)[0] for excerpt in row["words"])
        source, cue = beside(text, words, row.get("source"), row.get("cue"))
        said.append(
            Said(
                label=f"s{number}",
                who=tuple(row["who"]),
                words=words,
                kind=row["kind"],
                source=source,
                cue=cue,
                within=row.get("within"),
                stance=row.get("stance", "asserts"),
            )
        )
    figures = [
        Claimed(
            label=f"f{number}",
            words=places(text, row["words"])[0],
            chain=tuple(row.get("chain", ())),
            **{key: value for key, value in row.items() if key not in {"words", "chain"}},
        )
        for number, row in enumerate(content.get("figures", []), start=1)
    ]
    return Truth(
        name=path.stem,
        story=story,
        published_on=content["published_on"],
        alternatives=tuple(content.get("alternatives", ())),
        noted=tuple(content.get("noted", EVERYTHING)),
        said=tuple(said),
        figures=tuple(figures),
        planned=_events(text, content.get("planned", []), "p"),
        reported=_events(text, content.get("reported", []), "r"),
        times=tuple(
            Moment(f"t{number}", places(text, words)[0], edtf)
            for number, (words, edtf) in enumerate(content.get("times", []), start=1)
        ),
    )


def _events(text: str, rows: list[dict[str, Any]], letter: str) -> tuple[Happening, ...]:
    return tuple(
        Happening(
            label=f"{letter}{number}",
            head=places(text, row["head"])[0],
            mentions=tuple(places(text, words)[0] for words in row.get("mentions", [row["head"]])),
            kind=row["kind"],
            status=row.get("status", "happened"),
            who=tuple(row.get("who", ())),
            where=row.get("where"),
            when=row.get("when"),
            announced_by=tuple(tuple(chain) for chain in row.get("announced_by", ())),
            part_of=row.get("part_of"),
            unnamed=tuple(row.get("unnamed", ())),
            about=tuple(places(text, words)[0] for key in ABOUT for words in row.get(key, ())),
        )
        for number, row in enumerate(rows, start=1)
    )
