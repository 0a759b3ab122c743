"""Events as the network tells them: which words head them, which are one, how they stand, and what belongs to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from onrecord.language.model.batches import Asked, cues_of
from onrecord.language.model.candidate_links import DIRECTIONS, NOUN
from onrecord.language.model.event_confidence import FEATURES, confidence_of
from onrecord.language.model.pairs import Mentions, PairScorer, gelu
from onrecord.language.model.tags import EVENT_ROLES, EVENT_TAGS, STATUSES
from onrecord.language.model.windows import event_reach_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from onrecord.language.model.batches import Cues
    from onrecord.language.model.layout import Layout
    from onrecord.language.model.tags import Span

LEAST: Final = 0.5
"""How likely a word has to be the head of an event."""
LINKED_AT_ALL: Final = 0.5
"""How likely a time has to be an event's own to say on which side of the story's day it lies."""
ROLE: Final = 0.3
"""How likely a word has to have a role."""
LINKED: Final = 0.05
"""Links less likely than this are not even runners-up."""
CHAPTER: Final = 120
"""Heads that are compared with one another; stories have fewer, and a longer text is read chapter by chapter."""
BEFORE, BEHIND = 3000, 1500
"""Words before a chapter and behind it in which names and times may belong to its events."""
NAMES_REACH, NOUNS_REACH = 40, 0
"""Sentences away from an event's word in which a name or a time, or a noun without a name, may belong to it."""
TOGETHER: Final = 24
"""Heads whose roles are read at once."""
UNTIMED: Final = len(DIRECTIONS)
PLAIN: Final = np.array([0.0, 0.0, 0.4, 0.4, *[0.0] * (len(FEATURES) - 4)])
"""The confidence of weights that nobody has calibrated yet."""
HAPPENED: Final = STATUSES.index("happened")


@dataclass(frozen=True, slots=True)
class Link:
    """A candidate (its number), how likely it belongs to an event, and the word by which it does so most."""

    candidate: int
    likely: float
    word: int = -1


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """Words (half-open word numbers) that have a role for one of the event's heads, and how likely."""

    span: Span
    likely: float
    head: int


@dataclass(slots=True)
class EventFrame:
    """One event in word numbers of its story.

    `heads` are in order, `told` says of each how likely it heads an event; `status` (STATUSES) and `kind` (KINDS) are
    probabilities, `statuses` those of each head by itself; `who`, `where` and `when` are links, the likeliest first;
    `part` is the number of the event of which this one is a part, with how likely that is; `confidence` is the
    calibrated probability that all of it is right (`event_confidence`).
    """

    heads: list[int]
    told: list[float]
    status: np.ndarray
    kind: np.ndarray
    statuses: np.ndarray
    who: list[Link] = field(default_factory=list)
    where: list[Link] = field(default_factory=list)
    when: list[Link] = field(default_factory=list)
    roles: dict[str, list[RoleSpan]] = field(default_factory=dict)
    part: Link | None = None
    confidence: float = 0.0


def chosen(links: list[Link], least: float, odds: float) -> list[Link]:
    """Those of an event's links, the likeliest first, that are taken: whatever is likely enough, or else the likeliest.

    The likeliest is taken too from these odds on that one of all the candidates belongs to the event: several that are
    possible share what a single one would have.
    """
    taken = [link for link in links if link.likely >= least]
    told = sum(link.likely / max(1 - link.likely, 1e-6) for link in links)
    return taken or (links[:1] if told >= odds else [])


def softmax(scores: np.ndarray) -> np.ndarray:
    """Scores along the last axis as probabilities."""
    weight = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(weight / weight.sum(-1, keepdims=True))


def sigmoid(scores: np.ndarray) -> np.ndarray:
    """Scores as probabilities, each by itself, however great."""
    return np.asarray((1 + np.tanh(scores / 2)) / 2)


class EventHeads:
    """The weights of `training.events.Events`, run by numpy."""

    def __init__(self, weights: Mapping[str, np.ndarray]) -> None:
        """Take weights by their names."""
        self._w = {name: value.astype(np.float32) for name, value in weights.items()}
        self.calibration = self._w.pop("calibration", PLAIN)
        self.events, self.names, self.times = (PairScorer(self._w, name) for name in ("events", "names", "times"))

    def linear(self, name: str, x: np.ndarray) -> np.ndarray:
        """One matrix and bias."""
        return np.asarray(x @ self._w[f"{name}.weight"].T + self._w[f"{name}.bias"])

    def heads(self, vectors: np.ndarray) -> np.ndarray:
        """Probabilities of HEAD_TAGS (words, tags)."""
        return softmax(self.linear("tag", vectors))

    def classes(self, vectors: np.ndarray, direction: int) -> tuple[np.ndarray, np.ndarray]:
        """Probabilities of STATUSES and KINDS of an event from what is known (heads, both widths) of its heads."""
        share = softmax(self.linear("weigh", vectors)[:, 0])
        both = np.concatenate([share @ vectors, vectors.max(0)])
        hidden = gelu(self.linear("hidden", both) + self._w["timed.weight"][direction])
        return softmax(self.linear("status", hidden)), softmax(self.linear("kind", hidden))


