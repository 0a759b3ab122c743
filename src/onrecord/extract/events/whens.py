"""When an event is to be: the time expressions that belong to it, as wide as their words."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.extract.events.triggers import cues, words
from onrecord.record import CitedPassage, When

if TYPE_CHECKING:
    from onrecord.extract.events.scene import Scene
    from onrecord.language import VerbGroup
    from onrecord.record import TimeExpression

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "eleven": 11, "twelve": 12, "fourteen": 14, "48": 2, "24": 1, "72": 3,
}  # fmt: skip
_LONG = re.compile(
    rf"\b(?:(\d{{1,2}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})[- ])?"
    r"(day|week|hour|fortnight)(?:s|-long)?\b",
    re.IGNORECASE,
)
_UNTIL_DAY = re.compile(r"(?:\s?[-\u2013\u2014]\s?|\s+(?:to|through)\s+)(\d{1,2})(?![\d:%]|[.,]\d)")
"""The second day of *June 17-18*, where the expression stops at the first."""
_YEARS = re.compile(r"years?$", re.IGNORECASE)
_PARTS = {"START": ("01", "01-01"), "MID": ("11", "06-01"), "END": ("21", "10-01")}
"""The first day of a month's and of a year's beginning, middle and end, as ``resolve.calendar`` has them."""
DECADE = 3650
MONTH = 31
OPEN_AFTER = frozenset({"from", "since", "starting", "beginning", "effective", "after", "as"})
SETTING_OUT = frozenset({"departing", "leaving", "starting", "beginning"})
"""*the trip, departing on Monday*: it begins then."""
OPEN_BEFORE = frozenset({"by", "until", "till", "before", "within"})
RELATIONS = frozenset({"ahead", "before", "after", "following", "since"})
"""What stands behind one of these is another event's time."""
BACKWARD = frozenset({"since", "after"})


def passage_of(time: TimeExpression) -> CitedPassage:
    """Return the words of a time expression."""
    return CitedPassage(start=time.start, end=time.end, text=time.text)


_AHEAD = re.compile(r"^(?:early |late )?(?:the )?(?:next|tomorrow|coming)\b|^later this\b", re.IGNORECASE)


def says_ahead(time: TimeExpression) -> bool:
    """Tell whether the words alone point ahead, though the story's own day is not known: *next week*, *tomorrow*."""
    return time.edtf is None and time.type in {"DATE", "TIME"} and _AHEAD.match(time.text) is not None


def is_dated(time: TimeExpression) -> bool:
    """Tell whether an expression says when (no duration, no *every Monday*)."""
    if time.type == "DURATION":  # "over the next four years", "in the coming days"
        return bool(time.edtf and time.earliest and time.latest) and _AHEAD.match(time.text) is not None
    return time.type in {"DATE", "TIME"} and bool(time.edtf) and bool(time.earliest or time.latest)


def is_ahead(time: TimeExpression | When, today: str | None, *, strictly: bool = False) -> bool:
    """Tell whether something of the time lies after the story's day (all of it, if ``strictly``)."""
    if today is None:
        return True
    first, last = time.earliest, time.latest
    if strictly:
        return first is not None and first > today
    return last is None or last >= today


def is_past(time: TimeExpression | When, today: str | None) -> bool:
    """Tell whether all of the time lies before the story's day."""
    return today is not None and time.latest is not None and time.latest < today


