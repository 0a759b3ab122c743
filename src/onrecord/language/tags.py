"""Parts of speech by closed classes, verb forms, endings and neighbours.

No statistics: each choice is a line here that can be read. Context decides between noun and verb (``plans``), past and
participle (``announced``), determiner and pronoun (``that``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.language.lexicon import adjectives, closed, nouns, verb_forms

if TYPE_CHECKING:
    from onrecord.language.grammar import Form, Pos

_BE = {
    "be": "base", "is": "present", "are": "present", "am": "present", "'m": "present", "'re": "present", "was": "past", "were": "past",
    "been": "participle", "being": "ing",
}  # fmt: skip
_HAVE = {"have": "base", "has": "present", "had": "past", "having": "ing", "'ve": "base"}
_DO = {"do": "base", "does": "present", "did": "past", "doing": "ing", "done": "participle"}
_NOUN_ENDINGS = (
    "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ities", "ship", "ships", "ism", "ist", "ists", "ance", "ence", "ances",
    "ences", "ency", "ancy", "hood", "dom", "cracy", "logy", "graphy", "er", "ers", "or", "ors", "eer", "eers", "age", "ages", "ture", "tures",
)  # fmt: skip
_ADJECTIVE_ENDINGS = (
    "al", "ous", "ive", "ful", "able", "ible", "ic", "ish", "less", "ary", "ese", "ian", "ean", "ite", "oid", "some", "like", "wide",
    "-led", "-based", "-old", "-long", "-day", "-year", "-month", "-week", "-hour", "-round", "-term", "-way", "-party", "-nation",
    "-backed", "-held", "-run", "-owned", "-made", "-related", "-century", "-range", "-level", "-style", "-time", "-scale",
)  # fmt: skip


_MARKS = frozenset("\"'“”‘«([-–—:")


@dataclass(slots=True)
class Tag:
    """A token's part of speech while it is being decided."""

    pos: Pos
    lemma: str
    form: Form | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class _Classes:
    determiners: frozenset[str]
    pronouns: frozenset[str]
    subjects: frozenset[str]
    possessives: frozenset[str]
    prepositions: frozenset[str]
    subordinators: frozenset[str]
    coordinators: frozenset[str]
    adverbs: frozenset[str]
    numbers: frozenset[str]
    ordinals: frozenset[str]
    modals: frozenset[str]
    particles: frozenset[str]


@cache
def _classes() -> _Classes:
    return _Classes(
        determiners=closed("determiners"),
        pronouns=closed("pronouns"),
        subjects=closed("pronouns_subject"),
        possessives=closed("possessives"),
        prepositions=closed("prepositions"),
        subordinators=closed("subordinators"),
        coordinators=closed("coordinators"),
        adverbs=closed("adverbs"),
        numbers=closed("numbers"),
        ordinals=closed("ordinals"),
        modals=closed("modals"),
        particles=closed("particles_after_verb"),
    )


_IRREGULAR_PLURALS = {"men": "man", "women": "woman", "children": "child", "people": "people", "police": "police", "countrymen": "countryman",
                      "spokesmen": "spokesman", "chairmen": "chairman", "media": "media", "criteria": "criterion", "data": "data", "lives": "life"}  # fmt: skip
_SINGULAR_S = frozenset(
    ["news", "means", "series", "species", "crisis", "basis", "process", "press", "congress", "progress", "access", "success", "business", "address", "loss", "mass", "class", "gas", "bus", "virus", "status", "census", "consensus", "politics", "economics", "analysis", "thesis", "boss", "express", "campus", "focus", "bonus", "minus", "plus", "surplus", "us", "always", "perhaps", "talks"]
) - {"talks"}


def singular(norm: str) -> tuple[str, bool]:
    """Return a noun's singular and whether the printed form is a plural."""
    if norm in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[norm], True
    if not norm.endswith("s") or norm.endswith(("ss", "us", "is")) or norm in _SINGULAR_S or len(norm) < 4:
        return norm, False
    if norm.endswith("ies") and len(norm) > 4:
        return norm[:-3] + "y", True
    if norm.endswith(("ses", "xes", "zes", "ches", "shes", "oes")) and not norm.endswith(
        ("uses", "ases", "ises", "oses", "nses", "rses", "ches-")
    ):
        return norm[:-2], True
    return norm[:-1], True


