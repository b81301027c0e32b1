"""The weights of a network that was exported, to go on from them."""

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper

from .network import Denoiser


def load_onnx(network: Denoiser, path: Path) -> None:
    """Takes the weights by name, stored as float16 or float32. Throws where one is missing."""
    stored = {
        entry.name.removeprefix("net.").removesuffix("_f16"): numpy_helper.to_array(entry)
        for entry in onnx.load(path).graph.initializer
    }
    missing = [name for name in network.state_dict() if name not in stored]
    if missing:
        raise ValueError(f"{path} has no weights for {', '.join(missing)}")
    network.load_state_dict({name: torch.tensor(stored[name]).float() for name in network.state_dict()})
