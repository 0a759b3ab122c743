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
        ("Minister Otto Brenn would make two billion francs of extra funding available.", ["extra funding available"]),
    ],
)
def test_what_is_measured(text: str, words: list[str]) -> None:
    assert [piece.text for piece in figures_in(text)[0].measure] == words


def test_what_is_held_is_no_forecast() -> None:
    (figure,) = figures_in("The state will sell its remaining 30 pct stake in Acme Oil next year.")
    assert (figure.forecast, figure.period) == (False, None)


@pytest.mark.parametrize("piece", ["$1 ", "5 percent ", "A"])
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
