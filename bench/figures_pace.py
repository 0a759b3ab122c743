"""Tell how many sentences a CPU second the room of figures reads, with whose claim each figure is.

    python bench/figures_pace.py DATA [--write] [--profile]

``DATA`` holds ``data/stories/reuters21578.jsonl.gz``, of which a seed draws stories, and ``gold/text``. The stories are
taken through the earlier rooms first (parts, grammar, the trained reader, times, names, attributions); then all of
them are read for their figures, nine rounds after a first that is not counted, of which the fastest counts: the others
shared the machine. ``--write`` puts the table into
``bench/figures_pace.md``; ``--profile`` prints where the time goes instead.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import gzip
import json
import pstats
import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.extract.attributions import find_attributions
from onrecord.extract.figures import find_figures
from onrecord.extract.times import find_times
from onrecord.intake import Story
from onrecord.language import analyse
from onrecord.language.mended import mended
from onrecord.language.model import model_of
from onrecord.language.names import find_names
from onrecord.resolve.calendar import resolve_times
from onrecord.resolve.claims import with_claimants
from onrecord.resolve.people import resolve_names, resolve_speakers
from onrecord.story import read_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.language import Language
    from onrecord.record import Attribution, Name, StoryParts, TimeExpression

HERE = Path(__file__).parent
STORIES = "data/stories/reuters21578.jsonl.gz"
GOLD = "gold/text"
SEED = 20260101
SAMPLE = 600
ROUNDS = 9
LEAST = 3000


@dataclass(frozen=True, slots=True)
class Given:
    """A story as it comes to the room of figures."""

    parts: StoryParts
    grammar: Language
    times: tuple[TimeExpression, ...]
    names: tuple[Name, ...]
    attributions: tuple[Attribution, ...]


def drawn(data: Path) -> Iterator[Story]:
    """Yield the stories that the seed draws of Reuters-21578."""
    with gzip.open(data / STORIES, "rt", encoding="utf-8") as lines:
        rows = list(lines)
    for line in random.Random(SEED).sample(rows, SAMPLE):  # noqa: S311 - the same stories every time, no secret
        row = json.loads(line)
        text = f"{row['title']}\n\n{row['dateline']} {row['text']}\n"
        yield Story(key=str(row["id"]), text=text, published_on=(row["date"] or "")[:10] or None)


def golden(data: Path) -> Iterator[Story]:
    """Yield the stories with truths written by hand."""
    for path in sorted((data / GOLD).glob("*.txt")):
        yield Story(key=path.stem, text=path.read_text(encoding="utf-8"))


def prepared(story: Story) -> Given:
    """Take a story through the rooms before, as ``onrecord.read`` does."""
    parts = read_parts(story)
    language = analyse(parts)
    times = resolve_times(find_times(parts, language), parts, language)
    mentions = find_names(parts, language)
    model = model_of()
    reading = model.read(parts) if model else None
    told = find_attributions(parts, language, mentions, times, reading)
    names = resolve_names(parts, language, mentions, told)
    grammar = mended(language, reading.parts_of_speech()) if reading else language
    return Given(parts, grammar, times, names, resolve_speakers(told, names, parts, language))


def figures_of(stories: list[Given]) -> int:
    """Read all stories for their figures, and return how many there are."""
    return sum(len(with_claimants(find_figures(s.parts, s.grammar, s.times, s.names), s.attributions)) for s in stories)


def measured(stories: list[Given]) -> float:
    """Return the CPU seconds that the room takes: the fastest of some rounds, after one that is not counted."""
    spent = []
    for _ in range(ROUNDS + 1):
        began = time.process_time()
        figures_of(stories)
        spent.append(time.process_time() - began)
    return min(spent[1:])


def row(name: str, stories: list[Given], spent: float) -> str:
    """Return a row of the table."""
    sentences = sum(len(story.grammar.sentences) for story in stories)
    figures = figures_of(stories)
    return (
        f"| {name} | {len(stories):,} | {sentences:,} | {figures:,} | {sentences / spent:,.0f} | "
        f"{figures / spent:,.0f} | {1000 * spent / len(stories):.2f} |"
    )


def main(words: list[str] | None = None) -> int:
    """Print the table; return 1 where the room is slower than it may be."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path, help="the data folder")
    parser.add_argument("--write", action="store_true", help="write bench/figures_pace.md")
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    given = parser.parse_args(words)
    for part in (STORIES, GOLD):
        if not (given.data / part).exists():
            print(f"{given.data / part} is missing: say where the data folder lies", file=sys.stderr)
            return 2
    sets = {
        "Reuters-21578, drawn": [prepared(story) for story in drawn(given.data)],
        "golden stories": [prepared(story) for story in golden(given.data)],
    }
    gc.freeze()  # a reader holds one story, not all of them
    everything = [story for stories in sets.values() for story in stories]
    if given.profile:
        profile = cProfile.Profile()
        profile.runcall(figures_of, everything)
        pstats.Stats(profile).sort_stats("tottime").print_stats(40)
        return 0
    rows = [row(name, stories, measured(stories)) for name, stories in sets.items()]
    spent = measured(everything)
    rows.append(row("all", everything, spent))
    table = "\n".join(
        [
            "| | stories | sentences | figures | sentences a CPU second | figures a CPU second | ms a story |",
            "|---|---:|---:|---:|---:|---:|---:|",
            *rows,
        ]
    )
    print(table)
    if given.write:
        page = (
            "# The pace of the room of figures\n\nMade by `python bench/figures_pace.py DATA --write`: the room alone "
            f"with whose claims the figures are, one core, the fastest of {ROUNDS} rounds; what the earlier rooms take "
            f"is left out. {SAMPLE} stories are drawn by the seed {SEED}. The aim is {LEAST:,} sentences a second.\n\n"
        )
        (HERE / "figures_pace.md").write_text(page + table + "\n", encoding="utf-8")
    sentences = sum(len(story.grammar.sentences) for story in everything)
    return int(sentences / spent < LEAST)


if __name__ == "__main__":
    sys.exit(main())
