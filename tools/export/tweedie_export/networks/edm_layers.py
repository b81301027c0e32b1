"""Layers of the networks of EDM. Karras et al. (2022), appendix F; parameters are named as in their weights."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class Resample(nn.Module):
    """Halves or doubles, each channel by itself, with a separable filter; and a convolution around it, unless size is 0."""

    def __init__(
        self,
        inputs: int,
        outputs: int,
        size: int,
        *,
        taps: list[float] | None = None,
        direction: str = "",
        after: bool = False,
    ) -> None:
        super().__init__()
        self.size, self.direction, self.after = size, direction, after
        self.box = taps == [1, 1]
        if size:
            self.weight = nn.Parameter(torch.zeros(outputs, inputs, size, size))
            self.bias = nn.Parameter(torch.zeros(outputs))
        if direction:
            line = torch.tensor(taps, dtype=torch.float32)
            self.register_buffer("resample_filter", (torch.outer(line, line) / line.sum() ** 2)[None, None])

    def forward(self, x: Tensor) -> Tensor:
        if not self.size:
            return self.resampled(x)
        if not self.after:
            return F.conv2d(self.resampled(x), self.weight, self.bias, padding=self.size // 2)
        reach = (
            self.resample_filter.shape[-1] - 1
        ) // 2  # what the filter sees beyond the edge is convolved too
        x = F.conv2d(x, self.weight, None, padding=self.size // 2 + reach)
        kernel = self.resample_filter.to(x.dtype).expand(x.shape[1], -1, -1, -1)
        return F.conv2d(x, kernel, self.bias, stride=2, groups=x.shape[1])

    def resampled(self, x: Tensor) -> Tensor:
        if not self.direction:
            return x
        down = self.direction == "down"
        if self.box:
            return F.avg_pool2d(x, 2) if down else F.interpolate(x, scale_factor=2.0, mode="nearest")
        channels, reach = x.shape[1], (self.resample_filter.shape[-1] - 1) // 2
        kernel = self.resample_filter.to(x.dtype).expand(channels, -1, -1, -1)
        if down:
            return F.conv2d(x, kernel, stride=2, padding=reach, groups=channels)
        return F.conv_transpose2d(x, 4 * kernel, stride=2, padding=reach, groups=channels)


def norm(channels: int, eps: float) -> nn.GroupNorm:
    return nn.GroupNorm(min(32, channels // 4), channels, eps=eps)


class UNetBlock(nn.Module):
    def __init__(
        self,
        inputs: int,
        outputs: int,
        embedding: int,
        *,
        taps: list[float],
        resampling: str = "",
        heads: int = 0,
        scale_shift: bool,
        projects: bool,
        gain: float,
        eps: float,
    ) -> None:
        super().__init__()
        self.in_channels, self.out_channels = inputs, outputs
        self.heads, self.scale_shift, self.gain = heads, scale_shift, gain
        moves = {"taps": taps, "direction": resampling}
        self.norm0, self.norm1 = norm(inputs, eps), norm(outputs, eps)
        self.conv0, self.conv1 = Resample(inputs, outputs, 3, **moves), Resample(outputs, outputs, 3)
        self.affine = nn.Linear(embedding, 2 * outputs if scale_shift else outputs)
        self.skip: nn.Module = nn.Identity()
        if inputs != outputs or resampling:
            self.skip = Resample(inputs, outputs, 1 if projects or inputs != outputs else 0, **moves)
        if heads:
            self.norm2 = norm(outputs, eps)
            self.qkv, self.proj = Resample(outputs, 3 * outputs, 1), Resample(outputs, outputs, 1)

    def forward(self, x: Tensor, embedding: Tensor) -> Tensor:
        h = self.conv0(F.silu(self.norm0(x)))
        move = self.affine(embedding)[:, :, None, None]
        if self.scale_shift:
            scale, shift = move.chunk(2, dim=1)
            h = self.norm1(h) * (1 + scale) + shift
        else:
            h = self.norm1(h + move)
        x = (self.conv1(F.silu(h)) + self.skip(x)) * self.gain
        return (x + self.proj(self.attended(x))) * self.gain if self.heads else x

    def attended(self, x: Tensor) -> Tensor:
        n, c, height, width = x.shape
        depth = c // self.heads
        parts = self.qkv(self.norm2(x)).reshape(n, self.heads, depth, 3, height * width)
        q, k, v = parts.unbind(3)
        weights = (q.transpose(2, 3) @ (k * depth**-0.5)).softmax(dim=-1)
        return (v @ weights.transpose(2, 3)).reshape(n, c, height, width)
