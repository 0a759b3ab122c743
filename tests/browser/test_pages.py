"""Every page in a browser: nothing complains, nothing comes from elsewhere, nothing is cut off, all can be read."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from browser.conftest import window
from web.shelf import HOSTILE, made_up_stories

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SHA = {kept.record.story.key: sha[:12] for sha, kept in made_up_stories().kept.items()}
PAGES = [
    "/", "/search?q=Chile", '/search?q="We will sign an agreement"', "/quote?q=we+will+sign+an+agreement", "/stories",
    "/diary", "/diary?on=2022-07-01&status=planned&status=confirmed&status=postponed", "/figures?conflicts=yes",
    "/dossier?a=Berg&b=Chile", f"/story/{SHA['wire/announced']}", f"/story/{SHA[HOSTILE.key]}",
]  # fmt: skip

# The contrast of every stretch of words with what is behind it (WCAG 2.2, 1.4.3), as the browser painted it.
CONTRAST = """
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const behind = (one) => {
    const layers = [];
    for (let at = one; at; at = at.parentElement) layers.push(rgba(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), rgba("Canvas"));
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const one = node.parentElement;
    if (!node.data.trim() || !one.checkVisibility() || one.closest(".hidden, .skip, dialog, option")) continue;
    const style = getComputedStyle(one);
    const ground = behind(one);
    let shade = 1;
    for (let at = one; at; at = at.parentElement) shade *= Number(getComputedStyle(at).opacity);
    const ink = rgba(style.color);
    const [a, b] = [light(over([...ink.slice(0, 3), ink[3] * shade], ground)), light(ground)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) faint.push(`${node.data.trim().slice(0, 30)}: ${ratio.toFixed(2)}`);
  }
  return faint;
}
"""
UNNAMED = """
() => [...document.querySelectorAll("input, textarea, button, a[href], summary, dialog, meter, svg[role=img]")]
  .filter((one) => !(one.labels?.length || one.textContent.trim() || one.getAttribute("aria-label")))
  .map((one) => one.outerHTML.slice(0, 80))
"""
LEVELS = "() => [...document.querySelectorAll('h1, h2, h3, h4')].map((one) => Number(one.tagName[1]))"
CUT_OFF = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_pages_can_be_read(address: str, *, dark: bool, browser: Browser, made: str) -> None:
    with window(browser, dark=dark) as page:
        page.goto(made + address)
        page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert page.evaluate(CONTRAST) == []
        assert page.evaluate(UNNAMED) == []
        assert page.evaluate(CUT_OFF) == 0


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_cut_off_on_a_small_screen(address: str, browser: Browser, made: str) -> None:
    with window(browser, width=390, height=844) as page:
        page.goto(made + address)
        page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert page.evaluate(CUT_OFF) == 0


@pytest.mark.parametrize("address", PAGES)
def test_headings_go_down_by_one(address: str, page: Page, made: str) -> None:
    page.goto(made + address)
    levels = page.evaluate(LEVELS)
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    assert page.get_by_role("main").count() == page.get_by_role("banner").count() == 1
    assert page.get_by_role("navigation", name="Main").count() == 1


def test_a_stroke_leads_to_the_search_and_a_question_mark_to_the_keys(page: Page, made: str) -> None:
    page.goto(made + "/stories")
    page.keyboard.press("/")
    assert page.evaluate("() => document.activeElement.id") == "top-q"
    page.keyboard.type("Chile/?")
    assert page.locator("#top-q").input_value() == "Chile/?"
    assert not page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()


def test_the_search_box_is_ready(page: Page, made: str) -> None:
    page.goto(made)
    page.keyboard.type("fisheries")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=fisheries")
    assert page.locator("mark").first.inner_text() == "fisheries"
    page.locator("a.to-words").first.click()
    page.wait_for_url("**/story/*#c*")
    assert page.evaluate("() => document.querySelector('.cited').closest('.m.said') !== null")
    assert page.locator(".cited").first.text_content() == "We will "


def test_a_filter_changes_the_list_without_a_new_page(page: Page, made: str) -> None:
    page.goto(made + "/diary")
    page.evaluate("() => { window.stays = true; }")
    page.get_by_text("More", exact=True).click()
    page.get_by_label("postponed").check()
    page.wait_for_url("**status=postponed**")
    assert page.locator("article.plan").count() == 1
    assert page.evaluate("() => window.stays") is True
    page.get_by_label("Who").fill("nobody")
    page.get_by_label("Who").press("Enter")
    page.get_by_text("Nothing in the diary fits.").wait_for()
    assert page.evaluate("() => window.stays") is True
    page.reload()
    page.get_by_text("Nothing in the diary fits.").wait_for()


def test_a_plan_unfolds_its_history(page: Page, made: str) -> None:
    page.goto(made + "/diary")
    page.get_by_text("Over or called off: 2").click()
    plan = page.locator("article.plan", has_text="port authority")
    assert not plan.locator("ol.history").is_visible()
    plan.locator("summary").click()
    assert "cancelled its meeting" in plan.locator("ol.history").inner_text()
    page.goto(made + f"/diary?lane=over#{plan.get_attribute('id')}")
    assert page.locator("article.plan:target").count() == 1


def test_everything_works_without_scripts(browser: Browser, made: str) -> None:
    with window(browser, scripts=False) as page:
        page.goto(made + "/diary")
        page.get_by_label("Who").fill("nobody")
        page.get_by_role("button", name="Show").click()
        page.get_by_text("Nothing in the diary fits.").wait_for()
        page.goto(made + f"/story/{SHA['wire/announced']}")
        page.locator("#e-e1 a.to").click()
        assert page.locator(".m.planned:target").first.inner_text() == "visit"
        assert page.get_by_role("button", name="Copy citation").count() == 0
        assert not page.locator("#keys").is_visible()


def test_a_dossier_on_paper(page: Page, made: str) -> None:
    page.goto(made + "/dossier?a=Berg&b=Chile")
    assert page.get_by_role("button", name="Print").is_visible()
    page.emulate_media(media="print")
    assert not page.locator("form.filters").is_visible()
    assert not page.locator("header.top").is_visible()
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("ol.history").first.is_visible()
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert not page.locator("ol.history").first.is_visible()
