"""How much: numeric claims with unit, measure and period.

The way of a number: it is read as printed (``numbers``), takes its unit (``units``, ``money``), joins its neighbour
to one amount (``compounds``) or a range (``ranges``), takes over a neighbour's unit (``carried``) or its counted noun
(``counts``); what is a date, an age or a label falls away (``excluded``); then comparator, change, period, forecast and
measure are read off its clause.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from onrecord.anchor import Passage
from onrecord.extract.figures.about import MentionIndex
from onrecord.extract.figures.carried import carry_units
from onrecord.extract.figures.changes import same_amount, same_amounts, settle_change
from onrecord.extract.figures.clauses import Busy
from onrecord.extract.figures.comparators import settle_comparator
from onrecord.extract.figures.compounds import compounded
from onrecord.extract.figures.counts import settle_count
from onrecord.extract.figures.drafts import Draft, is_each, place
from onrecord.extract.figures.excluded import Taken, is_excluded
from onrecord.extract.figures.forecasts import is_forecast
from onrecord.extract.figures.measures import settle_measure
from onrecord.extract.figures.money import Countries
from onrecord.extract.figures.multiples import find_multiples
from onrecord.extract.figures.numbers import find_numbers
from onrecord.extract.figures.periods import Times, as_period, period_of
from onrecord.extract.figures.ranges import joined
from onrecord.extract.figures.results import Results
from onrecord.extract.figures.units import Amount, with_unit
from onrecord.record import CitedPassage, Figure, Period, cite

if TYPE_CHECKING:
    from onrecord.language import Language
    from onrecord.record import Name, StoryParts, TimeExpression

_RULES: Final = {
    "money": "figure.money",
    "percent": "figure.percent",
    "measure": "figure.measure",
    "time": "figure.time",
    None: "figure.bare",
}
_BELOW_NOUGHT: Final = re.compile(r"(?:\bminus[ -]|(?<![\w\d)])[-−–])[$£€¥]?$", re.IGNORECASE)


def find_figures(
    parts: StoryParts, language: Language, times: tuple[TimeExpression, ...], names: tuple[Name, ...]
) -> tuple[Figure, ...]:
    """Return the figures in text order, without claimants."""
    if not language.tokens:
        return ()
    drafts = compounded(_drafts(parts, language), language.text)
    taken = Taken(parts, times, names)
    floor = 0
    for draft in drafts:
        settle_count(draft, language, floor)
        floor = draft.last
    drafts = joined(drafts, language)
    floor = 0
    for index, draft in enumerate(drafts):
        settle_comparator(draft, language.text, floor)
        settle_change(draft, language)
        _settle_eighths(draft, language)
        if index:
            same_amount(draft, drafts[index - 1], language)
        floor = draft.end
    carry_units(drafts, language, _tokens_of(times, language))
    results = Results(drafts, parts)
    drafts = [draft for draft in drafts if not is_excluded(draft, language, taken)]
    drafts = _with_multiples(drafts, language)
    groups = list(same_amounts(drafts, language))
    pairs = _pair(groups, language)
    by_place = Times(times)
    busy = _busy(drafts, times, names, language)
    mentions = MentionIndex(names)
    figures: list[Figure] = []
    periods: list[TimeExpression | None] = []
    for index, draft in enumerate(drafts):
        before = drafts[index - 1] if index else None
        time = period_of(index, drafts, language, by_place, parts.anchored_on, periods)
        periods.append(time)
        settle_measure(draft, language, before, busy)
        draft.forecast = is_forecast(draft, before, language, time, parts.anchored_on)
    for draft, came in pairs:
        if came.start > draft.start:
            came.passages = list(draft.passages)
    _as_told_beside(groups, periods)
    _headline_as_body(drafts, periods, language)
    for draft, time in zip(drafts, periods, strict=True):
        period = (
            as_period(time, language.text, parts.anchored_on, forecast=draft.forecast) if time is not None else None
        )
        cell = results.cell(draft)
        if cell is not None:
            draft.passages = results.passages(cell)
            period = cell.section.period(language.text, before=cell.before)
        figures.append(_figure(len(figures) + 1, draft, period, language, mentions))
    return tuple(figures)


def _as_told_beside(groups: list[list[Draft]], periods: list[TimeExpression | None]) -> None:
    """Give the same amount in another unit the same period: ``79 mln dlrs, or 1.97 dlrs a share, the year before``."""
    at = 0
    for group in groups:
        known = next((time for time in periods[at : at + len(group)] if time is not None), None)
        for index in range(at, at + len(group)):
            periods[index] = periods[index] or known
        at += len(group)


def _headline_as_body(drafts: list[Draft], periods: list[TimeExpression | None], language: Language) -> None:
    """Give a headline's figure the period, and the outlook, of the same figure in the story."""
    body = {
        (draft.value, draft.high, draft.unit): index
        for index, draft in reversed(list(enumerate(drafts)))
        if not language.sentences[draft.sentence].heading
    }
    for index, draft in enumerate(drafts):
        told = body.get((draft.value, draft.high, draft.unit))
        if told is not None and language.sentences[draft.sentence].heading:
            periods[index] = periods[index] or periods[told]
            draft.forecast = draft.forecast or drafts[told].forecast


