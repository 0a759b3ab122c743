"""Write trained weights as the two int8 graphs that the program runs, with everything else that it needs in a folder.

    python -m training.export --weights work/run/weights.pt --encoder work/encoder --to work/model

`words.onnx` takes pieces to word vectors and to scores of all that is told word by word (cues; parts of speech, names
and sentence ends where these were trained), `roles.onnx` word vectors and cues to scores of TAGS; the best path through
those is found outside, with the field's moves in `moves.npz`. `--full` keeps every matrix in float32, to compare with.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

import numpy as np
import onnx
import torch

from onrecord.language.model.network import EVENTS, MOVES, ROLES, VOCABULARY, WORDS, write_sums
from training.graphs import Graph
from training.model import BERT, FORBIDDEN, Layer, Reader
from training.networks import Torch

# Words further away from a cue than any that is looked at.
FURTHEST = 256


def layer(graph: Graph, name: str, x: str, mask: str, part: Layer) -> str:
    """One layer of BERT; x is (n, length, width), mask (n, length) with 1 where there is something, or ""."""
    width = part.attended.out_features
    qkv = graph.linear(f"{name}.qkv", x, part.attend)
    q, k, v = graph.nodes("Split", [qkv, graph.constant(f"{name}.thirds", np.array([width] * 3))], 3, axis=-1)
    attended = graph.node(
        "MultiHeadAttention",
        [q, k, v, *(["", mask] if mask else [])],
        custom=True,
        num_heads=part.heads,
        mask_filter_value=FORBIDDEN,
    )
    y = graph.linear(f"{name}.attended", attended, part.attended)
    x = graph.norm(f"{name}.norm1", graph.node("Add", [x, y]), part.norm1)
    wide = graph.node("Gelu", [graph.linear(f"{name}.wide", x, part.wide)], custom=True)
    return graph.norm(
        f"{name}.norm2", graph.node("Add", [x, graph.linear(f"{name}.narrow", wide, part.narrow)]), part.norm2
    )


def words_graph(reader: Reader, heads: list[torch.nn.Linear], *, full: bool) -> onnx.ModelProto:
    """Pieces to word vectors (as words and as cues, which is what roles.onnx takes), and to the heads' scores."""
    graph = Graph(full=full)
    size, encoder = reader.size, reader.encoder
    graph.input("ids", np.int64, ["windows", "pieces"])
    graph.input("features", np.int64, ["windows", "pieces", 3])
    graph.input("first", np.int64, ["words"])
    # one row for each case, quotation and place together, and each position with what all pieces have in common
    a, b, c = (table.weight.detach().numpy() for table in encoder.features)
    features = (a[:, None, None] + b[None, :, None] + c[None, None]).reshape(-1, size.width)
    steps = graph.constant("features.steps", np.array([[len(b) * len(c)], [len(c)], [1]], dtype=np.float32))
    flat = graph.node("MatMul", [graph.cast("features", np.float32), steps])
    flat = graph.node("Squeeze", [flat, graph.constant("last", np.array([-1]))])
    marked = graph.node("Gather", [graph.constant("features.table", features), graph.cast(flat, np.int64)])
    positions = (encoder.position.weight + encoder.kind).detach().numpy()
    length = graph.node("Shape", ["ids"], start=1, end=2)
    zero = graph.constant("zero", np.array([0]))
    places = graph.node("Slice", [graph.constant("positions", positions), zero, length, zero])
    pieces = graph.embedding("pieces", "ids", encoder.piece.weight.detach().numpy())
    x = graph.node("Add", [graph.node("Add", [pieces, marked]), places])
    x = graph.norm("norm", x, encoder.norm)
    for n, part in enumerate(encoder.layers):
        x = layer(graph, f"layer{n}", x, "", part)  # type: ignore[arg-type]
    rows = graph.node("Reshape", [x, graph.constant("rows", np.array([-1, size.width]))])
    vectors = graph.node("Gather", [rows, "first"], out="vectors")
    roles = reader.roles
    both = torch.nn.Linear(size.width, 2 * size.role_width)
    both.weight.data = torch.cat([roles.word.weight, roles.cue.weight])
    both.bias.data = torch.cat([roles.word.bias, roles.cue.bias])
    graph.linear("both", vectors, both, out="asked")
    weight = np.concatenate([one.weight.detach().numpy() for one in heads]).T
    bias = np.concatenate([one.bias.detach().numpy() for one in heads])
    given = [vectors, graph.constant("tags.weight", weight), graph.constant("tags.bias", bias)]
    graph.node("Gemm", given, out="tags")
    graph.output("vectors", ["words", size.width])
    graph.output("asked", ["words", 2 * size.role_width])
    graph.output("tags", ["words", len(bias)])
    return graph.model()


