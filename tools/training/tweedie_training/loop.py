"""The training loop: it can be stopped at any time, and goes on where it was."""

import copy
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from torch import Tensor

from .edm import draw_sigma, edm_loss, follow
from .network import Denoiser


class Data(Protocol):
    def batch(self, count: int, random: np.random.Generator) -> Tensor: ...


@dataclass(frozen=True)
class Plan:
    """`rate` holds from `warmup` on, and falls to 0 in a cosine over the last `fall` steps: `steps` may grow later."""

    steps: int
    fall: int
    batch: int = 32
    rate: float = 1e-3
    warmup: int = 200
    keep: float = 0.999
    centre: float = -1.0
    width: float = 1.4
    seed: int = 0


def rate_at(step: int, plan: Plan) -> float:
    left = (plan.steps - step) / plan.fall
    fallen = 1.0 if left >= 1 else 0.5 - 0.5 * np.cos(np.pi * max(left, 0))
    return plan.rate * min(1, (step + 1) / plan.warmup) * float(fallen)


def train(network: Denoiser, data: Data, plan: Plan, folder: Path, *, device: str = "cpu", every: int = 500) -> Denoiser:
    """Trains up to `plan.steps`, or goes on with what is in the folder. Gives the average of the weights."""
    network = network.to(device, memory_format=torch.channels_last)
    average = copy.deepcopy(network)
    optimiser = torch.optim.Adam(network.parameters(), lr=plan.rate, betas=(0.9, 0.99))
    kept = folder / "checkpoint.pt"
    first = 0
    if kept.exists():
        state = torch.load(kept, map_location=device, weights_only=True)
        network.load_state_dict(state["network"])
        average.load_state_dict(state["average"])
        optimiser.load_state_dict(state["optimiser"])
        first = state["step"]
    folder.mkdir(parents=True, exist_ok=True)
    began, total = time.monotonic(), 0.0
    for step in range(first, plan.steps):
        random = np.random.default_rng([plan.seed, step])  # of the step alone: stopping changes nothing
        generator = torch.Generator().manual_seed(int(random.integers(2**62)))
        x0 = data.batch(plan.batch, random)
        sigma = draw_sigma(plan.batch, plan.centre, plan.width, generator)
        noise = torch.randn(x0.shape, generator=generator)
        x0, noise = (each.to(device, memory_format=torch.channels_last) for each in (x0, noise))
        with torch.autocast(device, torch.bfloat16):
            loss = edm_loss(network, x0, sigma.to(device), noise)
        for group in optimiser.param_groups:
            group["lr"] = rate_at(step, plan)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        follow(average, network, min(plan.keep, (step + 1) / (step + 10)))
        total += loss.item()
        if (step + 1) % every == 0 or step + 1 == plan.steps:
            done = step + 1 - first
            left = (plan.steps - step - 1) * (time.monotonic() - began) / done
            print(f"step {step + 1} of {plan.steps}: loss {total / (done % every or every):.4f}, {left / 60:.0f} min left", flush=True)
            total = 0.0
            save(kept, network, average, optimiser, step + 1, plan)
    return average


def save(path: Path, network: Denoiser, average: Denoiser, optimiser: torch.optim.Adam, step: int, plan: Plan) -> None:
    """Whole or not at all."""
    state = {
        "network": network.state_dict(),
        "average": average.state_dict(),
        "optimiser": optimiser.state_dict(),
        "step": step,
        "plan": asdict(plan),
    }
    partial = path.with_suffix(".part")
    torch.save(state, partial)
    os.replace(partial, path)
