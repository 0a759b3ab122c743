"""Full-text search over what was noted down and over the stories, and quotations found by their words."""

from __future__ import annotations

import json
import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, Final

from rapidfuzz.fuzz import partial_ratio_alignment

from onrecord.anchor import Passage
from onrecord.archive.answers import ENTRY_KINDS, Hit, HitKind
from onrecord.archive.database import the_row
from onrecord.archive.keys import SHOWN_KEY
from onrecord.archive.wanted import MOST_RANKED, entities_meant, query_of
from onrecord.record import cite

if TYPE_CHECKING:
    import sqlite3

    from onrecord.archive.questions import Search

COLUMNS: Final = (
    f"{SHOWN_KEY} AS key,"
    " sha256, title, published_on, local_id, start, stop, context_start, context_stop, who, told,"
    " substr(text, context_start + 1, context_stop - context_start) AS context,"
    " substr(text, start + 1, stop - start) AS words,"
    " (SELECT json_extract(account, '$.confidence') FROM event WHERE event.entry_id = entry.id) AS confidence"
)
_MOST_STORIES_RANKED: Final = 1_000
"""The same of whole stories, in which a word stands many times."""
_AROUND: Final = 160
"""Code points shown on either side of what was found in a story's text."""
_LEAST_LIKE: Final = 75.0
"""Per cent of likeness from which words are the quotation that was looked for."""
_QUOTE_CANDIDATES: Final = 150
_QUOTE_PAIRS: Final = 6
_SPACE: Final = re.compile(r"\s")


def search(connection: sqlite3.Connection, asked: Search) -> tuple[Hit, ...]:
    """Return at most ``asked.limit`` hits of each kind, kind by kind, the best first."""
    query = query_of(asked.words)
    kinds = asked.kinds or (*ENTRY_KINDS, "story")
    found: list[Hit] = []
    for kind in ENTRY_KINDS:
        if kind in kinds:
            found += _entries(connection, query, kind, asked)
    if "story" in kinds and not asked.who:
        found += _stories(connection, query, asked)
    return tuple(found)


def _entries(connection: sqlite3.Connection, query: str, kind: HitKind, asked: Search) -> list[Hit]:
    where, given = _conditions(asked)
    if asked.who:
        where.append(
            "entry.id IN (SELECT entry_id FROM entry_entity WHERE role != 'named'"
            " AND entity_id IN (SELECT value FROM json_each(:who)))"
        )
        given["who"] = json.dumps(entities_meant(connection, asked.who))
    rows = connection.execute(
        f"WITH found AS (SELECT rowid AS id, bm25({kind}_words, 1.0, 1.5) AS score FROM {kind}_words"
        f" WHERE {kind}_words MATCH :query ORDER BY rowid DESC LIMIT :most),"
        f" best AS ({_best(where)} ORDER BY score LIMIT :limit)"
        f" SELECT kind, -score, {COLUMNS} FROM best JOIN entry USING (id) JOIN story ON story.id = entry.story_id"
        " ORDER BY score",
        {"query": query, "most": MOST_RANKED, "limit": asked.limit, **given},
    ).fetchall()
    return [hit_of(row) for row in rows]


def _conditions(asked: Search) -> tuple[list[str], dict[str, Any]]:
    where: list[str] = []
    given: dict[str, Any] = {}
    if asked.since:
        where.append("published_on >= :since")
        given["since"] = asked.since
    if asked.until:
        where.append("published_on <= :until")
        given["until"] = asked.until
    return where, given


def _best(conditions: list[str]) -> str:
    """Return a query for those of what was found that hold; of the many that are not shown no more is looked up."""
    if not conditions:
        return "SELECT id, score FROM found"
    return (
        "SELECT found.id, score FROM found JOIN entry USING (id) JOIN story ON story.id = entry.story_id"
        f" WHERE {' AND '.join(conditions)}"
    )


def _where(conditions: list[str]) -> str:
    return " WHERE " + " AND ".join(conditions) if conditions else ""


def hit_of(row: tuple[Any, ...]) -> Hit:
    """Return a row of kind, score and ``COLUMNS`` as a hit."""
    kind, score, key, sha256, title, published_on, local_id, start, stop, c_start, c_stop, *rest = row
    who, told, context, words, confidence = rest
    return Hit(
        kind=kind,
        story_key=key,
        story=sha256,
        title=title,
        published_on=published_on,
        entry=local_id,
        passage={"start": start, "end": stop, "text": words},
        context={"start": c_start, "end": c_stop, "text": context},
        who=tuple(json.loads(who)),
        told=told,
        score=score,
        confidence=confidence,
    )


# -- stories -----------------------------------------------------------------------------------------------------------


def _stories(connection: sqlite3.Connection, query: str, asked: Search) -> list[Hit]:
    where, given = _conditions(asked)
    rows = connection.execute(
        "WITH found AS (SELECT rowid AS id, bm25(story_words, 4.0, 1.0) AS score FROM story_words"
        " WHERE story_words MATCH :query ORDER BY rowid DESC LIMIT :most)"
        f" SELECT found.id, -score FROM found JOIN story USING (id){_where(where)} ORDER BY score LIMIT :limit",
        {"query": query, "most": _MOST_STORIES_RANKED, "limit": asked.limit, **given},
    ).fetchall()
    words = [word.lower() for word in re.findall(r"\w+", query) if word != "NOT"]
    return [_story_hit(connection, story_id, score, words) for story_id, score in rows]


