"""Windows and cues as the arrays that the network takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from onrecord.language.model.pieces import Vocabulary
    from onrecord.language.model.tags import Span
    from onrecord.language.model.windows import Window


@dataclass(frozen=True, slots=True)
class Batch:
    """Several windows as arrays.

    `ids` and `seen` are (windows, pieces), `features` (windows, pieces, 3); `first` holds for every word, windows one
    after another, the place of its first piece in the flattened windows. `offsets` is the flat number of each window's
    first word.
    """

    windows: list[Window]
    ids: np.ndarray
    features: np.ndarray
    seen: np.ndarray
    first: np.ndarray
    offsets: list[int]


@dataclass(frozen=True, slots=True)
class Cues:
    """Cues of a batch, padded.

    `reach` (cues, words) holds flat word numbers, `away` how far each word stands from the cue (0 in it), `lengths`
    (cues) how many words there are, `span` (cues, 2) the cue within its reach. `starts` is the story's word number of
    each one's first word.
    """

    reach: np.ndarray
    away: np.ndarray
    lengths: np.ndarray
    span: np.ndarray
    starts: list[int]


def batch_of(windows: list[Window], vocabulary: Vocabulary) -> Batch:
    """Put windows together."""
    longest = max(w.size for w in windows)
    ids = np.full((len(windows), longest), vocabulary.pad, dtype=np.int64)
    features = np.zeros((len(windows), longest, 3), dtype=np.int64)
    seen = np.zeros((len(windows), longest), dtype=bool)
    first: list[int] = []
    offsets: list[int] = []
    for row, window in enumerate(windows):
        words, pieces = window.story.words, window.story.pieces
        begin, end = window.read
        offsets.append(len(first))
        flat: list[int] = []
        marks: list[tuple[int, int, int]] = []
        for n in range(begin, end):
            if n == begin or words.paragraph[n] != words.paragraph[n - 1]:
                flat.append(vocabulary.separator if flat else vocabulary.begin)
                marks.append((0, 0, 0))
            first.append(row * longest + len(flat))
            flat += pieces[n]
            marks += [(words.case[n], words.quote[n], words.place[n])] * len(pieces[n])
        ids[row, : len(flat)] = flat
        features[row, : len(flat)] = marks
        seen[row, : len(flat)] = True
    return Batch(windows, ids, features, seen, np.array(first, dtype=np.int64), offsets)


@dataclass(frozen=True, slots=True)
class Asked:
    """A cue (word numbers of its story) and the words to look at around it; `offset` leads to the vectors' rows."""

    cue: Span
    start: int
    end: int
    offset: int = 0


def cues_of(asked: list[Asked]) -> Cues:
    """Put cues together, in the order given."""
    longest = max(one.end - one.start for one in asked)
    shape = (len(asked), longest)
    reach, away = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    lengths, span = np.empty(len(asked), dtype=np.int64), np.empty((len(asked), 2), dtype=np.int64)
    for row, one in enumerate(asked):
        (first, last), start, end = one.cue, one.start, one.end
        length = end - start
        lengths[row] = length
        at = np.arange(start, end)
        reach[row, :length] = at + one.offset
        span[row] = first - start, min(last, end) - start
        away[row, :length] = np.where(at < first, at - first, np.where(at >= last, at - last + 1, 0))
    return Cues(reach, away, lengths, span, [one.start for one in asked])
