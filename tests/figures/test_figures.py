"""Figures: numbers as printed, units, ranges, what is no figure, and properties that hold for any text."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import Story, read
from onrecord.extract.figures.numbers import find_numbers
from onrecord.extract.figures.units import _tables as tables
from onrecord.extract.figures.words import words_of
from onrecord.gazetteer import all_currencies

if TYPE_CHECKING:
    from onrecord.record import Figure


def figures_in(text: str, on: str | None = "2021-03-03") -> tuple[Figure, ...]:
    return read(Story(key="figures", text=text, published_on=on)).figures


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two and a half million", [2.5e6]),
        ("half a million", [5e5]),
        ("a dozen", [12]),
        ("tens of thousands", [1e4]),
        ("1-3/4 points", [1.75]),
        ("three hundred and five thousand", [305_000]),
        ("twenty-one", [21]),
        ("a hundred and forty-one", [141]),
        ("the twenty-fifth of 30", [30]),
        ("500 [million,]", [5e8]),
        ("12,34,56,789", [123456789]),
        ("450 crore", [4.5e9]),
        ("10.2 billio dlrs", [1.02e10]),
        ("two point five", [2.5]),
        ("nine out of ten", [90]),
        ("a quarter of a million", [250_000]),
        ("½", [50]),
        ("G-10, MH370, COVID-19, '87, #4, 1987/88 and 10:30", [10]),
    ],
)
def test_numbers_as_printed(text: str, values: list[float]) -> None:
    found = [number.value for number in find_numbers(text)]
    assert found[: len(values)] == pytest.approx(values)


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("It costs HK$312.40 now.", "HK$312.40", 312.4, "HKD"),
        ("It costs US $58.24 per barrel.", "US $58.24 per barrel", 58.24, "USD/[bbl_us]"),
        ("They paid £25m for it.", "£25m", 25e6, "GBP"),
        ("They paid 25m euros for it.", "25m euros", 25e6, "EUR"),
        ("They paid Rs 450 crore for it.", "Rs 450 crore", 4.5e9, "INR"),
        ("They paid 10 Swiss francs.", "10 Swiss francs", 10, "CHF"),
        ("They paid 5 mln Canadian dlrs.", "5 mln Canadian dlrs", 5e6, "CAD"),
        ("They paid 19 cents.", "19 cents", 0.19, "USD"),
        ("They paid 19 South African cents.", "19 South African cents", 0.19, "ZAR"),
        ("They paid 90 Irish pence.", "90 Irish pence", 0.9, "IEP"),
        ("They paid 50 centavos.", "50 centavos", 0.5, "MXN"),
        ("They paid 44.6 mln intis.", "44.6 mln intis", 44.6e6, "PEI"),
        ("They paid 40 Zimbabwean dollars.", "40 Zimbabwean dollars", 40, "ZWD"),
        ("It is 3.5 kilometers long.", "3.5 kilometers", 3.5, "km"),
        ("It reached 12 degrees Celsius.", "12 degrees Celsius", 12, "Cel"),
        ("It fell to minus 15 degrees Celsius.", "minus 15 degrees Celsius", -15, "Cel"),
        ("Growth was -0.4%.", "-0.4%", -0.4, "percent"),
        ("It ships 240,000 long tons.", "240,000 long tons", 240_000, "[lton_av]"),
        ("It carries 40 billion cubic meters of gas a year.", "40 billion cubic meters", 40e9, "m3/a"),
        ("It is limited to two and one half pct.", "two and one half pct", 2.5, "percent"),
        ("A 3/8 inch gap.", "3/8 inch", 0.375, "[in_i]"),
        ("The battery holds 4500 mAh.", "4500", 4500, "mAh"),
        ("It has 35m of its devices in use.", "35m", 35e6, "devices"),
        ("A net profit of 14 mln Hong Kong dlrs.", "14 mln Hong Kong dlrs", 14e6, "HKD"),
        ("The price is 278 000 euros.", "278 000 euros", 278_000, "EUR"),
        ("Two of Brown's deputies left.", "Two", 2, "deputies"),
        ("The EU's 28 foreign ministers met.", "28", 28, "foreign ministers"),
        ("Sinclair owns 42 TV stations.", "42", 42, "TV stations"),
        ("It costs thirteen dollars and 45 cents.", "thirteen dollars and 45 cents", 13.45, "USD"),
        ("He is 5 feet 2 inches tall.", "5 feet 2 inches", 5.16666667, "[ft_i]"),
        ("It weighs 7 lbs 8 oz.", "7 lbs 8 oz", 7.5, "[lb_av]"),
        ("It was worth up to PS2.7m.", "PS2.7m", 2.7e6, "GBP"),
        ("It was worth PS5m.", "PS5m", 5e6, "GBP"),
        ("It was worth PS5 billion.", "PS5 billion", 5e9, "GBP"),
        ("It cost PS9.99.", "PS9.99", 9.99, "GBP"),
        ("It rose by Y=5 on the day.", "Y=5", 5, "JPY"),
        ("The line carries 30 kV.", "30 kV", 30, "kV"),
        ("It costs £3 and 50p.", "£3 and 50p", 3.5, "GBP"),
        ("It costs 3 zlotys and 20 groszy.", "3 zlotys and 20 groszy", 3.2, "PLN"),
        ("It plunged to Y=28,030.", "Y=28,030", 28030, "JPY"),
        ("Fields of about 10 kV/cm were seen.", "10 kV/cm", 10, "kV/cm"),
        ("The population is about 8 B people.", "8 B", 8e9, "people"),
        ("Its mass is 1.99×10^30 kilograms.", "1.99×10^30 kilograms", 1.99e30, "kg"),
        ("Its size is 5 × 10⁻³ mm.", "5 × 10⁻³ mm", 0.005, "mm"),
        ("It has 275 pound-feet of torque.", "275 pound-feet", 275, "[ft_i].[lbf_av]"),
        ("The metal has a 12 C melting point.", "12 C", 12, "Cel"),
    ],
)
def test_units(text: str, words: str, value: float, unit: str) -> None:
    (figure,) = figures_in(text)
    assert (figure.text, figure.unit) == (words, unit)
    assert figure.value == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "He came on 3 March 2019 at 10:30.",
        "He is 45 and was born in 1976.",
        "The two men met for two hours.",
        "Flight MH370 vanished in 2014.",
        "The PS5 sold well, unlike the PS4 consoles; a PS 5 Pro is planned.",
        "The Group of 10 met after Resolution 242.",
        "Call 202-456-1414.",
        "One of them left.",
        "The 18-year-old won 6-3.",
        "In the 1980s he led the 21st brigade.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert figures_in(text) == ()


def test_a_change_keeps_both_ends() -> None:
    before, after = figures_in("Joblessness rose from 3.3% to 3.9% in May.")
    assert (before.value, after.value, after.from_value, after.change) == (3.3, 3.9, 3.3, None)


@pytest.mark.parametrize(
    ("text", "senses"),
    [
        ("Costs went up to 25 cents a mile.", [("=", None)]),
        ("Up to 30 ships took part.", [("<=", None)]),
        ("It is 20 pct below the 8.2 mln tonnes of 1986.", [("=", "down"), ("=", None)]),
        ("The index lost 120 points, or 0.4%.", [("=", "down"), ("=", "down")]),
        ("He gave up 517 yards.", [("=", None)]),
        ("Sales are 12.5 pct up on 2015.", [("=", "up")]),
        ("It fell to 4.5 pct, and more than 40 banks failed.", [("=", None), (">", None)]),
    ],
)
def test_comparators_and_changes(text: str, senses: list[tuple[str, str | None]]) -> None:
    assert [(figure.comparator, figure.change) for figure in figures_in(text)] == senses


def test_a_list_shares_its_unit() -> None:
    found = figures_in("Rain reached 70 mm in Lima, 30 in Cusco and 50 in Puno.")
    assert [(figure.value, figure.unit) for figure in found] == [(70, "mm"), (30, "mm"), (50, "mm")]


def test_tables_are_sound() -> None:
    by_word, by_sign = tables()
    assert all(word == word.lower() and "-" not in word for word in by_word)
    assert by_sign
    assert not set(by_word) & {word for currency in all_currencies().values() for word in currency.words}
    for sign in words_of("comparators")["before"]:
        assert sign in {">", ">=", "<", "<=", "~"}


PIECES = st.sampled_from(
    ["$", "1", "12", "3.5", ",", ".", "-", "/", "half ", "a ", "one ", "in ", "to ", "of ", "million ", "[", "]", "%",
    " pct ", "dlrs ", "people ", "rose ", "\n", " ", "from ", "\u00bd", "\U0001f600", "e\u0301", "\u05d0 ", "\r\n",
    "thousands ", "and ", "pounds ", "doubled "]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80))
def test_any_text_gives_sound_figures(text: str) -> None:
    record = read(Story(key="any", text=text))
    end = -1
    for figure in record.figures:
        assert figure.text == text[figure.start : figure.end]
        assert figure.start >= end
        end = figure.end
        assert figure.high is None or figure.high >= figure.value
        for piece in figure.measure:
            assert piece.text == text[piece.start : piece.end]


@pytest.mark.parametrize(
    "piece", ["1", "1,", "$", "half ", "one in ", "1 to ", "[1 million", "twenty-", "1-", "a hundred "]
)
def test_a_long_line_takes_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        line = piece * (size // len(piece))
        began = time.process_time()
        find_numbers(line)
        return time.process_time() - began

    assert seconds(200_000) < 12 * seconds(50_000) + 0.2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They want a five biillion franc canal.", 5e9),
        ("The tunnel cost $3 bilion.", 3e9),
        ("It owes 20 millino pesos to Mexico.", 2e7),
    ],
)
def test_garbled_magnitudes(text: str, value: float) -> None:
    assert [figure.value for figure in figures_in(text)] == [value]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They proposed a 9.4 billion dlr debt rescheduling package.", ["debt rescheduling package"]),
        ("It makes the device fit existing European 60-hertz norms.", ["European", "norms"]),
        ("The minister praised our gift of 300 lorries.", ["our gift", "lorries"]),
        (
            "In a speech to about 300 mayors and local officials, he spoke of debt.",
            ["speech", "mayors and local officials"],
        ),
        ("They arrested Otto Brenn and his two sons.", ["Otto Brenn", "sons"]),
        ("Homes from $750,000 to $1 million were sold.", ["Homes"]),
        ("Acme has completed the sale of its yard to Bolt for 70 mln dlrs in cash.", ["sale of its yard to Bolt"]),
        ("Loans to households by savings banks rose by 9 pct.", ["Loans to households by savings banks"]),
        ("He now owns 900 shares of Marten Pipe and Valve Ltd today.", ["owns", "shares of Marten Pipe and Valve Ltd"]),
        ("The flood caused billions of dollars in losses.", ["flood", "caused", "losses"]),
        ("The rise to 7 pct in the prime rate hurts them.", ["prime rate"]),
        ("It agreed to buy Roth Steel from <Beck Ltd> for 45 mln dlrs.", ["Roth Steel from <Beck Ltd"]),
        ("Minister Otto Brenn would make two billion francs of extra funding available.", ["extra funding"]),
    ],
)
def test_what_is_measured(text: str, words: list[str]) -> None:
    assert [piece.text for piece in figures_in(text)[0].measure] == words


def test_what_is_held_is_no_forecast() -> None:
    (figure,) = figures_in("The state will sell its remaining 30 pct stake in Acme Oil next year.")
    assert (figure.forecast, figure.period) == (False, None)


@pytest.mark.rules_alone  # the reader takes most of the time, always by the word, and would hide a rule that does not
@pytest.mark.parametrize(
    "piece",
    [
        "$1 ", "5 percent ", "A", "Net 1,000 vs 2,000\n", "Shr 2 cts vs 3 cts\nYear\n", "- - - - Net ", "a total of ",
        "or 5 pct, or 6 dlrs, from 7, ", "raised its forecast to 5 pct, ", "year to end-May 5 pct ",
    ],
)  # fmt: skip
def test_a_page_of_the_same_takes_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        story = Story(key="same", text=piece * (size // len(piece)))
        began = time.process_time()
        read(story)
        return time.process_time() - began

    assert seconds(80_000) < 8 * seconds(20_000) + 0.5


def test_demand_is_no_forecast() -> None:
    assert not any(figure.forecast for figure in figures_in("Oil demand was 3.2 mln bpd, off 0.1 pct."))


def test_a_date_of_repayment_is_no_period() -> None:
    assert figures_in("The bank issues a 50 mln stg bond due July 1, 1997.")[0].period is None


def test_the_level_of_an_index_is_in_points() -> None:
    rise, level = figures_in("The index rose 64.06 points to 4,577.10.")
    assert (rise.unit, level.unit) == ("points", "points")


def test_a_period_goes_on_over_amounts_of_one_unit() -> None:
    text = (
        "The mine produced 413,800 tonnes of zinc last year at a recovery rate of 70.5 pct. "
        "It also sold 238,000 tonnes of zinc and 81,000 tonnes of lead."
    )
    periods = [figure.period and figure.period.edtf for figure in figures_in(text) if figure.unit == "t"]
    assert periods[0] is not None
    assert len(set(periods)) == 1


def test_two_prices_stay_two() -> None:
    assert [figure.value for figure in figures_in("It costs 3 dollars, and the other 45 cents.")] == [3, 0.45]
    assert [figure.value for figure in figures_in("Boards of 6 feet and 14 inches sell well.")] == [6, 14]


_RESULTS = """ACME TOOLS INC <ACM> 4TH QTR JAN 31 NET

