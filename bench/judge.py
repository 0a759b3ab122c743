"""How a record stands against the truth of its story: scores, and each difference in words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from onrecord import Record
    from onrecord.anchor import Passage
    from onrecord.record import Attribution, Event, Figure
    from truth import Claimed, Happening, Said, Truth

G = TypeVar("G")
P = TypeVar("P")
TITLES = frozenset(
    {"the", "a", "an", "mr", "mrs", "ms", "dr", "sir", "president", "prime", "minister", "secretary", "deputy"}
    | {"his", "her", "of", "and"}
)
LENGTH_OF_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass
class Judged:
    """Scores by measure (per cent), and what differs, a line each."""

    scores: dict[str, float] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)

    def share(self, measure: str, right: int, wanted: int, given: int) -> None:
        """Keep an F1; where nothing is wanted and nothing given, all is right."""
        self.scores[measure] = round(100 * 2 * right / (wanted + given), 1) if wanted + given else 100.0


def judge(truth: Truth, record: Record) -> Judged:
    """Compare every entry of the truth with the record; what its reader did not look for is not judged."""
    result = Judged()
    if "said" in truth.noted:
        _said(truth, record, result)
    if "figures" in truth.noted:
        _figures(truth, record, result)
    _events(truth, record, result)
    if "times" in truth.noted:
        _times(truth, record, result)
    days = [record.story.published_on == truth.published_on]
    days += [day in record.story.published_alternatives for day in truth.alternatives]
    result.scores["date"] = round(100 * sum(days) / len(days), 1)
    if not all(days):
        told = f"{record.story.published_on}, or {', '.join(record.story.published_alternatives) or 'nothing else'}"
        result.differences.append(f"date     {told}; not {truth.published_on}, or {', '.join(truth.alternatives)}")
    return result


# -- what is the same -------------------------------------------------------------------------------------------------


def words_of(name: str) -> list[str]:
    """Return a name's words in lower case, without articles and titles."""
    plain = re.sub(r"\bu\.s\.", "united states", name.lower())
    words = re.findall(r"\w+", plain.replace(".", "").replace("’s", "").replace("'s", ""))
    return [word for word in words if word not in TITLES] or words


def same_name(one: str, other: str) -> bool:
    """Tell whether two names can mean the same: "Borisov" and "Yuri Borisov", not "Russia" and "the Bank of Russia"."""
    short, long = sorted((words_of(one), words_of(other)), key=len)
    if not short or (" of " in one) != (" of " in other):
        return short == long
    return set(short) <= set(long) and short[-1] in long[-2:]


def same_names(wanted: Sequence[str], given: Sequence[str]) -> bool:
    """Tell whether every name stands on both sides."""
    return all(any(same_name(w, g) for g in given) for w in wanted) and all(
        any(same_name(w, g) for w in wanted) for g in given
    )


def same_chain(wanted: Sequence[str], given: Sequence[str]) -> bool:
    """Tell whether two chains name the same speakers in the same order."""
    return len(wanted) == len(given) and all(map(same_name, wanted, given))


def days_of(edtf: str | None) -> tuple[str, str] | None:
    """Return the first and the last day of an EDTF date or interval: of ``2019-01``, 2019-01-01 and 2019-01-31."""
    if not edtf:
        return None
    first, _, last = edtf.partition("/")
    last = last or first
    if re.fullmatch(r"\d{4}", first):
        first += "-01"
    if re.fullmatch(r"\d{4}", last):
        last += "-12"
    if re.fullmatch(r"\d{4}-\d{2}", last):
        year, month = map(int, last.split("-"))
        leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        last += f"-{LENGTH_OF_MONTH[month - 1] + leap:02d}" if month <= 12 else ""
    return (first + "-01" if re.fullmatch(r"\d{4}-\d{2}", first) else first), last


