"""Trains a prior, goes on with what was begun, or writes it as model.onnx."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch

from .data.brains import Brains
from .data.photos import Photos
from .export import export
from .loop import Data, Plan, train
from .network import Denoiser
from .weights import load_onnx


@dataclass(frozen=True)
class Recipe:
    """What is particular about a prior. `spread`: the standard deviation of its data, sigma_data."""

    data: Callable[[Path], Data]
    channels: int
    spread: float


recipes = {
    "photos": Recipe(Photos, channels=3, spread=0.5),
    "brains": Recipe(Brains, channels=2, spread=0.27),
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="tweedie_training", description=__doc__)
    parser.add_argument("prior", choices=recipes)
    parser.add_argument("--data", type=Path, required=True, help="the folder with the pictures")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints go; what is there goes on")
    parser.add_argument("--start", type=Path, help="begin with the weights of this model.onnx")
    parser.add_argument("--export", type=Path, help="write the average of the weights here at the end")
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--fall", type=int, default=10_000, help="steps at the end in which the rate falls to 0")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()

    torch.set_num_threads(options.threads)
    recipe = recipes[options.prior]
    network = Denoiser(channels=recipe.channels, spread=recipe.spread)
    if options.start:
        load_onnx(network, options.start)
    plan = Plan(options.steps, options.fall, rate=options.rate, keep=0.9995)
    average = train(network, recipe.data(options.data), plan, options.out, device=options.device)
    if options.export:
        errors = export(average, recipe.channels, options.export, sizes=((64, 64), (40, 72)))
        print(f"{options.export}: relative error {errors['export']:.1e}, {errors['float16']:.1e} with weights as float16")


if __name__ == "__main__":
    main()
