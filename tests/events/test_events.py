"""The events of the story that defines the job; other sentences are counted (``test_sentences``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord import Record


def names(record: Record, ids: tuple[str, ...]) -> list[str]:
    by_id = {name.id: name.name for name in record.names}
    return [by_id[i] for i in ids]


def test_the_seed_tells_two_plans(seed_record: Record) -> None:
    visit, signing = seed_record.planned_events
    assert (visit.kind, visit.status, len(visit.mentions)) == ("visit", "planned", 6)
    assert names(seed_record, visit.who) == ["Vladimir Putin"]
    assert names(seed_record, visit.where) == ["Serbia"]
    assert visit.when is not None
    assert visit.when.edtf == "2019-01"
    assert (signing.kind, signing.head.text, signing.status) == ("signing", "signed", "possible")
    assert signing.part_of == visit.id
    assert signing.when is not None
    assert signing.when.edtf == "2019-01"
    assert sorted(names(seed_record, signing.who)) == ["Russia", "Serbia"]
    assert names(seed_record, signing.where) == ["Serbia"]
    assert [what.text for what in signing.what] == ["a package of bilateral documents"]


def test_the_seed_tells_one_thing_done(seed_record: Record) -> None:
    (talks,) = seed_record.reported_events
    assert {mention.text for mention in talks.mentions} >= {"negotiations", "met"}
    assert sorted(names(seed_record, talks.who)) == ["Ivica Dacic", "Yuri Borisov"]
    assert names(seed_record, talks.where) == ["Belgrade"]
    assert talks.when is not None
    assert talks.when.edtf == "2018-11-09"
