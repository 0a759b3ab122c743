"""How well events are read: quick measures on marked stories, by word numbers, for the course of a training run.

An event is found where a head is shared, one to one, those that share most first. What a run reports is F1 in per cent:
`found`, `status`, `who`, `where` (the same candidates, one at least of each), `when` (the same time expressions), all
of events ahead; `done` counts marked heads of events ahead that were read as having happened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from onrecord.language.model.event_frames import HAPPENED, EventFrame, EventHeads, read_events
from onrecord.language.model.tags import EVENT_ROLES, STATUSES
from training.events import encoded
from training.networks import Torch

if TYPE_CHECKING:
    from onrecord.language.model.pieces import Vocabulary
    from training.events import Events
    from training.frames import Frames, MarkedEvent
    from training.model import Reader

KEPT = 0.5


@torch.no_grad()
def frames_of(
    reader: Reader,
    events: Events,
    story: Frames,
    vocabulary: Vocabulary,
    room: int,
    heads: EventHeads,
    *,
    quick: bool = False,
) -> list[EventFrame]:
    """The events of a story as the program reads them; `quick` is bfloat16 where that is fast."""
    reader.eval()
    events.eval()
    network = Torch(reader)
    vectors = encoded(reader, story, vocabulary, room, quick=quick).numpy()
    return read_events(
        heads, lambda cues: network.event_roles(vectors, cues), vectors, story.layout, story.names, story.times
    )


def event_scores(
    reader: Reader, events: Events, stories: list[Frames], vocabulary: Vocabulary, room: int
) -> dict[str, float]:
    """All measures."""
    heads = EventHeads(events.weights())
    right: dict[str, int] = dict.fromkeys(
        ("found", "status", "kind", "who", "where", "when", "whole", "happened", "what", "cue"), 0
    )
    gold = found = past = past_found = done = of = 0
    for story in stories:
        read = frames_of(reader, events, story, vocabulary, room, heads)
        ahead = [e for e in story.events if e.status != HAPPENED]
        mine = [f for f in read if f.status.argmax() != HAPPENED]
        gold, found = gold + len(ahead), found + len(mine)
        for event, frame in _pairs(ahead, mine):
            told = _told(event, frame)
            for name in right:
                right[name] += told.get(name, False)
        then = [e for e in story.events if e.status == HAPPENED]
        passed = [f for f in read if f.status.argmax() == HAPPENED]
        past, past_found = past + len(then), past_found + len(passed)
        right["happened"] += len(_pairs(then, passed))
        marked = {h for e in ahead if STATUSES[e.status] != "happening" for h in e.heads}
        done += len(marked & {f.heads[0] for f in passed})
        of += len(marked)
    sizes = {"happened": past + past_found}
    out = {n: round(200 * k / max(1, sizes.get(n, gold + found)), 1) for n, k in right.items()}
    return {**out, "gold": gold, "read": found, "done": round(100 * done / max(1, of), 1)}


def _told(event: MarkedEvent, frame: EventFrame) -> dict[str, bool]:
    out = {"found": True, "status": int(frame.status.argmax()) == event.status,
           "kind": int(frame.kind.argmax()) == event.kind}  # fmt: skip
    for name in ("who", "where", "when"):
        mine = {link.candidate for link in getattr(frame, name) if link.likely >= KEPT}
        theirs = set(np.flatnonzero(getattr(event, name) == 1).tolist())
        both = len(mine & theirs)
        out[name] = mine == theirs if name == "when" else not mine and not theirs
        if name == "who":
            out[name] |= 2 * both >= (len(mine) + len(theirs)) / 2 and both > 0
        if name == "where":
            out[name] |= both > 0
    out["whole"] = all(out[name] for name in ("status", "who", "where", "when"))
    for role in ("what", "cue"):
        mine = {n for span in frame.roles.get(role, [])[:1] for n in range(*span.span)}
        theirs = {n for span in event.roles[role] for n in range(*span)}
        out[role] = bool(mine & theirs) or (not mine and not theirs)
    assert set(event.roles) <= set(EVENT_ROLES)  # noqa: S101 - the same names
    return out


def _pairs(gold: list[MarkedEvent], read: list[EventFrame]) -> list[tuple[MarkedEvent, EventFrame]]:
    cells = sorted(
        ((len({*e.heads} & {*f.heads}), -i, -j) for i, e in enumerate(gold) for j, f in enumerate(read)), reverse=True
    )
    used: tuple[set[int], set[int]] = (set(), set())
    out = []
    for shared, i, j in cells:
        if shared and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            out.append((gold[-i], read[-j]))
    return out
