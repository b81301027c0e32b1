"""Sources of every kind in small, with random weights, and the denoiser that each stands for, computed in float64 where
the library can.

The denoisers go by the definitions and by the schedulers of diffusers, not by what the exporters write.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import torch
from diffusers import (
    CMStochasticIterativeScheduler,
    ConsistencyModelPipeline,
    DDIMScheduler,
    DDPMPipeline,
    DDPMScheduler,
    LDMPipeline,
    ScoreSdeVePipeline,
    ScoreSdeVeScheduler,
    VQModel,
)
from networks.public import Ddpm
from networks.randomise import randomise
from torch import Tensor, nn
from tweedie_export.kinds import consistency, edm, guided, latent, unet
from tweedie_export.model import Model, Options
from tweedie_export.networks.dhariwal import DhariwalUNet
from tweedie_export.networks.guided import GuidedShape, GuidedUNet
from tweedie_export.networks.song import SongUNet

from .edm_pickle import write_pickle

Denoiser = Callable[[Tensor, float], Tensor]


@dataclass(frozen=True)
class Small:
    source: Path
    kind: ModuleType
    denoise: Denoiser
    levels: tuple[float, float]
    """Two noise levels; where there is a table, two of its entries."""
    options: Options = Options()
    rest: dict[str, Any] = field(default_factory=dict)
    autoencoder: Any = None

    def read(self) -> Model:
        return self.kind.read(self.source, self.options, **self.rest)


def tiny(**changes: Any) -> nn.Module:
    """The small network of tools/fixtures, smaller still: 8×8 pixels."""
    small = dict(sample_size=8, block_out_channels=(4, 4), norm_num_groups=2, attention_head_dim=4)
    return random(Ddpm(**{**small, **changes}).unet)


def random(network: nn.Module) -> nn.Module:
    randomise(network)
    for weight in network.parameters():
        weight.data = weight.data.half().float()  # so that storing it as float16 loses nothing
    return network.eval().requires_grad_(False)


def exact(network: nn.Module) -> nn.Module:
    return deepcopy(network).double()


def by_scheduler(
    scheduler: DDPMScheduler | DDIMScheduler, answer: Callable[[Tensor, Tensor], Tensor]
) -> tuple[Denoiser, tuple[float, float]]:
    """What a scheduler of diffusers says that the picture is, at timesteps 12 and 620."""
    scheduler.alphas_cumprod = (1 - scheduler.betas.double()).cumprod(0)
    bars = scheduler.alphas_cumprod.numpy()
    sigmas = np.sqrt((1 - bars) / bars)
    scheduler.set_timesteps(len(bars))

    def denoise(x: Tensor, sigma: float) -> Tensor:
        t = int(np.abs(sigmas - sigma).argmin())
        z = x * bars[t] ** 0.5
        out = answer(z, torch.full((len(x),), t))
        return scheduler.step(out, t, z).pred_original_sample

    return denoise, (float(sigmas[12]), float(sigmas[620]))


def ddpm(folder: Path) -> Small:
    network = tiny(downsample_padding=0, flip_sin_to_cos=False, freq_shift=1)
    DDPMPipeline(network, DDPMScheduler()).save_pretrained(folder)
    within = exact(network)
    scheduler = DDPMScheduler(clip_sample=False)
    denoise, levels = by_scheduler(scheduler, lambda z, t: within(z, t).sample)
    return Small(folder, unet, denoise, levels)


def ncsnpp(folder: Path) -> Small:
    network = tiny(
        time_embedding_type="fourier",
        norm_eps=1e-6,
        mid_block_scale_factor=2**0.5,
        down_block_types=("SkipDownBlock2D",) * 2,
        up_block_types=("SkipUpBlock2D",) * 2,
    )
    ScoreSdeVePipeline(network, ScoreSdeVeScheduler()).save_pretrained(folder)

    def denoise(x: Tensor, sigma: float) -> Tensor:
        picture, level = (x + 1) / 2, sigma / 2  # it knows pictures in [0, 1]
        score = network(picture.float(), torch.full((len(x),), level)).sample  # its filters are float32
        return 2 * (picture + level**2 * score) - 1

    return Small(folder, unet, denoise, (0.3, 2.0))


def guided_unet(folder: Path, **changes: Any) -> Small:
    small = dict(
        width=4, multiples=(1, 2), blocks=1, attention=(False, True), outputs=6, head_channels=4, groups=2
    )
    shape = GuidedShape(**{**small, **changes})
    network = random(GuidedUNet(shape))
    source = folder / "model.pt"
    torch.save(network.state_dict(), source)
    within = exact(network)
    scheduler = DDPMScheduler(clip_sample=False, variance_type="learned_range")

    def answer(z: Tensor, t: Tensor) -> Tensor:
        label = torch.zeros(len(z), dtype=torch.int64) if shape.classes else None
        return within(z, t.to(z.dtype), label)

    denoise, levels = by_scheduler(scheduler, answer)
    options = Options(
        image_size=8, head_channels=shape.head_channels, new_attention_order=shape.new_attention_order
    )
    return Small(source, guided, denoise, levels, options, {"groups": shape.groups})


def edm_network(folder: Path, build: type[nn.Module], **arguments: Any) -> Small:
    arguments = dict(img_resolution=8, in_channels=3, out_channels=3, model_channels=4, **arguments)
    heads = arguments.pop("head_channels", None)
    network = random(build(**arguments, **({"head_channels": heads} if heads else {})))
    if hasattr(network, "map_noise"):
        network.map_noise.freqs.normal_(0, 16)
    source = folder / "network.pkl"
    write_pickle(source, network, {**arguments, "dropout": 0.1})
    within = exact(network)
    classes = arguments.get("label_dim", 0)

    def denoise(x: Tensor, sigma: float) -> Tensor:
        """Karras et al. (2022), eq. 7 and table 1."""
        data = 0.5
        noise = torch.full((len(x),), np.log(sigma) / 4, dtype=x.dtype)
        label = torch.eye(classes, dtype=x.dtype)[:1].expand(len(x), -1) if classes else None
        inner = within(x / (sigma**2 + data**2) ** 0.5, noise, label)
        skip = data**2 / (sigma**2 + data**2)
        return skip * x + sigma * data / (sigma**2 + data**2) ** 0.5 * inner

    return Small(source, edm, denoise, (0.1, 3.0), Options(head_channels=heads))


def edm_ddpmpp(folder: Path) -> Small:
    return edm_network(
        folder, SongUNet, channel_mult=[1, 2], num_blocks=1, attn_resolutions=[4], augment_dim=9
    )


def edm_ncsnpp(folder: Path) -> Small:
    return edm_network(
        folder,
        SongUNet,
        channel_mult=[1, 2],
        num_blocks=1,
        attn_resolutions=[4],
        embedding_type="fourier",
        channel_mult_noise=2,
        encoder_type="residual",
        resample_filter=[1, 3, 3, 1],
    )


def edm_adm(folder: Path) -> Small:
    return edm_network(
        folder,
        DhariwalUNet,
        channel_mult=[1, 2],
        num_blocks=1,
        attn_resolutions=[4],
        label_dim=4,
        head_channels=4,
    )


def consistency_model(folder: Path) -> Small:
    network = tiny(
        resnet_time_scale_shift="scale_shift",
        down_block_types=("ResnetDownsampleBlock2D", "AttnDownBlock2D"),
        up_block_types=("AttnUpBlock2D", "ResnetUpsampleBlock2D"),
        downsample_type="resnet",
        upsample_type="resnet",
        num_class_embeds=5,
    )
    scheduler = CMStochasticIterativeScheduler()
    ConsistencyModelPipeline(network, scheduler).save_pretrained(folder)
    within = exact(network)

    def denoise(x: Tensor, sigma: float) -> Tensor:
        skip, gain = scheduler.get_scalings_for_boundary_condition(sigma)
        t = scheduler.sigma_to_t(np.array([sigma] * len(x)))
        z = x / (sigma**2 + scheduler.config.sigma_data**2) ** 0.5
        out = within(z, torch.from_numpy(t), class_labels=torch.zeros(len(x), dtype=torch.int64)).sample
        return skip * x + gain * out

    return Small(folder, consistency, denoise, (0.1, 3.0))


def latent_diffusion(folder: Path) -> Small:
    network = tiny()
    coder = random(
        VQModel(
            block_out_channels=(4, 4),
            down_block_types=("DownEncoderBlock2D",) * 2,
            up_block_types=("UpDecoderBlock2D",) * 2,
            latent_channels=3,
            norm_num_groups=2,
            num_vq_embeddings=16,
            scaling_factor=0.5,
        )
    )
    table = dict(beta_schedule="scaled_linear", beta_start=0.0015, beta_end=0.0195)
    LDMPipeline(coder, network, DDIMScheduler(**table)).save_pretrained(folder)
    within = exact(network)
    scheduler = DDIMScheduler(**table, clip_sample=False)
    denoise, levels = by_scheduler(scheduler, lambda z, t: within(z, t).sample)
    return Small(folder, latent, denoise, levels, autoencoder=exact(coder))


SMALL: dict[str, Callable[[Path], Small]] = {
    "ddpm": ddpm,
    "ncsnpp": ncsnpp,
    "guided": guided_unet,
    "edm-ddpmpp": edm_ddpmpp,
    "edm-ncsnpp": edm_ncsnpp,
    "edm-adm": edm_adm,
    "latent": latent_diffusion,
    "consistency": consistency_model,
}
