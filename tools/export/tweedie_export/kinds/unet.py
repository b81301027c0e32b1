"""Pipelines of diffusers with an unconditional `UNet2DModel`: DDPM, DDIM and their kin, and NCSN++."""

from pathlib import Path

import torch
from diffusers import UNet2DModel
from torch import Tensor, nn

from ..failure import ExportError
from ..model import BATCH, Model, Network, Options
from ..schedule import scheduler_facts
from .pipeline import class_of, load, part_of, scheduler_of

NAME = "unet"
PIPELINES = ("DDPMPipeline", "DDIMPipeline", "PNDMPipeline", "ScoreSdeVePipeline", "UNet2DModel")
TIMES = {"score": [0.05, 1.0, 20.0], "edm-network": [-1.0, 0.0, 1.0]}
"""Of the noise level as the network is told of it, for trials."""


class Unconditional(nn.Module):
    """Timesteps are a float here: networks were trained at whole numbers, and are smooth between them."""

    def __init__(self, unet: UNet2DModel) -> None:
        super().__init__()
        self.unet = unet

    def forward(self, x: Tensor, timestep: Tensor, label: Tensor | None = None) -> Tensor:
        return self.unet(x, timestep, class_labels=label, return_dict=False)[0]


def claims(source: Path) -> bool:
    return class_of(source) in PIPELINES


def read(source: Path, options: Options) -> Model:
    unet = load(UNet2DModel, part_of(source, "unet"))
    facts = scheduler_facts(scheduler_of(source))
    answers = unet.config.out_channels // unet.config.in_channels
    if answers == 2:
        facts["learnedVariance"] = True
    network = network_of(unet, options, Unconditional(unet), TIMES.get(facts["parametrisation"]))
    return Model(network, {**facts, **labels_of(unet), "architecture": architecture(unet)})


def network_of(
    unet: UNet2DModel, options: Options, module: nn.Module, times: list[float] | None = None
) -> Network:
    height, width = sides(unet, options)
    multiple = 2 ** (len(unet.config.block_out_channels) - 1)
    if height % multiple or width % multiple:
        raise ExportError(f"The size must be a multiple of {multiple}, got {width}×{height}")
    classes = unet.config.num_class_embeds
    inputs = {
        "x": torch.randn(BATCH, unet.config.in_channels, height, width),
        "timestep": torch.tensor(times or [10.0, 400.0, 900.0]),
        **({"label": torch.arange(BATCH) % classes} if classes else {}),
    }
    return Network(module.eval().requires_grad_(False), inputs, "out", multiple)


def sides(unet: UNet2DModel, options: Options) -> tuple[int, int]:
    size = options.image_size or unet.config.sample_size
    if size is None:
        raise ExportError(
            "The network does not say which size it was trained on", "Say it with --image-size."
        )
    return (size, size) if isinstance(size, int) else tuple(size)


def labels_of(unet: UNet2DModel) -> dict[str, object]:
    count = unet.config.num_class_embeds
    if not count:
        return {}
    return {"labels": {"input": "label", "encoding": "index", "type": "int64", "count": count, "label": 0}}


def architecture(unet: UNet2DModel) -> str:
    widths = "-".join(map(str, unet.config.block_out_channels))
    return f"{type(unet).__name__} of diffusers, {widths} channels"
