"""One record an event: mentions that tell the same event, brought together by kind, participants, place and time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.extract.events.participants import unique
from onrecord.extract.events.standing import Standing
from onrecord.extract.events.triggers import GATHERINGS, words
from onrecord.extract.events.whens import agree, narrower_of, open_ended

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.extract.events.mention import Mention
    from onrecord.extract.events.scene import Scene
    from onrecord.record import EventKind, Name, When

RANK = (
    "cancelled",
    "postponed",
    "rescheduled",
    "denied",
    "happening",
    "confirmed",
    "expected",
    "conditional",
    "planned",
    "possible",
)
"""When tellings differ: what became of the plan first, then the surest."""
WINDOW = 40
"""So many of the last events are compared with a new mention; a story has few, a hostile text may have thousands."""

MEMORY = 15
"""Sentences over which a mention that shares nobody, no place and no day with an event still tells it."""


@dataclass(slots=True)
class Cluster:
    """The mentions of one event."""

    mentions: list[Mention] = field(default_factory=list)
    parent: Cluster | None = None
    inherited_when: When | None = None
    inherited_places: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()

    @property
    def ahead(self) -> list[Mention]:
        """The tellings that say how the plan stands."""
        return [m for m in self.mentions if m.ahead]

    @property
    def told(self) -> bool:
        """Whether some telling is enough for an entry."""
        return any(m.ahead and not m.timid for m in self.mentions)

    @property
    def kind(self) -> EventKind:
        """The kind of the clearest telling."""
        return (self.head).kind

    @property
    def head(self) -> Mention:
        """The clearest telling: one that has a cue and a date, in the body, with somebody named."""
        return max(
            self.mentions,
            key=lambda m: (
                m.ahead and not m.timid,
                not (m.standing is not None and m.standing.weak),
                m.when is not None,
                not m.heading,
                bool(m.circle.agents),
                -m.token,
            ),
        )  # fmt: skip

    @property
    def standing(self) -> Standing:
        """How the event stands at the story's end."""
        told = [m.standing for m in self.ahead if m.standing is not None]
        strong = [s for s in told if not s.weak] or told
        changed = [s for s in strong if s.status in RANK[:4]]
        moved = next((s for s in changed if s.status == "rescheduled"), None)
        if moved is not None and changed[-1].status in {"postponed", "rescheduled"}:
            return moved  # put off in the title, to which day in the text
        if changed and changed[-1].status in {"postponed", "cancelled"} and self._new_date():
            return Standing("rescheduled", changed[-1].cue, "event.rescheduled")
        return min(strong, key=lambda s: RANK.index(s.status))

    def _new_date(self) -> bool:
        order = sorted(self.mentions, key=lambda m: m.token)
        moved = next((m for m in order if m.standing is not None and m.standing.status == "postponed"), None)
        if moved is None:
            return False
        return any(
            m.token > moved.token
            and m.standing is not None
            and m.standing.status == "confirmed"
            and m.when is not None
            and not m.standing.weak
            for m in order
        )

    @property
    def agents(self) -> tuple[str, ...]:
        """Who acts, by all tellings."""
        return unique(i for m in self.mentions for i in m.circle.agents)

    @property
    def partners(self) -> tuple[str, ...]:
        """With whom, by all tellings."""
        return unique(i for m in self.mentions for i in m.circle.partners)

    @property
    def places(self) -> tuple[str, ...]:
        """Where, by all tellings."""
        return unique(i for m in self.mentions for i in m.circle.places)

    @property
    def words(self) -> frozenset[str]:
        """Heads of partners that have no name."""
        return frozenset(w for m in self.mentions for w in m.circle.words)

    @property
    def when(self) -> When | None:
        """The date, by the tellings that agree with the status first."""
        status = self.standing.status if self.ahead else None
        found: When | None = None
        for m in sorted(
            self.mentions, key=lambda m: (m.standing is None or m.standing.status != status, m.heading, m.token)
        ):
            if m.when is not None:
                found = m.when if found is None else narrower_of(found, m.when) if agree(found, m.when) else found
        return self._open_ended(found) if found is not None else None

    def _open_ended(self, when: When) -> When:
        """*will leave on Tuesday on a trip*: the trip begins then, nobody says how long it takes."""
        leaving = words("setting_out")
        dated = [m for m in self.mentions if m.when is not None and m.when.edtf == when.edtf]
        only_start = all(m.lemma in leaving for m in dated) and any(m.lemma not in leaving for m in self.mentions)
        if not only_start or when.earliest is None or when.earliest != when.latest:
            return when
        return open_ended(when)


def family(mention: Mention) -> str:
    """Return what must be equal for two mentions to tell one event."""
    if mention.kind in GATHERINGS:
        return "summit" if mention.kind == "summit" else "gathering"
    if mention.lemma == "return":
        return "return"
    return mention.kind if mention.kind in {"visit", "election"} else mention.trigger.root


