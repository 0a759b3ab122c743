"""Who takes part and where: subjects, possessors, "with X", "between A and B", "to Serbia", "in Beijing"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.extract.events.conditions import coordinated_with
from onrecord.extract.events.scene import RELATIVES
from onrecord.extract.events.triggers import cues, noun_at, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.extract.events.scene import Printed, Scene
    from onrecord.language import NounPhrase, VerbGroup

_LIST = 40
"""Members of a list that are read; fifteen countries sign, forty do not."""
REACH = 6
"""Verbs followed back to find who acts."""


@dataclass(frozen=True, slots=True)
class Circle:
    """Who, with whom and where, as name ids in text order; ``words`` are the heads of unnamed partners."""

    agents: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    here: bool = False


def unique(ids: Iterable[str]) -> tuple[str, ...]:
    """Return the ids without repeats, in order."""
    return tuple(dict.fromkeys(ids))


def named_in(scene: Scene, phrase: NounPhrase, *, places: bool = True) -> list[Printed]:
    """Return whom a noun phrase names: the name over its head, else a person named in it."""
    over = scene.name_over(phrase.head)
    if over is not None and (places or over.name.kind != "place"):
        return [over]
    inside = scene.names_between(phrase.first, phrase.last)
    people = [spot for spot in inside if spot.name.kind == "person" and not _owns(scene, spot)]
    return people[-1:]


def _owns(scene: Scene, spot: Printed) -> bool:
    """*his North Korean counterpart* is not he himself."""
    at = scene.language.token_at(spot.end - 1)
    after = scene.tokens[at + 1].norm if at + 1 < len(scene.tokens) else ""
    return after in {"'s", "'"} or scene.tokens[at].norm in {"his", "her", "their", "its", "my", "our"}


def _is_time(scene: Scene, phrase: NounPhrase) -> bool:
    if scene.in_time(phrase.first):
        return True
    return scene.in_time(phrase.head) and not scene.names_from(phrase.first, phrase.last)


def _adposition(scene: Scene, phrase: NounPhrase) -> str:
    at = phrase.first - 1
    if at < 0 or not (
        scene.tokens[at].pos == "ADP" or scene.tokens[at].norm in {"after", "before", "since", "following"}
    ):
        return ""
    if scene.tokens[at].norm == "under" and scene.tokens[phrase.first].norm in {
        "secretary",
        "secretaries",
        "secretary-general",
    }:
        return ""  # the title, not the preposition
    return scene.tokens[at].norm


def chain(scene: Scene, phrase: NounPhrase, stop: int) -> list[NounPhrase]:
    """Return ``phrase`` and the phrases joined to it by commas and *and*, before token ``stop``.

    A comma alone joins only in a list that ends with *and*; otherwise what follows it is an apposition.
    """
    found: list[NounPhrase] = [phrase]
    pending: list[NounPhrase] = []
    office = False
    last = phrase.last
    while last < stop and len(found) < _LIST:
        last = _past_abbreviation(scene, _past_name(scene, (pending or found)[-1], last), stop)
        if last >= stop:
            break
        at, comma, conjunction = _past_joint(scene, last, stop)
        if not comma and not conjunction:
            inner = _office(scene, last, stop)
            if inner is None:
                break
            office = not _is_person(scene, inner)
            if not office:
                found.append(inner)
            last = inner.last
            continue
        following = scene.language.noun_phrase_at(at) if at < stop else None
        if following is None or following.first != at or _is_time(scene, following):
            break
        following = _with_title(scene, following)
        verb = scene.group_after(following.last)
        alone = _adposition(scene, phrase) != "between" or len(found) > 1
        if (
            following.last < stop
            and conjunction
            and alone
            and verb is not None
            and verb.first == following.last
            and verb.finite
        ):
            break  # "... and X said": a new clause
        pending.append(following)
        if conjunction:  # "Secretary for European and Eurasian Affairs Karen Donfried": she, not the affairs
            found += [p for p in pending if not office or _is_person(scene, p)]
            pending = []
        last = following.last
    if pending and not named_in(scene, phrase):  # an apposition names whom the phrase means
        found += pending[:1]
    return found


def _with_title(scene: Scene, phrase: NounPhrase) -> NounPhrase:
    """Return the name behind *Ambassador to Chad* where the phrase opens somebody's title, else the phrase."""
    titled = scene.titled_over(phrase.first)
    named = scene.language.noun_phrase_at(scene.language.token_at(titled.end - 1)) if titled is not None else None
    return named if named is not None and named.last > phrase.last else phrase


