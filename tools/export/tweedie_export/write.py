"""Writes a module as an ONNX file, for opset 18, which every execution provider of Tweedie runs."""

import logging
import warnings
from pathlib import Path

import numpy as np
import onnx_ir as ir
import torch

from .failure import ExportError
from .model import Network

OPSET = 18
EXTERNAL_ABOVE = 1_000_000_000
"""In bytes. A file of ONNX ends at 2 GiB."""
SMALL = 64
"""Tensors of fewer values stay as they are: shapes, scales and such."""


def write(
    network: Network,
    path: Path,
    *,
    half: bool = False,
    any_size: bool = False,
    external_above: int = EXTERNAL_ABOVE,
) -> list[Path]:
    """Returns the files that it wrote: the model, and the one with its weights where they would be too large for it."""
    model = traced(network, any_size)
    strip(model)
    if half:
        store_as_half(model)
    size = sum(value.const_value.nbytes for value in model.graph.initializers.values())
    if size <= external_above:
        ir.save(model, path)
        return [path]
    weights = path.with_name(f"{path.name}.data")
    ir.save(model, path, external_data=weights.name, size_threshold_bytes=1024)
    return [path, weights]


def traced(network: Network, any_size: bool) -> ir.Model:
    """By torch.export: half the nodes of the older exporter, and no limit of size. ONNX Runtime fuses both alike."""
    batch = torch.export.Dim("N")
    shapes = [{0: batch} for _ in network.inputs]
    if any_size:
        height, width = torch.export.Dim("h"), torch.export.Dim("w")
        shapes[0] |= {2: network.multiple * height, 3: network.multiple * width}
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            program = torch.onnx.export(
                network.module,
                tuple(network.inputs.values()),
                dynamo=True,
                opset_version=OPSET,
                dynamic_shapes=tuple(shapes),
                input_names=list(network.inputs),
                output_names=[network.output],
                verbose=False,
            )
    except torch.onnx.OnnxExporterError as error:
        raise ExportError(f"PyTorch cannot export this network: {error}") from error
    return program.model


def strip(model: ir.Model) -> None:
    """Stack traces are most of what PyTorch writes, and name folders of whoever exports. Shapes follow from the graph."""
    for node in model.graph.all_nodes():
        node.metadata_props.clear()
        node.doc_string = None
        for value in node.outputs:
            value.metadata_props.clear()
            if not value.is_graph_output():
                value.shape = value.type = None
    for value in [*model.graph.inputs, *model.graph.initializers.values()]:
        value.metadata_props.clear()
    model.metadata_props.clear()
    model.graph.metadata_props.clear()


def store_as_half(model: ir.Model) -> None:
    """Keeps weights as float16 and computes with float32: a Cast, which a runtime does once, follows each."""
    graph = model.graph
    casts = []
    for name, value in list(graph.initializers.items()):
        tensor = value.const_value
        if tensor.dtype != ir.DataType.FLOAT or tensor.size < SMALL:
            continue
        exact = tensor.numpy()
        if np.abs(exact).max() > np.finfo(np.float16).max:
            raise ExportError(f"The weight {name} is too large for float16", "Leave out --half.")
        stored = ir.tensor(exact.astype(np.float16), name=f"{name}.half")
        weight = ir.Value(
            name=stored.name, shape=stored.shape, type=ir.TensorType(stored.dtype), const_value=stored
        )
        cast = ir.node("Cast", [weight], {"to": ir.DataType.FLOAT.value})
        cast.outputs[0].name, cast.outputs[0].shape, cast.outputs[0].type = name, value.shape, value.type
        ir.convenience.replace_all_uses_with(value, cast.outputs[0])
        del graph.initializers[name]
        graph.register_initializer(weight)
        casts.append(cast)
    for cast in reversed(casts):
        graph.insert_before(graph[0], cast)
