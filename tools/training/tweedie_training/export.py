"""A trained network as model.onnx, with its weights as float16, held against PyTorch."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper

from .network import Denoiser


def export(network: Denoiser, channels: int, path: Path, *, sizes: tuple[tuple[int, int], ...]) -> dict[str, float]:
    """
    Writes the graph x [N, C, H, W], sigma [N] -> denoised. Gives the largest error of the written network relative to the
    output's norm, over `sizes`: of the export itself, and with the rounding of the weights.
    """
    network = network.cpu().eval()
    x, sigma = torch.randn(2, channels, *sizes[0]), torch.tensor([0.1, 1.0])
    axes = {0: "N", 2: "H", 3: "W"}
    torch.onnx.export(
        network,
        (x, sigma),
        path,
        dynamo=False,
        opset_version=18,
        input_names=["x", "sigma"],
        output_names=["denoised"],
        dynamic_axes={"x": axes, "sigma": {0: "N"}, "denoised": axes},
    )
    exact = largest_error(network, path, channels, sizes)
    halve_weights(path)
    return {"export": exact, "float16": largest_error(network, path, channels, sizes)}


def halve_weights(path: Path, least: int = 256) -> None:
    """Stores all weights of `least` numbers or more as float16, and casts them back in the graph."""
    model = onnx.load(path)
    graph = model.graph
    casts = []
    for entry in graph.initializer:
        weights = numpy_helper.to_array(entry)
        if weights.dtype != np.float32 or weights.size < least:
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
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    worst = 0.0
    for height, width in sizes:
        for count in (1, 3):
            generator = torch.Generator().manual_seed(height * width + count)
            sigma = torch.exp(2 * torch.randn(count, generator=generator) - 1)
            x = 0.5 * torch.randn(count, channels, height, width, generator=generator)
            x += sigma[:, None, None, None] * torch.randn(x.shape, generator=generator)
            with torch.no_grad():
                wanted = network(x, sigma).numpy()
            (got,) = session.run(None, {"x": x.numpy(), "sigma": sigma.numpy()})
            worst = max(worst, float(np.linalg.norm(got - wanted) / np.linalg.norm(wanted)))
    return worst
