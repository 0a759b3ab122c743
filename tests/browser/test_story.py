"""The story's page in a browser: words and entries light up together, permalinks hit their words, keys lead through."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from browser.conftest import served, window
from onrecord import Story
from onrecord.stories import seed
from web.shelf import ANNOUNCED, HOSTILE, Shelf, made_up_stories, real_stories

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SHA = {kept.record.story.key: sha[:12] for sha, kept in made_up_stories().kept.items()}
SEED = next(sha[:12] for sha, kept in real_stories().kept.items() if kept.record.story.key == "seed")
CITED = "() => [...document.querySelectorAll('.cited')].map((one) => one.textContent).join('')"
WORDS = "() => [...document.querySelectorAll('.text [data-c]')].map((one) => one.textContent).join('')"
PLACE = """
(word) => {
  const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(word);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + word.length);
    const { left, top } = range.getBoundingClientRect();
    return { left, top };
  }
}
"""
IN_SIGHT = """
() => {
  const here = document.querySelector(".cited").getBoundingClientRect();
  const top = document.querySelector(".top").getBoundingClientRect();
  return here.top >= Math.max(0, top.bottom) && here.bottom <= innerHeight;
}
"""


@pytest.mark.parametrize("key", ["wire/announced", HOSTILE.key])
def test_the_browser_has_the_story_code_point_for_code_point(key: str, page: Page, made: str) -> None:
    page.goto(f"{made}/story/{SHA[key]}")
    assert page.evaluate(WORDS) == {ANNOUNCED.key: ANNOUNCED.text, HOSTILE.key: HOSTILE.text}[key]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    "words", ["$1.57 billion", "Borisov noted.\n\nHe reiterated", "B", "strategic partner, he said"]
)
def test_a_permalink_lights_up_its_words_and_is_in_sight(words: str, width: int, browser: Browser, real: str) -> None:
    text = seed().text
    start = text.index(words)
    with window(browser, width=width) as page:
        page.goto(f"{real}/story/{SEED}#c{start}-{start + len(words)}")
        assert page.evaluate(CITED) == words
        assert page.evaluate(IN_SIGHT)


@pytest.mark.parametrize(
    "words", ["👩‍👩‍👧 “<i>We", "\u202eAnna", "\r\n=HYPER", "people's 'amp;' cafe\u0301", "m and 1,000"]
)
def test_a_permalink_counts_code_points(words: str, page: Page, made: str) -> None:
    start = HOSTILE.text.index(words)
    page.goto(f"{made}/story/{SHA[HOSTILE.key]}#c{start}-{start + len(words)}")
    assert page.evaluate(CITED) == words
    assert page.evaluate(WORDS) == HOSTILE.text


def test_a_second_permalink_takes_the_place_of_the_first(page: Page, real: str) -> None:
    page.goto(f"{real}/story/{SEED}#c10-20")
    assert page.evaluate(CITED) == seed().text[10:20]
    page.evaluate("() => { location.hash = '#c15-300'; }")
    page.wait_for_function("() => document.querySelectorAll('.cited').length > 1")
    assert page.evaluate(CITED) == seed().text[15:300]
    page.evaluate("() => { location.hash = '#c999999-1000000'; }")
    page.wait_for_function("() => document.querySelectorAll('.cited').length === 0")


def test_words_and_entry_light_up_together(page: Page, real: str) -> None:
    page.goto(f"{real}/story/{SEED}")
    page.locator("#e-f3").hover()
    assert page.locator(".text .lit").all_inner_texts() == ["$2 billion"]
    page.locator(".text [data-e=f5]").first.hover()
    assert page.locator("article.card.lit").get_attribute("id") == "e-f5"
    assert page.locator("#e-f5").is_visible()
    page.locator("h1").hover()
    assert page.locator(".lit").count() == 0
    page.locator("#e-e1 a.to").focus()
    assert set(page.locator(".text .lit").all_inner_texts()) <= {"visit", "plans to visit", "[visit]"}
    assert page.locator(".text .lit").count() > 1


def test_an_entry_that_is_lit_up_comes_into_sight_beside_its_words(page: Page, real: str) -> None:
    page.goto(f"{real}/story/{SEED}")
    page.locator(".text [data-e=a25]").first.hover()
    page.wait_for_function(
        "() => { const card = document.querySelector('#e-a25').getBoundingClientRect();"
        " return card.top >= 0 && card.top < innerHeight; }"
    )


def test_keys_lead_through_the_entries(page: Page, real: str) -> None:
    page.goto(f"{real}/story/{SEED}")
    ids = page.locator("article.card").evaluate_all("(cards) => cards.map((card) => card.id)")
    entered = "() => document.activeElement.closest('article.card')?.id"
    for key, expected in (("j", 0), ("j", 1), ("j", 2), ("k", 1), ("k", 0), ("k", 0)):
        page.keyboard.press(key)
        assert page.evaluate(entered) == ids[expected]
    assert page.locator("article.card.lit").get_attribute("id") == ids[0]
    page.keyboard.press("Enter")
    # The address changes at once, and what it names is found when the browser has told of the change.
    page.wait_for_function("() => document.activeElement.dataset.c && location.hash.startsWith('#c')")
    page.keyboard.press("Escape")
    assert page.evaluate(entered) == ids[0]


def test_an_entry_is_copied_as_a_citation(page: Page, real: str) -> None:
    page.goto(f"{real}/story/{SEED}")
    page.locator("#e-f3 [data-copy]").click()
    page.get_by_text("Copied", exact=True).wait_for()
    start = seed().text.index("$2 billion")
    assert page.evaluate("() => navigator.clipboard.readText()") == (
        "“$2 billion” – Putin plans to visit Serbia in January, TASS, 2018-11-09, seed, "
        f"characters {start}-{start + 10}: {real}/story/{SEED}#c{start}-{start + 10}"
    )


def test_words_in_two_pieces_are_copied_with_both(page: Page, real: str) -> None:
    page.goto(f"{real}/story/{SEED}")
    page.locator("#e-a16 .to").focus()
    page.keyboard.press("c")
    page.get_by_text("Copied", exact=True).wait_for()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith("“The volume of Serbian investments in Russia … is [$] 168 million” – ")


def test_a_line_of_a_wire_story_stays_a_line(browser: Browser) -> None:
    shelf = Shelf([Story("wire", "PARIS, May 3 - One line\nand another,\n    indented.\n", published_on="2022-05-03")])
    with served(shelf) as address, window(browser) as page:
        page.goto(address + "/story?key=wire")
        places = [page.evaluate(PLACE, word) for word in ("PARIS", "and", "indented")]
        assert places[0]["top"] < places[1]["top"] < places[2]["top"]
        assert places[0]["left"] == places[1]["left"] < places[2]["left"]


@pytest.mark.slow
def test_a_long_story_with_thousands_of_marks(browser: Browser) -> None:
    line = "The minister, Anna Berg, said on Monday that 30 firms would invest $2 million in Chile.\n\n"
    story = Story("long", "OSLO, May 3 - " + line * (200_000 // len(line)), published_on="2022-05-03")
    shelf = Shelf([story])
    with served(shelf) as address, window(browser) as page:
        page.goto(address + "/story?key=long", timeout=60_000)
        assert page.locator(".text .m").count() > 5000
        begun = time.perf_counter()
        page.locator("article.card .to").nth(500).focus()
        page.keyboard.press("j")
        assert time.perf_counter() - begun < 5
        assert page.evaluate(WORDS) == story.text
