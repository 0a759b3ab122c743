"""Every place where a story tells an event: a verb or a noun, how it stands, who, where and when."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord.extract.events.nouns import read_noun
from onrecord.extract.events.participants import Circle, around, leading_places, names_of, possessor, subject_of, unique
from onrecord.extract.events.status import AHEAD, CHANGES, Standing, condition_of, coordinated_with, standing_of
from onrecord.extract.events.triggers import Trigger, cues, noun_trigger, verb_trigger
from onrecord.extract.events.whens import is_ahead, is_dated, moved_to, says_ahead, when_around, when_of

from onrecord.gazetteer.countries import country_named, country_of_adjective
from onrecord.language import NounPhrase

if TYPE_CHECKING:
    from onrecord.extract.events.scene import Scene
    from onrecord.language import Sentence, VerbGroup
    from onrecord.record import CitedPassage, EventKind, When

TRAVEL = frozenset({"visit"})
NEEDS_PLACE = frozenset(
    {"fly", "head", "go", "come", "return", "stop", "stay", "arrive", "leave", "depart", "travel", "send", "pull"}
)
NEEDS_OBJECT = frozenset({"host", "receive", "see", "engage", "welcome", "join", "attend", "address", "chair", "sign", "impose", "launch", "introduce",
                          "announce", "publish", "release", "present", "submit", "open", "close", "end", "table", "elect", "offer", "lift", "pick", "choose"})  # fmt: skip


NOT_MET = frozenset({"challenge", "need", "demand", "target", "goal", "deadline", "requirement", "standard", "criterion", "criteria", "obligation", "commitment",
                     "expectation", "condition", "cost", "test", "quota", "threshold", "objective", "debt", "payment", "shortfall", "forecast"})  # fmt: skip
AUDIENCES = frozenset({"conference", "meeting", "assembly", "parliament", "congress", "nation", "session", "summit", "forum", "reporter", "council", "rally", "lawmaker",
                       "audience", "crowd", "delegate", "convention", "gathering", "seminar", "student", "troop", "leader", "minister"})  # fmt: skip


@dataclass(slots=True)
class Mention:
    """One telling of an event."""

    token: int
    kind: EventKind
    trigger: Trigger
    verb: bool
    heading: bool
    standing: Standing | None
    circle: Circle
    when: When | None
    definite: bool = False
    indefinite: bool = False
    date_only: bool = False
    what: tuple[CitedPassage, ...] = ()
    agenda: tuple[CitedPassage, ...] = ()
    condition: CitedPassage | None = None
    moved_from: When | None = None
    host: int | None = None
    """Token of the mention from which this one has its standing: the trip in *will visit … to meet*."""
    group: VerbGroup | None = field(default=None, repr=False)
    lemma: str = ""
    plural: bool = False
    led: tuple[str, ...] = ()
    """Places of the phrase that opens the clause: *In Botswana, …*."""
    role: frozenset[str] = frozenset()
    """The words of the role that acts: *under*, *secretary*."""
    timid: bool = False
    """Too little by itself: only more about an event that is told elsewhere."""
    meant: bool = False
    """Whether the one who acts is told by a pronoun or a role (*he*, *the Secretary*)."""

    @property
    def ahead(self) -> bool:
        """Whether this telling says that the event lies ahead, is under way or was called off."""
        return self.standing is not None and self.standing.status != "happened"

    @property
    def done(self) -> bool:
        """Whether this telling says that it took place."""
        return self.standing is not None and self.standing.status == "happened"


def find_mentions(scene: Scene) -> list[Mention]:
    """Return the mentions of events in text order."""
    found: list[Mention] = []
    for sentence in scene.language.sentences:
        for at in range(sentence.first, sentence.last):
            word = scene.tokens[at]
            if word.pos == "VERB" and not (word.form == "ing" and _is_gerund(scene, at, sentence)):
                mention = _verb_mention(scene, at, sentence)
            elif word.pos in {"NOUN", "PROPN", "VERB"}:
                mention = _noun_mention(scene, at, sentence)
            else:
                continue
            if mention is not None:
                found.append(mention)
    return found


def _verb_mention(scene: Scene, at: int, sentence: Sentence) -> Mention | None:
    word = scene.tokens[at]
    trigger = verb_trigger(word.lemma)
    if word.lemma in LEGS and _starts_trip(scene, at):
        trigger = Trigger("visit", "diary", "leg")
    if trigger is None:
        return None
    group = scene.language.verb_group_at(at)
    if group is None or group.main != at:
        return _modifier_mention(scene, at, sentence, trigger)
    if word.form == "ing" and group.first == at == sentence.first:
        return _modifier_mention(scene, at, sentence, trigger)
    if word.lemma in HOSTING and _at_gathering(scene, group.last, scene.clause_end(at), preps=HOSTING[word.lemma]):
        return None
    standing = standing_of(scene, group)
    if standing is None and not group.infinitive and word.form != "ing":
        return None
    stop = scene.clause_end(at)
    when = when_around(
        scene, at, group, stop, past_too=standing is not None and standing.status in {"happened", "cancelled"}
    )
    travels = trigger.kind in TRAVEL
    circle = around(scene, at, verb=group, travels=travels, stop=stop)
    subjects = subject_of(scene, group)
    subject_ids = names_of(scene, subjects)
    if not subject_ids and subjects and scene.tokens[subjects[0].head].norm in {"i", "we"}:
        subject_ids = scene.speakers_at(at)
    start = scene.clause_start(at)
    led = leading_places(scene, group.first, start)
    agents = circle.agents if group.passive else unique((*subject_ids, *circle.agents))
    circle = Circle(agents, circle.partners, unique((*circle.places, *led)), circle.words, circle.here)
    told = next(
        (noun_trigger(scene.tokens[p.head].norm) or noun_trigger(scene.tokens[p.head].lemma) for p in subjects[:1]),
        None,
    )
    if (
        told is not None
        and trigger.root != "leg"
        and (word.lemma in cues().occur or word.lemma in HOSTING or (told.kind in GATHERINGS and not group.passive))
    ):
        return None  # "the talks will resume": the noun tells it
    mention = Mention(at, trigger.kind, trigger, verb=True, heading=sentence.heading, standing=standing, circle=circle, when=when, led=led,
                      group=group, lemma=word.lemma, meant=_is_meant(scene, subjects), role=_role(scene, subjects))  # fmt: skip
    _settle(scene, mention, sentence)
    if group.passive:
        mention.what = tuple(
            scene.cite(_outer_first(scene, p), p.last) for p in subjects[:1] if scene.tokens[p.head].pos != "PRON"
        )
    else:
        mention.what = _object(scene, group, stop, trigger)
    if not _is_event(scene, mention):
        if (
            standing is None
            or trigger.degree == "diary"
            or mention.kind in {"visit", "meeting", "talks"}
            or not mention.ahead
        ):
            return None
        mention.timid = True
    return mention


ACTS = frozenset(
    {"sign", "launch", "introduce", "publish", "release", "present", "submit", "open", "close", "end", "impose", "lift"}
)
ROLES = frozenset({"secretary", "minister", "president", "premier", "chancellor", "envoy", "king", "queen", "ambassador", "representative", "leader", "counselor",
                   "pope", "prince", "princess", "commissioner", "chief", "director", "general", "senator", "chairman", "delegation", "visitor", "ministers",
                   "two"})  # fmt: skip


def _is_meant(scene: Scene, subjects: list[NounPhrase]) -> bool:
    if not subjects:
        return False
    head = scene.tokens[subjects[0].head]
    if head.norm in {"he", "she", "they"}:
        return True
    opening = scene.tokens[subjects[0].first]
    return head.norm in ROLES and (opening.norm == "the" or scene.tokens[max(0, subjects[0].first - 2)].norm == "the")


def _role(scene: Scene, subjects: list[NounPhrase]) -> frozenset[str]:
    if not subjects or scene.tokens[subjects[0].first].norm != "the":
        return frozenset()
    return frozenset(scene.tokens[at].norm for at in range(subjects[0].first + 1, subjects[0].last))


def _object_head(scene: Scene, mention: Mention) -> str:
    group = mention.group
    if group is None or group.last >= len(scene.tokens):
        return ""
    phrase = scene.language.noun_phrase_at(group.last)
    return scene.tokens[phrase.head].lemma if phrase is not None and phrase.first == group.last else ""


LEGS = frozenset({"start", "begin", "conclude", "end", "finish"})


def _starts_trip(scene: Scene, at: int) -> bool:
    """*will start his trip in Israel*: a leg."""
    phrase = scene.language.noun_phrase_at(at + 1) if at + 1 < len(scene.tokens) else None
    if phrase is None or phrase.first != at + 1 or phrase.last >= len(scene.tokens):
        return False
    return scene.tokens[phrase.head].lemma in {"trip", "visit", "tour", "travel"} and scene.tokens[
        phrase.last
    ].norm in {"in", "with", "at"}


def _modifier_mention(scene: Scene, at: int, sentence: Sentence, trigger: Trigger) -> Mention | None:
    """*Visiting Russian Prime Minister …*: under way."""
    word = scene.tokens[at]
    if word.form != "ing" or trigger.kind != "visit" or word.lemma not in {"visit", "tour"}:
        return None
    phrase = scene.language.noun_phrase_at(at + 1) if at + 1 < sentence.last else None
    if phrase is None or phrase.head <= at:
        return None
    circle = Circle(agents=names_of(scene, [phrase]))
    return Mention(at, "visit", trigger, verb=True, heading=sentence.heading, standing=Standing("happening", scene.cite(at), "event.on-a-visit"),
                   circle=circle, when=None, definite=True, lemma=word.lemma)  # fmt: skip


def _outer_first(scene: Scene, phrase: NounPhrase) -> int:
    """*a package of bilateral documents which could be signed*: the whole of it."""
    at = phrase.first - 1
    before = scene.language.noun_phrase_at(at - 1) if at > 1 and scene.tokens[at].norm == "of" else None
    return before.first if before is not None and before.last == at else phrase.first


def _object(scene: Scene, group: VerbGroup, stop: int, trigger: Trigger) -> tuple[CitedPassage, ...]:
    if trigger.kind in {"visit", "meeting", "talks"} and trigger.root not in {"discuss", "attend", "host", "join"}:
        return ()
    if group.last >= stop:
        return ()
    at = group.last
    if scene.tokens[at].norm == "on" and trigger.kind == "vote":
        at += 1
    phrase = scene.language.noun_phrase_at(at) if at < stop else None
    if phrase is None or phrase.first != at or scene.in_time(at):
        return ()
    last = phrase.last
    if last + 1 < stop and scene.tokens[last].norm == "of":
        inner = scene.language.noun_phrase_at(last + 1)
        if inner is not None and inner.first == last + 1:
            last = inner.last
    return (scene.cite(phrase.first, last),)


def _settle(scene: Scene, mention: Mention, sentence: Sentence) -> None:
    """Drop a standing that its words do not carry: a question, the present tense without a date ahead."""
    standing = mention.standing
    if standing is None:
        return
    if scene.tokens[sentence.last - 1].text == "?" or (
        sentence.last - sentence.first > 1 and scene.tokens[sentence.last - 2].text == "?"
    ):
        mention.standing = None
        return
    start = scene.clause_start(mention.token)
    if _is_denied(scene, start) and standing.status in {"confirmed", "planned", "expected", "possible"}:
        mention.standing = Standing("denied", scene.cite(scene.group_before(start - 1).main), "event.denied")  # type: ignore[union-attr]
        return
    if (
        start
        and scene.tokens[start - 1].norm in {"if", "unless", "whether", "provided"}
        and standing.status not in CHANGES
    ):
        mention.standing = None
        return
    if standing.needs_date:
        good = mention.when is not None and is_ahead(mention.when, scene.today, strictly=True)
        good = good or (mention.when is None and _says_when(scene, mention))
        if not good and mention.when is not None and standing.rule == "event.is-to":
            good = is_ahead(mention.when, scene.today) and mention.when.earliest == scene.today
        if (
            not good
            and mention.when is not None
            and standing.rule in {"event.would", "event.scheduled", "event.expected", "event.plan"}
        ):
            good = is_ahead(mention.when, scene.today)
        if not good and _fell_through(scene, mention, sentence):
            mention.standing = Standing("cancelled", standing.cue, "event.cancelled")
            return
        if not good:
            group = mention.group
            if (
                mention.kind == "visit"
                and mention.lemma in {"visit", "tour", "travel"}
                and group is not None
                and group.progressive
                and not group.past
            ):
                mention.standing = Standing("happening", standing.cue, "event.under-way")
            elif mention.kind == "visit" and mention.heading and standing.rule == "event.present-for-future":
                mention.standing = None
            else:
                mention.standing = None
    found = None if mention.standing is not None and mention.standing.weak else condition_of(scene, mention.token)
    if (
        found is not None
        and mention.standing is not None
        and mention.standing.status in AHEAD - CHANGES - {"conditional"}
        and mention.standing.status in {"confirmed", "possible"}
    ):
        if scene.tokens[found[0]].norm in {"if", "unless", "provided", "once"}:
            mention.condition = scene.cite(*found)
            mention.standing = Standing("conditional", scene.cite(found[0]), "event.if")
    elif found is not None and mention.standing is not None and mention.standing.status == "conditional":
        mention.condition = scene.cite(*found)


def _says_when(scene: Scene, mention: Mention) -> bool:
    """*begins next week* lies ahead, though nobody knows from which day."""
    return any(says_ahead(time) for time in scene.times_between(mention.token + 1, scene.clause_end(mention.token)))


def _is_denied(scene: Scene, start: int) -> bool:
    """*has denied that a meeting will take place*."""
    if start < 2 or scene.tokens[start - 1].norm != "that":
        return False
    before = scene.group_before(start - 1)
    return (
        before is not None
        and before.last == start - 1
        and scene.tokens[before.main].lemma == "deny"
        and not before.negated
    )


def _fell_through(scene: Scene, mention: Mention, sentence: Sentence) -> bool:
    """*was scheduled to meet him, but stayed away*: a plan of the past, and then a but."""
    standing = mention.standing
    if standing is None or standing.rule not in {"event.scheduled", "event.is-to"} or not mention.verb:
        return False
    if any(scene.tokens[at].norm == "but" for at in range(mention.token, sentence.last)):
        return True
    return sentence.last < len(scene.tokens) and scene.tokens[sentence.last].norm == "but"


def _is_event(scene: Scene, mention: Mention) -> bool:
    """Tell whether a verb's telling is one for the diary, by its degree, its object, its agent and its date."""
    standing = mention.standing
    trigger = mention.trigger
    lemma = mention.lemma
    if (
        lemma == "meet"
        and mention.group is not None
        and (mention.group.passive or _object_head(scene, mention) in NOT_MET)
    ):
        return False
    if lemma in {"join", "receive", "attend"} and mention.group is not None and mention.group.passive:
        return False
    if lemma == "address" and not mention.circle.partners and _object_head(scene, mention) not in AUDIENCES:
        return False
    if lemma in NEEDS_PLACE and not mention.circle.places and not mention.circle.here:
        if not (lemma in {"leave", "arrive", "depart", "return", "travel"} and mention.when is not None):
            return False
    if standing is None:
        return trigger.degree == "diary" and mention.kind in {"visit", "meeting"}
    if (
        lemma in NEEDS_OBJECT
        and not (mention.when is not None and lemma in ACTS)
        and mention.group is not None
        and not mention.group.passive
        and not mention.circle.partners
        and not mention.circle.words
        and not mention.what
    ):
        return False
    if standing.status == "happened":
        return trigger.degree == "diary" or lemma in {
            "arrive",
            "leave",
            "return",
            "fly",
            "withdraw",
            "introduce",
            "open",
            "attend",
            "host",
        }
    if trigger.degree == "diary":
        return True
    named = bool(mention.circle.agents)
    dated = mention.when is not None and is_ahead(mention.when, scene.today)
    if trigger.degree == "dated":
        if (
            standing.status == "conditional"
            and mention.group is not None
            and mention.group.last == mention.group.first + 1
        ):
            return mention.kind in {"decision", "signing", "vote"}  # "if approved"
        if standing.status == "happening":
            return named or mention.kind in {"military", "visit"}
        if lemma == "discuss":
            return dated and (named or bool(mention.circle.places))
        if lemma == "negotiate":
            return (named or dated) and not mention.group.passive if mention.group is not None else False
        if standing.status == "denied" and _is_modal(mention) and mention.kind == "decision":
            return False
        if lemma in {"appear", "plead", "testify"} and not named:
            return False
        if standing.status in CHANGES | {"planned"}:
            return named or dated
        if mention.kind in {"visit", "meeting"}:
            return (named or dated) and not standing.weak
        if standing.status == "possible" and named and not _is_modal(mention) and standing.rule == "event.may":
            return True  # "is considering recognizing"
        return dated or (
            standing.status == "confirmed" and named and standing.rule in {"event.is-to", "event.scheduled"}
        )
    return (named or mention.heading) and (
        standing.status == "planned" or standing.status == "possible" and (mention.heading or not _is_modal(mention))
    )


