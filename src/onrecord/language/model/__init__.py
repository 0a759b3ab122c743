"""The trained reader: one small network that reads a story once and proposes who said what."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from onrecord.errors import UnusableModelError
from onrecord.language.model.network import VOCABULARY, Onnx, check_files
from onrecord.language.model.pieces import Vocabulary
from onrecord.language.model.reading import Reading, read_story
from onrecord.language.model.windows import Pieced
from onrecord.language.model.words import words_of

if TYPE_CHECKING:
    from onrecord.language.model.network import Network
    from onrecord.record import StoryParts

__all__ = ["Model", "Reading", "load_meanwhile", "model_of"]

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
    with _LOADING:
        return _loaded(os.environ.get("ONRECORD_MODEL", ""))


def load_meanwhile() -> None:
    """Begin to load the model, which takes a fifth of a second, while the caller does something else.

    What goes wrong is told to whoever asks ``model_of``.
    """
    with suppress(RuntimeError):  # no thread is to be had: it will be loaded when it is asked for
        Thread(target=_try_to_load).start()


def _try_to_load() -> None:
    with suppress(UnusableModelError):
        model_of()


_LOADING = Lock()


@cache
def _loaded(name: str) -> Model | None:
    if name == RULES_ALONE:
        return None
    return Model.load(Path(name) if name else SHIPPED)
