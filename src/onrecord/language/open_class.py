"""Nouns, verbs, adjectives, adverbs: known forms first, then neighbours, then endings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.language.lexicon import VerbForm, adjectives, closed, endings, nouns, singular, verb_forms
from onrecord.language.place import Place, Tag, closed_words

if TYPE_CHECKING:
    from onrecord.language.grammar import Form

_OBJECT_PRONOUNS = frozenset({"him", "her", "them", "us", "me"})


def known_word(place: Place) -> Tag | None:
    """Return the tag of a verb form, an adjective or a noun that the lexicon has."""
    norm = place.norm
    form = verb_forms().get(norm)
    if form:
        if not _noun_place(place, form.forms):
            if verb := _verb(place, form, noun_too=form.noun_too or norm in nouns()):
                return verb
        elif "participle" in form.forms and not form.noun_too and norm not in nouns() and place.nominal_follows():
            return Tag("ADJ", norm, "participle")
    noun_too = norm in nouns() or (form is not None and form.noun_too)
    if norm in adjectives() and not (noun_too and not place.noun_next()):
        return Tag("ADJ", norm)
    if noun_too:
        lemma, plural = singular(norm)
        return Tag("NOUN", lemma, plural=plural)
    if form and "ing" in form.forms:
        qualifies = place.modifier_before() and place.nominal_follows()
        return Tag("ADJ" if qualifies else "NOUN", norm, "ing")
    if form and "participle" in form.forms:
        return Tag("ADJ", norm, "participle")
    return None


def by_ending(place: Place) -> Tag:
    """Return the tag that an unknown word's capital, ending and neighbours suggest."""
    norm, before = place.norm, place.before
    if place.capital and (place.at or not _common_opener(place)):
        return Tag("PROPN", norm, plural=singular(norm)[1])
    if norm.endswith("ly") and len(norm) > 4:
        return Tag("ADV", norm)
    if norm.endswith("ed") and len(norm) > 4 and "-" not in norm:
        if place.modifier_before():
            return Tag("ADJ", norm, "participle")
        lemma = norm[:-1] if norm.endswith(("eed", "ied")) else norm[:-2]
        return Tag("VERB", lemma, "participle" if before and before.pos == "AUX" else "past")
    if norm.endswith("ing") and len(norm) > 5:
        return Tag("VERB" if before and before.pos == "AUX" else "NOUN", norm[:-3], "ing")
    if norm.endswith(endings("adjective_endings")) and (not place.modifier_before() or place.noun_next()):
        return Tag("ADJ", norm)
    lemma, plural = singular(norm)
    return Tag("NOUN", lemma, plural=plural)


def _common_opener(place: Place) -> bool:
    """Tell a sentence's first word that has its capital from there alone: ``Indicators of trade``, ``Clearly``."""
    name_follows = len(place.texts) > 1 and place.texts[1][0].isupper()
    return len(place.norm) > 5 and not name_follows and place.norm.endswith(("ly", *endings("noun_endings")))


def _noun_place(place: Place, forms: frozenset[Form]) -> bool:
    """Tell whether only a noun or an adjective can stand here: behind ``the``, ``new``, ``Serbia's``, ``of``."""
    before = place.before
    if before is None:
        return False
    if before.pos == "DET":
        return before.lemma not in {"each", "all", "both"}
    if before.lemma == "'s" and before.pos == "PART":
        return True
    if before.pos == "ADJ" and before.form is None:
        # "is able to", "were due": behind a predicate adjective a finite verb does not follow either.
        return forms != frozenset({"ing"})
    if before.pos == "ADP":
        return "ing" not in forms or len(forms) > 1
    if before.pos == "NUM":
        return bool(forms & {"base", "present"}) or (
            "participle" in forms and bool(place.after) and place.after not in closed("prepositions")
        )
    return False


