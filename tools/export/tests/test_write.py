"""Sizes, float16 and weights beside the network."""

import json
from pathlib import Path

import onnx
import pytest
import torch
from networks.public import Ddpm
from networks.randomise import randomise
from torch import nn
from tweedie_export.card import card
from tweedie_export.check import check
from tweedie_export.export import Storage, export
from tweedie_export.failure import ExportError
from tweedie_export.kinds.unet import Unconditional
from tweedie_export.model import BATCH, Model, Network
from tweedie_export.write import write

PEOPLE = {"name": "small", "title": "Small", "licence": "MIT", "trainingData": "nothing"}
FACTS = {"parametrisation": "epsilon", "architecture": "small"}


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(0)
    unet = Ddpm(sample_size=8, block_out_channels=(4, 4), norm_num_groups=2, attention_head_dim=4).unet
    randomise(unet)
    inputs = {"x": torch.randn(BATCH, 3, 8, 8), "timestep": torch.tensor([10.0, 400.0, 900.0])}
    return Network(Unconditional(unet).eval().requires_grad_(False), inputs, "out", 2)


def test_open_sizes_are_held_against_pytorch_at_two_sizes(network: Network, tmp_path: Path) -> None:
    files = write(network, tmp_path / "model.onnx", any_size=True)
    found = check(network, files[0], any_size=True)
    assert [parity.shape for parity in found] == [(1, 3, 8, 8), (3, 3, 8, 8), (1, 3, 10, 12)]
    shape = card(Model(network, FACTS), files, PEOPLE, any_size=True)["shape"]
    assert shape == {"channels": 3, "height": None, "width": None, "multiple": 2, "trainedOn": [8, 8]}


def test_large_weights_lie_beside_and_are_pinned(network: Network, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(Model(network, dict(FACTS)), out, PEOPLE, Storage(external_above=1000))
    written = json.loads((out / "card.json").read_text())
    assert sorted(path.name for path in out.iterdir()) == ["card.json", "model.onnx", "model.onnx.data"]
    assert [each["file"] for each in written["weights"]] == ["model.onnx.data"]
    assert written["weights"][0]["bytes"] == (out / "model.onnx.data").stat().st_size
    assert written["bytes"] < 100_000


def test_float16_halves_the_weights_and_its_error_is_in_the_card(network: Network, tmp_path: Path) -> None:
    (whole,) = write(network, tmp_path / "whole.onnx")
    export(Model(network, dict(FACTS)), tmp_path / "out", PEOPLE, Storage(half=True))
    written = json.loads((tmp_path / "out" / "card.json").read_text())
    error = float(written["architecture"].split("output ")[1].rstrip(")"))
    assert 1e-5 < error < 1e-2  # weights are off by up to 2^-11
    sizes = {
        name: sum(len(each.raw_data) for each in onnx.load(path).graph.initializer)
        for name, path in {"whole": whole, "half": tmp_path / "out" / "model.onnx"}.items()
    }
    assert sizes["half"] < 0.65 * sizes["whole"]  # small ones stay as they are


def test_what_is_written_tells_nothing_of_the_machine(network: Network, tmp_path: Path) -> None:
    (path,) = write(network, tmp_path / "model.onnx")
    assert b"site-packages" not in path.read_bytes()
    assert b".py" not in path.read_bytes()


def test_a_network_that_differs_is_no_export(network: Network, tmp_path: Path) -> None:
    (path,) = write(network, tmp_path / "model.onnx")

    class Other(nn.Module):
        def forward(self, x: torch.Tensor, timestep: torch.Tensor) -> torch.Tensor:
            return network.module(x, timestep) * 1.001

    with pytest.raises(ExportError, match="ONNX Runtime and PyTorch differ by 1.0e-03"):
        check(Network(Other(), network.inputs, "out", 2), path)


def test_a_folder_with_files_is_left_alone(network: Network, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ExportError, match="is not empty"):
        export(Model(network, FACTS), tmp_path, PEOPLE)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