def read_events(
    heads: EventHeads,
    roles: Callable[[Cues], tuple[np.ndarray, np.ndarray]],
    vectors: np.ndarray,
    layout: Layout,
    names: Mentions,
    times: Mentions,
    least: float = LEAST,
) -> list[EventFrame]:
    """Read the events of a story, in the order of their first heads.

    `vectors` (words, width) are the encoder's; `roles` is `Network.event_roles`.
    """
    if not len(vectors):
        return []
    tags = heads.heads(vectors)
    found = np.flatnonzero(1 - tags[:, 0] >= least)
    spans, anchors = _read_roles(roles, layout, found.tolist())
    known = {head: np.concatenate([vectors[head], anchor]) for head, anchor in anchors.items()}
    story = _Story(heads, vectors, layout, names, times, tags, known)
    frames: list[EventFrame] = []
    for at in range(0, len(found), CHAPTER):
        frames += story.chapter(found[at : at + CHAPTER], len(frames))
    for frame in frames:
        for head in frame.heads:
            for role, some in spans[head].items():
                frame.roles.setdefault(role, []).extend(some)
        for some in frame.roles.values():
            some.sort(key=lambda one: -one.likely)
        frame.confidence = confidence_of(frame, heads.calibration)
    return frames


@dataclass(frozen=True, slots=True)
class _Story:
    """A story whose events are put together; `known` is what encoder and labeller know of each head."""

    heads: EventHeads
    vectors: np.ndarray
    layout: Layout
    names: Mentions
    times: Mentions
    tags: np.ndarray
    known: dict[int, np.ndarray]

    def chapter(self, found: np.ndarray, before: int) -> list[EventFrame]:
        """The events of the heads `found` (word numbers); `before` are read already."""
        alike = Mentions(found, np.arange(len(found)), np.zeros(len(found), dtype=np.int64), len(found))
        near = self._scores(self.heads.events, found, alike)
        groups = _grouped(self.heads.linear("alone", self.vectors[found])[:, 0], near[..., 0])
        names, times = _near(self.names, found), _near(self.times, found)
        named = self._scores(self.heads.names, found, names, nouns=True)
        timed = self._scores(self.heads.times, found, times)
        frames = []
        for group in groups:
            when = _links(timed, 0, group, times)
            frame = self._classed(found[group], _direction(when, times))
            frame.who, frame.where, frame.when = _links(named, 0, group, names), _links(named, 1, group, names), when
            frames.append(frame)
        _find_parts(frames, groups, near[..., 1], before)
        return frames

    def _scores(self, pair: PairScorer, found: np.ndarray, mentions: Mentions, *, nouns: bool = False) -> np.ndarray:
        reach = np.where(nouns & (mentions.kinds == NOUN), NOUNS_REACH, NAMES_REACH)
        return pair(self.vectors, self.layout, found, mentions.heads, mentions.kinds, reach)

    def _classed(self, found: np.ndarray, direction: int) -> EventFrame:
        """One event with its status and kind: whether it has happened is told by its heads and by all of it."""
        mine = np.stack([self.known[int(h)] for h in found])
        status, kind = self.heads.classes(mine, direction)
        each = np.stack([self.heads.classes(one[None], UNTIMED)[0] for one in mine])
        told = self.tags[found]
        done = (told[:, 2].sum() / told[:, 1:].sum() + status[HAPPENED]) / 2
        return EventFrame(found.tolist(), (1 - told[:, 0]).tolist(), _with_done(status, float(done)), kind, each)


def _direction(when: list[Link], times: Mentions) -> int:
    """On which side of the story's day the likeliest time of an event lies, where it has one."""
    if not when or when[0].likely < LINKED_AT_ALL:
        return UNTIMED
    first = int(np.flatnonzero(times.owners == when[0].candidate)[0])
    return int(times.kinds[first]) % len(DIRECTIONS)