def _is_modal(mention: Mention) -> bool:
    """Tell whether the standing comes from the verb's own modal: *may*, *could*."""
    return mention.group is not None and mention.group.modal is not None


def _noun_mention(scene: Scene, at: int, sentence: Sentence) -> Mention | None:
    word = scene.tokens[at]
    key = word.norm if noun_trigger(word.norm) is not None else word.lemma
    trigger = noun_trigger(key)
    if (
        trigger is None
        or scene.in_time(at)
        or (at + 1 < sentence.last and scene.tokens[at + 1].norm in {"making", "maker", "makers"})
    ):
        return None
    phrase = scene.language.noun_phrase_at(at) or _phrase_to(scene, at)
    if phrase.head != at and not _heads(scene, at, phrase):
        return None
    phrase = _contained(scene, _whole_name(scene, phrase))
    if _wraps_event(scene, at, phrase) or (trigger.kind in GATHERINGS and _at_gathering(scene, at + 1)):
        return None
    over = scene.name_over(at)
    if (
        over is not None
        and over.name.kind in {"person", "organisation"}
        and scene.tokens[at].pos == "PROPN"
        and trigger.degree != "diary"
    ):
        return None
    reading = read_noun(scene, at, phrase)
    standing = reading.standing
    stop = scene.clause_end(at)
    past_too = standing is not None and standing.status in {"happened", "cancelled", "happening"}
    carrier = reading.carrier or reading.theme_of
    when = when_around(scene, at, None, stop, past_too=past_too)
    if reading.theme_of is not None:
        after = scene.clause_end(reading.theme_of.main)
        when = when or when_around(scene, reading.theme_of.main, reading.theme_of, after, past_too=past_too)
    if when is None and reading.carrier is not None and scene.tokens[reading.carrier.main].lemma in cues().carrier:
        when = when_around(scene, reading.carrier.main, reading.carrier, stop, past_too=past_too)
    moved = None
    if carrier is not None and standing is not None and standing.status == "postponed":
        new = moved_to(scene, carrier)
        if new is not None:
            moved = (
                when if when is not None and when.edtf != new.edtf else _first_date(scene, phrase.last, carrier.first)
            )
            when = new
            standing = replace(standing, status="rescheduled", rule="event.rescheduled")
    circle = _noun_circle(scene, at, phrase, trigger, reading.carrier, stop)
    if reading.theme_of is not None:
        there = around(
            scene,
            reading.theme_of.main,
            verb=reading.theme_of,
            travels=False,
            stop=scene.clause_end(reading.theme_of.main),
        )
        circle = replace(circle, places=unique((*circle.places, *there.places)), here=circle.here or there.here)
    if trigger.kind in {"election", "vote"} and not circle.agents:
        land = _land_of(scene, phrase)
        circle = replace(circle, agents=land, places=circle.places)
    opening = reading.carrier or reading.theme_of
    led = leading_places(scene, opening.first, scene.clause_start(opening.main)) if opening is not None else ()
    definite = reading.definite
    mention = Mention(at, trigger.kind, trigger, verb=False, heading=sentence.heading, standing=standing, circle=circle, when=when,
                      definite=definite, led=led, moved_from=moved, indefinite=scene.tokens[phrase.first].norm in {"a", "an", "another", "further", "new", "other", "more"},
                      date_only=reading.date_only, group=carrier, lemma=word.lemma, plural=word.plural)  # fmt: skip
    _settle(scene, mention, sentence)
    return mention if _is_noun_event(scene, mention) else None


