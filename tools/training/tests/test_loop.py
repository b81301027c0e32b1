from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from tweedie_training.edm import denoising
from tweedie_training.loop import Plan, rate_at, train
from tweedie_training.network import Denoiser

PLAN = Plan(steps=6, fall=3, warmup=2)


class Stripes:
    def batch(self, count: int, random: np.random.Generator) -> Tensor:
        phase = torch.from_numpy(random.uniform(0, 6, (count, 1, 1, 1))).float()
        return torch.sin(torch.arange(16) + phase).expand(count, 1, 16, 16).contiguous()


def small() -> Denoiser:
    torch.manual_seed(0)
    return Denoiser(channels=1, widths=(12, 16), counts=(1,), middle=1)


def weights(network: nn.Module) -> Tensor:
    return torch.cat([weight.reshape(-1) for weight in network.parameters()])


def test_training_that_was_stopped_goes_on_as_if_it_had_not_been(tmp_path: Path) -> None:
    loss = denoising(Stripes(), batch=4)
    whole = train(small(), loss, PLAN, tmp_path / "whole")

    stopped = 0

    def stopping(network: nn.Module, random: np.random.Generator, device: str) -> Tensor:
        nonlocal stopped
        stopped += 1
        if stopped > 4:
            raise KeyboardInterrupt
        return loss(network, random, device)

    with pytest.raises(KeyboardInterrupt):
        train(small(), stopping, PLAN, tmp_path / "parts", every=2)
    resumed = train(small(), loss, PLAN, tmp_path / "parts")
    assert torch.equal(weights(whole), weights(resumed))
    assert not torch.equal(weights(whole), weights(small()))


def test_a_step_with_an_outlying_gradient_is_left_out(tmp_path: Path) -> None:
    def loss(network: nn.Module, random: np.random.Generator, device: str) -> Tensor:
        return 1e6 * weights(network).square().sum()

    assert torch.equal(weights(train(small(), loss, PLAN, tmp_path)), weights(small()))


def test_the_rate_grows_at_first_holds_and_falls_to_nothing() -> None:
    plan = Plan(steps=1000, fall=200, rate=0.01, warmup=100)
    assert [round(rate_at(step, plan), 6) for step in (0, 49, 99, 500, 800, 900, 1000)] == [
        *(0.0001, 0.005, 0.01, 0.01, 0.01, 0.005, 0),
    ]
