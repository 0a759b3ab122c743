"""Weights out of the graphs that the program runs: what a run begins with where the full weights are not at hand.

int8 matrices are multiplied by their scales again, so they are as exact as the program itself is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from onrecord.language.model.network import EVENTS, MOVES, ROLES, WORDS
from training.events import Events
from training.grammar import Grammar
from training.model import Reader, Roles

if TYPE_CHECKING:
    from pathlib import Path

    from training.model import Layer

FURTHEST = 256


def arrays_of(path: Path) -> dict[str, np.ndarray]:
    """Constants of a graph by name; int8 matrices as float32."""
    kept = {one.name: numpy_helper.to_array(one) for one in onnx.load(path).graph.initializer}
    for name in [n for n in kept if n.endswith(".scale")]:
        base = name.removesuffix(".scale")
        for part in ("weight", "table"):
            if f"{base}.{part}" in kept:
                kept[f"{base}.{part}"] = kept[f"{base}.{part}"].astype(np.float32) * kept[name]
    return kept


def read_graphs(folder: Path) -> tuple[Reader, Grammar, Events]:
    """The reader and its heads of grammar and events from a folder that `training.export` wrote."""
    reader = Reader()
    grammar = Grammar(reader.size.width)
    words, roles = arrays_of(folder / WORDS), arrays_of(folder / ROLES)
    size = reader.size
    with torch.no_grad():
        encoder = reader.encoder
        _set(encoder.piece.weight, words["pieces.table"])
        table = words["features.table"].reshape(*(len(t.weight) for t in encoder.features), size.width)
        _set(encoder.features[0].weight, table[:, 0, 0])
        _set(encoder.features[1].weight, table[0, :, 0] - table[0, 0, 0])
        _set(encoder.features[2].weight, table[0, 0] - table[0, 0, 0])
        _set(encoder.position.weight, words["positions"])
        encoder.kind.zero_()
        _set(encoder.norm.weight, words["norm.weight"])
        _set(encoder.norm.bias, words["norm.bias"])
        for n, part in enumerate(encoder.layers):
            _layer(part, f"layer{n}", words)  # type: ignore[arg-type]
        width = size.role_width
        its = reader.roles
        _set(its.word.weight, words["both.weight"].T[:width])
        _set(its.cue.weight, words["both.weight"].T[width:])
        _set(its.word.bias, words["both.bias"][:width])
        _set(its.cue.bias, words["both.bias"][width:])
        at = 0
        for head in (reader.cue, grammar.upos, grammar.names, grammar.ends):
            end = at + head.out_features
            _set(head.weight, words["tags.weight"].T[at:end])
            _set(head.bias, words["tags.bias"][at:end])
            at = end
        steps = Roles.steps(torch.arange(-FURTHEST, FURTHEST + 1))
        its.away.weight[steps] = torch.from_numpy(roles["away.table"].copy())
        _set(its.norm.weight, roles["norm.weight"])
        _set(its.norm.bias, roles["norm.bias"])
        for n, part in enumerate(its.layers):
            _layer(part, f"layer{n}", roles)  # type: ignore[arg-type]
        for name, part in (("scores", its.out), ("events", its.events)):
            if f"{name}.weight" in roles:
                _set(part.weight, roles[f"{name}.weight"].T)
                _set(part.bias, roles[f"{name}.bias"])
        if "asked.table" in roles:
            _set(its.asked.weight, roles["asked.table"])
        with np.load(folder / MOVES) as moves:
            _set(reader.field.move, np.maximum(moves["move"], -10))
            _set(reader.field.begin, np.maximum(moves["begin"], -10))
            _set(reader.field.end, np.maximum(moves["end"], -10))
    return reader, grammar, _events(folder / EVENTS, size.width)


def _events(path: Path, width: int) -> Events:
    """The heads that read events; those of a folder without them have learned nothing."""
    events = Events(width)
    if path.exists():
        with np.load(path) as kept:
            state = {name: torch.from_numpy(kept[name].astype(np.float32)) for name in events.state_dict()}
        events.load_state_dict(state)
    return events


def _set(parameter: torch.Tensor, array: np.ndarray) -> None:
    parameter.copy_(torch.from_numpy(np.ascontiguousarray(array, dtype=np.float32)))


def _layer(part: Layer, name: str, kept: dict[str, np.ndarray]) -> None:
    for mine, theirs in (("attend", "qkv"), ("attended", "attended"), ("wide", "wide"), ("narrow", "narrow")):
        matrix = getattr(part, mine)
        _set(matrix.weight, kept[f"{name}.{theirs}.weight"].T)
        _set(matrix.bias, kept[f"{name}.{theirs}.bias"])
    for norm in ("norm1", "norm2"):
        _set(getattr(part, norm).weight, kept[f"{name}.{norm}.weight"])
        _set(getattr(part, norm).bias, kept[f"{name}.{norm}.bias"])
