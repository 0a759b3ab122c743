"""Time expressions: every rule's examples, and what must hold for any text."""

from __future__ import annotations

import pytest

from onrecord.extract.times import find_times
from onrecord.intake import Story
from onrecord.language import analyse
from onrecord.record import TimeExpression
from onrecord.resolve.calendar import resolve_times, with_ends
from onrecord.rules import Example, Rule, all_rules
from onrecord.story import read_parts

RULES = [rule for rule in all_rules().values() if rule.room == "extract/times"]


def times_of(text: str, on: str | None) -> tuple[TimeExpression, ...]:
    """Read a sentence for its time expressions alone."""
    parts = read_parts(Story(key="example", text=text, published_on=on))
    language = analyse(parts)
    return with_ends(resolve_times(find_times(parts, language), parts, language))


@pytest.mark.parametrize(("rule", "example"), [(rule, each) for rule in RULES for each in rule.holds], ids=lambda each: getattr(each, "id", None) or each.text)
def test_rule_holds(rule: Rule, example: Example) -> None:
    """The rule finds the words, and the calendar gives what the example says."""
    found = [time for time in times_of(example.text, example.on) if time.text == example.finds]
    assert found, [(time.text, time.found_by) for time in times_of(example.text, example.on)]
    assert found[0].found_by == rule.id
    for name, value in (example.gives or {}).items():
        given = found[0].model_dump()[name]
        assert value == ({key: given[key] for key in value} if isinstance(value, dict) else given), name


@pytest.mark.parametrize(("rule", "example"), [(rule, each) for rule in RULES for each in rule.fails], ids=lambda each: getattr(each, "id", None) or each.text)
def test_rule_fails(rule: Rule, example: Example) -> None:
    """The rule finds nothing where it must not."""
    assert rule.id not in [time.found_by for time in times_of(example.text, example.on)]
