"""The reader's network: an encoder, taggers over its words, and a labeller of one cue's roles at a time.

Attributions are read the way of semantic role labelling. A cue in PolNeAR is one stretch of words, nearly every
attribution has one, and no two share it; so cues are tagged first, and for each the words of its paragraph are labelled
anew as content, source or neither, with a conditional random field for the boundaries. Contents that nest, overlap or
come in several pieces, and sources that two cues share, need no further linking.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, ClassVar

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

from onrecord.language.model.network import CUE, EVENT
from onrecord.language.model.tags import CUE_TAGS, EVENT_TAGS, TAGS, follows
from onrecord.language.model.words import CASES, PLACES, QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FORBIDDEN = -1e4
BERT, MPNET = "bert", "mpnet"
"""Kinds of encoder: what is shipped is of the first kind, the teacher of the second."""


@dataclass(frozen=True, slots=True)
class Size:
    """Sizes of the network; the encoder's are MiniLM-L6's. `encoder` is its kind, BERT or MPNET."""

    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    role_width: int = 192
    role_layers: int = 2
    role_heads: int = 4
    dropout: float = 0.1
    encoder: str = BERT


TEACHER = Size(width=768, layers=12, inner=3072, encoder=MPNET)
"""Sizes of all-mpnet-base-v2."""


class Dropout(nn.Module):
    """Dropout that leaves out the same channels along a whole sequence, which takes far fewer dice on a CPU."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """x: (n, length, width)."""
        if not self.training or not self.share:
            return x
        keep = 1 - self.share
        return x * torch.empty(x.shape[0], 1, x.shape[2], device=x.device, dtype=x.dtype).bernoulli_(keep).div_(keep)


class Layer(nn.Module):
    """One layer of BERT: attention, then a feed-forward net, each with what came in added and normalised after."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float, eps: float = 1e-12) -> None:
        super().__init__()
        self.heads = heads
        self.attend = nn.Linear(width, 3 * width)
        self.attended = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=eps)
        self.wide = nn.Linear(width, inner)
        self.narrow = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=eps)
        self.dropout = Dropout(dropout)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """x: (n, length, width); mask: (n, 1 or heads, 1 or length, length), added to the attention's scores."""
        n, length, width = x.shape
        q, k, v = self.attend(x).view(n, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        y = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        x = self.norm1(x + self.dropout(self.attended(y.transpose(1, 2).reshape(n, length, width))))
        return self.norm2(x + self.dropout(self.narrow(functional.gelu(self.wide(x)))))


class Encoder(nn.Module):
    """Pieces and features in, (windows, pieces, width) out."""

    EPS = 1e-12

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.piece = nn.Embedding(size.vocabulary, size.width)
        self.position = nn.Embedding(size.positions, size.width)
        self.kind = nn.Parameter(torch.zeros(size.width))
        self.features = nn.ModuleList(nn.Embedding(len(names), size.width) for names in (CASES, QUOTES, PLACES))
        for table in self.features:
            nn.init.normal_(table.weight, std=0.01)
        self.norm = nn.LayerNorm(size.width, eps=self.EPS)
        self.dropout = Dropout(size.dropout)
        self.layers = nn.ModuleList(
            Layer(size.width, size.heads, size.inner, size.dropout, self.EPS) for _ in range(size.layers)
        )

    def forward(self, ids: torch.Tensor, features: torch.Tensor, seen: torch.Tensor) -> torch.Tensor:
        """ids, seen: (n, length); features: (n, length, 3)."""
        x = self.piece(ids) + self.position.weight[: ids.shape[1]] + self.kind
        for n, table in enumerate(self.features):
            x = x + table(features[..., n])
        x = self.dropout(self.norm(x))
        mask = self.mask(seen)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def mask(self, seen: torch.Tensor) -> torch.Tensor:
        """What is added to the attention's scores of every layer: nothing may look at pieces that are not there."""
        return torch.where(seen, 0.0, FORBIDDEN)[:, None, None, :]

    def load_bert(self, path: Path, taken: Sequence[int] = tuple(range(6))) -> None:
        """Take over BERT's weights from a safetensors file, and of its layers those with the numbers in `taken`."""
        w = {name: tensor.float() for name, tensor in load_file(path).items()}
        with torch.no_grad():
            self.piece.weight.copy_(w["embeddings.word_embeddings.weight"])
            self.position.weight.copy_(w["embeddings.position_embeddings.weight"])
            self.kind.copy_(w["embeddings.token_type_embeddings.weight"][0])
            for part in ("weight", "bias"):
                getattr(self.norm, part).copy_(w[f"embeddings.LayerNorm.{part}"])
                for n, layer in zip(taken, self.layers, strict=True):
                    old = f"encoder.layer.{n}."
                    heads = [w[f"{old}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                    getattr(layer.attend, part).copy_(torch.cat(heads))
                    getattr(layer.attended, part).copy_(w[f"{old}attention.output.dense.{part}"])
                    getattr(layer.norm1, part).copy_(w[f"{old}attention.output.LayerNorm.{part}"])
                    getattr(layer.wide, part).copy_(w[f"{old}intermediate.dense.{part}"])
                    getattr(layer.narrow, part).copy_(w[f"{old}output.dense.{part}"])
                    getattr(layer.norm2, part).copy_(w[f"{old}output.LayerNorm.{part}"])


class MPNet(Encoder):
    """The same with what MPNet has besides: scores of how far pieces stand apart, the same in every layer.

    Pieces keep the numbers of BERT's vocabulary, which MPNet's contains: `load_mpnet` puts its rows in that order.
    """

    EPS = 1e-5
    STEPS, FURTHEST = 32, 128
    SHIFT = 4
    # BERT's [PAD], [CLS] and [SEP], and the pieces that MPNet has for them at the head of its own vocabulary
    OWN: ClassVar = {0: 1, 101: 0, 102: 2}

    def __init__(self, size: Size) -> None:
        super().__init__(size)
        self.apart = nn.Embedding(self.STEPS, size.heads)
        # Learned too, they took a tenth more time a step; at the rate of the lowest layer they would hardly move.
        self.apart.weight.requires_grad_(requires_grad=False)

    @classmethod
    def steps(cls, away: torch.Tensor) -> torch.Tensor:
        """Distances in pieces as steps that widen, those to what follows behind those to what came before."""
        half = cls.STEPS // 2
        exact = half // 2
        size = away.abs()
        wide = (size.clamp(min=exact).float() / exact).log() / math.log(cls.FURTHEST / exact) * (half - exact)
        step = torch.where(size < exact, size, (exact + wide.long()).clamp(max=half - 1))
        return step + half * (away > 0)

    def mask(self, seen: torch.Tensor) -> torch.Tensor:
        """As in Encoder, for each head with the scores of distances."""
        at = torch.arange(seen.shape[1], device=seen.device)
        apart = self.apart(self.steps(at[None] - at[:, None])).permute(2, 0, 1)
        return super().mask(seen) + apart[None]

    def load_mpnet(self, path: Path) -> None:
        """Take over MPNet's weights from a safetensors file."""
        w = {name: tensor.float() for name, tensor in load_file(path).items() if tensor.is_floating_point()}
        count = len(self.piece.weight)
        rows = torch.arange(self.SHIFT, self.SHIFT + count)
        for mine, theirs in self.OWN.items():
            rows[mine] = theirs
        with torch.no_grad():
            self.piece.weight.copy_(w["embeddings.word_embeddings.weight"][rows])
            # positions count from behind the padding's, which is piece 1
            self.position.weight.copy_(w["embeddings.position_embeddings.weight"][2:])
            self.kind.zero_()
            self.apart.weight.copy_(w["encoder.relative_attention_bias.weight"])
            for part in ("weight", "bias"):
                getattr(self.norm, part).copy_(w[f"embeddings.LayerNorm.{part}"])
                for n, layer in enumerate(self.layers):
                    old = f"encoder.layer.{n}."
                    heads = [w[f"{old}attention.attn.{name}.{part}"] for name in "qkv"]
                    getattr(layer.attend, part).copy_(torch.cat(heads))
                    getattr(layer.attended, part).copy_(w[f"{old}attention.attn.o.{part}"])
                    getattr(layer.norm1, part).copy_(w[f"{old}attention.LayerNorm.{part}"])
                    getattr(layer.wide, part).copy_(w[f"{old}intermediate.dense.{part}"])
                    getattr(layer.narrow, part).copy_(w[f"{old}output.dense.{part}"])
                    getattr(layer.norm2, part).copy_(w[f"{old}output.LayerNorm.{part}"])


ENCODERS: dict[str, type[Encoder]] = {BERT: Encoder, MPNET: MPNet}


class Field(nn.Module):
    """A linear-chain conditional random field over TAGS; moves that no sequence of spans makes are forbidden."""

    def __init__(self) -> None:
        super().__init__()
        n = len(TAGS)
        self.move = nn.Parameter(torch.zeros(n, n))
        self.begin = nn.Parameter(torch.zeros(n))
        self.end = nn.Parameter(torch.zeros(n))
        allowed = torch.tensor([[follows(a, b) for b in range(n)] for a in range(n)])
        self.register_buffer("never", torch.where(allowed, 0.0, FORBIDDEN), persistent=False)
        edge = torch.tensor([[follows(-1, t) for t in range(n)], [follows(t, -1) for t in range(n)]])
        self.register_buffer("edge", torch.where(edge, 0.0, FORBIDDEN), persistent=False)

    def moves(self) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Scores of moves (tags, tags), beginnings and ends (tags)."""
        return self.move + self.never, self.begin + self.edge[0], self.end + self.edge[1]

    def loss(self, scores: torch.Tensor, lengths: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
        """Negative log-likelihood of `gold` (n, words) under scores (n, words, tags), one a sequence."""
        move, begin, end = self.moves()
        n, longest, _ = scores.shape
        inside = torch.arange(longest, device=scores.device)[None] < lengths[:, None]
        steps = move[gold[:, :-1], gold[:, 1:]] * inside[:, 1:]
        at = scores.gather(2, gold[..., None])[..., 0] * inside
        last = gold.gather(1, lengths[:, None] - 1)[:, 0]
        path = at.sum(1) + steps.sum(1) + begin[gold[:, 0]] + end[last]
        # Every move is a matrix, and neighbours are multiplied pair by pair: a few large steps instead of one a word.
        stays = torch.full_like(move, FORBIDDEN).fill_diagonal_(0.0)
        moved = torch.where(inside[:, 1:, None, None], move + scores[:, 1:, None], stays)
        while moved.shape[1] > 1:
            if moved.shape[1] % 2:
                moved = torch.cat([moved, stays.expand(n, 1, -1, -1)], 1)
            moved = torch.logsumexp(moved[:, ::2, :, :, None] + moved[:, 1::2, None], 3)
        alpha = scores[:, 0] + begin
        if longest > 1:
            alpha = torch.logsumexp(alpha[:, :, None] + moved[:, 0], 1)
        return torch.logsumexp(alpha + end, 1) - path


class Roles(nn.Module):
    """Scores for the words around one anchor: of TAGS around a cue, of EVENT_TAGS around an event's head."""

    FAR = 24

    def __init__(self, size: Size) -> None:
        super().__init__()
        width = size.role_width
        self.word = nn.Linear(size.width, width)
        self.cue = nn.Linear(size.width, width)
        self.away = nn.Embedding(2 * self.FAR + 1, width)
        nn.init.normal_(self.away.weight, std=0.1)
        self.asked = nn.Embedding(2, width)
        nn.init.zeros_(self.asked.weight)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(
            Layer(width, size.role_heads, 2 * width, size.dropout) for _ in range(size.role_layers)
        )
        self.out = nn.Linear(width, len(TAGS))
        self.events = nn.Linear(width, len(EVENT_TAGS))
        with torch.no_grad():
            self.events.bias[0] = 3.0
        self.dropout = Dropout(size.dropout)

    @classmethod
    def steps(cls, away: torch.Tensor) -> torch.Tensor:
        """Distances in words as steps that widen: exact to 8, then by the logarithm; signed, moved to start from 0."""
        size = away.abs()
        wide = 8 + torch.log2(size.clamp(min=8) / 8.0) * 4
        step = torch.where(size <= 8, size.float(), wide).long().clamp(max=cls.FAR)
        return step * away.sign() + cls.FAR

    def forward(
        self,
        words: torch.Tensor,
        reach: torch.Tensor,
        away: torch.Tensor,
        lengths: torch.Tensor,
        span: torch.Tensor,
        asked: int = CUE,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """words: (all words, width); the rest as in batches.Cues.

        Gives scores (anchors, words, tags), O for anchors' own words, and what is known of each anchor then (anchors,
        role width).
        """
        near = self.word(words)[reach]
        at = torch.arange(reach.shape[1], device=reach.device)[None]
        own = (at >= span[:, :1]) & (at < span[:, 1:])
        weight = own.to(words.dtype) / (span[:, 1:] - span[:, :1])
        cue = self.cue(torch.einsum("nt,ntw->nw", weight, words[reach]))
        x = self.dropout(self.norm(near + cue[:, None] + self.away(self.steps(away)) + self.asked.weight[asked]))
        mask = torch.where(at < lengths[:, None], 0.0, FORBIDDEN)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        scores = self.events(x) if asked == EVENT else self.out(x)
        shut = torch.full((scores.shape[-1],), FORBIDDEN, device=scores.device)
        shut[0] = 0.0
        return scores + own[..., None] * shut, torch.einsum("nt,ntw->nw", weight.to(x.dtype), x)


class Reader(nn.Module):
    """All of it: `encode` gives the words' vectors, `cue` and `hint` tag them, `roles` and `field` read cues' roles."""

    def __init__(self, size: Size | None = None) -> None:
        super().__init__()
        self.size = size or Size()
        self.encoder = ENCODERS[self.size.encoder](self.size)
        self.dropout = nn.Dropout(self.size.dropout)
        self.cue = nn.Linear(self.size.width, len(CUE_TAGS))
        # roles of any cue at all: a second reason for the encoder to learn them, left out when the model is written
        self.hint = nn.Linear(self.size.width, len(TAGS))
        self.roles = Roles(self.size)
        self.field = Field()

    def encode(
        self, ids: torch.Tensor, features: torch.Tensor, seen: torch.Tensor, first: torch.Tensor
    ) -> torch.Tensor:
        """Vectors (words, width) of the words whose first pieces stand at `first` in the flattened windows."""
        return self.dropout(self.encoder(ids, features, seen).flatten(0, 1)[first])

    @property
    def device(self) -> torch.device:
        """Where its weights are."""
        return self.cue.weight.device

    def sizes(self) -> dict[str, float | str]:
        """The sizes, to be kept beside the weights."""
        return asdict(self.size)
