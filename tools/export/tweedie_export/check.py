"""Holds the written network against PyTorch."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor

from .failure import ExportError
from .model import BATCH, Network

TOLERANCE = 1e-4
"""Relative. Rounding to float32 adds up to about 1e-6 over some hundred layers; a wrong graph is off by about 1."""
HALF_TOLERANCE = 0.05
"""Relative. Rounding weights to float16 moves each by up to 5e-4, and the output by about as much."""


@dataclass(frozen=True)
class Parity:
    shape: tuple[int, ...]
    error: float
    """‖ONNX Runtime − PyTorch‖ / ‖PyTorch‖."""


def check(network: Network, path: Path, *, half: bool = False, any_size: bool = False) -> list[Parity]:
    """Compares batches of 1 and 3, and a second size where sizes are open. Throws where they differ."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    found = [
        Parity(tuple(feeds[next(iter(feeds))].shape), difference(network, session, feeds))
        for feeds in trials(network, any_size)
    ]
    worst = max(found, key=lambda parity: parity.error)
    tolerance = HALF_TOLERANCE if half else TOLERANCE
    if not worst.error <= tolerance:
        raise ExportError(
            f"{path.name}: ONNX Runtime and PyTorch differ by {worst.error:.1e} for an input of {worst.shape}, and {tolerance} is allowed"
        )
    return found


def trials(network: Network, any_size: bool) -> list[dict[str, Tensor]]:
    batches = [{name: value[:count] for name, value in network.inputs.items()} for count in (1, BATCH)]
    if not any_size:
        return batches
    channels, height, width = network.image.shape[1:]
    other = torch.randn(1, channels, height + network.multiple, width + 2 * network.multiple)
    return [*batches, {**batches[0], next(iter(network.inputs)): other}]


def difference(network: Network, session: onnxruntime.InferenceSession, feeds: dict[str, Tensor]) -> float:
    (found,) = session.run(None, {name: value.numpy() for name, value in feeds.items()})
    with torch.no_grad():  # one by one: a batch of a large network takes much memory
        parts = [network.module(*(value[i : i + 1] for value in feeds.values())) for i in range(len(found))]
    wanted = torch.cat(parts).numpy()
    return float(np.linalg.norm(found - wanted) / np.linalg.norm(wanted))
