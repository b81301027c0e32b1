"""Folders of diffusers: a pipeline, or one of its parts."""

import json
from pathlib import Path
from typing import Any

from ..failure import ExportError


def class_of(source: Path) -> str:
    """Of a pipeline by its model_index.json, or of a model by its config.json. Empty where there is neither."""
    for name in ("model_index.json", "config.json"):
        if (source / name).is_file():
            return str(read_json(source / name).get("_class_name", ""))
    return ""


def part_of(source: Path, *names: str) -> Path:
    """The folder of a part of a pipeline, which early pipelines have in the folder itself."""
    for folder in [*(source / name for name in names), source]:
        if (folder / "config.json").is_file():
            return folder
    raise ExportError(f"{source} has no {names[0]}/config.json", "Name a whole folder of diffusers.")


def scheduler_of(source: Path) -> dict[str, Any]:
    for folder in (source / "scheduler", source):
        if (folder / "scheduler_config.json").is_file():
            return read_json(folder / "scheduler_config.json")
    raise ExportError(
        f"{source} has no scheduler_config.json, which tells what the network answers with",
        "Put that of its pipeline beside it.",
    )


def read_json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text())
    except ValueError as error:
        raise ExportError(f"{path} is not JSON") from error
    if not isinstance(found, dict):
        raise ExportError(f"{path} must hold an object")
    return found


def load(kind: Any, folder: Path) -> Any:
    """A model of diffusers, on the CPU, for inference."""
    try:
        model = kind.from_pretrained(folder, local_files_only=True, low_cpu_mem_usage=False)
    except (OSError, ValueError, RuntimeError) as error:
        raise ExportError(f"diffusers cannot load {folder}: {error}") from error
    return model.float().eval().requires_grad_(False)
