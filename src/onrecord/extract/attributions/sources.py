"""Who speaks: the subject before a cue, or behind an inverted one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions.adjuncts import extend_right, skip_when
from onrecord.extract.attributions.cues import load_cues, word_set

if TYPE_CHECKING:
    from onrecord.extract.attributions.scene import Field, Range, Scene

_REACH = 60
"""How many tokens a look back goes: linear on any text."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def subject_before(scene: Scene, verb: int, field: Field) -> Range | None:
    """Return the subject of the verb group that starts at ``verb``, titles and close appositions included."""
    at = _back_over_adverbials(scene, verb, field)
    if scene.norm(at - 1) in {"has", "have", "had"} and at - 1 > field.first:
        at = _back_over_adverbials(scene, at - 1, field)
    if at - 2 > field.first and _is_loose_participle(scene, at - 1):
        at = _back_over_adverbials(scene, at - 1, field)  # "a poll released in late August"
    if at <= field.first:
        return None
    before = at - 1
    if scene.norm(before) == ",":
        return _subject_before_comma(scene, before, field) or first_subject(scene, field)
    if scene.norm(before) in {"who", "which", "that"}:
        antecedent = before - 1
        if scene.norm(antecedent) == ",":
            antecedent -= 1
        chain = _chain_left(scene, antecedent, field) if antecedent >= field.first else None
        if (
            chain is not None
            and scene.norm(before) == "who"
            and scene.norm(scene.phrase_first[antecedent] - 1) in {"from", "to", "by", "with"}
        ):
            return max(scene.phrase_first[antecedent], field.first), chain[1]
        return chain
    return _chain_left(scene, before, field)


def _is_loose_participle(scene: Scene, at: int) -> bool:
    """Tell a lone participle that hangs on the noun before it."""
    group = scene.group_of[at]
    return (
        group is not None
        and group.first == group.main == at
        and scene.tokens[at].form in {"past", "participle"}
        and scene.phrase_last[at - 1] == at
        and scene.tokens[at - 1].pos in {"NOUN", "PROPN"}
    )


def _back_over_adverbials(scene: Scene, at: int, field: Field) -> int:
    """Go back over ``on Monday``, ``yesterday``, ``also`` to just after the subject."""
    dates, whens, spans, determiners = word_set("dates"), word_set("whens"), word_set("spans"), word_set("determiners")
    while at - 1 > field.first:
        word, token = scene.norm(at - 1), scene.tokens[at - 1]
        if word in whens or (token.pos == "ADV" and word not in {"here", "there"}):
            at -= 1
        elif word in dates and token.text[:1].isupper():
            at -= 2 if scene.norm(at - 2) in {"on", "in", "late", "last", "early"} else 1
        elif word in {"in", "on"} and (scene.norm(at) in dates or scene.norm(at) in {"late", "early", "mid"}):
            at -= 1
        elif token.pos == "NUM" and scene.norm(at - 2) in dates:
            at -= 3 if scene.norm(at - 3) in {"on", "in"} else 2
        elif (word in spans and scene.norm(at - 2) in determiners) or (
            token.plural and token.lemma in spans and scene.tokens[at - 2].pos == "NUM" and at - 2 > field.first
        ):
            at -= 2
        elif word == ")" and scene.norm(at - 3) == "(":
            at -= 3
        elif word in {"himself", "herself", "itself", "themselves"} or (
            word in {"both", "all", "each"} and scene.tokens[at - 2].pos in {"NOUN", "PROPN"}
        ):
            at -= 1
        else:
            break
    return at


def _chain_left(scene: Scene, end: int, field: Field) -> Range | None:
    """Return the noun phrase that ends at token ``end``, with what hangs before it: ``the chairman of the bank``."""
    while end > field.first and scene.norm(end) in {">", ")"}:
        opening = next((i for i in range(end, max(field.first, end - 6), -1) if scene.norm(i) in {"<", "("}), None)
        if opening is None:
            return (field.first, end) if scene.norm(end) == ">" and end - field.first < 8 else None
        if opening <= field.first:
            return field.first, end + 1  # "<Multi-Step Products Inc> said"
        end = opening - 1
    if end < field.first or (scene.statement_at[end] is not None and field.quotation is None):
        return None
    if scene.is_mark(end):
        return _name_in_marks(scene, end, field)
    last = end + 1
    if scene.norm(end) in {"'s", "'"} and scene.tokens[end - 1].text[:1].isupper():
        end -= 1  # "Moody's said"
    first = _phrase_start(scene, end, field)
    if first is None:
        return None
    if scene.tokens[first].pos == "PRON" and scene.norm(first) not in word_set("some"):
        return first, last
    for _ in range(6):
        extended = _extended_left(scene, first, field)
        if extended is None:
            break
        first = max(extended, field.first)
    before = first - 1
    if before > field.first and scene.norm(before) in word_set("title_participles"):
        first, before = before, before - 1
    if scene.norm(before) == "and" and before - 1 >= field.first and scene.phrase_first[before - 1] >= 0:
        partner = _chain_left(scene, before - 1, field)
        if partner is not None and scene.tokens[partner[0]].pos != "PRON" and _opens_clause(scene, partner[0], field):
            first = partner[0]
    return first, last


