"""Files, folders and standard input as stories; each error that a person can meet, and that the run goes on."""

from __future__ import annotations

import codecs
import io
import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import (
    BadLineError,
    BinaryFileError,
    CharactersError,
    EmptyStoryError,
    EncodingError,
    MissingExtraError,
    MissingPathError,
    NoAccessError,
    NoArticleError,
    NoStoriesError,
    OnrecordError,
    SeveralStoriesError,
    TooLargeError,
)
from onrecord.intake import Story, read_paths
from onrecord.intake.decode import decode
from onrecord.intake.html import _without_site
from onrecord.intake.jsonl import read_jsonl
from onrecord.intake.keys import key_of_text
from onrecord.intake.limits import LARGEST_STORY

if TYPE_CHECKING:
    from onrecord.intake import Form

TEXT = "“We go,” Zoë Poe said – for 5 € – in São Paulo.\r\nThen she left.\n"


def stories(*paths: Path | str, form: Form | None = None, stdin: bytes = b"") -> list[Story]:
    found = list(read_paths(paths, form=form, stdin=io.BytesIO(stdin)))
    assert all(isinstance(one, Story) for one in found), found
    return [one for one in found if isinstance(one, Story)]


def one_error(*paths: Path | str, form: Form | None = None, stdin: bytes = b"") -> OnrecordError:
    (found,) = read_paths(paths, form=form, stdin=io.BytesIO(stdin))
    assert isinstance(found, OnrecordError), found
    assert "\n" not in str(found)
    assert found.place
    assert found.happened
    assert found.remedy
    return found


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# -- text and its encodings --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
)
def test_any_encoding_gives_the_same_text(tmp_path: Path, raw: bytes) -> None:
    (story,) = stories(write(tmp_path, "poe.txt", raw))
    assert story.text == TEXT
    assert story.key == "poe"


def test_a_charset_is_told_from_the_bytes(tmp_path: Path) -> None:
    text = "Президент России посетит Сербию в январе следующего года, сообщил вице-премьер в пятницу.\n" * 3
    (story,) = stories(write(tmp_path, "a.txt", text.encode("cp1251")))
    assert story.text == text


@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])).filter(str.strip))
def test_decoded_text_is_never_changed(text: str) -> None:
    raw = text.encode()
    if raw.startswith((codecs.BOM_UTF8, b"%PDF-", b"BZh")):
        return
    assert decode(raw, "place") == text


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (b"", EmptyStoryError),
        (b" \r\n\t", EmptyStoryError),
        ("\u00a0\u2003".encode(), EmptyStoryError),
        (b"%PDF-1.7 \xe2\xe3", BinaryFileError),
        (b"PK\x03\x04\x14\x00", BinaryFileError),
        (bytes(range(256)) * 4, BinaryFileError),
        (b"a\x00\x00\x00b\x01" * 9, BinaryFileError),
        (b"\xff\x01\x0e\x0f\x10\x11" * 99, BinaryFileError),
        (codecs.BOM_UTF8 + b"caf\xe9", EncodingError),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8", EncodingError),
        (codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"), CharactersError),
    ],
)
def test_what_is_no_text_is_one_error(tmp_path: Path, raw: bytes, error: type[OnrecordError]) -> None:
    assert type(one_error(write(tmp_path, "a.txt", raw))) is error


def test_the_limit_on_a_story_is_told_quickly(tmp_path: Path) -> None:
    path = write(tmp_path, "long.txt", b"")
    os.truncate(path, 50_000_000)
    line = tmp_path / "long.jsonl"
    line.write_bytes(b'{"key": "a", "text": "' + b"x" * 50_000_000 + b'"}\n{"key": "b", "text": "c"}\n')
    start = time.process_time()
    error = one_error(path)
    assert isinstance(error, TooLargeError)
    assert "20 MB" in error.happened
    first, second = read_paths([line])
    assert isinstance(first, TooLargeError)
    assert isinstance(second, Story)
    assert isinstance(one_error("-", stdin=b"x" * (LARGEST_STORY + 1), form="html"), TooLargeError)
    assert time.process_time() - start < 2


