"""For which time a figure holds: the time expression beside it, or its clause's."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from onrecord.extract.figures.clauses import governing, group_right, is_noun, is_saying
from onrecord.extract.figures.held import is_held
from onrecord.extract.figures.numbers import find_numbers
from onrecord.record import Period

if TYPE_CHECKING:
    from onrecord.extract.figures.drafts import Draft
    from onrecord.language import Language, VerbGroup
    from onrecord.record import TimeExpression

_TELLING: Final = frozenset(
    [
        "say", "tell", "report", "announce", "add", "quote", "show", "note", "publish", "release", "ask", "urge",
        "call", "warn", "accuse", "insist", "reveal", "declare", "state",
    ]
)  # fmt: skip
_COMPARED: Final = re.compile(
    r"(?:level of|than(?: in)?|compared with|compared to|since|before|after|until)\s+(?:the |those of )?$",
    re.IGNORECASE,
)
_FROM: Final = re.compile(r"\bfrom\b", re.IGNORECASE)
_ENDS: Final = re.compile(r"\b(?:ended|ending)\s+(?:on\s+)?$", re.IGNORECASE)
_EARLIER: Final = re.compile(r"\b(?:earlier|ago|before|previously)$", re.IGNORECASE)
_BASE: Final = re.compile(
    r"\b(?:on|from|over|than|with)\s+(?:the\s+)?(?:(?:comparable|corresponding|same|like)\s+)?$", re.IGNORECASE
)
_SINCE: Final = re.compile(r"\bsince\b", re.IGNORECASE)
_SINCE_SOME: Final = re.compile(
    r"\bsince\s(?:[\w'’-]+\s){0,4}?(?:founding|inception|start|launch|creation|beginning|birth|end|opening|"
    r"introduction|establishment|adoption|formation|signing|fall)\s(?:[\w'’-]+\s){0,7}(?:in|on)\s$"
)
_DUE: Final = re.compile(
    r"\b(?:due|payable|maturing|expiring|repayable|record|redeemable)\s(?:on\s|in\s|by\s)?$", re.IGNORECASE
)
_TO: Final = re.compile(
    r"\bthe (?:(?:full |whole )?(?P<unit>year|quarter|half)|(?P<count>[\w-]{1,12}) months)"
    r" (?:to|through)\s+(?:the\s+end\s+of\s+)?$",
    re.IGNORECASE,
)
_MONTHS: Final = {"year": 12, "quarter": 3, "half": 6}
_BESIDE: Final = 3
_LEAD: Final = 90
_BY: Final = re.compile(r"\bby(?: the)?(?: end of)?\s*$|\bby(?: the)? end of\b|^end of\b|^the end of\b", re.IGNORECASE)
_FURTHEST: Final = 16
_BREAKS: Final = frozenset(
    [
        ";", "—", "--", ":", "which", "who", "while", "whereas", "although", "but", "that", "because", "when", "if",
        "what", "how", "whether", "where", "why",
    ]
)  # fmt: skip


class Times:
    """The story's time expressions by place: those that say a day, a month, a year or a stretch of them."""

    def __init__(self, times: tuple[TimeExpression, ...]) -> None:
        """Keep what has bounds; of nested expressions the widest."""
        ordered = sorted((time for time in times if time.edtf), key=lambda time: (time.start, -time.end))
        kept: list[TimeExpression] = []
        for time in ordered:
            if not kept or time.start >= kept[-1].end:
                kept.append(time)
        self._times = kept
        self._starts = [time.start for time in kept]

    def between(self, start: int, end: int) -> list[TimeExpression]:
        """Return those that start in a stretch of text."""
        return self._times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def period_of(
    index: int,
    drafts: list[Draft],
    language: Language,
    times: Times,
    today: str | None,
    known: list[TimeExpression | None],
) -> TimeExpression | None:
    """Return the time expression that says when the figure holds, or None where the story's words do not.

    ``known`` are the periods of the figures before: the first of two that are set side by side shares the second's
    time, and the second the first's.
    """
    draft = drafts[index]
    sentence = language.sentences[draft.sentence]
    if _is_fixed(draft, language) or is_held(draft, language):
        return None
    found = _after(index, drafts, language, times, today)
    if found is not None:
        return found
    low = language.tokens[sentence.first].start
    before = drafts[index - 1] if index else None
    if before is not None and before.sentence == draft.sentence:
        low = before.end
    found = _before(draft, low, language, times, today) or _then(draft, language, times, today)
    if found is not None or before is None:
        return found
    if draft.role in {"to", "from"}:
        # "exports rose to 3.2 billion in 2016 from 2.9 billion in 2015, while imports fell to 8.1 billion
        # from 8.6 billion"
        for at in range(index - 1, max(-1, index - 5), -1):
            other = drafts[at]
            if other.sentence == draft.sentence and other.role == draft.role and other.kind == draft.kind:
                return known[at]
    beside = (
        before.sentence == draft.sentence
        and draft.role not in {"from", "against"}
        and before.role not in {"from", "against"}
    )
    if (
        beside
        and (before.kind == draft.kind or draft.change is not None or before.change is not None)
        and _side_by_side(before, draft, language)
    ):
        return known[index - 1]
    for at in range(index - 1, max(-1, index - _FURTHEST), -1):
        if drafts[at].sentence < draft.sentence - 1:
            break
        if _goes_on(drafts[at], draft, language, times):
            return known[at]
        if drafts[at].sentence == draft.sentence and drafts[at].unit == draft.unit and known[at] is not None:
            # "238,000 tonnes of zinc and 81,000 of lead"
            return known[at] if draft.role == drafts[at].role and _listed(drafts[at], draft, language) else None
    return None