def _busy(drafts: list[Draft], times: tuple[TimeExpression, ...], names: tuple[Name, ...], language: Language) -> Busy:
    """Return the tokens of figures and times, which measure nothing themselves, and of persons."""
    figures = {
        k
        for draft in drafts
        if draft.kind != "rank"
        for k in range(draft.first, draft.last)
        if draft.kind != "times" or language.tokens[k].pos != "VERB"  # "doubled"
    }
    people = frozenset(
        k
        for name in names
        if name.kind == "person"
        for mention in name.mentions
        for k in range(*language.token_range(Passage(mention.start, mention.end)))
    )
    return Busy(frozenset(figures), _tokens_of(times, language), people)


def _tokens_of(times: tuple[TimeExpression, ...], language: Language) -> frozenset[int]:
    return frozenset(
        k
        for time in times
        if time.edtf or " " in time.text
        for k in range(*language.token_range(Passage(time.start, time.end)))
    )


def _drafts(parts: StoryParts, language: Language) -> list[Draft]:
    """Return every number with its unit as a draft."""
    text = language.text
    countries = Countries(parts, language)
    drafts: list[Draft] = []
    floor = 0
    for number in find_numbers(text):
        if number.start < floor:
            continue
        amount = with_unit(text, number, floor, countries)
        floor = amount.end
        drafts.append(_draft(amount, language))
    return drafts


def _draft(amount: Amount, language: Language) -> Draft:
    number = amount.number
    first, last, sentence = place(language, amount.start, amount.end)
    draft = Draft(
        start=amount.start,
        end=amount.end,
        first=first,
        last=last,
        sentence=sentence,
        value=amount.value,
        form=number.form,
        rule=_RULES[amount.kind],
        unit=amount.code,
        kind=amount.kind,
        scale=number.scale,
        factor=amount.value / number.value if number.value and number.form == "digits" else 1.0,
        year_like=number.year_like and amount.unit is None,
        glued=number.glued and amount.unit is None,
        least=number.least,
        letter=number.letter,
    )
    part = number.form == "share" or (number.form == "fraction" and not _in_points(draft, language))
    if part and draft.kind is None:
        draft.unit, draft.kind = "percent", "percent"
        draft.rule = "figure.fraction" if number.form == "fraction" else "figure.share"
    elif number.form == "fraction":
        _unshare(draft)  # "1/4 inch", "3/8 pct", "down 1/2 points"
    elif number.form == "ratio":
        draft.unit, draft.rule = "ratio", "figure.ratio"
    _settle_sign(draft, number.start, language)
    return draft


