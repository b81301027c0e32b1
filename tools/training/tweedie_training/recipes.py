"""What is particular about each prior."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .autoencoder import Autoencoder
from .data.brains import Brains
from .data.faces import Faces
from .data.photos import Photos
from .edm import Data
from .network import Denoiser


@dataclass(frozen=True)
class Recipe:
    """
    `data`: of a folder, and of the side of crops unless `is_closed`: for pictures of one size alone.
    `spread`: the standard deviation of the data, sigma_data. `centre`, `deviation`: mean and standard deviation of ln(sigma) in
    training. `widths`, `counts`: of the network. `autoencoder`: the network sees latents of it.
    """

    data: Callable[..., Data]
    channels: int
    spread: float
    steps: int
    batch: int = 32
    centre: float = -1.0
    deviation: float = 1.4
    widths: tuple[int, ...] = (24, 48, 96, 192)
    counts: tuple[int, ...] = (1, 2, 2)
    is_closed: bool = False
    autoencoder: Callable[[], Autoencoder] | None = None

    def network(self) -> Denoiser:
        return Denoiser(channels=self.channels, widths=self.widths, counts=self.counts, spread=self.spread)


recipes = {
    "photos": Recipe(
        Photos, channels=3, spread=0.5, steps=27_000, centre=-2.0, widths=(32, 64, 128), counts=(1, 2)
    ),
    "faces": Recipe(Faces, channels=3, spread=0.5, steps=50_000, is_closed=True),
    "brains": Recipe(Brains, channels=2, spread=0.27, steps=30_000, batch=16, widths=(16, 32, 64, 128)),
    "photos-latent": Recipe(
        lambda folder, side=128: Photos(folder, side=side),
        channels=4,
        spread=1.0,
        steps=30_000,
        widths=(40, 64, 80),
        counts=(2, 2),
        autoencoder=Autoencoder,
    ),
}
