"""A record's figures as claims."""

from __future__ import annotations

from made_up import example_record
from onrecord.link.claims import claims_of
from onrecord.read import read
from onrecord.record import Attribution, CitedPassage, Figure, Name, Record, cite
from onrecord.stories import seed

CLAIMS = {claim.figure.id: claim for claim in claims_of(read(seed()))}


def test_one_claim_a_figure_in_their_order() -> None:
    record = read(seed())
    assert [claim.figure for claim in claims_of(record)] == list(record.figures)
    assert {claim.story for claim in claims_of(record)} == {record.story.sha256}
    assert {claim.told_on for claim in claims_of(record)} == {"2018-11-09"}


def test_the_whole_chain_of_speakers_outermost_first() -> None:
    assert CLAIMS["f2"].claimants == ("Yuri Borisov",)
    assert CLAIMS["f4"].claimants == ("Yuri Borisov", "Bank of Russia")
    assert CLAIMS["f5"].claimants == ("Yuri Borisov", "experts")


def test_whom_it_is_about_and_its_place_each_once() -> None:
    assert [party.name for party in CLAIMS["f4"].about] == ["Serbia", "Russia"]
    assert [party.country for party in CLAIMS["f4"].about] == ["RS", "RU"]
    assert CLAIMS["f8"].about == ()


def test_the_sentence_around_it() -> None:
    text = read(seed()).story.text
    for claim in CLAIMS.values():
        assert claim.context.text == text[claim.context.start : claim.context.end]
        assert claim.context.start <= claim.figure.start < claim.figure.end <= claim.context.end
    assert CLAIMS["f5"].context.text == (
        "The volume of Russian investments in Serbian economy exceeds $3.5 billion, experts say."
    )


def with_figure(record: Record, attribution: Attribution, **fields: object) -> Record:
    figure = Figure.model_validate({**record.figures[0].model_dump(), **fields})
    return record.model_copy(update={"attributions": (attribution,), "figures": (figure,)})


def test_a_printed_source_where_nobody_is_named_and_nobody_where_none_is_printed() -> None:
    record = example_record()
    told = record.attributions[0]
    poe = told.model_copy(update={"speakers": ()})
    assert [claim.claimants for claim in claims_of(with_figure(record, poe))] == [("Mary Poe",)]
    nobody = told.model_copy(update={"speakers": (), "source": None})
    assert [claim.claimants for claim in claims_of(with_figure(record, nobody))] == [()]
    assert [claim.claimants for claim in claims_of(with_figure(record, told, claimed_by=("a9",)))] == [()]


def test_joint_speakers_are_one_link() -> None:
    record = example_record()
    told = record.attributions[0]
    both = told.model_copy(
        update={"speakers": (*told.speakers, told.speakers[0].model_copy(update={"name": "Ann\n Lee"}))}
    )
    assert [claim.claimants for claim in claims_of(with_figure(record, both))] == [("Mary Poe and Ann Lee",)]


def test_a_place_that_is_not_among_the_names_stands_behind_them() -> None:
    record = example_record()
    rome: CitedPassage = cite(record.story.text, record.attributions[0].content[0].passage)
    names = tuple(
        Name(id=f"n{n}", name=name, kind="place", mentions=(rome,)) for n, name in enumerate(("Rome", "Paris"))
    )
    record = with_figure(record, record.attributions[0], about=("n0", "n7"), place="n1").model_copy(
        update={"names": names}
    )
    assert [party.name for party in claims_of(record)[0].about] == ["Rome", "Paris"]


def test_a_record_without_figures() -> None:
    assert claims_of(example_record().model_copy(update={"figures": ()})) == ()
