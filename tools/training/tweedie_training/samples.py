"""A sheet of samples of a prior: `python -m tweedie_training.samples model.onnx sheet.png --shape 3 64 64`."""

import argparse
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from PIL import Image
from torch import Tensor

from .edm import sample


def main() -> None:
    parser = argparse.ArgumentParser(prog="tweedie_training.samples", description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("sheet", type=Path, help="where the sheet goes; a PNG")
    parser.add_argument("--shape", type=int, nargs=3, default=(3, 64, 64), metavar=("C", "H", "W"))
    parser.add_argument("--columns", type=int, default=8)
    parser.add_argument("--rows", type=int, default=8)
    parser.add_argument("--steps", type=int, default=30)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--decoder", type=Path, help="decoder.onnx, where the prior is one of latents")
    options = parser.parse_args()
    denoiser = function_of(options.model)
    drawn = sample(denoiser, (options.columns * options.rows, *options.shape), steps=options.steps, seed=options.seed)
    if options.decoder:
        drawn = function_of(options.decoder)(drawn)
    sheet(drawn, options.columns).save(options.sheet)


def function_of(path: Path):
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    names = [entry.name for entry in session.get_inputs()]

    def call(*inputs: Tensor) -> Tensor:
        (output,) = session.run(None, {name: value.numpy() for name, value in zip(names, inputs, strict=True)})
        return torch.from_numpy(output)

    return call


def sheet(pictures: Tensor, columns: int) -> Image.Image:
    """Colours as they are; of complex pictures the magnitude."""
    if pictures.shape[1] == 2:
        pictures = 2 * pictures.norm(dim=1, keepdim=True).expand(-1, 3, -1, -1) - 1
    count, _, height, width = pictures.shape
    values = ((pictures.clamp(-1, 1) + 1) * 127.5).round().byte().permute(0, 2, 3, 1).numpy()
    rows = [np.concatenate(values[first : first + columns], axis=1) for first in range(0, count, columns)]
    return Image.fromarray(np.concatenate(rows, axis=0))


if __name__ == "__main__":
    main()
