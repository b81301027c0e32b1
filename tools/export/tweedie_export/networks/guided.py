"""The U-Net of guided diffusion. Dhariwal and Nichol (2021), appendices; its parameters are named as in their weights."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .embedding import angles


@dataclass(frozen=True)
class GuidedShape:
    """All but the heads shows in the weights."""

    width: int
    multiples: tuple[float, ...]
    blocks: int
    """Residual blocks for each resolution, on the way down."""
    attention: tuple[bool, ...]
    """At which resolutions pixels attend to each other, the finest first."""
    outputs: int
    inputs: int = 3
    classes: int = 0
    scale_shift: bool = True
    residual_resampling: bool = True
    head_channels: int = 64
    new_attention_order: bool = False
    groups: int = 32


class Residual(nn.Module):
    def __init__(self, inputs: int, outputs: int, shape: GuidedShape, resampling: str = "") -> None:
        super().__init__()
        self.scale_shift, self.resampling = shape.scale_shift, resampling
        moves = 2 * outputs if shape.scale_shift else outputs
        self.in_layers = nn.Sequential(
            nn.GroupNorm(shape.groups, inputs), nn.SiLU(), nn.Conv2d(inputs, outputs, 3, padding=1)
        )
        self.emb_layers = nn.Sequential(nn.SiLU(), nn.Linear(4 * shape.width, moves))
        self.out_layers = nn.Sequential(
            nn.GroupNorm(shape.groups, outputs),
            nn.SiLU(),
            nn.Identity(),  # dropout, in training
            nn.Conv2d(outputs, outputs, 3, padding=1),
        )
        self.skip_connection = nn.Identity() if inputs == outputs else nn.Conv2d(inputs, outputs, 1)

    def forward(self, x: Tensor, embedding: Tensor) -> Tensor:
        norm, swish, conv = self.in_layers
        h = conv(resampled(swish(norm(x)), self.resampling))
        move = self.emb_layers(embedding)[:, :, None, None]
        if self.scale_shift:
            scale, shift = move.chunk(2, dim=1)
            h = self.out_layers[0](h) * (1 + scale) + shift
        else:
            h = self.out_layers[0](h + move)
        return self.skip_connection(resampled(x, self.resampling)) + self.out_layers[1:](h)


def resampled(x: Tensor, direction: str) -> Tensor:
    if direction == "down":
        return F.avg_pool2d(x, 2)
    return F.interpolate(x, scale_factor=2.0, mode="nearest") if direction == "up" else x


class Attention(nn.Module):
    def __init__(self, channels: int, shape: GuidedShape) -> None:
        super().__init__()
        self.heads, self.new_order = channels // shape.head_channels, shape.new_attention_order
        self.norm = nn.GroupNorm(shape.groups, channels)
        self.qkv = nn.Conv1d(channels, 3 * channels, 1)
        self.proj_out = nn.Conv1d(channels, channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        n, c, height, width = x.shape
        flat = x.reshape(n, c, height * width)
        order = (n, 3, self.heads, -1) if self.new_order else (n, self.heads, 3, -1)
        parts = self.qkv(self.norm(flat)).reshape(*order, height * width)
        q, k, v = parts.unbind(1 if self.new_order else 2)
        scale = (c // self.heads) ** -0.25
        weights = ((q * scale).transpose(2, 3) @ (k * scale)).softmax(dim=-1)
        mixed = (v @ weights.transpose(2, 3)).reshape(n, c, height * width)
        return (flat + self.proj_out(mixed)).reshape(n, c, height, width)


class Down(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        self.op = nn.Conv2d(channels, channels, 3, stride=2, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        return self.op(x)


class Up(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        return self.conv(resampled(x, "up"))


class Stage(nn.Sequential):
    """Layers one after the other, of which only residual blocks hear of the noise level."""

    def forward(self, x: Tensor, embedding: Tensor) -> Tensor:
        for layer in self:
            x = layer(x, embedding) if isinstance(layer, Residual) else layer(x)
        return x


class GuidedUNet(nn.Module):
    def __init__(self, shape: GuidedShape) -> None:
        super().__init__()
        self.width = shape.width
        e = 4 * shape.width
        self.time_embed = nn.Sequential(nn.Linear(shape.width, e), nn.SiLU(), nn.Linear(e, e))
        if shape.classes:
            self.label_emb = nn.Embedding(shape.classes, e)
        widths = [int(multiple * shape.width) for multiple in shape.multiples]
        channels = widths[0]
        last = len(widths) - 1

        def layers(inputs: int, level: int) -> list[nn.Module]:
            block = Residual(inputs, widths[level], shape)
            return [block, Attention(widths[level], shape)] if shape.attention[level] else [block]

        def resample(channels: int, direction: str) -> nn.Module:
            if shape.residual_resampling:
                return Residual(channels, channels, shape, direction)
            return Down(channels) if direction == "down" else Up(channels)

        self.input_blocks = nn.ModuleList([Stage(nn.Conv2d(shape.inputs, channels, 3, padding=1))])
        skips = [channels]
        for level, width in enumerate(widths):
            for _ in range(shape.blocks):
                self.input_blocks.append(Stage(*layers(channels, level)))
                skips.append(channels := width)
            if level < last:
                self.input_blocks.append(Stage(resample(channels, "down")))
                skips.append(channels)
        self.middle_block = Stage(
            Residual(channels, channels, shape),
            Attention(channels, shape),
            Residual(channels, channels, shape),
        )
        self.output_blocks = nn.ModuleList()
        for level in reversed(range(len(widths))):
            for i in range(shape.blocks + 1):
                stage = layers(channels + skips.pop(), level)
                channels = widths[level]
                if level and i == shape.blocks:
                    stage.append(resample(channels, "up"))
                self.output_blocks.append(Stage(*stage))
        self.out = nn.Sequential(
            nn.GroupNorm(shape.groups, channels), nn.SiLU(), nn.Conv2d(channels, shape.outputs, 3, padding=1)
        )

    def forward(self, x: Tensor, timestep: Tensor, label: Tensor | None = None) -> Tensor:
        angle = angles(timestep, self.width // 2)
        embedding = self.time_embed(torch.cat([angle.cos(), angle.sin()], dim=1))
        if label is not None:
            embedding = embedding + self.label_emb(label)
        skips = []
        for stage in self.input_blocks:
            x = stage(x, embedding)
            skips.append(x)
        x = self.middle_block(x, embedding)
        for stage in self.output_blocks:
            x = stage(torch.cat([x, skips.pop()], dim=1), embedding)
        return self.out(x)
