import math

import pytest
import torch
from torch import Tensor, nn
from tweedie_training.edm import LARGEST, LEAST, draw_sigma, edm_loss, sample


class Gaussian(nn.Module):
    """E[x0 | x] of x0 ~ N(0, spread^2 I)."""

    spread = 0.5

    def forward(self, x: Tensor, sigma: Tensor) -> Tensor:
        return self.spread**2 / (self.spread**2 + sigma[:, None, None, None] ** 2) * x


def test_seven_of_eight_noise_levels_have_the_mean_and_the_deviation_that_were_asked_for() -> None:
    logs = draw_sigma(4096, -1.4, 1.2, torch.Generator().manual_seed(0)).log()[:3584]
    assert logs.mean().item() == pytest.approx(-1.4, abs=0.01)
    assert logs.std().item() == pytest.approx(1.2, abs=0.01)


def test_the_others_reach_all_of_the_range() -> None:
    logs = draw_sigma(4096, -1.4, 1.2, torch.Generator().manual_seed(0)).log()[3584:]
    thirds = torch.histc(logs, 3, math.log(LEAST), math.log(LARGEST))
    assert (thirds - 512 / 3).abs().max() < 2  # one of each slice


def test_no_noise_level_lies_beyond_those_of_the_priors() -> None:
    sigma = draw_sigma(512, 0.0, 20, torch.Generator().manual_seed(0))
    assert (sigma.min().item(), sigma.max().item()) == pytest.approx((LEAST, LARGEST))


@pytest.mark.parametrize("level", [0.01, 0.5, 30.0])
def test_the_loss_of_the_best_answer_to_gaussian_data_is_one_at_every_level(level: float) -> None:
    generator = torch.Generator().manual_seed(1)
    x0 = Gaussian.spread * torch.randn(16, 3, 32, 32, generator=generator)
    noise = torch.randn(x0.shape, generator=generator)
    loss = edm_loss(Gaussian(), x0, torch.full((16,), level), noise)
    deviation = math.sqrt(2 / x0.numel())  # of the mean of squares of as many normal numbers
    assert abs(loss.item() - 1) < 5 * deviation


def test_samples_have_the_spread_of_the_data() -> None:
    drawn = sample(Gaussian(), (8, 3, 32, 32), steps=200)
    # 24,576 values: 5 deviations of their spread are 0.0113; the method of Heun, of second order, adds 0.0049 in 40 steps
    # and 25 times less in 200.
    assert drawn.std().item() == pytest.approx(Gaussian.spread, abs=0.012)
