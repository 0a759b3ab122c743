"""Planned events as editorial systems exchange them: NewsML-G2 concept items (IPTC, version 2.34, power conformance).

One ``conceptItem`` a plan in one ``newsMessage``, its ``guid`` the plan's own and its ``version`` one more with every
step that changed date or status, so that a planning system replaces what it has. ``eventDetails``, once EventsML-G2:

- ``dates``: the beginning, and the end of what lasts. The standard has truncated dates, so that a month stays a month
  ("2019-01"); of a wider stretch on some day of which it takes place ``approxstart`` and ``approxend`` give the bounds,
  and likewise the one bound of what is told "by" or "from" a day. A plan without a date has no ``dates``.
- ``occurStatus``: how certain it is, in IPTC's scheme ``eventoccurstatus`` (``eocstat`` in its catalogue), as in the
  record; a plan that is denied has none, for there is no planned event, and one that was called off is ``eos6``.
- ``location`` and ``participant`` by name; ``broader`` names the plan of which it is a part.

Our own word for the status stands in a ``note``, how likely it is that the plan is right in another, and so do the
steps of the history with story, day and sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from onrecord.extract.events.occurrence import occurrence_codes
from onrecord.plainly import on_one_line, when_in_words
from onrecord.views.exports.calendar_days import span_of
from onrecord.views.exports.columns import day_of
from onrecord.views.exports.ics import changes
from onrecord.views.plan_words import beside_title, doubt_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.link.plans import Plan, Step
    from onrecord.record import When

NAMESPACE: Final = "http://iptc.org/std/nar/2006-10-01/"
_CATALOG: Final = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"
_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_DAY: Final = "1970-01-01"
_TRUNCATED: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")


def write_newsml(plans: Iterable[Plan]) -> bytes:
    """Return ``plans`` as one NewsML-G2 message in UTF-8, in their order: the same plans give the same bytes."""
    plans = tuple(plans)
    message = ET.Element("newsMessage", {"xmlns": NAMESPACE})
    header = ET.SubElement(message, "header")
    newest = max((_newest(plan.history) for plan in plans), default=_NO_DAY)
    _add(header, "sent", _moment(newest))
    items = ET.SubElement(message, "itemSet")
    for plan in plans:
        items.append(_item(plan))
    ET.indent(message)
    written: bytes = ET.tostring(message, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _item(plan: Plan) -> ET.Element:
    item = ET.Element(
        "conceptItem",
        {
            "standard": "NewsML-G2",
            "standardversion": "2.34",
            "conformance": "power",
            "guid": _uri(plan.id),
            "version": str(1 + changes(plan.history)),
            "xml:lang": "en",
        },
    )
    _add(item, "catalogRef", href=_CATALOG)
    about = ET.SubElement(item, "itemMeta")
    _add(about, "itemClass", qcode="cinat:concept")
    _add(about, "provider", literal="onrecord")
    _add(about, "versionCreated", _moment(_newest(plan.history)))
    _add(about, "pubStatus", qcode="stat:usable")
    concept = ET.SubElement(item, "concept")
    _add(concept, "conceptId", uri=_uri(plan.id))
    _add(concept, "type", qcode="cpnat:event")
    _add(concept, "name", plan.title)
    told = ", ".join((plan.title, *beside_title(plan), when_in_words(plan.when)))
    _add(concept, "definition", f"{plan.status}: {told}")
    for words in _notes(plan):
        _add(concept, "note", words)
    if plan.part_of:
        _add(concept, "broader", type="cpnat:event", uri=_uri(plan.part_of))
    _add_details(concept, plan)
    return item


def _add_details(concept: ET.Element, plan: Plan) -> None:
    details = ET.SubElement(concept, "eventDetails")
    if plan.when is not None and span_of(plan.when) is not None:
        _add_dates(ET.SubElement(details, "dates"), plan.when)
    code = _occurrence(plan)
    if code:
        _add(details, "occurStatus", qcode=f"eocstat:{code}")
    for place in plan.where:
        _add(_add(details, "location", literal=_literal(place)), "name", place)
    for one in plan.participants:
        _add(_add(details, "participant", literal=_literal(one)), "name", one)


def _add_dates(dates: ET.Element, when: When) -> None:
    """Write a day, a truncated date, a stay from one day to another, or the bounds of a wider stretch."""
    first, _, last = when.edtf.partition("/")
    ends = [end.rstrip("?~%") for end in (first, last) if end not in {"", ".."}]
    plain = all(_is_plain(end) for end in ends)
    if "/" not in when.edtf and plain:
        _add(dates, "start", ends[0])
        return
    if len(ends) == 2 and plain and when.granularity == "range":
        _add(dates, "start", ends[0])
        _add(dates, "end", ends[1])
        return
    bounds = {"approxstart": when.earliest, "approxend": when.latest}
    _add(dates, "start", when.earliest or when.latest or ends[0], **{name: day for name, day in bounds.items() if day})


def _is_plain(day: str) -> bool:
    """Tell what XML's dates have from EDTF's quarters, seasons and unknown digits (``2021-33``, ``198X``)."""
    return _TRUNCATED.fullmatch(day) is not None


def _occurrence(plan: Plan) -> str | None:
    by_status, undated = occurrence_codes()
    code = by_status.get(plan.status)
    return undated.get(plan.status, code) if plan.when is None else code


def _notes(plan: Plan) -> Iterable[str]:
    yield f"Status: {plan.status}"
    yield f"Confidence: {doubt_in_words(plan.confidence) or f'{plan.confidence:.2f}'}"
    for step in plan.history:
        told = [step.published_on or "day not known", step.story_key, step.status, when_in_words(step.when)]
        told += [f"a copy of {step.copy_of}"] if step.copy_of else []
        told += ["superseded by a newer version"] if step.superseded else []
        yield f"{' · '.join(told)}: “{on_one_line(step.context.text)}”"


def _newest(history: Iterable[Step]) -> str:
    return max((day.isoformat() for step in history if (day := day_of(step.published_on))), default=_NO_DAY)


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _uri(plan_id: str) -> str:
    return f"urn:onrecord:plan:{plan_id}"


def _literal(name: str) -> str:
    return re.sub(r"\W+", "-", name.casefold()).strip("-") or "unnamed"


def _add(parent: ET.Element, tag: str, words: str = "", **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, tag, {name: _clean(value) for name, value in attributes.items()})
    child.text = _clean(words) or None
    return child


def _clean(words: str) -> str:
    """Return a text on one line without the characters that XML 1.0 does not have."""
    return _NO_XML.sub("\ufffd", on_one_line(words))
