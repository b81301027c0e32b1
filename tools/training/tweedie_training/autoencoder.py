"""An autoencoder that makes pictures four times smaller in each direction, for priors of latents."""

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .edm import Data
from .export import export_graph
from .loop import Loss, Plan, train

BLUR = 0.05
"""Standard deviation of the noise on latents while training, which are about 1 large: a decoder that is smooth."""


class Residual(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.c1 = nn.Conv2d(width, width, 3, padding=1)
        self.c2 = nn.Conv2d(width, width, 3, padding=1)
        nn.init.zeros_(self.c2.weight)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.c2(F.silu(self.c1(F.silu(x))))


class Autoencoder(nn.Module):
    """
    Pictures [N, 3, H, W] in [-1, 1] to latents [N, channels, H/4, W/4] and back. H and W are multiples of 4.
    Training holds the latents' mean at 0 and their variance at 1.
    """

    def __init__(self, *, channels: int = 4, widths: tuple[int, int, int] = (24, 48, 72)) -> None:
        super().__init__()
        a, b, c = widths
        self.encoder = nn.Sequential(
            nn.Conv2d(3, a, 3, padding=1),
            Residual(a),
            nn.Conv2d(a, b, 2, stride=2),
            Residual(b),
            nn.Conv2d(b, c, 2, stride=2),
            Residual(c),
            Residual(c),
            nn.Conv2d(c, channels, 1),
        )
        self.decoder = nn.Sequential(
            nn.Conv2d(channels, c, 3, padding=1),
            Residual(c),
            Residual(c),
            Residual(c),
            nn.ConvTranspose2d(c, b, 2, stride=2),
            Residual(b),
            Residual(b),
            nn.ConvTranspose2d(b, a, 2, stride=2),
            Residual(a),
            nn.SiLU(),
            nn.Conv2d(a, 3, 3, padding=1),
        )


def coding(data: Data, *, batch: int = 8) -> Loss:
    """
    The mean absolute error of pictures and of their differences between neighbours, which keeps edges, from latents with
    a little noise; and how far the latents' moments are from 0 and 1.
    """

    def loss(coder: nn.Module, random: np.random.Generator, device: str) -> Tensor:
        x = data.batch(batch, random).to(device, memory_format=torch.channels_last)
        z = coder.encoder(x)
        noise = torch.randn(z.shape, generator=torch.Generator().manual_seed(int(random.integers(2**62)))).to(device)
        error = coder.decoder(z + BLUR * noise) - x
        edges = error.diff(dim=2).abs().mean() + error.diff(dim=3).abs().mean()
        mean, variance = z.mean(dim=(0, 2, 3)), z.var(dim=(0, 2, 3))
        moments = mean.square().mean() + (variance - 1).square().mean()
        return error.abs().mean() + edges + 0.01 * moments

    return loss


def train_autoencoder(make: type[Autoencoder], data: Data, plan: Plan, folder: Path, *, device: str) -> Autoencoder:
    return train(make(), coding(data), plan, folder, device=device).eval()


def export_autoencoder(coder: Autoencoder, folder: Path) -> dict[str, float]:
    """Writes encoder.onnx and decoder.onnx. Gives the largest error of each relative to the norm of what comes out."""
    coder = coder.cpu().eval()
    generator = torch.Generator().manual_seed(0)
    pictures = torch.rand(2, 3, 48, 64, generator=generator) * 2 - 1
    latents = torch.randn(2, 4, 12, 16, generator=generator)
    return {
        "encoder.onnx": export_graph(coder.encoder, {"image": pictures}, "latent", folder / "encoder.onnx"),
        "decoder.onnx": export_graph(coder.decoder, {"latent": latents}, "image", folder / "decoder.onnx"),
    }