def roles_graph(reader: Reader, *, full: bool) -> onnx.ModelProto:
    """Word vectors and cues to the scores of TAGS of the words around each cue."""
    graph = Graph(full=full)
    roles, width = reader.roles, reader.size.role_width
    graph.input("words", np.float32, ["all", 2 * width])
    for name in ("reach", "away"):
        graph.input(name, np.int64, ["cues", "near"])
    graph.input("lengths", np.int64, ["cues"])
    graph.input("span", np.int64, ["cues", 2])
    graph.input("anchor", np.int64, [1])
    near = graph.node("Gather", ["words", "reach"])
    word, cue = graph.nodes("Split", [near, graph.constant("halves", np.array([width, width]))], 2, axis=-1)
    one = graph.constant("one", np.array([1]))
    length = graph.node("Squeeze", [graph.node("Shape", ["reach"], start=1, end=2)])
    at = graph.node("Range", [graph.scalar(0), length, graph.scalar(1)])
    first, end = graph.nodes("Split", ["span", graph.constant("ones", np.array([1, 1]))], 2, axis=1)
    own = graph.node("And", [graph.node("GreaterOrEqual", [at, first]), graph.node("Less", [at, end])])
    own = graph.cast(own, np.float32)
    share = graph.node("Div", [own, graph.cast(graph.node("Sub", [end, first]), np.float32)])
    mean = graph.node("MatMul", [graph.node("Unsqueeze", [share, one]), cue])
    distances = torch.arange(-FURTHEST, FURTHEST + 1)
    table = roles.away.weight[roles.steps(distances)].detach().numpy()
    low, high = graph.scalar(-FURTHEST), graph.scalar(FURTHEST)
    away = graph.node("Add", [graph.node("Clip", ["away", low, high]), high])
    kind = graph.node("Gather", [graph.constant("asked.table", roles.asked.weight.detach().numpy()), "anchor"])
    placed = graph.node("Add", [graph.node("Gather", [graph.constant("away.table", table), away]), kind])
    x = graph.node("Add", [graph.node("Add", [word, mean]), placed])
    x = graph.norm("norm", x, roles.norm)
    lengths = graph.node("Unsqueeze", ["lengths", one])
    mask = graph.cast(graph.node("Less", [at, lengths]), np.int32)
    for n, part in enumerate(roles.layers):
        x = layer(graph, f"layer{n}", x, mask, part)  # type: ignore[arg-type]
    known = graph.node("MatMul", [graph.node("Unsqueeze", [share, one]), x])
    graph.node("Squeeze", [known, one], out="anchors")
    graph.output("anchors", ["cues", width])
    for name, part in (("scores", roles.out), ("events", roles.events)):
        weight = graph.constant(f"{name}.weight", part.weight.detach().numpy().T)
        bias = graph.constant(f"{name}.bias", part.bias.detach().numpy())
        scores = graph.node("Add", [graph.node("MatMul", [x, weight]), bias])
        shut = np.full(part.out_features, FORBIDDEN, dtype=np.float32)
        shut[0] = 0
        mine = graph.node("Unsqueeze", [own, graph.constant("two", np.array([2]))])
        closed = graph.node("Mul", [mine, graph.constant(f"{name}.shut", shut)])
        graph.node("Add", [scores, closed], out=name)
        graph.output(name, ["cues", "near", part.out_features])
    return graph.model()


def main() -> None:
    """Write a folder and say how large it is."""
    call = argparse.ArgumentParser(description="Write trained weights as the program reads them.")
    call.add_argument("--weights", type=Path, required=True)
    call.add_argument("--encoder", type=Path, required=True, help="folder that training.encoder wrote")
    call.add_argument("--to", type=Path, required=True)
    call.add_argument("--full", action="store_true", help="float32 instead of int8")
    told = call.parse_args()
    network = Torch.load(told.weights)
    if network.reader.size.encoder != BERT:
        sys.exit(
            f"{told.weights}: the program runs encoders of the kind {BERT}; a teacher's weights stay with training"
        )
    grammar = torch.load(told.weights, weights_only=True, map_location="cpu").get("grammar", {})
    heads = [network.reader.cue]
    for name in ("upos", "names", "ends"):
        if f"{name}.weight" in grammar:
            head = torch.nn.Linear(*reversed(grammar[f"{name}.weight"].shape))
            head.load_state_dict({part: grammar[f"{name}.{part}"] for part in ("weight", "bias")})
            heads.append(head)
    told.to.mkdir(parents=True, exist_ok=True)
    onnx.save(words_graph(network.reader, heads, full=told.full), told.to / WORDS)
    onnx.save(roles_graph(network.reader, full=told.full), told.to / ROLES)
    np.savez(told.to / EVENTS, **{name: w.astype(np.float16) for name, w in network.events.weights().items()})
    np.savez(told.to / MOVES, move=network.moves.move, begin=network.moves.begin, end=network.moves.end)
    shutil.copyfile(told.encoder / "vocab.txt", told.to / VOCABULARY)
    write_sums(told.to)
    print(told.to, f"{sum(p.stat().st_size for p in told.to.iterdir()) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
