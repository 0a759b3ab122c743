"""Where a content ends: before the next cue, a clause of the teller's own, the words about the saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.anchor import Passage
from onrecord.extract.attributions.adjuncts import skip_when
from onrecord.extract.attributions.clauses import is_finite_cue
from onrecord.extract.attributions.cues import load_cues, word_set
from onrecord.extract.attributions.scene import DASHES

if TYPE_CHECKING:
    from onrecord.extract.attributions.scene import Scene
    from onrecord.language import VerbGroup

_LOOSE = frozenset({"object", "infinitive", "gerund", "preposition", "as", "noun"})
"""Contents that are no clause: a comma with more than a list behind it ends them."""
_LONGEST = 800
"""Tokens; no sentence is longer, and hostile text shall cost no more."""
_AFTER_MARKS = frozenset({"after", "before", "during", "following"})


def content_end(scene: Scene, first: int, last: int, kind: str, cue: VerbGroup | None, closed: dict[int, int]) -> int:
    """Return the token after the content that starts at ``first``; ``closed`` holds other cues' parentheses."""
    at = first
    if (
        kind in {"clause", "quote"}
        and scene.is_mark(first)
        and (close := _whole_quotation(scene, first, last)) is not None
    ):
        return close
    while at < last:
        opening = scene.statement_opening(at)
        if opening is not None:
            at = scene.quotation_ranges[opening][1]
            if at >= last or scene.norm(at) in {".", ","} or kind == "quote":
                break
            continue
        if at in closed and at > first:
            break
        if at > first and _ends_here(scene, at, last, kind, cue, first):
            break
        at += 1
    return trim_end(scene, first, min(at, last))


def _whole_quotation(scene: Scene, first: int, last: int) -> int | None:
    """Return the end of the quotation that opens at ``first``, where the content ends with it."""
    quotation = scene.language.quotation_at(scene.tokens[first].start)
    if quotation is None or quotation.opens != scene.tokens[first].start:
        return None
    close = scene.language.token_range(Passage(quotation.opens, quotation.closes))[1]
    if close > last:
        return None
    final = scene.text[quotation.pieces[-1].end - 1]
    return close if close == last or final in ",.!?" or scene.norm(close) in {",", "."} else None


def trim_end(scene: Scene, first: int, last: int) -> int:
    """Return ``last`` without the commas, full stops and dashes before it."""
    while last - 1 > first and scene.norm(last - 1) in {",", ";", ":", ".", *DASHES}:
        if scene.norm(last - 1) in DASHES and scene.tokens[last - 1].start == scene.tokens[last - 2].end:
            break
        last -= 1
    return last


def _ends_here(scene: Scene, at: int, last: int, kind: str, cue: VerbGroup | None, first: int) -> bool:
    word = scene.norm(at)
    if word == ",":
        return _comma_ends(scene, at, last, kind, cue, first)
    if word in {"and", "but", "or"}:
        return _conjunction_ends(scene, first, at, last, kind, cue)
    if word in {"while", "whereas", "although", "though"} and scene.norm(at - 1) != ",":
        return _clause_has_cue(scene, at + 1, last) or kind in _LOOSE
    if word == ";":
        return kind in _LOOSE or _clause_has_cue(scene, at + 1, last)
    if scene.is_mark(at - 1) and word in _AFTER_MARKS and kind in {"clause", "quote"} and _mark_closes(scene, at - 1):
        return True
    if kind in {"object", "preposition", "noun"}:
        if word == "compared" or word in {"during", "when", "because", "after", "before", "whereby"}:
            return True
        return (
            word in {"in", "on", "at"}
            and skip_when(scene, at + 1, last) >= last - 1
            and kind == "object"
            and at - first > 1
        )
    return False


def _mark_closes(scene: Scene, at: int) -> bool:
    end = scene.tokens[at].end
    quotation = scene.language.quotation_at(end - 1)
    return quotation is not None and quotation.closes == end


