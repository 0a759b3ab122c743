"""Bytes to text, whatever their encoding; the text is never changed, only read."""

from __future__ import annotations

import codecs
import contextlib
import re

from onrecord.errors import BinaryFileError, CharactersError, EmptyStoryError, EncodingError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # the longer marks first: UTF-32's begins with UTF-16's
_KINDS = (
    (b"%PDF-", "a PDF", "take its text out first, for instance with pdftotext"),
    (b"{\\rtf", "an RTF document", "save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an Office document", "save it as plain text"),
    (b"PK\x03\x04", "a zip archive or an Office document", "unpack it, or save it as plain text"),
    (b"\x1f\x8b", "gzip-compressed", "unpack it first, for instance with gunzip"),
    (b"BZh", "bzip2-compressed", "unpack it first"),
    (b"\xfd7zXZ", "xz-compressed", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed", "unpack it first"),
    (b"\x89PNG", "a picture", "give the story's text instead"),
    (b"\xff\xd8\xff", "a picture", "give the story's text instead"),
    (b"GIF8", "a picture", "give the story's text instead"),
    (b"SQLite format 3", "a database", "give the stories as text or .jsonl"),
)
_ESCAPED = frozenset({"iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_3", "iso2022_kr", "hz"})
_NO_PAGES = frozenset(
    {"punycode", "idna", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7", "mbcs", "oem"}
    | {"base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib"}
)
_SAMPLE = 65_536
_MOSTLY_ASCII = 0.9
"""Above this share of plain ASCII, stray high bytes are a word processor's quotation marks and accents: cp1252."""
_MOST_CONTROLS = 0.02
_NOT_CHARACTERS = re.compile("[\x00\ud800-\udfff]")
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b\x01\x02\x03\x04\x1e\x1f")


def decode(raw: bytes, place: str, encoding: str | None = None) -> str:
    """Return the text of ``raw``, its byte order mark left out; line breaks stay as they are.

    A byte order mark decides, then UTF-16 by its shape, then UTF-8, then ``encoding`` where the format declares one,
    then what charset-normalizer finds. Raises ``EmptyStoryError``, ``BinaryFileError``, ``EncodingError`` or
    ``CharactersError``.
    """
    if not raw.strip():
        raise EmptyStoryError(place, "is empty", "give a story, or leave the file out")
    text = _decoded(raw, place, encoding)
    check_characters(text, place)
    return text


def check_characters(text: str, place: str) -> None:
    """Raise ``EmptyStoryError`` or ``CharactersError`` where ``text`` is no story's text."""
    if not text.strip():
        raise EmptyStoryError(place, "has no words", "give a story, or leave it out")
    wrong = _NOT_CHARACTERS.search(text)
    if wrong is not None:
        what = "NUL" if wrong[0] == "\x00" else f"half a surrogate pair (U+{ord(wrong[0]):04X})"
        raise CharactersError(
            place, f"has {what} at code point {wrong.start():,}, which is no character", "take it out of the text"
        )


def _decoded(raw: bytes, place: str, declared: str | None) -> str:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _strictly(raw[len(mark) :], encoding, place)
    for signature, kind, remedy in _KINDS:
        if raw.startswith(signature):
            raise BinaryFileError(place, f"is {kind}, not text", remedy)
    if b"\x00" in raw:
        return _strictly(raw, _wide_encoding(raw, place), place)
    # Bytes that are UTF-8 by chance are rarer than pages that declare what they are not; but Japanese mail's encodings
    # are ASCII to the eye.
    page = _believable(declared)
    for candidate in (page, "utf-8") if page in _ESCAPED else ("utf-8", page):
        if candidate is not None:
            with contextlib.suppress(UnicodeError):
                return raw.decode(candidate)
    return _guessed(raw, place)


def _believable(declared: str | None) -> str | None:
    """Return Python's name of a declared encoding, as browsers take it; none for what a page cannot be in."""
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return None if name in _NO_PAGES or name.startswith(("utf-16", "utf-32")) else name


def _strictly(raw: bytes, encoding: str, place: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise EncodingError(
            place, f"is no {encoding.upper()} from byte {error.start:,} on", "save it as UTF-8"
        ) from None


def _wide_encoding(raw: bytes, place: str) -> str:
    """Return which UTF-16 bytes with NUL in them are, by the side on which NUL stands beside ASCII."""
    sample = raw[:_SAMPLE]
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > 0.5 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.5 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    raise BinaryFileError(place, "is no text, for it holds NUL bytes", "give plain text, HTML or .jsonl")


def _guessed(raw: bytes, place: str) -> str:
    sample = raw[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(sample):
        raise BinaryFileError(place, "is no text, for it is full of control codes", "give plain text, HTML or .jsonl")
    if sum(byte < 0x80 for byte in sample) >= _MOSTLY_ASCII * len(sample):
        try:
            return raw.decode("cp1252")
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes  # noqa: PLC0415 - takes a tenth of a second, and UTF-8 does not need it

    best = from_bytes(sample).best()
    for encoding in (best.encoding if best is not None else "cp1252", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise EncodingError(place, "is in no encoding that could be told", "save it as UTF-8")
