"""Attributions by a noun or an adjective: ``gave a warning that``, ``its refusal to``, ``confident that``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions.adjuncts import skip_adjuncts
from onrecord.extract.attributions.clauses import starts_clause
from onrecord.extract.attributions.cues import load_cues, word_set
from onrecord.extract.attributions.extent import content_end
from onrecord.extract.attributions.scene import Find
from onrecord.extract.attributions.sources import subject_before, subject_behind_front
from onrecord.extract.attributions.voices import can_speak

if TYPE_CHECKING:
    from onrecord.extract.attributions.cues import Cue
    from onrecord.extract.attributions.scene import Field, Range, Scene
    from onrecord.language import VerbGroup


def find_nominal(scene: Scene, field: Field, closed: dict[int, int]) -> list[Find]:
    """Return the attributions of a field's cue nouns and adjectives."""
    cues = load_cues()
    finds: list[Find] = []
    at = field.first
    while at < field.last:
        token = scene.tokens[at]
        if scene.hidden(at, field):
            at += 1
            continue
        group = scene.group_of[at]
        found: Find | None = None
        if group is not None and group.main == at:
            if token.lemma in cues.light_verbs:
                found = _light(scene, field, group, closed)
            elif token.lemma in word_set("states") or (
                group.passive and group.first < group.main and token.norm in cues.adjectives
            ):
                found = _adjective(scene, field, group, closed)
            if found is not None and found.cue is not None:
                finds += [found, *_second_feeling(scene, field, found, closed)]
                at = max(at + 1, found.cue[1])
                continue
        if token.pos == "NOUN" and token.lemma in cues.nouns and group is None:
            found = _noun(scene, field, at, cues.nouns[token.lemma], closed)
            if found is not None:
                finds.append(found)
        at += 1
    return finds


def _light(scene: Scene, field: Field, group: VerbGroup, closed: dict[int, int]) -> Find | None:
    """``gave a stern warning to Norway that …``, ``cast some doubt on …``, ``showed interest in …``."""
    if group.modal is not None or group.passive or group.negated or group.infinitive:
        return None
    cues = load_cues()
    head = _light_head(scene, field, group.last)
    if head is None:
        return None
    noun = cues.nouns.get(scene.tokens[head].lemma) or cues.nouns.get(scene.norm(head))
    vague = cues.light_nouns.get(scene.tokens[head].lemma)
    subject = subject_before(scene, group.first, field)
    if subject is None and scene.tokens[group.main].form == "ing" and group.first - field.first <= 1:
        subject = subject_behind_front(scene, group.last, field)
    if subject is None or (scene.norm(subject[0]) in {"i", "we"} and not group.past):
        return None
    after = skip_adjuncts(scene, head + 1, field.last)
    addressee: Range | None = None
    if scene.norm(head + 1) == "to" and scene.phrase_first[head + 2] == head + 2 and head + 2 < field.last:
        addressee = (head + 2, min(scene.phrase_last[head + 2], field.last))
    if scene.norm(after) == "that" and scene.has_finite(after + 1, min(field.last, after + 60)):
        end = content_end(scene, after, field.last, "clause", group, closed)
        known = noun or vague
        stance = known.stance if known is not None else "asserts"
        around = [(head + 1, after)] if after > head + 1 else []
        return Find(
            "attribution.light-verb",
            field,
            [(after, end)],
            (group.main, head + 1),
            subject,
            stance,
            addressee,
            around,
            0.9,
        )
    if vague is None or scene.norm(head + 1) not in vague.takes:
        return None
    lead = scene.lemma(group.main)
    owned = scene.norm(group.last) in word_set("possessives") or any(
        scene.tokens[at].pos == "PROPN" for at in range(group.last, head)
    )
    start = group.last if owned else head + 1
    end = content_end(scene, start, field.last, "noun", group, closed)
    if (lead == "have" and vague.lemma not in word_set("held")) or end <= head + 1:
        return None
    cue = (group.main, head + 1) if start == head + 1 else (group.main, group.main + 1)
    return Find("attribution.light-verb", field, [(start, end)], cue, subject, vague.stance, None, [], 0.75)