def _first_date(scene: Scene, first: int, last: int) -> When | None:
    dated = [time for time in scene.times_between(first, last) if is_dated(time)]
    return when_of(scene, dated[0]) if dated else None


def _land_of(scene: Scene, phrase: NounPhrase) -> tuple[str, ...]:
    """*Iraqi parliamentary elections*: the country, where the story names it."""
    for at in range(phrase.first, phrase.head):
        code = country_of_adjective(scene.tokens[at].text)
        if code is not None:
            return tuple(
                n.id for n in scene.names if n.kind == "place" and n.country == code and country_named(n.name) == code
            )[:1]
    return ()


def _is_gerund(scene: Scene, at: int, sentence: Sentence) -> bool:
    """*the interim committee meeting*, *the signing*: a noun, though it looks like a verb."""
    group = scene.language.verb_group_at(at)
    if noun_trigger(scene.tokens[at].norm) is None or group is None or group.first != at or at == sentence.first:
        return False
    before = scene.tokens[at - 1]
    return before.pos in {"NOUN", "PROPN", "ADJ", "DET"} or before.norm in {"'s", "'"}


def _whole_name(scene: Scene, phrase: NounPhrase) -> NounPhrase:
    """*a U.S.-Japan-Republic of Korea Trilateral Meeting*: one name, though *of* stands in it."""
    at = phrase.first - 1
    if (
        at < 1
        or scene.tokens[at].norm != "of"
        or scene.tokens[phrase.first].pos != "PROPN"
        or scene.tokens[phrase.head].pos != "PROPN"
    ):
        return phrase
    before = scene.language.noun_phrase_at(at - 1)
    if before is None or before.last != at or scene.tokens[before.head].pos != "PROPN":
        return phrase
    return NounPhrase(before.first, phrase.last, phrase.head)


