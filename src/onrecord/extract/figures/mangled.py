"""Signs of money that ASCII mangled (``PS`` for £, ``Y=`` for ¥), where they are no name: ``PS5`` is a console."""

from __future__ import annotations

import re
from typing import Final

from onrecord.extract.figures.words import words_of
from onrecord.gazetteer import mangled_signs
from onrecord.patterns import any_of

MANGLED: Final = any_of(mangled_signs())
"""A pattern of what is left of a sign."""

_WORDS: Final = words_of("numbers")
_BARE_DIGIT: Final = re.compile(
    rf"\d(?![.,]?\d|(?:{'|'.join(_WORDS['attached'])})\b|[- \u00a0\n](?:{'|'.join(_WORDS['magnitudes'])})\b)",
    re.IGNORECASE,
)


def is_model(sign: str, text: str, start: int) -> bool:
    """Tell whether a mangled sign of letters and the number behind it are a name: ``PS5``, but not ``PS5m``.

    >>> is_model("PS", "PS5 games", 2), is_model("PS", "PS5 billion", 2), is_model("Y=", "Y=5", 2)
    (True, False, False)
    """
    return sign.isalpha() and sign in mangled_signs() and _BARE_DIGIT.match(text, start) is not None
