"""Muon (Jordan et al., 2024): momentum whose matrices are made orthogonal, for the weights of convolutions."""

import torch
from torch import Tensor


class Muon(torch.optim.Optimizer):
    """
    w <- w - rate s O, O the orthogonal factor of the matrix [outputs, inputs * kernel] of Nesterov momentum, and
    s = 0.2 sqrt(max(rows, columns)): a step of the size that Adam's has (Liu et al., 2025), so that both share a rate.
    """

    def __init__(self, parameters, lr: float, momentum: float = 0.95) -> None:
        super().__init__(parameters, {"lr": lr, "momentum": momentum})

    @torch.no_grad()
    def step(self) -> None:
        for group in self.param_groups:
            for weight in group["params"]:
                state = self.state[weight]
                if "average" not in state:
                    state["average"] = torch.zeros_like(weight)
                average = state["average"].lerp_(weight.grad, 1 - group["momentum"])
                direction = weight.grad.lerp(average, group["momentum"])
                matrix = orthogonal_factor(direction.flatten(1))
                size = 0.2 * max(matrix.shape) ** 0.5
                weight.add_(matrix.view_as(weight), alpha=-group["lr"] * size)


def orthogonal_factor(matrix: Tensor, steps: int = 5) -> Tensor:
    """U V^T of the SVD U S V^T, nearly: five steps of a quintic of Newton and Schulz, singular values in 0.7 ... 1.2."""
    a, b, c = 3.4445, -4.7750, 2.0315
    is_tall = matrix.shape[0] > matrix.shape[1]
    x = (matrix.T if is_tall else matrix).bfloat16()
    x = x / (x.norm() + 1e-7)
    for _ in range(steps):
        gram = x @ x.T
        x = a * x + (b * gram + c * gram @ gram) @ x
    return (x.T if is_tall else x).to(matrix.dtype)