def _contained(scene: Scene, phrase: NounPhrase) -> NounPhrase:
    """*a planned series of meetings*: the plan is for the meetings."""
    at = phrase.first - 1
    if at < 1 or scene.tokens[at].norm != "of" or scene.tokens[at - 1].lemma not in cues().container:
        return phrase
    before = scene.language.noun_phrase_at(at - 1)
    return NounPhrase(before.first, phrase.last, phrase.head) if before is not None and before.last == at else phrase


def _phrase_to(scene: Scene, at: int) -> NounPhrase:
    before = scene.language.noun_phrase_at(at - 1) if at else None
    return NounPhrase(before.first if before is not None and before.last == at else at, at + 1, at)


def _wraps_event(scene: Scene, at: int, phrase: NounPhrase) -> bool:
    """*the opening of the talks*: the talks tell it."""
    if scene.tokens[at].lemma not in {
        "opening",
        "start",
        "resumption",
        "round",
        "signing",
        "announcement",
        "date",
        "launch",
    }:
        return False
    if phrase.last + 1 >= len(scene.tokens) or scene.tokens[phrase.last].norm != "of":
        return False
    inner = scene.language.noun_phrase_at(phrase.last + 1)
    return inner is not None and noun_trigger(scene.tokens[inner.head].norm) is not None