def _settle_eighths(draft: Draft, language: Language) -> None:
    """``the stock was up 5/8 at 9-1/4``: what a price rose by is no part of a whole."""
    after = language.tokens[draft.last] if draft.last < len(language.tokens) else None
    stroke = draft.form == "fraction" and "/" in language.text[draft.start : draft.end]
    moved = draft.change is not None and draft.mover is not None and draft.mover < draft.first
    if stroke and moved and (after is None or (after.pos != "NOUN" and after.norm not in {"of", "the"})):
        _unshare(draft)
        draft.unit, draft.kind, draft.rule, draft.carried = None, None, "figure.bare", True


def _unshare(draft: Draft) -> None:
    """Make a fraction, read as a percentage, the number that it is."""
    draft.value, draft.form = float(f"{draft.value / 100:.12g}"), "digits"


def _in_points(draft: Draft, language: Language) -> bool:
    return draft.last < len(language.tokens) and language.tokens[draft.last].norm in {"point", "points"}


def _settle_sign(draft: Draft, start: int, language: Language) -> None:
    """Set the value below nought after a minus sign, and after "minus" with degrees.

    Otherwise "minus 15 pct" is a cut.
    """
    text = language.text
    sign = _BELOW_NOUGHT.search(text, max(0, start - 8), start)
    if sign is None:
        return
    spelled = sign.group()[0] in "mM"
    if spelled and draft.unit not in {"Cel", "[degF]", "deg"} and sign.group()[5:6] != "-":
        return
    if spelled or sign.start() == 0 or text[sign.start() - 1] in " \n($£€¥":
        draft.value = -draft.value
        draft.start = min(draft.start, sign.start())
        draft.first = language.token_at(draft.start)


def _with_multiples(drafts: list[Draft], language: Language) -> list[Draft]:
    multiples = find_multiples(language)
    if not multiples:
        return drafts
    floor = 0
    for multiple in multiples:
        settle_comparator(multiple, language.text, floor)
        floor = multiple.end
    free = [m for m in multiples if not any(d.start < m.end and m.start < d.end for d in drafts)]
    return sorted([*drafts, *free], key=lambda draft: draft.start)


def _pair(groups: list[list[Draft]], language: Language) -> list[tuple[Draft, Draft]]:
    """Give the amount that something rose or fell to the amount that it came from, and return both.

    Where both are told in two units, unit by unit: ``to 2,104,300 shares, or 21.5 pct, from 1,902,700, or 19.4 pct``.
    """
    pairs: list[tuple[Draft, Draft]] = []
    used: set[int] = set()
    for at, (ends, starts) in enumerate(pairwise(groups)):
        after, before = (ends, starts) if starts[0].role == "from" else (starts, ends)
        if before[0].sentence != after[0].sentence or before[0].role != "from" or after[0].role == "from":
            continue
        if before is ends and (after[0].role != "to" or before[0].start in used):
            continue
        told = {(other.unit, is_each(other, language)): other for other in before}
        earlier = groups[at - 1] if at and before is starts and groups[at - 1][0].sentence == before[0].sentence else []
        if after[0].change is not None and after[0].unit not in {unit for unit, _ in told}:
            after = earlier  # "to 118 mln dlrs, up 14 pct from 103 mln"
        for draft in after:
            came = told.get((draft.unit, is_each(draft, language)))
            if came is not None:
                draft.from_value = came.value
                used.add(came.start)
                pairs.append((draft, came))
    return pairs


def _figure(number: int, draft: Draft, period: Period | None, language: Language, mentions: MentionIndex) -> Figure:
    text = language.text
    measure: tuple[CitedPassage, ...] = tuple(cite(text, passage) for passage in draft.passages)
    about, place = mentions.within(draft.passages)
    return Figure(
        start=draft.start,
        end=draft.end,
        text=text[draft.start : draft.end],
        id=f"f{number}",
        value=draft.value,
        high=draft.high,
        unit=draft.unit,
        comparator=draft.comparator,
        change=draft.change,
        from_value=draft.from_value,
        measure=measure,
        about=about,
        period=period,
        place=place,
        forecast=draft.forecast,
        confidence=draft.confidence,
        found_by=draft.rule,
    )
