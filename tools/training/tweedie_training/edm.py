"""The loss of Karras et al., 2022 (EDM), and the average of weights that is kept."""

import torch
from torch import Tensor, nn


def edm_loss(denoiser: nn.Module, x0: Tensor, sigma: Tensor, noise: Tensor) -> Tensor:
    """The mean of (sigma^2 + sigma_data^2) / (sigma sigma_data)^2 |D(x0 + sigma n, sigma) - x0|^2: eq. 2 and 8, table 1."""
    s = sigma[:, None, None, None]
    error = denoiser(x0 + s * noise, sigma) - x0
    spread = denoiser.spread
    return ((s**2 + spread**2) / (s * spread) ** 2 * error**2).mean()


def draw_sigma(count: int, centre: float, width: float, generator: torch.Generator) -> Tensor:
    """ln(sigma) ~ N(centre, width^2), one of each slice of the distribution, so that batches differ less."""
    slices = (torch.arange(count) + torch.rand(count, generator=generator)) / count
    normal = torch.erfinv((2 * slices - 1).clamp(-0.999999, 0.999999)) * 2**0.5
    return torch.exp(centre + width * normal)


@torch.no_grad()
def follow(average: nn.Module, network: nn.Module, keep: float) -> None:
    """average <- keep average + (1 - keep) network"""
    for kept, now in zip(average.parameters(), network.parameters()):
        kept.lerp_(now, 1 - keep)
