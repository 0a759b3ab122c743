"""Words about the saying: when, where, to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions.cues import word_set

if TYPE_CHECKING:
    from onrecord.extract.attributions.scene import Range, Scene


def skip_when(scene: Scene, at: int, last: int) -> int:
    """Return where the words of time and manner end that start at ``at`` (``at`` where there are none)."""
    dates, whens, spans, determiners = word_set("dates"), word_set("whens"), word_set("spans"), word_set("determiners")
    while at < last:
        word = scene.norm(at)
        if (
            word in whens
            or (word in dates and scene.tokens[at].text[:1].isupper())
            or (
                scene.tokens[at].pos == "NUM"
                and (scene.norm(at - 1) in dates or scene.norm(at + 1) in dates | {"days", "weeks", "months", "years"})
            )
        ):
            at += 1
        elif (
            (word in {"days", "weeks", "months", "years"} and scene.norm(at + 1) in {"ago", "earlier", "later"})
            or (word == "," and scene.norm(at - 1).isdigit() and scene.norm(at + 1).isdigit())
            or (
                word in determiners
                and at + 1 < last
                and _names_time(scene, at + 1, spans, dates)
                and scene.norm(at + 2) not in {"'s", "s"}
            )
        ):
            at += 2
        elif word in spans and scene.norm(at - 1) in dates | determiners | {"yesterday", "today", "tomorrow"}:
            at += 1
        else:
            break
    return min(at, last)


def _names_time(scene: Scene, at: int, spans: frozenset[str], dates: frozenset[str]) -> bool:
    return scene.norm(at) in spans or scene.norm(at) in dates


def skip_adjuncts(scene: Scene, at: int, last: int) -> int:
    """Return where the words about the saying end: ``in Paris on Monday``, ``, for his part,``, ``at a rally``."""
    prepositions = word_set("adjuncts") | {"of"}
    for _ in range(16):
        after = skip_when(scene, at, last)
        if (
            after == at
            and at < last
            and scene.norm(at) in prepositions
            and scene.statement_at[at] == scene.statement_at[at - 1]
        ):
            after = _skip_phrase(scene, at, last)
        elif after == at and at < last and scene.norm(at) == "," and scene.statement_opening(at + 1) is None:
            after = _skip_bracketed(scene, at, last)
        elif after == at and at < last and scene.norm(at) == "(":
            closing = next((i for i in range(at, min(last, at + 14)) if scene.norm(i) == ")"), None)
            after = at if closing is None else closing + 1
        if after == at:
            break
        at = after
    return at


def _skip_phrase(scene: Scene, at: int, last: int) -> int:
    """Skip a preposition and its noun phrase; stay where the phrase turns out to be a subject or an infinitive."""
    inner = at + 1
    if inner >= last or (scene.norm(at) == "to" and scene.tokens[at].pos == "PART") or scene.norm(at) == "as":
        return at
    after = skip_when(scene, inner, last)
    if after > inner:
        return after
    if scene.norm(at) == "in" and scene.tokens[inner].pos == "NUM" and scene.norm(inner + 1) != "that":
        return at
    group = scene.group_starting(inner)
    if group is not None and scene.tokens[group.main].form == "ing":
        inner = group.last
    if inner < last and scene.phrase_last[inner] > inner and scene.statement_at[inner] == scene.statement_at[at]:
        after = min(scene.phrase_last[inner], last)
        if (
            after == inner + 1
            and scene.norm(inner).endswith("ing")
            and after < last
            and scene.tokens[after].pos in {"DET", "PROPN"}
        ):
            after = min(scene.phrase_last[after], last)  # "after meeting the envoy"
        elif (
            after + 1 < last
            and scene.tokens[after].form == "ing"
            and scene.norm(after + 1) in word_set("adjuncts") | {"that", ","}
        ):
            after += 1  # "in a court filing in June"
        follow = scene.group_starting(after)
        if follow is not None and follow.finite and scene.norm(after) != "that":
            return at
        return after
    return inner if inner > at + 1 else at


def _skip_bracketed(scene: Scene, at: int, last: int) -> int:
    """Skip ``, for his part,`` where "that" follows."""
    for closing in range(at + 1, min(last, at + 12)):
        if scene.norm(closing) == ",":
            following = scene.norm(closing + 1)
            if closing - at <= 2 and scene.norm(at + 1) in word_set("connectors"):
                return closing + 1  # ", however,"
            return closing + 1 if following == "that" and not scene.has_finite(at, closing) else at
    return at


def addressee_after(scene: Scene, at: int, last: int, without: frozenset[str] = frozenset()) -> Range | None:
    """Return the noun phrase of those who are told; ``without``: prepositions that open the content instead."""
    if (
        at >= last
        or scene.statement_at[at] != scene.statement_at[at - 1]
        or scene.phrase_first[at] != at
        or scene.norm(at) in {"that", "what"}
    ):
        return None
    if skip_when(scene, at, last) >= scene.phrase_last[at]:
        return None
    end = min(scene.phrase_last[at], last)
    if scene.tokens[at].pos == "PRON":
        return at, end
    open_phrase = scene.tokens[end - 1].pos in {"DET", "ADJ"} or scene.norm(end + 1) == "that"
    if open_phrase and end + 1 < last and scene.tokens[end].form == "ing" and scene.norm(end).endswith("ing"):
        end += 1  # "a congressional hearing"
    if scene.norm(end) == "(":
        closing = next((i for i in range(end, min(last, end + 6)) if scene.norm(i) == ")"), None)
        if (
            closing is not None
            and closing + 1 < last
            and scene.phrase_first[closing + 1] == closing + 1
            and scene.tokens[closing + 1].pos in {"NOUN", "ADJ"}
        ):
            end = min(scene.phrase_last[closing + 1], last)
    return at, extend_right(scene, end, last, joins=frozenset({"of", "with", "for"}) - without)


def extend_right(scene: Scene, end: int, last: int, joins: frozenset[str]) -> int:
    """Extend a noun phrase over ``of …`` and ``and …``."""
    for _ in range(8):
        inner = end + 1
        if (
            inner >= last
            or scene.phrase_first[inner] != inner
            or scene.statement_at[end] != scene.statement_at[end - 1]
        ):
            break
        if scene.norm(end) in joins:
            end = min(scene.phrase_last[inner], last)
        elif scene.norm(end) in {"and", "or"} and scene.tokens[inner].pos != "PRON":
            after = min(scene.phrase_last[inner], last)
            follow = scene.group_starting(after)
            if follow is not None and follow.finite:
                break
            end = after
        else:
            break
    return end
