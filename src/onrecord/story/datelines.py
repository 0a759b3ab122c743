"""Datelines: where, when and by which agency a story was filed, in the styles of the wires."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.anchor import Passage
from onrecord.story.places import is_known_place, is_region
from onrecord.story.printed_dates import MONTH, PRINTED_DAY, PrintedDay, read_printed_day
from onrecord.story.words import agency_spellings, head_words

_LOOK = 170
"""Code points of a block that a dateline may take."""
_MOST_WORDS = 7
_MOST_REGION_WORDS = 4
_MOST_BARE_WORDS = 3
_SHORTEST_LEAD = 80

_NOT_PLACE = r"\d,()\[\]/:;|\"“”_—–―<>\n"
_DASH = r"(?:-{1,3}|[—–―_]+|\|)"
_BARE_AGENCY = "(?:Reuters?|AP|AFP|UPI|Xinhua|Itar-Tass|TASS|dpa)"
_SHAPE = re.compile(
    rf"""
    [\s*]*
    (?P<place>[^\W\d_](?:[^{_NOT_PLACE}]|/(?=[^\W\d_])){{0,58}}?)         # BELGRADE ; NEW YORK ; LONDON/PARIS
    (?:\s*,\s*(?P<region>[^{_NOT_PLACE}]{{2,30}}?(?:,\s*[^{_NOT_PLACE}]{{2,20}}?)?))?   # , Japan ; , Mo. ; , N.Y.
    (?:
      # , November 9. ; , Dec 5 , 2006, 2006 ; (9 May 2018)
      (?P<comma>\s*[,.–—-])?\s*\(?(?:{PRINTED_DAY})\)?(?P<again>\s*,\s*(?:19|20)\d\d)?\s*[.,]?
      (?:\s*,?\s*(?P<a7>{_BARE_AGENCY})(?=\s*{_DASH}))?
      (?P<dated_agency>\s*(?:{_DASH}\s*)?(?:\((?P<a1>[^()\d]{{2,40}})\)|/\s*(?P<a2>[^/()\d]{{2,30}})\s*/|\[(?P<a3>[^\]\d]{{2,30}})\]))?
      (?P<dated_dash>\s*(?:{_DASH}|[.:])(?=[\s"“'‘`]|$|[^\W\d_]))?
    | \s*,?\s*(?:{_DASH}\s*)?
      (?P<agency>\((?P<a4>[^()\d]{{2,40}})\)|/\s*(?P<a5>[^/()\d]{{2,30}})\s*/|\[(?P<a6>[^\]\d]{{2,30}})\])
      (?P<agency_dash>\s*(?:{_DASH}|[.:]))?
    | \s+(?P<dash>{_DASH}(?=\s|$)|[—―](?=[^\W\d_]))
    | (?P<colon>:)(?=\s)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LEADING_DASH = re.compile(rf"\s*{_DASH}")
_AGENCY_ONLY = re.compile(rf"\s*\((?P<agency>[^()\d]{{2,40}})\)\s*{_DASH}\s*")
_MONTH_LIKE = re.compile(rf"{MONTH}(?:\s|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DatelineFind:
    """One dateline, before it is cited."""

    passage: Passage
    strong: bool
    """A date or an agency shows it; a place and a dash alone do not where another follows."""
    place: Passage | None = None
    region: str | None = None
    """What is printed after the place: ``Japan``, ``Mo.``"""
    date: Passage | None = None
    printed: PrintedDay | None = None
    agency: str | None = None


def find_dateline(text: str, start: int, end: int, *, below_title: bool = False) -> DatelineFind | None:
    """Return the dateline at the start of the block ``text[start:end]``; none where a sentence or a heading begins it.

    TASS ``BELGRADE, November 9. /TASS/.``, Reuters ``TOKYO, March 27 -`` and ``WASHINGTON (Reuters) -``, AP ``BERLIN
    (AP) —``, AFP and Xinhua ``DHAKA, Nov. 30 , 2005 (Xinhua)``, newspapers ``MIAMI —``, ``NEW DELHI:``, pages ``(CNN)
    —``.
    ``below_title`` says that the block is no headline: then any name in capitals before a long dash is a place.
    """
    look = text[start : min(end, start + _LOOK)].replace("\n", " ").replace("\r", " ")
    only = _AGENCY_ONLY.match(look)
    if only and (name := _agency(only["agency"])):
        return DatelineFind(_cut(look, start, 0, only.end()), strong=True, agency=name)
    match = _SHAPE.match(look)
    if match is None:
        return None
    place, region = match["place"].rstrip(" ."), match["region"]
    if match["place"].rstrip().endswith(".") and not match["date"]:
        place = match["place"].rstrip()
    if not _may_be_place(place, region):
        return None
    printed = read_printed_day(match["date"]) if match["date"] else None
    if match["date"] and printed is None:
        return None
    agency_words = next((match[key] for key in ("a1", "a2", "a3", "a4", "a5", "a6", "a7") if match[key]), None)
    agency = _agency(agency_words) if agency_words else None
    end = match.end()
    if match["dated_agency"] and agency is None and (dash := _LEADING_DASH.match(match["dated_agency"])):
        # What stands in brackets after the dash begins the sentence.
        agency_words, end = None, match.start("dated_agency") + dash.end()
    strong = _is_sure(match, look, place, agency)
    if strong is None and below_title and _is_dashed_lead(match, look, place):
        strong = False
    if strong is None:
        return None
    date = _cut(look, start, *match.span("date")) if match["date"] else None
    where = Passage(start + match.start("place"), start + match.start("place") + len(place))
    whole = _cut(look, start, match.start("place"), end)
    if agency is None and agency_words is not None:
        agency = agency_words.strip()
    return DatelineFind(whole, strong, where, region.strip() if region else None, date, printed, agency)


def _cut(look: str, start: int, first: int, last: int) -> Passage:
    words = look[first:last]
    return Passage(start + first + len(words) - len(words.lstrip()), start + first + len(words.rstrip()))


def _agency(words: str) -> str | None:
    """Return the agency's name; none for any other words in brackets."""
    words = " ".join(words.split())
    known = agency_spellings()
    if words.casefold() in known:
        return known[words.casefold()]
    first = words.split("/")[0].split(" - ")[0].strip()
    if first.casefold() in known:
        return known[first.casefold()]
    opening = words.split()[0] if words else ""
    return known[opening.casefold()] if opening.casefold() in known and len(words.split()) <= 3 else None


def _may_be_place(place: str, region: str | None) -> bool:
    words = place.replace("/", " ").split()
    if not words or len(words) > _MOST_WORDS or not any(c.isalpha() for c in place):
        return False
    if _MONTH_LIKE.match(place) or (region and (_MONTH_LIKE.match(region) or len(region.split()) > _MOST_REGION_WORDS)):
        return False
    if place == place.upper():
        return sum(c.isalpha() for c in place) > 1
    if is_known_place(place.upper()):
        return True  # "kansas city, april 7 -"
    small = head_words("small")
    return words[0].casefold() not in head_words("sentence_openers") and all(
        word[0].isupper() or word.casefold() in small or not word[0].isalpha() for word in words
    )


def _is_dashed_lead(match: re.Match[str], look: str, place: str) -> bool:
    """Tell whether a lead begins with a place that no gazetteer has: ``TALLAHASSEE — The governor``."""
    words = place.split()
    return bool(
        match["dash"]
        and set(match["dash"]) <= set("—―–")
        and place == place.upper()
        and len(words) <= _MOST_BARE_WORDS
        and not head_words("slugs").intersection(word.casefold() for word in words)
        and look[match.end() :].lstrip()[:1].isupper()
        and len(look) >= _SHORTEST_LEAD
    )


def _is_sure(match: re.Match[str], look: str, place: str, agency: str | None) -> bool | None:
    """Tell whether the shape is surely a dateline (true), one if nothing better follows (false), or none."""
    capitals = place == place.upper()
    if match["date"]:
        dashed = bool(match["dated_dash"]) or match["again"] is not None
        if match["comma"] is None and len(place.split()) > _MOST_BARE_WORDS:
            return None  # "BALANCES ROSE ON MARCH 6"
        if match["dated_agency"] or agency:
            return True if capitals or agency else None
        following = look[match.end() :].lstrip()[:1]
        if capitals and (match["comma"] or "").strip() not in (",", "."):
            return True if dashed else None  # "CME SETS MAY 29 DEADLINE"
        if capitals:
            return True if dashed or following.isupper() or following in tuple("\"“'‘`") else None
        return True if dashed and (match["dated_dash"] or "").strip() not in (".", ":", "") and len(place) > 1 else None
    if match["agency"]:
        if agency:
            # A headline's "CANADIAN PACIFIC (CP) 4TH QTR NET" has no dash.
            return True if match["agency_dash"] or is_known_place(place) else None
        return True if capitals and (match["agency_dash"] or "").strip(" .:") and len(match["agency"]) <= 20 else None
    known = is_known_place(place)
    if match["dash"]:
        return False if capitals and (known or is_region(match["region"] or "")) else None
    return False if capitals and known and match["colon"] else None
