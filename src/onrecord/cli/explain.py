"""``onrecord explain``: why something was found, and what a word means."""

from __future__ import annotations

import json
import re
import textwrap
from dataclasses import asdict
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click
import tomli as tomllib

from onrecord.cli.archives import db_option
from onrecord.cli.inputs import format_option, record_at
from onrecord.cli.terminal import columns, give, say
from onrecord.cli.traces import lines_of_trace
from onrecord.errors import UnknownWordError
from onrecord.extract.events.entries import FOUND_BY
from onrecord.rules import Example, Rule, all_rules
from onrecord.views.covering import covering
from onrecord.views.scores import scores_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.intake import Form
    from onrecord.record import Record

READER = (
    "An event that the trained reader found: a network weighs which words head an event, how it stands, and what "
    "belongs to it. `onrecord explain STORY --at PASSAGE` says how likely each is, and what came second."
)
_OFFSETS = re.compile(r"c?(\d+)(?:[-:](\d+))?$")


@click.command(
    "explain",
    epilog="""\
\b
Examples:
  onrecord explain                        what there is to explain
  onrecord explain conditional            a status, a kind, a stance
  onrecord explain dateline               a word of the glossary
  onrecord explain RULE                   a rule, as `found_by` in a record names it
  onrecord explain story.txt --at 120-130
  onrecord explain story.txt --at "plans to visit"
  onrecord explain story.txt --at "plans to visit" --json
""",
)
@click.argument("words", nargs=-1, metavar="[WORD | PATH [KEY]]")
@click.option("--at", metavar="PASSAGE", help="Offsets in code points (120-130), or words of the story.")
@click.option("--json", "as_json", is_flag=True, help="What --at finds, as one JSON object.")
@format_option
@db_option
def command(words: tuple[str, ...], *, at: str | None, as_json: bool, form: Form | None, db: str) -> None:
    """Say what a word means, which rule found an entry and why, or what was made of a passage of a story.

    WORD is a rule's id (found_by in a record), a word of the glossary, a status, a kind or a stance. With --at, PATH is
    a story (KEY says which where there are several), or the key of one in the archive. Every entry that covers the
    passage is told, with its rule; of an event, field by field, how likely the reader thinks it, how likely it had to
    be, and what came second; of other words, what they nearly were.
    """
    if as_json and at is None:
        message = "--json wants a passage: onrecord explain PATH [KEY] --at PASSAGE --json"
        raise click.UsageError(message, click.get_current_context())
    if at is not None:
        if not 1 <= len(words) <= 2:
            message = "--at wants a story: onrecord explain PATH [KEY] --at PASSAGE"
            raise click.UsageError(message, click.get_current_context())
        record = record_at(words[0], words[1] if len(words) > 1 else None, form, db)
        start, end = _passage(record.story.text, at, record.story.key)
        lines = _passage_as_json(record, start, end) if as_json else _explain_passage(record, start, end)
    elif words:
        lines = _explain_word(" ".join(words))
    else:
        lines = _list_all()
    told = "\n".join(lines)
    if as_json:
        give(told)
    else:
        say(told)


# -- words -------------------------------------------------------------------------------------------------------------


@cache
def glossary() -> dict[str, str]:
    """Return the glossary's entries by their terms, in small letters."""
    page = files("onrecord").joinpath("glossary.md").read_text(encoding="utf-8")
    entries = page.split("\n## ")[1:]
    return {term.strip().lower(): body.strip() for term, _, body in (entry.partition("\n") for entry in entries)}


@cache
def choices() -> dict[str, dict[str, str]]:
    """Return the words from which a record chooses, by what they are (status, kind, stance, comparator)."""
    found: dict[str, dict[str, str]] = tomllib.loads(
        files("onrecord.cli").joinpath("words.toml").read_text(encoding="utf-8")
    )
    return found


def _explain_word(word: str) -> Iterator[str]:
    rule = all_rules().get(word)
    if rule:
        yield from _explain_rule(rule)
        return
    term = " ".join(word.lower().replace("_", " ").split())
    if word == FOUND_BY:
        yield from _wrapped(f"{word}: {READER}")
        return
    found = [f"{word}, a {what}: {words[term]}" for what, words in choices().items() if term in words]
    # A reader types "planned events" for the glossary's "planned event".
    in_glossary = glossary().get(term) or glossary().get(term.removesuffix("s"))
    if in_glossary:
        found.append(f"{word}: {in_glossary}")
    if not found:
        raise _unknown(word)
    for entry in found:
        yield from _wrapped(entry)


def _unknown(word: str) -> UnknownWordError:
    everything = [*all_rules(), *glossary(), *(choice for words in choices().values() for choice in words)]
    close = get_close_matches(word.lower(), everything, 3, 0.6)
    if close:
        remedy = f"did you mean {' or '.join(close)}?"
    elif Path(word.split(" ", maxsplit=1)[0]).exists():
        remedy = "to ask about a story, add --at and a passage: 120-130, or words of it"
    else:
        remedy = "`onrecord explain` lists what there is"
    return UnknownWordError(word, "is no rule and no word of the glossary", remedy)


