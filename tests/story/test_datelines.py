"""Datelines in the styles of the wires, and what only looks like one."""

from __future__ import annotations

import pytest

from onrecord.story.datelines import find_dateline
from onrecord.story.places import country_of_place, proper_case

FOUND = [
    # text, dateline, place, date, agency
    (
        "BELGRADE, November 9. /TASS/. Russian President",
        "BELGRADE, November 9. /TASS/.",
        "BELGRADE",
        "November 9",
        "TASS",
    ),
    ("TOKYO, March 27 - Prime Minister", "TOKYO, March 27 -", "TOKYO", "March 27", None),
    ("WASHINGTON (Reuters) - A senator", "WASHINGTON (Reuters) -", "WASHINGTON", None, "Reuters"),
    ("BERLIN (AP) — The minister", "BERLIN (AP) —", "BERLIN", None, "AP"),
    ("CAGUAS, Puerto Rico (AP)_ Kidnappers", "CAGUAS, Puerto Rico (AP)_", "CAGUAS", None, "AP"),
    (
        "BRATISLAVA, April 28 , 1997 (AFP) Visiting",
        "BRATISLAVA, April 28 , 1997 (AFP)",
        "BRATISLAVA",
        "April 28 , 1997",
        "AFP",
    ),
    (
        "DHAKA, Nov. 30 , 2005 (Xinhua) Bangladesh",
        "DHAKA, Nov. 30 , 2005 (Xinhua)",
        "DHAKA",
        "Nov. 30 , 2005",
        "Xinhua",
    ),
    ("ANKARA, Dec 5 , 2006, 2006 Turkey", "ANKARA, Dec 5 , 2006, 2006", "ANKARA", "Dec 5 , 2006", None),
    ("DAR ES SALAAM, Tanzania (AP) _", "DAR ES SALAAM, Tanzania (AP) _", "DAR ES SALAAM", None, "AP"),
    ("TRAIL, British Columbia, June 19 - Cominco", "TRAIL, British Columbia, June 19 -", "TRAIL", "June 19", None),
    ("MARTINSVILLE, Va., Feb 26 - Poe", "MARTINSVILLE, Va., Feb 26 -", "MARTINSVILLE", "Feb 26", None),
    ("FLINT, Mich., Oct. 4 (UPI) — Former", "FLINT, Mich., Oct. 4 (UPI) —", "FLINT", "Oct. 4", "UPI"),
    ("BRUSSELS, March 27, Reuter - Greece", "BRUSSELS, March 27, Reuter -", "BRUSSELS", "March 27", "Reuter"),
    ("MOSCOW. Nov 9 (Interfax) - Russia", "MOSCOW. Nov 9 (Interfax) -", "MOSCOW", "Nov 9", "Interfax"),
    ("PARIS (AFP) - The court", "PARIS (AFP) -", "PARIS", None, "AFP"),
    ("Paris (AFP) - The court", "Paris (AFP) -", "Paris", None, "AFP"),
    ("Mexico City, April 29 - The central bank", "Mexico City, April 29 -", "Mexico City", "April 29", None),
    ("kansas city, april 7 - Prices", "kansas city, april 7 -", "kansas city", "april 7", None),
    ("GENEVA (9 November 2018) – The council", "GENEVA (9 November 2018) –", "GENEVA", "9 November 2018", None),
    (
        "NEW YORK, Nov. 9, 2018 /PRNewswire/ -- Poe Corp.",
        "NEW YORK, Nov. 9, 2018 /PRNewswire/ --",
        "NEW YORK",
        "Nov. 9, 2018",
        "PRNewswire",
    ),
    ("MIAMI _", "MIAMI _", "MIAMI", None, None),
    ("INDEPENDENCE, Mo. _ The alliance", "INDEPENDENCE, Mo. _", "INDEPENDENCE", None, None),
    ("NEW DELHI: The minister", "NEW DELHI:", "NEW DELHI", None, None),
    ("(CNN) — The court", "(CNN) —", None, None, "CNN"),
    ("****LONDON, March 5 - India", "LONDON, March 5 -", "LONDON", "March 5", None),
    ("MONTREAL, March 13 - (Poe Inc) said", "MONTREAL, March 13 -", "MONTREAL", "March 13", None),
    (
        "NARITA, Japan, Dec 16\r\n, 2006 (AFP) He",
        "NARITA, Japan, Dec 16\r\n, 2006 (AFP)",
        "NARITA",
        "Dec 16\r\n, 2006",
        "AFP",
    ),
]


@pytest.mark.parametrize(("text", "whole", "place", "date", "agency"), FOUND)
def test_found(text: str, whole: str, place: str | None, date: str | None, agency: str | None) -> None:
    found = find_dateline(text, 0, len(text))
    assert found is not None
    assert found.passage.of(text) == whole
    assert (found.place.of(text) if found.place else None) == place
    assert (found.date.of(text) if found.date else None) == date
    assert found.agency == agency


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, March 3 - the day of the vote - he left.",
        "In Paris, May 3 was a holiday.",
        "TREASURY BALANCES AT FED ROSE ON MARCH 6",
        "REUTER BUSINESS NEWS HIGHLIGHTS, APRIL 7",
        "CANADIAN PACIFIC (CP) 4TH QTR NET",
        "SECRETARY POE: Good morning.",
        "QUESTION: Hello.",
        "IBM - the computer maker - said on Monday it would close.",
        "Mary Poe (D-N.Y.) - a senator - left.",
        "PARIS, May 33 - The court",
        "",
        "42 - The answer",
    ],
)
def test_no_dateline(text: str) -> None:
    assert find_dateline(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("BELGRADE", "Belgrade"),
        ("DAR ES SALAAM", "Dar es Salaam"),
        ("N'DJAMENA", "N'Djamena"),
        ("ST. LOUIS", "St. Louis"),
        ("RIO DE JANEIRO", "Rio de Janeiro"),
        ("MARTHA'S VINEYARD", "Martha's Vineyard"),
        ("THE HAGUE", "The Hague"),
        ("Kuwait City", "Kuwait City"),
        ("WINSTON-SALEM", "Winston-Salem"),
        ("MCLEAN", "McLean"),
        ("SÃO PAULO", "São Paulo"),
    ],
)
def test_proper_case(printed: str, name: str) -> None:
    assert proper_case(printed) == name


@pytest.mark.parametrize(
    ("place", "region", "country"),
    [
        ("BELGRADE", None, "RS"),
        ("NARITA", "Japan", "JP"),
        ("INDEPENDENCE", "Mo.", "US"),
        ("PARIS", "Texas", "US"),
        ("LONDON", "Ont.", "CA"),
        ("TRAIL", "British Columbia", "CA"),
        ("ATLANTA", "Georgia", "US"),
        ("TBILISI", "Georgia", "GE"),
        ("PARIS/LONDON", None, "FR"),
        ("Washington", "D.C.", "US"),
        ("NOWHERE", None, None),
    ],
)
def test_country(place: str, region: str | None, country: str | None) -> None:
    assert country_of_place(place, region) == country


def test_a_place_that_no_gazetteer_has_below_a_title() -> None:
    text = "TALLAHASSEE — The governor said on Monday that the talks would go on for another week in the capital."
    assert find_dateline(text, 0, len(text)) is None
    found = find_dateline(text, 0, len(text), below_title=True)
    assert found is not None
    assert found.passage.of(text) == "TALLAHASSEE —"
    assert find_dateline(text.replace("TALLAHASSEE", "EXCLUSIVE"), 0, len(text), below_title=True) is None
