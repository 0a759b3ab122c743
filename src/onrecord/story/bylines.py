"""Bylines: who wrote or issued a story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.story.words import agency_spellings, head_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.anchor import Passage

_LONGEST = 240
_MOST_WORDS = 12
_MOST_WORDS_BELOW_TITLE = 28
_MOST_ISSUER_WORDS = 9
_NAME = r"[^\W\d_][\w.'’‘-]*"
_BY = re.compile(rf"(?:by|BY|By)[:\s]\s*(?P<names>{_NAME}(?:[\s,/&|]{{1,3}}{_NAME}){{0,16}})\s*")
_ISSUER = re.compile(r"(?:(?:U\.?S\.?|The)\s+)?(?P<issuer>[A-Za-z]+)\s+(?:of|for)\s+(?:the\s+)?[A-Z].*", re.DOTALL)
_NAME_AND_OFFICE = re.compile(rf"(?P<name>{_NAME}(?:\s+{_NAME}){{1,5}})\s*,\s*(?P<office>[A-Z].*)", re.DOTALL)
_NAME_AND_AGENCY = re.compile(
    rf"(?P<name>{_NAME}(?:\s+{_NAME}){{1,4}})\s*(?:,|\||/|\s[-–—]\s|\()\s*(?:The\s+)?(?P<agency>[A-Z][\w .-]+?)\)?\s*"
)
_LONE_NAME = re.compile(rf"{_NAME}(?:\s+{_NAME}){{1,3}}")
_SIGN_OFF = re.compile(r"\(?(?:Additional\s+)?(?:[Rr]eporting|REPORTING|[Ww]riting)\s+by\s+[A-Z][^()]{2,400}\)?\.?\s*")
_SIGN_OFF_LOOK = 3
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def is_byline(words: str, *, below_title: bool = False) -> bool:
    """Tell whether a whole block is a byline.

    ``By Mary Poe``, ``Mary Poe, Deputy Spokesperson``, ``Office of the Spokesperson``.
    A long office makes a byline below a title; above one it is the title of a joint appearance.
    """
    if len(words) > _LONGEST:
        return False
    by = _BY.fullmatch(words)
    if by:
        names = by["names"].replace("/", " ").split()
        return bool(sum(name[0].isupper() for name in names) * 2 > len(names))
    if words.endswith((".", ":", "?", "!")) and not words.endswith(("D.C.", "Jr.", "Sr.")):
        return False
    if is_issuer(words):
        return True
    if len(words.split()) > (_MOST_WORDS_BELOW_TITLE if below_title else _MOST_WORDS):
        return False
    if words == words.upper() and not below_title:
        return False  # "DANISH CROPS TWO WEEKS BEHIND, OFFICIAL REPORT"
    office = _NAME_AND_OFFICE.fullmatch(words)
    if (
        office
        and _is_titled(office["name"])
        and any(w.casefold() in head_words("offices") for w in _WORD.findall(office["office"]))
    ):
        return True
    agency = _NAME_AND_AGENCY.fullmatch(words)
    return bool(agency and _is_titled(agency["name"]) and agency["agency"].strip().casefold() in agency_spellings())


def is_lone_name(words: str, following: str) -> bool:
    """Tell whether a block is a name above an agency or an office alone: ``Mary Roe``, then ``Reuters``."""
    name = _LONE_NAME.fullmatch(words)
    return bool(name) and _is_titled(words) and (is_agency(following) or following.casefold() in head_words("desks"))


def is_agency(words: str) -> bool:
    """Tell whether a block is an agency's name alone."""
    return words.casefold() in agency_spellings()


def is_issuer(words: str) -> bool:
    """Tell whether a block names an office that issues press releases; some headlines begin like one."""
    issuer = _ISSUER.fullmatch(words)
    if (
        not issuer
        or issuer["issuer"].casefold() not in head_words("issuers")
        or len(words.split()) > _MOST_ISSUER_WORDS
    ):
        return False
    return all(
        word[0].isupper() or word in ("of", "the", "for", "and", "to", "on", "in") for word in _WORD.findall(words)
    )


def find_sign_off(text: str, blocks: Sequence[Passage]) -> Passage | None:
    """Return the ``(Reporting by Mary Poe; Editing by John Roe)`` that ends a Reuters story."""
    for block in blocks[-_SIGN_OFF_LOOK:]:
        if text[block.start] in "(RWAr" and block.end - block.start <= 450 and _SIGN_OFF.fullmatch(block.of(text)):
            return block
    return None


def _is_titled(name: str) -> bool:
    return all(
        word[0].isupper()
        or word.casefold() in ("al", "bin", "da", "de", "del", "den", "der", "di", "ibn", "la", "van", "von")
        for word in name.split()
    )
