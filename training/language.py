"""Texts marked for grammar and names: GUM and EWT in CoNLL-U, Wikigold in its two columns, as one tag a word.

A word of ours takes the part of speech of the token it begins in ("don't" is two tokens and three words). Names of GUM
are those of its entities that are proper nouns all through, but for small words between them.
"""

from __future__ import annotations

import gzip
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.language.model.tags import UPOS
from onrecord.language.model.words import words_of
from training.examples import Example

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from onrecord.language.model.pieces import Vocabulary
    from onrecord.language.model.words import Words

KINDS = ("person", "organisation", "place", "event", "other")
NAME_TAGS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BI"))
UNKNOWN = -1
DOCSTART = "-DOCSTART-"

GUM_KINDS = {"person": "person", "organization": "organisation", "place": "place", "event": "event"}
WIKIGOLD_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}
SMALL = frozenset({"ADP", "DET", "CCONJ", "PUNCT", "PART", "NUM"})
ENTITY_CELL = re.compile(r"Entity=([^|]*)")
ENTITY = re.compile(r"\((\w+)-(\w+)-[^()]*(\))?|(\w+)\)")

Name = tuple[int, int, str]


@dataclass(slots=True)
class Sentence:
    """Tokens with the part of speech of each ("" where nobody said) and whether a blank follows.

    `names` holds (first token, end, kind); `named` tells whether anybody marked names, `paragraph` whether a new one
    starts here.
    """

    tokens: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    blank: list[bool] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    named: bool = False
    paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text for the model, with three numbers a word: of UPOS, of NAME_TAGS, and 1 where a sentence ends.

    UNKNOWN stands where nobody marked it.
    """

    example: Example
    upos: list[int]
    names: list[int]
    ends: list[int]


class Entities:
    """GUM's entities: at a token, "(3-place-…" opens one, "3)" closes it, and "(3-place-…)" does both."""

    def __init__(self) -> None:
        self._opened: list[tuple[str, str, int, int]] = []
        self._closed: list[tuple[int, int, int, int, str]] = []

    def token(self, misc: str, sentence: int, token: int) -> None:
        """Take down what opens and closes at a token, by its MISC column."""
        marks = ENTITY_CELL.search(misc)
        for m in ENTITY.finditer(marks[1] if marks else ""):
            if m[1]:
                self._opened.append((m[1], m[2], sentence, token))
            number = m[4] or (m[1] if m[3] else "")
            match = next((o for o in reversed(self._opened) if o[0] == number), None)
            if match:
                self._opened.remove(match)
                self._closed.append((match[2], match[3], sentence, token + 1, match[1]))

    def names(self, sentence: Sentence, number: int) -> list[Name]:
        """Those of the entities closed since the last call that are names and lie in this one sentence."""
        out = []
        for first, start, last, end, kind in self._closed:
            if first == last == number and kind in GUM_KINDS:
                at = start
                while at < end and sentence.upos[at] in SMALL:
                    at += 1
                tags = sentence.upos[at:end]
                proper = all(t == "PROPN" or t in SMALL for t in tags)
                if proper and "PROPN" in tags and tags[-1] in {"PROPN", "NUM"}:
                    out.append((at, end, GUM_KINDS[kind]))
        self._closed.clear()
        return out


def read_conllu(lines: Iterable[str]) -> Iterator[tuple[str, list[Sentence]]]:
    """Documents of a CoNLL-U file with their sentences; names only where the file has GUM's `Entity`."""
    doc, now, entities, named = "", Sentence(), Entities(), False
    sentences: list[Sentence] = []
    through = 0
    for line in [*lines, ""]:
        if line.startswith("# newdoc"):
            if sentences:
                yield doc, sentences
            doc, sentences, entities, named = line.partition("=")[2].strip(), [], Entities(), False
        elif line.startswith("#"):
            named = named or line.startswith("# global.Entity")
            now.paragraph = now.paragraph or line.startswith("# newpar")
        elif line.strip():
            number, token, _, upos, *_, misc = line.rstrip("\n").split("\t")
            if "-" in number:  # the words of a contraction follow one by one, and nothing stands between them
                through = int(number.partition("-")[2])
            elif "." not in number:
                now.tokens.append(token)
                now.upos.append(upos)
                now.blank.append("SpaceAfter=No" not in misc and int(number) >= through)
                entities.token(misc, len(sentences), len(now.tokens) - 1)
        elif now.tokens:
            now.names, now.named = entities.names(now, len(sentences)), named
            sentences.append(now)
            now, through = Sentence(), 0
    if sentences:
        yield doc, sentences


