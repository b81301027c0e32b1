import math

import torch
from torch import Tensor


def angles(t: Tensor, count: int, *, to_the_end: bool = False) -> Tensor:
    """t·f [N, count], with frequencies f that fall from 1 to 1/10000: just above it, or to the end."""
    steps = torch.arange(count, dtype=t.dtype, device=t.device)
    frequencies = torch.exp(-math.log(10000) * steps / (count - 1 if to_the_end else count))
    return t[:, None] * frequencies[None]
