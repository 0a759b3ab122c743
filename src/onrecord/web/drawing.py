"""Templates to HTML: every text escaped, every word for a date or an amount from one place."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.plainly import MONTHS, amount_in_words, date_in_words, joined, number_in_words, on_one_line, when_in_words
from onrecord.version import __version__
from onrecord.views.plan_words import beside_title
from onrecord.web.addresses import passage_id, plan_id, story_at
from onrecord.web.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from importlib.resources.abc import Traversable

    from onrecord.record import CitedPassage

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")


def render(template: str, shown: Mapping[str, object]) -> str:
    """Return a template of ``templates/`` filled with ``shown``."""
    return environment().get_template(template).render(shown)


@cache
def environment() -> Environment:
    """Return the templates with the words that they use; a name that is not given to one is an error."""
    made = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "amount": amount_in_words,
        "number": number_in_words,
        "date": date_in_words,
        "day": day_in_words,
        "when": when_in_words,
        "joined": joined,
        "line": on_one_line,
        "chain": chain,
        "listed": listed,
        "plan_id": plan_id,
        "passage_id": passage_id,
        "count": count,
        "beside_title": beside_title,
    }
    made.globals |= {
        "story_at": story_at,
        "static": static_at,
        "around": around,
        "words": words_of(),
        "version": __version__,
    }
    return made


def day_in_words(day: str) -> str:
    """Return an ISO day with its weekday: ``Friday 9 November 2018``; anything else as a date in words."""
    if not _DAY.match(day):
        return date_in_words(day)
    found = date.fromisoformat(day)
    return f"{_DAYS[found.weekday()]} {found.day} {MONTHS[found.month - 1]} {found.year}"


def chain(speakers: Sequence[str]) -> str:
    """Return a chain of speakers, outermost first, as the way of their words: ``Bank of Russia ← Yuri Borisov``."""
    return " ← ".join(reversed(speakers))


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them: ``A, B and C``."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def count(number: int, one: str, more: str | None = None) -> str:
    """Return a number with its noun: ``1 story``, ``2,000 stories``."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def around(context: CitedPassage, passage: CitedPassage) -> tuple[str, str, str]:
    """Return a sentence as the words before, in and after a passage, each on one line with its outer spaces kept.

    A passage that does not stand in the sentence gives the sentence alone, in the first place.
    """
    start, end = passage.start - context.start, passage.end - context.start
    if start < 0 or end > len(context.text):
        return on_one_line(context.text), "", ""
    before, words, after = context.text[:start], context.text[start:end], context.text[end:]
    return _spaces(before).lstrip(), _spaces(words), _spaces(after).rstrip()


def _spaces(text: str) -> str:
    """Return ``text`` with every stretch of white space as one space."""
    inner = on_one_line(text)
    if not inner:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + inner + (" " if text[-1].isspace() else "")


@cache
def static_at(name: str) -> str:
    """Return the address of a file of ``static/``, with a digest that changes when the file does."""
    return f"/static/{name}?{hashlib.sha256(static_file(name).read_bytes()).hexdigest()[:12]}"


def static_file(name: str) -> Traversable:
    """Return a file of ``static/``."""
    return files("onrecord.web").joinpath("static", *name.split("/"))
