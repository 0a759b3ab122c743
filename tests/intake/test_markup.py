"""A page's cost is its size, whatever stands in its tags."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.html import read_html
from onrecord.intake.markup import MOST_ATTRIBUTES, with_few_attributes

WORDS = "The minister said on Monday that the talks in Rome would go on for another week, as planned in spring. "
MANY = 100_000


@pytest.mark.parametrize("form", ['a{}="x"', "a{}='>'", "a{}", "a{}=x", 'a{} = "<p>"'])
def test_attributes_by_the_hundred_thousand_cost_linear_time(form: str) -> None:
    pytest.importorskip("trafilatura")
    attributes = " ".join(form.format(number) for number in range(MANY))
    page = f"<html><body><article {attributes}>{f'<p>{WORDS * 4}</p>' * 4}</article></body></html>"
    began = time.process_time()
    story = read_html(page.encode(), "a", "a.html")
    assert time.process_time() - began < 5
    assert story.text.startswith("The minister said")


def test_few_attributes_stay() -> None:
    few = f"<a {' '.join(f'b{number}={number}' for number in range(MOST_ATTRIBUTES))}>c</a>"
    assert with_few_attributes(few) == few
    assert with_few_attributes(few.replace(">c", " more=1>c")) == few


@given(st.text("<a b='\"/>=!-\n", max_size=60))
def test_any_markup_stays_where_it_has_few(markup: str) -> None:
    assert with_few_attributes(markup) == markup


@pytest.mark.parametrize("piece", ["<a ", "<a b='", '<a b="', "<a b=", "<a/", "<a  =", "< ", "<a b c"])
def test_any_markup_costs_linear_time(piece: str) -> None:
    began = time.process_time()
    with_few_attributes(piece * 100_000)
    assert time.process_time() - began < 3