def _explain_rule(rule: Rule) -> Iterator[str]:
    yield from _wrapped(f"{rule.id}, a rule of {rule.room.replace('/', ', ')}: {rule.why}")
    yield ""
    yield "It finds:"
    for example in rule.holds:
        yield from _example(example)
    yield "It finds nothing in:"
    for example in rule.fails:
        yield from _example(example)


def _example(example: Example) -> Iterator[str]:
    told = " ".join(example.text.split())
    yield from _wrapped(f"“{told}”", "  ")
    facts = []
    if example.finds:
        facts.append(f"“{example.finds}”")
    facts += [f"{field} = {value}" for field, value in (example.gives or {}).items()]
    if example.on:
        facts.append(f"on {example.on}")
    if facts:
        yield from _wrapped("→ " + ", ".join(facts), "    ")


def _list_all() -> Iterator[str]:
    for what, words in choices().items():
        yield from _wrapped(f"{what.capitalize()}: {', '.join(words)}")
    yield from _wrapped(f"Glossary: {', '.join(glossary())}")
    rooms: dict[str, list[str]] = {}
    for rule in all_rules().values():
        rooms.setdefault(rule.room, []).append(rule.id)
    for room, ids in rooms.items():
        yield from _wrapped(f"Rules of {room.replace('/', ', ')}: {', '.join(ids)}")


def _wrapped(words: str, indent: str = "") -> Iterator[str]:
    """Yield paragraphs broken between words; a rule's id keeps its hyphens."""
    for paragraph in words.split("\n\n"):
        yield from textwrap.wrap(
            paragraph,
            columns() - 1,
            initial_indent=indent,
            subsequent_indent=indent or "  ",
            break_on_hyphens=False,
            break_long_words=False,
        )


# -- passages ----------------------------------------------------------------------------------------------------------


def _explain_passage(record: Record, start: int, end: int) -> Iterator[str]:
    yield from _in_context(record.story.text, start, end)
    found = covering(record, start, end)
    if not found:
        yield "Nothing was noted down from these words."
    for cover in found:
        yield ""
        yield from _wrapped(f"{cover.entry}, {cover.role}: {textwrap.shorten(cover.told, 240, placeholder=' …')}")
        sure = f", confidence {cover.confidence:.2f}" if cover.confidence is not None else ""
        rule = all_rules().get(cover.found_by)
        why = f" – {rule.why}" if rule else ""
        if cover.found_by:
            yield from _wrapped(f"found by {cover.found_by}{sure}{why}", "  ")
    scores = scores_at(record, start, end)
    if scores is None:
        return
    yield from lines_of_trace(scores.trace)
    attributions = list(scores.attributions.lines())
    if attributions:
        yield ""
        yield "What the trained reader makes of it as somebody's words:"
        for line in attributions:
            yield from _wrapped(line, "  ")


def _passage_as_json(record: Record, start: int, end: int) -> Iterator[str]:
    """Yield one line: the passage, the entries that cover it, and the scores; these are null where no model reads."""
    scores = scores_at(record, start, end)
    told = {
        "story": record.story.key,
        "start": start,
        "end": end,
        "text": record.story.text[start:end],
        "entries": [asdict(cover) for cover in covering(record, start, end)],
        "scores": _rounded(asdict(scores)) if scores else None,
    }
    yield json.dumps(told, ensure_ascii=False)


def _rounded(told: object) -> object:
    """Return what JSON can hold with its numbers as exact as anybody needs them."""
    if isinstance(told, dict):
        return {key: _rounded(value) for key, value in told.items()}
    if isinstance(told, (list, tuple)):
        return [_rounded(value) for value in told]
    return round(told, 4) if isinstance(told, float) else told


def _passage(text: str, at: str, key: str) -> tuple[int, int]:
    offsets = _OFFSETS.match(at)
    if offsets:
        start = int(offsets[1])
        end = int(offsets[2]) if offsets[2] else start + 1
        if start < end <= len(text):
            return start, end
        raise UnknownWordError(key, f"has no passage {at}", f"it has {len(text):,} characters, counted from 0")
    # Words are found whatever white space stands between them, as a reader sees them.
    found = re.search(r"\s+".join(map(re.escape, at.split())), text) if at.strip() else None
    if not found:
        raise UnknownWordError(key, f"does not have the words “{at}”", "copy them from the story")
    return found.start(), found.end()


def _in_context(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the passage in its line, with carets under it."""
    around = max(10, (columns() - min(end - start, columns() - 24)) // 2 - 2)
    before = " ".join(text[max(0, start - around) : start].splitlines())
    words = " ".join(text[start:end].splitlines())
    after = " ".join(text[end : end + around].splitlines())
    yield f"{before}{words}{after}"[: columns()]
    yield " " * len(before) + "^" * min(len(words), max(1, columns() - len(before)))
    yield f"{start}-{end}"
