"""Heads that read events from word vectors, and what they lose on marked stories.

Heads of events are tagged; which of them are one event is told by ranking what was told before (Lee et al., 2017), from
the words of heads alone (Dobrovolskii, 2021); status and kind are classes of all of an event's heads together; who,
where and when are scores of an event's heads with the words of each candidate, of which the best counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from onrecord.language.model import batches as arrays
from onrecord.language.model.candidate_links import DIRECTIONS, KINDS_OF_NAME, KINDS_OF_TIME
from onrecord.language.model.layout import BEFORE
from onrecord.language.model.pairs import DISTANCES, FACTS, SENTENCES, Mentions, facts_of
from onrecord.language.model.tags import EVENT_ROLES, HEAD_TAGS, KINDS, STATUSES
from onrecord.language.model.windows import even_room, event_reach_of, windows_of
from training.frames import IGNORED, role_tags
from training.model import EVENT
from training.precision import half

if TYPE_CHECKING:
    import random

    from onrecord.language.model.pieces import Vocabulary
    from training.frames import Frames, MarkedEvent
    from training.model import Reader

# Heads of one story whose roles are read in one step.
ASKED = 16
# What each task weighs.
WEIGHT = {
    "tag": 1.0, "same": 1.0, "status": 0.7, "tellings": 0.3, "kind": 0.3, "who": 0.7, "where": 0.5, "when": 0.7,
    "part": 0.3, "roles": 0.6,
}  # fmt: skip
# No time is linked, or it is not told in training what is, so that the status is learned from words too.
UNTIMED = len(DIRECTIONS)
FORGET = 0.4
# The part of word pieces that is hidden in training, so that no event is learned by heart from one word.
HIDDEN = 0.08
# How often each status stands among marked events, in the order of STATUSES; rare ones weigh more, by the root's root.
OFTEN = (368, 284, 198, 772, 107, 58, 33, 48, 75, 261, 1519)


class Pair(nn.Module):
    """Scores of pairs of words, from both, their product, the way between them and a few facts."""

    def __init__(self, width: int, kinds: int, outputs: int, inner: int = 128) -> None:
        super().__init__()
        self.a, self.b = nn.Linear(width, inner), nn.Linear(width, inner)
        self.left, self.right = nn.Linear(inner, inner, bias=False), nn.Linear(inner, inner)
        self.mix = nn.Linear(inner, inner, bias=False)
        self.far, self.apart = nn.Embedding(DISTANCES, inner), nn.Embedding(SENTENCES, inner)
        self.before, self.kind = nn.Embedding(len(BEFORE), inner), nn.Embedding(kinds, inner)
        self.facts = nn.Linear(FACTS, inner, bias=False)
        self.out = nn.Linear(inner, outputs)
        for table in (self.far, self.apart, self.before, self.kind):
            nn.init.normal_(table.weight, std=0.1)
        self.dropout = nn.Dropout(0.1)

    def forward(
        self, x: torch.Tensor, story: Frames, left: np.ndarray, right: np.ndarray, kinds: np.ndarray
    ) -> torch.Tensor:
        """x: (words, width); word numbers `left` and `right`. Gives (left, right, outputs)."""
        facts = facts_of(story.layout, left, right)
        a, b = self.a(x[torch.from_numpy(left)]), self.b(x[torch.from_numpy(right)])
        before = self.before(torch.from_numpy(story.layout.before[right]))
        h = self.mix(a[:, None] * b[None]) + self.left(a)[:, None]
        h = h + (self.right(b) + before + self.kind(torch.from_numpy(kinds)))[None]
        h = h + self.far(torch.from_numpy(facts.far)) + self.apart(torch.from_numpy(facts.apart))
        h = h + self.facts(torch.from_numpy(facts.facts))
        return self.out(self.dropout(functional.gelu(h, approximate="tanh")))


def best_of(scores: torch.Tensor, mentions: Mentions) -> torch.Tensor:
    """The best score of each candidate: (left, mentions) to (candidates) over all lefts; very low without mentions."""
    out = torch.full((mentions.count,), -30.0)
    if not len(mentions.owners):
        return out
    return out.scatter_reduce(0, torch.from_numpy(mentions.owners), scores.amax(0), "amax")


class Events(nn.Module):
    """All heads that tell of events."""

    def __init__(self, width: int, role_width: int = 192) -> None:
        super().__init__()
        self.dropout = nn.Dropout(0.1)
        self.tag = nn.Linear(width, len(HEAD_TAGS))
        self.weigh, self.alone = nn.Linear(width + role_width, 1), nn.Linear(width, 1)
        self.hidden = nn.Linear(2 * (width + role_width), 192)
        self.timed = nn.Embedding(UNTIMED + 1, 192)
        nn.init.normal_(self.timed.weight, std=0.05)
        self.status, self.kind = nn.Linear(192, len(STATUSES)), nn.Linear(192, len(KINDS))
        self.events = Pair(width, 1, 2)
        self.names = Pair(width, KINDS_OF_NAME, 2)
        self.times = Pair(width, KINDS_OF_TIME, 1)
        rare = torch.tensor([(max(OFTEN) / one) ** 0.25 for one in OFTEN])
        self.register_buffer("rarity", rare / rare[-1], persistent=False)
        # most words head nothing and most candidates belong to nothing: that need not be learned first
        with torch.no_grad():
            self.tag.bias.copy_(torch.tensor([3.0, 0.0, 0.0]))
            self.names.out.bias.fill_(-4.0)
            self.times.out.bias.fill_(-2.0)

    def pooled(self, mine: torch.Tensor, direction: int) -> torch.Tensor:
        """What is known of an event from all its heads: their weighted mean beside their greatest.

        `mine` (heads, width + role width) is what the encoder and the labeller know of each.
        """
        share = self.weigh(mine).softmax(0)
        both = torch.cat([(share * mine).sum(0), mine.amax(0)])
        return functional.gelu(self.hidden(both) + self.timed.weight[direction], approximate="tanh")

    def weights(self) -> dict[str, np.ndarray]:
        """What `EventHeads` of the program takes."""
        return {name: tensor.detach().float().numpy() for name, tensor in self.state_dict().items()}


def encoded(reader: Reader, story: Frames, vocabulary: Vocabulary, room: int, *, quick: bool = False) -> torch.Tensor:
    """Vectors (words, width) of a whole story, window by window; in training and when `quick` by half precision."""
    windows = windows_of(story, even_room(story, room))
    batch = arrays.batch_of(windows, vocabulary)
    given = (torch.from_numpy(array) for array in (batch.ids, batch.features, batch.seen, batch.first))
    with half("cpu", enabled=quick or reader.training):
        x = reader.encode(*given)
    rows: list[int] = []
    for offset, window in zip(batch.offsets, windows, strict=True):
        (begin, _), (first, last) = window.read, window.answered
        rows += range(offset + first - begin, offset + last - begin)
    return x.float()[torch.tensor(rows)]


def direction_of(story: Frames, event: MarkedEvent, dice: random.Random) -> int:
    """On which side of the story's day the time of an event lies, now and then forgotten."""
    linked = np.flatnonzero(event.when[story.times.owners] == 1) if len(story.times.owners) else []
    if not len(linked) or dice.random() < FORGET:
        return UNTIMED
    return int(story.times.kinds[linked[0]]) % len(DIRECTIONS)


