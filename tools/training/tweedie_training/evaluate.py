"""PSNR of denoising at one go, D(x0 + sigma n, sigma), over noise levels: of a model.onnx, and of BM3D beside it."""

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image

from .data.brains import Brains

Denoise = Callable[[np.ndarray, float], np.ndarray]
"""A picture [H, W, C] in [0, 1] with noise of a standard deviation in the same units, to the picture without."""

LEVELS = (5, 15, 25, 50, 100)


def denoising_psnr(denoise: Denoise, x0: np.ndarray, level: float, seed: int) -> float:
    """In dB, clipped to the range. `level` in units of 1/255, as is usual."""
    sigma = level / 255
    noise = np.random.default_rng([seed, round(level)]).standard_normal(x0.shape)
    error = denoise(x0 + sigma * noise, sigma).clip(0, 1) - x0
    return -10 * float(np.log10(np.square(error).mean()))


def of_network(path: Path) -> Denoise:
    """The network sees [-1, 1], where the noise is twice as large."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])

    def denoise(noisy: np.ndarray, sigma: float) -> np.ndarray:
        x = (2 * noisy - 1).transpose(2, 0, 1)[None].astype(np.float32)
        (clean,) = session.run(None, {"x": x, "sigma": np.array([2 * sigma], np.float32)})
        return (clean[0].transpose(1, 2, 0) + 1) / 2

    return denoise


def of_bm3d() -> Denoise:
    from bm3d import bm3d_rgb  # of the package bm3d, free for research alone: nothing else here needs it

    return bm3d_rgb


def pictures_of(files: Iterable[Path], multiple: int = 8) -> list[np.ndarray]:
    """In [0, 1], without what is over at the right and at the bottom."""
    pictures = [np.asarray(Image.open(file).convert("RGB")) / 255 for file in files]
    return [x[: x.shape[0] // multiple * multiple, : x.shape[1] // multiple * multiple] for x in pictures]


def slices_of(folder: Path, count: int = 16, side: int = 128) -> list[np.ndarray]:
    """Complex slices that are never trained on, (real, imaginary) as two colours; their 0 lies at 0.5."""
    data = Brains(folder, side=side, held_out=True)
    return [data.slice(np.random.default_rng(seed)).transpose(1, 2, 0) / 2 + 0.5 for seed in range(count)]


def main() -> None:
    parser = argparse.ArgumentParser(prog="tweedie_training.evaluate", description=__doc__)
    parser.add_argument("model", type=Path, help="a model.onnx of a prior of pictures")
    parser.add_argument("pictures", type=Path, nargs="*", help="pictures that it was not trained on")
    parser.add_argument("--brains", type=Path, metavar="VOLUMES", help="held-out slices of these volumes instead")
    parser.add_argument("--bm3d", action="store_true", help="colour BM3D as well: seconds a picture and level")
    options = parser.parse_args()
    methods = {options.model.name: of_network(options.model)} | ({"BM3D": of_bm3d()} if options.bm3d else {})
    pictures = slices_of(options.brains) if options.brains else pictures_of(options.pictures)
    if not pictures:
        parser.error("name pictures, or --brains VOLUMES")
    for name, denoise in methods.items():
        for level in LEVELS:
            found = [denoising_psnr(denoise, x0, level, seed) for seed, x0 in enumerate(pictures)]
            print(f"{name}, sigma {level}: {np.mean(found):.2f} dB, {min(found):.2f} to {max(found):.2f}", flush=True)


if __name__ == "__main__":
    main()
