"""A story's page: its words, what was noted down beside them, and what other stories say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_up import STORY, example_record
from onrecord import Story
from onrecord.archive.answers import CarrierLine, KeptStory
from onrecord.link.plans import Plan, Step
from onrecord.record import Attribution, CitedPassage, Record
from onrecord.views.listing import lines_of
from onrecord.web.entries import margin
from told import told_seed
from web.conftest import client_of
from web.seeing import texts, tree
from web.shelf import Shelf, made_up_stories, real_stories

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

SHA = {carrier.key: sha for sha, kept in made_up_stories().kept.items() for carrier in kept.carriers if carrier.current}
SEED = next(sha for sha, kept in real_stories().kept.items() if kept.record.story.key == "seed")


def page(client: TestClient, sha: str) -> str:
    answer = client.get(f"/story/{sha[:12]}")
    assert answer.status_code == 200
    html: str = answer.text
    return html


def test_the_seed_story_with_all_its_entries(real: TestClient) -> None:
    html = page(real, SEED)
    record = real_stories().kept[SEED].record
    for line in lines_of(record):
        assert f'id="e-{line.id}"' in html
    text = told_seed().text
    start = text.index("$2 billion")
    assert f'id="c{start}-{start + 10}"' in html
    assert texts(html, "//h1") == ["Putin plans to visit Serbia in January"]
    figure = texts(html, "//article[@id='e-f3']")[0]
    assert "more than 2 billion USD forecast ← a forecast ← Yuri Borisov" in figure
    assert "“$2 billion” = > 2000000000 USD · 2018" in figure
    assert "= 2019-01 some day from 2019-01-01 to 2019-01-31" in texts(html, "//article[@id='e-e1']")[0]


def test_the_day_is_shown_with_its_reasons(real: TestClient) -> None:
    html = page(real, SEED)
    about = texts(html, "//details[@class='about']")[0]
    assert "9 November 2018, by the dateline “November 9”, a weekday that fits the dateline “Friday”" in about
    assert "It could also be 9 November 2012" in about
    for link in tree(html).xpath("//details[@class='about']//a/@href"):
        start, end = map(int, link.removeprefix("#c").split("-"))
        assert 0 <= start < end <= len(told_seed().text)


def test_the_page_is_the_record_as_json(real: TestClient) -> None:
    kept = KeptStory.model_validate(real.get(f"/story/{SEED}.json").json())
    assert kept.record.story.text == told_seed().text


def test_a_story_is_found_by_its_key(made: TestClient) -> None:
    answer = made.get("/story", params={"key": "wire/announced"})
    assert (answer.status_code, answer.headers["location"]) == (307, f"/story/{SHA['wire/announced'][:12]}")
    assert made.get("/story.json", params={"key": "wire/announced"}).headers["location"].endswith(".json")
    assert made.get("/story").headers["location"] == "/stories"
    assert made.get("/story", params={"key": "nothing"}).status_code == 404


def test_copies_are_one_story(made: TestClient) -> None:
    about = texts(page(made, SHA["mirror/announced"]), "//details[@class='about']")[0]
    assert "wire/announced" in about
    assert "mirror/announced, given with 3 March 2022" in about
    assert "One text, 2 carriers" in about


def test_an_older_version_says_so(made: TestClient) -> None:
    old, new = (sha for sha, kept in made_up_stories().kept.items() if kept.record.story.key == "wire/vote")
    banner = texts(page(made, old), "//p[@class='banner']")
    assert banner[0].startswith("A newer version of this story is kept: OSLO, May 1")
    assert tree(page(made, old)).xpath("//p[@class='banner']/a/@href") == [f"/story/{new[:12]}"]
    assert not texts(page(made, new), "//p[@class='banner']")


def test_later_stories_are_told_of(made: TestClient) -> None:
    changed = texts(page(made, SHA["wire/announced"]), "//div[@class='changed']")
    assert "Later stories changed this" in changed[0]
    assert "20 April 2022 confirmed 12 May 2022" in changed[0]
    assert "9 May 2022 postponed" in changed[0]
    assert "Later stories" not in " ".join(texts(page(made, SHA["wire/postponed"]), "//div[@class='changed']"))


def test_figures_that_disagree_are_told_of_without_a_verdict(made: TestClient) -> None:
    figure = texts(page(made, SHA["wire/announced"]), "//article[@id='e-f1']")[0]
    assert "1.8 billion USD says" in figure
    assert "The two come from different sources. Her ministry (2 March 2022): 2.1 billion USD." in figure


def test_a_story_with_nothing_in_it() -> None:
    with client_of(Shelf([Story("bare", "Nothing here at all.")])) as client:
        html = client.get("/story/" + client.get("/stories.json").json()["stories"][0]["sha256"]).text
    assert "Nothing said, claimed or planned was found." in html
    assert "Day not known" in html


# -- entries


def kept(record: Record, plan: Plan | None = None) -> KeptStory:
    carrier = CarrierLine(key="k", source=None, published_on=None, kept_at="2024-01-01T00:00:00Z", current=True)
    return KeptStory(record=record, carriers=(carrier,), plans={"e1": plan} if plan else {})


def test_the_chain_of_speakers_leads_outwards() -> None:
    record = example_record()
    (said,) = record.attributions
    inner = said.model_copy(update={"id": "a2", "within": "a1", "source": None, "speakers": ()})
    cards = margin(kept(record.model_copy(update={"attributions": (said, inner)}))).said
    assert [card.chain for card in cards] == [(), ("Mary Poe",)]


def test_attributions_within_each_other_end() -> None:
    record = example_record()
    (said,) = record.attributions
    circle = (
        said.model_copy(update={"within": "a2"}),
        said.model_copy(update={"id": "a2", "within": "a1"}),
    )
    cards = margin(kept(record.model_copy(update={"attributions": circle}))).said
    assert [len(card.chain) for card in cards] == [1, 1]


def test_the_printed_source_stands_where_it_is_not_the_name() -> None:
    record = example_record()
    (said,) = record.attributions
    at = STORY.index("Mary")
    printed = Attribution(**{**said.model_dump(), "source": CitedPassage(start=at, end=at + 4, text="Mary")})
    cards = margin(kept(record.model_copy(update={"attributions": (printed,)}))).said
    assert cards[0].printed == "Mary"
    assert margin(kept(record)).said[0].printed is None


def plan_of(record: Record, *steps: dict[str, object]) -> Plan:
    (event,) = record.planned_events
    base = {
        "story_key": "other", "story": "f" * 64, "entry": "e1", "published_on": "2022-05-04", "status": "planned",
        "when": None, "passage": event.head, "context": event.head,
    }  # fmt: skip
    return Plan(
        id="p", kind="visit", who=(), where=(), when=None, status="planned", announced_by=(),
        history=tuple(Step.model_validate({**base, **step}) for step in steps),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("step", "is_told"),
    [
        ({"status": "cancelled"}, True),
        ({"status": "planned"}, False),
        ({"status": "cancelled", "published_on": "2022-05-02"}, False),
        ({"status": "cancelled", "published_on": None}, False),
        ({"status": "cancelled", "superseded": True}, False),
        ({"status": "cancelled", "copy_of": "k"}, False),
    ],
)
def test_only_later_stories_that_say_otherwise_changed_it(step: dict[str, object], *, is_told: bool) -> None:
    record = example_record()
    dated = record.model_copy(update={"story": record.story.model_copy(update={"published_on": "2022-05-03"})})
    (card,) = margin(kept(dated, plan_of(record, step))).planned
    assert bool(card.later) is is_told