def losses(
    reader: Reader, events: Events, story: Frames, vocabulary: Vocabulary, room: int, dice: random.Random
) -> dict[str, torch.Tensor]:
    """Losses by task, each about one for an untrained event."""
    x = encoded(reader, story, vocabulary, room)
    x = events.dropout(x)
    gold = story.events
    tags = torch.from_numpy(story.tags())
    scores = events.tag(x)
    heads = sorted((h, n) for n, event in enumerate(gold) for h in event.heads)
    out = {"tag": functional.cross_entropy(scores, tags, reduction="sum") / (6 + len(heads))}
    if not gold:
        return out
    places = np.array([h for h, _ in heads])
    owners = torch.tensor([n for _, n in heads])
    near = events.events(x, story, places, places, np.zeros(len(places), dtype=np.int64))
    alone = events.alone(x[torch.from_numpy(places)])
    ranks = []
    for i in range(len(heads)):
        s = torch.cat([alone[i], near[i, :i, 0]])
        good = [j + 1 for j in range(i) if heads[j][1] == heads[i][1]] or [0]
        ranks.append(s.logsumexp(0) - s[good].logsumexp(0))
    out["same"] = torch.stack(ranks).mean()
    out["roles"], anchors = _roles(reader, x, story, heads, dice)
    both = torch.cat([x[torch.from_numpy(places)], anchors], 1)
    pooled = torch.stack([events.pooled(both[owners == n], direction_of(story, e, dice)) for n, e in enumerate(gold)])
    # what a single mention tells is learned too: each telling of an event has a status of its own
    lone = torch.stack([events.pooled(both[[i]], UNTIMED) for i in range(len(heads))])
    statuses = torch.tensor([e.status for e in gold])
    weight = events.rarity
    out["tellings"] = functional.cross_entropy(events.status(lone), statuses[owners], weight)
    out["status"] = functional.cross_entropy(events.status(pooled), statuses, weight)
    out["kind"] = functional.cross_entropy(events.kind(pooled), torch.tensor([e.kind for e in gold]))
    out |= _links(events, x, story, places, owners)
    if len(gold) > 1:
        parts = []
        for n, event in enumerate(gold):
            mine = near[owners == n][:, :, 1]
            best = torch.stack([mine[:, owners == m].amax() for m in range(len(gold)) if m != n])
            others = [m for m in range(len(gold)) if m != n]
            target = 0 if event.part is None else 1 + others.index(event.part)
            parts.append(functional.cross_entropy(torch.cat([torch.zeros(1), best])[None], torch.tensor([target])))
        out["part"] = torch.stack(parts).mean()
    return out