def _goes_on(scene: Scene, comma: int, joined: str | None, first: int) -> bool:
    """Tell a list within a noun phrase: ``, as well as``, ``political, economic``, ``by cutting, saving``."""
    after = comma + 1
    if scene.norm(after) == "as" and scene.norm(after + 1) == "well" and scene.norm(after + 2) == "as":
        return True
    more = after + 1 if joined in {"and", "or"} and scene.norm(after) == joined else after
    if scene.tokens[comma - 1].pos == "ADJ" and scene.tokens[more].pos in {"ADJ", "NOUN"}:
        return True
    at = after + 1 if joined == "and" else after
    doing = scene.group_starting(at)
    if doing is None or doing.finite or scene.tokens[doing.main].form != "ing" or _is_cue_participle(scene, doing):
        return False
    return any(
        scene.tokens[i].form == "ing"
        and scene.group_starting(i) is not None
        and scene.tokens[i - 1].pos in {"ADP", "PART"}
        for i in range(max(first, comma - 20) + 1, comma)
    )


def _comma_ends(  # the six words that tell how a comma is read
    scene: Scene, comma: int, last: int, kind: str, cue: VerbGroup | None, first: int
) -> bool:
    """Tell whether the words behind a comma are no longer told: ``, adding that``, ``, but warned``, ``, said it``."""
    at, joined = _past_joints(scene, comma, last)
    if at >= last or (kind in _LOOSE and _goes_on(scene, comma, joined, first)):
        return False
    if scene.norm(at) == "according" and scene.norm(at + 1) == "to":
        return True
    if (
        joined is None
        and (kind in _LOOSE or (cue is not None and _is_subordinate(scene, cue, comma)))
        and _is_clause(scene, at, last)
    ):
        return True
    group = scene.group_starting(at)
    if group is not None and _verb_ends(scene, group, joined, kind, cue):
        return True
    if group is None and joined is not None and _clause_has_cue(scene, at, last, speech=kind not in _LOOSE):
        return True
    following = scene.norm(comma + 1)
    if kind == "wish" and following in word_set("relatives"):
        return True
    if kind not in _LOOSE:
        return False
    if following in word_set("relatives") or following in word_set("turns"):
        return True
    own = joined == "and" and group is None and scene.has_finite(comma, min(last, comma + 12))
    return own and kind != "infinitive"


def _is_subordinate(scene: Scene, cue: VerbGroup, comma: int) -> bool:
    """Tell whether the cue stands in a front clause (``When veterans say they need help, nobody answers``)."""
    sentence = scene.language.sentences[scene.language.sentence_of(cue.main)]
    first = sentence.first
    while first < cue.first and scene.is_mark(first):
        first += 1
    fronted = scene.norm(first) in word_set("subordinators") - {"that", "what", "who", "which"}
    return fronted and not any(scene.norm(at) == "," for at in range(first, min(cue.first, comma)))


def _is_clause(scene: Scene, at: int, last: int) -> bool:
    """Tell whether a noun phrase and its finite verb stand right here."""
    if at >= last or scene.phrase_first[at] != at:
        return False
    end = scene.phrase_last[at]
    while end + 1 < last and scene.norm(end) in {"of", "in", "for"} and scene.phrase_first[end + 1] == end + 1:
        end = scene.phrase_last[end + 1]
    group = scene.group_starting(end)
    return group is not None and group.finite and end < last


def _past_joints(scene: Scene, comma: int, last: int) -> tuple[int, str | None]:
    """Go past ``and also``, ``but then`` behind a comma; return the conjunction too."""
    at = comma + 1
    joined: str | None = None
    while at < last and at < comma + 5:
        word = scene.norm(at)
        if word in word_set("joints"):
            joined = word
        elif not (scene.tokens[at].pos == "ADV" or word in {"even", "also", "then", "when", "in", "thus", "once"}):
            break
        at += 1
    return at, joined


def _verb_ends(scene: Scene, group: VerbGroup, joined: str | None, kind: str, cue: VerbGroup | None) -> bool:
    """Tell whether a verb right behind a comma, or behind its conjunction, ends the content."""
    main = scene.tokens[group.main]
    if main.form == "ing" and not group.finite:
        loose = joined is None and kind in {"object", "noun", "preposition"}
        return loose or _is_cue_participle(scene, group)
    if joined is None:
        speech = is_finite_cue(scene, group) and "quote" in load_cues().verbs[scene.lemma(group.main)].takes
        return speech or (kind in _LOOSE and group.finite)
    if kind in _LOOSE and _is_told_as_fact(scene, group):
        return True
    return joined in {"and", "but", "or", "yet"} and is_finite_cue(scene, group) and _same_tense(scene, group, cue)