_SETTING = frozenset({"at", "during"})
_OBJECT = frozenset({"at", "during", "in", "for", ""})
HOSTING = {
    "discuss": _SETTING, "debate": _SETTING, "consult": _SETTING, "host": _OBJECT, "attend": _OBJECT, "participate": _OBJECT, "join": _OBJECT,
    "chair": _OBJECT, "convene": frozenset({""}), "engage": _SETTING, "receive": _SETTING, "co-chair": frozenset({""}), "co-host": frozenset({""}),
    "gather": _OBJECT, "take": _OBJECT,
}  # fmt: skip
"""Verbs that a gathering named beside them tells better, and the prepositions before it (none: its object)."""


def _at_gathering(scene: Scene, first: int, stop: int | None = None, preps: frozenset[str] = _SETTING) -> bool:
    """*discussions at two-day talks*, *will discuss food during the summit*: the gathering tells it."""
    last = first + 1 if stop is None else stop
    for at in range(first - (1 if "" in preps else 0), min(last, len(scene.tokens) - 1, first + 40)):
        direct = at == first - 1
        if direct or (scene.tokens[at].norm in preps and scene.tokens[at].pos == "ADP"):
            phrase = scene.language.noun_phrase_at(at + 1)
            if phrase is not None and phrase.first == at + 1:
                if phrase.last + 1 < len(scene.tokens) and scene.tokens[phrase.last].norm == "of":
                    inner = scene.language.noun_phrase_at(phrase.last + 1)
                    named = noun_trigger(scene.tokens[inner.head].norm) if inner is not None else None
                    if named is not None and named.kind in GATHERINGS and named.degree == "diary":
                        return True
                trigger = noun_trigger(scene.tokens[phrase.head].norm) or noun_trigger(scene.tokens[phrase.head].lemma)
                if (
                    trigger is not None
                    and (
                        trigger.kind in GATHERINGS
                        or trigger.kind == "trial"
                        or trigger.root in {"fair", "exhibition", "festival", "ceremony"}
                    )
                    and trigger.degree == "diary"
                ):
                    return True
    return False


