"""The title that comes with a story stands before the one in its text, wherever a title is shown or searched."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from keeping import keep_all
from onrecord import Story, open_archive, read
from onrecord.archive.questions import Search
from onrecord.plainly import heading_of
from onrecord.views.exports import write_jsonld

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Berg to visit Chile\n\nOSLO, May 3 - Anna Berg will visit Chile on May 20, her office said.\n"
GIVEN = Story(key="given", text=TEXT, title="Foreign minister  bound for Santiago", published_on="2022-05-03")
PLAIN = Story(key="plain", text=TEXT, published_on="2022-05-03")


def test_it_is_kept_beside_the_texts_own() -> None:
    record = read(GIVEN)
    assert record.story.given_title == "Foreign minister  bound for Santiago"
    assert heading_of(record) == "Foreign minister bound for Santiago"
    assert read(PLAIN).story.given_title is None
    assert heading_of(read(PLAIN)) == "Berg to visit Chile"
    assert heading_of(read(Story(key="blank", text=TEXT, title=" "))) == "Berg to visit Chile"


def test_it_is_the_headline_of_linked_data() -> None:
    story = json.loads("".join(write_jsonld([read(GIVEN)])))["@graph"][0]
    assert story["headline"] == "Foreign minister  bound for Santiago"


def test_lists_show_it_and_a_search_finds_it(tmp_path: Path) -> None:
    with open_archive(tmp_path / "news.db", create=True) as archive:
        keep_all(archive, GIVEN)
        (line,) = archive.stories()
        assert line.title == "Foreign minister bound for Santiago"
        (hit,) = archive.search(Search(words="bound Santiago", kinds=("story",)))
        assert hit.title == line.title
        assert archive.record_of(TEXT).story.given_title == GIVEN.title
