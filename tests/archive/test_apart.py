"""Different stories under one key: told before one hides the other, and stories of their own again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keeping import keep_all
from onrecord import Story, open_archive
from onrecord.archive.apart import are_versions
from onrecord.archive.questions import DiaryFilter, Search
from onrecord.errors import NotSeparateError, OtherStoryError
from onrecord.keep import keep
from onrecord.stories import state_department
from told import Ev, tells

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.archive import Archive

TRAM = Story(
    "story",
    tells(
        "LISBON, March 3 - Ana Duarte will visit Oslo on May 20, the city council said. The tram will be built.",
        Ev("visit", who=("Ana Duarte",), where=("Oslo",), time="on May 20"),
    ),
    published_on="2022-03-03",
    source="d1/story.txt",
)
KING = Story(
    "story",
    tells(
        "BERGEN, March 5 - A visit of Ana Duarte to Oslo on June 2 is what Jon Berg hopes for, a spokesman told us.",
        Ev("visit", who=("Ana Duarte",), where=("Oslo",), time="on June 2"),
    ),
    published_on="2022-03-05",
    source="d2/story.txt",
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "test.db", create=True) as opened:
        yield opened


def told_of(archive: Archive, *stories: Story) -> list[OtherStoryError]:
    told: list[OtherStoryError] = []
    for _ in keep(archive, stories, tell=told.append):
        pass
    return told


def test_what_hides_a_different_story_is_told_before(archive: Archive) -> None:
    (told,) = told_of(archive, TRAM, KING)
    assert told.place == "d2/story.txt"
    assert "d1/story.txt" in told.happened
    assert "onrecord separate" in told.remedy
    assert told_of(archive, KING) == [], "nothing is superseded"


def test_versions_and_stories_of_one_source_are_not_told(archive: Archive) -> None:
    updated = Story("story", TRAM.text + " It was not said when.", source="d3/story.txt")
    assert told_of(archive, TRAM, updated) == []
    assert told_of(archive, Story("story", KING.text, source="d3/story.txt")) == [], "the same source"


def test_releases_are_no_versions_of_each_other() -> None:
    texts = [story.text for story in state_department()]
    pairs = [(one, other) for at, one in enumerate(texts) for other in texts[:at]]
    assert sum(are_versions(one, other) for one, other in pairs) < 0.03 * len(pairs)
    for text in texts:
        assert are_versions(text, text[: len(text) // 2] + " And more was said, and nobody knew of what.")


def test_what_was_hidden_is_a_story_of_its_own_again(archive: Archive) -> None:
    keep_all(archive, TRAM, KING)
    before = archive.story("story")
    assert before is not None
    (version,) = before.versions
    assert not archive.search(Search(words="tram", kinds=("story",)))
    assert [len(plan.history) for plan in archive.plans(DiaryFilter(doubtful=True))] == [2]
    (one,) = archive.separate("story")
    assert (one.before, one.key, one.sha256) == ("story", f"story-{version.sha256[:8]}", version.sha256)
    assert [hit.story for hit in archive.search(Search(words="tram", kinds=("story",)))] == [version.sha256]
    assert (archive.counts().stories, archive.counts().superseded) == (2, 0)
    assert {line.key for line in archive.stories()} == {"story", one.key}
    kept = archive.story(one.key)
    assert kept is not None
    assert kept.versions == ()
    assert [len(plan.history) for plan in archive.plans(DiaryFilter(doubtful=True))] == [1, 1], "not one plan"
    assert list(archive.misplaced()) == []


def test_separated_is_as_kept_under_keys_of_their_own(archive: Archive, tmp_path: Path) -> None:
    rest = [Story("story", story.text, published_on=story.published_on) for story in state_department()[:3]]
    keep_all(archive, TRAM, KING, *rest)
    separated = {one.sha256: one.key for one in archive.separate("story")}
    assert len(separated) == 4
    with open_archive(tmp_path / "other.db", create=True) as other:
        from onrecord.archive.archive import sha256_of

        for story in (TRAM, KING, *rest):
            key = separated.get(sha256_of(story.text), "story")
            keep_all(other, Story(key, story.text, published_on=story.published_on, source=story.source))
        asked = DiaryFilter(doubtful=True, on="2022-05-30")
        assert archive.plans(asked) == other.plans(asked)
        assert archive.counts() == other.counts()
        for kind in ("said", "figure", "planned"):
            words = Search(words="the", kinds=(kind,))
            assert archive.search(words) == other.search(words)


def test_one_text_may_be_named_and_have_a_key_that_is_given(archive: Archive) -> None:
    keep_all(archive, TRAM, KING)
    sha256 = next(line.sha256 for line in archive.story("story").versions)  # type: ignore[union-attr]
    keep_all(archive, Story("taken", "Another story."))
    for address, key in (("story", "taken"), ("story", "story"), ("none", None), (sha256[:7], None)):
        with pytest.raises(NotSeparateError):
            archive.separate(address, key)
    assert archive.counts().superseded == 1
    (one,) = archive.separate(sha256[:10], "tram")
    assert one.key == "tram"
    kept = archive.story("tram")
    assert kept is not None
    assert kept.record.story.source == "d1/story.txt"
