"""The small grammar machine: words become kinds, kinds become one string, and rules are regular expressions over it.

A word may belong to several classes (``second`` is a unit and an ordinal); the set of its classes is its *kind*, and
each kind is one private character. A story is then a string with one character a word, and a rule such as
``month day (','? year)?`` is a short regular expression over it: white space and line breaks have gone, a rule cannot
split a word, and every match is linear, because no class may be repeated without bound.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from onrecord.extract.times.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from onrecord.extract.times.meaning import Meaning, Weak

_TOKEN: Final = re.compile(
    r"""
    \d{4}-\d\d?-\d\d?(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\w-])      # 2018-11-09
    | \d{1,4}/\d{1,2}/\d{1,4}(?![\w/])                       # 11/9/2018
    | \d{1,2}\.\d{1,2}\.\d{4}(?![\w.])                       # 9.11.2018
    | \d{1,2}:\d\d(?::\d\d)?(?![\d:])                        # 10:35
    | \d{1,2}h\d\d(?!\w)                                     # 15h30
    | (?:[QqHh][1-4]|[1-4][QH])(?!\w)                        # Q3, 1H
    | (?:\d{3}0|['’`]?\d0)['’]?s\b                           # 1990s, '80s
    | \d{1,2}(?:st|nd|rd|th)\b                               # 21st
    | \d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?                     # 1,643
    | \d+(?:\.\d+)?                                          # 12, 2.5
    | [AaPp]\.?\ ?[Mm]\b\.?(?!\w)                            # a.m.
    | ['’]s\b
    | [^\W\d_]+
    | \S
    """,
    re.VERBOSE,
)
_CAPITAL_ANYWAY: Final = frozenset((
    "january", "february", "april", "june", "july", "september", "october", "november", "december",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
))  # fmt: skip
"""Names of months and weekdays that are nothing else: they need no capital letter."""
_BESIDE_A_NUMBER: Final = {"month": "anymonth", "weekday": "anyweekday"}
"""Word lists whose words need no capital letter beside a day's number: ``14 nov 2023``."""
_LATEST_YEAR: Final = 2100
_EARLIEST_YEAR: Final = 1000
OTHER: Final = " "
"""The kind of every word that the grammar does not know."""
BREAK: Final = "\n"
"""A paragraph's end; no rule crosses it."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number or mark of the story."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's match: the words, and which of them each name caught."""

    words: tuple[Word, ...]
    """Every word of the match."""
    caught: dict[str, tuple[Word, ...]]
    left: str = ""
    """The word before, in lower case; empty at a paragraph's beginning."""
    right: str = ""
    """The word after, in lower case; empty at a paragraph's end."""
    named_left: bool = False
    """Whether the word before begins with a capital letter."""
    named_right: bool = False
    """Whether the word after does."""

    def text(self, name: str) -> str | None:
        """Return the words caught by ``name`` in lower case, one space between them; None where it caught nothing."""
        words = self.caught.get(name)
        return " ".join(word.text.lower() for word in words) if words else None

    def value(self, name: str, word_class: str) -> Any:  # noqa: ANN401 - the values of a word list are as it states them
        """Return what the word list says of the word caught by ``name``; None where it caught nothing."""
        words = self.caught.get(name)
        return lexicon()[word_class].get(words[0].text.lower().rstrip(".")) if words else None


@dataclass(frozen=True, slots=True)
class Pattern:
    """One rule of the grammar."""

    rule: str
    """Its id in ``rules.toml``."""
    shape: str
    makes: Callable[[Match], Meaning | Weak | None]
    """Builds what the words say; None refuses the match."""


@cache
def lexicon() -> dict[str, dict[str, Any]]:
    """Return the word lists by class."""
    lists = dict(words_of("lexicon"))
    capital = lists.pop("capital")
    beside = {other: {**capital[name], **lists.get(other, {})} for name, other in _BESIDE_A_NUMBER.items()}
    return {**capital, **lists, **beside}


@cache
def _capital_classes() -> frozenset[str]:
    return frozenset(words_of("lexicon")["capital"])


@cache
def neighbours(name: str) -> frozenset[str]:
    """Return a list of the words that stand beside dates."""
    return frozenset(words_of("neighbours")[name])


class _Rule:
    """A pattern whose regular expression is compiled when a story first has a word that it can begin with."""

    __slots__ = ("_compiled", "_shape", "pattern")

    def __init__(self, shape: str, pattern: Pattern) -> None:
        self._shape = shape
        self._compiled: re.Pattern[str] | None = None
        self.pattern = pattern

    def match(self, kinds: str, at: int) -> re.Match[str] | None:
        """Match the kinds of words from ``at`` on."""
        if self._compiled is None:
            self._compiled = re.compile(self._shape)
        return self._compiled.match(kinds, at)


class Grammar:
    """Rules compiled for one pass over a story."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        """Compile ``patterns``; where two match equally far the earlier one wins."""
        self._patterns = tuple(patterns)
        self._classes: dict[str, set[str]] = {}
        for name, words in lexicon().items():
            for word in words:
                self._classes.setdefault(word, set()).add(name)
        for literal in {literal for pattern in self._patterns for literal in re.findall(r"'([^']+)'", pattern.shape)}:
            self._classes.setdefault(literal, set()).add(f"'{literal}'")
        self._kinds: dict[frozenset[str], str] = {}
        self._by_text: dict[str, str] = {}
        for word in list(self._classes):
            for form in (word, word.capitalize(), word.upper()):
                self._by_text[form] = self._kind(self._classes_of(form))
        for classes in _number_kinds():
            self._kind(classes)
        for form in _half_day_marks():
            self._by_text[form] = self._kind(frozenset(("ampm",)))
        for form in (f"{letter}{figure}" for letter in "QqHh" for figure in "1234"):
            self._by_text[form] = self._kind(frozenset(("code",)))
        for form in ("'s", "’s"):
            self._by_text[form] = self._kind(self._classes_of(form))
        kinds_of: dict[str, set[str]] = {}
        for classes, kind in self._kinds.items():
            for name in classes:
                kinds_of.setdefault(name, set()).add(kind)
        self._by_first: dict[str, list[_Rule]] = {}
        for pattern in self._patterns:
            shape, first, _ = _Shape(pattern.shape, kinds_of).compile()
            rule = _Rule(shape, pattern)
            for kind in first:
                self._by_first.setdefault(kind, []).append(rule)

    def words(self, text: str, breaks: Iterable[int]) -> tuple[list[tuple[int, int]], str]:
        """Return the places of the words of ``text`` and their kinds, with a break before each offset of ``breaks``."""
        places: list[tuple[int, int]] = []
        kinds: list[str] = []
        ends = sorted(breaks, reverse=True)
        known, fresh = self._by_text, self._fresh
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            if ends and ends[-1] <= start:
                while ends and ends[-1] <= start:
                    ends.pop()
                places.append((start, start))
                kinds.append(BREAK)
            word = text[start:end]
            places.append((start, end))
            kinds.append(known.get(word) or (OTHER if word[0].isalpha() else fresh(word)))
        return places, "".join(kinds)

    def matches(self, kinds: str, at: int) -> list[tuple[int, re.Match[str], Pattern]]:
        """Return the matches of the rules at word ``at``, the longest first."""
        rules = self._by_first.get(kinds[at])
        if not rules:
            return []
        found = [(hit.end(), hit, rule.pattern) for rule in rules if (hit := rule.match(kinds, at))]
        found.sort(key=lambda each: -each[0])
        return found

    def _fresh(self, word: str) -> str:
        """Return the kind of a word that is no form of the lexicon: a number or a mark."""
        return self._kind_or_other(self._classes_of(word))

    def _classes_of(self, word: str) -> frozenset[str]:
        lower = word.lower()
        if lower[0].isdecimal() or (lower[0] in "'’`" and len(lower) > 2):
            return _number_classes(lower)
        if lower == "’s":
            lower = "'s"
        classes = set(self._classes.get(lower, ()))
        if not word[0].isupper() and lower not in _CAPITAL_ANYWAY:
            classes -= _capital_classes()
        return frozenset(classes)

    def _kind(self, classes: frozenset[str]) -> str:
        if not classes:
            return OTHER
        return self._kinds.setdefault(classes, chr(0xE000 + len(self._kinds)))

    def _kind_or_other(self, classes: frozenset[str]) -> str:
        return self._kinds.get(classes, OTHER) if classes else OTHER


def _number_classes(word: str) -> frozenset[str]:
    """Return the classes of a token that begins with a figure."""
    if "-" in word or "/" in word or word.count(".") > 1:
        return frozenset(("iso" if "-" in word else "slashed",))
    if ":" in word or word[-3:-2] == "h":
        return frozenset(("clock",))
    if word.endswith("s"):
        return frozenset(("decade",))
    if word[-1] in "qh" and word[-2:] != "th":
        return frozenset(("code",))
    if word[-1].isalpha():
        return frozenset(("nth",))
    if not word.isascii():
        return frozenset()
    if "," in word or "." in word:
        whole, _, minutes = word.partition(".")
        if len(whole) <= 2 and len(minutes) == 2 and int(whole) <= 24 and int(minutes) < 60:
            return frozenset(("number", "dotted"))
        return frozenset(("number",))
    if len(word) > 6:
        return frozenset()
    value = int(word)
    classes = {"number", "int"}
    if len(word) == 4 and _EARLIEST_YEAR <= value <= _LATEST_YEAR:
        classes.add("year")
    if len(word) <= 2:
        classes |= {"day"} if 1 <= value <= 31 else set()
        classes |= {"hour"} if value <= 24 else set()
        classes |= {"yy"} if len(word) == 2 else set()
    return frozenset(classes)


def _number_kinds() -> Iterable[frozenset[str]]:
    samples = (
        "2018-11-09", "1/2/2018", "10:30", "1990s", "1st", "2.5", "10.30", "1,000", "9999", "1990", "5", "05", "25",
        "24", "28", "99", "00", "0", "100", "32", "3000", "12345",
    )  # fmt: skip
    yield from (_number_classes(sample) for sample in samples)


def _half_day_marks() -> Iterable[str]:
    """Yield every way to print a.m. and p.m.; a bare AM or am is a word of other meanings, and PM a prime minister."""
    for half in "apAP":
        yield from (f"{half}{stop}{gap}{m}{end}" for stop, gap, m, end in product((".",), ("", " "), "mM", ("", ".")))
        yield f"{half.lower()}m"
        yield f"{half.upper()}M"


class _Shape:
    """Compiles one rule's shape: recursive descent over ``name``, ``'word'``, ``cap=name``, ``( a | b )`` and ``?``."""

    def __init__(self, shape: str, kinds_of: Mapping[str, set[str]]) -> None:
        """Take a rule's shape, and the kinds that have each class."""
        self._shape = shape
        self._parts = re.findall(r"\w+=|'[^']+'|\w+|[()|?]", shape)
        self._at = 0
        self._kinds_of = kinds_of

    def compile(self) -> tuple[str, set[str], bool]:
        """Return the regular expression, the kinds that it can begin with, and whether it can match nothing."""
        built = self._choice()
        if self._at < len(self._parts):
            message = f"{self._shape!r}: unexpected {self._parts[self._at]!r}"
            raise ValueError(message)
        return built

    def _choice(self) -> tuple[str, set[str], bool]:
        branches = [self._row()]
        while self._peek() == "|":
            self._at += 1
            branches.append(self._row())
        shape = "|".join(branch[0] for branch in branches)
        firsts: set[str] = set().union(*(branch[1] for branch in branches))
        return shape, firsts, any(branch[2] for branch in branches)

    def _row(self) -> tuple[str, set[str], bool]:
        shape, first, empty = "", set[str](), True
        while self._peek() not in (None, "|", ")"):
            part, part_first, part_empty = self._atom()
            shape += part
            first |= part_first if empty else set()
            empty = empty and part_empty
        return shape, first, empty

    def _atom(self) -> tuple[str, set[str], bool]:
        part = self._parts[self._at]
        self._at += 1
        name = None
        if part.endswith("="):
            name, part = part[:-1], self._parts[self._at]
            self._at += 1
        if part == "(":
            shape, first, empty = self._choice()
            self._at += 1
        else:
            first, empty = self._kinds_of.get(part, set()), False
            if not first:
                message = f"{self._shape!r}: no word is of the class {part}"
                raise ValueError(message)
            shape = f"[{''.join(sorted(first))}]"
        shape = f"(?P<{name}>{shape})" if name else f"(?:{shape})"
        if self._peek() == "?":
            self._at += 1
            return shape + "?", first, True
        return shape, first, empty

    def _peek(self) -> str | None:
        return self._parts[self._at] if self._at < len(self._parts) else None