def _is_cue_participle(scene: Scene, group: VerbGroup) -> bool:
    lemma = scene.lemma(group.main)
    cue = load_cues().verbs.get(lemma)
    if cue is None or lemma in {
        "seek",
        "show",
        "want",
        "see",
        "find",
        "present",
        "mean",
        "hope",
        "describe",
        "read",
        "press",
        "push",
    }:
        return False
    following = scene.norm(group.last)
    return (
        bool(cue.takes & {"clause", "that", "quote", "person"})
        or following in cue.prepositions
        or lemma in {"cite", "reject", "urge", "stress"}
    )


def _same_tense(scene: Scene, group: VerbGroup, cue: VerbGroup | None) -> bool:
    if cue is None:
        return True
    if group.first != group.main and scene.tokens[group.first].pos == "AUX":
        return True
    return scene.tokens[group.main].form == scene.tokens[cue.main].form or cue.perfect or cue.progressive


def _conjunction_ends(  # where the content begins tells what "and" can join
    scene: Scene, first: int, at: int, last: int, kind: str, cue: VerbGroup | None
) -> bool:
    """``urged them to help and warned that``; ``… and he forecast a rise``."""
    if kind == "clause" and scene.norm(first) == "that" and not scene.has_finite(first, at):
        return False  # "that stability and continued progress"
    inner = at + 1
    while inner < last and (scene.tokens[inner].pos == "ADV" or scene.norm(inner) in {"then", "also", "has", "have"}):
        group = scene.group_starting(inner)
        if group is not None:
            break
        inner += 1
    group = scene.group_starting(inner)
    if group is not None:
        lemma = scene.lemma(group.main)
        return (
            (is_finite_cue(scene, group) and scene.norm(group.last) == "that")
            or (
                is_finite_cue(scene, group)
                and lemma
                not in {
                    "show",
                    "find",
                    "present",
                    "share",
                    "see",
                    "read",
                    "want",
                    "call",
                    "press",
                    "back",
                    "view",
                    "term",
                    "list",
                    "object",
                    "demand",
                }
                and scene.tokens[group.main].form in {"past", "present", "participle"}
                and _same_tense(scene, group, cue)
            )
            or (
                kind in _LOOSE
                and _is_told_as_fact(scene, group)
                and not any(scene.norm(i) in {"that", "who", "which", "where"} for i in range(first + 1, at))
            )
        )
    if _clause_has_cue(scene, inner, last, speech=True):
        return True
    if kind not in _LOOSE:
        return False
    return scene.norm(at) == "but" or _new_clause(scene, inner, last)


def _new_clause(scene: Scene, at: int, last: int) -> bool:
    """``demanding cash and banks were …``, ``a two pct rise and Acme a three``: a subject of its own follows "and"."""
    if at >= last or scene.phrase_first[at] != at:
        return False
    end = scene.phrase_last[at]
    if end >= last:
        return False
    if scene.tokens[at].pos == "PROPN" and scene.phrase_first[end] == end and scene.tokens[end].pos == "DET":
        return True
    group = scene.group_starting(end)
    return group is not None and group.finite and _is_told_as_fact(scene, group)


def _is_told_as_fact(scene: Scene, group: VerbGroup) -> bool:
    """``expects to sell more and is hiring``: a finite verb cannot go on an infinitive or a noun phrase."""
    lead = scene.tokens[group.first]
    return (
        group.finite
        and not group.infinitive
        and lead.form in {"present", "past"}
        and (lead.pos == "AUX" or group.first == group.main)
    )


def _clause_has_cue(scene: Scene, at: int, last: int, *, speech: bool = False) -> bool:
    """Tell whether a clause ``Belgrade wants …`` begins here: a noun phrase and a finite cue (of speech)."""
    if at >= last or scene.phrase_first[at] != at:
        return False
    end = scene.phrase_last[at]
    while end < last and scene.tokens[end].pos == "ADV":
        end += 1
    for _ in range(3):
        if end + 1 < last and scene.norm(end) in {"of", "for", "in"} and scene.phrase_first[end + 1] == end + 1:
            end = scene.phrase_last[end + 1]
    group = scene.group_starting(end)
    if not is_finite_cue(scene, group) or group is None:
        return False
    if not speech or scene.norm(at) in {"he", "she"}:
        return True
    return "quote" in load_cues().verbs[scene.lemma(group.main)].takes
