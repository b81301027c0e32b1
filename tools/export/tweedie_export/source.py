"""Finds what is to be exported: on the disk, or on the hub."""

import re
from pathlib import Path
from types import ModuleType

from .failure import ExportError
from .kinds import consistency, edm, guided, latent, unet
from .progress import step

KINDS: dict[str, ModuleType] = {kind.NAME: kind for kind in (unet, guided, edm, latent, consistency)}
PARTS = ["*.json", "*.txt", "README.md", "*.safetensors", "*.bin"]
OTHERS = ["*.fp16.*", "*.non_ema.*", "safety_checker/*", "feature_extractor/*", "*.onnx*", "*openvino*"]
"""Variants of the same weights, and what no prior needs."""


def find_source(given: str) -> Path:
    """A path, or `owner/name` on Hugging Face, which is fetched into its cache."""
    path = Path(given).expanduser()
    if path.exists():
        return path
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", given):
        raise ExportError(f"There is no {given}", "Name a file, a folder, or owner/name on Hugging Face.")
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError, RepositoryNotFoundError

    try:
        with step(f"Fetching {given}"):
            return Path(snapshot_download(given, allow_patterns=PARTS, ignore_patterns=OTHERS))
    except (HfHubHTTPError, LocalEntryNotFoundError, RepositoryNotFoundError, OSError) as error:
        raise ExportError(
            f"There is no {given} here, and it cannot be fetched: {error}", "Check the name and the network."
        ) from error


def find_kind(source: Path, named: str | None) -> ModuleType:
    if named:
        return KINDS[named]
    for kind in KINDS.values():
        if kind.claims(source):
            return kind
    raise ExportError(
        f"It cannot be told what {source} is",
        f"Known are folders of diffusers, *.pt of guided diffusion, and *.pkl of EDM. --kind says it: {', '.join(KINDS)}.",
    )