def tag(texts: list[str], norms: list[str], *, heading: bool, proper: frozenset[str] = frozenset()) -> list[Tag]:
    """Return a tag for each token of one sentence.

    ``proper`` holds the words that the story elsewhere prints as names (``proper_words``); ``heading`` says that capitals mean nothing (a title in capitals or in title case) and that verbs stand in the present.
    """
    shouting = heading and _mostly_capital(texts)
    tags: list[Tag] = []
    for at in range(len(texts)):
        chosen = _choose(at, texts, norms, tags, shouting=shouting)
        if chosen.pos in {"NOUN", "ADJ", "ADV"} and texts[at] in proper and (at == 0 or texts[at - 1] in _MARKS):
            chosen = Tag("PROPN", norms[at], plural=chosen.plural)
        tags.append(chosen)
    _repair(texts, norms, tags)
    return tags


def proper_words(texts: list[str]) -> frozenset[str]:
    """Return the words that stand with a capital inside a sentence, and never without: ``Renner`` is no common noun."""
    capital = {
        word for before, word in pairwise(texts) if word[0].isupper() and before[0].isalpha() and not word.isupper()
    }
    small = {word.capitalize() for word in texts if word[0].islower()}
    return frozenset(capital - small)


def _mostly_capital(texts: list[str]) -> bool:
    words = [text for text in texts if text[0].isalpha() and len(text) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _choose(at: int, texts: list[str], norms: list[str], done: list[Tag], *, shouting: bool) -> Tag:  # noqa: C901, PLR0911, PLR0912 - one line a class
    text, norm = texts[at], norms[at]
    known = _classes()
    before = done[-1] if done else None
    next_norm = norms[at + 1] if at + 1 < len(norms) else ""
    first = text[0]
    if not first.isalnum() and norm not in {"'", "'s", "'re", "'ve", "'ll", "'d", "'m"}:
        return Tag("SYM" if first in "$€£¥%" else "PUNCT", norm)
    if first.isdigit():
        return Tag("ADJ" if "-" in norm and norm[-1].isalpha() else "NUM", norm)
    if norm == "'" and before and at + 1 < len(norms) and norms[at - 1].endswith("s") and norms[at + 1][0].isalpha():
        return Tag("PART", "'s")  # "the two countries' agreement"
    if text in {"US", "IT"} and not shouting:
        return Tag("PROPN", norm)
    if norm == "'":
        return Tag("PUNCT", norm)
    if norm == "'s":
        return _apostrophe_s(before, norms, at)
    if norm in _BE:
        return Tag("AUX", "be", _BE[norm])  # type: ignore[arg-type]
    if norm in _HAVE:
        return Tag("AUX", "have", _HAVE[norm])  # type: ignore[arg-type]
    if norm in _DO:
        return Tag("AUX", "do", _DO[norm])  # type: ignore[arg-type]
    if (
        norm in known.modals
        and not (norm == "may" and _is_month(at, texts, done))
        and not (norm in {"can", "will", "might", "must"} and _nominal(before))
    ):
        return Tag(
            "AUX", {"'ll": "will", "wo": "will", "ca": "can", "sha": "shall", "'d": "would"}.get(norm, norm), "base"
        )
    if norm in {"not", "n't"}:
        return Tag("PART", "not")
    if norm == "to":
        return Tag("PART" if _base_follows(at, norms) else "ADP", "to")
    if norm in known.numbers and norm not in known.ordinals:
        return Tag("NUM", norm)
    capital = first.isupper() and not shouting
    if (
        capital
        and at
        and norm not in known.determiners
        and not _closed_word(norm)
        and done[-1].lemma not in {'"', "'", ":"}
    ):
        if norm in known.ordinals or (norm in adjectives() and _opens_lower(texts, at)):
            return Tag("ADJ", norm)
        return Tag("PROPN", norm, plural=singular(norm)[1])
    if norm == "that":
        return _that(at, norms, before)
    if norm in known.possessives or norm in {"the", "a", "an", "every"}:
        return Tag("DET", norm)
    if norm in {"which", "what"}:
        return Tag("PRON", norm)
    if norm in known.determiners:
        return Tag("DET" if _nominal_follows(at, norms, texts) else "PRON", norm)
    if norm in known.pronouns and norm not in known.determiners:
        return Tag("PRON", norm)
    if norm in known.coordinators:
        return Tag("CCONJ", norm)
    if norm in {"before", "after", "since", "until", "till", "as", "than", "so", "like", "once", "for"}:
        return Tag("SCONJ" if next_norm in known.subjects or norm in {"so", "once"} else "ADP", norm)
    if norm in known.particles and before and before.pos in {"VERB", "AUX"} and not _object_follows(at, norms, texts):
        return Tag("ADV", norm)
    if norm in known.prepositions and norm not in {
        "round",
        "past",
        "following",
        "given",
        "including",
        "due",
        "subject",
        "rather",
        "instead",
        "together",
    }:
        return Tag("ADP", norm)
    if norm in known.subordinators:
        return Tag("ADV" if norm in {"when", "where", "how", "why"} and not before else "SCONJ", norm)
    if norm in known.adverbs and not (norm in adjectives() and _nominal_follows(at, norms, texts)):
        return Tag("ADV", norm)
    return _open(at, texts, norms, done, capital=capital)


@cache
def _all_closed() -> frozenset[str]:
    known = _classes()
    return (
        known.determiners
        | known.pronouns
        | known.prepositions
        | known.subordinators
        | known.coordinators
        | known.modals
    )


def _closed_word(norm: str) -> bool:
    return norm in _all_closed() and norm not in {"may", "us", "will"}


def _opens_lower(texts: list[str], at: int) -> bool:
    """Tell whether a capital adjective stands at a quotation's start rather than in a name."""
    return at > 0 and texts[at - 1] in {'"', "“", "‘", "'", "``", "-", "–", "—"}


def _apostrophe_s(before: Tag | None, norms: list[str], at: int) -> Tag:
    """``Serbia's visit`` owns; ``he's``, ``that's going`` is a verb."""
    if (
        (before
        and before.pos == "PRON")
        or (at and norms[at - 1] in {"there", "here", "what", "who", "that", "it", "let", "how", "where"})
    ):
        return Tag("PRON", "us") if at and norms[at - 1] == "let" else Tag("AUX", "be", "present")
    return Tag("PART", "'s")


def _is_month(at: int, texts: list[str], done: list[Tag]) -> bool:
    """``in May``, ``May 5``: the month, not the modal."""
    if not texts[at][0].isupper():
        return False
    follow = texts[at + 1] if at + 1 < len(texts) else ""
    return follow[:1].isdigit() or (
        bool(done)
        and (done[-1].pos in {"ADP", "NUM", "ADJ", "DET", "VERB"} or done[-1].lemma in {"and", "or", "-", "/", "to"})
    )


def _nominal(before: Tag | None) -> bool:
    return before is not None and (before.pos in {"DET", "ADJ", "NUM"} or before.lemma == "'s")


def _base_follows(at: int, norms: list[str]) -> bool:
    """``to`` opens an infinitive when a base form follows, adverbs between."""
    follow = at + 1
    known = _classes()
    while follow < len(norms) and follow <= at + 2 and (norms[follow] in known.adverbs or norms[follow].endswith("ly")):
        follow += 1
    if follow >= len(norms):
        return False
    word = norms[follow]
    if word in {"be", "have", "do"}:
        return True
    form = verb_forms().get(word)
    if form is None or "base" not in form.forms:
        return False
    if not form.noun_too:
        return True
    # "to visit Serbia", "to report that" against "to school", "to work": a noun needs something that closes the phrase.
    return word not in {
        "school",
        "work",
        "court",
        "power",
        "market",
        "people",
        "water",
        "oil",
        "gas",
        "date",
        "business",
        "rest-of",
        "host-city",
    }


def _nominal_follows(at: int, norms: list[str], texts: list[str]) -> bool:
    if at + 1 >= len(norms):
        return False
    word = norms[at + 1]
    if not word[0].isalnum():
        return word[0] in "$€£¥[" or (
            word in {'"', "'"}
            and at + 2 < len(norms)
            and norms[at + 2][0].isalnum()
            and not _closed_word(norms[at + 2])
        )
    known = _classes()
    if word in _BE or word in _HAVE or word in _DO or word in known.modals or word in {"not", "n't"}:
        return False
    if (
        word in known.determiners
        or word in known.prepositions
        or word in known.subordinators
        or word in known.coordinators
    ):
        return word in {"other", "own", "few", "many", "more", "such", "past", "certain", "various", "first", "last"}
    if word in known.pronouns or (word in known.adverbs and word not in adjectives()):
        return False
    form = verb_forms().get(word)
    return (
        texts[at + 1][0].isupper()
        or form is None
        or form.noun_too
        or "participle" in form.forms
        or "ing" in form.forms
        or word in nouns()
    )


def _object_follows(at: int, norms: list[str], texts: list[str]) -> bool:
    """Tell a preposition from a particle: ``included in the agenda`` against ``has been up 10%``, ``called off``."""
    if at + 1 >= len(norms):
        return False
    word = norms[at + 1]
    if norms[at] in {"up", "down", "off", "away", "ahead", "apart", "back", "forward", "together", "out"}:
        return (
            norms[at] in {"off", "down", "up", "out"}
            and (word in {"the", "a", "an", "his", "their", "its"})
            and norms[at] == "off"
        )
    return (
        word[0].isdigit()
        or word in _classes().determiners
        or word in _classes().pronouns
        or _nominal_follows(at, norms, texts)
    )


def _that(at: int, norms: list[str], before: Tag | None) -> Tag:
    """``said that``, ``the deal that``: a conjunction; ``that day``: a determiner; ``after that,``: a pronoun."""
    known = _classes()
    follow = norms[at + 1] if at + 1 < len(norms) else ""
    if before is None or before.pos in {"ADP", "CCONJ"} or (before.pos == "PUNCT" and before.lemma in {'"', "."}):
        if follow in _BE or follow in known.modals or follow in _HAVE or follow in _DO or follow in {"'s", ",", "."}:
            return Tag("PRON", "that")
        return Tag("DET" if before is None or before.pos == "ADP" else "SCONJ", "that")
    if follow in {",", ".", ";", '"'} and before.pos not in {"VERB", "AUX"}:
        return Tag("PRON", "that")
    return Tag("SCONJ", "that")


def _open(at: int, texts: list[str], norms: list[str], done: list[Tag], *, capital: bool) -> Tag:  # noqa: C901, PLR0911 - one line a case
    norm = norms[at]
    before = done[-1] if done else None
    after = norms[at + 1] if at + 1 < len(norms) else ""
    form = verb_forms().get(norm)
    if form and not _nominal_place(before, done, norms, at, form.forms):
        verb = _verb(at, texts, norms, done, form.forms, form.lemma, noun_too=form.noun_too or norm in nouns())
        if verb is not None:
            return verb
    elif (
        form
        and not form.noun_too
        and "participle" in form.forms
        and norm not in nouns()
        and after
        and _nominal_follows(at, norms, texts)
    ):
        return Tag("ADJ", norm, "participle")
    if norm in adjectives() and not ((norm in nouns() or (form and form.noun_too)) and not _noun_next(at, norms)):
        return Tag("ADJ", norm)
    if norm in nouns() or (form and form.noun_too):
        lemma, plural = singular(norm)
        return Tag("NOUN", lemma, plural=plural)
    if form and form.forms & {"ing"}:
        return Tag("ADJ" if after and _nominal(before) and _nominal_follows(at, norms, texts) else "NOUN", norm, "ing")
    if form and form.forms & {"participle"}:
        return Tag("ADJ", norm, "participle")
    if capital and (at or not _common_opener(norm, texts)):
        return Tag("PROPN", norm, plural=singular(norm)[1])
    if norm.endswith("ly") and len(norm) > 4:
        return Tag("ADV", norm)
    if norm.endswith("ed") and len(norm) > 4 and "-" not in norm:
        lemma = norm[:-1] if norm.endswith(("eed", "ied")) else norm[:-2]
        return (
            Tag("VERB", lemma, "participle" if before and before.pos == "AUX" else "past")
            if not _nominal(before)
            else Tag("ADJ", norm, "participle")
        )
    if norm.endswith("ing") and len(norm) > 5:
        return Tag("VERB" if before and before.pos == "AUX" else "NOUN", norm[:-3], "ing")
    if norm.endswith(_ADJECTIVE_ENDINGS) and (not _nominal(before) or _noun_next(at, norms)):
        return Tag("ADJ", norm)
    lemma, plural = singular(norm)
    return Tag("NOUN", lemma, plural=plural)


def _noun_next(at: int, norms: list[str]) -> bool:
    """Tell whether the next word is surely a noun or an adjective, so that this one can only qualify it."""
    if at + 1 >= len(norms) or not norms[at + 1][0].isalpha() or norms[at + 1] in _all_closed():
        return False
    form = verb_forms().get(norms[at + 1])
    return form is None or form.noun_too or norms[at + 1] in nouns() or norms[at + 1] in adjectives()


def _common_opener(norm: str, texts: list[str]) -> bool:
    """Tell a sentence's first word that has its capital from there alone: ``Indicators of trade``, ``Clearly``."""
    return norm.endswith(("ly", *_NOUN_ENDINGS)) and not (len(texts) > 1 and texts[1][0].isupper()) and len(norm) > 5


def _nominal_place(before: Tag | None, done: list[Tag], norms: list[str], at: int, forms: frozenset[Form]) -> bool:
    """Tell whether only a noun or an adjective can stand here: behind ``the``, ``new``, ``Serbia's``, ``of``."""
    if before is None:
        return False
    if before.pos == "DET":
        return before.lemma not in {"each", "all", "both", "some"} or norms[at - 1] not in {"all", "both", "each"}
    if before.lemma == "'s" and before.pos == "PART":
        return True
    if before.pos == "ADJ" and before.form is None:
        # "is able to", "were due": behind a predicate adjective a finite verb does not follow either.
        return forms != frozenset({"ing"})
    if before.pos == "ADP":
        return "ing" not in forms or len(forms) > 1
    if before.pos == "NUM":
        return (
            bool(forms & {"base", "present"})
            or ("participle" in forms
            and at + 1 < len(norms)
            and norms[at + 1] not in _classes().prepositions)
        )
    return False


def _verb(  # noqa: C901, PLR0911, PLR0912 - one line a case
    at: int, texts: list[str], norms: list[str], done: list[Tag], forms: frozenset[Form], lemma: str, *, noun_too: bool
) -> Tag | None:
    before = _before_adverbs(done)
    known = _classes()
    after = norms[at + 1] if at + 1 < len(norms) else ""
    if before is None:
        if "ing" in forms:
            return (
                Tag("VERB", lemma, "ing")
                if not _classes().prepositions & {after} or after in {"to", "in", "on", "with"}
                else None
            )
        if "base" in forms and not noun_too and not texts[at][0].isupper():
            return Tag("VERB", lemma, "base")
        if forms & {"past", "participle"} and not noun_too:
            return Tag("VERB", lemma, "participle")
        if "base" in forms and (after in known.determiners or after in {"him", "her", "them", "it", "that", "whether"}):
            return Tag("VERB", lemma, "base")
        return None
    if before.pos == "AUX":
        if before.lemma == "be":
            form = "ing" if "ing" in forms else "participle" if "participle" in forms else None
        elif before.lemma == "have":
            form = "participle" if "participle" in forms else None
        else:
            form = "base" if "base" in forms else None
        if form is None and "base" in forms and not noun_too and before.lemma not in {"be", "have"}:
            form = "base"
        return Tag("VERB", lemma, form) if form else None  # type: ignore[arg-type]
    if before.lemma == "to" and before.pos == "PART":
        return Tag("VERB", lemma, "base") if "base" in forms else None
    if before.pos == "PRON" or before.lemma in known.subjects:
        finite = _finite(forms)
        if (
            noun_too
            and before.lemma in {"he", "she", "it"}
            and forms <= {"base", "ing", "participle"}
            and finite == "base"
        ):
            return None
        if before.lemma in {"him", "her", "them", "us", "me"} and not finite == "ing":
            return Tag("VERB", lemma, "base") if "base" in forms and not noun_too else None
        return Tag("VERB", lemma, finite)
    if "ing" in forms:
        if (
            noun_too
            and before.pos in {"NOUN", "PROPN"}
            and (not after or not after[0].isalnum() or after in {"of", "and", "at"})
        ):
            return None
        return Tag("VERB", lemma, "ing")
    if forms & {"past", "participle"} and not forms & {"base", "present"}:
        return Tag("VERB", lemma, "past" if "past" in forms else "participle")
    if before.pos in {"NOUN", "PROPN"}:
        if not noun_too:
            return Tag("VERB", lemma, _finite(forms))
        return _noun_or_verb(at, texts, norms, before, forms, lemma)
    if before.pos == "CCONJ":
        # "will visit and hold talks": co-ordinated with a verb of the same form just before
        if not noun_too or _same_form_before(done, forms, any_of=after in known.determiners):
            return Tag("VERB", lemma, _finite(forms))
        return None
    if before.pos == "PUNCT":
        if noun_too and after not in known.determiners and after not in {"that", "to"}:
            return None
        return Tag("VERB", lemma, _finite(forms))
    if before.pos == "VERB" and norms[at] in adjectives():
        return None  # "made very clear"
    if before.pos in {"SCONJ", "ADV", "VERB"}:
        return None if noun_too else Tag("VERB", lemma, _finite(forms))
    return None if noun_too else Tag("VERB", lemma, _finite(forms))


def _before_adverbs(done: list[Tag]) -> Tag | None:
    """Return the tag before, past adverbs and negation (``has not yet decided``)."""
    at = len(done) - 1
    while at >= 0 and (done[at].pos == "ADV" or (done[at].pos == "PART" and done[at].lemma == "not")):
        at -= 1
    return done[at] if at >= 0 else (done[-1] if done else None)


def _finite(forms: frozenset[Form]) -> Form:
    for form in ("past", "present", "base", "participle", "ing"):
        if form in forms:
            return form  # type: ignore[return-value]
    return "base"


def _same_form_before(done: list[Tag], forms: frozenset[Form], *, any_of: bool) -> bool:
    """Tell whether a verb of the same form stands shortly before; with ``any_of`` others may stand between."""
    for tag_before in reversed(done[-14:]):
        if tag_before.pos == "VERB" and tag_before.form in forms:
            return True
        if tag_before.pos == "VERB" and not any_of:
            return False
    return False


def _noun_or_verb(
    at: int, texts: list[str], norms: list[str], before: Tag, forms: frozenset[Form], lemma: str
) -> Tag | None:
    """``Putin plans to visit``, ``ministers plan a meeting`` against ``trade talks``, ``state visit``."""
    known = _classes()
    after = norms[at + 1] if at + 1 < len(norms) else ""
    agree = "past" in forms or ("base" in forms) == before.plural
    if not agree:
        return None
    if after in {"to", "that", "whether"}:
        return (
            Tag("VERB", lemma, _finite(forms))
            if after != "to" or _base_follows(at + 1, norms) or lemma in {"return", "travel", "move", "come"}
            else None
        )
    if after in known.determiners or after in {"it", "him", "them"}:
        return Tag("VERB", lemma, _finite(forms))
    name_follows = at + 1 < len(texts) and texts[at + 1][0].isupper()
    if (
        before.pos == "PROPN"
        and "present" in forms
        and (name_follows or (after and not _closed_word(after) and after[0].isalpha()))
    ):
        return Tag("VERB", lemma, "present")
    if "past" in forms and (
        name_follows or after[:1].isdigit() or after in known.prepositions or after in {"$", "up", "down"}
    ):
        return Tag("VERB", lemma, "past")
    return None


def _repair(texts: list[str], norms: list[str], tags: list[Tag]) -> None:
    """Mend what only the word after can tell."""
    for at, this in enumerate(tags):
        after = tags[at + 1] if at + 1 < len(tags) else None
        if this.pos == "AUX" and this.lemma in {"have", "do"} and _stands_alone(tags, at):
            this.pos = "VERB"
        if this.pos == "VERB" and this.form == "past" and at and tags[at - 1].pos == "AUX":
            this.form = "participle"
        if (
            this.pos == "ADV"
            and at
            and after
            and after.pos == "NOUN"
            and tags[at - 1].pos == "DET"
            and not this.lemma.endswith("ly")
        ):
            this.pos = "ADJ"
        if this.pos == "PRON" and this.lemma == "her" and after and after.pos in {"NOUN", "ADJ"}:
            this.pos = "DET"
        if (
            this.pos == "ADJ"
            and this.form is None
            and norms[at] in {"english", "chief", "official", "general", "executive"}
            and (after is None or after.pos not in {"NOUN", "PROPN", "ADJ"})
        ):
            this.pos = "NOUN"
        if this.pos == "ADJ" and after is not None and after.pos == "PROPN" and texts[at][0].isupper() and at:
            this.pos = "PROPN"


def _stands_alone(tags: list[Tag], at: int) -> bool:
    """Tell ``have a chance``, ``did so`` from ``have met``: no verb follows in the group."""
    for follow in tags[at + 1 : at + 5]:
        if follow.pos in {"VERB", "AUX"}:
            return False
        if follow.pos not in {"ADV", "PART", "PRON"} or follow.lemma == "to":
            return follow.lemma != "to"
    return True