GATHERINGS = frozenset({"meeting", "talks", "summit"})


def _heads(scene: Scene, at: int, phrase: NounPhrase) -> bool:
    """Tell whether a noun inside a phrase still names the event: *the Food Security Ministerial Conference* no, *talks Friday* yes."""
    return at + 1 < phrase.last and (scene.in_time(at + 1) or scene.tokens[at + 1].text in {'"', "“"})


def _noun_circle(
    scene: Scene, at: int, phrase: NounPhrase, trigger: Trigger, carrier: VerbGroup | None, stop: int
) -> Circle:
    travels = trigger.kind in TRAVEL
    circle = around(scene, at, verb=None, travels=travels, stop=stop)
    owners = possessor(scene, phrase)
    agents = list(names_of(scene, owners))
    places = list(circle.places)
    inside = scene.names_between(phrase.first, at)
    lands = [spot for spot in inside if spot.name.kind == "place" and country_named(spot.name.name) is not None]
    between = len({spot.name.id for spot in lands}) > 1  # "the U.S.-Honduras dialogue": whose, not where
    for spot in inside:
        if any(spot.name.id == i for i in agents):
            continue
        if between and spot in lands:
            agents.append(spot.name.id)
        elif spot.name.kind == "place" and not owners:
            places.append(spot.name.id)
        elif spot.name.kind in {"organisation", "group"}:
            agents.append(spot.name.id)
    agents += circle.agents
    lemma = scene.tokens[carrier.main].lemma if carrier is not None else ""
    if (
        carrier is not None
        and not owners
        and (lemma in cues().carrier or lemma in cues().object or lemma in cues().verb)
    ):
        agents = [*names_of(scene, subject_of(scene, carrier)), *agents]
        start = scene.clause_start(carrier.main)
        places += leading_places(scene, carrier.first, start)
        places += around(scene, carrier.main, verb=carrier, travels=False, stop=phrase.first).places
    if trigger.kind in GATHERINGS and phrase.first > 1 and scene.tokens[phrase.first - 1].norm in {"at", "during"}:
        teller = scene.language.verb_group_at(phrase.first - 2)
        if (
            teller is not None
            and scene.tokens[teller.main].lemma in {"say", "tell", "speak", "announce", "stress", "note"}
            and teller.past
        ):
            agents = [*names_of(scene, subject_of(scene, teller)), *agents]  # "Borisov said at negotiations with"
    if not agents and travels and scene.tokens[phrase.first - 1].norm == "on":
        comma = phrase.first - 2
        if comma > 0 and scene.tokens[comma].text == ",":
            owner = scene.language.noun_phrase_at(comma - 1)
            agents += names_of(scene, [owner]) if owner is not None else []
    return Circle(unique(agents), circle.partners, unique(places), circle.words, circle.here)


def _is_noun_event(scene: Scene, mention: Mention) -> bool:
    standing = mention.standing
    degree = mention.trigger.degree
    dated = mention.when is not None and is_ahead(mention.when, scene.today, strictly=True)
    if standing is None or degree == "diary":
        return True
    if standing.status == "happened":
        return True
    if mention.kind == "decision" and not dated and standing.rule in {"event.will", "event.would", "event.may"}:
        return False  # "will make those decisions": a day, or somebody's plan, makes it news
    if degree == "dated":
        return True if standing.status in CHANGES or dated else not standing.weak
    if standing.status in {"denied", "cancelled"} and not standing.weak:
        return True
    mention.standing = None  # "the increase": only another word for an event told elsewhere
    return True


def host_of(scene: Scene, mention: Mention) -> VerbGroup | None:
    """Return the verb in whose purpose or company a mention stands: *will visit … to meet*, *will make a visit and hold talks*."""
    group = mention.group
    if group is None:
        return None
    joined = coordinated_with(scene, group)
    if joined is not None:
        return joined
    return scene.group_before(group.first) if group.infinitive else None
