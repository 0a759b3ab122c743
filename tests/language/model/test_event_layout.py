"""Where words stand, what they may be linked to, and the windows that a story is read in."""

from __future__ import annotations

import pytest

from onrecord.language.model.candidate_links import (
    DIRECTIONS,
    KINDS_OF_TIME,
    NAME_KINDS,
    NOUN,
    direction_of,
    kind_of_time,
    name_mentions,
    nouns_of,
    phrase_of,
    time_mentions,
)
from onrecord.language.model.layout import BEFORE, Layout, layout_of
from onrecord.language.model.reading import IN_PHRASE
from onrecord.language.model.tags import UPOS
from onrecord.language.model.windows import EVENT_REACH, SLACK, Pieced, even_room, event_reach_of, windows_of
from onrecord.language.model.words import words_of
from onrecord.record import CitedPassage, Name, TimeExpression

TODAY = "2021-05-03"


def laid_out(text: str) -> Layout:
    return layout_of(text, words_of(text))


def passage(text: str, words: str, nth: int = 0) -> CitedPassage:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return CitedPassage(start=start, end=start + len(words), text=words)


# -- sentences and the small words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Poe left. Roe stayed! Who came? Nobody.", 4),
        ("Mr. Poe met Gov. Roe on Jan. 5 in St. Cloud.", 1),
        ("J. K. Roe of the U.S. Navy left.", 1),
        ("The price rose 1.5 points. It fell.", 2),
        ("“Poe left.” Roe stayed.", 2),
        ("Poe left. “Roe stayed.”", 2),
        ("Poe left. 20 others stayed.", 2),
        ("He spoke at 5 p.m. and left.", 1),
        ("Visit to Rome\nPoe left", 2),
        ("Poe left. but not for long.", 1),
        ("", 0),
    ],
)
def test_sentences_end_behind_full_stops_that_shorten_nothing(text: str, count: int) -> None:
    assert len(set(laid_out(text).sentence.tolist())) == count


@pytest.mark.parametrize(
    ("text", "word", "before"),
    [
        ("Poe flew to Rome.", "rome", "to"),
        ("Poe flew to the Rome.", "rome", "to"),
        ("She met with Prime Minister Roe.", "roe", "with"),
        ("Poe’s next visit", "visit", "s"),
        ("Rome", "rome", ""),
        ("The Rome", "rome", ""),
        ("Poe yesterday", "yesterday", ""),
        ("(Rome)", "rome", "("),
    ],
)
def test_the_small_word_before_is_found_behind_titles_and_articles(text: str, word: str, before: str) -> None:
    layout = laid_out(text)
    assert BEFORE[layout.before[layout.lower.index(word)]] == before


def test_the_head_of_a_stretch_is_its_last_word_with_a_letter() -> None:
    text = "Poe’s visit (to Rome)."
    layout = laid_out(text)
    assert layout.head_of(0, len(text)) == layout.lower.index("rome")
    assert layout.head_of(0, 5) == 0
    assert layout.head_of(12, 13) is None


# -- candidates


def parts_of(layout: Layout, **tags: str) -> list[int]:
    names: list[str] = [*UPOS]
    return [names.index(tags.get(word, "NOUN" if word.isalpha() else "PUNCT")) for word in layout.lower]


@pytest.mark.parametrize(
    ("text", "noun", "phrase"),
    [
        ("she met two senior aides", "aides", "two senior aides"),
        ("she met Norway’s three ministers", "ministers", "Norway’s three ministers"),
        ("she met vice-ministers", "ministers", "vice-ministers"),
        ("she met. Two ministers", "ministers", "Two ministers"),
        ("she met - ministers", "ministers", "ministers"),
        ("ministers", "ministers", "ministers"),
    ],
)
def test_a_noun_phrase_goes_back_to_where_it_begins(text: str, noun: str, phrase: str) -> None:
    layout = laid_out(text)
    parts = parts_of(layout, she="PRON", met="VERB", two="NUM", three="NUM", senior="ADJ", s="PART", norway="PROPN")
    first, last = phrase_of(layout, parts, layout.lower.index(noun), IN_PHRASE)
    assert text[layout.words.start[first] : layout.words.end[last - 1]] == phrase


def test_of_a_run_of_nouns_the_last_is_a_candidate() -> None:
    layout = laid_out("the fishing boat owners of 2021 met owners")
    parts = parts_of(layout, the="DET", of="ADP", met="VERB")
    found = nouns_of(layout, parts, UPOS.index("NOUN"), UPOS.index("PROPN"))
    assert [layout.lower[at] for at in found] == ["owners", "owners"]


