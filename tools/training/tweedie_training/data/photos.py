"""Crops of photographs, turned and mirrored."""

import csv
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

LARGE, SMALL = "wallpapers640", "flowers128"


class Photos:
    """
    Crops of `side` x `side` pixels in [-1, 1]. Each has the same chance to come from a large photograph as `large` says;
    a photograph is drawn with a chance that goes with the number of its pixels. Large ones come at their size or smaller,
    down to half.
    """

    def __init__(self, folder: Path, *, side: int = 64, large: float = 0.75) -> None:
        self.side, self.share = side, large
        self.sets = [load(folder / name) for name in (LARGE, SMALL)]

    def batch(self, count: int, random: np.random.Generator) -> Tensor:
        crops = np.stack([self.crop(random) for _ in range(count)])
        return torch.from_numpy(crops).permute(0, 3, 1, 2).float().div_(127.5).sub_(1)

    def crop(self, random: np.random.Generator) -> np.ndarray:
        is_large = random.random() < self.share
        pictures, chances = self.sets[0 if is_large else 1]
        picture = pictures[int(np.searchsorted(chances, random.random()))]
        wanted = self.side
        if is_large and random.random() < 0.5:
            wanted = int(min(picture.shape[0], picture.shape[1], self.side * random.uniform(1, 2)))
        y = random.integers(picture.shape[0] - wanted + 1)
        x = random.integers(picture.shape[1] - wanted + 1)
        crop = picture[y : y + wanted, x : x + wanted]
        if wanted != self.side:
            crop = np.asarray(Image.fromarray(crop).resize((self.side, self.side), Image.Resampling.LANCZOS))
        crop = np.rot90(crop, random.integers(4))
        return crop[:, ::-1] if random.random() < 0.5 else crop


def load(folder: Path) -> tuple[list[np.ndarray], np.ndarray]:
    """The pictures that the manifest names, and the chances to draw one of the first n."""
    with open(folder / "manifest.csv", newline="") as rows:
        files = [row["file"] for row in csv.DictReader(rows)]
    pictures = [np.asarray(Image.open(folder / file).convert("RGB")) for file in files]
    chances = np.cumsum([float(picture.shape[0] * picture.shape[1]) for picture in pictures])
    return pictures, chances / chances[-1]
