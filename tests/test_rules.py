"""Every rule's examples, through the whole way from a story to its record.

A rule stands in the ``rules.toml`` of its room with at least two examples that hold and one that must not. A failing
test names the rule; `onrecord explain RULE` prints it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from onrecord import Record, Story, read
from onrecord.extract.events.entries import FOUND_BY as EVENT_READER
from onrecord.rules import Example, Rule, all_rules
from onrecord.stories import seed, state_department

if TYPE_CHECKING:
    from collections.abc import Iterator

RULES = sorted(all_rules().values(), key=lambda rule: rule.id)
TRAINED = "attribution.trained"
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{kind}-{number}")
    for rule in RULES
    for kind, examples in (("holds", rule.holds), ("fails", rule.fails))
    for number, example in enumerate(examples, 1)
    if not (rule.id == TRAINED and kind == "holds")  # which of them is found, depends on the weights
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_a_reason_and_examples(rule: Rule) -> None:
    assert len(rule.why) > 10, f"{rule.id}: say why"
    assert len(rule.holds) >= 2, f"{rule.id}: two examples that hold"
    assert len(rule.fails) >= 1, f"{rule.id}: one example that must not hold"
    assert all(example.finds or example.gives for example in rule.holds), f"{rule.id}: say what is found"


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_rule_does_what_its_examples_say(rule: Rule, example: Example) -> None:
    check(rule, example)


def test_the_trained_reader_proposes_what_no_rule_finds() -> None:
    examples = [(example, list(entries_of(read_example(TRAINED, example)))) for example in all_rules()[TRAINED].holds]
    found = [any(one["found_by"] == TRAINED and fits(one, example) for one in entries) for example, entries in examples]
    assert any(found)


@pytest.mark.rules_alone
@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.room == "extract/attributions"], ids=lambda rule: rule.id
)
def test_a_rule_of_attributions_needs_no_trained_reader(rule: Rule) -> None:
    if rule.id == TRAINED:
        assert not list(entries_of(read(Story(key=rule.id, text=rule.holds[0].text))))
    else:
        check(rule, rule.holds[0])


def check(rule: Rule, example: Example) -> None:
    """Read an example and look for what its rule should, or must not, find in it."""
    record = read_example(rule.id, example)
    found = [entry for entry in entries_of(record) if entry["found_by"] == rule.id]
    if example in rule.fails:
        assert not found, f"{rule.id} must find nothing in {example.text!r}"
        return
    assert any(fits(entry, example) for entry in found), (
        f"{rule.id} should find {example.finds!r} {example.gives or ''} in {example.text!r};\n"
        f"it found {[shown(entry, example) for entry in found]}\n"
        f"and other rules {[(e['found_by'], words_of(e)) for e in entries_of(record) if e['found_by'] != rule.id]}"
    )


def read_example(rule_id: str, example: Example) -> Record:
    return read(Story(key=rule_id, text=example.text, published_on=example.on))


def entries_of(record: Record) -> Iterator[dict[str, Any]]:
    """Yield every entry that a rule found, as its JSON, with ids of names and attributions as the names meant."""
    json = record.model_dump(mode="json")
    names = {name["id"]: name["name"] for name in json["names"]}
    speakers = {
        told["id"]: " and ".join(speaker["name"] for speaker in told["speakers"]) for told in json["attributions"]
    }
    kinds = ("names", "attributions", "time_expressions", "figures", "planned_events", "reported_events")
    for kind in kinds:
        for entry in json[kind]:
            if "found_by" not in entry:
                continue
            entry["speakers"] = [speaker["name"] for speaker in entry.get("speakers", ())]
            for field in ("who", "where", "about"):
                entry[field] = [names.get(one, one) for one in entry.get(field, ())]
            entry["place"] = names.get(entry.get("place"), entry.get("place"))
            entry["claimed_by"] = [speakers.get(one, one) for one in entry.get("claimed_by", ())]
            entry["announced_by"] = [
                [speakers.get(one, one) for one in chain] for chain in entry.get("announced_by", ())
            ]
            yield entry


def words_of(entry: dict[str, Any]) -> str:
    """Return the words by which an example names an entry: its span, its first content or its head."""
    if "content" in entry:
        return str(entry["content"][0]["text"])
    return str(entry["head"]["text"] if "head" in entry else entry["text"])


def fits(entry: dict[str, Any], example: Example) -> bool:
    """Tell whether an entry is the one that an example wants."""
    words_fit = example.finds is None or words_of(entry) == example.finds
    return words_fit and all(agrees(entry.get(field), value) for field, value in (example.gives or {}).items())


def agrees(found: Any, wanted: Any) -> bool:  # noqa: ANN401  # any value that JSON has
    """Tell whether ``found`` is what was wanted: dictionaries by the fields wanted; passages by their words.

    An empty string or list stands for null, which TOML lacks; the list around an only chain may be left out.
    """
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(agrees(found.get(key), value) for key, value in wanted.items())
    if wanted in ("", []) and found in (None, [], ""):
        return True
    if isinstance(found, dict) and isinstance(wanted, str):
        return bool(found.get("text") == wanted)
    if isinstance(found, list) and isinstance(wanted, list):
        if len(found) == 1 and isinstance(found[0], list) and not any(isinstance(one, list) for one in wanted):
            found = found[0]
        return len(found) == len(wanted) and all(map(agrees, found, wanted))
    return bool(found == wanted)


def shown(entry: dict[str, Any], example: Example) -> tuple[str, dict[str, Any]]:
    """Return what of an entry a failing test tells."""
    return words_of(entry), {field: entry.get(field) for field in example.gives or {}}


def test_rule_ids_name_their_kind() -> None:
    kinds = {
        "extract/attributions": "attribution.",
        "extract/times": "time.",
        "extract/figures": "figure.",
        "extract/events": "event.",
    }
    for rule in RULES:
        assert rule.id.startswith(kinds.get(rule.room, "")), f"{rule.id} of {rule.room}"


def unknown_rules(record: Record) -> set[str]:
    """Return what is in ``found_by`` of a record and is neither a rule nor the reader of events."""
    return {entry["found_by"] for entry in entries_of(record)} - set(all_rules()) - {EVENT_READER}


def test_every_entry_of_the_seed_story_is_found_by_a_known_rule() -> None:
    assert unknown_rules(read(seed())) == set()


@pytest.mark.rules_alone
def test_the_seed_story_is_read_by_rules_alone() -> None:
    record = read(seed())
    assert len(record.attributions) >= 20
    assert TRAINED not in {told.found_by for told in record.attributions}


@pytest.mark.slow
def test_every_entry_of_the_bundled_stories_is_found_by_a_known_rule() -> None:
    assert {rule for story in state_department() for rule in unknown_rules(read(story))} == set()
