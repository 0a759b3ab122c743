"""What other readers of quotations fell into."""

from __future__ import annotations

from onrecord import Record, Story, read


def record_of(text: str) -> Record:
    return read(Story(key="trap", text=text, published_on="2020-03-02"))


def said(record: Record) -> dict[str, tuple[str, ...]]:
    return {
        " / ".join(" ".join(piece.text.split()) for piece in told.content): tuple(one.name for one in told.speakers)
        for told in record.attributions
    }


def test_a_long_quotation_reopens_at_each_paragraph_and_closes_once() -> None:
    record = record_of(
        'Port director Mara Holt was blunt.\n\n"The quay is cracked," Holt said. "It has been cracked since 2011.\n\n'
        '"We asked for money three times.\n\n"Nobody answered."\n'
    )
    pieces = [piece.text for told in record.attributions for piece in told.content]
    assert "We asked for money three times" in " ".join(pieces)
    assert "Nobody answered" in " ".join(pieces)
    for told in record.attributions:
        if "Nobody" in told.content[-1].text:
            assert [one.name for one in told.speakers] == ["Mara Holt"]


def test_an_odd_number_of_marks_spoils_one_paragraph_alone() -> None:
    found = said(
        record_of(
            '"The bridge is safe," engineer Tom Reed said.\n\n'
            'The "harbour road will close, officials said on Monday.\n\n'
            "Costs will rise, Mayor Ana Kovac said.\n"
        )
    )
    assert found["The bridge is safe"] == ("Tom Reed",)
    assert found["Costs will rise"] == ("Ana Kovac",)


def test_headline_and_dateline_do_not_bleed_into_the_first_speaker() -> None:
    record = record_of(
        "Norway to reopen mine\n\nOSLO, March 2 - Industry Minister Kari Dahl said the mine would reopen next year.\n"
    )
    (told,) = [one for one in record.attributions if "would reopen" in one.content[0].text]
    assert [one.name for one in told.speakers] == ["Kari Dahl"]
    assert told.source is not None
    assert told.source.text == "Industry Minister Kari Dahl"


def test_the_neighbours_cue_is_not_taken() -> None:
    found = said(
        record_of('"We will not sell," Dahl said. Lund noted that prices had doubled. "It is too late," Reed said.\n')
    )
    assert found["We will not sell"] == ("Dahl",)
    assert found["that prices had doubled"] == ("Lund",)
    assert found["It is too late"] == ("Reed",)


def test_who_is_quoted_within_a_quotation_is_told_apart() -> None:
    record = record_of('"The ministry told us that the road would be closed," Mayor Ana Kovac said on Monday.\n')
    inner = next(one for one in record.attributions if one.within is not None)
    outer = next(one for one in record.attributions if one.id == inner.within)
    assert inner.content[0].text == "that the road would be closed"
    assert [one.name for one in outer.speakers] == ["Ana Kovac"]


def test_a_line_break_of_a_wire_is_no_paragraph() -> None:
    found = said(
        record_of(
            "    LONDON, March 2 - Shipping costs will rise by a tenth\n"
            "this year, the National Freight Board said in its weekly\nreview.\n"
            "    It said ports were full.\n"
        )
    )
    assert found["Shipping costs will rise by a tenth this year"] == ("National Freight Board",)
    assert found["ports were full"] == ("National Freight Board",)
