"""Events from word vectors, by small matrices of random weights: what holds whatever the network has learned."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest

from onrecord.language.model import event_frames, pairs
from onrecord.language.model.candidate_links import DIRECTIONS, KINDS_OF_NAME, KINDS_OF_TIME
from onrecord.language.model.event_confidence import FEATURES, confidence_of, factors_of, features_of, logit
from onrecord.language.model.event_frames import (
    BEFORE,
    BEHIND,
    HAPPENED,
    LEAST,
    LINKED,
    PLAIN,
    UNTIMED,
    EventFrame,
    EventHeads,
    Link,
    read_events,
    sigmoid,
    softmax,
)
from onrecord.language.model.layout import BEFORE as SMALL_WORDS
from onrecord.language.model.layout import Layout, layout_of
from onrecord.language.model.pairs import (
    DISTANCES,
    FACTS,
    FAR,
    NEVER,
    SENTENCES,
    Mentions,
    PairScorer,
    facts_of,
    hash_of,
)
from onrecord.language.model.tags import EVENT_ROLES, EVENT_TAGS, HEAD_TAGS, KINDS, STATUSES
from onrecord.language.model.words import words_of

if TYPE_CHECKING:
    from onrecord.language.model.batches import Cues

WIDTH, ROLE_WIDTH, INNER, HIDDEN = 12, 6, 8, 10
SENTENCE = "Mary Poe may visit Rome in June, the envoy said. "
PAIRS = (("events", 1, 2), ("names", KINDS_OF_NAME, 2), ("times", KINDS_OF_TIME, 1))


def weights_of(seed: int = 7) -> dict[str, np.ndarray]:
    draw = np.random.default_rng(seed)
    both = WIDTH + ROLE_WIDTH
    shapes: dict[str, tuple[int, ...]] = {"timed.weight": (UNTIMED + 1, HIDDEN)}
    linear = {
        "tag": (len(HEAD_TAGS), WIDTH), "weigh": (1, both), "alone": (1, WIDTH), "hidden": (HIDDEN, 2 * both),
        "status": (len(STATUSES), HIDDEN), "kind": (len(KINDS), HIDDEN),
    }  # fmt: skip
    for name, kinds, outputs in PAIRS:
        linear |= {f"{name}.a": (INNER, WIDTH), f"{name}.b": (INNER, WIDTH), f"{name}.right": (INNER, INNER)}
        linear[f"{name}.out"] = (outputs, INNER)
        tables = {"left": INNER, "mix": INNER, "facts": FACTS}
        shapes |= {f"{name}.{key}.weight": (INNER, size) for key, size in tables.items()}
        rows = {"far": DISTANCES, "apart": SENTENCES, "before": len(SMALL_WORDS), "kind": kinds}
        shapes |= {f"{name}.{key}.weight": (size, INNER) for key, size in rows.items()}
    for name, shape in linear.items():
        shapes |= {f"{name}.weight": shape, f"{name}.bias": shape[:1]}
    return {name: draw.normal(scale=0.5, size=shape).astype(np.float32) for name, shape in shapes.items()}


HEADS = EventHeads(weights_of())


def laid_out(text: str) -> Layout:
    return layout_of(text, words_of(text))


def vectors_of(count: int) -> np.ndarray:
    return np.random.default_rng(3).normal(size=(count, WIDTH)).astype(np.float32)


def ids(*numbers: int) -> np.ndarray:
    return np.array(numbers, dtype=np.int64)


def mentions(layout: Layout, words: set[str], kind: int) -> Mentions:
    """Each of these words as a candidate of its own."""
    heads = [n for n, word in enumerate(layout.lower) if word in words]
    return Mentions(ids(*heads), ids(*range(len(heads))), ids(*[kind] * len(heads)), len(heads))


def labelled(cues: Cues) -> tuple[np.ndarray, np.ndarray]:
    """A labeller that knows a word by its number, and a head by its own."""
    table = np.random.default_rng(5).normal(size=(4096, len(EVENT_TAGS))).astype(np.float32)
    heads = [start + int(first) for start, (first, _) in zip(cues.starts, cues.span, strict=True)]
    known = np.random.default_rng(6).normal(size=(4096, ROLE_WIDTH)).astype(np.float32)
    return table[cues.reach], known[heads]


def read(layout: Layout, vectors: np.ndarray, heads: EventHeads = HEADS, least: float = LEAST) -> list[EventFrame]:
    names, times = mentions(layout, {"poe", "rome", "envoy"}, 3), mentions(layout, {"june"}, 17)
    return read_events(heads, labelled, vectors, layout, names, times, least)


def shown(frame: EventFrame) -> tuple[object, ...]:
    """What an event comes to, with scores in so many digits that the way of adding them does not show."""
    links = [[(k.candidate, round(k.likely, 4), k.word) for k in some] for some in (frame.who, frame.where, frame.when)]
    part = (frame.part.candidate, round(frame.part.likely, 4)) if frame.part else None
    return frame.heads, frame.status.round(4).tolist(), frame.kind.round(4).tolist(), links, part, frame.confidence


# -- scores of pairs


@pytest.mark.parametrize(("name", "kinds", "outputs"), PAIRS)
def test_a_pair_has_one_score_an_output(name: str, kinds: int, outputs: int) -> None:
    layout = laid_out(SENTENCE * 3)
    left, right = ids(1, 3, 20), ids(0, 4, 5, 30)
    scores = PairScorer(weights_of(), name)(
        vectors_of(len(layout.words)), layout, left, right, right % kinds, right * 0 + 9
    )
    assert scores.shape == (3, 4, outputs)
    assert np.isfinite(scores).all()


@pytest.mark.parametrize("together", [1, 7, 40])
def test_pairs_in_blocks_score_as_in_one_piece(together: int, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = laid_out(SENTENCE * 3)
    score = partial(
        PairScorer(weights_of(), "names"), vectors_of(len(layout.words)), layout, ids(*range(0, 30, 2)),
        ids(1, 4, 5, 9), ids(0, 1, 2, 3), ids(9, 9, 0, 9),
    )  # fmt: skip
    whole = score()
    monkeypatch.setattr(pairs, "TOGETHER", together)
    assert score() == pytest.approx(whole, abs=1e-4)


def test_a_word_too_many_sentences_away_is_not_looked_at() -> None:
    layout = laid_out(SENTENCE * 3)
    left, right = ids(1), ids(4, len(layout.words) - 2)
    scores = PairScorer(weights_of(), "names")(vectors_of(len(layout.words)), layout, left, right, right * 0, ids(0, 1))
    assert scores[0, 0, 0] > NEVER
    assert scores[0, 1, 0] == NEVER


def test_what_is_counted_of_a_pair() -> None:
    layout = laid_out("Poe met Roe. The envoy met Poe.\n\nThe envoys left.")
    assert layout.lower[5] == "envoy"
    facts = facts_of(layout, ids(1), ids(0, 1, 2, 6, 10))
    assert facts.far.tolist() == [[FAR - 1, FAR, FAR + 1, FAR + 4, FAR + 5]]
    same, within, alike, opening = facts.facts[0].T.tolist()
    assert same == [1, 1, 1, 0, 0]
    assert within == [1, 1, 1, 1, 0]
    assert alike == [0, 1, 0, 1, 0]
    assert opening == [1, 1, 1, 0, 0]
    assert np.diff(facts.apart[0]).tolist() == [0, 0, 1, 1]


def test_far_words_and_far_sentences_have_places_in_the_tables() -> None:
    layout = laid_out(SENTENCE * 400)
    ends = ids(0, len(layout.words) - 1)
    facts = facts_of(layout, ends, ends)
    assert (facts.far >= 0).all()
    assert (facts.far < DISTANCES).all()
    assert (facts.apart >= 0).all()
    assert (facts.apart < SENTENCES).all()


def test_words_with_the_same_first_letters_are_alike() -> None:
    assert hash_of("visited") == hash_of("visiting") != hash_of("vision")
    assert 0 <= hash_of("𝔳𝔦𝔰𝔦𝔱𝔰") < 2**62


# -- events


def test_scores_however_great_are_probabilities() -> None:
    scores = np.array([-2e4, -200, -1, 0, 1, 200, 2e4], dtype=np.float32)
    told = sigmoid(scores)
    assert told[[0, 3, -1]].tolist() == [0, 0.5, 1]
    assert told[[2, 4]] == pytest.approx([0.268941, 0.731059], abs=1e-6)
    assert softmax(scores).sum() == pytest.approx(1)


def test_probabilities_are_probabilities() -> None:
    layout = laid_out(SENTENCE * 4)
    frames = read(layout, vectors_of(len(layout.words)))
    assert len(frames) > 1
    for frame in frames:
        assert frame.status.shape == (len(STATUSES),)
        assert frame.kind.shape == (len(KINDS),)
        assert frame.statuses.shape == (len(frame.heads), len(STATUSES))
        assert frame.status.sum() == pytest.approx(1, abs=1e-5)
        assert frame.kind.sum() == pytest.approx(1, abs=1e-5)
        assert frame.statuses.sum(1) == pytest.approx(1, abs=1e-5)
        assert 0 <= frame.confidence <= 1
        assert all(LEAST <= one <= 1 for one in frame.told)
        for links in (frame.who, frame.where, frame.when):
            assert [link.likely for link in links] == sorted((link.likely for link in links), reverse=True)
            assert all(LINKED <= link.likely <= 1 for link in links)
            assert len({link.candidate for link in links}) == len(links)


def test_every_likely_head_is_of_one_event_in_order() -> None:
    layout = laid_out(SENTENCE * 4)
    vectors = vectors_of(len(layout.words))
    frames = read(layout, vectors)
    heads = [head for frame in frames for head in frame.heads]
    assert sorted(heads) == np.flatnonzero(1 - HEADS.heads(vectors)[:, 0] >= LEAST).tolist()
    assert len(set(heads)) == len(heads)
    assert [frame.heads[0] for frame in frames] == sorted(frame.heads[0] for frame in frames)
    assert all(frame.heads == sorted(frame.heads) for frame in frames)
    assert len(read(layout, vectors, least=0.9)) < len(frames)


def test_a_story_is_read_alike_each_time() -> None:
    layout = laid_out(SENTENCE * 4)
    vectors = vectors_of(len(layout.words))
    assert [shown(frame) for frame in read(layout, vectors)] == [shown(frame) for frame in read(layout, vectors)]


def test_blocks_change_no_event(monkeypatch: pytest.MonkeyPatch) -> None:
    layout = laid_out(SENTENCE * 4)
    vectors = vectors_of(len(layout.words))
    whole = [shown(frame) for frame in read(layout, vectors)]
    monkeypatch.setattr(pairs, "TOGETHER", 16)
    monkeypatch.setattr(event_frames, "TOGETHER", 2)
    assert [shown(frame) for frame in read(layout, vectors)] == whole


def test_a_long_story_is_read_chapter_by_chapter(monkeypatch: pytest.MonkeyPatch) -> None:
    layout = laid_out(SENTENCE * 12)
    vectors = vectors_of(len(layout.words))
    whole = read(layout, vectors)
    monkeypatch.setattr(event_frames, "CHAPTER", 9)
    frames = read(layout, vectors)
    found = sorted(head for frame in whole for head in frame.heads)
    assert sorted(head for frame in frames for head in frame.heads) == found
    chapter = {head: n // 9 for n, head in enumerate(found)}
    for number, frame in enumerate(frames):
        assert len({chapter[head] for head in frame.heads}) == 1
        if frame.part is not None:
            other = frames[frame.part.candidate]
            assert frame.part.candidate != number
            assert chapter[other.heads[0]] == chapter[frame.heads[0]]
    assert len(frames) >= len(whole)


def test_names_far_from_a_chapter_are_not_looked_at() -> None:
    far = Mentions(ids(0, 5000, 5001, 5000 + BEHIND, 5001 + BEHIND), ids(0, 1, 0, 2, 3), ids(1, 2, 3, 4, 5), 4)
    near = event_frames._near(far, ids(5000))
    assert near.heads.tolist() == [5000, 5001, 5000 + BEHIND]
    assert (near.owners.tolist(), near.kinds.tolist(), near.count) == ([1, 0, 2], [2, 3, 4], 4)
    assert event_frames._near(far, ids(BEFORE, 5000)) is not far
    assert event_frames._near(far, ids(0, 5001)) is far


def test_where_no_name_and_no_word_is_there_nothing_is_linked() -> None:
    nothing = Mentions(ids(), ids(), ids(), 0)
    layout = laid_out(SENTENCE)
    frames = read_events(HEADS, labelled, vectors_of(len(layout.words)), layout, nothing, nothing)
    assert frames
    assert not any(frame.who or frame.where or frame.when for frame in frames)
    assert read_events(HEADS, labelled, vectors_of(0), laid_out(""), nothing, nothing) == []
    assert read_events(HEADS, labelled, vectors_of(len(layout.words)), layout, nothing, nothing, least=1.1) == []


def test_each_head_joins_the_likeliest_before_it_or_begins_its_own() -> None:
    near = np.array([[0, 0, 0, 0], [2, 0, 0, 0], [1, 1, 0, 0], [3, 5, 9, 0]], dtype=np.float32)
    assert event_frames._grouped(np.array([0, 1, 1, 4]), near) == [[0, 1], [2, 3]]  # as likely alone: its own
    assert event_frames._grouped(np.array([0, 1, 1, 9]), near) == [[0, 1], [2], [3]]
    near[3] = 3, 5, 4, 0
    assert event_frames._grouped(np.array([0, 1, 1, 4]), near) == [[0, 1, 3], [2]]
    assert event_frames._grouped(np.array([]), np.zeros((0, 0))) == []


def test_a_candidate_is_linked_by_its_likeliest_word() -> None:
    its = Mentions(ids(4, 8, 9), ids(0, 1, 0), ids(0, 0, 0), 2)
    scores = np.array([[[0.0], [-9.0], [1.0]], [[2.0], [-9.0], [0.0]]])
    (link,) = event_frames._links(scores, 0, [0, 1], its)
    assert (link.candidate, link.word) == (0, 4)
    assert link.likely == pytest.approx(1 / (1 + np.exp(-2.0)))
    (link,) = event_frames._links(scores, 0, [0], its)
    assert link.word == 9
    none = Mentions(ids(), ids(), ids(), 0)
    assert event_frames._links(np.zeros((1, 0, 1)), 0, [0], none) == []


def test_the_side_of_an_event_is_that_of_its_likeliest_time_if_one_is_its_own() -> None:
    after, before = DIRECTIONS.index("after"), DIRECTIONS.index("before")
    times = Mentions(ids(3, 9), ids(0, 1), ids(after, 3 * len(DIRECTIONS) + before), 2)
    assert event_frames._direction([Link(1, 0.9), Link(0, 0.8)], times) == before
    assert event_frames._direction([Link(0, 0.8)], times) == after
    assert event_frames._direction([Link(0, 0.49)], times) == event_frames._direction([], times) == UNTIMED


def test_what_has_happened_leaves_the_rest_as_it_stood() -> None:
    status = softmax(np.arange(len(STATUSES), dtype=np.float32))
    out = event_frames._with_done(status, 0.25)
    rest = np.arange(len(STATUSES)) != HAPPENED
    assert out[HAPPENED] == 0.25
    assert out.sum() == pytest.approx(1)
    assert out[rest] / out[rest].sum() == pytest.approx(status[rest] / status[rest].sum())


def tagged(*tags: str) -> np.ndarray:
    """Probabilities whose likeliest tags are these."""
    out = np.full((len(tags), len(EVENT_TAGS)), 0.01, dtype=np.float32)
    for n, tag in enumerate(tags):
        out[n, EVENT_TAGS.index(tag)] = 0.8
    return out


def test_stretches_of_a_role_are_read_from_tags() -> None:
    out = event_frames._spans(tagged("B-what", "I-what", "B-what", "O", "I-cue", "B-moved", "I-cue"), 10, 13)
    assert {role: [one.span for one in some] for role, some in out.items()} == {
        "what": [(10, 12), (12, 13)], "cue": [(14, 15), (16, 17)], "moved": [(15, 16)],
    }  # fmt: skip
    assert set(out) <= set(EVENT_ROLES)
    assert {one.head for some in out.values() for one in some} == {13}
    assert all(one.likely == pytest.approx(0.81) for some in out.values() for one in some)
    assert event_frames._spans(tagged("O", "O"), 0, 0) == {}
    assert event_frames._spans(tagged("O", "B-cue"), 0, 0)["cue"][0].span == (1, 2)


# -- confidence


def an_event(told: float = 0.8, **links: float) -> EventFrame:
    status = np.array([0.7, 0.3, *[0.0] * (len(STATUSES) - 2)], dtype=np.float32)
    frame = EventFrame([1], [told], status, np.full(len(KINDS), 0.1), status[None])
    frame.who, frame.where, frame.when = (
        [Link(0, links[name])] if name in links else [] for name in ("who", "where", "when")
    )
    return frame


def test_the_likelier_a_head_the_surer_the_event() -> None:
    shares = [confidence_of(an_event(told), PLAIN) for told in (0.5, 0.6, 0.8, 0.95, 0.999, 1.0)]
    assert shares == sorted(shares)
    assert shares[0] < shares[-1]


@pytest.mark.parametrize("name", FEATURES)
def test_weights_stand_in_the_order_of_features(name: str) -> None:
    weights = np.zeros(len(FEATURES))
    weights[FEATURES.index(name)] = 1
    frame = an_event(0.8, who=0.9, where=0.3, when=0.6)
    given = features_of(frame)
    assert len(given) == len(FEATURES)
    assert confidence_of(frame, weights) == pytest.approx(1 / (1 + np.exp(-given[FEATURES.index(name)])), abs=6e-4)


def test_features_are_what_they_are_called() -> None:
    given = dict(zip(FEATURES, features_of(an_event(0.8, who=0.9, where=0.3, when=0.4)), strict=True))
    assert given["an event, by its surest head"] == pytest.approx(logit(0.8))
    assert given["status before the second"] == pytest.approx(0.4)
    assert (given["who"], given["where"]) == (pytest.approx(logit(0.9)), pytest.approx(logit(0.7)))
    assert (given["has somebody"], given["has a time"], given["mentions"]) == (1, 0, 0)
    assert factors_of(an_event())["who"] == 1


def test_weights_that_nobody_calibrated_are_plain() -> None:
    assert HEADS.calibration is PLAIN
    own = np.arange(len(FEATURES), dtype=np.float32)
    heads = EventHeads({**weights_of(), "calibration": own})
    assert heads.calibration.tolist() == own.tolist()
