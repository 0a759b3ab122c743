"""Figures side by side: what disagrees first, and all on one line to scale."""

from __future__ import annotations

from onrecord.archive.answers import Compared, KeptFigure
from onrecord.link.entries import Claim
from onrecord.record import CitedPassage, Figure
from onrecord.web.sides import LENGTH, side_by_side


def claim(value: float, **more: object) -> Claim:
    made = {
        "start": 0,
        "end": 1,
        "text": "x",
        "id": "f1",
        "value": value,
        "unit": "USD",
        "confidence": 1,
        "found_by": "m",
    }
    context = CitedPassage(start=0, end=1, text="x")
    return Claim(story="0" * 64, told_on=None, figure=Figure.model_validate({**made, **more}), context=context)


def kept(own: Claim, *others: tuple[Claim, str]) -> KeptFigure:
    compared = tuple(
        Compared.model_validate(
            {"story_key": "s", "published_on": None, "claim": other.model_dump(), "reason": reason, "detail": "d"}
        )
        for other, reason in others
    )
    return KeptFigure(story_key="s", title="t", published_on=None, claim=own, compared=compared)


def test_what_disagrees_comes_first() -> None:
    sides = side_by_side(kept(claim(2), (claim(2), "agrees"), (claim(3), "contradicts")))
    assert [side.reason for side in sides.others] == ["contradicts", "agrees"]
    assert sides.disagreeing == 1


def test_the_line_is_to_scale() -> None:
    own, low, high = side_by_side(kept(claim(5), (claim(0), "contradicts"), (claim(10), "contradicts"))).dots
    assert own.own
    assert own.at == LENGTH / 2
    assert low.at < own.at < high.at
    assert (low.anchor, own.anchor, high.anchor) == ("start", "middle", "end")
    assert high.at - own.at == own.at - low.at


def test_more_than_and_at_most_reach_beyond_and_stay_on_the_line() -> None:
    dots = side_by_side(kept(claim(5, comparator=">"), (claim(1, comparator="<="), "contradicts"))).dots
    assert dots[0].high > dots[0].at
    assert dots[1].low < dots[1].at
    assert all(0 <= dot.low <= dot.high <= LENGTH for dot in dots)


def test_a_range_reaches_from_end_to_end() -> None:
    dots = side_by_side(kept(claim(0, high=4), (claim(2), "contradicts"))).dots
    assert dots[0].low < dots[1].at < dots[0].high


def test_other_units_are_not_drawn_on_one_line() -> None:
    assert side_by_side(kept(claim(5), (claim(1, unit="percent"), "other definition"))).dots == ()
    assert side_by_side(kept(claim(5), (claim(5), "agrees"))).dots == ()
    assert side_by_side(kept(claim(5))).dots == ()
