"""Latents of pictures."""

import numpy as np
import torch
from torch import Tensor

from ..autoencoder import Autoencoder
from ..edm import Data


class Latents:
    def __init__(self, pictures: Data, coder: Autoencoder) -> None:
        self.pictures, self.coder = pictures, coder
        self.device = next(coder.parameters()).device

    @torch.no_grad()
    def batch(self, count: int, random: np.random.Generator) -> Tensor:
        return self.coder.encoder(self.pictures.batch(count, random).to(self.device)).float().cpu()