def _listed(before: Draft, draft: Draft, language: Language) -> bool:
    """Tell whether an ``and`` or a comma joins the clauses of two figures, and no time stands between them."""
    gap = language.tokens[before.last : draft.first]
    return any(token.norm in {"and", ","} for token in gap) and not any(token.norm in _BREAKS for token in gap)


def _then(draft: Draft, language: Language, times: Times, today: str | None) -> TimeExpression | None:
    """Return the last time of the sentence before where the clause points back to it: ``The price then was``."""
    sentence = language.sentences[draft.sentence]
    tokens = language.tokens
    if draft.sentence == 0 or not any(
        tokens[k].norm == "then" and tokens[k + 1].norm not in {",", "we", "i", "he", "she", "they"}
        for k in range(max(sentence.first, draft.first - 5), draft.first)
    ):
        return None
    own = governing(draft, language)
    before = language.sentences[draft.sentence - 1]
    told = times.between(tokens[before.first].start, tokens[before.last - 1].end)
    if own is None or not own.past or not told:
        return None
    return told[-1] if today is None or (told[-1].latest or "") < today else None


def _goes_on(before: Draft, draft: Draft, language: Language, times: Times) -> bool:
    """Tell whether the paragraph goes on with amounts of the same unit, in a sentence without a time of its own."""
    if draft.sentence != before.sentence + 1 or draft.unit != before.unit or draft.kind != "measure":
        return False
    this, last = language.sentences[draft.sentence], language.sentences[before.sentence]
    tokens = language.tokens
    if this.paragraph != last.paragraph or times.between(tokens[this.first].start, tokens[this.last - 1].end):
        return False
    own = governing(draft, language)
    return own is not None and own.past and own.modal is None


def _is_fixed(draft: Draft, language: Language) -> bool:
    """Tell whether a count is only pointed at.

    ``the country's 400 troops``; what is told of them has a time, they have none.
    """
    if draft.kind != "count" or draft.first == 0 or draft.noun is None or draft.noun < draft.first:
        return False
    before = language.tokens[draft.first - 1].norm
    following = language.tokens[draft.noun + 1].norm if draft.noun + 1 < len(language.tokens) else ""
    return before in {"the", "'s", "'", "its", "their", "these", "those", "top"} and following not in {
        "due",
        "to",
        "expected",
    }


def _after(
    index: int, drafts: list[Draft], language: Language, times: Times, today: str | None
) -> TimeExpression | None:
    """Return the first time after the figure in its clause, before the end that a change came from.

    A time that lies ahead is never when it came from: ``to 42 pct from 45 pct in next year's budget``.
    """
    draft = drafts[index]
    end = language.tokens[language.sentences[draft.sentence].last - 1].end
    for other in drafts[index + 1 : index + 1 + _FURTHEST]:
        if other.sentence != draft.sentence:
            break
        if draft.role == "to" and other.role == "from":
            continue
        if other.role in {"from", "against"} or "," in language.text[draft.end : other.start]:
            end = other.start
            break
    source = drafts[index + 1] if index + 1 < len(drafts) and draft.role == "to" else None
    for time in times.between(draft.end, end):
        token = language.token_at(time.start)
        ahead = today is not None and (time.latest or "") > today and (time.earliest or "") >= today
        if draft.role == "from" and ahead:
            return None
        if source is not None and time.start < source.start and _FROM.search(language.text, draft.end, time.start):
            return None  # "to 31.2 billion from yesterday's 58.9 billion"
        if source is not None and source.role == "from" and time.start >= source.end and not ahead:
            return None
        based = draft.change is not None and (
            _EARLIER.search(time.text) or _BASE.search(language.text[max(0, time.start - 32) : time.start])
        )
        if based and not (time.edtf or "").endswith(".."):
            return None  # "up 12.5 pct from a year earlier"
        due = draft.kind != "count" and _DUE.search(language.text[max(0, time.start - 16) : time.start])
        if due or _tells(time, language) or _is_compared(time, language) or not _reaches(draft, token, language):
            return None
        return time
    return None