def _past_name(scene: Scene, phrase: NounPhrase, last: int) -> int:
    """Return the place behind *the Republic of Korea*, where the phrase ends within the name."""
    over = scene.name_over(phrase.head)
    return max(last, scene.language.token_at(over.end - 1) + 1) if over is not None else last


def _past_abbreviation(scene: Scene, at: int, stop: int) -> int:
    """Return the place behind *(ROK)* in *the Republic of Korea (ROK), and Mongolia*."""
    closed = at + 2 < stop and scene.tokens[at].text == "(" and scene.tokens[at + 2].text == ")"
    return at + 3 if closed and scene.tokens[at + 1].text.isupper() else at


def _past_joint(scene: Scene, at: int, stop: int) -> tuple[int, bool, bool]:
    """Return where the next phrase of a list may start, and whether a comma and an *and* stand before it."""
    comma = conjunction = False
    while at < stop:
        word = scene.tokens[at]
        listed = word.text == ";" and at + 1 < stop  # "Ankara, Turkey; Madrid, Spain"
        light = (
            listed
            or word.text in {",", "(", ")"}
            or word.pos in {"CCONJ", "ADV"}
            or word.norm in {"as", "well", "with"}
        )
        if not light:
            break
        comma |= word.text in {",", ";"}
        conjunction |= word.pos == "CCONJ" or word.norm in {"well", "now"}  # "Israel, Morocco, now Algeria"
        at += 1
    return at, comma, conjunction


def _office(scene: Scene, last: int, stop: int) -> NounPhrase | None:
    """Return the phrase after *of* in *Minister of External Affairs S. Jaishankar*."""
    if scene.tokens[last].norm not in {"of", "for", "from"} or last + 1 >= stop:
        return None
    inner = scene.language.noun_phrase_at(last + 1)
    return inner if inner is not None and inner.first == last + 1 else None


def _is_person(scene: Scene, phrase: NounPhrase) -> bool:
    over = scene.name_over(phrase.head)
    return over is not None and over.name.kind == "person"


def names_of(scene: Scene, phrases: Iterable[NounPhrase], *, places: bool = True) -> tuple[str, ...]:
    """Return the ids of all who are named in some phrases."""
    return unique(spot.name.id for phrase in phrases for spot in named_in(scene, phrase, places=places))


def subject_of(scene: Scene, group: VerbGroup, depth: int = 0) -> list[NounPhrase]:
    """Return the phrases that are a verb's subject, that of the governing verb for a bare infinitive."""
    if depth > REACH:
        return []
    token = scene.tokens[group.main]
    if (not group.modal and scene.tokens[group.main].form == "base") or not group.finite:
        joined = coordinated_with(scene, group)
        if joined is not None:
            return subject_of(scene, joined, depth + 1)
    if group.infinitive or (token.form in {"ing", "base", "participle"} and not group.finite):
        return _implied_subject(scene, group, depth)
    found = _subject_before(scene, group)
    if not found:
        joined = coordinated_with(scene, group)
        if joined is not None:
            return subject_of(scene, joined, depth + 1)
    return found


def _implied_subject(scene: Scene, group: VerbGroup, depth: int) -> list[NounPhrase]:
    """Return who acts in *plans to visit*, *a plan to raise*, *a request for Poe to return*."""
    asked = asked_for(scene, group) if group.infinitive else None
    if asked is not None:
        return [asked]
    phrase = scene.language.noun_phrase_at(group.first - 1) if group.first else None
    before = scene.group_before(group.first)
    if phrase is not None and scene.tokens[phrase.head].norm == "principle":
        phrase = None  # "agreed in principle to be acquired"
    if phrase is not None and phrase.first >= scene.sentence(group.main).first:
        owner = possessor(scene, phrase) or _compound_owner(scene, phrase)
        if owner:
            return owner
        if before is not None and before.last == phrase.first and scene.tokens[before.main].lemma in words("directing"):
            return [phrase]  # "advises the mayor to prepare"
        if before is not None and scene.tokens[before.main].lemma in words("judging") and _is_plan(scene, phrase):
            return [phrase]  # "parliament backed in May a cabinet plan to withdraw"
        if scene.sentence(group.main).heading and (before is None or before.last <= phrase.first - 3):
            return _subject_before(scene, group)
        if group.passive or (before is None):
            return [phrase]
    return subject_of(scene, before, depth + 1) if before is not None else _subject_before(scene, group)