def shared(one: Iterable[Passage], other: Iterable[Passage], text: str) -> float:
    """Return how much of two sets of passages is common, by letters and digits (0 to 1)."""
    a = {at for p in one for at in range(p.start, p.end) if text[at].isalnum()}
    b = {at for p in other for at in range(p.start, p.end) if text[at].isalnum()}
    return len(a & b) / len(a | b) if a | b else 0.0


def pairs(wanted: Sequence[G], given: Sequence[P], alike: Callable[[G, P], float], least: float) -> dict[int, int]:
    """Return the best one-to-one pairs, by index, of those alike enough."""
    ranked = sorted(((-alike(w, g), i, j) for i, w in enumerate(wanted) for j, g in enumerate(given)))
    found: dict[int, int] = {}
    for score, i, j in ranked:
        if -score >= least and i not in found and j not in found.values():
            found[i] = j
    return found


# -- kind by kind ------------------------------------------------------------------------------------------------------


def _speakers(attribution: Attribution) -> list[str]:
    return [speaker.name for speaker in attribution.speakers]


def _chain(record: Record, ids: Iterable[str]) -> list[str]:
    told = {attribution.id: attribution for attribution in record.attributions}
    return [" and ".join(_speakers(told[one])) for one in ids if one in told]


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return f'"{flat}"' if len(flat) <= 70 else f'"{flat[:45]} … {flat[-20:]}"'


def _said(truth: Truth, record: Record, result: Judged) -> None:
    text, given = truth.story.text, record.attributions
    content = [[piece.passage for piece in attribution.content] for attribution in given]
    found = pairs(truth.said, range(len(given)), lambda said, j: shared(said.words, content[j], text), 0.5)
    ids = {truth.said[i].label: given[j].id for i, j in found.items()}
    right = whole = 0
    for i, said in enumerate(truth.said):
        quoted = _short(" … ".join(piece.of(text) for piece in said.words))
        if i not in found:
            result.differences.append(f"missed   said: {' and '.join(said.who)}: {quoted}")
            continue
        attribution = given[found[i]]
        wrong = _wrong_in_said(said, attribution, ids, truth)
        speakers_right = not any(problem.startswith("speaker") for problem in wrong)
        right += speakers_right
        whole += not wrong
        if wrong:
            result.differences.append(f"wrong    said: {quoted}: {'; '.join(wrong)} [{attribution.found_by}]")
    for j, attribution in enumerate(given):
        if j not in found.values():
            words = _short(" … ".join(piece.text for piece in attribution.content))
            who = " and ".join(_speakers(attribution)) or "nobody"
            result.differences.append(f"too much said: {who}: {words} [{attribution.found_by}]")
    result.share("said", right, len(truth.said), len(given))
    result.share("said whole", whole, len(truth.said), len(given))


def _wrong_in_said(said: Said, attribution: Attribution, ids: dict[str, str], truth: Truth) -> list[str]:
    text = truth.story.text
    wrong = []
    if not same_names(said.who, _speakers(attribution)):
        wrong.append(f"speaker {' and '.join(_speakers(attribution)) or 'nobody'}, not {' and '.join(said.who)}")
    if shared(said.words, [piece.passage for piece in attribution.content], text) < 0.95:
        wrong.append(f"words {_short(' … '.join(piece.text for piece in attribution.content))}")
    if attribution.kind != said.kind:
        wrong.append(f"{attribution.kind}, not {said.kind}")
    if "stance" in truth.noted and attribution.stance != said.stance:
        wrong.append(f"{attribution.stance}, not {said.stance}")
    if attribution.within != ids.get(said.within or ""):
        wrong.append(f"within {attribution.within}, not {ids.get(said.within or '')}")
    for name in ("source", "cue"):
        want, got = getattr(said, name), getattr(attribution, name)
        if (want is None) != (got is None) or (want and not want.overlaps(got.passage)):
            wrong.append(f"{name} {got and got.text!r}, not {want and want.of(text)!r}")
    return wrong