def _reaches(draft: Draft, token: int, language: Language) -> bool:
    """Tell whether the clause goes on from the figure to ``token``: no other finite verb but its own between."""
    if token - draft.last > _FURTHEST:
        return False
    own = governing(draft, language)
    at = draft.last
    while at < token:
        word = language.tokens[at]
        if word.norm in _BREAKS or (
            word.norm == "," and at + 1 < token and language.tokens[at + 1].pos in {"CCONJ", "SCONJ", "PRON", "VERB"}
        ):
            return False
        group = language.verb_group_at(at)
        if group is not None:
            if group != own and (group.finite or group.modal is not None) and not _is_reduced(group, own, language):
                return False
            at = group.last
            continue
        at += 1
    return True


def _is_reduced(group: VerbGroup, own: VerbGroup | None, language: Language) -> bool:
    """Tell whether a past form right behind a noun is a participle, its clause having a verb.

    ``There were 300 tonnes of corn shipped in May``.
    """
    if own is None or not own.finite or own.first >= group.first or group.last - group.first > 1:
        return False
    tokens = language.tokens
    return tokens[group.main].form in {"past", "participle"} and tokens[group.first - 1].pos in {"NOUN", "PROPN"}


def _before(draft: Draft, low: int, language: Language, times: Times, today: str | None) -> TimeExpression | None:
    """Return the nearest time to the left: in the figure's own phrase, in its subject, or before the clause."""
    own = governing(draft, language)
    for time in reversed(times.between(low, draft.start)):
        if _EARLIER.search(time.text) and 0 < time.start - low <= _BESIDE and not _opens_clause(time, language):
            continue  # "from 615 mln a year before, with orders up 14 pct"
        last = language.token_at(max(time.start, time.end - 1)) + 1
        if draft.first - last > _FURTHEST:
            return None
        if draft.first - last == 1 and language.tokens[last].norm in {"'s", "'"}:
            return time  # "yesterday's 58.9 billion"
        if _is_compared(time, language) or _ENDS.search(language.text, max(0, time.start - 12), time.start):
            continue  # "sales for the quarter ended Feb 28 were": the quarter's
        if draft.kind != "count" and _DUE.search(language.text[max(0, time.start - 16) : time.start]):
            return None  # "a bond due July 1, 1997 paying 9 pct"
        if _tells(time, language):
            return None
        ahead = today is not None and (time.latest or "") > today
        if _opens_clause(time, language) and _runs_on(last, draft, language):
            verb = group_right(language, last, draft.first)
            return None if verb is not None and is_saying(verb, language) else time
        if time.granularity in {"day", "part of day", "time"} and not ahead:
            return None
        return time if _leads_on(last, draft, own, language, ahead=ahead) else None
    return None


def _leads_on(last: int, draft: Draft, own: VerbGroup | None, language: Language, *, ahead: bool) -> bool:
    """Tell whether the clause goes on from a time that ends at ``last`` to the figure: no verb but its own between."""
    at = last
    while at < draft.first:
        word = language.tokens[at]
        if word.norm in _BREAKS and not (word.norm == "that" and at == last):
            return False
        group = language.verb_group_at(at)
        ended = at == last and word.norm in {"ended", "ending"}  # "for the quarter ended Feb 28"
        if group is None or ended or is_noun(group, language):
            at += 1
            continue
        joined = group.first > 0 and language.tokens[group.first - 1].norm in {"and", "but", ","}
        if group != own or (group.infinitive and not ahead) or joined:
            return False
        at = group.last
    return True