def asked_for(scene: Scene, group: VerbGroup) -> NounPhrase | None:
    """Return who is to act in *a request for Poe to return*, *a bid for Poe, who met Roe, to return*."""
    at = group.first - 1
    phrase = scene.language.noun_phrase_at(at) if at > 0 else None
    if at > 0 and scene.tokens[at].text == ",":
        first = max(scene.sentence(at).first + 1, at - _LIST)
        opened = next((i for i in range(at - 1, first, -1) if scene.tokens[i].text == ","), None)
        if opened is not None and scene.tokens[opened + 1].norm in RELATIVES:
            phrase = scene.language.noun_phrase_at(opened - 1)
    if phrase is None or phrase.first < 2 or scene.tokens[phrase.first - 1].norm != "for":
        return None
    asking = scene.tokens[phrase.first - 2]
    return phrase if asking.pos == "NOUN" and asking.lemma in cues().noun.keys() | words("bidding") else None


def _is_plan(scene: Scene, phrase: NounPhrase) -> bool:
    head = scene.tokens[phrase.head]
    return head.norm in cues().noun or head.lemma in cues().noun


def _compound_owner(scene: Scene, phrase: NounPhrase) -> list[NounPhrase]:
    """*the cabinet plan to raise fares*: whose plan it is."""
    if not _is_plan(scene, phrase):
        return []
    inside = [
        spot
        for spot in scene.names_between(phrase.first, phrase.head)
        if spot.name.kind in {"organisation", "place", "person"}
    ]
    if not inside:
        return []
    low, high = scene.language.token_at(inside[-1].start), scene.language.token_at(inside[-1].end - 1)
    return [type(phrase)(low, high + 1, high)]


def _subject_before(scene: Scene, group: VerbGroup) -> list[NounPhrase]:
    at = scene.before_adverbs(group.first)
    if at < 0:
        return []
    word = scene.tokens[at]
    if word.norm in RELATIVES and word.pos in {"PRON", "SCONJ", "ADV"}:
        back = at - 1
        while back > 0 and (scene.tokens[back].text == "," or scene.tokens[back].pos == "ADP"):
            back -= 1
        phrase = scene.language.noun_phrase_at(back)
        return [phrase] if phrase is not None else []
    if word.pos == "CCONJ":
        return []
    if word.text == ",":
        enclosing = _before_parenthesis(scene, at)
        if enclosing is not None:
            return [enclosing, *_company(scene, enclosing.last, at)]
    start = _after_opening(scene, scene.clause_start(group.main), group.first)
    phrases = [
        p
        for p in scene.phrases_between(start, group.first)
        if not _is_time(scene, p) and (not _adposition(scene, p) or _opens_clause(scene, p, group))
    ]
    if not phrases:
        return []
    if len(phrases) > 1 and _is_told(scene, phrases[0], phrases[1]):
        phrases = phrases[1:]
    first = phrases[0]
    titled = _with_title(scene, first)
    if titled is not first and titled.last <= group.first:
        return chain(scene, titled, group.first)
    if (
        len(phrases) > 1
        and scene.tokens[first.last].text == ","
        and scene.name_over(first.head) is None
        and not scene.names_between(first.first, first.last)
    ):
        return chain(scene, first, group.first)
    return chain(scene, first, group.first)


def _opens_clause(scene: Scene, phrase: NounPhrase, group: VerbGroup) -> bool:
    """*as Poe is considering*, *after Poe visited*: a conjunction, though it looks like a preposition."""
    at = scene.before_adverbs(group.first)
    return group.finite and at == phrase.last - 1 and _adposition(scene, phrase) in {"as", "after", "before", "since"}


def _is_told(scene: Scene, phrase: NounPhrase, after: NounPhrase) -> bool:
    """*told reporters the firm would sell*: the reporters only hear it."""
    group = scene.language.verb_group_at(phrase.first - 1) if phrase.first else None
    told = group is not None and scene.tokens[group.main].lemma in words("told_to") and not group.passive
    return told and after.first <= phrase.last + 1


