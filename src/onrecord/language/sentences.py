"""Where sentences end: inside one paragraph, at a full stop that is no abbreviation's.

A stop ends a sentence when white space and a capital, a digit, an opening mark or nothing follow; a closing
quotation mark behind the stop belongs to the sentence. Titles ("Mr."), months ("Nov.") and initials ("J.") never end
one; ``U.S.`` and ``a.m.`` do where the next word can only open a sentence.
"""

from __future__ import annotations

from functools import cache

from onrecord.language.lexicon import closed

_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»)]")
_LONGEST = 400
"""Tokens after which a sentence ends in any case: no editor prints one so long, and a page without a stop in it
must not be compared word by word with itself."""


@cache
def _openers() -> frozenset[str]:
    # Some wires print a capital behind every "U.S.", so "And" and "Of" prove nothing.
    return (
        closed("determiners")
        | closed("pronouns_subject")
        | closed("subordinators")
        | {"but", "in", "meanwhile", "however"}
    ) - {"that", "as"}


def find_sentences(
    texts: list[str], norms: list[str], gaps: list[bool], first: int, last: int
) -> list[tuple[int, int]]:
    """Split the tokens ``first`` up to ``last`` of one paragraph into half-open ranges.

    ``texts`` and ``norms`` are the tokens' words; ``gaps[i]`` tells whether white space stands before token ``i``.
    """
    found: list[tuple[int, int]] = []
    begin = first
    at = first
    while at < last:
        if at - begin >= _LONGEST or _ends_here(texts, norms, gaps, at, last):
            stop = at + 1
            while stop < last and texts[stop] in _CLOSERS and not gaps[stop]:
                stop += 1
            found.append((begin, stop))
            begin = at = stop
            continue
        at += 1
    if begin < last:
        found.append((begin, last))
    return found


def _ends_here(texts: list[str], norms: list[str], gaps: list[bool], at: int, last: int) -> bool:
    word = texts[at]
    if word[-1] not in _ENDS or (
        len(word) > 1 and word[-1] == "." and word[0] != "." and norms[at] in closed("never_last")
    ):
        return False
    follow = at + 1
    closed_mark = False
    while follow < last and texts[follow] in _CLOSERS and not gaps[follow]:
        follow += 1
        closed_mark = True
    if follow >= last:
        return True
    if not gaps[follow] and not (closed_mark and word in _ENDS):
        return False
    opener = texts[follow]
    if word in {"!", "?"} and opener[0].islower():
        return False
    if word[0] not in _ENDS:
        # An abbreviation or an initial: only before a word that opens sentences.
        if len(word) == 2 and word[0].isupper():
            return False
        return opener[0].isupper() and norms[follow] in _openers()
    if closed_mark and opener[0].islower():
        return False
    return not opener[0].islower() and opener not in {",", ";", ":", ")", "-", "–", "—"}
