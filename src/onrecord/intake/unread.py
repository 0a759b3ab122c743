"""What is recognised and not read: feeds, news in XML, e-mail, tables, JSON that is no story list.

Read as text they would be stories full of tags, headers and commas, and nobody would be told.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import Any, Final

import tomli as tomllib

from onrecord.errors import UnreadFormatError

LOOKED_AT: Final = 4096
"""Bytes at the beginning of a file that tell what it is."""
_BOM: Final = b"\xef\xbb\xbf"
_PROLOG: Final = re.compile(r"(?>\s+|<\?.*?\?>|<!--.*?-->)*+(?P<doctype><!DOCTYPE\s+(?P<named>[\w:.-]+))?", re.DOTALL)
_DOCTYPE: Final = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>(?>\s+|<!--.*?-->)*+", re.DOTALL | re.IGNORECASE)
_ROOT: Final = re.compile(r"<(?P<root>[A-Za-z_][\w:.-]*)(?:\s[^<>]*)?>(?P<then>\s*<)?")
_HEADER: Final = re.compile(r"(?P<name>[A-Za-z][A-Za-z-]{1,40}):(?:[ \t]|$)")
_MBOX: Final = re.compile(r"From \S+@\S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ")
_JSON: Final = re.compile(r'\{\s*"[^"\n]{0,80}"\s*:|\[\s*\{\s*"')
_LONGEST_NAME: Final = 30


@cache
def _kinds() -> dict[str, dict[str, Any]]:
    told = files("onrecord.intake").joinpath("unread.toml").read_text(encoding="utf-8")
    kinds: dict[str, dict[str, Any]] = tomllib.loads(told)
    return kinds


def refuse_unread(raw: bytes, place: str, form: str) -> None:
    """Raise ``UnreadFormatError`` where ``raw``, to be read as ``form`` (text or html), is something else.

    ``place`` is named in the error; of a file it is its path, whose ending counts too.
    """
    kind = _by_ending(place) or _by_markup(raw, form)
    if kind is None and form == "text":
        kind = _by_words(_opening(raw))
    if kind is not None:
        raise _unread(kind, place)


def refuse_no_lines(opening: bytes, place: str) -> None:
    """Raise ``UnreadFormatError`` where a stream of JSON lines begins as a JSON list, or as one object over lines."""
    first = _opening(opening).lstrip().split("\n", 1)[0].strip()
    if re.match(r"\[\s*(?:[{\]]|$)", first):
        kind = "json-list"
    elif first.startswith("{") and first.endswith(("{", "[", ",")) and not _whole(first.rstrip(",")):
        kind = "json"
    else:
        return
    raise _unread(kind, place)


def _unread(kind: str, place: str) -> UnreadFormatError:
    told = _kinds()[kind]
    return UnreadFormatError(place, told["happened"], told["remedy"])


def _by_ending(place: str) -> str | None:
    ending = PurePath(place).suffix.lower()
    return (
        next((kind for kind, told in _kinds().items() if ending in told.get("endings", ())), None) if ending else None
    )


def _opening(raw: bytes) -> str:
    """Return how ``raw`` begins as far as it is ASCII, whatever its encoding: that tells a format."""
    return raw[:LOOKED_AT].removeprefix(_BOM).replace(b"\0", b"").decode("latin-1").lstrip("\xfe\xff")


def _by_markup(raw: bytes, form: str) -> str | None:
    """Tell XML by its root, with a declaration before it or an end of its own; of a page, that it is one."""
    opening = _opening(raw)
    prolog = _PROLOG.match(opening)
    start = prolog.start("doctype") if prolog and prolog["doctype"] else prolog.end() if prolog else 0
    declared = opening.lstrip().startswith("<?xml") or bool(prolog and prolog["doctype"])
    doctype = _DOCTYPE.match(opening, start)
    root = _ROOT.match(opening, doctype.end() if doctype else start)
    name = root["root"] if root else (prolog["named"] if prolog else None)
    if name is None:
        return "xml" if declared and form == "text" else None
    kind = next((kind for kind, told in _kinds().items() if name in told.get("roots", ())), None)
    if kind is None and name.lower() in _kinds()["page"]["roots"]:
        kind = "page"
    if kind == "page":
        is_page = form == "text" and (declared or name.lower() == "html" or _ends_with(raw, name))
        return "page" if is_page else None
    if kind is not None:
        return kind if declared or (root and root["then"]) else None
    # A root that nobody knows: prose may begin with "<item> is a tag", and a page with a tag of its own making.
    return "xml" if form == "text" and (declared or _ends_with(raw, name)) else None


def _ends_with(raw: bytes, name: str) -> bool:
    return raw.rstrip().lower().endswith(f"</{name.lower()}>".encode())


def _by_words(opening: str) -> str | None:
    if _JSON.match(opening.lstrip()):
        return "json-list" if opening.lstrip().startswith("[") else "json-text"
    if _is_mail(opening):
        return "e-mail"
    return "table" if _is_table(opening) else None


def _is_mail(opening: str) -> bool:
    """Tell mail by the headers before its first empty line: one that only mail has, or sender, date and subject."""
    if _MBOX.match(opening):
        return True
    words = _kinds()["e-mail"]
    block = re.split(r"\r?\n[ \t]*\r?\n", opening.lstrip(), maxsplit=1)[0]
    names: set[str] = set()
    for line in block.splitlines():
        header = _HEADER.match(line)
        if header:
            names.add(header["name"].lower())
        elif not line.startswith((" ", "\t")):
            return False
    if names.intersection(words["technical"]):
        return len(names.intersection(words["technical"] + words["usual"])) > 1
    return names.issuperset(words["told"]) and "@" in block


def _is_table(opening: str) -> bool:
    """Tell a table by its first line: short names alone, at least two of which columns of stories have."""
    first, _, rest = opening.lstrip().partition("\n")
    columns = _kinds()["table"]["columns"]
    for stroke in ",;\t":
        names = [name.strip().strip('"').strip().lower() for name in first.split(stroke)]
        plain = all(len(name) <= _LONGEST_NAME and re.fullmatch(r"[\w .-]*", name) for name in names)
        known = sum(name.replace(" ", "_") in columns for name in names)
        if len(names) > 1 and plain and known > 1 and stroke in rest:
            return True
    return False


def _whole(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
