"""The marked story in a page: every code point is there, spans nest, and hostile stories take no longer than others."""

from __future__ import annotations

import time
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given

from made_up import STORY, example_record, records, story_parts
from onrecord.anchor import Passage
from onrecord.record import Attribution, Figure, Record, Stretch, cite
from onrecord.views.marks import marks_of
from onrecord.web.marked import DEEPEST, marked_story, shallow
from web.seeing import Pieces


def html_of(record: Record) -> str:
    return "".join(f"<p>{paragraph.html}</p>" for paragraph in marked_story(record))


def with_paragraphs(record: Record, *starts: int) -> Record:
    text = record.story.text
    bounds = [*starts, len(text)]
    paragraphs = tuple(Stretch(start=start, end=end) for start, end in pairwise(bounds) if start < end)
    return record.model_copy(update={"story": record.story.model_copy(update={"paragraphs": paragraphs})})


def test_marks_have_their_place_entry_and_role() -> None:
    html = html_of(example_record())
    start = STORY.index("visit")
    assert f'<span id="c{start}-{start + 5}" class="m planned" data-e="e1" data-l="e1">' in html
    assert f'<span data-c="{start}-{start + 5}">visit</span>' in html
    assert html.count('data-e="a1"') == 3
    assert Pieces(html).text == STORY


@given(records())
def test_the_page_has_the_story_code_point_for_code_point(record: Record) -> None:
    text = record.story.text
    for starts in ([], [0], [len(text) // 3, 2 * len(text) // 3]):
        pieces = Pieces(html_of(with_paragraphs(record, *starts)))
        assert pieces.text == text
        assert [words for _, _, words in pieces.stretches] == [text[start:end] for start, end, _ in pieces.stretches]
        assert all(before[1] == after[0] for before, after in pairwise(pieces.stretches))
        assert max(Counter(pieces.ids).values(), default=1) == 1
        assert set(pieces.ids) == {f"c{mark.start}-{mark.end}" for mark in shallow(marks_of(record))}


def test_a_story_s_own_tags_are_words() -> None:
    text = "<script>alert(1)</script> &amp; \"<b title='x'>\""
    html = html_of(Record(story=story_parts(text)))
    assert "<script" not in html
    assert "<b " not in html
    assert Pieces(html).text == text


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("\u202e", 'data-odd="U+202E" title="right-to-left override"'),
        ("\x1b", 'data-odd="U+001B"'),
        ("\u2067", 'data-odd="U+2067"'),
        ("\x85", 'data-odd="U+0085"'),
    ],
)
def test_what_steers_the_writing_is_named_and_kept_apart(character: str, shown: str) -> None:
    html = html_of(Record(story=story_parts(f"a{character}b")))
    assert f'<bdi class="odd" {shown}' in html
    assert Pieces(html).text == f"a{character}b"


def test_carriage_returns_are_kept() -> None:
    html = html_of(Record(story=story_parts("a\r\nb\rc")))
    assert "a&#13;\nb&#13;<br>c" in html
    assert Pieces(html).text == "a\r\nb\rc"


def many_marks(count: int) -> Record:
    """Figures that lie in one another, cross and touch: the worst that a record may hold."""
    text = "1 " * count
    figures = tuple(
        Figure(
            **cite(text, Passage(at, min(len(text), len(text) - at if at % 3 else at + 7))).model_dump(),
            id=f"f{at}",
            value=1,
            confidence=1,
            found_by="made.up",
        )
        for at in range(count - 1)
    )
    return Record(story=story_parts(text), figures=figures)


def test_marks_that_lie_in_many_others_are_left_out() -> None:
    record = many_marks(300)
    pieces = Pieces(html_of(record))
    assert pieces.text == record.story.text
    assert pieces.deepest <= DEEPEST + 2  # the paragraph and the stretch


def test_time_grows_with_the_story_and_not_faster() -> None:
    def seconds(count: int) -> float:
        record = many_marks(count)
        best = 9.0
        for _ in range(3):
            begun = time.perf_counter()
            marked_story(record)
            best = min(best, time.perf_counter() - begun)
        return best

    # Four times as much takes sixteen times as long where something looks at everything for each mark.
    assert seconds(8000) < 9 * seconds(2000)


def test_a_long_story_of_many_paragraphs() -> None:
    line = "Mary Poe said on Monday that 30 firms would come.\n\n"
    text = line * 4000
    starts = range(0, len(text), len(line))
    attributions = tuple(
        Attribution(
            id=f"a{number}",
            kind="indirect",
            source=cite(text, Passage(start, start + 8)),
            content=(cite(text, Passage(start + 24, start + 48)),),
            confidence=1,
            found_by="made.up",
        )
        for number, start in enumerate(starts)
    )
    record = with_paragraphs(Record(story=story_parts(text), attributions=attributions), *starts)
    begun = time.perf_counter()
    paragraphs = marked_story(record)
    assert time.perf_counter() - begun < 2
    assert len(paragraphs) == 4000
    assert (paragraphs[0].start, paragraphs[-1].end) == (0, len(text))
