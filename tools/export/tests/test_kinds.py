"""Every kind in small, from its source to a folder with a card."""

import json
from pathlib import Path

import pytest
import torch
from tweedie_export.export import export

from .small import SMALL

PEOPLE = {"name": "small", "title": "Small", "licence": "MIT", "trainingData": "nothing"}


@pytest.mark.parametrize("name", SMALL)
def test_a_small_network_of_the_kind_is_exported(name: str, tmp_path: Path) -> None:
    torch.manual_seed(0)
    (tmp_path / "source").mkdir()
    small = SMALL[name](tmp_path / "source")
    assert small.kind.claims(small.source)
    found = export(small.read(), tmp_path / "out", PEOPLE)  # holds it against PyTorch
    written = json.loads((tmp_path / "out" / "card.json").read_text())
    assert written == json.loads(json.dumps(found))
    assert (tmp_path / "out" / "model.onnx").stat().st_size == written["bytes"]