def _story_hit(connection: sqlite3.Connection, story_id: int, score: float, words: list[str]) -> Hit:
    key, sha256, title, published_on, text = the_row(
        connection.execute(
            f"SELECT {SHOWN_KEY}, sha256, title, published_on, text FROM story WHERE id = ?", (story_id,)
        )
    )
    passage = _densest(text, words)
    return _hit_in_text("story", (key, sha256, title, published_on), text, passage, score)


def _densest(text: str, words: list[str]) -> Passage:
    """Return the first of ``words`` in ``text``, of the stretch in which most of them stand."""
    # A stem will do: what was found for "investments" may be printed "investment".
    stems = [word[: max(4, len(word) - 3)] for word in words]
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, stems)) + r")\w*", re.IGNORECASE)
    found = [(match.start(), match.end(), match[1].lower()) for match in islice(pattern.finditer(text), 200)]
    if not found:
        first = re.search(r"\S+", text)
        return Passage(first.start(), first.end()) if first else Passage(0, 1)
    best, most, low = found[0], 0, 0
    for high, (start, _, _) in enumerate(found):
        while found[low][0] < start - 2 * _AROUND:
            low += 1
        distinct = len({stem for _, _, stem in found[low : high + 1][-20:]})
        if distinct > most:
            best, most = found[low], distinct
    return Passage(best[0], best[1])


def _hit_in_text(
    kind: HitKind, story: tuple[str, str, str, str | None], text: str, passage: Passage, score: float
) -> Hit:
    key, sha256, title, published_on = story
    start, end = max(0, passage.start - _AROUND), min(len(text), passage.end + 2 * _AROUND)
    # No word is cut at the edges, where there is white space to cut at.
    if start and (space := re.search(r"\s", text[start : passage.start])):
        start += space.end()
    if end < len(text) and (space := re.search(r"\s\S*$", text[passage.end : end])):
        end = passage.end + space.start()
    return Hit(
        kind=kind,
        story_key=key,
        story=sha256,
        title=title,
        published_on=published_on,
        entry=None,
        passage=cite(text, passage),
        context=cite(text, Passage(start, max(end, passage.end))),
        told=title,
        score=score,
    )


# -- quotations --------------------------------------------------------------------------------------------------------


def quotations(connection: sqlite3.Connection, text: str, limit: int) -> tuple[Hit, ...]:
    """Return where words like ``text`` were said, nearly the same word for word, the likeliest first.

    Only attributed words and, where none are like it, the stories' own text are looked through. The score is the
    likeness in per cent (rapidfuzz's partial ratio: the best stretch as long as ``text``).
    """
    query = _pairs_of(text)
    rows = connection.execute(
        f"SELECT entry.kind, 0.0, {COLUMNS}, text FROM (SELECT rowid AS id FROM said_words"
        " WHERE said_words MATCH ? ORDER BY rank LIMIT ?) JOIN entry USING (id)"
        " JOIN story ON story.id = entry.story_id",
        (f"words : ({query})", _QUOTE_CANDIDATES),
    ).fetchall()
    found: list[Hit] = []
    for *row, story_text in rows:
        hit = hit_of(tuple(row))
        nearest = _nearest(text, story_text, hit.passage.start, hit.passage.end)
        if nearest:
            passage, likeness = nearest
            found.append(hit.model_copy(update={"passage": cite(story_text, passage), "score": likeness}))
    covered = {hit.story for hit in found}
    for story_id, story_text in connection.execute(
        "SELECT story.id, text FROM (SELECT rowid AS id FROM story_words WHERE story_words MATCH ? ORDER BY rank"
        " LIMIT ?) JOIN story USING (id)",
        (query, _QUOTE_CANDIDATES // 3),
    ).fetchall():
        nearest = _nearest(text, story_text, 0, len(story_text))
        if nearest:
            story = _story_hit(connection, story_id, nearest[1], [])
            if story.story not in covered:
                told = (story.story_key, story.story, story.title, story.published_on)
                found.append(_hit_in_text("story", told, story_text, *nearest))
    return tuple(sorted(found, key=lambda hit: (-hit.score, hit.published_on or "", hit.story_key))[:limit])


def _pairs_of(text: str) -> str:
    """Return a query for some of the pairs of words that stand side by side in ``text``, the longest ones.

    Whoever repeats a quotation nearly word for word repeats some pair of its words; a pair is rare where its words are
    not, and what it is found in is few.
    """
    words = re.findall(r"\w+", text)
    pairs = sorted(dict.fromkeys(pairwise(words)), key=lambda pair: -len(pair[0]) - len(pair[1]))
    return " OR ".join(f'"{one} {other}"' for one, other in pairs[:_QUOTE_PAIRS]) or query_of(text)


def _nearest(wanted: str, text: str, start: int, stop: int) -> tuple[Passage, float] | None:
    """Return the stretch of ``text[start:stop]`` that is most like ``wanted``, widened to whole words."""
    plain, folded = " ".join(wanted.split()).casefold(), _folded(text[start:stop])
    if len(folded) < len(plain) * _LEAST_LIKE / 100:
        return None
    like = partial_ratio_alignment(plain, folded, score_cutoff=_LEAST_LIKE)
    if like is None or like.dest_start >= like.dest_end:
        return None
    first, last = start + like.dest_start, start + like.dest_end
    while first > start and text[first - 1].isalnum() and text[first].isalnum():
        first -= 1
    while last < stop and text[last].isalnum() and text[last - 1].isalnum():
        last += 1
    return Passage(first, last), like.score


def _folded(text: str) -> str:
    """Return ``text`` in small letters and with plain spaces, each code point in its place."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter whose small form is two
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return _SPACE.sub(" ", lowered)
