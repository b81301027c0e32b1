"""DDPM++ and NCSN++: the U-Nets of Song et al. (2021), as Karras et al. (2022), table 7, train them."""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .edm_layers import Resample, UNetBlock, norm
from .embedding import angles


class Fourier(nn.Module):
    def __init__(self, count: int) -> None:
        super().__init__()
        self.register_buffer("freqs", torch.zeros(count))

    def forward(self, t: Tensor) -> Tensor:
        return t[:, None] * (2 * math.pi * self.freqs.to(t.dtype))[None]


class SongUNet(nn.Module):
    def __init__(
        self,
        *,
        img_resolution: int,
        in_channels: int,
        out_channels: int,
        label_dim: int = 0,
        augment_dim: int = 0,
        model_channels: int = 128,
        channel_mult: tuple[int, ...] = (1, 2, 2, 2),
        channel_mult_emb: int = 4,
        num_blocks: int = 4,
        attn_resolutions: tuple[int, ...] = (16,),
        embedding_type: str = "positional",
        channel_mult_noise: int = 1,
        encoder_type: str = "standard",
        decoder_type: str = "standard",
        resample_filter: tuple[float, ...] = (1, 1),
    ) -> None:
        super().__init__()
        e, self.features = channel_mult_emb * model_channels, channel_mult_noise * model_channels
        if embedding_type == "fourier":
            self.map_noise = Fourier(self.features // 2)
        if label_dim:
            self.map_label = nn.Linear(label_dim, self.features)
        if augment_dim:
            self.map_augment = nn.Linear(augment_dim, self.features, bias=False)
        self.map_layer0, self.map_layer1 = nn.Linear(self.features, e), nn.Linear(e, e)
        taps = list(resample_filter)
        widths = [model_channels * multiple for multiple in channel_mult]
        sides = [img_resolution >> level for level in range(len(widths))]

        def block(inputs: int, outputs: int, *, attends: bool = False, resampling: str = "") -> UNetBlock:
            return UNetBlock(
                inputs,
                outputs,
                e,
                taps=taps,
                resampling=resampling,
                heads=1 if attends else 0,
                scale_shift=False,
                projects=True,
                gain=0.5**0.5,
                eps=1e-6,
            )

        channels, pyramid = model_channels, in_channels
        self.enc = nn.ModuleDict({f"{sides[0]}x{sides[0]}_conv": Resample(in_channels, channels, 3)})
        skips = [channels]
        for level, (side, width) in enumerate(zip(sides, widths)):
            at = f"{side}x{side}"
            if level:
                self.enc[f"{at}_down"] = block(channels, channels, resampling="down")
                skips.append(channels)
                if encoder_type == "skip":
                    self.enc[f"{at}_aux_down"] = Resample(pyramid, pyramid, 0, taps=taps, direction="down")
                    self.enc[f"{at}_aux_skip"] = Resample(pyramid, channels, 1)
                if encoder_type == "residual":
                    self.enc[f"{at}_aux_residual"] = Resample(
                        pyramid, channels, 3, taps=taps, direction="down", after=True
                    )
                    pyramid = channels
            for i in range(num_blocks):
                self.enc[f"{at}_block{i}"] = block(channels, width, attends=side in attn_resolutions)
                skips.append(channels := width)
        self.dec = nn.ModuleDict()
        for level, (side, width) in reversed(list(enumerate(zip(sides, widths)))):
            at, last = f"{side}x{side}", level == len(widths) - 1
            if last:
                self.dec[f"{at}_in0"] = block(channels, channels, attends=True)
                self.dec[f"{at}_in1"] = block(channels, channels)
            else:
                self.dec[f"{at}_up"] = block(channels, channels, resampling="up")
            for i in range(num_blocks + 1):
                attends = i == num_blocks and side in attn_resolutions
                self.dec[f"{at}_block{i}"] = block(channels + skips.pop(), width, attends=attends)
                channels = width
            if decoder_type == "skip" or not level:
                if decoder_type == "skip" and not last:
                    self.dec[f"{at}_aux_up"] = Resample(
                        out_channels, out_channels, 0, taps=taps, direction="up"
                    )
                self.dec[f"{at}_aux_norm"] = norm(channels, 1e-6)
                self.dec[f"{at}_aux_conv"] = Resample(channels, out_channels, 3)

    def embed(self, noise: Tensor, label: Tensor | None) -> Tensor:
        fourier = hasattr(self, "map_noise")
        angle = self.map_noise(noise) if fourier else angles(noise, self.features // 2, to_the_end=True)
        embedding = torch.cat([angle.sin(), angle.cos()], dim=1)
        if label is not None:
            embedding = embedding + self.map_label(label * self.map_label.in_features**0.5)
        return F.silu(self.map_layer1(F.silu(self.map_layer0(embedding))))

    def forward(self, x: Tensor, noise: Tensor, label: Tensor | None = None) -> Tensor:
        embedding = self.embed(noise, label)
        skips, pyramid = [], x
        for name, layer in self.enc.items():
            if name.endswith("_aux_down"):
                pyramid = layer(pyramid)
            elif name.endswith("_aux_skip"):
                x = skips[-1] = x + layer(pyramid)
            elif name.endswith("_aux_residual"):
                x = skips[-1] = pyramid = (x + layer(pyramid)) * 0.5**0.5
            else:
                x = layer(x, embedding) if isinstance(layer, UNetBlock) else layer(x)
                skips.append(x)
        picture: Tensor | None = None
        for name, layer in self.dec.items():
            if name.endswith("_aux_up"):
                picture = layer(picture)
            elif name.endswith("_aux_norm"):
                normed = layer(x)
            elif name.endswith("_aux_conv"):
                drawn = layer(F.silu(normed))
                picture = drawn if picture is None else picture + drawn
            else:
                if x.shape[1] != layer.in_channels:
                    x = torch.cat([x, skips.pop()], dim=1)
                x = layer(x, embedding)
        return picture
