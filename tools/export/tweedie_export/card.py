"""The card.json beside a network, as packages/priors/src/card reads it."""

import hashlib
from pathlib import Path
from typing import Any

from .model import Model, Network


def card(model: Model, files: list[Path], people: dict[str, str], *, any_size: bool) -> dict[str, Any]:
    """`people` says what no file tells: name, title, licence and training data, and perhaps the source."""
    path, *weights = files
    return {
        "name": people["name"],
        "title": people["title"],
        **pinned(path),
        **({"weights": [pinned(each) for each in weights]} if weights else {}),
        "inputs": input_names(model.network),
        "output": model.network.output,
        "shape": shape(model.network, any_size),
        **model.facts,
        "licence": people["licence"],
        "trainingData": people["trainingData"],
    }


def pinned(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"file": path.name, "sha256": digest, "bytes": path.stat().st_size}


def input_names(network: Network) -> dict[str, str]:
    x, sigma, *_ = network.inputs
    return {"x": x, "sigma": sigma}


def shape(network: Network, any_size: bool) -> dict[str, Any]:
    channels, height, width = network.image.shape[1:]
    open_or = {"height": None, "width": None} if any_size else {"height": height, "width": width}
    return {"channels": channels, **open_or, "multiple": network.multiple, "trainedOn": [height, width]}