def _name_in_marks(scene: Scene, end: int, field: Field) -> Range | None:
    """Return ``the local newspaper "TRUD"``."""
    opening = next((i for i in range(end - 1, max(field.first, end - 8), -1) if scene.is_mark(i)), None)
    if opening is None:
        return None
    first = scene.phrase_first[opening - 1] if opening > field.first else -1
    return max(first if first >= 0 else opening, field.first), end + 1


def _phrase_start(scene: Scene, end: int, field: Field) -> int | None:
    """Return where the base noun phrase that ends at ``end`` begins, past commas and dates that were drawn into it."""
    if scene.phrase_first[end] < 0 and scene.tokens[end].pos == "ADJ" and scene.phrase_last[end - 1] == end:
        return max(scene.phrase_first[end - 1], field.first)
    nominal = scene.tokens[end].pos in _NOMINAL or scene.tokens[end].pos in {"DET", "ADJ"} or end in scene.mended
    if scene.phrase_first[end] < 0 or not nominal:
        return None
    first = max(scene.phrase_first[end], field.first)
    first = next((at + 1 for at in range(end, first, -1) if scene.norm(at) == ","), first)
    while first < end and scene.norm(first) in word_set("dates") and scene.norm(first - 1) in {"in", "on"}:
        first += 1  # "In March Ecuador said"
    return first


def _extended_left(scene: Scene, first: int, field: Field) -> int | None:
    """Return where the phrase begins to which the one at ``first`` is joined: by "of", a genitive, a bracket."""
    before = first - 1
    joined = before - 1
    if before <= field.first or scene.statement_at[before] != scene.statement_at[first]:
        return None
    word = scene.norm(before)
    if word in word_set("joins"):
        participle = scene.tokens[joined].form in {"past", "participle"} and scene.tokens[joined].pos == "VERB"
        if scene.phrase_first[joined] < 0 and (participle or scene.norm(joined) in {"close", "familiar", "related"}):
            joined -= 1
        return scene.phrase_first[joined] if joined >= field.first and scene.phrase_first[joined] >= 0 else None
    if word in {"'s", "'"} and scene.phrase_first[joined] >= 0:
        return scene.phrase_first[joined]
    if word == ")" and (opening := _opening(scene, before, field)) is not None:
        return scene.phrase_first[opening - 1]
    if scene.tokens[first].text == "The" and scene.phrase_last[before] == first:
        return scene.phrase_first[before]  # "local daily The Bangladesh Observer"
    return None


def _opening(scene: Scene, closing: int, field: Field) -> int | None:
    """Return where a short bracket behind a noun phrase opens: ``Australian Wheat Board (AWB) chairman``."""
    for at in range(closing - 1, max(field.first, closing - 5), -1):
        if scene.norm(at) == "(":
            return at if scene.phrase_first[at - 1] >= 0 else None
    return None


def first_subject(scene: Scene, field: Field) -> Range | None:
    """Return the noun phrase that the field begins with, where a comma follows it."""
    comma = next(
        (at for at in range(field.first + 1, min(field.last, field.first + 20)) if scene.norm(at) == ","), None
    )
    if comma is None or scene.hidden(field.first, field):
        return None
    chain = _chain_left(scene, comma - 1, field)
    return chain if chain is not None and chain[0] <= field.first + 1 else None


