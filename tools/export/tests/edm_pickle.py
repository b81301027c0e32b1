"""Writes pickles as EDM does: objects as their class's name, source and state, of classes that the reader lacks."""

import pickle
import sys
from collections import OrderedDict
from pathlib import Path
from types import ModuleType
from typing import Any

from torch import nn


class EasyDict(dict[str, Any]):
    __module__, __qualname__ = "dnnlib.util", "EasyDict"


def _reconstruct_persistent_obj(meta: dict[str, Any]) -> None:
    raise AssertionError("nobody should run this")


_reconstruct_persistent_obj.__module__ = "torch_utils.persistence"


class Persistent:
    def __init__(self, class_name: str, state: dict[str, Any]) -> None:
        self.class_name, self.state = class_name, state

    def __reduce__(self) -> tuple[Any, ...]:
        source = "raise SystemExit('the source of a class was run')"
        meta = dict(type="class", version=6, module_src=source, class_name=self.class_name, state=self.state)
        return _reconstruct_persistent_obj, (EasyDict(meta),)


def persistent(module: nn.Module, class_name: str = "", arguments: dict[str, Any] | None = None) -> Any:
    """A module with its children, each as EDM would pickle it; containers of PyTorch stay what they are."""
    children = OrderedDict((name, persistent(child)) for name, child in module.named_children())
    if isinstance(module, nn.ModuleDict):
        plain = nn.ModuleDict()
        plain._modules = children
        return plain
    state = {
        "training": False,
        "_parameters": OrderedDict(module._parameters),
        "_buffers": OrderedDict(module._buffers),
        "_non_persistent_buffers_set": set(),
        "_modules": children,
        "_init_args": (),
        "_init_kwargs": arguments or {},
    }
    return Persistent(class_name or type(module).__name__, state)


def write_pickle(
    path: Path, network: nn.Module, arguments: dict[str, Any], outer: str = "EDMPrecond"
) -> None:
    inner = persistent(network, type(network).__name__, arguments)
    holder = {"sigma_data": 0.5, "_parameters": {}, "_buffers": {}, "_modules": OrderedDict(model=inner)}
    found = {"ema": Persistent(outer, holder), "dataset_kwargs": EasyDict(path="pictures")}
    modules = {
        name: ModuleType(name) for name in ("dnnlib", "dnnlib.util", "torch_utils", "torch_utils.persistence")
    }
    modules["dnnlib.util"].EasyDict = EasyDict
    modules["torch_utils.persistence"]._reconstruct_persistent_obj = _reconstruct_persistent_obj
    sys.modules.update(modules)
    try:
        path.write_bytes(pickle.dumps(found))
    finally:
        for name in modules:
            del sys.modules[name]
