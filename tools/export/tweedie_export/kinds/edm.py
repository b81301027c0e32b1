"""Pickles of EDM: `{'ema': EDMPrecond(…)}`, of which the network F inside of the preconditioning is exported."""

from pathlib import Path
from typing import Any

import torch
from torch import nn

from ..failure import ExportError
from ..model import BATCH, Model, Network, Options
from ..networks.dhariwal import DhariwalUNet
from ..networks.song import SongUNet
from ..read_pickle import Record, read_pickle, tensors_of

NAME = "edm"
NETWORKS = {"SongUNet": SongUNet, "DhariwalUNet": DhariwalUNet}
TRAINING = ("dropout", "label_dropout")
"""What made a difference in training alone."""
LEVELS = {"min": 0.002, "max": 80.0}
"""Karras et al. (2022), table 1. The preconditioning itself takes any."""


def claims(source: Path) -> bool:
    return source.suffix == ".pkl"


def read(source: Path, options: Options) -> Model:
    outer = preconditioned(read_pickle(source), source)
    inner = outer.child("model")
    network = network_of(inner, source, options.head_channels)
    arguments = inner.arguments
    side, channels, classes = (
        arguments["img_resolution"],
        arguments["in_channels"],
        arguments.get("label_dim", 0),
    )
    inputs = {
        "x": torch.randn(BATCH, channels, side, side),
        "noise": torch.tensor([-1.0, 0.0, 1.0]),
        **({"label": torch.eye(classes)[torch.arange(BATCH) % classes]} if classes else {}),
    }
    levels = sum(name.endswith("_block0") for name in network.enc)
    facts: dict[str, Any] = {
        "parametrisation": "edm-network",
        "range": [-1, 1],
        "sigma": {**LEVELS, "data": float(outer.state.get("sigma_data", 0.5))},
        **labels(classes),
        "architecture": f"{inner.name} of EDM, {arguments.get('model_channels', 'its usual number of')} channels; without its preconditioning",
    }
    return Model(
        Network(network, inputs, "out", 2 ** (levels - 1)),
        facts,
        notes=["Exported is the network F alone: c_skip, c_out, c_in and c_noise are Tweedie's part."],
    )


def labels(count: int) -> dict[str, Any]:
    if not count:
        return {}
    return {
        "labels": {"input": "label", "encoding": "one-hot", "type": "float32", "count": count, "label": 0}
    }


def preconditioned(found: Any, source: Path) -> Record:
    outer = found.get("ema") if isinstance(found, dict) else found
    if not isinstance(outer, Record):
        raise ExportError(f"{source} has no network under 'ema'", "Name a network-snapshot of EDM.")
    if outer.name != "EDMPrecond":
        raise ExportError(
            f"{source} holds {outer.name or 'something without a class'}, not EDMPrecond",
            "The networks of the baselines (VPPrecond, VEPrecond, iDDPMPrecond) are not read.",
        )
    return outer


def network_of(inner: Any, source: Path, head_channels: int | None) -> nn.Module:
    if not isinstance(inner, Record) or inner.name not in NETWORKS:
        name = inner.name if isinstance(inner, Record) else type(inner).__name__
        raise ExportError(f"{source}: the network must be {' or '.join(NETWORKS)}, got {name}")
    arguments = {key: value for key, value in inner.arguments.items() if key not in TRAINING}
    if inner.name == "DhariwalUNet" and head_channels:
        arguments["head_channels"] = head_channels
    try:
        network = NETWORKS[inner.name](**arguments)
        weights = {name: value.float() for name, value in tensors_of(inner).items()}
        network.load_state_dict(weights, strict=True)
    except (TypeError, RuntimeError) as error:
        raise ExportError(f"{source} is of another architecture than {inner.name} of EDM: {error}") from error
    return network.eval().requires_grad_(False)
