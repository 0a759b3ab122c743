"""The parts of whole stories, and properties that hold for any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake import Story
from onrecord.record import Record, StoryParts
from onrecord.story import read_parts

BODY = "The minister said on Monday that the talks would go on for another week, and that nobody had left the room."


def parts_of(text: str, **given_beside: str) -> StoryParts:
    return read_parts(Story(key="story", text=text, **given_beside))


def words(text: str, **given_beside: str) -> dict[str, str | None]:
    parts = parts_of(text, **given_beside)
    passages = {name: getattr(parts, name) for name in ("section", "title", "standfirst", "byline", "dateline")}
    return {name: passage.text for name, passage in passages.items() if passage is not None}


TITLE = "Poe to visit Rome"
BYLINE = "Ned Price, Department Spokesperson"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ([TITLE], {"title": TITLE}),
        (["World", "Poe to visit Rome in June"], {"section": "World", "title": "Poe to visit Rome in June"}),
        (["Home > World > Europe", TITLE], {"section": "Home > World > Europe", "title": TITLE}),
        ([TITLE, "By Mary Roe"], {"title": TITLE, "byline": "By Mary Roe"}),
        ([TITLE, "BY MARY ROE AND JOHN DOE, Reuters"], {"title": TITLE, "byline": "BY MARY ROE AND JOHN DOE, Reuters"}),
        ([TITLE, "Mary Roe, Associated Press"], {"title": TITLE, "byline": "Mary Roe, Associated Press"}),
        ([TITLE, "Mary Roe", "Reuters"], {"title": TITLE, "byline": "Mary Roe\n\nReuters"}),
        ([TITLE, "Mary Roe", "Diplomatic correspondent"], {"title": TITLE, "byline": "Mary Roe"}),
        (
            [TITLE, "The first visit in years, an official says", "By Mary Roe"],
            {"title": TITLE, "standfirst": "The first visit in years, an official says", "byline": "By Mary Roe"},
        ),
        ([TITLE, "Office of the Spokesperson"], {"title": TITLE, "byline": "Office of the Spokesperson"}),
        (["Office of the Spokesperson"], {"byline": "Office of the Spokesperson"}),
        (
            ["Secretary Antony J. Blinken With Mary Poe", BYLINE, "Algiers, Algeria", "Press Room"],
            {
                "title": "Secretary Antony J. Blinken With Mary Poe",
                "byline": BYLINE,
                "dateline": "Algiers, Algeria",
            },
        ),
        (
            ["Department of State Presence in Ukraine", BYLINE],
            {"title": "Department of State Presence in Ukraine", "byline": BYLINE},
        ),
        (
            ["DANISH CROPS TWO WEEKS BEHIND, OFFICIAL REPORT"],
            {"title": "DANISH CROPS TWO WEEKS BEHIND, OFFICIAL REPORT"},
        ),
        ([TITLE, BYLINE, "Jerusalem"], {"title": TITLE, "byline": BYLINE, "dateline": "Jerusalem"}),
        (["Poe sharpens pitch on trade as vote nears."], {"title": "Poe sharpens pitch on trade as vote nears."}),
        (["Poe sharpens pitch on trade;"], {"title": "Poe sharpens pitch on trade;"}),
        (["The minister left for Rome in June."], {}),
        (["Poe said trade was up in June."], {}),
        (["Trump’s East European Achilles Heel."], {"title": "Trump’s East European Achilles Heel."}),
        (["Will Poe Go to Rome?", "By Mary Roe"], {"title": "Will Poe Go to Rome?", "byline": "By Mary Roe"}),
        ([], {}),
    ],
)
def test_heads(head: list[str], expected: dict[str, str]) -> None:
    assert words("\n\n".join([*head, BODY, BODY])) == expected
    crowded = {name: found.replace("\n\n", "\r\n") for name, found in expected.items()}
    assert words("\r\n".join([*head, BODY, BODY])) == crowded


def test_a_sentence_alone_has_no_title() -> None:
    assert words("He leaves in January next year.") == {}
    assert words("Poe visits Rome") == {}


def test_a_given_title_is_found_in_the_text() -> None:
    assert words(f"News\n\nPoe  Visits Rome\n\n{BODY}", title="Poe visits Rome")["title"] == "Poe  Visits Rome"
    assert "title" not in words(f"{BODY}\n\n{BODY}", title="Poe visits Rome")


@pytest.mark.parametrize(
    ("line", "kinds", "title"),
    [
        ("UPDATE 2-Poe delays trip", ["update"], "Poe delays trip"),
        ("CORRECTED-UPDATE 1-Poe delays trip", ["correction", "update"], "Poe delays trip"),
        ("URGENTChinese minister to visit Rome", ["urgent"], "Chinese minister to visit Rome"),
        ("Urgent: Poe delays trip", ["urgent"], "Poe delays trip"),
        ("WRAPUP 3-Poe delays trip", ["update"], "Poe delays trip"),
        ("RPT-Poe delays trip", ["repeat"], "Poe delays trip"),
        ("LEAD: Poe delays trip", ["lead"], "Poe delays trip"),
        ("(repetition, correcting date) Poe delays trip", ["repeat", "correction"], "Poe delays trip"),
        ("(CORRECTED)-Poe delays trip", ["correction"], "Poe delays trip"),
        ("Eds: Updates with quotes.", ["note"], None),
        ("ATTENTION - ADDS quotes ///", ["update"], None),
        ("Update on the talks in Rome", [], "Update on the talks in Rome"),
        ("Leaders of the talks in Rome", [], "Leaders of the talks in Rome"),
    ],
)
def test_markers(line: str, kinds: list[str], title: str | None) -> None:
    parts = parts_of(f"{line}\n\nROME, May 3 (AFP) - {BODY}")
    assert [marker.kind for marker in parts.markers] == kinds
    assert (parts.title.text if parts.title else None) == title


def test_sign_off_is_the_byline() -> None:
    parts = parts_of(f"Poe visits Rome\n\nROME (Reuters) - {BODY}\n\n(Reporting by Mary Roe; Editing by John Doe)")
    assert parts.byline is not None
    assert parts.byline.text == "(Reporting by Mary Roe; Editing by John Doe)"


STRETCHES = (
    *("BELGRADE, November 9. /TASS/. ", "ROME, Feb 29 - ", "All news", "By Mary Poe", "Office of the Spokesperson"),
    *("UPDATE 2-", "Eds: ", "Friday", "2017", "a sentence. ", "\n", "\n\n", "\r\n", "    ", '"', "’"),
    *("\U0001f600", "e\u0301", "\u05e9\u05dc\u05d5\u05dd"),
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.text(alphabet="aB.,:-—()/[]\"'“”«` \n\r\t\u00a0\u2028\U0001f600e\u0301\u05d0\u202e19", max_size=200),
    st.lists(st.sampled_from(STRETCHES), max_size=30).map("".join),
)


@given(
    TEXTS,
    st.sampled_from([None, "2018-11-09", "2018-11-09T10:00:00Z", "no date"]),
    st.sampled_from([None, "2018-11-12", "x"]),
)
def test_any_text_has_parts_and_every_passage_its_words(text: str, given_on: str | None, metadata: str | None) -> None:
    parts = read_parts(Story(key="k", text=text, title="All news", published_on=given_on, metadata_on=metadata))
    assert parts.text == text
    for path, passage in Record(story=parts).cited_passages():
        assert text[passage.start : passage.end] == passage.text, path
    for basis in parts.published_basis:
        assert basis.start is None or text[basis.start : basis.end] == basis.text
    end = 0
    for paragraph in parts.paragraphs:
        assert end <= paragraph.start < paragraph.end <= len(text)
        assert not text[paragraph.start].isspace()
        assert not text[paragraph.end - 1].isspace()
        assert not text[end : paragraph.start].strip()
        end = paragraph.end
    assert not text[end:].strip()


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "\n",
        " ",
        '"',
        "[",
        "(",
        "A",
        "A, ",
        "1",
        "a. ",
        "x\n",
        "  x\n",
        "\r\n",
        "2017 Friday ",
        "By A",
        "“",
        "((Adds ",
        "MAY 1 ",
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    start = time.process_time()
    parts_of("ROME, May 3 - " + text)
    parts_of(text)
    assert time.process_time() - start < 25