def _links(
    events: Events, x: torch.Tensor, story: Frames, places: np.ndarray, owners: torch.Tensor
) -> dict[str, torch.Tensor]:
    out = {}
    tables = (("who", events.names, story.names, 0), ("where", events.names, story.names, 1),
              ("when", events.times, story.times, 0))  # fmt: skip
    scored: dict[int, torch.Tensor] = {}
    for task, pair, mentions, column in tables:
        if not len(mentions.heads):
            continue
        if id(pair) not in scored:
            scored[id(pair)] = pair(x, story, places, mentions.heads, mentions.kinds)
        scores = scored[id(pair)][..., column]
        lost = []
        for n, event in enumerate(story.events):
            wanted = torch.from_numpy(getattr(event, task))
            told = best_of(scores[owners == n], mentions)
            each = functional.binary_cross_entropy_with_logits(told, wanted.clamp(min=0), reduction="none")
            lost.append((each * (wanted != IGNORED)).sum() + _likeliest_first(told, wanted))
        out[task] = torch.stack(lost).mean()
    return out


def _likeliest_first(scores: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """What is lost where a candidate that is not marked, or none at all (0), ranks before those that are marked."""
    known, marked = scores[wanted != IGNORED], scores[wanted == 1]
    none = scores.new_zeros(1)
    return torch.cat([none, known]).logsumexp(0) - (marked if len(marked) else none).logsumexp(0)


def _roles(
    reader: Reader, x: torch.Tensor, story: Frames, heads: list[tuple[int, int]], dice: random.Random
) -> tuple[torch.Tensor, torch.Tensor]:
    """The loss of roles around a sample of heads, and what the labeller knows of every head (heads, role width)."""
    spans = [(*event_reach_of(story.words, head), head, n) for head, n in heads]
    chosen = set(dice.sample(range(len(heads)), min(ASKED, len(heads))))
    lost: list[torch.Tensor] = []
    known: list[torch.Tensor] = []
    for at in range(0, len(spans), ASKED):
        some = spans[at : at + ASKED]
        its = arrays.cues_of([arrays.Asked((head, head + 1), start, end) for start, end, head, _ in some])
        given = (torch.from_numpy(array) for array in (its.reach, its.away, its.lengths, its.span))
        with half("cpu", enabled=reader.training):
            told, anchors = reader.roles(x, *given, EVENT)
        known.append(anchors.float())
        wanted = torch.full(its.reach.shape, -1)
        for row, (start, end, head, n) in enumerate(some):
            if at + row in chosen:
                wanted[row, : end - start] = torch.tensor(role_tags(story.events[n].roles, head, start, end))
        lost.append(
            functional.cross_entropy(told.float().flatten(0, 1), wanted.flatten(), ignore_index=-1, reduction="sum")
        )
    share = 2 / (4 * len(chosen) + 1e-6) / len(EVENT_ROLES)
    return torch.stack(lost).sum() * share, torch.cat(known)