def test_a_story_has_a_length_that_a_person_would_set(tmp_path: Path) -> None:
    long, short = "She said so. " * 200_000, "She said so."
    write(tmp_path, "a.txt", long)
    write(tmp_path, "b.jsonl", lines({"key": "b", "text": long}, {"key": "c", "text": short}))
    first, second, third = read_paths([tmp_path])
    assert isinstance(first, TooLargeError)
    assert str(first).startswith(f"{tmp_path / 'a.txt'}, a: is a story of 2,600,000 characters, and 2,000,000 are read")
    assert isinstance(second, TooLargeError)
    assert isinstance(third, Story)
    assert [type(one) for one in read_paths([tmp_path], longest=2_600_000)] == [Story] * 3


# -- JSON lines --------------------------------------------------------------------------------------------------------


def lines(*rows: object) -> bytes:
    return b"".join((row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in rows)


def test_a_story_a_line() -> None:
    row = {
        "key": "a",
        "text": TEXT,
        "title": "T",
        "published_on": "2018-11-09T10:00:00Z",
        "source": "https://poe.example/1",
    }
    found = list(
        read_jsonl(io.BytesIO(codecs.BOM_UTF8 + lines(row, b"", {"key": 7, "text": "x", "more": []})), "f", "f")
    )
    assert found == [
        Story("a", TEXT, title="T", published_on="2018-11-09", source="https://poe.example/1"),
        Story("7", "x", source="f"),
    ]


@pytest.mark.parametrize(
    ("line", "error", "words"),
    [
        (b"{", BadLineError, "no JSON"),
        (b"[1]", BadLineError, "no JSON object"),
        (b"[" * 100_000, BadLineError, "too deep"),
        (b'{"text": "x"}', BadLineError, 'no "key"'),
        (b'{"key": "x"}', BadLineError, 'no "text"'),
        (b'{"key": "x", "text": 1}', BadLineError, '"text" that is no text'),
        (b'{"key": true, "text": "x"}', BadLineError, '"key" that is no text'),
        (b'{"key": "a", "text": "x", "published_on": "2018-13-01"}', BadLineError, "no date"),
        (b'{"key": "a", "text": "x", "published_on": "1512121212000"}', BadLineError, "no date"),
        (b'{"key": "a", "text": "x", "published_on": "' + b"1" * 10_000 + b'"}', BadLineError, "no date"),
        (b'{"key": "a", "text": "x", "published_on": 1512121212000}', BadLineError, "no text"),
        (b'{"key": "a", "text": "x", "metadata_on": "3018-11-09"}', BadLineError, "no story is of"),
        (b'{"key": "a", "text": "x", "published_on": "0000-01-01"}', BadLineError, "no date"),
        (b'{"key": "a", "text": "caf\xe9"}', EncodingError, "byte 25"),
        (b'{"key": "a", "text": " "}', EmptyStoryError, "no words"),
        (b'{"key": "a", "text": "x \\ud83d y"}', CharactersError, "U+D83D"),
        (b'{"key": "a", "text": "x \\u0000 y"}', CharactersError, "NUL"),
        (b'{"key": "a\\udc00", "text": "x"}', CharactersError, "U+DC00"),
        (b'{"key": "a", "text": "x", "title": "\\udc00"}', CharactersError, "U+DC00"),
    ],
)
def test_a_bad_line_is_one_error_and_the_rest_is_read(
    tmp_path: Path, line: bytes, error: type[OnrecordError], words: str
) -> None:
    path = write(tmp_path, "a.jsonl", lines({"key": "1", "text": "x"}, line, {"key": "3", "text": "y"}))
    first, wrong, last = read_paths([path])
    assert isinstance(first, Story)
    assert isinstance(last, Story)
    assert type(wrong) is error
    assert str(wrong).startswith(f"{path}:2: ")
    assert words in str(wrong)
    assert "\n" not in str(wrong)


@pytest.mark.parametrize("day", ["0000-00-00", "0000-00-00 00:00:00", "0001-01-01T00:00:00", "9999-12-31", " "])
def test_what_stands_for_no_day_is_none(day: str) -> None:
    (story,) = read_jsonl(io.BytesIO(lines({"key": "a", "text": "x", "published_on": day, "metadata_on": day})), "f")
    assert story == Story("a", "x")


@pytest.mark.parametrize(
    "day", ["2018-11-09", "20181109", "2018-W45-5", "2018-11-09T10:00:00Z", "2018-11-09 10:00:00.123456+02:00",
            "20181109T100000Z", " 2018-11-09 "],
)  # fmt: skip
def test_a_day_however_iso_8601_writes_it(day: str) -> None:
    (story,) = read_jsonl(io.BytesIO(lines({"key": "a", "text": "x", "date": day})), "f")
    assert isinstance(story, Story)
    assert story.published_on == "2018-11-09"


def test_a_line_of_paired_surrogates_is_a_character() -> None:
    (story,) = read_jsonl(io.BytesIO(b'{"key": "a", "text": "\\ud83d\\ude00"}'), "f")
    assert isinstance(story, Story)
    assert story.text == "\U0001f600"


# -- pages -------------------------------------------------------------------------------------------------------------

SENTENCES = "The minister said on Monday that the talks in Rome would go on for another week, as planned in spring. "
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Poe to visit Rome in June | The Example</title>
<meta property="og:title" content="Poe to visit Rome in June">
<meta property="article:published_time" content="2018-11-09T08:00:00Z">
<meta property="og:image" content="https://poe.example/a.jpg"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Poe to visit Rome in June</h1>
<p>{SENTENCES * 2}</p><p>“{SENTENCES}” Zoë Poe said.</p><p>{SENTENCES * 2}</p></article>
<footer>All rights reserved</footer></body></html>"""


def test_a_page_gives_its_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("trafilatura")

    def no_network(*_: object, **__: object) -> None:
        pytest.fail("a page must be read without the network")

    monkeypatch.setattr("socket.socket.connect", no_network)
    monkeypatch.setattr("socket.getaddrinfo", no_network)
    (story,) = stories(write(tmp_path, "poe.html", PAGE))
    assert story.key == "poe"
    assert story.title == "Poe to visit Rome in June"
    assert story.metadata_on == "2018-11-09"
    assert story.published_on is None
    assert story.text.startswith("Poe to visit Rome in June\n\nThe minister said")
    assert "Zoë Poe" in story.text
    assert "rights reserved" not in story.text


@pytest.mark.parametrize(
    ("title", "site", "expected"),
    [
        ("Poe visits Rome - The Example", "The Example", "Poe visits Rome"),
        ("Poe visits Rome – Example", "www.example.org", "Poe visits Rome"),
        ("Poe visits Rome this June | The Daily Example", "", "Poe visits Rome this June"),
        ("Poe visits Rome - and leaves", "The Example", "Poe visits Rome - and leaves"),
        ("Fact check: a well-known Example", "Example", "Fact check: a well-known Example"),
    ],
)
def test_the_site_is_no_part_of_the_title(title: str, site: str, expected: str) -> None:
    assert _without_site(title, site) == expected


def test_a_page_in_the_encoding_it_declares(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    page = PAGE.replace("utf-8", "iso-8859-2").replace("Zoë", "Łódź")
    (story,) = stories(write(tmp_path, "poe.htm", page.replace("“", '"').replace("”", '"').encode("iso-8859-2")))
    assert "Łódź Poe" in story.text


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("utf-16", "utf-8"),
        ("punycode", "utf-8"),
        ("no-such-charset", "cp1252"),
        ("utf-8", "cp1252"),
    ],
)
def test_a_page_in_another_encoding_than_it_declares(tmp_path: Path, declared: str, encoding: str) -> None:
    pytest.importorskip("trafilatura")
    (story,) = stories(write(tmp_path, "poe.html", PAGE.replace("utf-8", declared).encode(encoding)))
    assert "“The minister" in story.text
    assert "Zoë Poe" in story.text


def test_a_page_in_japanese_and_one_in_xhtml(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    japanese = PAGE.replace("utf-8", "iso-2022-jp").replace("“", "「").replace("”", "」").replace("Zoë", "小泉")
    (story,) = stories(write(tmp_path, "poe.html", japanese.encode("iso-2022-jp")))
    assert "小泉" in story.text
    xhtml = '<?xml version="1.0" encoding="iso-8859-2"?>' + PAGE.replace('<meta charset="utf-8">', "").replace(
        "Zoë", "Łódź"
    )
    (story,) = stories(write(tmp_path, "poe.xhtml", xhtml.replace("“", '"').replace("”", '"').encode("iso-8859-2")))
    assert "Łódź" in story.text


@pytest.mark.parametrize("page", ["<html></html>", "<<<>>><p", "<html>" + "<div>" * 5000])
def test_a_page_without_an_article(tmp_path: Path, page: str) -> None:
    pytest.importorskip("trafilatura")
    assert isinstance(one_error(write(tmp_path, "poe.html", page)), NoArticleError)


def test_a_page_where_trafilatura_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    error = one_error(write(tmp_path, "poe.html", PAGE))
    assert isinstance(error, MissingExtraError)
    assert "onrecord[html]" in error.remedy


# -- files, folders, standard input ------------------------------------------------------------------------------------


def test_a_folder_in_order_with_keys_below_it(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "b")
    write(tmp_path, "a/z.txt", "az")
    write(tmp_path, "a/c.d.txt", "acd")
    write(tmp_path, "lines.jsonl", lines({"key": "l1", "text": "1"}, {"key": "l2", "text": "2"}))
    write(tmp_path, ".hidden.txt", "h")
    write(tmp_path, ".git/config.txt", "h")
    write(tmp_path, "picture.png", b"\x89PNG\x00")
    write(tmp_path, "README.md", "no story")
    assert [story.key for story in stories(tmp_path)] == ["b", "l1", "l2", "a/c.d", "a/z"]
    assert [story.source for story in stories(tmp_path / "a")] == [
        str(tmp_path / "a/c.d.txt"),
        str(tmp_path / "a/z.txt"),
    ]


def test_two_files_of_one_call_never_have_one_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("d1/story.txt", "d1/story.htm.txt", "d2/story.txt", "d1/only.txt", "d1/sub/story.txt"):
        write(tmp_path, name, name)
    write(tmp_path, "d1/story.text", "another ending")
    monkeypatch.chdir(tmp_path)
    keys = [story.key for story in stories("d1", "d2", "d1/sub/story.txt")]
    assert keys == [
        "only", "story.htm", "story.text", "d1/story", "sub/story", "d2/story", "d1/sub/story"
    ]  # fmt: skip
    assert [story.key for story in stories("d1/story.txt", "d2/story.txt")] == ["d1/story", "d2/story"]
    assert [story.key for story in stories("d1/story.txt", "d1/story.text")] == ["story.txt", "story.text"]
    assert [story.key for story in stories("d1/story.txt", tmp_path / "d1/story.txt")] == ["story", "story"], "one file"
    monkeypatch.chdir(tmp_path / "d1")
    assert [story.key for story in stories("story.txt", "../d2/story.txt")] == ["story", "../d2/story"]


def test_lines_of_json_do_not_change_the_key_of_a_file(tmp_path: Path) -> None:
    write(tmp_path, "wire.jsonl", lines({"key": "l1", "text": "1"}))
    write(tmp_path, "wire.txt", "w")
    assert [story.key for story in stories(tmp_path)] == ["l1", "wire"]


def test_different_stories_of_standard_input_have_different_keys() -> None:
    (one,), (other,), (again,) = (stories("-", stdin=words) for words in (b"One.", b"Other.", b"One."))
    assert one.key == again.key != other.key


def test_a_key_may_be_given_for_one_story(tmp_path: Path) -> None:
    path, folder = write(tmp_path, "d/a.txt", "a"), tmp_path / "d"
    rows = write(tmp_path, "rows.jsonl", lines({"key": "a", "text": "x"}))
    for one, stdin in ((str(path), b""), ("-", b"s"), (str(folder), b"")):
        (story,) = read_paths([one], stdin=io.BytesIO(stdin), key="mine")
        assert isinstance(story, Story)
        assert story.key == "mine"
    write(tmp_path, "d/b.txt", "b")
    for several in ((folder,), (path, rows), (rows,), (path, "-")):
        (error,) = read_paths(several, stdin=io.BytesIO(b"s"), key="mine")
        assert isinstance(error, SeveralStoriesError)


def test_the_order_of_the_arguments_stays(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "b")
    write(tmp_path, "a.txt", "a")
    found = list(
        read_paths([tmp_path / "b.txt", tmp_path / "none.txt", "-", tmp_path / "a.txt"], stdin=io.BytesIO(b"s"))
    )
    assert [one.key if isinstance(one, Story) else one.code for one in found] == [
        "b",
        "intake.missing",
        key_of_text("s"),
        "a",
    ]


def test_standard_input_by_format_and_by_its_first_bytes() -> None:
    row = lines({"key": "a", "text": "x"}, {"key": "b", "text": "y"})
    assert [s.key for s in stories("-", form="jsonl", stdin=row)] == ["a", "b"]
    assert [s.key for s in stories("-", stdin=row * 99)] == ["a", "b"] * 99
    assert stories("-", stdin=b"Plain.") == [Story(key_of_text("Plain."), "Plain.")]
    assert stories("-", form="text", stdin=b"{curly}") == [Story(key_of_text("{curly}"), "{curly}")]
    pytest.importorskip("trafilatura")
    assert stories("-", stdin=PAGE.encode())[0].title == "Poe to visit Rome in June"


def test_a_named_file_is_read_whatever_its_ending(tmp_path: Path) -> None:
    assert stories(write(tmp_path, "story", "a"))[0].key == "story"
    assert stories(write(tmp_path, "story.2018.md", "a"))[0].key == "story.2018"
    assert stories(write(tmp_path, ".story", "a"))[0].key == ".story"


def test_what_is_not_there(tmp_path: Path) -> None:
    assert isinstance(one_error(tmp_path / "none.txt"), MissingPathError)
    (tmp_path / "link.txt").symlink_to(tmp_path / "none.txt")
    assert isinstance(one_error(tmp_path), MissingPathError)


def test_a_folder_without_stories(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "no story")
    assert isinstance(one_error(tmp_path), NoStoriesError)


def test_a_file_without_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt", "a")
    write(tmp_path, "b.txt", "b")
    really_open = Path.open

    def refuse(self: Path, mode: str) -> object:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return really_open(self, mode)

    monkeypatch.setattr(Path, "open", refuse)
    refused, read = read_paths([tmp_path])
    assert isinstance(refused, NoAccessError)
    assert "permission denied" in refused.happened
    assert isinstance(read, Story)


def test_a_folder_without_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "closed/a.txt", "a")
    write(tmp_path, "open/b.txt", "b")
    really_scan = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return really_scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    refused, read = read_paths([tmp_path])
    assert isinstance(refused, NoAccessError)
    assert refused.place.endswith("closed")
    assert isinstance(read, Story)
    assert isinstance(one_error(tmp_path / "closed"), NoAccessError)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("a")
    (story,) = stories(tmp_path)
    assert story.key == "caf\ufffd"
    assert story.source is not None
    story.source.encode()


def test_id_and_date_are_understood_where_key_and_published_on_are_not_told() -> None:
    lines = b'{"id": 7, "date": "2018-11-09T10:00:00", "text": "x"}\n{"key": "b", "id": 8, "text": "x"}\n'
    stories = [story for story in read_jsonl(io.BytesIO(lines), "corpus") if isinstance(story, Story)]
    assert [(story.key, story.published_on) for story in stories] == [("7", "2018-11-09"), ("b", None)]