def test_names_and_the_nouns_that_lie_in_none_are_candidates() -> None:
    text = "Mayor Ana Roe met fishermen in Oslo. The mayor left."
    layout = laid_out(text)
    names = (
        Name(id="n1", name="Ana Roe", kind="person", mentions=(passage(text, "Ana Roe"), passage(text, "The mayor"))),
        Name(id="n2", name="Oslo", kind="place", mentions=(passage(text, "Oslo"),)),
    )
    nouns = [n for n, word in enumerate(layout.lower) if word in {"fishermen", "mayor"}]
    found = name_mentions(layout, names, nouns)
    assert [layout.lower[at] for at in found.heads] == ["roe", "mayor", "oslo", "mayor", "fishermen"]
    assert (found.owners.tolist(), found.count) == ([0, 0, 1, 2, 3], 4)
    person, place = (2 * NAME_KINDS.index(kind) for kind in ("person", "place"))
    assert found.kinds.tolist() == [person, person + 1, place, NOUN, NOUN]


def time_of(first: str | None, last: str | None, **more: str) -> TimeExpression:
    given = {"type": "DATE", "granularity": "day", "edtf": f"{first}/{last}" if first or last else None} | more
    return TimeExpression.model_validate(
        {"id": "t1", "start": 0, "end": 4, "text": "then", "found_by": "x", "earliest": first, "latest": last} | given
    )


@pytest.mark.parametrize(
    ("first", "last", "today", "direction"),
    [
        ("2021-05-03", "2021-05-03", TODAY, "today"),
        ("2021-05-02", "2021-05-02", TODAY, "before"),
        ("2021-05-04", "2021-05-31", TODAY, "after"),
        ("2021-05-01", "2021-05-31", TODAY, "around"),
        (None, "2021-04-30", TODAY, "before"),
        ("2021-06-01", None, TODAY, "after"),
        (None, "2021-06-01", TODAY, "around"),
        (None, None, TODAY, "unknown"),
        ("2021-05-04", "2021-05-04", None, "unknown"),
    ],
)
def test_a_time_lies_on_one_side_of_the_storys_day(
    first: str | None, last: str | None, today: str | None, direction: str
) -> None:
    assert direction_of(time_of(first, last), today) == direction


def test_kinds_of_time_tell_how_fine_and_on_which_side() -> None:
    day, month = (time_of("2021-05-04", "2021-05-04", granularity=grain) for grain in ("day", "month"))
    lasting, often = (time_of(None, None, type=kind) for kind in ("DURATION", "SET"))
    kinds = [kind_of_time(time, TODAY) for time in (day, month, lasting, often)]
    assert len(set(kinds)) == 4
    assert all(0 <= kind < KINDS_OF_TIME for kind in kinds)
    assert [DIRECTIONS[kind % len(DIRECTIONS)] for kind in kinds] == ["after", "after", "unknown", "unknown"]


def test_a_time_without_a_word_is_a_candidate_without_a_mention() -> None:
    text = "then — ?!"
    dash = time_of(TODAY, TODAY).model_copy(update={"start": 5, "end": 6, "text": "—"})
    found = time_mentions(laid_out(text), (dash, time_of(TODAY, TODAY)), TODAY)
    assert (found.heads.tolist(), found.owners.tolist(), found.count) == ([0], [1], 2)


# -- windows


def pieced(*paragraphs: int) -> Pieced:
    """Paragraphs of so many words, each a piece."""
    text = "\n".join(" ".join(["word"] * count) for count in paragraphs)
    words = words_of(text)
    return Pieced(words, [(1,)] * len(words))


@pytest.mark.parametrize("paragraphs", [(), (5,), (40, 3), (20,) * 30, (300,), (7, 90, 200, 1, 1, 60)])
@pytest.mark.parametrize("room", [32, 100, 448])
def test_windows_of_even_size_answer_for_every_word_once(paragraphs: tuple[int, ...], room: int) -> None:
    story = pieced(*paragraphs)
    even = even_room(story, room)
    assert even <= room
    windows = windows_of(story, even)
    assert [at for window in windows for at in range(*window.answered)] == list(range(len(story.words)))
    for window in windows:
        assert window.size <= even
        assert window.read[0] <= window.answered[0] < window.answered[1] <= window.read[1]


def test_a_story_that_fits_is_read_in_one_window() -> None:
    story = pieced(100, 200, 100)
    assert even_room(story, 448) == 448
    assert len(windows_of(story, even_room(story, 448))) == 1


def test_a_longer_story_is_shared_evenly() -> None:
    story = pieced(*[20] * 24)
    even = even_room(story, 448)
    assert even == int((480 + 48) / 2 * SLACK)
    sizes = [window.size for window in windows_of(story, even)]
    assert len(sizes) == 2
    assert max(sizes) < 1.5 * min(sizes)


def test_roles_of_an_event_are_looked_for_near_it_in_its_paragraph() -> None:
    words = pieced(10, 200).words
    assert event_reach_of(words, 3) == (0, 10)
    assert event_reach_of(words, 10) == (10, 11 + EVENT_REACH)
    assert event_reach_of(words, 110) == (110 - EVENT_REACH, 111 + EVENT_REACH)
    assert event_reach_of(words, 209) == (209 - EVENT_REACH, 210)
