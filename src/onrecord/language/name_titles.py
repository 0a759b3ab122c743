"""Where a long title ends and the person begins: ``Counselor of the Ministry | Jane Doe``.

Titles of offices are long and hold words that no list of portfolios has. What a run's own words left inside a name is
parted here: up to the last word for an office or a field all is title; a title without a person is a role, no name.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.language.name_kinds import inside_title
from onrecord.language.name_runs import is_capitalised, known_at, nickname_in
from onrecord.language.name_words import field_words, given_names, title_words, word_set

if TYPE_CHECKING:
    from onrecord.language.grammar import Token
    from onrecord.language.name_kinds import Found

_JOINS = frozenset({"of", "for", "and", "the", ",", "'s", "to", "on", "&"})
_LONGEST_TITLE = 24


@cache
def _title_parts() -> frozenset[str]:
    """Return the words that stand in titles: offices, what stands before them, what they are for."""
    return _heads() | word_set("title_modifiers") | word_set("title_bodies") | field_words()


@cache
def _heads() -> frozenset[str]:
    return title_words() | word_set("title_heads_too")


def part_title(tokens: tuple[Token, ...], name: Found, first: int) -> list[Found]:
    """Return the name without the title that it swallowed, with the bodies and places that the title names.

    Of a title that stands alone only what it names is left. ``first`` is where the sentence begins.
    """
    if name.kind not in {None, "person"} and (name.kind != "organisation" or name.sure):
        return [name]
    if nickname_in(tokens, name.first, name.last) is not None:
        return [name]
    _end_before_office(tokens, name)
    person = name.titles or tokens[name.first].norm in given_names()
    if person and name.last - name.first > 2 and tokens[name.last - 1].norm in word_set("behind_names"):
        name.last -= 1  # "Jane Doe Travels" in a heading
    inside = name.first > first and tokens[name.first - 1].norm in {"of", "for", "the"}
    inside = inside and title_begins(tokens, name.first, first) < name.first
    cut = _person_at(tokens, name.first, name.last, inside=inside)
    if name.kind == "organisation" and not _person_behind_body(tokens, cut, name.last, inside=inside):
        return [name]
    if cut == name.first or name.last - name.first < 2:
        if name.kind == "person" and name.begins == name.first:
            _take_title(tokens, name, first)
        return [name]
    begins = title_begins(tokens, name.begins, first)
    titled = any(tokens[at].norm in _heads() for at in range(begins, cut))
    if cut == name.last:
        return inside_title(tokens, name.first, name.last) if titled else [name]
    if not titled and (tokens[cut].norm not in given_names() or name.last - cut < 2):
        return [name]
    swallowed = inside_title(tokens, name.first, cut)
    name.first = cut
    if titled:
        name.titles = [*(title for title in name.titles if title[1] <= begins), (begins, cut)]
        name.full_first = begins
    else:
        _take_title(tokens, name, first)
    name.kind, name.sure = "person", True
    return [*swallowed, name]


def _take_title(tokens: tuple[Token, ...], name: Found, first: int) -> None:
    """Give a person the title that ends right before the name: ``Special Envoy for the Western Isles Jane Doe``."""
    at = name.first
    if at == first or not is_capitalised(tokens[at - 1]) or tokens[at - 1].norm in word_set("small_words"):
        return
    look = at - 1
    while look > first and at - look < _LONGEST_TITLE:
        norm = tokens[look].norm
        if norm in _heads() and tokens[look + 1].norm in {"of", "for", "to", "on"}:
            break
        if norm in given_names() or not (is_capitalised(tokens[look]) or norm in _JOINS):
            return
        look -= 1
    if tokens[look].norm not in _heads() or tokens[look + 1].norm not in {"of", "for", "to", "on"}:
        return
    begins = title_begins(tokens, look + 1, first)
    name.titles = [(begins, at)]
    name.full_first = begins


def _person_behind_body(tokens: tuple[Token, ...], cut: int, last: int, *, inside: bool) -> bool:
    """Tell whether a person stands behind the body that a title is of: ``President of the ABC Council Jane Doe``."""
    if cut == last:
        return False
    return tokens[cut].norm in given_names() or (
        inside and tokens[cut - 1].norm in word_set("title_bodies") and last - cut > 1
    )


def _end_before_office(tokens: tuple[Token, ...], name: Found) -> None:
    """``Jane Doe and Deputy Prime Minister``: the next person's office is no part of the name."""
    for at in range(name.first + 1, name.last - 1):
        if tokens[at].norm == "and" and tokens[at - 1].norm not in field_words():
            if tokens[at + 1].norm in title_words() or tokens[at + 1].norm in word_set("title_modifiers"):
                name.last = at
            return


def _person_at(tokens: tuple[Token, ...], first: int, last: int, *, inside: bool) -> int:
    """Return where the person begins: behind the last title or field word; ``last`` where all is title.

    ``inside`` tells that a title goes before ("President of the"), so that an unknown word may open what it is of.
    """
    cut = at = first
    while at < last:
        norm = tokens[at].norm
        known = known_at(tokens, at, last)
        if norm in _title_parts() or (norm in _JOINS and at > first):
            if at == last - 1 and at > cut:
                break  # a surname that is such a word too ("Price"), behind a given name
            cut = at = at + 1
        elif known is not None and (at == cut and (at == first or tokens[at - 1].norm in _JOINS)):
            if at == first and not inside and not _goes_on(tokens, known[0], last):
                break
            cut = at = known[0]
        elif norm in given_names() or norm in word_set("styles") or (at == first and not inside):
            break
        else:
            at += 1
    if first < cut < last and tokens[cut - 1].norm in {"of", "for", "the"}:  # "Mayor of Clarkston Beverly Burks"
        behind = (i for i in range(cut + 1, last - 1) if tokens[i].norm in given_names())
        cut = next(behind, cut if tokens[cut].norm in given_names() else last)
    if inside and cut == first and tokens[first].norm not in given_names() and last - first > 2:
        cut += tokens[first + 1].norm in given_names()  # the same, where the title stands before
    return cut


def _goes_on(tokens: tuple[Token, ...], at: int, last: int) -> bool:
    """Tell whether a title goes on behind the body or the country that opens it."""
    return at < last and (tokens[at].norm in _title_parts() or tokens[at].norm in _JOINS)


def title_begins(tokens: tuple[Token, ...], at: int, first: int) -> int:
    """Return where the title begins that runs up to ``at``: back over capitalised title words and what joins them."""
    begins = look = at
    while look > first and at - look < _LONGEST_TITLE:
        token = tokens[look - 1]
        if is_capitalised(token) and token.norm in _title_parts():
            begins = look - 1
        elif token.norm not in _JOINS - {"'s"}:
            break
        look -= 1
    heads = (i for i in range(begins, at) if tokens[i].norm in _heads())
    return begins if next(heads, None) is not None else at