def _second_feeling(scene: Scene, field: Field, found: Find, closed: dict[int, int]) -> list[Find]:
    """``expressed concern about the delay and hope that …``: a second noun behind the same verb is a second find."""
    if found.rule != "attribution.light-verb":
        return []
    first, last = found.content[0]
    nouns = load_cues().light_nouns
    for at in range(first + 2, min(last - 1, first + 60)):
        if scene.norm(at) != "and":
            continue
        head = at + 2 if scene.norm(at + 1) in word_set("possessives") or scene.tokens[at + 1].pos == "ADJ" else at + 1
        if head + 1 >= last or scene.tokens[head].lemma not in nouns or scene.group_of[head] is not None:
            continue
        if scene.norm(head + 1) not in {"that", "for", "over", "about"}:
            continue
        kind = "clause" if scene.norm(head + 1) == "that" else "noun"
        end = content_end(scene, head + 1, field.last, kind, None, closed)
        found.content = [(first, at)]
        stance = nouns[scene.tokens[head].lemma].stance
        cue = (head, head + 1)
        return [Find("attribution.light-verb", field, [(head + 1, end)], cue, found.source, stance, confidence=0.75)]
    return []


def _light_head(scene: Scene, field: Field, first: int) -> int | None:
    """Return the cue noun of the phrase that begins at ``first``: ``a barely hidden warning``, ``a piece of news``."""
    cues = load_cues()
    for at in range(first, min(field.last, first + 8)):
        token = scene.tokens[at]
        if (token.lemma in cues.nouns or token.norm in cues.nouns or token.lemma in cues.light_nouns) and scene.norm(
            at + 1
        ) != "of":
            return at
        if scene.is_mark(at) or (token.pos == "PRON" and at == first):
            continue
        if token.pos in {"PUNCT", "CCONJ", "SCONJ", "PRON", "AUX"} or (token.pos == "ADP" and token.norm != "of"):
            return None
    return None


def _adjective(scene: Scene, field: Field, group: VerbGroup, closed: dict[int, int]) -> Find | None:
    """``Both countries are concerned about …``, ``he was confident that …``."""
    if group.modal is not None or group.infinitive or group.negated:
        return None
    at = group.last
    if group.passive:
        at = group.main
    while at < field.last and scene.tokens[at].pos == "ADV":
        at += 1
    cue = load_cues().adjectives.get(scene.norm(at)) if at < field.last else None
    if cue is None:
        return None
    subject = subject_before(scene, group.first, field)
    if subject is None or scene.norm(subject[0]) in {"i", "we", "it", "there", "this", "that"}:
        return None
    if scene.norm(subject[0]) in {"he", "she", "they"} and subject[0] > field.first:
        return None
    start = at + 1
    if start >= field.last:
        return None
    if scene.norm(start) == "that" or ("clause" in cue.takes and starts_clause(scene, start, field.last, field)):
        kind = "clause"
    elif scene.norm(start) in cue.prepositions and can_speak(scene, subject):
        kind = "noun"
    else:
        return None
    end = content_end(scene, start, field.last, kind, group, closed)
    if kind == "noun":
        joint = next(
            (i for i in range(start, end) if scene.norm(i) == "and" and scene.group_starting(i + 1) is not None), None
        )
        end = joint if joint is not None else end
    return Find("attribution.adjective", field, [(start, end)], (at, at + 1), subject, cue.stance, confidence=0.75)


def _noun(scene: Scene, field: Field, at: int, cue: Cue, closed: dict[int, int]) -> Find | None:
    """``warnings from senior officials that …``, ``the employers' offer to …``, ``the premier's request for …``."""
    source = possessor(scene, at, field)
    after = at + 1
    if (
        scene.norm(after) in {"from", "by", "of"}
        and after + 1 < field.last
        and scene.phrase_first[after + 1] == after + 1
    ):
        by = (after + 1, min(scene.phrase_last[after + 1], field.last))
        if scene.norm(after) != "of":
            source = source or by
            after = by[1]
            if scene.norm(after) == "and" and scene.norm(after + 1) in {"from", "by"} and after + 2 < field.last:
                after = max(scene.phrase_last[after + 2], after + 2)
                source = (source[0], after) if source == by else source
    if after >= field.last:
        return None
    group = scene.group_starting(after)
    kind: str | None = None
    start = after
    if "that" in cue.takes:
        start = skip_adjuncts(scene, after, field.last) if scene.norm(after) != "that" else after
        if scene.norm(start) == "that" and _is_content_clause(scene, start, field, cue):
            kind = "clause"
    if kind is None and source is not None:
        start = after
        if "to" in cue.takes and group is not None and group.infinitive:
            kind = "infinitive"
        elif (
            "for" in cue.takes
            and scene.norm(after) == "for"
            and scene.phrase_first[after + 1] >= 0
            and scene.norm(after + 1) != "comment"
        ) or ("of" in cue.takes and scene.norm(after) == "of" and _is_definite(scene, at)):
            kind = "noun"
        elif "that" in cue.takes and scene.norm(after) in {"he", "she", "it", "they"}:
            follow = scene.group_starting(after + 1)
            kind = "clause" if follow is not None and follow.finite and follow.modal is not None else None
    if kind is None or (source is None and scene.tokens[at].lemma != "announcement"):
        return None
    end = content_end(scene, start, field.last, kind, None, closed)
    if kind != "noun" or scene.norm(start) == "of":
        end = _before_outer_verb(scene, start, end)
    if end - start < 2:
        return None
    return Find("attribution.noun", field, [(start, end)], (at, at + 1), source, cue.stance, confidence=0.7)


