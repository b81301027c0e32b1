"""The ADM of EDM: the U-Net of Dhariwal and Nichol (2021), as Karras et al. (2022), table 7, train it."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .edm_layers import Resample, UNetBlock, norm
from .embedding import angles


class DhariwalUNet(nn.Module):
    def __init__(
        self,
        *,
        img_resolution: int,
        in_channels: int,
        out_channels: int,
        label_dim: int = 0,
        augment_dim: int = 0,
        model_channels: int = 192,
        channel_mult: tuple[int, ...] = (1, 2, 3, 4),
        channel_mult_emb: int = 4,
        num_blocks: int = 3,
        attn_resolutions: tuple[int, ...] = (32, 16, 8),
        head_channels: int = 64,
    ) -> None:
        super().__init__()
        self.width = model_channels
        e = channel_mult_emb * model_channels
        if augment_dim:
            self.map_augment = nn.Linear(augment_dim, model_channels, bias=False)
        self.map_layer0, self.map_layer1 = nn.Linear(model_channels, e), nn.Linear(e, e)
        if label_dim:
            self.map_label = nn.Linear(label_dim, e, bias=False)
        widths = [model_channels * multiple for multiple in channel_mult]
        sides = [img_resolution >> level for level in range(len(widths))]

        def block(inputs: int, outputs: int, *, attends: bool = False, resampling: str = "") -> UNetBlock:
            return UNetBlock(
                inputs,
                outputs,
                e,
                taps=[1, 1],
                resampling=resampling,
                heads=outputs // head_channels if attends else 0,
                scale_shift=True,
                projects=False,
                gain=1.0,
                eps=1e-5,
            )

        channels = widths[0]
        self.enc = nn.ModuleDict({f"{sides[0]}x{sides[0]}_conv": Resample(in_channels, channels, 3)})
        skips = [channels]
        for level, (side, width) in enumerate(zip(sides, widths)):
            if level:
                self.enc[f"{side}x{side}_down"] = block(channels, channels, resampling="down")
                skips.append(channels)
            for i in range(num_blocks):
                attends = side in attn_resolutions
                self.enc[f"{side}x{side}_block{i}"] = block(channels, width, attends=attends)
                skips.append(channels := width)
        self.dec = nn.ModuleDict()
        for level, (side, width) in reversed(list(enumerate(zip(sides, widths)))):
            if level == len(widths) - 1:
                self.dec[f"{side}x{side}_in0"] = block(channels, channels, attends=True)
                self.dec[f"{side}x{side}_in1"] = block(channels, channels)
            else:
                self.dec[f"{side}x{side}_up"] = block(channels, channels, resampling="up")
            for i in range(num_blocks + 1):
                attends = side in attn_resolutions
                self.dec[f"{side}x{side}_block{i}"] = block(channels + skips.pop(), width, attends=attends)
                channels = width
        self.out_norm, self.out_conv = norm(channels, 1e-5), Resample(channels, out_channels, 3)

    def forward(self, x: Tensor, noise: Tensor, label: Tensor | None = None) -> Tensor:
        angle = angles(noise, self.width // 2)
        embedding = torch.cat([angle.cos(), angle.sin()], dim=1)
        embedding = self.map_layer1(F.silu(self.map_layer0(embedding)))
        if label is not None:
            embedding = embedding + self.map_label(label)
        embedding = F.silu(embedding)
        skips = []
        for layer in self.enc.values():
            x = layer(x, embedding) if isinstance(layer, UNetBlock) else layer(x)
            skips.append(x)
        for layer in self.dec.values():
            if x.shape[1] != layer.in_channels:
                x = torch.cat([x, skips.pop()], dim=1)
            x = layer(x, embedding)
        return self.out_conv(F.silu(self.out_norm(x)))