def _verb(place: Place, known: VerbForm, *, noun_too: bool) -> Tag | None:
    """Return a verb's tag, or None where the neighbours want a noun."""
    before, forms, lemma = place.before_adverbs(), known.forms, known.lemma
    if before is None:
        return _opening_verb(place, known, noun_too=noun_too)
    if before.pos == "AUX":
        return _behind_auxiliary(before, known)
    if before.pos == "PART" and before.lemma == "to":
        return Tag("VERB", lemma, "base") if "base" in forms else None
    if before.pos == "PRON":
        return _behind_pronoun(before, known, noun_too=noun_too)
    if "ing" in forms:
        closes = not place.after or not place.after[0].isalnum() or place.after in {"of", "and", "at"}
        return None if noun_too and before.pos in {"NOUN", "PROPN"} and closes else Tag("VERB", lemma, "ing")
    if forms & {"past", "participle"} and not forms & {"base", "present"}:
        return Tag("VERB", lemma, "past" if "past" in forms else "participle")
    if before.pos == "VERB" and place.norm in adjectives():
        return None  # "made very clear"
    if not noun_too or _finite_by_neighbours(place, before, known):
        return Tag("VERB", lemma, _finite(forms))
    return None


def _opening_verb(place: Place, known: VerbForm, *, noun_too: bool) -> Tag | None:
    """A sentence's first word: ``Speaking in Rome``, ``Asked if``; seldom an imperative."""
    forms, lemma, after = known.forms, known.lemma, place.after
    if "ing" in forms:
        return Tag("VERB", lemma, "ing") if after not in closed("prepositions") - {"to", "in", "on", "with"} else None
    if forms & {"past", "participle"} and not noun_too and "base" not in forms:
        return Tag("VERB", lemma, "participle")
    small = not noun_too and not place.text[0].isupper()
    if "base" in forms and (small or after in closed("determiners") or after in {*_OBJECT_PRONOUNS, "it", "whether"}):
        return Tag("VERB", lemma, "base")
    return None


def _behind_auxiliary(before: Tag, known: VerbForm) -> Tag | None:
    """``is visiting``, ``was visited``, ``has visited``, ``will visit``."""
    wanted: tuple[Form, ...] = {"be": ("ing", "participle"), "have": ("participle",)}.get(before.lemma, ("base",))  # type: ignore[assignment]
    for form in wanted:
        if form in known.forms:
            return Tag("VERB", known.lemma, form)
    return None


def _behind_pronoun(before: Tag, known: VerbForm, *, noun_too: bool) -> Tag | None:
    """``they plan``; but ``help him plan`` and, in a slip, ``it trade``."""
    forms, finite = known.forms, _finite(known.forms)
    if noun_too and finite == "base" and before.lemma in {"he", "she", "it"}:
        return None
    if before.lemma in _OBJECT_PRONOUNS and finite != "ing":
        return Tag("VERB", known.lemma, "base") if "base" in forms and not noun_too else None
    return Tag("VERB", known.lemma, finite)


def _finite(forms: frozenset[Form]) -> Form:
    order: tuple[Form, ...] = ("past", "present", "base", "participle", "ing")
    return next(form for form in order if form in forms)


def _finite_by_neighbours(place: Place, before: Tag, known: VerbForm) -> bool:
    """Tell a verb among nouns: ``Putin plans to visit``, ``ministers plan a meeting`` against ``trade talks``."""
    after = place.after
    if before.pos == "CCONJ":
        # "will visit and hold talks": co-ordinated with a verb of the same form shortly before
        return _same_form_before(place, known.forms, across=after in closed("determiners"))
    if before.pos == "PUNCT":
        return after in closed("determiners") or after == "to"
    if before.pos not in {"NOUN", "PROPN"}:
        return False
    if "past" not in known.forms and ("base" in known.forms) != before.plural:
        return False  # subject and verb do not agree
    if after == "to":
        return place.base_follows(place.at + 1) or known.lemma in {"return", "travel", "move", "come"}
    if after in {"that", "whether", "it", "him", "them"} or after in closed("determiners"):
        return True
    name_follows = bool(after) and place.texts[place.at + 1][0].isupper()
    if before.pos == "PROPN" and "present" in known.forms:
        return name_follows or (after[:1].isalpha() and after not in closed_words())
    return "past" in known.forms and (
        name_follows or after[:1].isdigit() or after in closed("prepositions") or after in {"$", "up", "down"}
    )


def _same_form_before(place: Place, forms: frozenset[Form], *, across: bool) -> bool:
    """Tell whether a verb of the same form stands shortly before; with ``across`` others may stand between."""
    for tag in reversed(place.done[-14:]):
        if tag.pos == "VERB" and tag.form in forms:
            return True
        if tag.pos == "VERB" and not across:
            return False
    return False
