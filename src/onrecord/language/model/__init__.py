"""The trained reader: one small network that reads a story once and proposes who said what, and events."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.language.model.network import SUMS, VOCABULARY, Onnx, check_files
from onrecord.language.model.pieces import Vocabulary
from onrecord.language.model.reading import Reading, read_story
from onrecord.language.model.windows import Pieced
from onrecord.language.model.words import words_of

if TYPE_CHECKING:
    from onrecord.language.model.network import Network
    from onrecord.record import StoryParts

__all__ = ["Model", "Reading", "model_of", "reader_of"]

SHIPPED = Path(__file__).parent / "weights"
RULES_ALONE = "none"
"""What ``ONRECORD_MODEL`` says where no model is wanted."""


class Model:
    """A network with the vocabulary that it was trained with."""

    def __init__(self, network: Network, vocabulary: Vocabulary) -> None:
        """Take both as they are."""
        self._network = network
        self._vocabulary = vocabulary

    @classmethod
    def load(cls, folder: Path) -> Model:
        """From a folder; raises ``UnusableModelError``."""
        check_files(folder)
        return cls(Onnx(folder), Vocabulary.read(folder / VOCABULARY))

    def read(self, parts: StoryParts) -> Reading:
        """Read a story's paragraphs."""
        text = parts.text
        words = words_of(text, [(p.start, p.end) for p in parts.paragraphs])
        pieces = [self._vocabulary.pieces(text[a:b]) for a, b in zip(words.start, words.end, strict=True)]
        return read_story(self._network, Pieced(words, pieces), self._vocabulary)


def model_of() -> Model | None:
    """The model that reads here: the one shipped, or that of ``ONRECORD_MODEL``; none where that says ``none``."""
    return _loaded(os.environ.get("ONRECORD_MODEL", ""))


def reader_of() -> str:
    """The name of what reads here: the beginning of a digest of the model's weights, or ``none`` for rules alone."""
    return _digest(os.environ.get("ONRECORD_MODEL", ""))


@cache
def _digest(name: str) -> str:
    if name == RULES_ALONE:
        return RULES_ALONE
    try:
        # It has the digests of all files, which are compared when they are loaded.
        sums = ((Path(name) if name else SHIPPED) / SUMS).read_bytes()
    except OSError:
        return "unusable"  # reading says what is wrong with it
    return hashlib.sha256(sums).hexdigest()[:12]


@cache
def _loaded(name: str) -> Model | None:
    if name == RULES_ALONE:
        return None
    return Model.load(Path(name) if name else SHIPPED)
