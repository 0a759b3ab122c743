"""How long and how often: ``three days``, ``a two-year plan``, ``for weeks``; ``daily``, ``every month``."""

from __future__ import annotations

from typing import Final

from onrecord.extract.times.counts import ABOUT, COUNT, NUMBER, count_of, mod_of, too_many, unit_of
from onrecord.extract.times.grammar import Match, Pattern, lexicon
from onrecord.extract.times.meaning import Every, Length, Meaning

CODES: Final = {
    "second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "night": "{}D", "weekend": "{}D", "week": "{}W",
    "fortnight": "{}W", "month": "{}M", "quarter": "{}Q", "half": "{}H", "year": "{}Y", "decade": "{}E",
    "century": "{}C", "millennium": "{}L",
}  # fmt: skip
"""How TIMEX3 writes a period of each unit, after the P."""
_AGE: Final = frozenset(("old", "older", "-old", "young", "younger", "of age"))


def _length(match: Match) -> Meaning | None:
    count, unit = count_of(match.text("n")), unit_of(match.text("u"))
    if match.right in _AGE or too_many(count, match.text("u")) or (match.text("n") in ("a", "an") and unit == "second"):
        return None
    if (unit == "second" and match.words[-1].text == "second" and (count or 0) > 1) or (
        unit in ("quarter", "half") and (count or 0) > 100
    ):
        return None
    if unit == "quarter" and match.words[-2].text in ("-", "–"):  # three-quarters
        return None
    if match.right == "'s" and match.text("u") in ("minutes", "hours") and match.words[-1].text[0].isupper():
        return None
    singular = match.text("u") not in lexicon()["units"]
    if singular and match.right == "-":  # a 12-year-old
        return None
    if singular and match.text("n") in ("a", "an") and match.words[-1].text == "long":
        return None
    if count and match.text("h"):
        count += 0.5
    return Length(count, unit, mod=mod_of(match.text("a")))


def _the_length(match: Match) -> Meaning | None:
    """``the nine months``, where they are compared or ended: not ``the two years that followed``."""
    count = count_of(match.text("n"))
    return Length(count, unit_of(match.text("u"))) if count and count > 1 else None


def _vague_length(match: Match) -> Meaning | None:
    if match.left not in ("for", "in", "over", "of", "after", "within", "took", "lasted", "just", "the", "only"):
        return None
    return Length(None, unit_of(match.text("u")))


def _unit_long(match: Match) -> Meaning | None:
    unit = match.value("l", "long") or unit_of(match.text("u"))
    return Length(1 if match.text("u") not in lexicon()["units"] else None, unit)


def _adverb(match: Match) -> Meaning | None:
    if match.text("e") == "quarterly" and match.right[:1].isalpha():  # its quarterly dividend: no quarter is meant
        return None
    return Every(match.value("e", "daily"))


def _every(match: Match) -> Meaning | None:
    if match.text("w"):
        return Every(f"XXXX-WXX-{match.value('w', 'weekday')}")
    if match.text("e"):
        return Every(f"XXXX-{match.value('e', 'season')}")
    if match.text("m"):
        return Every(f"XXXX-{match.value('m', 'month'):02d}")
    if match.text("p"):
        return Every("XXXX-XX-XXT" + match.value("p", "part"))
    count = count_of(match.text("n")) if match.text("n") else 1
    if match.text("o"):
        count = 2
    unit = unit_of(match.text("u"))
    if unit == "quarter":
        unit, count = "month", (count or 1) * 3
    if unit == "fortnight":
        count = (count or 1) * 2
    return Every("P" + CODES[unit].format(int(count or 1)))


def _per(match: Match) -> Meaning | None:
    unit = unit_of(match.text("u"))
    return Every("P" + CODES[unit].format(2 if unit == "fortnight" else 1))


PATTERNS: Final = (
    Pattern("time.length", f"{ABOUT} {COUNT} '-'? u=unit ( '-' 'long' )?", _length),
    Pattern(
        "time.length", f"{ABOUT} n=( ( 'a' | 'an' | 'one' ) ) u=unit h=( 'and' ( 'a' | 'one' ) '-'? 'half' )", _length
    ),
    Pattern("time.length", f"{ABOUT} n=( ( 'a' | 'an' ) ) u=unit 'or' ( 'so' | 'two' | 'more' )", _length),
    Pattern("time.length", f"'the' n={NUMBER} u=units", _the_length),
    Pattern("time.length", f"'the'? {ABOUT} n={NUMBER} '-'? u=unit ( 'period' | 'term' )", _length),
    Pattern("time.vague-length", "u=units", _vague_length),
    Pattern("time.unit-long", "l=long | u=unit '-' 'long'", _unit_long),
    Pattern("time.daily", "e=daily", _adverb),
    Pattern(
        "time.every",
        f"( 'every' | 'each' ) o='other'? ( n={NUMBER} )? ( u=unit | w=weekday | e=season | m=month | p=part )",
        _every,
    ),
    Pattern("time.per", "'per' u=unit", _per),
)