def when_of(
    scene: Scene, time: TimeExpression, long: int | None = None, long_words: CitedPassage | None = None
) -> When:
    """Return a time expression as an event's date; ``long`` is the event's length in days where the story gives it."""
    edtf, first, last = time.edtf or "", time.earliest, time.latest
    passages = [passage_of(time)]
    if time.type == "DURATION" and first and last and _YEARS.search(time.text):  # "over the next four years"
        first, last = f"{first[:4]}-01-01", f"{last[:4]}-12-31"
        span = f"{first[:4]}/{last[:4]}"
        return When(edtf=span, earliest=first, latest=last, granularity="range", passages=tuple(passages))
    second = _second_day(scene, time)
    if second is not None and first is not None:
        last, end = second
        place = CitedPassage(start=time.start, end=end, text=scene.text[time.start : end])
        return When(edtf=f"{first}/{last}", earliest=first, latest=last, granularity="range", passages=(place,))
    other = _alternative(scene, time)
    if other is not None and first is not None and other.latest is not None:
        place = CitedPassage(start=time.start, end=other.end, text=scene.text[time.start : other.end])
        span = f"{edtf}/{other.edtf}"
        return When(edtf=span, earliest=first, latest=other.latest, granularity="range", passages=(place,))
    at = scene.language.token_at(time.start) - 1
    before = scene.tokens[at].norm if at >= 0 else ""
    opening = scene.text[time.start : time.end].split(maxsplit=1)[0].lower() if time.text else ""
    granularity = time.granularity
    if edtf.endswith("/..") and long and first:
        last = (date.fromisoformat(first) + timedelta(days=long - 1)).isoformat()
        edtf, granularity = f"{first}/{last}", "range"
        passages += [long_words] if long_words else []
    elif "/" not in edtf and ".." not in edtf:
        leaving = {before, scene.tokens[at - 1].norm if at > 0 and before == "on" else ""} & SETTING_OUT
        if before in OPEN_AFTER - BACKWARD or leaving or opening in {"from", "starting", "beginning"}:
            if long and first:
                last = (date.fromisoformat(first) + timedelta(days=long - 1)).isoformat()
                edtf, granularity = f"{first}/{last}", "range"
                passages += [long_words] if long_words else []
            else:
                edtf, last, granularity = f"{edtf}/..", None, "range"
        elif before in OPEN_BEFORE or opening in {"by", "until"}:
            edtf, first, granularity = f"../{edtf}", None, "range"
    zone = None
    starts = None
    found = re.search(r"T(\d\d:\d\d)", time.value or "")
    if found:
        starts = f"{time.value}"
        edtf = re.sub(r"T[^/]*", "", edtf)
    return When(
        edtf=edtf,
        earliest=first,
        latest=last,
        granularity=granularity,
        starts_at=starts,
        zone=zone,
        passages=tuple(passages),
    )


def _alternative(scene: Scene, time: TimeExpression) -> TimeExpression | None:
    """*in either April or May*: one of two, so all that both allow."""
    follow = scene.language.token_at(time.end - 1) + 1
    if follow + 1 >= len(scene.tokens) or scene.tokens[follow].norm != "or":
        return None
    for other in scene.times_between(follow + 1, follow + 2):
        plain = all(one.edtf and not set("/.") & set(one.edtf) for one in (time, other))
        if plain and time.granularity == other.granularity and (time.latest or "") < (other.earliest or ""):
            return other
    return None


def _second_day(scene: Scene, time: TimeExpression) -> tuple[str, int] | None:
    if (
        time.granularity != "day"
        or not time.text[-1:].isdecimal()
        or time.edtf is None
        or len(time.edtf) != len("2021-06-17")
    ):
        return None
    found = _UNTIL_DAY.match(scene.text, time.end)
    if found is None or not re.search(r"\b\d{1,2}$", time.text):
        return None
    day = int(found[1])
    first = date.fromisoformat(time.edtf)
    if not first.day < day <= 31:
        return None
    try:
        return first.replace(day=day).isoformat(), found.end()
    except ValueError:
        return None


