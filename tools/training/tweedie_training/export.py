"""A trained network as model.onnx, with its weights as float16, held against PyTorch."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from .network import Denoiser

LEAST = 256
"""Weights of fewer numbers stay float32."""


def export(network: Denoiser, channels: int, path: Path, *, sizes: tuple[tuple[int, int], ...]) -> dict[str, float]:
    """
    Writes the graph x [N, C, H, W], sigma [N] -> denoised. Gives the largest error of the written network relative to the
    output's norm, over `sizes`: of the export itself, and with the rounding of the weights.
    """
    network = network.cpu().eval()
    write_graph(network, {"x": torch.randn(2, channels, *sizes[0]), "sigma": torch.tensor([0.1, 1.0])}, "denoised", path)
    exact = largest_error(network, path, channels, sizes)
    halve_weights(path)
    return {"export": exact, "float16": largest_error(network, path, channels, sizes)}


def export_graph(network: nn.Module, inputs: dict[str, Tensor], output: str, path: Path) -> float:
    """Writes a graph with weights as float16. Gives its error on the inputs relative to the norm of what comes out."""
    write_graph(network, inputs, output, path)
    halve_weights(path)
    return error_of(network, path, inputs)


def write_graph(network: nn.Module, inputs: dict[str, Tensor], output: str, path: Path) -> None:
    """The number of pictures, height and width stay open."""
    axes = {0: "N", 2: "H", 3: "W"}
    torch.onnx.export(
        network,
        tuple(inputs.values()),
        path,
        dynamo=False,
        opset_version=18,
        input_names=list(inputs),
        output_names=[output],
        dynamic_axes={name: axes if len(value.shape) == 4 else {0: "N"} for name, value in inputs.items()} | {output: axes},
    )


def halve_weights(path: Path) -> None:
    """Stores all weights of LEAST numbers or more as float16, and casts them back in the graph."""
    model = onnx.load(path)
    graph = model.graph
    casts = []
    for entry in graph.initializer:
        weights = numpy_helper.to_array(entry)
        if weights.dtype != np.float32 or weights.size < LEAST:
            continue
        name = entry.name
        entry.CopyFrom(numpy_helper.from_array(weights.astype(np.float16), f"{name}_f16"))
        casts.append(helper.make_node("Cast", [f"{name}_f16"], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def largest_error(network: Denoiser, path: Path, channels: int, sizes: tuple[tuple[int, int], ...]) -> float:
    worst = 0.0
    for height, width in sizes:
        for count in (1, 3):
            generator = torch.Generator().manual_seed(height * width + count)
            sigma = torch.exp(2 * torch.randn(count, generator=generator) - 1)
            x = 0.5 * torch.randn(count, channels, height, width, generator=generator)
            x += sigma[:, None, None, None] * torch.randn(x.shape, generator=generator)
            worst = max(worst, error_of(network, path, {"x": x, "sigma": sigma}))
    return worst


def error_of(network: nn.Module, path: Path, inputs: dict[str, Tensor]) -> float:
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    with torch.no_grad():
        wanted = network(*inputs.values()).numpy()
    (got,) = session.run(None, {name: value.numpy() for name, value in inputs.items()})
    return float(np.linalg.norm(got - wanted) / np.linalg.norm(wanted))
