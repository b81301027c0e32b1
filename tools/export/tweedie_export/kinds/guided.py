"""Checkpoints of guided diffusion: the dictionaries of weights that its authors, and those of DPS, give away as *.pt."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from ..failure import ExportError
from ..model import BATCH, Model, Network, Options
from ..networks.guided import GuidedShape, GuidedUNet
from ..schedule import levels

NAME = "guided"
SCHEDULES = {
    "linear": {"kind": "linear", "steps": 1000, "betaStart": 1e-4, "betaEnd": 0.02},
    "cosine": {"kind": "cosine", "steps": 1000},
}
REMEDY = "This kind reads the model*.pt files of guided diffusion: dictionaries of tensors, and nothing else."


def claims(source: Path) -> bool:
    return source.suffix in (".pt", ".pth")


def read(source: Path, options: Options, *, groups: int = 32) -> Model:
    weights = weights_of(source)
    shape = shape_of(weights, options, groups)
    unet = GuidedUNet(shape)
    load(unet, weights, source)
    size = options.image_size or 256
    multiple = 2 ** (len(shape.multiples) - 1)
    if size % multiple:
        raise ExportError(f"--image-size must be a multiple of {multiple}, got {size}")
    inputs = {
        "x": torch.randn(BATCH, shape.inputs, size, size),
        "timestep": torch.tensor([10.0, 400.0, 900.0]),
        **({"label": torch.arange(BATCH) % shape.classes} if shape.classes else {}),
    }
    schedule = SCHEDULES[options.schedule or "linear"]
    labels = {"input": "label", "encoding": "index", "type": "int64", "count": shape.classes, "label": 0}
    facts: dict[str, Any] = {
        "parametrisation": "epsilon",
        "schedule": schedule,
        "range": [-1, 1],
        "sigma": levels(schedule),
        **({"learnedVariance": True} if shape.outputs == 2 * shape.inputs else {}),
        **({"labels": labels} if shape.classes else {}),
        "architecture": architecture(shape),
    }
    return Model(Network(unet.eval().requires_grad_(False), inputs, "out", multiple), facts)


def weights_of(source: Path) -> dict[str, Tensor]:
    try:
        found = torch.load(source, map_location="cpu", weights_only=True, mmap=True)
    except Exception as error:
        raise ExportError(f"{source} is cut short, or no file of weights of PyTorch", REMEDY) from error
    if not isinstance(found, Mapping) or not all(isinstance(value, Tensor) for value in found.values()):
        raise ExportError(f"{source} holds something else than named tensors", REMEDY)
    plain = {name.removeprefix("module."): value for name, value in found.items()}
    for wanted in ("time_embed.0.weight", "input_blocks.0.0.weight", "out.2.weight"):
        if wanted not in plain:
            raise ExportError(f"{source} is no checkpoint of guided diffusion: it lacks {wanted}", REMEDY)
    return plain


def shape_of(weights: Mapping[str, Tensor], options: Options, groups: int) -> GuidedShape:
    """Reads the architecture off the names and sizes of the weights. How channels share heads does not show."""
    width = weights["time_embed.0.weight"].shape[1]
    stages = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("output_blocks."))
    ups = [i for i in range(stages) if grows(weights, i)]
    per_level = ups[0] + 1 if ups else stages
    outs = [1 + level * per_level for level in range(stages // per_level)]
    convs = [weights[f"input_blocks.{i}.0.out_layers.3.weight"].shape[0] for i in outs]
    moves = weights["input_blocks.1.0.emb_layers.1.weight"].shape[0]
    heads = options.head_channels or 64
    attention = tuple(f"input_blocks.{i}.1.qkv.weight" in weights for i in outs)
    attending = {channels for channels, here in zip(convs, attention) if here} | {convs[-1]}
    for channels in attending:
        if channels % heads:
            raise ExportError(
                f"{channels} channels do not divide into heads of {heads}",
                "Say with --head-channels how many channels each head of attention has.",
            )
    return GuidedShape(
        width=width,
        multiples=tuple(channels / width for channels in convs),
        blocks=per_level - 1,
        attention=attention,
        outputs=weights["out.2.weight"].shape[0],
        inputs=weights["input_blocks.0.0.weight"].shape[1],
        classes=weights["label_emb.weight"].shape[0] if "label_emb.weight" in weights else 0,
        scale_shift=moves == 2 * convs[0],
        residual_resampling=not any(name.endswith(".0.op.weight") for name in weights),
        head_channels=heads,
        new_attention_order=options.new_attention_order,
        groups=groups,
    )


def grows(weights: Mapping[str, Tensor], stage: int) -> bool:
    """Whether an output stage ends by doubling the size: with a further residual block, or a convolution."""
    ends = [f"output_blocks.{stage}.{last}" for last in (1, 2)]
    return any(f"{end}.{part}.weight" in weights for end in ends for part in ("in_layers.0", "conv"))


def load(unet: GuidedUNet, weights: Mapping[str, Tensor], source: Path) -> None:
    try:
        unet.load_state_dict({name: value.float() for name, value in weights.items()}, strict=True)
    except RuntimeError as error:
        raise ExportError(f"{source} is of another architecture: {error}", REMEDY) from error


def architecture(shape: GuidedShape) -> str:
    widths = "-".join(str(int(multiple * shape.width)) for multiple in shape.multiples)
    return f"U-Net of guided diffusion: {widths} channels, {shape.blocks} residual blocks a resolution, heads of {shape.head_channels} channels"
