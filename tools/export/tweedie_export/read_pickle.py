"""Reads pickled networks without running anything that they bring along.

EDM pickles networks together with the source text of their classes. Here every object becomes a plain record, tensors
are rebuilt by PyTorch's own safe loader, and any name that is not on the list is refused.
"""

import io
import pickle
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import torch
from torch import Tensor

from .failure import ExportError


class Record:
    """An object of a class that was not loaded: its name and its attributes."""

    name = ""
    state: Mapping[str, Any] = MappingProxyType({})  # pickles may make an object and give it none

    def __init__(self, name: str = "", *_: Any) -> None:
        self.name = name

    def __setstate__(self, state: Any) -> None:
        self.state = state if isinstance(state, dict) else {}

    @property
    def arguments(self) -> dict[str, Any]:
        """The named arguments that it was made with."""
        return dict(self.state.get("_init_kwargs", {}))

    def child(self, name: str) -> Any:
        return self.state.get(name, self.state.get("_modules", {}).get(name))


class Table(dict[str, Any]):
    """A dictionary whose class has attributes too, which are not needed."""

    def __setstate__(self, _: Any) -> None:
        pass


def tensors_of(record: Record, prefix: str = "") -> dict[str, Tensor]:
    """Parameters and buffers under the names that `state_dict` gives them."""
    found = {}
    passing = record.state.get("_non_persistent_buffers_set", set())
    for group in ("_parameters", "_buffers"):
        for name, value in record.state.get(group, {}).items():
            if isinstance(value, Tensor) and name not in passing:
                found[prefix + name] = value
    for name, child in record.state.get("_modules", {}).items():
        if isinstance(child, Record):
            found |= tensors_of(child, f"{prefix}{name}.")
    return found


def persistent(meta: dict[str, Any]) -> Record:
    """What EDM writes in place of an object: its class's source, name and state. The source is left alone."""
    record = Record(str(meta.get("class_name", "")))
    record.__setstate__(meta.get("state"))
    return record


def tensor(storage: Any, offset: int, size: tuple[int, ...], stride: tuple[int, ...], *_: Any) -> Tensor:
    return torch.empty(0, dtype=storage.dtype).set_(storage._untyped_storage, offset, size, stride)


def parameter(data: Tensor, *_: Any) -> Tensor:
    return data


def storage(data: bytes) -> Any:
    return torch.load(io.BytesIO(data), map_location="cpu", weights_only=True)


def number(kind: np.dtype, data: bytes) -> int | float:
    return np.frombuffer(data, kind)[0].item()


KNOWN: dict[tuple[str, str], Any] = {
    ("torch_utils.persistence", "_reconstruct_persistent_obj"): persistent,
    ("dnnlib.util", "EasyDict"): Table,
    ("collections", "OrderedDict"): OrderedDict,
    ("builtins", "set"): set,
    ("torch.storage", "_load_from_bytes"): storage,
    ("torch._utils", "_rebuild_tensor"): tensor,
    ("torch._utils", "_rebuild_tensor_v2"): tensor,
    ("torch._utils", "_rebuild_parameter"): parameter,
    ("numpy", "dtype"): np.dtype,
    ("numpy.core.multiarray", "scalar"): number,
    ("numpy._core.multiarray", "scalar"): number,
    ("torch", "device"): Record,
    ("torch", "Size"): tuple,
    ("torch.nn.functional", "silu"): Record("silu"),
}


class Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in KNOWN:
            return KNOWN[module, name]
        if module == "torch" and isinstance(found := getattr(torch, name, None), torch.dtype):
            return found
        if module.startswith("torch.nn.modules."):
            return Record
        raise ExportError(
            f"The pickle asks for {module}.{name}, which is none of the names that networks need",
            "It was not run. Get the file from those who made it.",
        )

    def persistent_load(self, _: Any) -> Any:
        raise ExportError("The pickle refers to something outside of itself")


def read_pickle(path: Path) -> Any:
    """Throws where the file is no pickle, or asks for more than tensors and records."""
    with path.open("rb") as file:
        try:
            return Reader(file).load()
        except ExportError:
            raise
        except Exception as error:
            raise ExportError(f"{path} is cut short, or no pickle of a network: {error}") from error
