"""What a network answers with in PyTorch, to hold what runs it elsewhere against: probe.json beside model.onnx."""

import argparse
import copy
import json
from pathlib import Path

import torch

from .export import LEAST
from .network import Denoiser
from .recipes import recipes
from .weights import load_onnx

SIDE, EVERY = 64, 499
LEVELS = (0.01, 0.3, 20.0)


@torch.no_grad()
def write_probe(network: Denoiser, channels: int, path: Path) -> None:
    """Each 499th value of D(x, sigma) of x[i] = sin(0.37 i), in the order [C, H, W], with weights as they are stored."""
    network = copy.deepcopy(network).cpu().eval()
    for weights in network.parameters():
        if weights.numel() >= LEAST:
            weights.copy_(weights.half().float())
    count = channels * SIDE * SIDE
    x = torch.sin(0.37 * torch.arange(count, dtype=torch.float64)).float().view(1, channels, SIDE, SIDE)
    denoised = {str(sigma): network(x, torch.tensor([sigma])).flatten()[::EVERY].tolist() for sigma in LEVELS}
    probe = {"shape": [1, channels, SIDE, SIDE], "every": EVERY, "denoised": denoised}
    path.write_text(json.dumps(probe) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(prog="tweedie_training.probe", description=__doc__)
    parser.add_argument("prior", choices=recipes)
    parser.add_argument("model", type=Path, help="its model.onnx")
    options = parser.parse_args()
    recipe = recipes[options.prior]
    network = recipe.network()
    load_onnx(network, options.model)
    write_probe(network, recipe.channels, options.model.with_name("probe.json"))


if __name__ == "__main__":
    main()
