"""What the card of a network of latents says of its autoencoder."""

from pathlib import Path
from typing import Any

from .card import pinned
from .model import Network


def autoencoder_card(
    networks: tuple[Network, Network], files: tuple[list[Path], list[Path]]
) -> dict[str, Any]:
    """Shift and scale of the latents are inside of both networks. The channels of a latent are those of the card."""
    encoder, decoder = networks
    picture, latent = encoder.image.shape, decoder.image.shape
    return {
        "channels": picture[1],
        "factor": picture[2] // latent[2],
        "encoder": part(encoder, files[0]),
        "decoder": part(decoder, files[1]),
    }


def part(network: Network, files: list[Path]) -> dict[str, Any]:
    path, *weights = files
    return {
        **pinned(path),
        **({"weights": [pinned(each) for each in weights]} if weights else {}),
        "input": next(iter(network.inputs)),
        "output": network.output,
        "multiple": network.multiple,
    }
