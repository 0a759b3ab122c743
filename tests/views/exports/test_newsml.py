"""A NewsML-G2 message says of each plan what the stories say, in the words of the standard."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_up import TEXTS
from made_up_plans import plan, when
from onrecord import read
from onrecord.views.exports import plans_of, write_newsml
from onrecord.views.exports.newsml import NAMESPACE
from told import told_seed

if TYPE_CHECKING:
    from onrecord.record import When

NAR = {"n": NAMESPACE}


def items_of(message: bytes) -> list[ET.Element]:
    return ET.fromstring(message).findall("n:itemSet/n:conceptItem", NAR)  # noqa: S314 -- our own bytes


def test_the_seed_s_visit_keeps_its_month_and_its_part() -> None:
    visit, signing = items_of(write_newsml(plans_of(read(told_seed()))))
    assert visit.findtext("n:concept/n:eventDetails/n:dates/n:start", None, NAR) == "2019-01"
    assert visit.findtext("n:concept/n:eventDetails/n:location/n:name", None, NAR) == "Serbia"
    assert visit.findtext("n:concept/n:eventDetails/n:participant/n:name", None, NAR) == "Vladimir Putin"
    status = visit.find("n:concept/n:eventDetails/n:occurStatus", NAR)
    assert status is not None
    assert status.get("qcode") == "eocstat:eos3"
    assert visit.findtext("n:itemMeta/n:versionCreated", None, NAR) == "2018-11-09T00:00:00Z"
    broader = signing.find("n:concept/n:broader", NAR)
    assert broader is not None
    assert broader.get("uri") == visit.get("guid")
    notes = [note.text or "" for note in visit.iterfind("n:concept/n:note", NAR)]
    assert notes[0] == "Status: planned"
    assert notes[1] == "Confidence: 0.90"
    assert notes[2].startswith("2018-11-09 · seed · planned · January 2019: “Russian President")


@pytest.mark.parametrize(
    ("days", "written"),
    [
        (
            when("2021-04-29/2021-05-05", "range", earliest="2021-04-29", latest="2021-05-05"),
            ("2021-04-29", "2021-05-05", None, None),
        ),
        (when("2021-04", "month", earliest="2021-04-01", latest="2021-04-30"), ("2021-04", None, None, None)),
        (
            when("2021-34", "quarter", earliest="2021-04-01", latest="2021-06-30"),
            ("2021-04-01", None, "2021-04-01", "2021-06-30"),
        ),
        (when("../2021-04-03", "range", earliest=None, latest="2021-04-03"), ("2021-04-03", None, None, "2021-04-03")),
        (when("2021-04-03/..", "range", earliest="2021-04-03", latest=None), ("2021-04-03", None, "2021-04-03", None)),
        (None, (None, None, None, None)),
    ],
)
def test_dates(days: When | None, written: tuple[str | None, ...]) -> None:
    (item,) = items_of(write_newsml([plan("confirmed", days)]))
    start = item.find("n:concept/n:eventDetails/n:dates/n:start", NAR)
    end = item.findtext("n:concept/n:eventDetails/n:dates/n:end", None, NAR)
    told = (None, None, None) if start is None else (start.text, start.get("approxstart"), start.get("approxend"))
    assert (told[0], end, *told[1:]) == written


def test_what_is_denied_is_no_planned_event() -> None:
    (item,) = items_of(write_newsml([plan("denied")]))
    assert item.find("n:concept/n:eventDetails/n:occurStatus", NAR) is None


@given(st.lists(TEXTS, min_size=1, max_size=2))
def test_any_words_make_a_message(words: list[str]) -> None:
    (item,) = items_of(write_newsml([plan(who=tuple(words))]))
    assert len(item.findall("n:concept/n:eventDetails/n:participant", NAR)) == len(words)
