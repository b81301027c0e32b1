"""A U-Net of plain convolutions, SiLU and FiLM of the noise level: no normalisation, no attention, any size."""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

EMBEDDING = 128


class Block(nn.Module):
    """Two convolutions around a residual; the noise level scales and shifts in between."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.c1 = nn.Conv2d(inputs, outputs, 3, padding=1)
        self.c2 = nn.Conv2d(outputs, outputs, 3, padding=1)
        self.e = nn.Linear(EMBEDDING, 2 * outputs)
        self.skip = nn.Identity() if inputs == outputs else nn.Conv2d(inputs, outputs, 1)
        nn.init.zeros_(self.c2.weight)

    def forward(self, x: Tensor, level: Tensor) -> Tensor:
        scale, shift = self.e(level)[:, :, None, None].chunk(2, dim=1)
        return self.skip(x) + self.c2(F.silu(self.c1(F.silu(x)) * (1 + scale) + shift))


class Denoiser(nn.Module):
    """
    D(x, sigma) = E[x0 | x] of x = x0 + sigma n, preconditioned as in Karras et al., 2022 (EDM), table 1:
    D = c_skip x + c_out F(c_in x, ln(sigma) / 4).

    x [N, channels, H, W] with H and W multiples of 2^(len(widths) - 1), sigma [N].
    `widths`: channels of each scale, the finest first. `counts`: blocks of each scale but the coarsest, which has `middle`.
    `spread`: the standard deviation of the data, sigma_data.
    """

    def __init__(
        self,
        *,
        channels: int = 3,
        widths: tuple[int, ...] = (24, 48, 96, 192),
        counts: tuple[int, ...] = (1, 2, 2),
        middle: int = 4,
        spread: float = 0.5,
    ) -> None:
        super().__init__()
        if len(counts) != len(widths) - 1:
            raise ValueError(f"widths {widths} want {len(widths) - 1} counts, one of each scale but the coarsest, got {counts}")
        pairs, scales = list(zip(widths[:-1], widths[1:])), list(zip(widths[:-1], counts))
        self.spread = spread
        self.m1, self.m2 = nn.Linear(64, EMBEDDING), nn.Linear(EMBEDDING, EMBEDDING)
        self.inp = nn.Conv2d(channels, widths[0], 3, padding=1)
        self.down = nn.ModuleList(nn.ModuleList(Block(w, w) for _ in range(n)) for w, n in scales)
        self.ds = nn.ModuleList(nn.Conv2d(a, b, 2, stride=2) for a, b in pairs)
        self.mid = nn.ModuleList(Block(widths[-1], widths[-1]) for _ in range(middle))
        self.us = nn.ModuleList(nn.ConvTranspose2d(b, a, 2, stride=2) for a, b in pairs)
        self.up = nn.ModuleList(
            nn.ModuleList(Block(w if i else 2 * w, w) for i in range(n)) for w, n in scales
        )
        self.out = nn.Conv2d(widths[0], channels, 3, padding=1)
        nn.init.zeros_(self.out.weight)
        self.register_buffer("frequencies", torch.exp(torch.linspace(0, math.log(200), 32))[None], persistent=False)

    def forward(self, x: Tensor, sigma: Tensor) -> Tensor:
        s, data = sigma[:, None, None, None], self.spread**2
        variance = s**2 + data
        residual = self.network(x / variance.sqrt(), sigma.log() / 4)
        return data / variance * x + self.spread * s / variance.sqrt() * residual

    def network(self, x: Tensor, noise: Tensor) -> Tensor:
        """F(c_in x, c_noise) of EDM: what is left to learn."""
        angles = noise[:, None] * self.frequencies
        level = torch.cat([angles.cos(), angles.sin()], dim=1)
        level = F.silu(self.m2(F.silu(self.m1(level))))
        h, skips = self.inp(x), []
        for blocks, shrink in zip(self.down, self.ds):
            for block in blocks:
                h = block(h, level)
            skips.append(h)
            h = shrink(h)
        for block in self.mid:
            h = block(h, level)
        for blocks, grow, skip in reversed(list(zip(self.up, self.us, skips))):
            h = torch.cat([grow(h), skip], dim=1)
            for block in blocks:
                h = block(h, level)
        return self.out(F.silu(h))
