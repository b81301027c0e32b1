import pytest
import torch
from tweedie_training.network import Denoiser


def test_a_network_has_as_many_scales_as_widths_and_each_but_the_coarsest_its_count() -> None:
    network = Denoiser(widths=(8, 12, 16), counts=(1, 3), middle=1)
    assert [len(blocks) for blocks in network.down] == [len(blocks) for blocks in network.up] == [1, 3]
    x = torch.randn(1, 3, 8, 12)
    network(x, torch.ones(1)).sum().backward()
    assert all(weight.grad is not None for weight in network.parameters())
    with pytest.raises(ValueError, match="want 2 counts, one of each scale but the coarsest"):
        Denoiser(widths=(8, 12, 16), counts=(1, 2, 2))
