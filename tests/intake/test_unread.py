"""What is recognised and not read is one error; prose that only looks like it is read."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import OnrecordError, UnreadFormatError
from onrecord.intake import Story, read_paths

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.intake import Form

WORDS = "The council will vote on the tram on Friday, Mayor Ana Duarte said."
DECLARED = '<?xml version="1.0" encoding="utf-8"?>\n'
RSS = f"<rss version='2.0'><channel><item><title>Tram</title><description>{WORDS}</description></item></channel></rss>"
ATOM = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><content>{WORDS}</content></entry></feed>'
NITF = f"<nitf><body><body.content><p>{WORDS}</p></body.content></body></nitf>"
NEWSML = f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentSet>{WORDS}</contentSet></newsItem>'
MAIL = (
    "Date: Tue, 3 Mar 2026 09:00:00 +0000\nSubject: Tram\nMIME-Version: 1.0\n"
    f"Content-Type: text/plain;\n charset=utf-8\n\n{WORDS}"
)
SENT = f"From: Press <press@harbour.example>\r\nDate: 3 Mar 2026\r\nSubject: Tram\r\n\r\n{WORDS}"
CSV = f'id,title,text\n1,Tram,"{WORDS}"\n'
PRETTY = f'{{\n  "key": "a",\n  "text": "{WORDS}"\n}}\n'
PAGE = f"<!-- made by hand -->\n<html><body><p>{WORDS}</p></body></html>"
REFUSED = {
    "rss.xml": (RSS, "a feed"),
    "rss.txt": (DECLARED + RSS, "a feed"),
    "rss.html": (DECLARED + RSS, "a feed"),
    "atom.xml": (DECLARED + "<!-- one -->\n" + ATOM, "a feed"),
    "rss1": (DECLARED + "<rdf:RDF xmlns:rdf='x'><item/></rdf:RDF>", "a feed"),
    "nitf.xml": (DECLARED + "<!DOCTYPE nitf SYSTEM 'nitf.dtd' [<!ENTITY a 'b'>]>" + NITF, "NITF or NewsML"),
    "newsml.xml": (DECLARED + NEWSML, "NITF or NewsML"),
    "other.xml": (DECLARED + f"<story>{WORDS}</story>", "XML"),
    "other.txt": (f"<story>{WORDS}</story>\n", "XML"),
    "page.txt": (PAGE, "a page"),
    "piece.txt": (f"<p>{WORDS}</p>\n", "a page"),
    "mail.eml": (MAIL, "an e-mail"),
    "mail.txt": (MAIL.replace("\n", "\r\n"), "an e-mail"),
    "sent": (SENT, "an e-mail"),
    "mbox": (f"From poe@example.org Tue Mar  3 09:00:00 2026\nX: y\n\n{WORDS}", "an e-mail"),
    "stories.csv": (WORDS, "a table"),
    "table.txt": (CSV, "a table"),
    "table": (CSV.replace(",", ";"), "a table"),
    "pretty.json": (PRETTY, "JSON over several lines"),
    "pretty.jsonl": (PRETTY, "JSON over several lines"),
    "begun.json": (PRETTY.replace("{\n", "{", 1), "JSON over several lines"),
    "list.json": (f'[{{"key": "a", "text": "{WORDS}"}}]', "a JSON list"),
    "list.jsonl": ('[\n  {"key": "a"}\n]', "a JSON list"),
    "list": (f'[{{"key": "a", "text": "{WORDS}"}}]', "a JSON list"),
    "lines.txt": (f'{{"key": "a", "text": "{WORDS}"}}\n', "is JSON"),
}
READ = {
    "about.txt": f'The <item> tag will go. "We write <pubDate> by hand," she said. {WORDS}',
    "tag.txt": f"<item> is a tag of a feed. {WORDS}",
    "rss.txt": f"<rss> is how a feed begins. {WORDS}",
    "letter.txt": f"To the editor: {WORDS}\n\nFrom: a reader",
    "memo.txt": f"To: all\nDate: Friday\nSubject: Tram\n\n{WORDS}",
    "wire.txt": f"TITLE: Tram\nBYLINE: Ann Poe\n\n{WORDS}",
    "list.txt": f"Lisbon, Porto, Faro\nThe three towns, text and title unknown, vote. {WORDS}",
    "brackets.txt": f"[Updated] {WORDS} {{sic}}",
    "rows.jsonl": f'{{"key": "a", "text": "{WORDS}"}}\n',
    "row.json": f'{{"key": "a", "text": "{WORDS}"}}',
}


def found_in(path: Path, content: str, form: Form | None = None) -> list[Story | OnrecordError]:
    path.write_text(content, encoding="utf-8", newline="")
    return list(read_paths([path], form=form))


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_read_is_one_error(tmp_path: Path, name: str) -> None:
    content, what = REFUSED[name]
    (error,) = found_in(tmp_path / name, content)
    assert isinstance(error, UnreadFormatError), error
    assert what in error.happened
    assert error.place == str(tmp_path / name)


@pytest.mark.parametrize("name", READ)
def test_what_only_looks_like_it_is_read(tmp_path: Path, name: str) -> None:
    (story,) = found_in(tmp_path / name, READ[name])
    assert isinstance(story, Story), story
    assert WORDS in story.text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("content", [DECLARED + RSS, MAIL, CSV])
def test_whatever_its_encoding(encoding: str, content: str) -> None:
    (error,) = read_paths(["-"], stdin=io.BytesIO(content.encode(encoding)))
    assert isinstance(error, UnreadFormatError), error


def test_who_says_what_it_is_has_it_read_so(tmp_path: Path) -> None:
    (story,) = found_in(tmp_path / "mail.eml", MAIL, "text")
    assert isinstance(story, Story)
    assert story.text == MAIL


def test_a_page_in_xml_is_a_page() -> None:
    pytest.importorskip("trafilatura")
    page = f"<html><head><title>Tram</title></head><body><article>{f'<p>{WORDS}</p>' * 6}</article></body></html>"
    (story,) = read_paths(["-"], stdin=io.BytesIO((DECLARED + "<!DOCTYPE html>\n" + page).encode()))
    assert isinstance(story, Story)
    assert story.text.startswith("Tram\n\nThe council")


@pytest.mark.parametrize("piece", ["<!---->", "<?a?>", "<!DOCTYPE [", "a:\n", "<a ", ",", '{"', "[{"])
def test_telling_what_it_is_takes_no_time(piece: str) -> None:
    began = time.process_time()
    list(read_paths(["-"], stdin=io.BytesIO(piece.encode() * 10_000)))
    assert time.process_time() - began < 2
