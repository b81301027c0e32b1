"""Pipelines of consistency models: a `UNet2DModel` that goes from any noise level to the picture in one step."""

import math
from pathlib import Path
from typing import Any

from diffusers import UNet2DModel
from torch import Tensor, nn

from ..failure import ExportError
from ..model import Model, Network, Options
from .pipeline import class_of, load, part_of, scheduler_of
from .unet import architecture, labels_of, network_of

NAME = "consistency"


class ConsistencyFunction(nn.Module):
    """f(x, σ) = c_skip·x + c_out·F(c_in·x, 250·ln σ), which leaves x as it is at σ_min. Song et al. (2023), appendix C."""

    def __init__(self, unet: UNet2DModel, *, sigma_min: float, sigma_data: float) -> None:
        super().__init__()
        self.unet, self.sigma_min, self.sigma_data = unet, sigma_min, sigma_data

    def forward(self, x: Tensor, sigma: Tensor, label: Tensor | None = None) -> Tensor:
        s = sigma[:, None, None, None]
        root = (s**2 + self.sigma_data**2).sqrt()
        above = s - self.sigma_min
        inner = self.unet(x / root, 250 * sigma.log(), class_labels=label, return_dict=False)[0]
        skip = self.sigma_data**2 / (above**2 + self.sigma_data**2)
        return skip * x + self.sigma_data * above / root * inner


def claims(source: Path) -> bool:
    return class_of(source) == "ConsistencyModelPipeline"


def read(source: Path, options: Options) -> Model:
    config = scheduler_of(source)
    if config.get("_class_name") != "CMStochasticIterativeScheduler":
        raise ExportError(
            f"The scheduler must be CMStochasticIterativeScheduler, got {config.get('_class_name')}",
            "Is this the pipeline of a consistency model?",
        )
    unet = load(UNet2DModel, part_of(source, "unet"))
    sigma = {key: float(config.get(f"sigma_{key}", usual)) for key, usual in LEVELS.items()}
    function = ConsistencyFunction(unet, sigma_min=sigma["min"], sigma_data=sigma["data"])
    low, high = math.log(sigma["min"]), math.log(sigma["max"])
    network = network_of(
        unet, options, function, [math.exp(low + part * (high - low)) for part in (0.3, 0.6, 0.9)]
    )
    inputs = {("sigma" if name == "timestep" else name): value for name, value in network.inputs.items()}
    facts: dict[str, Any] = {
        "parametrisation": "edm-denoiser",
        "consistency": True,
        "range": [-1, 1],
        "sigma": sigma,
        **labels_of(unet),
        "architecture": f"{architecture(unet)}, as the consistency function: it answers with a picture at the end of the flow, not with the mean of all pictures",
    }
    return Model(
        Network(function, inputs, network.output, network.multiple),
        facts,
        notes=[
            "A consistency function is no mean of pictures: solvers that need E[x₀ | x] are biased with it."
        ],
    )


LEVELS = {"min": 0.002, "max": 80.0, "data": 0.5}
