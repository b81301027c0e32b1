"""Writes packages/cli/fixtures/exported: a small network of every kind as exported, and what PyTorch makes of them.

NAME/golden.json has noise levels, and the names and shapes of the tensors in NAME/golden.bin: for each level an input
x, a cotangent v, the denoised picture D(x, σ) and the gradient of <v, D> by x, all computed in float64 where the library can.
"""

import argparse
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import torch
from diffusers import VQModel
from torch import Tensor
from tweedie_export.export import Storage, export, write_json

from .small import SMALL, Small

SEED = 7
FOLDER = Path(__file__).parents[3] / "packages" / "cli" / "fixtures" / "exported"
KINDS = ("ddpm", "ncsnpp", "guided", "edm-adm", "latent", "consistency")
EXACT = "ddpm"
"""Stored as float32. The others are stored as float16, which their weights are made for."""


def write(name: str, temporary: Path) -> None:
    torch.manual_seed(SEED)
    source, out = temporary / name, FOLDER / name
    source.mkdir()
    small = SMALL[name](source)
    people = {
        "name": f"small-{name}",
        "title": f"Random weights: {name}",
        "licence": "CC0-1.0",
        "trainingData": "none: random weights",
    }
    shutil.rmtree(out, ignore_errors=True)
    card = export(small.read(), out, people, Storage(half=name != EXACT))
    tensors = golden(small, (1, card["shape"]["channels"], card["shape"]["height"], card["shape"]["width"]))
    if small.autoencoder:
        tensors |= coded(small.autoencoder)
    facts = {
        "levels": list(small.levels),
        "tensors": {key: list(value.shape) for key, value in tensors.items()},
    }
    write_json(out / "golden.json", facts)
    (out / "golden.bin").write_bytes(
        b"".join(value.float().contiguous().numpy().tobytes() for value in tensors.values())
    )


def golden(small: Small, shape: tuple[int, ...]) -> dict[str, Tensor]:
    found = {}
    for i, sigma in enumerate(small.levels):
        picture, noise = torch.rand(shape) * 2 - 1, torch.randn(shape)
        x = picture + sigma * noise
        denoised, (v, gradient) = pulled(lambda x, sigma=sigma: small.denoise(x, sigma), x)
        found |= {f"x{i}": x, f"v{i}": v, f"denoised{i}": denoised, f"gradient{i}": gradient}
    return found


def coded(autoencoder: VQModel) -> dict[str, Tensor]:
    """A picture, its latent as LDMPipeline scales it, and the picture of that latent without the codebook; with gradients."""
    scale = autoencoder.config.scaling_factor
    picture = torch.rand(1, 3, 16, 16) * 2 - 1
    latent, first = pulled(lambda x: autoencoder.encode(x).latents * scale, picture)
    decoded, second = pulled(lambda z: autoencoder.decode(z / scale, force_not_quantize=True).sample, latent)
    found = {"picture": picture, "latent": latent, "decoded": decoded}
    for name, (v, gradient) in {"latent": first, "decoded": second}.items():
        found |= {f"{name}V": v, f"{name}Gradient": gradient}
    return found


def pulled(function: Callable[[Tensor], Tensor], x: Tensor) -> tuple[Tensor, tuple[Tensor, Tensor]]:
    """f(x), a cotangent v, and the gradient of <v, f(x)>."""
    x = x.detach().clone().double().requires_grad_()
    out = function(x)
    v = torch.randn(out.shape)
    (gradient,) = torch.autograd.grad((v * out).sum(), x)
    return out.detach(), (v, gradient)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these")
    names = parser.parse_args().names or KINDS
    with tempfile.TemporaryDirectory() as temporary:
        for name in names:
            write(name, Path(temporary))


if __name__ == "__main__":
    main()
