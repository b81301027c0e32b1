"""Pickles are read without running what they bring along."""

import os
import pickle
from pathlib import Path

import pytest
import torch
from tweedie_export.failure import ExportError
from tweedie_export.kinds import edm
from tweedie_export.model import Options
from tweedie_export.networks.dhariwal import DhariwalUNet
from tweedie_export.networks.song import SongUNet
from tweedie_export.read_pickle import read_pickle, tensors_of

from .edm_pickle import write_pickle
from .small import edm_ncsnpp

SHAPE = dict(
    img_resolution=8, in_channels=3, out_channels=3, model_channels=4, channel_mult=[1, 2], num_blocks=1
)


def test_tensors_come_back_under_their_names(tmp_path: Path) -> None:
    network = SongUNet(**SHAPE)
    for weight in network.parameters():
        weight.data.normal_()
    write_pickle(tmp_path / "x.pkl", network, SHAPE)
    found = tensors_of(read_pickle(tmp_path / "x.pkl")["ema"].child("model"))
    wanted = network.state_dict()
    assert found.keys() == wanted.keys()
    assert all(torch.equal(found[name], wanted[name]) for name in wanted)


class Harm:
    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("touch harm",)


def test_a_pickle_that_asks_for_more_is_refused_before_it_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.pkl").write_bytes(pickle.dumps({"ema": Harm()}))
    with pytest.raises(ExportError, match=r"asks for (posix|nt)\.system"):
        read_pickle(Path("x.pkl"))
    assert not Path("harm").exists()


def test_a_storage_that_asks_for_more_is_refused_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyTorch nests a pickle of its own in each tensor."""
    monkeypatch.chdir(tmp_path)

    class Nested:
        def __reduce__(self) -> tuple[object, ...]:
            return torch.storage._load_from_bytes, (pickle.dumps(Harm(), protocol=2),)

    Path("x.pkl").write_bytes(pickle.dumps({"ema": Nested()}))
    with pytest.raises(ExportError, match="cut short, or no pickle"):
        read_pickle(Path("x.pkl"))
    assert not Path("harm").exists()


def test_half_a_pickle_and_other_networks_are_refused(tmp_path: Path) -> None:
    whole = edm_ncsnpp(tmp_path).source
    half = tmp_path / "half.pkl"
    half.write_bytes(whole.read_bytes()[:5000])
    with pytest.raises(ExportError, match="cut short"):
        edm.read(half, Options())
    write_pickle(half, SongUNet(**SHAPE), SHAPE, outer="VPPrecond")
    with pytest.raises(ExportError, match="holds VPPrecond, not EDMPrecond"):
        edm.read(half, Options())
    write_pickle(half, SongUNet(**SHAPE), {**SHAPE, "num_blocks": 2})
    with pytest.raises(ExportError, match="of another architecture than SongUNet"):
        edm.read(half, Options())


def test_real_sizes_are_those_of_the_paper() -> None:
    """Karras et al. (2022), table 7, in millions of weights: DDPM++ and NCSN++ for CIFAR-10, ADM for ImageNet-64."""
    cifar = dict(img_resolution=32, in_channels=3, out_channels=3, channel_mult=(2, 2, 2), augment_dim=9)
    ncsn = dict(
        embedding_type="fourier", channel_mult_noise=2, encoder_type="residual", resample_filter=[1, 3, 3, 1]
    )
    with torch.device("meta"):
        networks = [
            SongUNet(**cifar),
            SongUNet(**cifar, **ncsn),
            DhariwalUNet(img_resolution=64, in_channels=3, out_channels=3, label_dim=1000),
        ]
    counts = [sum(p.numel() for p in network.parameters()) / 1e6 for network in networks]
    print(counts)
    assert [round(count) for count in counts] == [56, 56, 296]