def _before_parenthesis(scene: Scene, comma: int) -> NounPhrase | None:
    """Return who acts before what two commas enclose: *Poe, accompanied by aides, will visit*."""
    first = max(scene.sentence(comma).first + 1, comma - _LIST)
    for at in range(comma - 1, first - 1, -1):
        if scene.tokens[at].text != ",":
            continue
        opening = scene.tokens[at + 1]
        if opening.form == "participle" or opening.norm in words("in_company"):
            phrase = scene.language.noun_phrase_at(at - 1)
            return phrase if phrase is not None and named_in(scene, phrase) else None
    return None


def _company(scene: Scene, comma: int, last: int) -> list[NounPhrase]:
    """Return who else comes: *, accompanied by Adviser Mary Doe,*."""
    at = comma + 1
    if at + 2 > last or scene.tokens[at].norm not in words("company") or scene.tokens[at + 1].pos != "ADP":
        return []
    phrase = scene.language.noun_phrase_at(at + 2)
    if phrase is None or phrase.first != at + 2:
        return []
    return [one for one in chain(scene, _with_title(scene, phrase), last) if _is_person(scene, one)]


def _after_opening(scene: Scene, start: int, stop: int) -> int:
    """Return where the subject's part of a clause begins: behind *In New Delhi on July 28,*."""
    if start >= stop or scene.tokens[start].pos not in {"ADP", "SCONJ", "VERB", "ADV"}:
        return start
    if scene.tokens[start].norm == "under" and scene.tokens[start + 1].norm == "secretary":
        return start
    for at in range(start, stop - 1):
        if scene.tokens[at].text != ",":
            continue
        phrase = scene.language.noun_phrase_at(at + 1)
        if phrase is None or phrase.first != at + 1:
            continue
        over = scene.name_over(phrase.head)
        if (
            over is not None
            and over.name.kind == "place"
            and phrase.last < stop
            and (
                scene.tokens[phrase.last].text == ","
                or scene.tokens[phrase.last].pos in {"ADP", "CCONJ"}
                or scene.in_time(phrase.last)
            )
        ):
            continue
        if phrase.last <= stop:
            return at + 1
    return start


def possessor(scene: Scene, phrase: NounPhrase) -> list[NounPhrase]:
    """Return whose the phrase's head is: *Putin's visit*, *his trip*."""
    for at in range(phrase.head - 1, phrase.first - 1, -1):
        if scene.tokens[at].norm in {"'s", "'"} and at > phrase.first:
            return [type(phrase)(phrase.first, at, at - 1)]
    opening = scene.tokens[phrase.first]
    if opening.norm in {"his", "her", "their", "its", "our", "my"}:
        return [type(phrase)(phrase.first, phrase.first + 1, phrase.first)]
    before = phrase.first - 1
    if scene.tokens[before].text == "[":
        before -= 1
    if before > 0 and scene.tokens[before].norm in {"'s", "'"}:
        owner = scene.language.noun_phrase_at(before - 1)
        if owner is not None:
            return [owner]
    if opening.norm in {"'s", "'"} and phrase.first > 0:
        owner = scene.language.noun_phrase_at(phrase.first - 1)
        if owner is not None:
            return [owner]
    if before > 0 and scene.tokens[before].norm in {"his", "her", "their", "its"}:
        return [type(phrase)(before, before + 1, before)]
    return []


@dataclass(slots=True)
class _Gathered:
    """Who and where, while the words after an event are read."""

    agents: list[str] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    here: bool = False

    def add_partners(self, scene: Scene, phrases: list[NounPhrase]) -> None:
        """Add who takes part, and the heads of those without a name."""
        self.partners += names_of(scene, phrases)
        self.heads |= {scene.tokens[phrase.head].lemma for phrase in phrases}


def around(scene: Scene, token: int, *, verb: VerbGroup | None, travels: bool, stop: int) -> Circle:
    """Return who and where by the words after an event's word, up to token ``stop``."""
    found = _Gathered()
    at = verb.last if verb else token + 1
    direct = verb is not None
    while at < stop:
        word = scene.tokens[at]
        found.here |= word.norm == "here"
        phrase = scene.language.noun_phrase_at(at)
        if phrase is None or phrase.first != at:
            if _ends_reach(scene, at, verb):
                break
            at += 1
            continue
        if _is_time(scene, phrase):
            at = phrase.last
        elif travels and _goes_on(scene, phrase):
            found.places += _places(scene, chain(scene, phrase, stop))
            at = phrase.last
        elif _adposition(scene, phrase) in _leading_away(verb) and _other_event(scene, phrase):
            break
        else:
            joined = chain(scene, phrase, stop)
            near = at <= token + 3
            _gather(scene, found, joined, verb=verb, travels=travels, direct=direct, near=near)
            at = joined[-1].last
        direct = False
    return Circle(
        unique(found.agents), unique(found.partners), unique(found.places), frozenset(found.heads), found.here
    )


