"""Slices of an average brain with contrasts, phases and shapes drawn anew each time."""

import gzip
from pathlib import Path

import numpy as np
import torch
from scipy.ndimage import gaussian_filter, map_coordinates
from torch import Tensor

FIRST, LAST = 38, 155  # slices with enough brain in them
HELD_OUT = 10  # of ten slices, the first is never trained on


class Brains:
    """
    Complex images as (real, imaginary) [2, side, side], of magnitude at most about 1: the tissues of ICBM152 with a
    brightness each, as in T1, T2 and proton density, texture of the T1 atlas, a bias field, and a smooth phase.
    `held_out`: of the slices that are never trained on.
    """

    def __init__(self, folder: Path, *, side: int = 96, held_out: bool = False) -> None:
        self.side = side
        self.chosen = [z for z in range(FIRST, LAST) if (z % HELD_OUT == 0) == held_out]
        names = {"t1": "t1", "grey": "gm", "white": "wm"}
        self.maps = {
            key: read_nifti(folder / f"mni_icbm152_{name}_tal_nlin_sym_09a_converted.nii.gz") for key, name in names.items()
        }

    def batch(self, count: int, random: np.random.Generator) -> Tensor:
        return torch.from_numpy(np.stack([self.slice(random) for _ in range(count)]))

    def slice(self, random: np.random.Generator) -> np.ndarray:
        z = random.choice(self.chosen)
        grid = self.grid(random)
        t1, grey, white = (map_coordinates(self.maps[key][:, :, z], grid, order=1) for key in ("t1", "grey", "white"))
        inside = np.clip((t1 - 0.1) * 8, 0, 1)
        fluid = np.clip(inside - grey - white, 0, 1) * (t1 < 0.5)
        magnitude = self.contrast(t1, grey, white, fluid, random)
        magnitude *= np.clip(1 + 0.25 * smooth(random, self.side, self.side / 3), 0.3, 1.7)
        phase = np.pi * random.uniform(-1, 1) + random.uniform(0, 2) * smooth(random, self.side, self.side / 4)
        return np.stack([magnitude * np.cos(phase), magnitude * np.sin(phase)]).astype(np.float32)

    def contrast(
        self, t1: np.ndarray, grey: np.ndarray, white: np.ndarray, fluid: np.ndarray, random: np.random.Generator
    ) -> np.ndarray:
        """White over grey over fluid as in T1, the other way round as in T2, or nearly alike as in proton density."""
        kind = random.integers(3)
        levels = np.array([(0.5, 0.75, 0.15), (0.55, 0.4, 0.95), (0.8, 0.65, 0.9)][kind])
        levels = np.clip(levels + random.normal(0, 0.08, 3), 0.02, 1)
        tissue = levels[0] * grey + levels[1] * white + levels[2] * fluid
        texture = t1 if kind == 0 else np.clip(1.2 - t1, 0, 1) * (t1 > 0.05)
        return random.uniform(0.7, 1) * (0.7 * tissue + 0.3 * texture)

    def grid(self, random: np.random.Generator) -> np.ndarray:
        """Where each pixel of the picture lies in the slice: turned, scaled, bent and mirrored."""
        width, height = self.maps["t1"].shape[:2]
        angle, scale = random.normal(0, 0.15), np.exp(random.normal(0, 0.12)) * random.uniform(1, 233 / self.side)
        y, x = np.meshgrid(*[np.arange(self.side) - (self.side - 1) / 2] * 2, indexing="ij")
        if random.random() < 0.5:
            x = -x
        u = scale * (np.cos(angle) * x - np.sin(angle) * y) + width / 2
        v = scale * (np.sin(angle) * x + np.cos(angle) * y) + height / 2
        reach = np.maximum(0, (np.array([width, height]) - scale * self.side) / 2) + 8
        u += random.uniform(-reach[0], reach[0]) + 4 * smooth(random, self.side, self.side / 4)
        v += random.uniform(-reach[1], reach[1]) + 4 * smooth(random, self.side, self.side / 4)
        return np.stack([u, height - 1 - v])


def smooth(random: np.random.Generator, side: int, reach: float) -> np.ndarray:
    """A random field of standard deviation about 1 whose values agree over `reach` pixels."""
    field = gaussian_filter(random.standard_normal((side, side)), reach, mode="reflect")
    return field / (field.std() + 1e-12)


def read_nifti(path: Path) -> np.ndarray:
    """A volume of NIfTI-1 with one byte a voxel, in [0, 1], indexed x, y, z."""
    content = gzip.decompress(path.read_bytes())
    head = np.frombuffer(content[40:56], "<i2")
    kind, offset = int(np.frombuffer(content[70:72], "<i2")[0]), int(np.frombuffer(content[108:112], "<f4")[0])
    if head[0] != 3 or kind != 2:
        raise ValueError(f"{path} is no volume of bytes")
    shape = tuple(int(size) for size in head[1:4])
    voxels = np.frombuffer(content, np.uint8, int(np.prod(shape)), offset).reshape(shape, order="F")
    return voxels.astype(np.float32) / 255
