"""Dates, amounts and chains of speakers as a person would write them, always beside what the record says exactly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.record import Attribution, CitedPassage, Figure, Record, When

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T\S*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
_COMPARATORS = {"=": "", ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most ", "~": "about "}


def date_in_words(edtf: str) -> str:
    """Return an EDTF date as words, as wide as it is; what has no plain words stays as it stands.

    >>> date_in_words("2019-01"), date_in_words("../2018-12-31"), date_in_words("2018-07-18/2018-07-25")
    ('January 2019', 'by 31 December 2018', '18–25 July 2018')
    """
    first, slash, last = edtf.partition("/")
    if slash:
        if first in {"", ".."}:
            return f"by {date_in_words(last)}"
        if last in {"", ".."}:
            return f"from {date_in_words(first)}"
        return _span(first, last)
    if day := _DAY.match(edtf):
        year, month, number, clock = day.groups()
        if 1 <= int(month) <= 12:
            return f"{int(number)} {MONTHS[int(month) - 1]} {year}" + (f", {clock[1:]}" if clock else "")
    if (month_only := _MONTH.match(edtf)) and 1 <= int(month_only[2]) <= 12:
        return f"{MONTHS[int(month_only[2]) - 1]} {month_only[1]}"
    return edtf


def _span(first: str, last: str) -> str:
    """Return two dates as one, what they share said once: ``28 July – 3 August 2021``, ``January–August 2018``."""
    begins, ends = date_in_words(first), date_in_words(last)
    if _DAY.match(first) and _DAY.match(last) and first[:7] == last[:7]:
        return f"{int(first[8:10])}–{ends}"
    shared_year = f" {last[:4]}"
    if first[:4] == last[:4] and begins.endswith(shared_year) and ends.endswith(shared_year):
        dash = "–" if _MONTH.match(first) and _MONTH.match(last) else " – "
        return begins.removesuffix(shared_year) + dash + ends
    return f"{begins} to {ends}"


def when_in_words(when: When | None) -> str:
    """Return when an event is, or that no day is given."""
    if when is None:
        return "no date given"
    return date_in_words(when.edtf) + (f", {when.starts_at}" if when.starts_at else "")


def amount_in_words(figure: Figure) -> str:
    """Return comparator, value, upper end, unit and change: ``more than 2 billion USD``."""
    if figure.unit == "rank":
        return f"{_COMPARATORS[figure.comparator]}rank {number_in_words(figure.value)}"
    amount = number_in_words(figure.value)
    if figure.high is not None:
        amount += f" to {number_in_words(figure.high)}"
    words = _COMPARATORS[figure.comparator] + amount
    if figure.unit:
        words += f" {figure.unit}"
    if figure.change:
        words += f", {figure.change}"
    if figure.from_value is not None:
        words += f" from {number_in_words(figure.from_value)}"
    return words


def number_in_words(value: float) -> str:
    """Return a number as it is easily read, without losing a digit: ``1.57 billion``, ``30``, ``0.5``."""
    for scale, name in _SCALES:
        if abs(value) >= scale:
            scaled = f"{value / scale:.12g}"
            # A number with many digits is clearer in full: 1,234,567 and not 1.234567 million.
            if len(scaled) <= 6:
                return scaled + name
    return f"{value:,.0f}" if value == int(value) else f"{value:,.12g}"


def names_by_id(record: Record) -> dict[str, str]:
    """Return the names of a record by their ids."""
    return {name.id: name.name for name in record.names}


def speakers_in_words(attribution: Attribution) -> str:
    """Return who speaks; where nobody is named, the printed source, else a dash."""
    if attribution.speakers:
        return " and ".join(speaker.name for speaker in attribution.speakers)
    return on_one_line(attribution.source.text) if attribution.source else "—"


def chain_in_words(chain: tuple[str, ...], by_id: dict[str, Attribution]) -> str:
    """Return a chain of attributions (outermost first) as the way of a claim: ``← Bank of Russia ← Yuri Borisov``."""
    speakers = [speakers_in_words(by_id[link]) for link in reversed(chain) if link in by_id]
    return "".join(f" ← {speaker}" for speaker in speakers)


def content_in_words(attribution: Attribution) -> str:
    """Return what was said, its pieces joined by an ellipsis."""
    return " … ".join(on_one_line(piece.text) for piece in attribution.content)


def heading_of(record: Record) -> str:
    """Return the title that came with the story, else the one in its text, else its first words."""
    if record.story.given_title and (given := on_one_line(record.story.given_title)):
        return given
    if record.story.title:
        return on_one_line(record.story.title.text)
    words = on_one_line(record.story.text[:200])
    return words[:77] + "…" if len(words) > 78 else words


def joined(passages: tuple[CitedPassage, ...]) -> str:
    """Return the words of passages, an ellipsis between them."""
    return " … ".join(on_one_line(passage.text) for passage in passages)


def on_one_line(text: str) -> str:
    """Return the words of ``text`` with single spaces between them."""
    return " ".join(text.split())
