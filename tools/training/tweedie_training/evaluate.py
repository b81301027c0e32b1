"""PSNR of denoising at one go, D(x0 + sigma n, sigma), over noise levels."""

from collections.abc import Iterable

import numpy as np
import torch
from torch import Tensor

from .network import Denoiser


@torch.no_grad()
def denoising_psnr(network: Denoiser, pictures: Iterable[Tensor], levels: Iterable[float], seed: int = 0) -> dict[float, float]:
    """
    Means over the pictures [C, H, W] in [-1, 1], in dB, clipped to the range. `levels` in units of 1/255 of the range
    [0, 1], as is usual: sigma = 2 level / 255 in the network's units.
    """
    network = network.eval()
    found: dict[float, list[float]] = {level: [] for level in levels}
    for number, x0 in enumerate(pictures):
        x0 = whole(x0)[None]
        for level, values in found.items():
            sigma = 2 * level / 255
            generator = torch.Generator().manual_seed(seed + 1000 * number + int(level))
            noisy = x0 + sigma * torch.randn(x0.shape, generator=generator)
            error = (network(noisy, torch.tensor([sigma])).clamp(-1, 1) - x0) / 2
            values.append(-10 * float(np.log10(error.square().mean().item())))
    return {level: float(np.mean(values)) for level, values in found.items()}


def whole(picture: Tensor, multiple: int = 8) -> Tensor:
    """Without what is over at the right and at the bottom."""
    height, width = (size // multiple * multiple for size in picture.shape[-2:])
    return picture[..., :height, :width]
