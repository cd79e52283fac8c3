"""Pre-norm Transformer with tied embeddings, over packed rows.

A row holds several sentences one after another; ``segment`` says which sentence a piece belongs
to, and attention stays inside it.  So every pass has one shape and next to no padding.
Positions are CTranslate2's: sine half, cosine half, from 1.
"""

import math
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.config import Shape

LONGEST = 512  # positions


@dataclass(frozen=True)
class Rows:
    """One pass: (rows, pieces) int64 each; segments never match between padding and sentences."""

    source: Tensor
    source_position: Tensor
    source_segment: Tensor
    target: Tensor  # shifted right
    target_position: Tensor
    target_segment: Tensor
    wanted: Tensor  # the next piece, or IGNORED


IGNORED = -100


def positions(length: int, width: int) -> Tensor:
    """(length, width) sine and cosine of positions 1, 2, ..."""
    scale = torch.exp(torch.arange(width // 2) * -(math.log(10000) / (width / 2 - 1)))
    angle = torch.arange(1, length + 1)[:, None] * scale[None]
    return torch.cat([angle.sin(), angle.cos()], 1)


class Linear(nn.Linear):
    """Linear map whose bias is added apart, so that the compiler fuses it into what follows."""

    def forward(self, x: Tensor) -> Tensor:
        """(..., out) from (..., in)."""
        product: Tensor = functional.linear(x, self.weight)
        return product + self.bias.to(product.dtype)


class Rectified(torch.autograd.Function):
    """ReLU whose gradient is read off its output.

    PyTorch's own keeps a boolean mask, which the CPU compiler does not vectorise: three quarters
    of a second in a step of 2.7 s.
    """

    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        """max(x, 0)."""
        y = x.clamp(min=0)
        ctx.save_for_backward(y)
        return y

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> Tensor:
        """The gradient where the output is positive."""
        (y,) = ctx.saved_tensors
        positive: Tensor = (y * 1e30).clamp(max=1)
        return gradient * positive


class SmoothedLoss(torch.autograd.Function):
    """Label-smoothed cross entropy with its gradient written out, all of it elementwise."""

    @staticmethod
    def forward(
        ctx: Any, logits: Tensor, wanted: Tensor, smoothing: float
    ) -> tuple[Tensor, Tensor]:
        """Sums of the smoothed and the plain loss over (places, vocabulary) logits."""
        kept = wanted != IGNORED
        total = logits.float().logsumexp(-1)
        plain = total - logits.gather(1, wanted.clamp(min=0)[:, None]).squeeze(1).float()
        smooth = (1 - smoothing) * plain + smoothing * (total - logits.float().mean(-1))
        ctx.save_for_backward(logits, wanted, total, kept)
        ctx.smoothing = smoothing
        return (smooth * kept).sum(), (plain * kept).sum()

    @staticmethod
    def backward(ctx: Any, gradient: Tensor, _: Tensor) -> tuple[Tensor, None, None]:
        """Softmax less the smoothed target."""
        logits, wanted, total, kept = ctx.saved_tensors
        vocabulary = logits.shape[1]
        hit = (
            torch.arange(vocabulary, dtype=torch.int32, device=logits.device)[None]
            == wanted.int()[:, None]
        )
        share = (logits.float() - total[:, None]).exp() - ctx.smoothing / vocabulary
        share = share - torch.where(hit, 1 - ctx.smoothing, 0.0)
        return (share * (kept * gradient)[:, None]).to(logits.dtype), None, None


class Attention(nn.Module):
    """Multi-head attention of ``x`` over ``memory``."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query = Linear(width, width)
        self.key_value = Linear(width, 2 * width)
        self.out = Linear(width, width)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """(rows, T, width) from (rows, T, width), (rows, S, width) and a (rows, 1, T, S) bias."""
        query = self.split(self.query(x))
        key, value = (self.split(part) for part in self.key_value(memory).chunk(2, -1))
        scores = (query * query.shape[-1] ** -0.5) @ key.transpose(-1, -2) + mask
        attended = scores.softmax(-1).to(value.dtype) @ value
        return self.out(attended.transpose(1, 2).flatten(2))

    def split(self, x: Tensor) -> Tensor:
        """(rows, T, width) -> (rows, heads, T, width / heads)."""
        return x.view(*x.shape[:2], self.heads, -1).transpose(1, 2)


class Inner(nn.Module):
    """Feed-forward block."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.up = Linear(width, inner)
        self.down = Linear(inner, width)

    def forward(self, x: Tensor) -> Tensor:
        """Same shape out."""
        return self.down(Rectified.apply(self.up(x)))


class EncoderLayer(nn.Module):
    """Self-attention, feed-forward."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.self_norm = nn.LayerNorm(shape.width)
        self.self_attention = Attention(shape.width, shape.heads)
        self.inner_norm = nn.LayerNorm(shape.width)
        self.inner = Inner(shape.width, shape.inner)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Same shape out."""
        y = self.self_norm(x)
        x = x + self.self_attention(y, y, mask)
        return x + self.inner(self.inner_norm(x))


class DecoderLayer(nn.Module):
    """Self-attention, attention over the source, feed-forward."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.self_norm = nn.LayerNorm(shape.width)
        self.self_attention = Attention(shape.width, shape.heads)
        self.cross_norm = nn.LayerNorm(shape.width)
        self.cross_attention = Attention(shape.width, shape.heads)
        self.inner_norm = nn.LayerNorm(shape.width)
        self.inner = Inner(shape.width, shape.inner)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor, cross_mask: Tensor) -> Tensor:
        """Same shape out."""
        y = self.self_norm(x)
        x = x + self.self_attention(y, y, mask)
        x = x + self.cross_attention(self.cross_norm(x), memory, cross_mask)
        return x + self.inner(self.inner_norm(x))


class Translator(nn.Module):
    """Source rows and shifted target rows -> states, and the loss over them."""

    position: Tensor

    def __init__(self, vocabulary: int, shape: Shape) -> None:
        super().__init__()
        self.width = shape.width
        self.embedding = nn.Embedding(vocabulary, shape.width)
        self.encoder = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.encoder))
        self.decoder = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.decoder))
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.decoder_norm = nn.LayerNorm(shape.width)
        self.bias = nn.Parameter(torch.zeros(vocabulary))
        self.register_buffer("position", positions(LONGEST, shape.width), persistent=False)
        nn.init.normal_(self.embedding.weight, 0, shape.width**-0.5)
        for matrix in self.matrices():
            nn.init.xavier_uniform_(matrix)

    def matrices(self) -> list[nn.Parameter]:
        """Every weight matrix but the embeddings."""
        return [
            p
            for name, p in self.named_parameters()
            if p.dim() == 2 and not name.startswith("embedding")
        ]

    def embed(self, pieces: Tensor, position: Tensor) -> Tensor:
        """(rows, T, width)."""
        return self.embedding(pieces) * math.sqrt(self.width) + self.position[position]

    def forward(self, rows: Rows, smoothing: float) -> tuple[Tensor, Tensor]:
        """Sum over wanted pieces of the smoothed loss and of the plain loss, in nats."""
        states = self.decode(rows, self.encode(rows))
        logits = functional.linear(states, self.embedding.weight).flatten(0, 1)
        logits = logits + self.bias.to(logits.dtype)
        losses: tuple[Tensor, Tensor] = SmoothedLoss.apply(logits, rows.wanted.flatten(), smoothing)
        return losses

    def encode(self, rows: Rows) -> Tensor:
        """(rows, S, width)."""
        x = self.embed(rows.source, rows.source_position)
        mask = bias(rows.source_segment[:, :, None] == rows.source_segment[:, None, :], x)
        for layer in self.encoder:
            x = layer(x, mask)
        return self.encoder_norm(x)

    def decode(self, rows: Rows, memory: Tensor) -> Tensor:
        """(rows, T, width)."""
        x = self.embed(rows.target, rows.target_position)
        length = rows.target.shape[1]
        past = torch.ones(length, length, dtype=torch.bool, device=x.device).tril()
        mask = bias((rows.target_segment[:, :, None] == rows.target_segment[:, None, :]) & past, x)
        cross_mask = bias(rows.target_segment[:, :, None] == rows.source_segment[:, None, :], x)
        for layer in self.decoder:
            x = layer(x, memory, mask, cross_mask)
        return self.decoder_norm(x)


def bias(allowed: Tensor, like: Tensor) -> Tensor:
    """Attention bias (rows, 1, T, S): 0 where allowed, a large negative number elsewhere."""
    dtype = (
        torch.get_autocast_dtype(like.device.type)
        if torch.is_autocast_enabled(like.device.type)
        else like.dtype
    )
    return torch.zeros(allowed.shape, dtype=dtype, device=like.device).masked_fill(~allowed, -1e4)[
        :, None
    ]