def _figures(truth: Truth, record: Record, result: Judged) -> None:
    text, given = truth.story.text, record.figures
    found = pairs(truth.figures, given, lambda want, got: float(want.words.overlaps(got.passage)), 1)
    amounts = whole = 0
    for i, figure in enumerate(truth.figures):
        if i not in found:
            result.differences.append(f"missed   figure: {figure.words.of(text)!r}")
            continue
        got = given[found[i]]
        wrong = _wrong_in_figure(figure, got, record)
        amounts += not any(problem.startswith("amount") for problem in wrong)
        whole += not wrong
        if wrong:
            result.differences.append(
                f"wrong    figure: {figure.words.of(text)!r}: {'; '.join(wrong)} [{got.found_by}]"
            )
    for j, got in enumerate(given):
        if j not in found.values():
            result.differences.append(f"too much figure: {got.text!r} = {got.value:g} {got.unit} [{got.found_by}]")
    result.share("figures amount", amounts, len(truth.figures), len(given))
    result.share("figures whole", whole, len(truth.figures), len(given))


def _wrong_in_figure(figure: Claimed, got: Figure, record: Record) -> list[str]:
    wrong = []
    want = (figure.value, figure.high, figure.unit, figure.comparator, figure.change)
    have = (got.value, got.high, got.unit, got.comparator, got.change)
    if want != have:
        wrong.append(f"amount {have}, not {want}")
    chain = _chain(record, got.claimed_by)
    if not same_chain(figure.chain, chain):
        wrong.append(f"claimed by {chain}, not {list(figure.chain)}")
    if got.forecast != figure.forecast:
        wrong.append(f"forecast {got.forecast}")
    if days_of(got.period.edtf if got.period else None) != days_of(figure.period):
        wrong.append(f"period {got.period and got.period.edtf}, not {figure.period}")
    want_words, have_words = set(words_of(figure.measure)), set(words_of(" ".join(m.text for m in got.measure)))
    if 2 * len(want_words & have_words) < 0.5 * (len(want_words) + len(have_words)):
        wrong.append(f"measure {' '.join(m.text for m in got.measure)!r}, not {figure.measure!r}")
    return wrong


def _events(truth: Truth, record: Record, result: Judged) -> None:
    """Compare plans with plans and reports with reports; a plan may be part of what is reported, and the other way."""
    found = [
        (word, wanted, given, pairs(wanted, given, _common, 1))
        for word, wanted, given in (
            ("planned", truth.planned, record.planned_events),
            ("reported", truth.reported, record.reported_events),
        )
        if word in truth.noted
    ]
    ids = {wanted[i].label: given[j].id for _, wanted, given, both in found for i, j in both.items()}
    for word, wanted, given, both in found:
        _events_of(word, truth, record, result, _Told(wanted, given, both, ids))


@dataclass(frozen=True)
class _Told:
    """Events of the truth and of the record, which of them are the same, and the ids of all those of the truth."""

    wanted: Sequence[Happening]
    given: Sequence[Event]
    both: dict[int, int]
    ids: dict[str, str]


def _common(event: Happening, got: Event) -> float:
    there = [got.head.passage, *(mention.passage for mention in got.mentions)]
    return sum(any(mention.overlaps(place) for place in there) for mention in event.mentions)


