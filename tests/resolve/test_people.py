"""Who is meant: names, roles and pronouns of invented sentences, and of the wire story in the package."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake import Story
from onrecord.language import analyse
from onrecord.language.names import find_names
from onrecord.record import Attribution, CitedPassage
from onrecord.resolve.people import resolve_names, resolve_speakers
from onrecord.story import read_parts


def names_of(text: str) -> dict[str, tuple[str, str | None]]:
    """Return the names of a text with kind and country."""
    parts = read_parts(Story(key="t", text=text))
    language = analyse(parts)
    found = resolve_names(parts, language, find_names(parts, language), ())
    return {name.name: (name.kind, name.country) for name in found}


def speaker_of(text: str, *sources: str) -> list[str]:
    """Return who speaks by each source; a source is looked for behind the one before it."""
    parts = read_parts(Story(key="t", text=text))
    language = analyse(parts)
    told, at = [], 0
    for number, words in enumerate(sources):
        at = text.index(words, at)
        source = CitedPassage(start=at, end=at + len(words), text=words)
        content = CitedPassage(start=0, end=1, text=text[0])
        told.append(
            Attribution(
                id=f"a{number}", kind="indirect", source=source, content=(content,), confidence=1, found_by="test"
            )
        )
        at += len(words)
    names = resolve_names(parts, language, find_names(parts, language), tuple(told))
    spoken = resolve_speakers(tuple(told), names, parts, language)
    return [" and ".join(speaker.name for speaker in entry.speakers) for entry in spoken]


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("French Foreign Minister Jeanne Martin will visit Oslo.", "Jeanne Martin", "person", "FR"),
        ("The visit was announced by foreign ministry spokesman Lin Tao.", "Lin Tao", "person", None),
        ("She met Sheikh Hamad bin Rashid al-Noor in Doha.", "Sheikh Hamad bin Rashid al-Noor", "person", None),
        ("Shares of Northwind Traders Ltd rose.", "Northwind Traders Ltd", "organisation", None),
        ("The Bank of Norway cut its rate.", "Bank of Norway", "organisation", "NO"),
        ("Talks were held in Geneva.", "Geneva", "place", "CH"),
        ("The Norwegians want more time.", "Norwegians", "group", "NO"),
        (
            "He joined the Labour and Social Affairs Ministry.",
            "Labour and Social Affairs Ministry",
            "organisation",
            None,
        ),
    ],
)
def test_names_and_their_kinds(text: str, name: str, kind: str, country: str | None) -> None:
    assert names_of(text).get(name) == (kind, country)


@pytest.mark.parametrize(
    ("text", "sources", "speakers"),
    [
        (
            "Danish Trade Minister Karen Holm arrived. Holm said so. The Danish minister said more. She added a word.",
            ("Danish Trade Minister Karen Holm", "Holm", "The Danish minister", "She"),
            ["Karen Holm", "Karen Holm", "Karen Holm", "Karen Holm"],
        ),
        (
            "Anna Berg and Paul Lund met. Berg and Lund said they agreed.",
            ("Berg and Lund", "they"),
            ["Anna Berg and Paul Lund", "Anna Berg and Paul Lund"],
        ),
        (
            "The governor of the Bank of Norway, Erik Dahl, said rates fell. He said they would rise.",
            ("The governor of the Bank of Norway, Erik Dahl", "He"),
            ["Erik Dahl", "Erik Dahl"],
        ),
        (
            "The spokesman of Danish President Jens Moller denied it. The spokesman said no more.",
            ("The spokesman of Danish President Jens Moller", "The spokesman"),
            ["The spokesman of Danish President Jens Moller", "The spokesman of Danish President Jens Moller"],
        ),
        (
            "A senior U.S. official spoke. The official said no.",
            ("A senior U.S. official", "The official"),
            ["A senior U.S. official"] * 2,
        ),
        (
            "The National Grain Union (NGU) met. The NGU said no. The union added a word.",
            ("The NGU", "The union"),
            ["National Grain Union", "National Grain Union"],
        ),
        ("Northwind Traders Ltd fell. The company said why.", ("The company",), ["Northwind Traders Ltd"]),
        ("Experts say so.", ("Experts",), ["Experts"]),
    ],
)
def test_speakers(text: str, sources: tuple[str, ...], speakers: list[str]) -> None:
    assert speaker_of(text, *sources) == speakers


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "Putin",
                "said",
                "the",
                "minister",
                ",",
                "and",
                "U.S.",
                "he",
                "of",
                "Mr.",
                "\n",
                "“",
                "Ltd",
                "é",
                "😀",
                "al-Noor",
                "(NGU)",
                ".",
            ]
        ),
        max_size=40,
    )
)
def test_mentions_equal_the_text_and_nothing_raises(words: list[str]) -> None:
    text = " ".join(words) or "x"
    parts = read_parts(Story(key="t", text=text))
    language = analyse(parts)
    for name in resolve_names(parts, language, find_names(parts, language), ()):
        for passage in (*name.mentions, *name.titles):
            assert text[passage.start : passage.end] == passage.text


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The plant at Lakemont, Michigan, closed.", "Lakemont", "US"),
        ("He was born in Birmingham, Alabama, in May.", "Birmingham", "US"),
        ("The fair is held in Birmingham every year.", "Birmingham", "GB"),
        ("Police in Atlanta, Savannah and Miami searched all of Georgia on Monday.", "Georgia", "US"),
        ("Georgia and Armenia signed in Tbilisi on Monday.", "Georgia", "GE"),
    ],
)
def test_places_lie_in_countries(text: str, name: str, country: str) -> None:
    assert names_of(text)[name] == ("place", country)


@pytest.mark.parametrize(
    ("text", "sources", "speakers"),
    [
        (
            "NORTHWIND SEEN RISING\n\nAnna Berg sold. One dealer said no. He said it was late.",
            ("One dealer", "He"),
            ["One dealer", "One dealer"],
        ),
        (
            "Prices could fall, London cocoa traders said. They said why.",
            ("London cocoa traders", "They"),
            ["London cocoa traders"] * 2,
        ),
        (
            "Northwind Ltd said it ended talks with Southgate Ltd to sell its ships. The company said why.",
            ("Northwind Ltd", "The company"),
            ["Northwind Ltd", "Northwind Ltd"],
        ),
        (
            "Secretary of State Ann Hill met Foreign Minister Per Lund. The Secretary and Foreign Minister agreed.",
            ("The Secretary and Foreign Minister",),
            ["Ann Hill and Per Lund"],
        ),
    ],
)
def test_speakers_of_several_kinds(text: str, sources: tuple[str, ...], speakers: list[str]) -> None:
    assert speaker_of(text, *sources) == speakers


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Assistant Secretary of State for International Organization Affairs Ann J. Hill spoke.",
            "Ann J. Hill",
            "person",
        ),
        ("She met Special Envoy for Afghan Women, Girls, and Human Rights Ann Hill.", "Ann Hill", "person"),
        (
            "He spoke at the International Women of Courage Award Ceremony.",
            "International Women of Courage Award Ceremony",
            "event",
        ),
        (
            "The UN Office for the Coordination of Humanitarian Affairs agreed.",
            "UN Office for the Coordination of Humanitarian Affairs",
            "organisation",
        ),
        ("They met at the Venice Summit.", "Venice Summit", "event"),
        ("She wrote to the Council of Ministers.", "Council of Ministers", "organisation"),
        ("Acme Media Co. Representatives Ann Hill and Per Lund met.", "Acme Media Co.", "organisation"),
        ("Using Anna Berg's words, he agreed.", "Anna Berg", "person"),
        ("NATO, the North Atlantic Treaty Organization, met.", "NATO", "organisation"),
    ],
)
def test_names_that_run_on(text: str, name: str, kind: str) -> None:
    assert names_of(text).get(name, ("", None))[0] == kind


def test_unnamed_parties_are_noted_but_speak_without_a_name() -> None:
    text = "EU foreign ministers will meet in Brussels. EU foreign ministers said so."
    assert names_of(text)["EU foreign ministers"][0] == "group"
    assert speaker_of(text, "EU foreign ministers") == ["EU foreign ministers"]


@pytest.mark.parametrize("word", ["Abcd ", "Bank of ", "the minister, ", "Ann Hill and ", "he said ", "Xa, ", "'s "])
def test_long_hostile_text_stays_linear(word: str) -> None:
    import time

    taken = []
    for size in (20_000, 80_000):
        text = word * (size // len(word))
        parts = read_parts(Story(key="t", text=text))
        language = analyse(parts)
        begun = time.process_time()
        resolve_names(parts, language, find_names(parts, language), ())
        taken.append(time.process_time() - begun)
    assert taken[1] < 10 * taken[0] + 0.5


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The loans were agreed, director of public credit Mauro Diaz said.", "Mauro Diaz", "person"),
        ("Samuel Montagu and Co Ltd arranged it.", "Samuel Montagu and Co Ltd", "organisation"),
        ("The Deputy Secretary and Secretary General Lund agreed.", "Lund", "person"),
        ("Ann J. Hill, Secretary of State\n\nThe United States is grateful.", "Ann J. Hill", "person"),
        ("A Bonn-based firm won.", "Bonn-based", ""),
    ],
)
def test_names_of_unseen_shapes(text: str, name: str, kind: str) -> None:
    assert names_of(text).get(name, ("", None))[0] == kind


def test_everybody_who_speaks_in_the_wire_story_is_found() -> None:
    from onrecord.read import read
    from onrecord.stories import seed

    record = read(seed())
    spoken = {
        entry.source.start: " and ".join(speaker.name for speaker in entry.speakers)
        for entry in record.attributions
        if entry.source is not None
    }
    dacic = record.story.text.index("Dacic stated")
    for start, speaker in spoken.items():
        words = next(e.source.text for e in record.attributions if e.source is not None and e.source.start == start)
        if words in {"a forecast", "experts", "expert assessments", "Russia"}:
            assert speaker == words
        elif words == "the Bank of Russia":
            assert speaker == "Bank of Russia"
        else:
            assert speaker == ("Ivica Dacic" if start >= dacic else "Yuri Borisov"), words
    names = {name.name: (name.kind, name.country) for name in record.names}
    assert names["Yuri Borisov"] == ("person", "RU")
    assert names["Ivica Dacic"] == ("person", "RS")
    assert names["Vladimir Putin"] == ("person", "RU")
    assert names["Moscow"] == ("place", "RU")
    assert names["Nis"] == ("place", "RS")
