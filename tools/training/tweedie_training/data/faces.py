"""Aligned cartoon faces, drawn by makeFaces.js."""

from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

HELD_OUT = 100  # of each style, the first ones are never trained on


class Faces:
    """Faces of 64 x 64 pixels in [-1, 1], mirrored half of the time; each style has the same chance."""

    def __init__(self, folder: Path) -> None:
        self.styles = [load(style) for style in sorted(folder.iterdir()) if style.is_dir()]
        if not self.styles:
            raise FileNotFoundError(f"{folder} has no folder of faces: run node makeFaces.js {folder}")

    def batch(self, count: int, random: np.random.Generator) -> Tensor:
        faces = np.stack([self.face(random) for _ in range(count)])
        return torch.from_numpy(faces).permute(0, 3, 1, 2).float().div_(127.5).sub_(1)

    def face(self, random: np.random.Generator) -> np.ndarray:
        style = self.styles[random.integers(len(self.styles))]
        face = style[random.integers(len(style))]
        return face[:, ::-1] if random.random() < 0.5 else face


def load(folder: Path) -> np.ndarray:
    files = sorted(folder.glob("*.png"))[HELD_OUT:]
    return np.stack([np.asarray(Image.open(file).convert("RGB")) for file in files])
