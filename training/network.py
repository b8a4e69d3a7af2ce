"""The encoder with its heads and losses, in torch.

One BERT encoder (6 layers of 384) reads word pieces with two features of ours, case and place; a word is
read off its first piece. One linear map gives every head's numbers for a word; `HEADS` says which columns
are whose. Tags and names go through a conditional random field each (Lafferty et al. 2001); links and
coreference are scaled dot products of short vectors plus a learnt bias by signed distance (Dozat and
Manning 2017, without the bilinear matrix), so that pairs are scored outside the network.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.model.labels import CASES, CROWD, HALF, HEADS, PLACES, WIDTH


@dataclass(frozen=True)
class Shape:
    """The encoder's size: all-MiniLM-L6-v2 unless told."""

    vocabulary: int = 30522
    positions: int = 512
    hidden: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    epsilon: float = 1e-12


class Dropout(nn.Module):
    """Dropout that cuts its masks out of one pool: on a CPU, drawing them costs an eighth of the training.

    The pool and the cuts follow torch's seed.
    """

    POOL = 1 << 24

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.pool = torch.empty(0)

    def forward(self, x: Tensor) -> Tensor:
        """Return `x` with a share of its numbers set to zero, in training."""
        if not self.training or not self.share:
            return x
        if self.pool.dtype != x.dtype or not len(self.pool):
            kept = torch.rand(self.POOL) >= self.share
            self.pool = kept.to(x.dtype) / (1 - self.share)
        size = x.numel()
        if size > self.POOL:
            return functional.dropout(x, self.share)
        start = int(torch.randint(self.POOL - size + 1, ()))
        return x * self.pool[start : start + size].view(x.shape)


class Layer(nn.Module):
    """One transformer layer, normalised after each part as BERT does."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.drop = Dropout(dropout)
        self.qkv = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.out = nn.Linear(shape.hidden, shape.hidden)
        self.norm1 = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.up = nn.Linear(shape.hidden, shape.inner)
        self.down = nn.Linear(shape.inner, shape.hidden)
        self.norm2 = nn.LayerNorm(shape.hidden, eps=shape.epsilon)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Read `x` [batch, length, hidden]; `mask` [batch, 1, 1, length] is added to the scores."""
        batch, length, hidden = x.shape
        query, key, value = (
            self.qkv(x).view(batch, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        )
        # Written out: the fused kernel's backward pass is slower on a CPU at these lengths.
        with torch.autocast(x.device.type, enabled=False):
            query = query * (hidden // self.heads) ** -0.5
            weights = (query @ key.transpose(2, 3) + mask.to(query.dtype)).softmax(-1)
            mixed = (weights @ value).transpose(1, 2).reshape(batch, length, hidden)
        x = self.norm1(x + self.drop(self.out(mixed)))
        inner = functional.gelu(self.up(x))
        return self.norm2(x + self.drop(self.down(inner)))


class Encoder(nn.Module):
    """Word pieces with case and place to hidden states."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.drop = Dropout(dropout)
        self.word = nn.Embedding(shape.vocabulary, shape.hidden)
        self.position = nn.Embedding(shape.positions, shape.hidden)
        self.case = nn.Embedding(CASES, shape.hidden)
        self.place = nn.Embedding(PLACES, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        nn.init.zeros_(self.case.weight)
        nn.init.zeros_(self.place.weight)

    def forward(self, ids: Tensor, case: Tensor, place: Tensor, mask: Tensor) -> Tensor:
        """Return hidden states [batch, length, hidden] of pieces [batch, length]."""
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.word(ids) + self.position(at) + self.case(case) + self.place(place)
        x = self.drop(self.norm(x))
        wide = torch.where(mask, 0.0, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, wide)
        return x


class Field(nn.Module):
    """A linear-chain conditional random field over `size` labels."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.start = nn.Parameter(torch.zeros(size))
        self.step = nn.Parameter(torch.zeros(size, size))

    def loss(self, scores: Tensor, labels: Tensor, mask: Tensor, barred: Tensor) -> Tensor:
        """Return the summed negative log-likelihood of `labels` [batch, length].

        Args:
            scores: emissions [batch, length, size].
            labels: the label of each word; a negative one is unknown, and any label may stand there.
            mask: true where a word stands; words come first in each row.
            barred: [size, size], true where the second label may not follow the first.
        """
        step = self.step.masked_fill(barred, -1e4)
        wide = torch.full_like(scores, -1e4).scatter(2, labels.clamp(min=0)[..., None], 0.0)
        wide = torch.where((labels < 0)[..., None], torch.zeros_like(wide), wide)
        every = self._logsum(scores, mask, step)
        right = self._logsum(scores + wide, mask, step)
        known = ((labels >= 0) & mask).any(1)
        return ((every - right) * known).sum()

    def _logsum(self, scores: Tensor, mask: Tensor, step: Tensor) -> Tensor:
        alpha = scores[:, 0] + self.start
        for at in range(1, scores.shape[1]):
            following = torch.logsumexp(alpha[:, :, None] + step, 1) + scores[:, at]
            alpha = torch.where(mask[:, at, None], following, alpha)
        return torch.logsumexp(alpha, 1)


def _prior(by_distance: float, by_other: float, none: float) -> Tensor:
    """Return a table of biases to begin with: the nearer the likelier.

    A window shows no pair that lies further apart than it is long; what is far must be unlikely at once.
    """
    sizes = torch.arange(-HALF, HALF + 1).abs()
    rows = [-by_distance * sizes - by_other * others for others in range(CROWD + 1)]
    return torch.cat([*rows, torch.tensor([none])])


class Network(nn.Module):
    """Encoder, heads and what scores pairs."""

    def __init__(self, shape: Shape | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape or Shape()
        self.drop = Dropout(dropout)
        self.encoder = Encoder(self.shape, dropout)
        self.head = nn.Linear(self.shape.hidden, WIDTH)
        self.tags = Field(HEADS["tags"].size)
        self.names = Field(HEADS["names"].size)
        self.bias = nn.ParameterDict(
            {
                "content_cue": nn.Parameter(_prior(0.7, 1.5, -6.0)),
                "cue_source": nn.Parameter(_prior(0.7, 1.5, -5.0)),
                "antecedent": nn.Parameter(_prior(0.2, 0.0, 0.0)),
            }
        )
        """By others between and signed distance; the last is the score of "none of them"."""

    def forward(self, ids: Tensor, case: Tensor, place: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Return every head's numbers for each word [batch, words, WIDTH].

        Args:
            ids: word pieces [batch, length].
            case: the case of each piece's word [batch, length].
            place: where each piece stands [batch, length].
            mask: true where a piece stands [batch, length].
            first: the place of each word's first piece [batch, words].
        """
        hidden = self.encoder(ids, case, place, mask)
        words = hidden.gather(1, first[..., None].expand(-1, -1, hidden.shape[2]))
        return self.head(self.drop(words)).float()
