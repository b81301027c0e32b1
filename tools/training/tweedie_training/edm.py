"""The loss of Karras et al., 2022 (EDM), and sampling by its method of Heun."""

import math
from typing import Protocol

import numpy as np
import torch
from torch import Tensor, nn

from .loop import Loss
from .network import Denoiser

LEAST, LARGEST = 0.002, 80.0
"""The noise levels of the priors."""


class Data(Protocol):
    def batch(self, count: int, random: np.random.Generator) -> Tensor: ...


def denoising(data: Data, *, batch: int = 32, centre: float = -1.0, deviation: float = 1.4) -> Loss:
    """The loss of EDM on pictures of `data`, ln(sigma) ~ N(centre, deviation^2)."""

    def loss(network: nn.Module, random: np.random.Generator, device: str) -> Tensor:
        generator = torch.Generator().manual_seed(int(random.integers(2**62)))
        x0 = data.batch(batch, random)
        sigma = draw_sigma(batch, centre, deviation, generator)
        noise = torch.randn(x0.shape, generator=generator)
        x0, noise = (each.to(device, memory_format=torch.channels_last) for each in (x0, noise))
        return edm_loss(network, x0, sigma.to(device), noise)

    return loss


def edm_loss(denoiser: nn.Module, x0: Tensor, sigma: Tensor, noise: Tensor) -> Tensor:
    """The mean of (sigma^2 + sigma_data^2) / (sigma sigma_data)^2 |D(x0 + sigma n, sigma) - x0|^2: eq. 2 and 8, table 1."""
    s = sigma[:, None, None, None]
    error = denoiser(x0 + s * noise, sigma) - x0
    spread = denoiser.spread
    return ((s**2 + spread**2) / (s * spread) ** 2 * error**2).mean()


def draw_sigma(count: int, centre: float, deviation: float, generator: torch.Generator) -> Tensor:
    """
    ln(sigma) ~ N(centre, deviation^2), and for one of eight uniform over the range of the priors, whose ends the normal ones
    hardly reach. Both are drawn one of each slice of their distribution, so that batches differ less, and what lies beyond
    the range is moved to its ends: seen once in thousands of steps, it would only shake the weights.
    """
    even = count // 8
    normal = torch.erfinv((2 * slices(count - even, generator) - 1).clamp(-0.999999, 0.999999)) * 2**0.5
    uniform = math.log(LEAST) + slices(even, generator) * math.log(LARGEST / LEAST)
    return torch.exp(torch.cat([centre + deviation * normal, uniform])).clamp(LEAST, LARGEST)


def slices(count: int, generator: torch.Generator) -> Tensor:
    """Uniform numbers from 0 to 1, one of each of `count` equal slices."""
    return (torch.arange(count) + torch.rand(count, generator=generator)) / count


@torch.no_grad()
def sample(denoiser: Denoiser, shape: tuple[int, ...], *, steps: int = 30, seed: int = 0) -> Tensor:
    """Draws from the prior along the probability flow, sigma from 80 to 0.002: algorithm 1 without churn, rho = 7."""
    rho = 7
    ramp = torch.linspace(0, 1, steps)
    sigmas = (LARGEST ** (1 / rho) + ramp * (LEAST ** (1 / rho) - LARGEST ** (1 / rho))) ** rho
    x = LARGEST * torch.randn(shape, generator=torch.Generator().manual_seed(seed))
    for now, then in zip(sigmas, [*sigmas[1:], torch.zeros(())]):
        slope = (x - denoiser(x, now.expand(shape[0]))) / now
        moved = x + (then - now) * slope
        if then > 0:
            slope = (slope + (moved - denoiser(moved, then.expand(shape[0]))) / then) / 2
            moved = x + (then - now) * slope
        x = moved
    return x