def subject_behind_front(scene: Scene, at: int, field: Field) -> Range | None:
    """Return the subject of the main clause behind a participle in front (``While expressing regret, Lund said``)."""
    for comma in range(at, min(field.last - 2, at + _REACH)):
        group = scene.group_of[comma]
        if group is not None and group.finite:
            return None
        if scene.norm(comma) != "," or scene.phrase_first[comma + 1] != comma + 1:
            continue
        end = extend_right(scene, scene.phrase_last[comma + 1], field.last, frozenset({"of", "for"}))
        follow = scene.group_starting(end)
        if follow is not None and follow.finite and end < field.last:
            return comma + 1, end
    return None


def _opens_clause(scene: Scene, at: int, field: Field) -> bool:
    """Tell whether a clause can begin at ``at``: nothing before it, a comma, a conjunction or a cue."""
    if at <= field.first:
        return True
    before = at - 1
    if scene.norm(before) in {
        ",",
        ";",
        ":",
        "that",
        *word_set("subordinators"),
        *word_set("connectors"),
    } or scene.is_mark(before):
        return True
    group = scene.group_of[before]
    return group is not None and scene.lemma(group.main) in load_cues().verbs


def _subject_before_comma(scene: Scene, comma: int, field: Field) -> Range | None:
    """Return the subject before ``, head of commodity buying,`` or ``, who is staying in Belgrade,``."""
    end = comma
    supplement: int | None = None
    for _ in range(7):
        start = end
        while (
            start > field.first
            and scene.norm(start - 1) != ","
            and end - start < _REACH
            and scene.statement_at[start - 1] == scene.statement_at[comma]
        ):
            start -= 1
        chain = _chain_left(scene, end - 1, field) if start < end else None
        opens_as_supplement = _is_supplement(scene, start, end)
        if chain is not None and chain[0] <= start and not opens_as_supplement:
            apart = supplement if supplement is not None else end
            before = start - 1
            if supplement is None and before > field.first and scene.norm(before) == ",":
                earlier = _chain_left(scene, before - 1, field)
                if (
                    earlier is not None
                    and _opens_clause(scene, earlier[0], field)
                    and not scene.has_finite(earlier[0], before)
                ):
                    first = _before_commas(scene, earlier[0], field)
                    return first, end
            return max(chain[0], start), min(apart, end)
        if chain is not None and start <= field.first and not opens_as_supplement and supplement is not None:
            return chain
        if start <= field.first or scene.norm(start - 1) != ",":
            return None
        supplement = start - 1
        end = start - 1
    return None


def _before_commas(scene: Scene, first: int, field: Field) -> int:
    """Extend an apposition to the front of its field: ``Mary Poe, president of Example Foods, Inc``."""
    for _ in range(2):
        if first - 1 <= field.first or scene.norm(first - 1) != ",":
            break
        earlier = _chain_left(scene, first - 2, field)
        if earlier is None or earlier[0] > field.first:
            break
        first = earlier[0]
    return first


def _is_supplement(scene: Scene, start: int, end: int) -> bool:
    """Tell whether words between commas hang on what stands before them."""
    word, token = scene.norm(start), scene.tokens[start]
    group = scene.group_starting(start)
    return (
        word in word_set("relatives")
        or any(scene.norm(at) in {"that", "who", "which"} for at in range(start + 1, end))
        or token.pos in {"ADP", "ADV"}
        or (
            group is not None
            and scene.tokens[group.main].form in {"ing", "participle", "past"}
            and group.first == start
        )
    )


def subject_after(scene: Scene, at: int, last: int) -> Range | None:
    """Return the source that follows an inverted cue: ``said Mary Poe, UN envoy on Cyprus,``."""
    if (
        at >= last
        or scene.statement_at[at] != scene.statement_at[at - 1]
        or scene.phrase_first[at] < 0
        or scene.phrase_first[at] not in {at, at - 1}
    ):
        return None
    if skip_when(scene, at, last) > at:
        return None
    end = extend_right(
        scene, min(scene.phrase_last[at], last), last, word_set("joins") - {"on", "in", "at", "by", "during", "under"}
    )
    inner = end + 1
    if (
        scene.norm(end) == ","
        and inner < last
        and scene.phrase_first[inner] == inner
        and scene.tokens[inner].pos != "PRON"
    ):
        after = extend_right(scene, min(scene.phrase_last[inner], last), last, word_set("joins") - {"by"})
        follow = scene.group_starting(after)
        if (
            (after >= last or scene.norm(after) in {",", ".", ";"})
            and follow is None
            and skip_when(scene, inner, last) == inner
        ):
            end = after
    return at, end
