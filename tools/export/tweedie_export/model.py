"""What a kind makes of its source: networks to export, and facts for the card."""

from dataclasses import dataclass, field
from typing import Any

from torch import Tensor, nn

BATCH = 3


@dataclass(frozen=True)
class Network:
    """A module of named inputs with one output. The examples are a batch of three; the first is an image [3, C, H, W]."""

    module: nn.Module
    inputs: dict[str, Tensor]
    output: str
    multiple: int
    """What height and width must be a multiple of, where they are open."""

    @property
    def image(self) -> Tensor:
        return next(iter(self.inputs.values()))

    @property
    def weights(self) -> int:
        return sum(weight.numel() for weight in self.module.parameters())


@dataclass(frozen=True)
class Model:
    network: Network
    facts: dict[str, Any]
    """The fields of the card that the network alone does not tell: parametrisation, range, sigma, …"""
    autoencoder: tuple[Network, Network] | None = None
    """From pictures to the latents that the network knows, and back."""
    notes: list[str] = field(default_factory=list)
    """What whoever exports should read."""


@dataclass(frozen=True)
class Options:
    """What the command line says of the source. `None` leaves it to the kind."""

    image_size: int | None = None
    schedule: str | None = None
    head_channels: int | None = None
    new_attention_order: bool = False
