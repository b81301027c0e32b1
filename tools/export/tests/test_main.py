"""The command as a user gives it."""

import json
from pathlib import Path

import pytest
import torch
from diffusers import UNet2DModel
from tweedie_export.__main__ import main

from .small import SMALL


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.manual_seed(0)
    folder = tmp_path_factory.mktemp("pipeline")
    SMALL["ddpm"](folder)
    (folder / "README.md").write_text("---\nlicense: apache-2.0\ntags: []\n---\n# A model\n")
    return folder


def test_a_pipeline_becomes_a_folder_with_a_card(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "My Faces"
    assert main([str(source), str(out), "--training-data", "faces"]) == 0
    card = json.loads((out / "card.json").read_text())
    facts = {key: card[key] for key in ("name", "title", "licence", "trainingData", "parametrisation")}
    assert facts == {
        "name": "my-faces",
        "title": "My faces",
        "licence": "Apache-2.0",
        "trainingData": "faces",
        "parametrisation": "epsilon",
    }
    assert "npx tweedie prior add" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (["none/such/folder", "out", "--training-data", "x"], "There is no none/such/folder"),
        (["{source}", "out"], "What no file tells is missing: --training-data"),
        (["{source}", "out", "--training-data", "x", "--name", "My Prior"], 'got "My Prior"'),
        (["{empty}", "out", "--training-data", "x"], "It cannot be told what"),
        (["{bare}", "out", "--licence", "MIT", "--training-data", "x"], "has no scheduler_config.json"),
    ],
)
def test_what_cannot_be_exported_is_told_in_a_sentence(
    given: list[str],
    sentence: str,
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    UNet2DModel.from_pretrained(source / "unet").save_pretrained(tmp_path / "bare")
    (tmp_path / "empty").mkdir()
    places = {"source": source, "bare": "bare", "empty": "empty"}
    assert main([each.format(**places) for each in given]) == 2
    assert sentence in capsys.readouterr().err
    assert not Path("out").exists()
