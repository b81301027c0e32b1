"""The training loop: it can be stopped at any time, and goes on where it was."""

import copy
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from .muon import Muon

Loss = Callable[[nn.Module, np.random.Generator, str], Tensor]
"""The loss of a network on a batch that is drawn from the generator, on a device."""
Network = TypeVar("Network", bound=nn.Module)
OUTLIER = 20.0
"""The norm of a gradient beyond which a step is left out: as a rule it is below 1, and a rare draw would undo hundreds of steps."""


@dataclass(frozen=True)
class Plan:
    """`rate` holds from `warmup` on, and falls to 0 in a cosine over the last `fall` steps: `steps` may grow later."""

    steps: int
    fall: int
    rate: float = 1e-3
    warmup: int = 200
    keep: float = 0.999
    seed: int = 0


def rate_at(step: int, plan: Plan) -> float:
    left = (plan.steps - step) / plan.fall
    fallen = 1.0 if left >= 1 else 0.5 - 0.5 * np.cos(np.pi * max(left, 0))
    return plan.rate * min(1, (step + 1) / plan.warmup) * float(fallen)


def train(
    network: Network, loss_of: Loss, plan: Plan, folder: Path, *, device: str = "cpu", every: int = 250
) -> Network:
    """Trains up to `plan.steps`, or goes on with what is in the folder. Gives the average of the weights."""
    network = network.to(device, memory_format=torch.channels_last)
    average = copy.deepcopy(network)
    optimisers = make_optimisers(network, plan.rate)
    kept = folder / "checkpoint.pt"
    first = 0
    if kept.exists():
        state = torch.load(kept, map_location=device, weights_only=True)
        network.load_state_dict(state["network"])
        average.load_state_dict(state["average"])
        for optimiser, was in zip(optimisers, state["optimisers"], strict=True):
            optimiser.load_state_dict(was)
        first = state["step"]
    folder.mkdir(parents=True, exist_ok=True)
    began, total = time.monotonic(), 0.0
    for step in range(first, plan.steps):
        random = np.random.default_rng([plan.seed, step])  # of the step alone: stopping changes nothing
        with torch.autocast(device, torch.bfloat16):
            loss = loss_of(network, random, device)
        for optimiser in optimisers:
            optimiser.zero_grad(set_to_none=True)
            for group in optimiser.param_groups:
                group["lr"] = rate_at(step, plan)
        loss.backward()
        if nn.utils.clip_grad_norm_(network.parameters(), 1.0) < OUTLIER:
            for optimiser in optimisers:
                optimiser.step()
        follow(average, network, min(plan.keep, (step + 1) / (step + 10)))
        total += loss.item()
        if (step + 1) % every == 0 or step + 1 == plan.steps:
            done = step + 1 - first
            left = (plan.steps - step - 1) * (time.monotonic() - began) / done
            print(f"step {step + 1} of {plan.steps}: loss {total / (done % every or every):.4f}, {left / 60:.0f} min left", flush=True)
            total = 0.0
            states = [optimiser.state_dict() for optimiser in optimisers]
            save(kept, network=network.state_dict(), average=average.state_dict(), optimisers=states, step=step + 1, plan=asdict(plan))
    return average


def make_optimisers(network: nn.Module, rate: float) -> list[torch.optim.Optimizer]:
    """Muon for the convolutions of 3x3 between features; Adam for what comes in, goes out, and for all else."""
    inner = [weight for weight in network.parameters() if weight.ndim == 4 and min(weight.shape[:2]) > 8]
    chosen = {id(weight) for weight in inner}
    others = [weight for weight in network.parameters() if id(weight) not in chosen]
    return [Muon(inner, lr=rate), torch.optim.Adam(others, lr=rate, betas=(0.9, 0.99))]


@torch.no_grad()
def follow(average: nn.Module, network: nn.Module, keep: float) -> None:
    """average <- keep average + (1 - keep) network"""
    for kept, now in zip(average.parameters(), network.parameters()):
        kept.lerp_(now, 1 - keep)


def save(path: Path, **state: object) -> None:
    """Whole or not at all."""
    partial = path.with_suffix(".part")
    torch.save(state, partial)
    os.replace(partial, path)
