"""A truth in its story, for reading: each entry's words between marks, and under each paragraph what they mean.

    ⟦s3|We will come⟧s3 on Monday

Taking the marks and the lines below each paragraph away gives the paragraph back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from truth import Claimed, Happening, Moment, Said

if TYPE_CHECKING:
    from onrecord.anchor import Passage
    from truth import Truth

MARK = re.compile(r"⟦\w+\||⟧[a-z]\d+")


def marked(truth: Truth) -> str:
    """Return the story with its entries marked and explained."""
    text = truth.story.text
    source = f", {truth.story.source}" if truth.story.source else ""
    out = [
        f"# {truth.name}: {truth.story.key}, published {truth.published_on}{source}",
        "# Marks: s said, f figure, p planned, r reported, t time. Made from the truth beside it; do not edit.",
        "",
    ]
    for found in re.finditer(r"[^\n]+", text):
        paragraph = range(found.start(), found.end())
        out.append(_with_marks(truth, found.start(), found[0]))
        lines = [f"    {_meaning(truth, entry)}" for entry in truth.entries if _first(entry).start in paragraph]
        out += [*lines, ""]
    return "\n".join(out).rstrip("\n") + "\n"


def unmarked(view: str) -> list[str]:
    """Return the paragraphs of a marked view as they stand in the story."""
    lines = [line for line in view.split("\n")[2:] if line and not line.startswith("    ")]
    return [MARK.sub("", line) for line in lines]


def _passages(entry: Said | Claimed | Happening | Moment) -> tuple[Passage, ...]:
    if isinstance(entry, Said):
        return entry.words
    if isinstance(entry, Happening):
        return entry.mentions
    return (entry.words,)


def _first(entry: Said | Claimed | Happening | Moment) -> Passage:
    return entry.head if isinstance(entry, Happening) else _passages(entry)[0]


def _with_marks(truth: Truth, start: int, paragraph: str) -> str:
    marks: list[tuple[int, int, int, str]] = []
    for entry in truth.entries:
        for passage in _passages(entry):
            if start <= passage.start and passage.end <= start + len(paragraph):
                length = passage.end - passage.start
                # At one place, what ends comes before what begins; the longer opens first and closes last.
                marks.append((passage.start, 1, -length, f"⟦{entry.label}|"))
                marks.append((passage.end, 0, length, f"⟧{entry.label}"))
    out, done = [], start
    for at, _, _, mark in sorted(marks):
        out += [paragraph[done - start : at - start], mark]
        done = at
    return "".join([*out, paragraph[done - start :]])


def _meaning(truth: Truth, entry: Said | Claimed | Happening | Moment) -> str:
    text = truth.story.text
    if isinstance(entry, Said):
        printed = " ".join(p.of(text) for p in sorted(q for q in (entry.source, entry.cue) if q))
        within = f", within {entry.within}" if entry.within else ""
        stance = "" if entry.stance == "asserts" else f", {entry.stance}"
        return f"{entry.label}  {' and '.join(entry.who)} ({printed}): {entry.kind}{stance}{within}"
    if isinstance(entry, Claimed):
        amount = f"{entry.value:g}" if entry.high is None else f"{entry.value:g} to {entry.high:g}"
        rest = [part for part in (entry.change, entry.measure, entry.period, "forecast" * entry.forecast) if part]
        chain = " ← ".join(reversed(entry.chain)) or "the story"
        return f"{entry.label}  {entry.comparator} {amount} {entry.unit}; {'; '.join(rest)}; {chain}"
    if isinstance(entry, Happening):
        where = f" in {entry.where}" if entry.where else ""
        told = "; ".join(" ← ".join(reversed(chain)) for chain in entry.announced_by)
        by = f"; announced by {told}" if told else ""
        part = f"; part of {entry.part_of}" if entry.part_of else ""
        who = ", ".join((*entry.who, *(f"({words})" for words in entry.unnamed))) or "nobody named"
        about = " | ".join(" ".join(piece.of(text).split()) for piece in entry.about)
        what = f"; about: {about}" if about else ""
        when = entry.when or "no day given"
        return f"{entry.label}  {entry.kind}, {entry.status}: {who}{where}, {when}{by}{part}{what}"
    return f"{entry.label}  {entry.edtf}"