def _goes_on(scene: Scene, phrase: NounPhrase) -> bool:
    """*to Lima on June 17 and Quito on June 19*: one more place behind a day."""
    at = phrase.first - 1
    return at > 1 and scene.tokens[at].pos == "CCONJ" and scene.in_time(at - 1) and not scene.in_time(phrase.first)


def _leading_away(verb: VerbGroup | None) -> frozenset[str]:
    """Return the prepositions behind which another event has places and people of its own."""
    return words("at") | {"with", "for", "of", "during"} if verb is None else frozenset({"with", "for"})


def _ends_reach(scene: Scene, at: int, verb: VerbGroup | None) -> bool:
    """Tell whether another verb begins, or *after*, *ahead of*, *as* lead to something else."""
    word = scene.tokens[at]
    if word.norm in words("elsewhere") and word.pos in {"ADP", "SCONJ", "ADV"}:
        return True
    group = scene.language.verb_group_at(at) if word.pos in {"VERB", "AUX", "PART"} else None
    if group is None or group.first != at or group is verb:
        return False
    hosted = verb is None and scene.tokens[group.main].lemma in words("organising") and scene.is_reduced(group)
    return not hosted  # "a meeting organised by the union in Oslo"


def _gather(
    scene: Scene,
    found: _Gathered,
    phrases: list[NounPhrase],
    *,
    verb: VerbGroup | None,
    travels: bool,
    direct: bool,
    near: bool,
) -> None:
    """Sort phrases by the preposition before them: *with the king*, *by the court*, *of EU leaders*, *in Rome*."""
    link = _adposition(scene, phrases[0])
    if link in words("with"):
        found.add_partners(scene, phrases)
    elif link == "by" and (verb is None or verb.passive):
        found.agents += names_of(scene, phrases)
    elif link == "of" and verb is None and near:
        found.agents += names_of(scene, phrases, places=not travels)
    elif direct and not link:
        if travels:
            found.places += _places(scene, phrases)
        elif verb is not None and scene.tokens[verb.main].lemma in words("taking"):
            found.add_partners(scene, phrases)
    elif link in words("at") or (link in {"of", "for"} and travels):
        found.places += _places(scene, phrases)


def _other_event(scene: Scene, phrase: NounPhrase) -> bool:
    """*a stage in the preparations for his visit to Serbia*: the place is the visit's."""
    trigger = noun_at(scene.tokens[phrase.head])
    return trigger is not None and trigger.degree == "diary"


def _places(scene: Scene, phrases: Iterable[NounPhrase]) -> list[str]:
    found = []
    for phrase in phrases:
        if _joins_lands(scene, phrase):
            continue
        found += [spot.name.id for spot in scene.names_from(phrase.first, phrase.last) if spot.name.kind == "place"]
    return found


def _joins_lands(scene: Scene, phrase: NounPhrase) -> bool:
    """*a pair of U.S.-Norwegian initiatives*: of both, in neither."""
    if scene.name_over(phrase.head) is not None:
        return False
    joints = {scene.tokens[at].start for at in range(phrase.first, phrase.head) if scene.tokens[at].text == "-"}
    places = [spot for spot in scene.names_from(phrase.first, phrase.head) if spot.name.kind == "place"]
    return any(spot.end in joints for spot in places)


def _antecedent(scene: Scene, start: int) -> list[str]:
    """*in Poland, where she visited a refuge*: the place before *where*."""
    if start < 3 or scene.tokens[start - 1].norm != "where":
        return []
    at = start - 2
    while at > 0 and scene.tokens[at].text == ",":
        at -= 1
    phrase = scene.language.noun_phrase_at(at)
    return _places(scene, [phrase]) if phrase is not None else []


def leading_places(scene: Scene, group_first: int, start: int) -> tuple[str, ...]:
    """Return the places of an opening phrase: *In Botswana, the Under Secretary will meet …*."""
    found: list[str] = _antecedent(scene, start)
    for phrase in scene.phrases_between(start, group_first):
        if _adposition(scene, phrase) in {"in", "at", "on", "aboard"}:
            found += _places(scene, chain(scene, phrase, group_first))
    return unique(found)