LIMA, Ohio, March 12 - Shr profit 26 cts vs loss 17
    Net profit 1,284,000 vs loss 731,000
    Sales 8,517,000 vs 5,342,000
    Avg shrs 4.9 mln vs 4.8 mln
    Year
    Shr 61 cts vs 33 cts
    Sales 26.4 mln vs 19.2 mln
    NOTE: the year's net includes a gain of 200,000 dlrs.
"""


def test_results_are_read_as_a_table() -> None:
    record = read(Story(key="results", text=_RESULTS, published_on="1987-03-12"))
    names = {name.id: name.name for name in record.names}
    told = [
        (
            figure.value,
            figure.unit,
            " … ".join(piece.text for piece in figure.measure),
            figure.period.edtf if figure.period else None,
        )
        for figure in record.figures
    ]
    quarter, before = "1986-11/1987-01", "1985-11/1986-01"
    year, year_before = "1986-02/1987-01", "1985-02/1986-01"
    assert told[:-1] == [
        (0.26, "USD", "ACME TOOLS INC … Shr … profit", quarter),
        (0.17, "USD", "ACME TOOLS INC … Shr … loss", before),
        (1_284_000, "USD", "ACME TOOLS INC … Net … profit", quarter),
        (731_000, "USD", "ACME TOOLS INC … Net … loss", before),
        (8_517_000, "USD", "ACME TOOLS INC … Sales", quarter),
        (5_342_000, "USD", "ACME TOOLS INC … Sales", before),
        (4.9e6, "shares", "ACME TOOLS INC … Avg shrs", quarter),
        (4.8e6, "shares", "ACME TOOLS INC … Avg shrs", before),
        (0.61, "USD", "ACME TOOLS INC … Shr", year),
        (0.33, "USD", "ACME TOOLS INC … Shr", year_before),
        (26.4e6, "USD", "ACME TOOLS INC … Sales", year),
        (19.2e6, "USD", "ACME TOOLS INC … Sales", year_before),
    ]
    assert all([names[name] for name in figure.about] == ["Acme Tools Inc"] for figure in record.figures[:-1])


@pytest.mark.parametrize(
    ("heading", "on", "quarter", "later"),
    [
        ("4TH QTR NET", "1987-03-12", "1986-10/1986-12", "1986"),
        ("4TH QTR NET", "1987-06-18", None, None),  # no calendar quarter ended so lately: whose year it is, is not told
        ("3RD QTR FEB 28 NET", "1987-03-19", "1986-12/1987-02", None),  # which year "Year" is, is not told either
        ("YEAR JAN 3 NET", "1987-02-19", "1986", "1986"),
        ("1ST QTR OCT TWO", "1987-10-19", "1987-07/1987-09", None),
        ("TWO MONTHS FEB 28", "1987-03-17", "1987-01/1987-02", "1986-03/1987-02"),
        ("1986 YEAR", "1987-03-26", "1986", "1986"),
        ("4TH QTR NET", None, None, None),
    ],
)
def test_quarters_of_results(heading: str, on: str | None, quarter: str | None, later: str | None) -> None:
    text = f"ACME TOOLS INC <ACM> {heading}\n\n    Net 1,284,000 vs 731,000\n    Revs 3.2 mln vs 2.9 mln\n    Year\n"
    figures = figures_in(text + "    Net 5,063,000 vs 4,639,000\n", on)
    periods = [figure.period.edtf if figure.period else None for figure in figures]
    assert [periods[0], periods[4]] == [quarter, later]


def test_one_line_with_vs_is_no_table() -> None:
    (first, *_) = figures_in("The score was 12,000 vs 13,000 votes.\n\nBut nobody won.")
    assert first.found_by != "figure.results"


def test_units_of_time_below_a_column_are_none() -> None:
    text = "Revs 8,517,000 vs 5,342,000\n    Year\n    Revs 9,614,000 vs 8,775,000\n"
    assert [figure.value for figure in figures_in(text)] == [8_517_000, 5_342_000, 9_614_000, 8_775_000]


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("The dividend rose to 19 cents from 13.", "13", {"value": 0.13, "unit": "USD"}),
        ("Futures were trading 30-40 cts weaker.", "30-40 cts", {"value": 0.3, "high": 0.4, "change": "down"}),
        ("The board raised the quarterly dividend 7.1 pct.", "7.1 pct", {"change": "up"}),
        ("It raised its dividend 7.1 pct to 60 cts.", "60 cts", {"change": None}),
        ("The bank lifts its limit by 25 mln dlrs to 70 mln.", "70 mln", {"value": 70e6, "change": None}),
        ("Sales rose by 10 to 15 pct.", "10 to 15 pct", {"value": 10, "high": 15, "change": "up"}),
        (
            "They raised their stake to 2,104,300 shares, or 21.5 pct, from 1,902,700, or 19.4 pct.",
            "21.5 pct",
            {"from_value": 19.4},
        ),
        ("Stakes rose to 2,104,300 shares, or 21.5 pct, from 1,902,700, or 19.4 pct.", "1,902,700", {"unit": "shares"}),
        (
            "Net income rose to 88 mln dlrs, or 2.05 dlrs a share, from 79 mln dlrs, or 1.97 dlrs a share.",
            "2.05 dlrs",
            {"from_value": 1.97},
        ),
        ("It had a profit on sales of 41.7 mln dlrs.", "41.7 mln dlrs", {"unit": "USD"}),
        ("Notes are printed in lots of 2,000 and 20,000 dlrs.", "2,000", {"unit": "USD"}),
        ("Next year's law lowers taxes by a gross 12 billion marks.", "12 billion marks", {"change": "down"}),
        ("The 4,000-strong workforce is on strike.", "4,000", {"unit": "people"}),
        ("The ore holds 1.35 grams/tonne of gold.", "1.35 grams/tonne", {"unit": "g/t"}),
        ("The sale earned it 18 mln N.Z. Dlrs in May.", "18 mln N.Z. Dlrs", {"unit": "NZD"}),
        ("The crop was cut to 7.1 mln tonnes from 7.4 mln estimated earlier.", "7.4 mln", {"unit": "t"}),
        ("The stock closed Friday at 74.", "74", {"value": 74.0, "unit": None}),
        (
            "Sales rose to 61 mln dlrs from 52 mln dlrs, a total of 118 mln dlrs, up 14 pct from 103 mln dlrs.",
            "118 mln dlrs",
            {"from_value": 103e6},
        ),
        ("About 1000 come from Asia.", "1000", {"value": 1000, "comparator": "~"}),
        ("Fees are to rise by an average of 1600.", "1600", {"value": 1600, "change": "up"}),
        ("It ran a loss of 812,400 or 29 cts a share.", "812,400", {"value": 812_400, "unit": "USD"}),
        (
            "The stock was down 1/2 points on Friday at 38-3/4.",
            "1/2",
            {"value": 0.5, "unit": "points", "change": "down"},
        ),
        ("The stock was down 1/2 points on Friday at 38-3/4.", "38-3/4", {"value": 38.75}),
        ("Rates were cut by half a point.", "half a", {"value": 0.5, "unit": "points"}),
        ("The stock was up 3/8 at 5-3/4.", "3/8", {"value": 0.375, "unit": None, "change": "up"}),
        ("Another 500 workers will be laid off.", "500", {"unit": "workers"}),
    ],
)
def test_amounts_beside_amounts(text: str, words: str, told: dict[str, object]) -> None:
    figure = next(figure for figure in figures_in(text) if figure.text == words)
    assert {field: getattr(figure, field) for field in told} == told


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("They agreed on loans totalling 20 billion dlrs.", ["loans"]),
        ("It seeks damages in excess of 90 mln dlrs.", ["damages"]),
        ("Acme will sell Smith SA, owned 80 pct by Jones.", ["Smith SA", "owned", "by Jones"]),
        ("Turnover was 1.5 billion stg after 1.3 billion, an increase of 17 pct.", ["Turnover"]),
        ("The firm exported 86,959 tonnes worth 23.8 mln dlrs.", ["firm", "exported"]),
        ("It pays 44 dlrs per share for a net cost of 57 dlrs.", ["net cost"]),
        ("He pressed for a deal among members, who account for 70 pct of output.", ["members", "account", "output"]),
        ("It raised its bid for Acme to 110 dlrs cash per share.", ["its bid for Acme"]),
        ("It made an after tax profit of 21.8 mln dlrs.", ["after tax profit"]),
        ("The stock closed Friday at 74.", ["stock"]),
        ("The group is investing a total of 200 mln dlrs.", ["group", "investing"]),
        ("Revenue grew more than sixfold to 3.7 billion dlrs.", ["Revenue"]),
        ("Shares of Acme were down 2.3 pct, Burton by 2.6 pct.", ["Burton"]),
        ("They pay a fine of 52,000 dlrs for Acme and 75,000 dlrs for Burton.", ["fine", "for Burton"]),
        ("The pitch employed was 352 km.", ["pitch"]),
        ("Acme opened its 29 dlr per share cash tender offer for Burton.", ["per share cash tender offer for Burton"]),
        ("It bought shares of Acme Corp <ACM> at 29 dlrs each.", ["shares of Acme Corp"]),
        ("Taiwan had a trade surplus of 15.6 billion dlrs.", ["Taiwan", "trade surplus"]),
        ("Taiwan posted a 15.6 billion dlr trade surplus.", ["Taiwan", "trade surplus"]),
        ("Ann Lee reported its loss of 3 mln dlrs.", ["its loss"]),
        ("Receipts in May, not counting refunds, were 5.2 billion stg.", ["Receipts"]),
        ("Profits in the year ended December 31 were 3 mln dlrs.", ["Profits"]),
        ("The pit has proven and probable reserves of 48.3 mln tonnes.", ["proven and probable reserves"]),
        ("It filed for 150 mln dlrs of subordinated debentures.", ["filed", "subordinated debentures"]),
    ],
)
def test_no_word_too_many_is_measured(text: str, measure: list[str]) -> None:
    assert [piece.text for piece in figures_in(text)[-1].measure][: len(measure)] == measure


@pytest.mark.parametrize(
    ("text", "words", "period"),
    [
        ("Turnover in February was 1.5 billion stg after 1.3 billion in January.", "1.5 billion stg", "1987-02"),
        ("Profit was 3 mln dlrs in the year to end-December 1986.", "3 mln dlrs", "1986"),
        ("In the 12 months to January output was 10 pct above average.", "10 pct", "1986-02/1987-01"),
        ("Trade thinned to 31.2 billion won from yesterday's 58.9 billion.", "58.9 billion", "1987-03-11"),
        ("Revenue of the second qtr ended Feb 28 was 96 mln dlrs.", "96 mln dlrs", "1986-12/1987-02"),
        ("It was 136 mln dlrs in January compared to 113 mln in the same month last year.", "113 mln", "1986-01"),
        ("There were 300 tonnes of corn shipped to Peru in January.", "300 tonnes", "1987-01"),
        (
            "Net rose to 11 mln dlrs, or 19.5 cts a share, from 7 mln dlrs, or 12.5 cts a share, in 1985.",
            "7 mln dlrs",
            "1985",
        ),
    ],
)
def test_for_which_time(text: str, words: str, period: str) -> None:
    figure = next(figure for figure in figures_in(text, "1987-03-12") if figure.text == words)
    assert figure.period is not None
    assert figure.period.edtf == period


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Trade thinned to 31.2 billion won from yesterday's 58.9 billion.", "31.2 billion won"),
        ("Output was off 7.3 pct from the comparable year-ago period.", "7.3 pct"),
        ("Holders get a 12 pct stock dividend, Payable April 24.", "12 pct"),
        ("Sales in the third quarter rose 17 pct.", "17 pct"),  # told in March: the quarter of a company's own year
    ],
)
def test_another_s_time_is_not_its_own(text: str, words: str) -> None:
    figure = next(figure for figure in figures_in(text, "1987-03-12") if figure.text == words)
    assert figure.period is None


def test_the_end_of_a_year_in_a_line_of_its_own() -> None:
    rows = "    Net 20.0 billion vs 18.4 billion\n    Sales 3 mln yen vs 2\n"
    text = f"ACME AND CO LTD <ACM.T>\n\n    Year ended March 31\n{rows}"
    periods = [figure.period.edtf if figure.period else None for figure in figures_in(text, "1987-06-19")]
    assert periods == ["1986-04/1987-03", "1985-04/1986-03"] * 2


def test_rows_that_begin_again_have_no_period() -> None:
    rows = "    Net 941,207 vs 463,818\n    Revs 29.4 mln vs 19.6 mln\n"
    figures = figures_in("ACME INC <ACM> 4TH QTR NET\n\n" + rows + rows.replace("9", "7"), "1987-03-26")
    assert [figure.period is None for figure in figures] == [False] * 4 + [True] * 4