def read_wikigold(lines: Iterable[str]) -> Iterator[tuple[str, list[Sentence]]]:
    """Documents of Wikigold with their sentences; -DOCSTART- parts documents, a blank line sentences."""
    sentences: list[Sentence] = []
    now = Sentence(named=True, paragraph=True)
    number = 0
    before = ""
    for line in [*lines, "", DOCSTART]:
        token, _, tag = line.strip().rpartition(" ")
        if line.startswith(DOCSTART):
            if sentences:
                yield f"wikigold {number}", sentences
                number, sentences = number + 1, []
        elif not token:
            if now.tokens:
                sentences.append(now)
            now, before = Sentence(named=True, paragraph=not sentences), ""
        else:
            at = len(now.tokens)
            kind = WIKIGOLD_KINDS.get(tag.partition("-")[2], "")
            if kind and kind == before:
                now.names[-1] = (now.names[-1][0], at + 1, kind)
            elif kind:
                now.names.append((at, at + 1, kind))
            before = kind
            now.tokens.append(token)
            now.upos.append("")
            now.blank.append(True)


def tagged_of(doc_id: str, sentences: list[Sentence], vocabulary: Vocabulary) -> Tagged:
    """A document's text, put together from its tokens, a paragraph a line, with the tags of its words."""
    text: list[str] = []
    size = 0
    upos_at: dict[int, int] = {}
    spans: list[tuple[int, int, str]] = []
    ends: list[int] = []
    unknown: set[int] = set()
    for number, sentence in enumerate(sentences):
        if number:
            text.append("\n" if sentence.paragraph else " ")
            size += 1
        starts = []
        first = size
        for token, upos, blank in zip(sentence.tokens, sentence.upos, sentence.blank, strict=True):
            starts.append((size, size + len(token)))
            for n in range(size, size + len(token)):
                upos_at[n] = UPOS.index(upos) if upos in UPOS else UNKNOWN
            text.append(token + " " * blank)
            size += len(token) + blank
        ends.append(starts[-1][1])
        if not sentence.named:
            unknown.update(range(first, size))
        for a, b, kind in sorted(sentence.names, key=lambda name: name[0] - name[1]):
            spans.append((starts[a][0], starts[b - 1][1], kind))
    whole = "".join(text)
    words = words_of(whole)
    pieces = [vocabulary.pieces(whole[a:b]) for a, b in zip(words.start, words.end, strict=True)]
    last_words = set()
    at = 0
    for end in ends:
        while at < len(words) and words.end[at] <= end:
            at += 1
        last_words.add(at - 1)
    names = name_tags(words, spans)
    return Tagged(
        Example(words, pieces, doc_id, whole, []),
        [upos_at.get(a, UNKNOWN) for a in words.start],
        [UNKNOWN if start in unknown else tag for start, tag in zip(words.start, names, strict=True)],
        [int(n in last_words) for n in range(len(words))],
    )


def name_tags(words: Words, spans: Iterable[tuple[int, int, str]]) -> list[int]:
    """NAME_TAGS numbers of words from names as (code points, kind); of two that overlap the first counts."""
    names = [0] * len(words)
    for a, b, kind in spans:
        inside = range(bisect_left(words.start, a), bisect_left(words.start, b))
        if inside and not any(names[n] for n in inside):
            names[inside[0]] = 1 + 2 * KINDS.index(kind)
            for n in inside[1:]:
                names[n] = 2 + 2 * KINDS.index(kind)
    return names


def name_spans(tags: list[int]) -> list[Name]:
    """Names as (first word, end, kind) from NAME_TAGS numbers; a name that begins inside begins."""
    out: list[Name] = []
    for n, tag in enumerate(tags):
        if not tag:
            continue
        kind = KINDS[(tag - 1) // 2]
        if tag % 2 == 0 and out and out[-1][1:] == (n, kind):
            out[-1] = (out[-1][0], n + 1, kind)
        else:
            out.append((n, n + 1, kind))
    return out


def lines_of(path: Path) -> list[str]:
    """Lines of a gzip file in UTF-8, without their ends."""
    with gzip.open(path, "rt", encoding="utf-8") as f:
        return f.read().split("\n")