def _near(mentions: Mentions, found: np.ndarray) -> Mentions:
    """The mentions that stand near enough to a chapter's heads; all of those of an ordinary story."""
    low, high = int(found[0]) - BEFORE, int(found[-1]) + BEHIND
    rows = np.flatnonzero((mentions.heads >= low) & (mentions.heads <= high))
    if len(rows) == len(mentions.heads):
        return mentions
    return Mentions(mentions.heads[rows], mentions.owners[rows], mentions.kinds[rows], mentions.count)


def _with_done(status: np.ndarray, done: float) -> np.ndarray:
    """Statuses of which `done` is the probability of having happened, the rest as they stand to each other."""
    out = status.copy()
    out[HAPPENED] = 0
    out *= (1 - done) / max(float(out.sum()), 1e-9)
    out[HAPPENED] = done
    return out


def _grouped(alone: np.ndarray, near: np.ndarray) -> list[list[int]]:
    """Heads that are one event: each joins the one before that it is likeliest the same as, or begins its own."""
    number: list[int] = []
    groups: list[list[int]] = []
    for i in range(len(alone)):
        best = int(near[i, :i].argmax()) if i else -1
        if best < 0 or near[i, best] <= alone[i]:
            number.append(len(groups))
            groups.append([i])
        else:
            number.append(number[best])
            groups[number[best]].append(i)
    return groups


def _links(scores: np.ndarray, column: int, group: list[int], mentions: Mentions) -> list[Link]:
    likely = sigmoid(scores[group, :, column].max(0))
    found: dict[int, Link] = {}
    for row in np.argsort(-likely, kind="stable"):
        if likely[row] < LINKED:
            break
        candidate = int(mentions.owners[row])
        found.setdefault(candidate, Link(candidate, float(likely[row]), int(mentions.heads[row])))
    return list(found.values())


def _find_parts(frames: list[EventFrame], groups: list[list[int]], near: np.ndarray, before: int) -> None:
    for n, group in enumerate(groups):
        scores = np.array([0.0, *(near[np.ix_(group, other)].max() for m, other in enumerate(groups) if m != n)])
        others = [m for m in range(len(groups)) if m != n]
        likely = softmax(scores)
        best = int(likely.argmax())
        if best:
            frames[n].part = Link(before + others[best - 1], float(likely[best]))


def _read_roles(
    roles: Callable[[Cues], tuple[np.ndarray, np.ndarray]], layout: Layout, heads: list[int]
) -> tuple[dict[int, dict[str, list[RoleSpan]]], dict[int, np.ndarray]]:
    """The spans of every head's roles, and what the labeller knows of each head."""
    asked = sorted(
        ((event_reach_of(layout.words, head), head) for head in heads), key=lambda one: one[0][1] - one[0][0]
    )
    spans: dict[int, dict[str, list[RoleSpan]]] = {}
    anchors: dict[int, np.ndarray] = {}
    for at in range(0, len(asked), TOGETHER):
        some = asked[at : at + TOGETHER]
        scores, known = roles(cues_of([Asked((head, head + 1), *reach) for reach, head in some]))
        likely = softmax(scores)
        for row, ((start, end), head) in enumerate(some):
            spans[head] = _spans(likely[row, : end - start], start, head)
            anchors[head] = known[row]
    return spans, anchors


def _spans(likely: np.ndarray, start: int, head: int) -> dict[str, list[RoleSpan]]:
    """Stretches of words that have a role, each as likely as its words are on average.

    Most words have none, so a role needs not be the likeliest of all tags, but the likeliest role, and likely enough; a
    stretch goes on as long as its role is half as likely.
    """
    of_roles = likely[:, 1:].reshape(len(likely), -1, 2)  # words, roles, (begins, goes on)
    mass = of_roles.sum(2)
    best = mass.argmax(1)
    most = mass.max(1)
    begins = of_roles[np.arange(len(best)), best].argmax(1) == 0
    out: dict[str, list[RoleSpan]] = {}
    first, role = 0, -1
    for at in range(len(best) + 1):
        goes_on = at < len(best) and role == best[at] and most[at] >= ROLE / 2
        here = int(best[at]) if at < len(best) and (goes_on or most[at] >= ROLE) else -1
        if role >= 0 and (here != role or (begins[at] and most[at] >= ROLE)):
            share = float(mass[first:at, role].mean())
            out.setdefault(EVENT_ROLES[role], []).append(RoleSpan((start + first, start + at), share, head))
            role = -1
        if here >= 0 and role < 0:
            first, role = at, here
    return out


assert len(EVENT_TAGS) == 1 + 2 * len(EVENT_ROLES)  # noqa: S101 - `_spans` counts on it