def _is_definite(scene: Scene, noun: int) -> bool:
    """Tell ``the ministry's announcement of`` from ``announcement of``: somebody's own."""
    first = scene.phrase_first[noun]
    owners = word_set("possessives") | word_set("genitives")
    return any(scene.norm(at) in owners for at in range(max(first - 1, noun - 6), noun))


def _is_content_clause(scene: Scene, that: int, field: Field, cue: Cue) -> bool:
    """Tell ``a report that prices rose`` from ``a report that was published``: the clause needs its own subject."""
    group = scene.group_starting(that + 1)
    if group is not None:
        return False
    reach = min(field.last, that + 40)
    if cue.stance == "urges" and scene.phrase_first[that + 1] == that + 1:
        return True  # "calls that the government talk": the grammar has no subjunctive
    return scene.has_finite(that + 1, reach) or any(scene.group_of[at] is not None for at in range(that + 2, reach))


def _before_outer_verb(scene: Scene, first: int, last: int) -> int:
    """End before the verb that the whole phrase is the subject of: ``the offer to share costs was a joke``."""
    seen = scene.norm(first) != "that"
    waiting = 0
    for at in range(first + 1, last):
        group = scene.group_starting(at)
        if scene.norm(at) in word_set("subordinators"):
            waiting += 1
        if group is None or not group.finite:
            continue
        if waiting:
            waiting -= 1
        elif not seen:
            seen = True
        elif scene.tokens[at - 1].pos in {"NOUN", "PROPN", "NUM"} or scene.norm(at - 1) == "," or scene.is_mark(at - 1):
            end = at
            if scene.norm(end - 1) == ",":
                end -= 1
            return end if scene.norm(first) != "that" or _second_verb(scene, first, at) else last
    return last


def _second_verb(scene: Scene, first: int, at: int) -> bool:
    """Tell whether no conjunction or noun phrase between explains a second finite verb."""
    return not any(scene.norm(i) in {"and", "but", "because", "if", "while"} for i in range(first + 1, at))


def possessor(scene: Scene, noun: int, field: Field) -> Range | None:
    """Return who stands before the noun: ``its``, ``the employers'``, ``a German``, ``an earlier company``."""
    first = max(scene.phrase_first[noun], field.first) if scene.phrase_first[noun] >= 0 else noun
    for at in range(noun - 1, first - 1, -1):
        if scene.norm(at) in word_set("genitives"):
            return (first, at) if at > first else None
    if scene.norm(first) in {"its", "his", "her", "their"} and first < noun:
        return first, first + 1
    before = noun - 1
    if scene.norm(first) in {"our", "my"}:
        return None
    if (
        before >= first
        and (
            scene.tokens[before].pos == "PROPN" or scene.tokens[before].lemma in word_set("roles") | word_set("records")
        )
    ) or (
        before >= first
        and scene.tokens[before].pos == "ADJ"
        and scene.tokens[before].text[:1].isupper()
        and before > first
    ):
        start = before
        while start - 1 >= first and scene.tokens[start - 1].pos == "PROPN":
            start -= 1
        return start, noun
    if (
        first > field.first + 1
        and scene.norm(first - 1) in word_set("genitives")
        and scene.phrase_first[first - 2] >= 0
    ):
        return scene.phrase_first[first - 2], first - 1
    return None