class Merger:
    """Puts mentions, in text order, to the events that they tell."""

    def __init__(self, scene: Scene) -> None:
        """Start with no event."""
        self.scene = scene
        self.clusters: list[Cluster] = []
        self._names: dict[str, Name] = {name.id: name for name in scene.names}
        self._by_family: dict[str, list[Cluster]] = {}

    def forget(self) -> None:
        """Let no later mention join what was told so far: a text of thousands of mentions is no story."""
        self._by_family.clear()

    def put(self, mention: Mention) -> Cluster:
        """Return the event that ``mention`` tells, a new one where none fits."""
        near = self._by_family.setdefault(family(mention), [])
        for cluster in reversed(near[-WINDOW:]):
            if self._fits(mention, cluster):
                cluster.mentions.append(mention)
                return cluster
        fresh = Cluster([mention])
        self.clusters.append(fresh)
        near.append(fresh)
        return fresh

    def _fits(self, m: Mention, c: Cluster) -> bool:
        """Tell whether ``m`` can tell the event ``c``: nothing parts them, and gatherings have something in common."""
        ahead = c.ahead
        apart = (
            self._distance_parts, self._tense_parts, self._denial_parts, self._sentence_parts, self._order_parts,
            self._name_parts,
        )  # fmt: skip
        if not agree(m.when, c.when) or any(parts(m, c, ahead) for parts in apart):
            return False
        if not self._people_fit(m, c) or not self._places_fit(m.circle.places, c.places):
            return False
        titled = any(x.heading for x in c.mentions)
        if m.indefinite and ahead:
            if self._next_door(m, c):
                return True
            shared = set(m.circle.agents) & set(c.agents) or (m.when is not None and c.when is not None)
            if not titled and not shared:
                return False
        if m.kind in GATHERINGS and not m.heading and any(not x.heading for x in c.mentions):
            return self._gathering_fits(m, c)
        return True

    def _distance_parts(self, m: Mention, c: Cluster, ahead: list[Mention]) -> bool:  # noqa: ARG002 - one shape for all
        """*the visit* of a briefing's last page is none of its first page, unless people, place or day are the same."""
        sentence_of = self.scene.language.sentence_of
        if sentence_of(m.token) - max(sentence_of(x.token) for x in c.mentions) <= MEMORY:
            return False
        people = {*m.circle.agents, *m.circle.partners} & {*c.agents, *c.partners}
        lands = {self._country(i) for i in m.circle.places} & {self._country(i) for i in c.places}
        return not (people or lands or (m.when is not None and c.when is not None))

    def _tense_parts(self, m: Mention, c: Cluster, ahead: list[Mention]) -> bool:
        """What is done is not ahead, unless it is under way."""
        under_way = any(x.standing is not None and x.standing.status == "happening" for x in ahead)
        if m.done:
            return bool(ahead) and not under_way
        own = m.standing is not None and m.standing.status == "happening"
        return m.ahead and any(x.done for x in c.mentions) and not under_way and not own

    def _denial_parts(self, m: Mention, c: Cluster, ahead: list[Mention]) -> bool:
        """Talks that are refused are other talks than those that will be held, unless people and place are the same."""
        people = {*m.circle.agents, *m.circle.partners}
        if m.circle.agents and m.ahead and self._denies(m) and any(self._denies(x) for x in ahead):
            return not people & {*c.agents, *c.partners}
        if not m.ahead or not ahead or m.definite or self._denies(m) == all(self._denies(x) for x in ahead):
            return False
        return not (set(m.circle.agents) & set(c.agents) and set(m.circle.places) & set(c.places))

    def _sentence_parts(self, m: Mention, c: Cluster, ahead: list[Mention]) -> bool:
        """Two events told in one sentence are two, unless the second only repeats the first."""
        if not m.ahead or m.heading or m.standing is None:
            return False
        here = self.scene.language.sentence_of(m.token)
        if not any(self.scene.language.sentence_of(x.token) == here for x in ahead):
            return False
        if m.date_only or m.standing.rule in {"event.ahead", "event.upcoming"}:
            return True
        return not m.definite and not self._same_words(m, c)

    def _order_parts(self, m: Mention, c: Cluster, ahead: list[Mention]) -> bool:
        """*will also meet*, *will then travel*, *the next meeting*, *will start his trip*: one more."""
        if m.verb and not m.heading and any(x.verb and not x.heading for x in ahead) and self._also(m):
            return True
        if m.trigger.root == "leg" and not all(x.trigger.root == "leg" for x in c.mentions):
            return True
        if self._is_next(m) and any(not self._is_next(x) for x in ahead):
            return True
        return m.kind == "visit" and self._is_leg(m, c)

    def _name_parts(self, m: Mention, c: Cluster, ahead: list[Mention]) -> bool:  # noqa: ARG002 - one shape for all
        """*the Oslo Forum* is no other meeting with somebody of the same trip."""
        if m.heading or self._event_name(m) is None or not c.partners:
            return False
        bodies = [x for x in c.mentions if not x.heading]
        return bool(bodies) and all(x.verb and x.lemma == "meet" for x in bodies)

    def _event_name(self, m: Mention) -> str | None:
        over = self.scene.name_over(m.token)
        return over.name.id if over is not None and over.name.kind == "event" else None

    def _next_door(self, m: Mention, c: Cluster) -> bool:
        """*agreed to resume talks … a session is scheduled Friday*: the day of what was just told without one."""
        if m.kind not in GATHERINGS or m.when is None or c.when is not None or m.circle.partners or m.circle.words:
            return False
        last = max(x.token for x in c.ahead)
        return self.scene.language.sentence_of(m.token) - self.scene.language.sentence_of(last) == 1

    @staticmethod
    def _is_next(m: Mention) -> bool:
        cue = m.standing.cue if m.standing is not None else None
        return cue is not None and cue.text.lower() == "next"

    @staticmethod
    def _denies(m: Mention) -> bool:
        return m.standing is not None and m.standing.status == "denied"

    def _same_words(self, m: Mention, c: Cluster) -> bool:
        if m.kind in GATHERINGS:
            return m.when is None and not (m.circle.words or m.circle.partners)
        return bool(set(m.circle.agents) & set(c.agents)) or not m.circle.agents

    def _also(self, m: Mention) -> bool:
        group = m.group
        if group is None:
            return False
        return any(
            self.scene.tokens[at].norm in {"also", "then", "separately", "later"}
            for at in range(max(0, group.first - 1), group.last)
        )

    def _is_leg(self, m: Mention, c: Cluster) -> bool:
        """A stop of a tour: another verb of travel with a place of its own, beside a trip to several."""
        if m.heading or not m.verb or not m.circle.places:
            return False
        verbs = [x for x in c.mentions if x.verb and not x.heading]
        if not verbs:
            return False
        return len({self._country(i) for i in c.places}) > 1 or not set(m.circle.places) & set(c.places)

    def _country(self, name_id: str) -> str:
        name = self._names.get(name_id)
        return (name.country or name.name) if name is not None else name_id

    def _people_fit(self, m: Mention, c: Cluster) -> bool:
        mine, theirs = self._named({*m.circle.agents, *m.circle.partners}), self._named({*c.agents, *c.partners})
        if mine and theirs and not mine & theirs:
            if m.kind in GATHERINGS and not m.indefinite and (m.definite and m.standing is None):
                return False
            lands = {self._country(i) for i in mine} & {self._country(i) for i in theirs}
            return bool(lands) and m.kind != "visit"
        if m.kind in GATHERINGS and m.ahead and c.ahead:
            mine_partners = {*m.circle.partners} - {*c.agents}
            their_partners = {*c.partners} - {*m.circle.agents}
            if mine_partners and their_partners and not mine_partners & their_partners:
                return False
            if self._by_role(m.circle.words, c.words) and (
                set(m.circle.places) & set(c.places) or (m.when is not None and c.when is not None)
            ):
                return True
            if (m.circle.words and c.words) and not (m.circle.words & c.words) and not (mine_partners & their_partners):
                return False
        return True

    def _named(self, ids: set[str]) -> set[str]:
        """Leave out groups: *senators* may be the two who are named later."""
        return {i for i in ids if i not in self._names or self._names[i].kind != "group"}

    @staticmethod
    def _by_role(mine: frozenset[str], theirs: frozenset[str]) -> bool:
        """*his counterpart* in one sentence, the name in the next."""
        return bool(mine and theirs) and (mine <= words("counterpart") or theirs <= words("counterpart"))

    def _gathering_fits(self, m: Mention, c: Cluster) -> bool:
        """Meetings are many in a story: a bare mention joins; a new one needs partner, date or place in common."""
        if (
            m.done
            and m.when is not None
            and c.when is not None
            and all(x.done or x.standing is None for x in c.mentions)
        ):
            return True
        if (
            m.standing is None
            or m.definite
            or (m.trigger.root in {x.trigger.root for x in c.mentions} and not m.verb and not m.circle.words)
        ):
            return True
        if (
            m.verb
            and not c.partners
            and not c.words
            and all(x.plural and not x.verb for x in c.ahead)
            and set(m.circle.agents) & set(c.agents)
        ):
            return True  # "for a series of meetings … She will meet with officials"
        shared = set(m.circle.partners) & {*c.partners, *c.agents} or set(c.partners) & set(m.circle.agents)
        both = m.when is not None and c.when is not None and bool(set(m.circle.agents) & set(c.agents))
        if self._by_role(m.circle.words, c.words) and set(m.circle.agents) & set(c.agents):
            return True
        return (
            bool(shared)
            or (both and not m.circle.words)
            or (not m.circle.partners and not m.circle.words and not m.indefinite and m.verb is False)
        )

    def _places_fit(self, mine: Iterable[str], theirs: Iterable[str]) -> bool:
        a, b = set(mine), set(theirs)
        if not a or not b or a & b:
            return True
        return bool({self._country(i) for i in a} & {self._country(i) for i in b})
