"""Pipelines that denoise latents: unconditional latent diffusion, and Stable Diffusion with an empty prompt."""

from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderKL, UNet2DConditionModel, UNet2DModel, VQModel
from torch import Tensor, nn

from ..empty_prompt import empty_prompt
from ..failure import ExportError
from ..model import BATCH, Model, Network, Options
from ..schedule import scheduler_facts
from .pipeline import class_of, load, part_of, scheduler_of
from .unet import Unconditional, architecture, labels_of, network_of

NAME = "latent"
UNCONDITIONAL = ("LDMPipeline", "LatentDiffusionUncondPipeline")
PROMPTED = ("StableDiffusionPipeline",)


class WithoutPrompt(nn.Module):
    """A network that follows prompts, told nothing: the embedding of the empty one is a constant."""

    def __init__(self, unet: UNet2DConditionModel, prompt: Tensor) -> None:
        super().__init__()
        self.unet = unet
        self.register_buffer("prompt", prompt)

    def forward(self, x: Tensor, timestep: Tensor) -> Tensor:
        prompt = self.prompt.to(x.dtype).expand(x.shape[0], -1, -1)
        return self.unet(x, timestep, encoder_hidden_states=prompt, return_dict=False)[0]


class Encoder(nn.Module):
    """Pictures to latents as the network knows them, (E(x) − shift)·scale: the mean, where E answers with more."""

    def __init__(self, autoencoder: AutoencoderKL | VQModel) -> None:
        super().__init__()
        self.autoencoder = autoencoder
        self.shift, self.scale = latent_units(autoencoder)

    def forward(self, image: Tensor) -> Tensor:
        found = self.autoencoder.encode(image)
        z = found.latents if isinstance(self.autoencoder, VQModel) else found.latent_dist.mean
        return (z - self.shift) * self.scale


class Decoder(nn.Module):
    """The other way. A codebook is left out: between its entries there would be no derivative."""

    def __init__(self, autoencoder: AutoencoderKL | VQModel) -> None:
        super().__init__()
        self.autoencoder = autoencoder
        self.shift, self.scale = latent_units(autoencoder)

    def forward(self, latent: Tensor) -> Tensor:
        z = latent / self.scale + self.shift
        if isinstance(self.autoencoder, VQModel):
            return self.autoencoder.decode(z, force_not_quantize=True).sample
        return self.autoencoder.decode(z).sample


def latent_units(autoencoder: AutoencoderKL | VQModel) -> tuple[float, float]:
    config = autoencoder.config
    if config.get("latents_mean") is not None:
        raise ExportError("Autoencoders whose latents have a mean for each channel are not read")
    return config.get("shift_factor") or 0.0, config.get("scaling_factor") or 1.0


def claims(source: Path) -> bool:
    return class_of(source) in (*UNCONDITIONAL, *PROMPTED)


def read(source: Path, options: Options) -> Model:
    prompted = class_of(source) in PROMPTED
    unet = load(UNet2DConditionModel if prompted else UNet2DModel, part_of(source, "unet"))
    module = WithoutPrompt(unet, empty_prompt(source)) if prompted else Unconditional(unet)
    network = network_of(unet, options, module)
    place = part_of(source, "vae", "vqvae")
    autoencoder = load(VQModel if class_of(place) == "VQModel" else AutoencoderKL, place)
    wanted = autoencoder.config.latent_channels
    if wanted != network.image.shape[1]:
        raise ExportError(
            f"The latents of the autoencoder have {wanted} channels, those of the network {network.image.shape[1]}"
        )
    facts: dict[str, Any] = {
        **scheduler_facts(scheduler_of(source)),
        **labels_of(unet),
        "architecture": f"{architecture(unet)}, of latents" + (", with an empty prompt" if prompted else ""),
    }
    return Model(network, facts, coders(autoencoder, network))


def coders(autoencoder: AutoencoderKL | VQModel, network: Network) -> tuple[Network, Network]:
    factor = 2 ** (len(autoencoder.config.block_out_channels) - 1)
    height, width = network.image.shape[2:]
    picture = torch.randn(BATCH, autoencoder.config.in_channels, factor * height, factor * width)
    encoder = Network(Encoder(autoencoder).eval(), {"image": picture}, "latent", factor * network.multiple)
    decoder = Network(
        Decoder(autoencoder).eval(), {"latent": torch.randn_like(network.image)}, "image", network.multiple
    )
    return encoder, decoder
