"""Trains a prior, goes on with what was begun, or writes it as model.onnx."""

import argparse
from dataclasses import replace
from pathlib import Path

import torch

from .autoencoder import export_autoencoder, train_autoencoder
from .data.latents import Latents
from .edm import denoising
from .export import export
from .loop import Plan, train
from .probe import write_probe
from .recipes import recipes
from .weights import load_onnx


def main() -> None:
    parser = argparse.ArgumentParser(prog="tweedie_training", description=__doc__)
    parser.add_argument("prior", choices=recipes)
    parser.add_argument("--data", type=Path, required=True, help="the folder with the pictures")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints go; what is there goes on")
    parser.add_argument("--start", type=Path, help="begin with the weights of this model.onnx")
    parser.add_argument("--export", type=Path, help="write the average of the weights into this folder at the end")
    parser.add_argument("--steps", type=int, help="instead of those of the recipe")
    parser.add_argument("--fall", type=int, default=2000, help="steps at the end in which the rate falls to 0")
    parser.add_argument("--side", type=int, help="of crops, instead of that of the recipe: larger ones at the end show more around")
    parser.add_argument("--batch", type=int, help="pictures of a step, instead of those of the recipe")
    parser.add_argument("--widths", type=int, nargs="+", help="channels of each scale, instead of those of the recipe")
    parser.add_argument("--counts", type=int, nargs="+", help="blocks of each scale but the coarsest, instead of those of the recipe")
    parser.add_argument("--centre", type=float, help="the mean of ln(sigma), instead of that of the recipe")
    parser.add_argument("--deviation", type=float, help="the standard deviation of ln(sigma), instead of that of the recipe")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()

    torch.set_num_threads(options.threads)
    chosen = {name: getattr(options, name) for name in ("batch", "widths", "counts", "centre", "deviation")}
    recipe = replace(recipes[options.prior], **{name: value for name, value in chosen.items() if value is not None})
    plan = Plan(options.steps or recipe.steps, options.fall, rate=options.rate)
    if recipe.is_closed and options.side:
        parser.error(f"{options.prior} knows pictures of one size alone: leave out --side")
    data = recipe.data(options.data, **({"side": options.side} if options.side else {}))
    if recipe.autoencoder:
        coder = train_autoencoder(recipe.autoencoder, data, plan, options.out / "autoencoder", device=options.device)
        data = Latents(data, coder)
    network = recipe.network()
    if options.start:
        load_onnx(network, options.start)
    loss = denoising(data, batch=recipe.batch, centre=recipe.centre, deviation=recipe.deviation)
    average = train(network, loss, plan, options.out, device=options.device)
    if options.export:
        options.export.mkdir(parents=True, exist_ok=True)
        sizes = ((64, 64),) if recipe.is_closed else ((64, 64), (40, 72))
        errors = export(average, recipe.channels, options.export / "model.onnx", sizes=sizes)
        write_probe(average, recipe.channels, options.export / "probe.json")
        print(f"model.onnx: relative error {errors['export']:.1e}, {errors['float16']:.1e} with weights as float16")
        if recipe.autoencoder:
            for name, error in export_autoencoder(coder, options.export).items():
                print(f"{name}: relative error {error:.1e} with weights as float16")


if __name__ == "__main__":
    main()
