"""Who takes part in what is ahead, and where: in sentences of my own, an event by its head word."""

from __future__ import annotations

import pytest

from onrecord import Story, read


@pytest.mark.parametrize(
    ("text", "head", "who", "where"),
    [
        (
            "On June 25, Secretary Poe will travel to Schloss Elmau to join President Roe for the G7 Leaders’ Summit.",
            "Summit",
            ["Poe", "G7 Leaders"],
            ["Schloss Elmau"],
        ),
        (
            "Ann Poe will go on a journey that will open with a visit to Quito for talks with President Jonas Roe.",
            "talks",
            ["Ann Poe", "Jonas Roe"],
            ["Quito"],
        ),
        ("The mayor fears that Norway may miss a June 30 deadline.", "deadline", ["Norway"], []),
        ("Ann Poe is in talks with Jonas Roe on a merger.", "talks", ["Ann Poe", "Jonas Roe"], []),
        (
            "Envoy Ann Poe confirmed that the U.S. Would impose new tariffs.",
            "tariffs",
            ["U.S."],
            [],
        ),
        (
            "They will attend a summit of Western industrial democracies in Venice in June.",
            "summit",
            ["Western industrial democracies"],
            ["Venice"],
        ),
        (
            "A judge denied a request for Peruvian lawyer Ana Roe, who met Mary Doe, to return to Norway.",
            "return",
            ["Ana Roe"],
            ["Norway"],
        ),
        ("Ann Poe, accompanied by Adviser Mary Doe, will visit Chad.", "visit", ["Ann Poe", "Mary Doe"], ["Chad"]),
        ("Ann Poe will travel to Lima on June 17 and Quito on June 19.", "travel", ["Ann Poe"], ["Lima", "Quito"]),
        ("Ann Poe came to prepare the visit of her president to Chad.", "visit", [], ["Chad"]),
        ("Tomorrow, Ann Poe has a chance to travel to Egypt.", "travel", ["Ann Poe"], ["Egypt"]),
        ("Ann Poe’s July trip to the region, including a stop in Peru, was announced.", "trip", ["Ann Poe"], ["Peru"]),
        ("Ann Poe arrived in Berlin yesterday for a European trip.", "arrived", ["Ann Poe"], ["Berlin"]),
        ("Ann Poe will fly to Oslo, where she will meet Jon Roe.", "meet", ["Ann Poe", "Jon Roe"], ["Oslo"]),
        ("A second round of talks with Peru is under way.", "talks", ["Peru"], []),
        ("Ministers will discuss fishing during a summit in Oslo next week.", "summit", ["Ministers"], ["Oslo"]),
        ("A meeting organised by the Navy in Oslo next week will try to end it.", "meeting", ["Navy"], ["Oslo"]),
        ("A summit hosted by President Mary Poe opens in Oslo next week.", "summit", ["Mary Poe"], ["Oslo"]),
        ("Ann Poe told reporters Norway would sell its bank.", "sell", ["Norway"], []),
        ("They spoke in Rome, as President Doe is considering recognizing Kosovo.", "recognizing", ["Doe"], []),
        (
            "Poe will meet with Director Axel Roe on June 20. Finally, Poe will participate at the Bratislava Forum.",
            "Forum",
            ["Poe"],
            ["Bratislava"],
        ),
    ],
)  # fmt: skip
def test_who_and_where(text: str, head: str, who: list[str], where: list[str]) -> None:
    record = read(Story(key="plan", text=text, published_on="2018-06-09"))
    names = {name.id: name.name for name in record.names}
    plan = next(plan for plan in record.planned_events if plan.head.text == head)
    assert ([names[one] for one in plan.who], [names[one] for one in plan.where]) == (who, where)


REMARKS = """Ann Poe, Minister of Trade

Lima, Peru

I’m looking forward to traveling to Quito tomorrow. We will also visit Chile in October."""
BRIEFING = """Jon Roe, Department Spokesperson

MR ROE: We’ll be departing for Chad this evening.

QUESTION: Will Mary Doe be in Oslo?

MR ROE: She will visit Oslo on Monday."""


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (REMARKS, {"Quito": ["Ann Poe"], "Chile": ["Ann Poe"]}),
        (BRIEFING, {"Chad": ["Jon Roe"], "Oslo": ["Mary Doe"]}),
    ],
    ids=["remarks", "briefing"],
)
def test_whose_words_a_transcript_gives(text: str, who: dict[str, list[str]]) -> None:
    record = read(Story(key="plan", text=text, published_on="2018-06-09"))
    names = {name.id: name.name for name in record.names}
    found = {names[where]: [names[one] for one in plan.who] for plan in record.planned_events for where in plan.where}
    assert found == who
