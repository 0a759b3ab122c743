"""Run the network over stories and take down every possible attribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from training.batches import Window, batch_of, cues_of
from training.crf import FORBIDDEN, best_paths_with, log_total
from training.decoding import MAYBE, Candidate, cue_spans
from training.examples import windows_of
from training.tags import TAGS, read_spans

if TYPE_CHECKING:
    from training.examples import Cued, Example
    from training.networks import Network
    from training.pieces import Vocabulary
    from training.tags import Span

# Pieces read in one call: more no longer fit a processor's cache and take a third longer.
TOGETHER = 1024
CONTENT, SOURCE = (np.array([tag.endswith(role) for tag in TAGS]) for role in ("content", "source"))


def windows_over(examples: list[Example], room: int) -> list[Window]:
    """All windows of all stories."""
    out = []
    for e in examples:
        for read, answered in windows_of(e, room):
            paragraphs = len(set(e.words.paragraph[read[0] : read[1]]))
            size = paragraphs + sum(len(p) for p in e.pieces[read[0] : read[1]])
            out.append(Window(e, read, answered, size))
    return out


def packed(windows: list[Window], pieces: int) -> list[list[Window]]:
    """Windows of like length together, up to so many pieces a batch with the padding."""
    out: list[list[Window]] = []
    for window in sorted(windows, key=lambda w: w.size):
        if out and (len(out[-1]) + 1) * window.size <= pieces:
            out[-1].append(window)
        else:
            out.append([window])
    return out


def read_candidates(
    network: Network, examples: list[Example], vocabulary: Vocabulary, room: int = 256, maybe: float = MAYBE
) -> dict[str, list[Candidate]]:
    """Possible attributions of each story by its doc_id, in the order of their cues."""
    out: dict[str, list[Candidate]] = {e.doc_id: [] for e in examples}
    moves = network.moves
    for windows in packed(windows_over(examples, room), TOGETHER):
        batch = batch_of(windows, vocabulary)
        vectors, probabilities = network.words(batch)
        likely = probabilities.tolist()
        found: list[tuple[int, Span, Cued | None]] = []
        cued: list[float] = []
        for n, window in enumerate(windows):
            begin, end = window.read
            here = likely[batch.offsets[n] : batch.offsets[n] + end - begin]
            for (a, b), p in cue_spans(here, maybe):
                if window.answered[0] <= begin + a < window.answered[1]:
                    found.append((n, (begin + a, begin + b), None))
                    cued.append(p)
        if not found:
            continue
        cues = cues_of(batch, found)
        scores = network.roles(vectors, cues)
        lengths = cues.lengths.numpy()
        # Whether there is a content is one question, where it is another: the single path with none is often likelier
        # than any single path with one, although all of those together are likelier by far.
        paths = best_paths_with(scores, lengths, *moves, [CONTENT])
        total = log_total(scores, lengths, *moves)
        filled, sourced = (
            1 - np.exp(log_total(np.where(tags, FORBIDDEN, scores), lengths, *moves) - total)
            for tags in (CONTENT, SOURCE)
        )
        again = np.flatnonzero(sourced >= 0.5)
        if len(again):
            both = best_paths_with(scores[again], lengths[again], *moves, [CONTENT, SOURCE])
            for row, path in zip(again, both, strict=True):
                paths[row] = path
        for row, (n, cue, _) in enumerate(found):
            start = cue[0] - int(cues.span[row, 0])
            source, content = (
                [(a + start, b + start) for a, b in read_spans(paths[row], role)] for role in ("source", "content")
            )
            doc = windows[n].example.doc_id
            out[doc].append(Candidate(cue, cued[row], float(filled[row]), source, content))
    for candidates in out.values():
        candidates.sort(key=lambda c: c.cue)
    return out
