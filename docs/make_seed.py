"""Write ``docs/seed.md``: the seed story sentence by sentence, with what is noted down from each.

python docs/make_seed.py
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import read
from onrecord.language import analyse
from onrecord.link.claims import claims_of
from onrecord.link.disagreement import compare_within
from onrecord.link.quantity import quantity_of
from onrecord.plainly import when_in_words
from onrecord.stories import seed
from onrecord.views.exports import plans_of
from onrecord.views.listing import lines_of, story_date_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.anchor import Passage
    from onrecord.record import Record
    from onrecord.views.listing import Line

PAGE = Path(__file__).parent / "seed.md"
STORY = "src/onrecord/stories/seed.txt"
KINDS = {"said": "said", "figure": "figure", "planned": "planned", "happened": "took place"}
HEAD = """\
<!-- Made by docs/make_seed.py from what the program makes of the story; a test holds it to that. -->

# The seed story, sentence by sentence

The story is [{name}](../{path}): TASS, Belgrade, 9 November 2018. Below stands each of its
sentences, what Onrecord notes down from it, and the command that shows it. Ids (`a1` an attribution, `f1` a figure,
`e1` an event, `t1` a time) are those of the record. All at once:

```sh
onrecord show {path}
onrecord read --json {path}
```
"""


def page() -> str:
    """Return the page."""
    record = read(seed())
    lines = lines_of(record)
    out = [HEAD.format(name=Path(STORY).name, path=STORY)]
    out.append(_overview(record, lines))
    for number, place in enumerate(_sentences(record), start=1):
        out.append(f"## {number}\n")
        out.append(f"> {_plain(place.of(record.story.text))}\n")
        found = list(_entries(record, lines, place))
        if found:
            out.append("| | | |\n|---|---|---|")
            out += found
            out.append("")
        else:
            out.append("Nothing is noted down from this.\n")
        out.append(f"`onrecord explain {STORY} --at {place.start}-{place.end}`\n")
    out += _together(record)
    return "\n".join(out).rstrip("\n") + "\n"


def _together(record: Record) -> Iterator[str]:
    """Yield what no sentence alone tells: the figures that disagree, and the plan that six places tell."""
    yield "## Taken together\n"
    yield f"After `onrecord read {STORY}`, in an archive:\n"
    yield "| | | |\n|---|---|---|"
    claims = [(claim, quantity_of(claim)) for claim in claims_of(record)]
    for one, other, comparison in compare_within(claims):
        yield f"| `{one.figure.id}`, `{other.figure.id}` | {comparison.reason} | {_plain(comparison.detail)} |"
    for plan in plans_of(record):
        told = record.planned_events[[event.id for event in record.planned_events].index(plan.history[0].entry)]
        times = f"told {len(told.mentions)} times" if len(told.mentions) > 1 else "told once"
        yield f"| `{told.id}` | {plan.status} | {_plain(plan.title)} · {when_in_words(plan.when)} · {times} |"
    yield "\n`onrecord figures --about Serbia --conflicts` · `onrecord diary --where Serbia`\n"


def _overview(record: Record, lines: tuple[Line, ...]) -> str:
    counts = {kind: sum(line.role == kind for line in lines) for kind in KINDS}
    return (
        f"Its day: {story_date_in_words(record)}. In all: {counts['said']} attributions, {counts['figure']} figures, "
        f"{counts['planned']} planned and {counts['happened']} reported events.\n"
    )


def _sentences(record: Record) -> Iterator[Passage]:
    """Yield the sentences in their order; the dateline, which its full stops cut apart, is one of them."""
    language = analyse(record.story)
    dateline = record.story.dateline
    places = [language.passage(sentence.first, sentence.last) for sentence in language.sentences]
    for place in places:
        if dateline is None or not dateline.passage.contains(place):
            yield place
        elif place.start == dateline.start:
            yield dateline.passage


def _entries(record: Record, lines: tuple[Line, ...], place: Passage) -> Iterator[str]:
    for attribution in record.attributions:
        if any(piece.start < place.start < piece.end for piece in attribution.content):
            who = " and ".join(speaker.name for speaker in attribution.speakers)
            yield f"| `{attribution.id}` | goes on | {_cell(who)} |"
    for line in lines:
        if place.start <= line.start < place.end:
            told = " · ".join(part for part in (line.lead, line.body, line.tail) if part)
            yield f"| `{line.id}` | {line.role} | {_cell(told)} |"
    for event in (*record.planned_events, *record.reported_events):
        first = min(mention.start for mention in event.mentions)
        again = [m for m in event.mentions if place.start <= m.start < place.end and m.start != first]
        if again and not place.start <= first < place.end:
            words = ", ".join(f"“{mention.text}”" for mention in again)
            yield f"| `{event.id}` | told again | {_cell(words)} |"
    for time in record.time_expressions:
        if place.start <= time.start < place.end:
            yield f"| `{time.id}` | time | {_cell(f'“{time.text}” · {time.edtf or time.value}')} |"


def _plain(words: str) -> str:
    return " ".join(words.split())


def _cell(words: str) -> str:
    return _plain(words).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