def _opens_clause(time: TimeExpression, language: Language) -> bool:
    """Tell whether a time stands first in its clause, where it holds for all of it.

    ``In 2012, …``, ``that in March …``.
    """
    tokens = language.tokens
    at = language.token_at(time.start) - 1
    first = language.sentences[language.sentence_of(at + 1)].first
    while at >= first and (tokens[at].pos in {"ADP", "DET", "ADV"} or tokens[at].norm in {'"', "“", "''", "``"}):
        at -= 1
    return at < first or tokens[at].norm == "that"


def _runs_on(last: int, draft: Draft, language: Language) -> bool:
    return not any(token.norm in _BREAKS for token in language.tokens[last : draft.first])


def _side_by_side(before: Draft, draft: Draft, language: Language) -> bool:
    """Tell whether only an ``and``, a comma or a few plain words stand between two figures of a clause."""
    gap = language.tokens[before.last : draft.first]
    return len(gap) <= 8 and not any(token.norm in _BREAKS or token.pos == "SCONJ" for token in gap)


def _tells(time: TimeExpression, language: Language) -> bool:
    """Tell whether the time is that of the telling: a day beside a verb of saying."""
    first = language.token_at(time.start)
    last = language.token_at(max(time.start, time.end - 1)) + 1
    if first > 0 and language.tokens[first - 1].pos == "VERB" and language.tokens[first - 1].lemma in _TELLING:
        taken = language.verb_group_at(last) if last < len(language.tokens) else None
        modifies = last < len(language.tokens) and (
            language.tokens[last].pos == "NOUN" or (taken is not None and is_noun(taken, language))
        )
        return not modifies or time.granularity == "day"  # "said February sales were up"
    if time.granularity not in {"day", "time", "part of day", None}:
        return False
    near = [*range(max(0, first - 3), first), *range(last, min(len(language.tokens), last + 2))]
    return any(language.tokens[k].pos == "VERB" and language.tokens[k].lemma in _TELLING for k in near)


def _is_compared(time: TimeExpression, language: Language) -> bool:
    """Tell whether the time is only what the figure is compared with: ``the level of 2017``, ``than last year``."""
    found = _COMPARED.search(language.text[max(0, time.start - 24) : time.start])
    return found is not None and not (found.group().lower().startswith("since") and (time.edtf or "").endswith(".."))


def months_to(year: int, month: int, count: int) -> str:
    """Return so many months up to one as EDTF; a calendar year is its year.

    >>> months_to(1987, 1, 3), months_to(1986, 12, 12)
    ('1986-11/1987-01', '1986')
    """
    if count == month == _MONTHS["year"]:
        return f"{year:04}"
    first = year * 12 + month - count
    return f"{first // 12:04}-{first % 12 + 1:02}/{year:04}-{month:02}"


def _until(time: TimeExpression, text: str) -> str | None:
    """Return the months up to the one that is told: ``in the year to end-December``, ``the 12 months to January``."""
    found = _TO.search(text, max(0, time.start - _LEAD), time.start)
    if found is None or time.latest is None or time.granularity not in {"month", "day"}:
        return None
    counted = find_numbers(found["count"] or "")
    if not found["unit"] and not counted:
        return None
    months = _MONTHS[found["unit"].lower()] if found["unit"] else counted[0].value
    return months_to(int(time.latest[:4]), int(time.latest[5:7]), int(months))


def as_period(time: TimeExpression, text: str, today: str | None, *, forecast: bool) -> Period:
    """Return a time expression as the period of a figure.

    ``by the end of`` a year is that year; what was measured ``since`` some time was measured until the story's day.
    """
    edtf = (time.edtf or "").removeprefix("../")
    if (until := _until(time, text)) is not None:
        return Period(start=time.start, end=time.end, text=time.text, edtf=until)
    lead = text[max(0, time.start - 14) : time.start]
    if edtf.endswith("/..") and today is not None and not forecast and _SINCE.search(lead + time.text):
        start = edtf.removesuffix("/..")
        edtf = f"{start}/{today[: len(start)]}"
    elif today is not None and not forecast and re.fullmatch(r"\d{4}(-\d\d){0,2}", edtf):
        ago = _SINCE_SOME.search(text[max(0, time.start - _LEAD) : time.start])
        if ago is not None and edtf < today:
            edtf = f"{edtf}/{today}"  # "more than 70 have been tried since the court was founded in 1994"
    ends_year = re.fullmatch(r"\d{4}-12-31", edtf) is not None
    if (
        ends_year
        and (_BY.search(lead) or _BY.search(time.text))
        and (lead.lower().rstrip().endswith("by") or " by the end of" in lead.lower())
    ):
        edtf = edtf[:4]
    return Period(start=time.start, end=time.end, text=time.text, edtf=edtf)
