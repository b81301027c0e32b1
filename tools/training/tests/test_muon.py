import pytest
import torch
from tweedie_training.muon import Muon, orthogonal_factor


@pytest.mark.parametrize("shape", [(8, 8), (12, 40), (40, 12)])
def test_singular_values_come_near_to_one_and_their_vectors_stay(shape: tuple[int, int]) -> None:
    matrix = torch.randn(shape, generator=torch.Generator().manual_seed(0), dtype=torch.float64).float()
    u, _, vt = torch.linalg.svd(matrix, full_matrices=False)
    rotated = u.T @ orthogonal_factor(matrix) @ vt.T
    # The quintic ends within [0.68, 1.13] for singular values above 1/100 of the norm; 0.05 for five roundings to bfloat16.
    assert (rotated.diagonal() > 0.63).all() and (rotated.diagonal() < 1.18).all()
    assert (rotated - rotated.diagonal().diag()).abs().max() < 0.05


def test_a_step_is_as_large_as_one_of_adam() -> None:
    weight = torch.nn.Parameter(torch.zeros(32, 16, 3, 3))
    weight.grad = torch.randn(weight.shape, generator=torch.Generator().manual_seed(1))
    Muon([weight], lr=1e-3).step()
    assert 0.5 * 2e-4 < weight.detach().square().mean().sqrt() < 2 * 2e-4  # 0.2 of the rate, as the root mean square
