"""python -m tweedie_training photos --data DATA --out RUN"""

import argparse
from dataclasses import replace
from pathlib import Path

import torch

from .data.photos import Photos
from .loop import Plan, train
from .network import Denoiser
from .weights import load_onnx


def main() -> None:
    parser = argparse.ArgumentParser(prog="tweedie_training", description=__doc__)
    parser.add_argument("prior", choices=["photos"])
    parser.add_argument("--data", type=Path, required=True, help="the folder with the pictures and their manifests")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints go; what is there goes on")
    parser.add_argument("--start", type=Path, help="begin with the weights of this model.onnx")
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--fall", type=int, default=10_000, help="steps at the end in which the rate falls to 0")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()

    torch.set_num_threads(options.threads)
    network = Denoiser()
    if options.start:
        load_onnx(network, options.start)
    plan = replace(Plan(options.steps, options.fall), rate=options.rate, keep=0.9995)
    train(network, Photos(options.data), plan, options.out, device=options.device)


if __name__ == "__main__":
    main()
