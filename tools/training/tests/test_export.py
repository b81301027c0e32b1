import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import nn
from tweedie_training.autoencoder import Autoencoder, coding, export_autoencoder
from tweedie_training.evaluate_latents import judge
from tweedie_training.export import export
from tweedie_training.network import Denoiser
from tweedie_training.probe import write_probe
from tweedie_training.weights import load_onnx

SIZES = ((16, 16), (8, 24))


def small(seed: int) -> Denoiser:
    """With weights that do something: those of a new network's last layer are 0."""
    torch.manual_seed(seed)
    network = Denoiser(widths=(16, 24), counts=(1,), middle=1)
    for weight in network.parameters():
        if weight.ndim > 1:
            nn.init.normal_(weight, std=(2 * weight[0].numel()) ** -0.5)
    return network


def test_what_is_written_answers_as_the_network_in_every_size(tmp_path: Path) -> None:
    errors = export(small(0), 3, tmp_path / "model.onnx", sizes=SIZES)
    assert errors["export"] < 1e-5  # some hundred roundings to float32
    assert 0 < errors["float16"] < 5e-3  # eleven bits a weight


def test_the_weights_of_what_was_written_can_be_trained_on(tmp_path: Path) -> None:
    export(small(0), 3, tmp_path / "model.onnx", sizes=SIZES)
    other = small(1)
    load_onnx(other, tmp_path / "model.onnx")
    for mine, theirs in zip(small(0).parameters(), other.parameters()):
        assert torch.allclose(mine, theirs, rtol=2**-11, atol=1e-7)


def test_the_probe_says_what_the_written_network_answers(tmp_path: Path) -> None:
    network = small(0)
    export(network, 3, tmp_path / "model.onnx", sizes=SIZES)
    write_probe(network, 3, tmp_path / "probe.json")
    probe = json.loads((tmp_path / "probe.json").read_text())
    x = np.sin(0.37 * np.arange(np.prod(probe["shape"]))).astype(np.float32).reshape(probe["shape"])
    session = onnxruntime.InferenceSession(tmp_path / "model.onnx", providers=["CPUExecutionProvider"])
    for level, wanted in probe["denoised"].items():
        (got,) = session.run(None, {"x": x, "sigma": np.array([float(level)], np.float32)})
        assert np.allclose(got.ravel()[:: probe["every"]], wanted, rtol=1e-4, atol=1e-4)


def test_an_autoencoder_makes_pictures_four_times_smaller_and_back(tmp_path: Path) -> None:
    torch.manual_seed(0)
    coder = Autoencoder()
    with torch.no_grad():
        latents = coder.encoder(torch.rand(1, 3, 20, 32))
        assert latents.shape == (1, 4, 5, 8)
        assert coder.decoder(latents).shape == (1, 3, 20, 32)
    errors = export_autoencoder(coder, tmp_path)
    assert errors.keys() == {"encoder.onnx", "decoder.onnx"}
    assert all(0 < error < 5e-3 for error in errors.values())


def test_an_autoencoder_learns_latents_of_mean_0_and_variance_1() -> None:
    class Pictures:
        def batch(self, count: int, random: np.random.Generator) -> torch.Tensor:
            return torch.from_numpy(random.uniform(-1, 1, (count, 3, 16, 16))).float()

    class Still(nn.Module):
        """Nothing comes in and out: only the moments of the latents are wrong."""

        def __init__(self, shift: float) -> None:
            super().__init__()
            self.shift = shift

        def encoder(self, x: torch.Tensor) -> torch.Tensor:
            normal = torch.randn(len(x), 4, 4, 4, generator=torch.Generator().manual_seed(0))
            return (normal - normal.mean((0, 2, 3), True)) / normal.std((0, 2, 3), keepdim=True) + self.shift

        def decoder(self, z: torch.Tensor) -> torch.Tensor:
            return torch.zeros(len(z), 3, 16, 16)

    losses = [coding(Pictures())(Still(shift), np.random.default_rng(0), "cpu").item() for shift in (0, 1)]
    assert abs(losses[1] - losses[0] - 0.01) < 1e-5  # a hundredth of the square of the mean


def test_a_prior_of_latents_is_judged_by_what_its_coders_leave_of_a_picture(tmp_path: Path) -> None:
    torch.manual_seed(0)
    coder, denoiser = Autoencoder(), Denoiser(channels=4, widths=(16, 24), counts=(1,), middle=1, spread=1.0)
    export(denoiser, 4, tmp_path / "model.onnx", sizes=SIZES)
    export_autoencoder(coder, tmp_path)
    picture = np.random.default_rng(0).uniform(0, 1, (32, 32, 3))
    image = torch.from_numpy(2 * picture.transpose(2, 0, 1)[None] - 1).float()
    (back,), errors = judge(tmp_path / "model.onnx", [picture])
    with torch.no_grad():
        latent = coder.encoder(image)
        lost = ((coder.decoder(latent).clamp(-1, 1) - image) / 2).square().mean().item()
        noise = torch.from_numpy(np.random.default_rng(0).standard_normal(latent.shape)).float()
        error = (denoiser(latent + 0.5 * noise, torch.tensor([0.5])) - latent).square().mean().sqrt().item()
    assert abs(back + 10 * np.log10(lost)) < 0.01  # weights as float16
    assert abs(errors[0.5] / error - 1) < 5e-3
