"""Words of the closed classes: auxiliaries, determiners, pronouns, prepositions, conjunctions, particles."""

from __future__ import annotations

from onrecord.language.lexicon import adjectives, closed, singular, verb_forms
from onrecord.language.place import BE, DO, HAVE, Place, Tag, closed_words

_CONTRACTED = {"'ll": "will", "wo": "will", "ca": "can", "sha": "shall", "'d": "would"}
_CLITICS = frozenset(_CONTRACTED) | {"'s", "'re", "'ve", "'m", "'"}
_BEFORE_IS = frozenset({"there", "here", "what", "who", "that", "it", "how", "where"})
_OPENING_MARKS = frozenset({'"', "“", "‘", "'", "``", "-", "–", "—"})


def mark_or_number(place: Place) -> Tag | None:
    """Return the tag of a mark, a symbol, a number, or a possessive apostrophe."""
    norm, first = place.norm, place.text[0]
    if norm == "'":
        # "the two countries' agreement"
        owns = place.at > 0 and place.norms[place.at - 1].endswith("s") and place.after[:1].isalpha()
        return Tag("PART", "'s") if owns else Tag("PUNCT", norm)
    if norm == "'s":
        return _apostrophe_s(place)
    if not first.isalnum() and norm not in _CLITICS:
        return Tag("SYM" if first in "$€£¥%" else "PUNCT", norm)
    if first.isdigit():
        return Tag("ADJ" if "-" in norm and norm[-1].isalpha() else "NUM", norm)
    return None


def _apostrophe_s(place: Place) -> Tag:
    """``Serbia's visit`` owns; ``he's``, ``that's going`` is a verb; ``let's`` is us."""
    word_before = place.norms[place.at - 1] if place.at else ""
    if word_before == "let":
        return Tag("PRON", "us")
    if word_before in _BEFORE_IS or (place.before is not None and place.before.pos == "PRON"):
        return Tag("AUX", "be", "present")
    return Tag("PART", "'s")


def auxiliary(place: Place) -> Tag | None:
    """Return the tag of a form of be, have, do, of a modal verb, of ``not`` and of ``to``."""
    norm = place.norm
    if place.text in {"US", "IT"} and not place.shouting:
        return Tag("PROPN", norm)
    for lemma, forms in (("be", BE), ("have", HAVE), ("do", DO)):
        if norm in forms:
            return Tag("AUX", lemma, forms[norm])
    if norm in closed("modals") and not _no_modal(place):
        return Tag("AUX", _CONTRACTED.get(norm, norm), "base")
    if norm in {"not", "n't"}:
        return Tag("PART", "not")
    if norm == "to":
        return Tag("PART" if place.base_follows() else "ADP", "to")
    return None


def _no_modal(place: Place) -> bool:
    """``in May``, ``May 5``, ``the will``: a month, a noun."""
    if place.norm in {"can", "will", "might", "must"}:
        return place.modifier_before()
    if place.norm != "may" or not place.text[0].isupper():
        return False
    before = place.before
    follow = verb_forms().get(place.after)
    named = before is not None and before.pos == "PROPN"
    if follow is not None and "base" not in follow.forms and (named or not follow.noun_too):
        return True  # "Theresa May visits"
    return place.after[:1].isdigit() or (
        before is not None
        and (
            before.pos in {"ADP", "NUM", "ADJ", "DET", "VERB"}
            or before.lemma in {"and", "or", "-", "/", "to", "in", "by", "since", "until"}  # "be held in May"
        )
    )


def number_or_name(place: Place) -> Tag | None:
    """Return the tag of a written number, or of a word whose capital inside a sentence makes it a name."""
    norm = place.norm
    if norm in closed("numbers") and norm not in closed("ordinals"):
        return Tag("NUM", norm)
    if not place.capital or not place.at or norm in closed_words() or place.done[-1].lemma in {'"', "'", ":"}:
        return None
    if place.done[-1].pos == "AUX" and place.done[-1].lemma in closed("modals") and place.base_follows(place.at - 1):
        return None  # "Poe May Visit Oslo", in a title
    behind_mark = place.texts[place.at - 1] in _OPENING_MARKS
    if norm in closed("ordinals") or (norm in adjectives() and behind_mark):
        return Tag("ADJ", norm)
    return Tag("PROPN", norm, plural=singular(norm)[1])


def determiner_or_pronoun(place: Place) -> Tag | None:
    """Return the tag of ``that``, of determiners and of pronouns."""
    norm = place.norm
    if norm == "that":
        return _that(place)
    if norm == "last" and place.after in closed("told_last"):
        return Tag("ADJ", norm)  # "in Oslo last week"
    if norm == "no" and place.after == "longer":
        return Tag("PART", "not")  # "will no longer travel"
    if norm == "longer" and place.norms[place.at - 1] == "no" and place.at:
        return Tag("ADV", norm)
    if norm in closed("possessives") or norm in {"the", "a", "an", "every"}:
        return Tag("DET", norm)
    if norm in {"which", "what"}:
        return Tag("PRON", norm)
    if norm in closed("determiners"):
        return Tag("DET" if place.nominal_follows() else "PRON", norm)
    return Tag("PRON", norm) if norm in closed("pronouns") else None


def _that(place: Place) -> Tag:
    """``said that``, ``the deal that``: a conjunction; ``that day``: a determiner; ``after that,``: a pronoun."""
    before, follow = place.before, place.after
    opens = before is None or before.pos in {"ADP", "CCONJ"} or (before.pos == "PUNCT" and before.lemma in {'"', "."})
    if opens:
        if follow in BE or follow in HAVE or follow in DO or follow in closed("modals") or follow in {"'s", ",", "."}:
            return Tag("PRON", "that")
        return Tag("DET" if before is None or before.pos == "ADP" else "SCONJ", "that")
    if follow in {",", ".", ";", '"'} and before is not None and before.pos not in {"VERB", "AUX"}:
        return Tag("PRON", "that")
    return Tag("SCONJ", "that")


def linking(place: Place) -> Tag | None:
    """Return the tag of prepositions, conjunctions, particles and adverbs."""
    norm, before = place.norm, place.before
    if norm in closed("coordinators"):
        return Tag("CCONJ", norm)
    if norm in {"so", "once"}:
        return Tag("SCONJ", norm)
    if norm in closed("prepositions_or_subordinators"):
        return Tag("SCONJ" if place.after in closed("pronouns_subject") else "ADP", norm)
    if (
        norm in closed("particles_after_verb")
        and before
        and before.pos in {"VERB", "AUX"}
        and not place.object_follows()
    ):
        return Tag("ADV", norm)
    if norm in closed("prepositions") and norm not in closed("not_alone"):
        return Tag("ADP", norm)
    if norm in closed("subordinators"):
        return Tag("ADV" if norm in {"when", "where", "how", "why"} and not before else "SCONJ", norm)
    if norm in closed("adverbs") and not (norm in adjectives() and place.nominal_follows()):
        return Tag("ADV", norm)
    return None
