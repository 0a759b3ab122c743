"""Names in headings, where nearly every word has a capital: those that the story or the gazetteer knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.language.lexicon import verb_forms
from onrecord.language.name_kinds import Found, is_described, read_run
from onrecord.language.name_runs import find_runs, is_calendar, is_capitalised, known_at
from onrecord.language.name_titles import title_begins
from onrecord.language.name_words import given_names, people_words, title_words, word_set

if TYPE_CHECKING:
    from onrecord.language.grammar import Sentence, Token
    from onrecord.language.name_context import Taught

_LONGEST = 6
"""Words of a name that a heading is searched for."""
_LONGEST_PERSON = 4


def find_in_heading(
    tokens: tuple[Token, ...], sentence: Sentence, taught: Taught, people: dict[int, Found], *, capitals: bool
) -> list[Found]:
    """Return the names of a heading; ``capitals`` where it is printed in capitals throughout.

    ``people`` holds those of ``people_in_capitals`` by the token that they begin at.
    """
    company = _company(tokens, sentence)
    found: list[Found] = [company] if company is not None else []
    runs = {} if capitals else _run_ends(tokens, sentence)
    at = company.last if company is not None else sentence.first
    while at < sentence.last:
        token = tokens[at]
        if not is_capitalised(token) or is_calendar(token):
            at += 1
            continue
        name = people.get(at) or _told(tokens, at, sentence, taught)
        known = known_at(tokens, at, sentence.last, capitals=capitals)
        if known and (name is None or known[0] > name.last):
            if _counts(tokens, at, sentence, capitals=capitals):
                found.append(Found(at, known[0], known[1].name_kind, known[1].country, sure=True))
            at = known[0]
            continue
        named = [name] if name is not None else _new(tokens, at, sentence, taught, runs) if not capitals else []
        found.extend(named)
        at = max([at + 1, *(entry.last for entry in named)])
    return found


def people_in_capitals(tokens: tuple[Token, ...], sentence: Sentence) -> list[Found]:
    """Return the people of running text in capitals: behind a title (``MAYOR ELENA CRUZ SAID``), or by a given name."""
    found: list[Found] = []
    at = sentence.first
    while at < sentence.last:
        before = tokens[at - 1].norm if at > sentence.first else ""
        titled = before in word_set("honorifics") or not people_words().get(before, ("", True))[1]
        last = _person_ends(tokens, at, sentence.last, titled=titled)
        if last is not None:
            begins = title_begins(tokens, at, sentence.first) if titled else at
            titles = [(begins, at)] if begins < at else []
            found.append(Found(at, last, "person", None, titles, begins if titles else None, sure=True))
        at = last or at + 1
    return found


def _person_ends(tokens: tuple[Token, ...], at: int, stop: int, *, titled: bool) -> int | None:
    """Return where the person ends who begins at ``at`` in capitals; None where nobody does."""
    given = tokens[at].norm in given_names()
    if tokens[at].pos != "PROPN" or not (given or titled) or known_at(tokens, max(at - titled, 0), stop, capitals=True):
        return None
    last = at + given
    while last < min(stop, at + _LONGEST_PERSON) and (_is_initial(tokens[last]) or _may_be_surname(tokens[last])):
        last += 1
    behind = tokens[last].norm if last < stop else "."
    acts = behind in verb_forms() or (last < stop and tokens[last].pos == "AUX")
    if last == at or tokens[last - 1].norm in word_set("organisation_last"):
        return None
    if given and last - at > 1:
        return last if titled or acts or behind == "," else None
    return last if titled and (acts or (behind == "," and last - at > 1)) else None


def _may_be_surname(token: Token) -> bool:
    """Tell a word in capitals that is no verb, no title, no month and no small word."""
    lists = ("common", "small_words", "when", "titles", "people", "title_modifiers", "portfolios", "honorifics")
    everyday = token.norm in verb_forms() or is_calendar(token) or any(token.norm in word_set(name) for name in lists)
    return token.pos == "PROPN" and token.text.isupper() and token.text.isalpha() and not everyday


def _company(tokens: tuple[Token, ...], sentence: Sentence) -> Found | None:
    """Return the company whose results a heading tells: ``ACME TOOLS INC <ACM> 4TH QTR NET``, ``<ACME BANK> YEAR``.

    All before the exchange's symbol is its name only there; elsewhere a verb may stand in it.
    """
    bounds = [at for at in range(sentence.first, min(sentence.last, sentence.first + 12)) if tokens[at].norm in "<>"]
    if len(bounds) < 2 or bounds[1] == bounds[0] + 1:
        return None
    first, last = (bounds[0] + 1, bounds[1]) if bounds[0] == sentence.first else (sentence.first, bounds[0])
    told = tokens[bounds[1] + 1].norm if bounds[1] + 1 < sentence.last else ""
    if told not in word_set("results") or last - first > _LONGEST:
        return None
    return Found(first, last, "organisation", sure=True)


def _run_ends(tokens: tuple[Token, ...], sentence: Sentence) -> dict[int, int]:
    return {at: last for first, last in find_runs(tokens, sentence) for at in range(first, last)}


def _told(tokens: tuple[Token, ...], at: int, sentence: Sentence, taught: Taught) -> Found | None:
    """Return the longest name at ``at`` that the running text tells."""
    for last in range(min(sentence.last, at + _LONGEST), at, -1):
        there = taught.words.get(" ".join(t.norm for t in tokens[at:last]))
        if there is not None and (last - at > 1 or there.sure or tokens[at].norm not in word_set("portfolios")):
            return Found(at, last, there.kind, there.country, sure=there.sure)
    norm = tokens[at].norm
    if norm in taught.surnames and norm not in word_set("everyday"):
        return Found(at, at + 1, "person", sure=True)
    return None


def _counts(tokens: tuple[Token, ...], at: int, sentence: Sentence, *, capitals: bool) -> bool:
    """Tell whether what the gazetteer knows is a name here: no adjective before a noun, no everyday word."""
    known = known_at(tokens, at, sentence.last, capitals=capitals)
    if known is None or known[1].kind == "adjective":
        return False
    if known[0] == at + 1 and tokens[at].norm in word_set("everyday"):
        return False
    modifies = known[0] < sentence.last and is_described(tokens[known[0]])
    return not (known[1].also_adjective and modifies)


def _new(tokens: tuple[Token, ...], at: int, sentence: Sentence, taught: Taught, runs: dict[int, int]) -> list[Found]:
    """Return a person whom only the heading names: behind a title, or with a given name."""
    norm = tokens[at].norm
    if (norm in title_words() or norm in word_set("honorifics")) and at in runs:
        people = [
            name
            for name in read_run(tokens, at, runs[at])
            if name.kind == "person"
            and (tokens[name.first].norm in given_names() or tokens[name.last - 1].norm in taught.surnames)
        ]
        if people:
            return people
    if norm not in given_names():
        return []
    end = at + 1
    while end < min(sentence.last, at + 4) and is_capitalised(tokens[end]):
        initial = _is_initial(tokens[end])
        if tokens[end].pos != "PROPN" and not initial and not _is_initial(tokens[end - 1]):
            break
        end += 1
    return [Found(at, end, "person", sure=True)] if end > at + 1 else []


def _is_initial(token: Token) -> bool:
    return len(token.text) == 2 and token.text[1] == "." and token.text[0].isupper()
