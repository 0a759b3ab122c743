"""Run the network over a story: every possible attribution, and the events once names and times are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.language.model.batches import Asked, Cues, batch_of, cues_of
from onrecord.language.model.candidate_links import name_mentions, nouns_of, phrase_of, time_mentions
from onrecord.language.model.candidates import MAYBE, Candidate, cue_spans
from onrecord.language.model.crf import best_paths, log_totals
from onrecord.language.model.event_frames import EventFrame, read_events, softmax
from onrecord.language.model.layout import Layout, layout_of
from onrecord.language.model.network import Encoded
from onrecord.language.model.tags import CUE_TAGS, TAGS, UPOS, read_spans
from onrecord.language.model.windows import even_room, reach_of, windows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.language.grammar import Pos
    from onrecord.language.model.network import Network
    from onrecord.language.model.pairs import Mentions
    from onrecord.language.model.pieces import Vocabulary
    from onrecord.language.model.tags import Span
    from onrecord.language.model.windows import Pieced
    from onrecord.record import Name, StoryParts, TimeExpression

# Pieces of one window: an ordinary story is read at once, a longer one in windows of even size.
ROOM = 448
# So few cues are looked at together whatever their lengths, more only where the longest has not many more words than
# the shortest; and never more than this many words with the padding, for each of them takes ten kilobytes.
FEW, ALIKE, MANY = 8, 1.5, 2048
CONTENT, SOURCE = (np.array([tag.endswith(role) for tag in TAGS]) for role in ("content", "source"))
# A part of speech is taken over where the reader is so sure of it.
SURE = 0.8
# Nobody takes a candidate that is less sure.
LEAST = 0.5
# What stands before the noun of a noun phrase.
IN_PHRASE = frozenset(UPOS.index(tag) for tag in ("ADJ", "DET", "NOUN", "NUM", "PART", "PROPN"))

NOUNS = frozenset(UPOS.index(tag) for tag in ("NOUN", "PROPN"))


@dataclass(frozen=True, slots=True)
class EventReading:
    """The events of a story as the network tells them, with the words and candidates that their numbers are of."""

    layout: Layout
    names: Mentions
    times: Mentions
    frames: list[EventFrame]
    parts: list[int]

    def completed(self, span: Span, heads: Sequence[int]) -> Span:
        """A stretch with the rest of the noun phrase that it breaks off in, up to any of an event's own `heads`."""
        start, end = span
        sentence = self.layout.sentence
        while (
            end < len(self.parts)
            and sentence[end] == sentence[end - 1]
            and self.parts[end - 1] in IN_PHRASE
            and self.parts[end] in NOUNS
            and end not in heads
        ):
            end += 1
        return start, end

    def phrase_of(self, noun: int) -> Span:
        """The words of the noun phrase that a noun ends."""
        return phrase_of(self.layout, self.parts, noun, IN_PHRASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network made of a story: `cues` (words, 3) and `heads` (words, tags) are scores, word by word.

    `vectors` and `asked` are the encoder's (`network.Encoded`), from which events are read once names are known.
    """

    story: Pieced
    cues: np.ndarray
    heads: np.ndarray
    candidates: list[Candidate]
    network: Network
    vectors: np.ndarray
    asked: np.ndarray

    def events(self, record: StoryParts, names: Sequence[Name], times: Sequence[TimeExpression]) -> EventReading:
        """Read the story's events, given its names and its times."""
        layout = layout_of(record.text, self.story.words)
        if not len(self.story.words):
            nothing = name_mentions(layout, (), ())
            return EventReading(layout, nothing, nothing, [], [])
        best = self.heads[:, : len(UPOS)].argmax(1).tolist()
        nouns = nouns_of(layout, best, UPOS.index("NOUN"), UPOS.index("PROPN"))
        named = name_mentions(layout, names, nouns)
        timed = time_mentions(layout, times, record.anchored_on or record.published_on)
        found = read_events(
            self.network.heads,
            lambda cues: self.network.event_roles(self.asked, cues),
            self.vectors,
            layout,
            named,
            timed,
        )
        return EventReading(layout, named, timed, found, best)

    def parts_of_speech(self, least: float = SURE) -> dict[tuple[int, int], Pos]:
        """The part of speech of each word of which the reader is so sure, by the word's offsets."""
        if self.heads.shape[1] < len(UPOS):
            return {}
        likely = softmax(self.heads[:, : len(UPOS)])
        best = likely.argmax(1)
        sure = likely[np.arange(len(best)), best] >= least
        words = self.story.words
        return {
            (start, end): UPOS[tag]
            for start, end, tag, keep in zip(words.start, words.end, best.tolist(), sure.tolist(), strict=True)
            if keep
        }


def read_story(network: Network, story: Pieced, vocabulary: Vocabulary, maybe: float = MAYBE) -> Reading:
    """Read a story of any length; candidates come in the order of their cues.

    One window at a time: several together would have to be padded, and no longer fit a processor's cache.
    """
    count = len(story.words)
    told: Encoded | None = None
    for window in windows_of(story, even_room(story, ROOM)):
        here = network.words(batch_of([window], vocabulary))
        told = told or Encoded(*(np.zeros((count, one.shape[1]), dtype=np.float32) for one in here))
        (begin, _), (first, last) = window.read, window.answered
        for whole, part in zip(told, here, strict=True):
            whole[first:last] = part[first - begin : last - begin]
    vectors, asked_vectors, tags = told or (np.zeros((0, len(CUE_TAGS)), dtype=np.float32),) * 3
    cues, heads = tags[:, : len(CUE_TAGS)], tags[:, len(CUE_TAGS) :]
    spans = cue_spans(softmax(cues).tolist(), maybe) if count else []
    asked = [Asked(cue, *reach_of(story.words, cue)) for cue, _ in spans]
    candidates: list[Candidate] = []
    for some in _alike(asked):
        its = cues_of([asked[n] for n in some])
        scores = network.roles(asked_vectors, its)
        candidates += _candidates(network, its, scores, [spans[n][0] for n in some], [spans[n][1] for n in some])
    candidates.sort(key=lambda c: c.cue)
    return Reading(story, cues, heads, candidates, network, vectors, asked_vectors)


def _alike(asked: list[Asked]) -> list[list[int]]:
    """Which cues to look at together: as many as are of like length, for all are padded to the longest."""
    sizes = [one.end - one.start for one in asked]
    out: list[list[int]] = []
    for n in sorted(range(len(sizes)), key=lambda n: sizes[n]):
        together = out and (len(out[-1]) < FEW or sizes[n] <= ALIKE * sizes[out[-1][0]])
        if together and (len(out[-1]) + 1) * sizes[n] <= MANY:
            out[-1].append(n)
        else:
            out.append([n])
    return out


def _candidates(
    network: Network, cues: Cues, scores: np.ndarray, spans: list[Span], cued: list[float]
) -> list[Candidate]:
    # Whether there is a content is one question, where it is another: the single path with none is often likelier
    # than any single path with one, although all of those together are likelier by far.
    total, empty, bare = log_totals(scores, cues.lengths, network.moves, [CONTENT, SOURCE])
    filled, sourced = 1 - np.exp(empty - total), 1 - np.exp(bare - total)
    likely = np.flatnonzero(np.array(cued) * filled >= LEAST**2)
    if not len(likely):
        return []
    paths = best_paths(scores[likely], cues.lengths[likely], network.moves, [CONTENT, SOURCE])
    out = []
    for row, path in zip(likely.tolist(), paths, strict=True):
        best = path.get(3, path.get(1)) if sourced[row] >= 0.5 else path.get(1, path.get(3))
        if best is None:
            continue
        start = cues.starts[row]
        source, content = (
            [(a + start, b + start) for a, b in read_spans(best, role)] for role in ("source", "content")
        )
        out.append(Candidate(spans[row], cued[row], float(filled[row]), float(sourced[row]), source, content))
    return out
