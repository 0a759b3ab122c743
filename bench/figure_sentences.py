"""Draw sentences with figures from whole stories, to be checked by eye.

    python bench/figure_sentences.py DATA [--count 200] [--seed 1]

``DATA`` holds ``data/stories/reuters21578.jsonl.gz`` (or ``stories/…``). As many stories as sentences are drawn by the
seed, and of each story one sentence that has a digit or in which a figure was found; a story without such a sentence
gives its turn to the next. Each is printed with the sentence before it and all that was read off its figures, so that
what was missed shows too. What was found wrong stands in ``docs/figures.md``.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from corpora import find_corpus, stories_of
from facts import facts_of
from onrecord import Record, Story, read
from onrecord.language import analyse
from onrecord.story import read_parts

if TYPE_CHECKING:
    from onrecord.record import Figure

_DIGIT: Final = re.compile(r"\d")


def drawn(corpus: Path, count: int, seed: int) -> list[str]:
    """Return as many sentences, each with what was read off it, as lines to be read by eye."""
    chance = random.Random(seed)  # noqa: S311 -- a draw that can be repeated, nothing secret
    stories = list(stories_of(corpus))
    chance.shuffle(stories)
    shown: list[str] = []
    for story in stories:
        if len(shown) == count:
            break
        record = read(story)
        sentences = _with_figures(story, record)
        if sentences:
            start, end = chance.choice(sentences)
            shown.append(f"{len(shown) + 1:3} {story.key} {story.published_on}\n" + _told(record, start, end))
    return shown


def _with_figures(story: Story, record: Record) -> list[tuple[int, int]]:
    """Return the sentences with a figure, or with a digit that is part of no time, as half-open code points."""
    language = analyse(read_parts(story))
    bounds = [language.passage(sentence.first, sentence.last) for sentence in language.sentences]
    times = {at for time in record.time_expressions for at in range(time.start, time.end)}
    dateline = record.story.dateline
    if dateline is not None:
        times.update(range(dateline.start, dateline.end))
    digits = {found.start() for found in _DIGIT.finditer(language.text)} - times
    places = digits | {figure.start for figure in record.figures}
    return [(span.start, span.end) for span in bounds if any(span.start <= at < span.end for at in places)]


def _told(record: Record, start: int, end: int) -> str:
    text = record.story.text
    before = " ".join(text[max(0, start - 200) : start].split())
    lines = [f"    … {before}", f"    {' '.join(text[start:end].split())}"]
    lines += [f"      {_line(figure, record)}" for figure in record.figures if start <= figure.start < end]
    return "\n".join(lines)


def _line(figure: Figure, record: Record) -> str:
    """Return all that a figure says of itself in one line."""
    names = {name.id: name.name for name in record.names}
    sources = {a.id: a.source.text if a.source else "?" for a in record.attributions}
    facts = facts_of(
        figure,
        about=[names[name] for name in figure.about],
        claimants=[sources[key] for key in figure.claimed_by],
        place=names[figure.place] if figure.place else None,
    )
    return f"{' '.join(figure.text.split())!r} = {facts}"


def main() -> int:
    """Draw and print."""
    parser = argparse.ArgumentParser(description="Draw sentences with figures, to be checked by eye.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    print("\n\n".join(drawn(find_corpus(told.data, "reuters21578.jsonl.gz"), told.count, told.seed)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