def _events_of(word: str, truth: Truth, record: Record, result: Judged, told: _Told) -> None:
    text, wanted, given = truth.story.text, told.wanted, told.given
    measures = ("status", "when", "who") if word == "planned" else ("when", "who")
    right = dict.fromkeys((*measures, "what", "whole"), 0)
    for i, event in enumerate(wanted):
        head = f"{event.head.of(text)!r} ({event.kind}, {', '.join(event.who)}, {event.when})"
        if i not in told.both:
            result.differences.append(f"missed   {word}: {head}")
            continue
        got = given[told.both[i]]
        wrong = _wrong_in_event(event, got, record, told.ids, truth.noted)
        for measure in measures:
            right[measure] += measure not in wrong
        right["whole"] += not wrong
        if "what" in truth.noted:
            right["what"] += len(pairs(event.about, _about(got), lambda w, g: shared([w], [g], text), 0.5))
        if wrong:
            result.differences.append(f"wrong    {word}: {head}: {'; '.join(wrong.values())} [{got.found_by}]")
    for j, got in enumerate(given):
        if j not in told.both.values():
            result.differences.append(f"too much {word}: {got.head.text!r} at {got.head.start} [{got.found_by}]")
    result.share(f"{word} found", len(told.both), len(wanted), len(given))
    for measure in (*measures, "whole"):
        result.share(f"{word} {measure}", right[measure], len(wanted), len(given))
    if "what" in truth.noted:
        pieces = sum(len(event.about) for event in wanted), sum(len(_about(got)) for got in given)
        result.share(f"{word} what", right["what"], *pieces)


def _about(got: Event) -> list[Passage]:
    """Return what the record says an event is about: what is done, discussed, its condition, its earlier time."""
    cited = [*got.what, *got.agenda, *([got.condition] if got.condition else [])]
    return [piece.passage for piece in (*cited, *(got.moved_from.passages if got.moved_from else ()))]


def _same_chains(wanted: Sequence[Sequence[str]], given: Sequence[Sequence[str]]) -> bool:
    return all(any(same_chain(w, g) for g in given) for w in wanted) and all(
        any(same_chain(w, g) for w in wanted) for g in given
    )


def _wrong_in_event(
    event: Happening, got: Event, record: Record, ids: dict[str, str], noted: Sequence[str]
) -> dict[str, str]:
    """Return what is wrong in an event, by what it is about."""
    names = {name.id: name.name for name in record.names}
    wrong = {}
    when = got.when.edtf if got.when else None
    if days_of(when) != days_of(event.when):
        wrong["when"] = f"when {when}, not {event.when}"
    if got.status != event.status:
        wrong["status"] = f"{got.status}, not {event.status}"
    who, wanted = [names.get(one, one) for one in got.who], event.who
    # A record that names all participants, also those without a name, is held to them where the reader was.
    if "unnamed" in noted and hasattr(got, "participants"):
        who, wanted = [one.name for one in got.participants], (*event.who, *event.unnamed)
    if not same_names(wanted, who):
        wrong["who"] = f"who {who}, not {list(wanted)}"
    where = [names.get(one, one) for one in got.where]
    places = [event.where or "", *re.split(r",? and |, ", event.where or "")]
    if bool(event.where) != bool(where) or not all(any(same_name(want, have) for want in places) for have in where):
        wrong["where"] = f"where {where}, not {event.where}"
    if got.part_of != ids.get(event.part_of or ""):
        wrong["part"] = f"part of {got.part_of}, not {event.part_of}"
    chains = [_chain(record, chain) for chain in got.announced_by]
    if event.status != "happened" and not _same_chains(event.announced_by, chains):
        wrong["announced"] = f"announced by {chains}, not {[list(chain) for chain in event.announced_by]}"
    return wrong


def _times(truth: Truth, record: Record, result: Judged) -> None:
    """The truth lists the times that matter, not all: what the record has beyond them is not counted."""
    right = 0
    for moment in truth.times:
        over = [time for time in record.time_expressions if time.passage.overlaps(moment.words)]
        if any(days_of(time.edtf) == days_of(moment.edtf) for time in over):
            right += 1
        else:
            told = ", ".join(f"{time.text!r} = {time.edtf}" for time in over) or "not found"
            words = moment.words.of(truth.story.text)
            result.differences.append(f"wrong    time: {words!r} at {moment.words.start} = {moment.edtf}: {told}")
    result.scores["times"] = round(100 * right / len(truth.times), 1) if truth.times else 100.0