def length_of(scene: Scene, first: int, last: int) -> tuple[int, CitedPassage] | None:
    """Return how many days an event takes and the words that say so: *week-long*, *two-day*, *48-hour*."""
    if first >= last:
        return None
    start, end = scene.tokens[first].start, scene.tokens[last - 1].end
    found = _LONG.search(scene.text, start, end)
    if found is None:
        return None
    number, unit = (found[1] or "one").lower(), found[2].lower()
    count = int(number) if number.isdecimal() else _NUMBERS.get(number)
    if count is None:
        return None
    start = found.start()
    if unit == "hour" and count < 24:
        return None
    days = {"day": count, "week": 7 * count, "fortnight": 14, "hour": max(1, count // 24)}[unit]
    return days, CitedPassage(start=start, end=found.end(), text=scene.text[start : found.end()])


def day_told(time: TimeExpression) -> When:
    """Return a time with which something ends as the time of that end: *until Friday* is on Friday."""
    edtf = (time.edtf or "").removeprefix("../")
    first = None if "/" in edtf else {4: f"{edtf}-01-01", 7: f"{edtf}-01"}.get(len(edtf), edtf)
    return When(
        edtf=edtf, earliest=first, latest=time.latest, granularity=time.granularity, passages=(passage_of(time),)
    )


def deadline_day(scene: Scene, token: int) -> When | None:
    """Return the last day of *a June 1 deadline to finish*: what has to be done is done by then."""
    phrase = scene.language.noun_phrase_at(token)
    if phrase is None or scene.tokens[token].lemma != "deadline":
        return None
    for time in scene.times_between(phrase.first, phrase.last):
        if is_dated(time) and is_ahead(time, scene.today) and "/" not in (time.edtf or "/"):
            return When(
                edtf=f"../{time.edtf}",
                earliest=None,
                latest=time.latest,
                granularity="range",
                passages=(passage_of(time),),
            )
    return None


def open_ended(when: When) -> When:
    """Return what begins on the day of ``when``, nobody says for how long."""
    return when.model_copy(update={"edtf": f"{when.earliest}/..", "latest": None, "granularity": "range"})


def under_way(scene: Scene, first: int, last: int) -> When | None:
    """Return the days that *a two-day visit*, told while it lasts, can cover: the story's day is any one of them."""
    long = length_of(scene, first, last)
    if long is None or scene.today is None:
        return None
    days, words = long
    today, away = date.fromisoformat(scene.today), timedelta(days=days - 1)
    begins, ends = (today - away).isoformat(), (today + away).isoformat()
    return When(edtf=f"{begins}/{ends}", earliest=begins, latest=ends, granularity="range", passages=(words,))


def when_around(scene: Scene, token: int, verb: VerbGroup | None, stop: int, *, past_too: bool = False) -> When | None:
    """Return the date told with an event's word: in its phrase, after it up to ``stop``, or opening its clause."""
    phrase = scene.language.noun_phrase_at(token)
    start = scene.clause_start(token)
    spans = [(token + 1, _reach(scene, token, verb, stop))]
    long = None
    if verb is not None:
        spans += _opening(scene, verb, start)
    elif phrase is not None:
        owned = phrase.first > 0 and scene.tokens[phrase.first - 1].norm in {"'s", "'"}
        spans.insert(0, (max(start, phrase.first - 3) if owned else phrase.first, token))
        long = length_of(scene, phrase.first, phrase.last)
    for low, high in spans:
        for time in scene.times_between(low, high):
            if _fits(scene, time, past_too=past_too) and not (low > token and _modifies_other(scene, time)):
                if low < token and (time.edtf or "").startswith("../") and time.latest and _is_before(scene, time):
                    return _eve(time)
                return when_of(scene, time, *(long or (None, None)))
    return None


def _is_before(scene: Scene, time: TimeExpression) -> bool:
    """Tell *before the April 17 deadline*, whose day is April 17, from *by 1989*, which is open."""
    at = scene.language.token_at(time.start)
    return "before" in time.text.lower() or any(word.norm == "before" for word in scene.tokens[max(0, at - 2) : at])


def _eve(time: TimeExpression) -> When:
    """Return the day that ends what is open before it: *before the April 17 deadline*."""
    day = (date.fromisoformat(time.latest or "") + timedelta(days=1)).isoformat()
    return When(edtf=day, earliest=day, latest=day, granularity="day", passages=(passage_of(time),))


def _reach(scene: Scene, token: int, verb: VerbGroup | None, stop: int) -> int:
    """Return where an event's time ends: before *after the vote*, *ahead of the summit*, *due in 1992*."""
    for at in range(token + 1, stop):
        word = scene.tokens[at]
        if scene.in_time(at):
            continue
        due = verb is not None and word.norm == "due" and at != verb.last  # "elections are due in March"
        dated = at + 1 < stop and scene.in_time(at + 1)
        if due or (word.norm in RELATIONS and not dated):
            return at
    return stop


def _opening(scene: Scene, verb: VerbGroup, start: int) -> list[tuple[int, int]]:
    """Return where a time may stand before a verb: *On June 25, the Secretary will travel*."""
    if not verb.infinitive:
        if start and scene.language.verb_group_at(start - 1) is not None:
            while start < verb.first and (scene.in_time(start) or scene.tokens[start].pos == "ADP"):
                start += 1  # "said on Saturday he will meet"
        return [(start, verb.first)]
    governor = scene.language.verb_group_at(verb.first - 1) if start == verb.first and verb.first else None
    if governor is None and verb.first and scene.tokens[verb.first - 1].lemma in words("chances"):
        giver = scene.group_before(verb.first - 1)  # "Tomorrow Poe has a chance to visit Oslo"
        return [(scene.clause_start(giver.main), giver.first)] if giver is not None else []
    if governor is None or not _is_cue(scene, governor):
        return []
    return [(scene.clause_start(governor.main), governor.first)]


def _fits(scene: Scene, time: TimeExpression, *, past_too: bool) -> bool:
    """Tell whether a time can date an event that lies ahead (or, with ``past_too``, one that is over)."""
    if not is_dated(time) or _is_long(time):
        return False
    if is_past(time, scene.today) and not past_too and _second_day(scene, time) is None:
        return False
    at = scene.language.token_at(time.start)
    if any(word.norm == "earlier" for word in scene.tokens[max(0, at - 2) : at]) and not past_too:
        return False  # "were to meet earlier on Tuesday"
    before = scene.tokens[max(0, at - 1)].norm
    if before == "due" and time.granularity == "year":
        return False  # "debentures due 1999" are paid back then
    bound = before in {"since", "after", "until", "till", "through", "for"}
    return not bound or is_ahead(time, scene.today, strictly=True)


def _is_cue(scene: Scene, governor: VerbGroup) -> bool:
    """*On Friday the panel is set to vote*, but *Today we met to prepare the visit*."""
    lemma = scene.tokens[governor.main].lemma
    return (
        lemma == "be"
        or (governor.passive and lemma in cues().participle)
        or (not governor.past and lemma in cues().verb)
    )


def _is_long(time: TimeExpression) -> bool:
    """*over the next decade* dates no event."""
    if time.granularity in {"decade", "century"}:
        return True
    if not time.earliest or not time.latest:
        return False
    return (date.fromisoformat(time.latest) - date.fromisoformat(time.earliest)).days > DECADE


def _modifies_other(scene: Scene, time: TimeExpression) -> bool:
    """*the 1987 oats crop*: a time before another noun dates that noun."""
    at = scene.language.token_at(time.start)
    phrase = scene.language.noun_phrase_at(at)
    if phrase is None:
        return False
    follow = scene.language.token_at(time.end - 1) + 1
    if follow < len(scene.tokens) and scene.tokens[follow].norm in {"'s", "'"}:
        return True
    named = at - 2 if at > 1 and scene.tokens[at - 1].norm == "of" else at - 1
    if time.granularity == "year" and time.text[:1].isdigit() and named >= 0 and scene.tokens[named].pos == "PROPN":
        return True  # "CERAWeek 2022", "the Act of 2022"
    head = scene.tokens[phrase.head]
    return head.start >= time.end and head.pos == "NOUN" and phrase.first < at


def moved_to(scene: Scene, group: VerbGroup) -> When | None:
    """Return the new date of *will be delayed until October*, *put off to Friday*."""
    stop = scene.clause_end(group.main)
    for time in scene.times_between(group.main + 1, scene.sentence(group.main).last):
        at = scene.language.token_at(time.start)
        before, opening = scene.tokens[max(0, at - 1)].norm, time.text.split(maxsplit=1)[0].lower()
        # "adjourned a meeting called to vote on the merger until March 11": behind the clauses between, only until
        links = {"until", "till", "to", "for"} if at < stop else {"until", "till"}
        if is_dated(time) and not is_past(time, scene.today) and {before, opening} & links:
            return _without_until(scene, time)
    return None


def _without_until(scene: Scene, time: TimeExpression) -> When:
    """Return all of a stretch to which something is put off: *until next week* is that week, not only its last day."""
    edtf, value = (time.edtf or "").removeprefix("../"), time.value or ""
    latest = time.latest or ""
    if re.fullmatch(r"\d{4}-W\d\d", value) and latest:
        first = (date.fromisoformat(latest) - timedelta(days=6)).isoformat()
    elif time.mod in _PARTS and re.fullmatch(r"\d{4}(-\d\d)?", value):
        first = f"{value}-{_PARTS[time.mod][len(value) == 4]}"
    elif re.fullmatch(r"\d{4}(-\d\d){0,2}", edtf):
        first = f"{edtf}-01-01"[:10] if len(edtf) == 4 else f"{edtf}-01"[:10]
        passages = (passage_of(time),)
        return When(edtf=edtf, earliest=first, latest=time.latest, granularity=time.granularity, passages=passages)
    else:
        return when_of(scene, time)
    return When(
        edtf=f"{first}/{latest}", earliest=first, latest=latest, granularity="range", passages=(passage_of(time),)
    )


def narrower_of(one: When | None, other: When | None) -> When | None:
    """Return the tighter of two dates of one event that agree, else the first that is there."""
    if one is None or other is None:
        return one or other

    def size(when: When) -> int:
        if not when.earliest or not when.latest:
            return 100_000
        return (date.fromisoformat(when.latest) - date.fromisoformat(when.earliest)).days

    if one.granularity == "range" and size(one) <= MONTH and size(other) == 0:
        return one  # "the summit on December 14-15", "it opens on December 14"
    if other.granularity == "range" and size(other) <= MONTH and size(one) == 0 and agree(one, other):
        return other
    return other if agree(one, other) and size(other) < size(one) else one


def agree(one: When | None, other: When | None) -> bool:
    """Tell whether two dates can be the same: they share a day, or one is not told."""
    if one is None or other is None:
        return True
    if one.latest and other.earliest and one.latest < other.earliest:
        return False
    return not (other.latest and one.earliest and other.latest < one.earliest)
