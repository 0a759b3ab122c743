"""One story's account of an event, with the sentence around its head."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from made_up import TEXTS, passage_of
from onrecord.anchor import Passage
from onrecord.intake import Story
from onrecord.link.accounts import accounts_of
from onrecord.link.context import LONGEST, Sentences
from onrecord.link.parties import parties_of
from onrecord.read import read
from onrecord.record import Attribution, Record, Speaker, cite
from told import Ev, told, told_seed

TWO_PARAGRAPHS = (
    "NORWAY EXPECTS CHANCELLOR\n\n"
    "OSLO, March 3 (Reuters) - Chancellor Anna Berg will visit Norway on Friday. The U.S. envoy, Mr. Cole, will not.\n"
    '    "We have time," she said.\n    No day was given\n'
)


def context_of(text: str, words: str) -> str:
    return Sentences(read(Story(key="made-up", text=text))).around(passage_of(text, words)).text


def test_the_sentence_that_holds_the_words() -> None:
    assert context_of(TWO_PARAGRAPHS, "visit") == "Chancellor Anna Berg will visit Norway on Friday."
    assert context_of(TWO_PARAGRAPHS, "Cole") == "The U.S. envoy, Mr. Cole, will not."
    assert context_of(TWO_PARAGRAPHS, "time") == '"We have time," she said.'
    assert context_of(TWO_PARAGRAPHS, "day was") == "No day was given"


def test_a_title_and_a_dateline_are_no_part_of_a_sentence() -> None:
    assert context_of(TWO_PARAGRAPHS, "EXPECTS") == "NORWAY EXPECTS CHANCELLOR"
    assert context_of(TWO_PARAGRAPHS, "March 3") == "OSLO, March 3 (Reuters) -"


def test_words_across_a_full_stop_have_both_sentences() -> None:
    assert context_of(TWO_PARAGRAPHS, "Friday. The") == (
        "Chancellor Anna Berg will visit Norway on Friday. The U.S. envoy, Mr. Cole, will not."
    )


def test_a_long_sentence_is_cut_between_words() -> None:
    text = "Berg said " + "and then " * 200 + "that she would visit Norway " + "or perhaps " * 200 + "not."
    context = context_of(text, "visit")
    assert len(context) <= LONGEST
    assert "that she would visit Norway or perhaps" in context
    assert set(context.split()) <= {"and", "then", "that", "she", "would", "visit", "Norway", "or", "perhaps"}
    assert context_of(text, "Berg").startswith("Berg said and then")
    assert context_of(text, "not.").endswith("or perhaps not.")


@given(TEXTS, st.data())
def test_any_passage_of_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    passage = Passage(start, data.draw(st.integers(start + 1, len(text))))
    context = Sentences(read(Story(key="any", text=text))).around(passage)
    assert context.text == text[context.start : context.end]
    assert context.start <= passage.start or text[passage.start : context.start].isspace()


def test_many_passages_of_one_endless_paragraph_cost_no_more_than_reading_it() -> None:
    text = "word " * 40_000
    sentences = Sentences(read(Story(key="long", text=text)))
    began = time.process_time()
    for start in range(0, len(text), 50):
        sentences.around(Passage(start, start + 4))
    assert time.process_time() - began < 5


VISIT = (
    "OSLO, March 3 (Reuters) - Chancellor Anna Berg will visit Norway from March 29 to April 2, Foreign Minister "
    'Karl Olsen said. "She will meet King Ole in Oslo," he added. Berg visited Chile last week.\n'
)
EVENTS = (
    Ev("visit", who=("Anna Berg",), where=("Norway",), time="from March 29 to April 2"),
    Ev("meet", kind="meeting", who=("Anna Berg", "Ole"), where=("Oslo",), part_of="e1"),
    Ev("visited", "happened", who=("Anna Berg",), where=("Chile",), time="last week"),
)


def test_an_account_has_all_that_a_list_shows() -> None:
    record = told(VISIT, "2021-03-03", *EVENTS)
    visit = next(account for account in accounts_of(record) if account.head.text == "visit")
    assert visit.story == record.story.sha256
    assert (visit.told_on, visit.kind, visit.status) == ("2021-03-03", "visit", "confirmed")
    assert [party.name for party in visit.who] == ["Anna Berg"]
    assert [(party.name, party.country) for party in visit.where] == [("Norway", "NO")]
    assert visit.when is not None
    assert visit.when.edtf == "2021-03-29/2021-04-02"
    assert visit.context.text.startswith("Chancellor Anna Berg will visit")
    assert visit.announced_by == (("Karl Olsen",),)


def test_planned_and_reported_events_are_accounts() -> None:
    record = told(VISIT, "2021-03-03", *EVENTS)
    events = [*record.planned_events, *record.reported_events]
    assert record.reported_events
    assert [account.entry for account in accounts_of(record)] == [event.id for event in events]


def attribution(record: Record, number: int, *speakers: str) -> Attribution:
    words = record.story.paragraphs[0]
    content = cite(record.story.text, Passage(words.start, words.end))
    named = tuple(Speaker(name_id=None, name=name) for name in speakers)
    return Attribution(
        id=f"a{number}", kind="indirect", content=(content,), speakers=named, confidence=1, found_by="made.up"
    )


def test_chains_of_speakers_are_names_outermost_first() -> None:
    record = told(VISIT, "2021-03-03", *EVENTS)
    voices = [("Ann Poe",), ("Bo Lee", "Cy Orr"), (), ("Ann Poe",)]
    made = tuple(attribution(record, number, *names) for number, names in enumerate(voices, start=1))
    chains = (("a1", "a2"), ("a3",), ("a4",), ("a1",), ("a3", "a1"), ("a9",))
    event = record.planned_events[0].model_copy(update={"announced_by": chains})
    record = record.model_copy(update={"attributions": made, "planned_events": (event,), "reported_events": ()})
    assert accounts_of(record)[0].announced_by == (("Ann Poe", "Bo Lee and Cy Orr"), ("Ann Poe",))


def test_a_name_that_the_record_lacks_is_left_out() -> None:
    record = told(VISIT, "2021-03-03", *EVENTS)
    first = record.names[0]
    assert [party.name for party in parties_of((first.id, "n99", first.id), record)] == [first.name]


def test_a_history_cites_the_mention_that_tells_the_day() -> None:
    record = read(told_seed())
    visit = record.planned_events[0]
    assert accounts_of(record)[0].telling is None, "the head tells it all"
    bare = next(told.mention for told in visit.tellings if told.when is None)
    headed_so = visit.model_copy(update={"head": bare})
    account = accounts_of(record.model_copy(update={"planned_events": (headed_so,)}))[0]
    assert account.head == bare
    assert account.telling == visit.mentions[0]
    assert account.telling_context is not None
    assert "in January" in account.telling_context.text
