"""Stories made up and real, kept in memory, for the pages' tests: all that they ask an archive, in the simplest way."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from onrecord import Record, Story, read
from onrecord.anchor import Passage
from onrecord.archive.answers import (
    CarrierLine,
    Compared,
    Counts,
    Dossier,
    Hit,
    KeptFigure,
    KeptStory,
    StoryLine,
)
from onrecord.link.entries import Claim, Party
from onrecord.link.plans import AT_ONE, Plan, Reason, Step
from onrecord.plainly import amount_in_words, content_in_words, event_in_words, on_one_line, speakers_in_words
from onrecord.record import CitedPassage, cite
from onrecord.stories import seed, state_department
from onrecord.web.lanes import lane_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.archive.questions import DiaryFilter, FigureFilter, Search
    from onrecord.record import Event, Figure
    from onrecord.web.opening import Opener

ANNOUNCED = Story(
    "wire/announced",
    "Berg to visit Chile in May\n\n"
    "OSLO, March 2 (Example Wire) - Foreign Minister Anna Berg will visit Chile in May, her ministry said on "
    "Wednesday.\n\n"
    '"We will sign an agreement on fisheries in Santiago," Berg said.\n\n'
    "Trade between Norway and Chile rose to $2.1 billion in 2021, the ministry said.\n",
    published_on="2022-03-02",
)
DATED = Story(
    "wire/dated",
    "Berg goes to Chile on 12 May\n\n"
    "OSLO, April 20 (Example Wire) - Foreign Minister Anna Berg will visit Chile on May 12, her ministry said.\n\n"
    "Trade between Norway and Chile stood at $1.8 billion in 2021, the central bank said.\n",
    published_on="2022-04-20",
)
POSTPONED = Story(
    "wire/postponed",
    "Berg puts off Chile\n\n"
    "OSLO, May 9 (Example Wire) - Foreign Minister Anna Berg has postponed her visit to Chile, her ministry said on "
    'Monday. "We hope to find a new date," Berg said.\n',
    published_on="2022-05-09",
)
VOTE = Story(
    "wire/vote-off",
    "BERGEN, May 4 (Example Wire) - The port authority cancelled its meeting of June 2 in Bergen, a spokesman said.\n",
    published_on="2022-05-04",
)
HOSTILE = Story(
    "hostile/<b>key</b>",
    "<script>alert(1)</script> & <img src=x onerror=alert(2)>\r\n\r\n"
    'OSLO, May 3 - \u202eAnna Berg\u202c said 👩‍👩‍👧 “<i>We</i> will visit "Rome" in June with 30 firms,” she said.\r\n'
    "=HYPERLINK(1) שלום \x1b[31m and 1,000,000 people's 'amp;' cafe\u0301.\r\n",
    published_on="2022-05-03",
)


class Shelf:
    """What an archive answers, over records in memory; made for few stories."""

    def __init__(self, stories: Iterable[Story], *, compares: bool = True) -> None:
        self.kept: dict[str, KeptStory] = {}
        by_key: dict[str, list[str]] = {}
        for story in stories:
            sha256 = hashlib.sha256(story.text.encode()).hexdigest()
            old = self.kept.get(sha256)
            record = old.record if old else _read(story)
            carrier = CarrierLine(
                key=story.key, source=story.source, published_on=story.published_on,
                kept_at="2024-01-01T00:00:00Z", current=True,
            )  # fmt: skip
            self.kept[sha256] = KeptStory(record=record, carriers=(*(old.carriers if old else ()), carrier))
            by_key.setdefault(story.key, []).append(sha256)
        for key, versions in by_key.items():
            for sha256 in versions[:-1]:
                kept = self.kept[sha256]
                carriers = tuple(
                    one.model_copy(update={"current": False}) if one.key == key else one for one in kept.carriers
                )
                self.kept[sha256] = kept.model_copy(update={"carriers": carriers})
        for versions in by_key.values():
            for sha256 in versions:
                lines = tuple(self._line(other) for other in versions if other != sha256)
                self.kept[sha256] = self.kept[sha256].model_copy(update={"versions": lines})
        self._plans = self._link()
        self._figures = self._compare() if compares else ()
        for sha256, kept in self.kept.items():
            plans = {s.entry: plan for plan in self._plans for s in plan.history if s.story == sha256}
            compared = {
                one.claim.figure.id: one.compared for one in self._figures if one.claim.story == sha256 and one.compared
            }
            self.kept[sha256] = kept.model_copy(update={"plans": plans, "compared": compared})

    # -- linking, by the plainest of rules

    def _link(self) -> tuple[Plan, ...]:
        found: dict[object, list[tuple[Record, Event]]] = {}
        for kept in sorted(self.kept.values(), key=lambda kept: kept.record.story.published_on or ""):
            record = kept.record
            for event in (*record.planned_events, *record.reported_events):
                names = _names(record, (*event.who, *event.where))
                key: object = (event.kind, names) if names else (record.story.sha256, event.id)
                found.setdefault(key, []).append((record, event))
        return tuple(
            self._plan(told) for told in found.values() if any(event.status != "happened" for _, event in told)
        )

    def _plan(self, told: list[tuple[Record, Event]]) -> Plan:
        record, last = told[-1]
        when = next((event.when for _, event in reversed(told) if event.when), None)
        history = tuple(
            Step(
                story_key=each.story.key,
                story=each.story.sha256,
                entry=event.id,
                published_on=each.story.published_on,
                status=event.status,
                when=event.when,
                passage=event.head,
                context=_sentence(each, event.head),
                announced_by=_chains(each, event),
            )
            for each, event in told
        )
        return Plan(
            id=f"{told[0][0].story.sha256[:12]}:{told[0][1].id}",
            kind=last.kind,
            who=_names(record, last.who),
            where=_names(record, last.where),
            what=tuple(one.text for one in last.what),
            when=when,
            status=last.status,
            announced_by=tuple(dict.fromkeys(chain for step in history for chain in step.announced_by)),
            history=history,
            because=("the same kind of event, the same people and places",) if len(told) > 1 else (),
        )

    def _compare(self) -> tuple[KeptFigure, ...]:
        claims = [
            (record, _claim(record, figure))
            for kept in self.kept.values()
            for record in (kept.record,)
            for figure in record.figures
        ]
        return tuple(
            KeptFigure(
                story_key=record.story.key,
                title=_title(record),
                published_on=record.story.published_on,
                claim=claim,
                compared=tuple(
                    _compared(claim, other, theirs)
                    for theirs, other in claims
                    if other is not claim and _same(claim, other)
                ),
            )
            for record, claim in claims
        )

    # -- answers

    def counts(self) -> Counts:
        records = [kept.record for kept in self.kept.values()]
        days = sorted(record.story.published_on for record in records if record.story.published_on)
        return Counts(
            stories=len(records),
            superseded=sum(self._line(sha256).superseded for sha256 in self.kept),
            copies=sum(len(kept.carriers) - 1 for kept in self.kept.values()),
            said=sum(len(record.attributions) for record in records),
            figures=sum(len(record.figures) for record in records),
            planned=len(self._plans),
            reported=sum(len(record.reported_events) for record in records),
            conflicts=sum(one.reason not in AT_ONE for figure in self._figures for one in figure.compared) // 2,
            first_on=days[0] if days else None,
            last_on=days[-1] if days else None,
        )

    def story(self, address: str) -> KeptStory | None:
        for sha256, kept in self.kept.items():
            if (len(address) >= 8 and sha256.startswith(address)) or any(c.key == address for c in kept.carriers):
                return kept
        return None

    def stories(self, limit: int, offset: int = 0) -> tuple[StoryLine, ...]:
        lines = sorted(map(self._line, self.kept), key=lambda line: line.published_on or "", reverse=True)
        return tuple(lines[offset : offset + limit])

    def _line(self, sha256: str) -> StoryLine:
        kept = self.kept[sha256]
        story = kept.record.story
        return StoryLine(
            key=kept.carriers[0].key,
            sha256=sha256,
            title=_title(kept.record),
            published_on=story.published_on,
            agency=story.dateline.agency if story.dateline else None,
            superseded=not any(carrier.current for carrier in kept.carriers),
        )

    def _hits(self) -> Iterator[Hit]:
        for kept in self.kept.values():
            record = kept.record
            for said in record.attributions:
                who = tuple(speaker.name for speaker in said.speakers)
                yield _hit(record, "said", said.id, said.content[0], who, content_in_words(said))
            for figure in record.figures:
                yield _hit(record, "figure", figure.id, figure, (), amount_in_words(figure))
            for planned in record.planned_events:
                who = _names(record, planned.who)
                yield _hit(record, "planned", planned.id, planned.head, who, event_in_words(planned, record))

    def search(self, question: Search) -> tuple[Hit, ...]:
        wanted = [word.strip('"“”*').casefold() for word in question.words.split()]
        return tuple(
            hit
            for hit in self._hits()
            if (not question.kinds or hit.kind in question.kinds)
            and (not question.who or question.who.casefold() in " ".join(hit.who).casefold())
            and (question.since or "") <= (hit.published_on or "") <= (question.until or "9")
            and all(word in on_one_line(hit.context.text).casefold() for word in wanted)
        )[: question.limit]

    def quotations(self, text: str, limit: int) -> tuple[Hit, ...]:
        scored = [
            hit.model_copy(update={"score": fuzz.partial_ratio(text.casefold(), hit.passage.text.casefold())})
            for hit in self._hits()
            if hit.kind == "said"
        ]
        near = [hit for hit in scored if hit.score >= 60]
        return tuple(sorted(near, key=lambda hit: -hit.score)[:limit])

    def plans(self, question: DiaryFilter) -> tuple[Plan, ...]:
        on = question.on or self.newest_day() or ""
        found = [
            plan
            for plan in self._plans
            if (not question.status or plan.status in question.status)
            and (not question.lanes or lane_of(plan, on) in question.lanes)
            and _holds(question.who, plan.who)
            and _holds(question.where, plan.where)
            and any((step.published_on or "") >= (question.changed_since or "") for step in plan.history)
        ]
        return tuple(sorted(found, key=lambda plan: (plan.when.latest if plan.when else None) or "9"))[: question.limit]

    def figures(self, question: FigureFilter) -> tuple[KeptFigure, ...]:
        return tuple(
            one
            for one in self._figures
            if _holds(question.words, (one.claim.context.text,))
            and _holds(question.about, tuple(party.name for party in one.claim.about))
            and _holds(question.claimant, one.claim.claimants)
            and (not question.unit or one.claim.figure.unit == question.unit)
            and (not question.conflicts or any(other.reason not in AT_ONE for other in one.compared))
        )[: question.limit]

    def dossier(self, a: str, b: str | None, on: str | None) -> Dossier:
        parties = (a, b) if b else (a,)
        chosen = {
            sha256: kept.record
            for sha256, kept in self.kept.items()
            if all(_holds(party, tuple(name.name for name in kept.record.names)) for party in parties)
        }
        plans = [plan for plan in self._plans if any(step.story in chosen for step in plan.history)]
        agencies: dict[str, int] = {}
        for record in chosen.values():
            agency = record.story.dateline.agency if record.story.dateline else None
            if agency:
                agencies[agency] = agencies.get(agency, 0) + 1
        return Dossier(
            parties=parties,
            known_as=tuple((party,) for party in parties),
            stories=tuple(map(self._line, chosen)),
            ahead=tuple(plan for plan in plans if lane_of(plan, on or "") in {"ahead", "undated"}),
            over=tuple(plan for plan in plans if lane_of(plan, on or "") == "over"),
            said=tuple(hit for hit in self._hits() if hit.story in chosen and hit.kind == "said")[:20],
            figures=tuple(one for one in self._figures if one.claim.story in chosen),
            agencies=agencies,
        )

    def newest_day(self) -> str | None:
        return self.counts().last_on


def _holds(wanted: str | None, among: tuple[str, ...]) -> bool:
    return not wanted or any(wanted.casefold() in one.casefold() for one in among)


@cache
def _read(story: Story) -> Record:
    return read(story)


def _title(record: Record) -> str:
    title = record.story.title
    return on_one_line(title.text if title else record.story.text[:80])


def _names(record: Record, ids: Iterable[str]) -> tuple[str, ...]:
    names = {name.id: name.name for name in record.names}
    return tuple(names[one] for one in ids)


def _chains(record: Record, event: Event) -> tuple[tuple[str, ...], ...]:
    return tuple(chain for links in event.announced_by if (chain := _speakers(record, links)))


def _speakers(record: Record, links: Iterable[str]) -> tuple[str, ...]:
    by_id = {one.id: one for one in record.attributions}
    return tuple(speakers_in_words(by_id[link]) for link in links)


def _sentence(record: Record, passage: CitedPassage) -> CitedPassage:
    """Return the paragraph around a passage: near enough to a sentence for a test."""
    around = [p for p in record.story.paragraphs if p.start <= passage.start and passage.end <= p.end]
    return cite(record.story.text, around[0].passage if around else Passage(passage.start, passage.end))


def _hit(record: Record, kind: str, entry: str, passage: CitedPassage, who: tuple[str, ...], told: str) -> Hit:
    return Hit.model_validate(
        {
            "kind": kind,
            "story_key": record.story.key,
            "story": record.story.sha256,
            "title": _title(record),
            "published_on": record.story.published_on,
            "entry": entry,
            "passage": cite(record.story.text, passage.passage),
            "context": _sentence(record, passage),
            "who": who,
            "told": told,
            "score": 1.0,
        }
    )


def _claim(record: Record, figure: Figure) -> Claim:
    names = {name.id: name for name in record.names}
    return Claim(
        story=record.story.sha256,
        told_on=record.story.published_on,
        figure=figure,
        context=_sentence(record, figure),
        about=tuple(Party(name=names[one].name, kind=names[one].kind) for one in figure.about),
        claimants=_speakers(record, figure.claimed_by),
    )


def _same(one: Claim, other: Claim) -> bool:
    return one.figure.unit == other.figure.unit and bool(_measure(one)) and _measure(one) == _measure(other)


def _measure(claim: Claim) -> str:
    return " ".join(on_one_line(piece.text).casefold() for piece in claim.figure.measure)


def _compared(own: Claim, other: Claim, theirs: Record) -> Compared:
    reason: Reason = "agrees"
    if own.figure.value != other.figure.value:
        reason = "other source" if own.claimants != other.claimants else "contradicts"
    return Compared(
        story_key=theirs.story.key,
        published_on=theirs.story.published_on,
        claim=other,
        reason=reason,
        detail=f"{amount_in_words(own.figure)} against {amount_in_words(other.figure)}.",
    )


def opener_of(shelf: Shelf) -> Opener:
    """Return what opens ``shelf``, as the server wants it."""

    @contextmanager
    def opener() -> Iterator[Shelf]:
        yield shelf

    return opener


@cache
def real_stories() -> Shelf:
    """Return the seed story and releases of two months of the State Department."""
    return Shelf(
        [seed(), *(story for story in state_department() if "2021-06-20" <= (story.published_on or "") <= "2021-07-22")]
    )


@cache
def made_up_stories() -> Shelf:
    """Return made-up stories: a plan with a history, a copy, a newer version, figures that disagree, a hostile text."""
    copy = Story("mirror/announced", ANNOUNCED.text, published_on="2022-03-03")
    old = Story("wire/vote", "OSLO, May 1 (Example Wire) - The council will vote on Friday.", published_on="2022-05-01")
    new = Story("wire/vote", "OSLO, May 1 (Example Wire) - The council will vote on Monday.", published_on="2022-05-01")
    return Shelf([ANNOUNCED, copy, DATED, POSTPONED, old, new, VOTE, HOSTILE])
