"""From a source to a folder that `tweedie prior add` takes."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .autoencoder import autoencoder_card
from .card import card
from .check import check
from .failure import ExportError
from .model import Model, Network
from .progress import say, step
from .write import EXTERNAL_ABOVE, write


@dataclass(frozen=True)
class Storage:
    half: bool = False
    any_size: bool = False
    external_above: int = EXTERNAL_ABOVE


def export(model: Model, out: Path, people: dict[str, str], storage: Storage = Storage()) -> dict[str, Any]:
    """Makes the folder whole or not at all, and returns its card."""
    if out.exists() and any(out.iterdir()):
        raise ExportError(f"{out} is not empty", "Name another folder, or add --force.")
    draft = out.with_name(f".{out.name}.part")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        files, error = exported(model.network, draft / "model.onnx", storage)
        found = card(model, files, people, any_size=storage.any_size)
        if model.autoencoder:
            found["autoencoder"] = write_autoencoder(model.autoencoder, draft, storage)
        if storage.half:
            found["architecture"] += f"; weights stored as float16 (relative error of the output {error:.0e})"
        write_json(draft / "card.json", found)
        shutil.rmtree(out, ignore_errors=True)
        draft.rename(out)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return found


def exported(network: Network, path: Path, storage: Storage) -> tuple[list[Path], float]:
    millions = network.weights / 1e6
    with step(f"Exporting {path.name}, {millions:.{1 if millions >= 1 else 3}f} million weights"):
        files = write(
            network,
            path,
            half=storage.half,
            any_size=storage.any_size,
            external_above=storage.external_above,
        )
    with step("Holding it against PyTorch"):
        found = check(network, path, half=storage.half, any_size=storage.any_size)
    for parity in found:
        shape = "×".join(map(str, parity.shape))
        say(
            f"  {shape}: relative difference {parity.error:.1e}{' (with float16 weights)' if storage.half else ''}"
        )
    return files, max(parity.error for parity in found)


def write_autoencoder(
    networks: tuple[Network, Network], folder: Path, storage: Storage
) -> dict[str, Any]:
    files = tuple(
        exported(network, folder / name, storage)[0]
        for network, name in zip(networks, ("encoder.onnx", "decoder.onnx"))
    )
    return autoencoder_card(networks, files)


def write_json(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n")
