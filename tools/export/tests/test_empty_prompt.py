"""Stable Diffusion in small: a network that follows prompts is told nothing."""

import json
from pathlib import Path

import torch
from diffusers import AutoencoderKL, PNDMScheduler, UNet2DConditionModel
from networks.public import autoencoder
from tweedie_export.export import Storage, export
from tweedie_export.kinds import latent
from tweedie_export.model import Options
from transformers import CLIPTextConfig, CLIPTextModel

from .small import random

WORDS = {"a</w>": 0, "<|startoftext|>": 1, "<|endoftext|>": 2}


def stable(folder: Path) -> tuple[UNet2DConditionModel, AutoencoderKL, CLIPTextModel]:
    unet = UNet2DConditionModel(
        sample_size=8,
        in_channels=4,
        out_channels=4,
        layers_per_block=1,
        block_out_channels=(4, 4),
        down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"),
        up_block_types=("UpBlock2D", "CrossAttnUpBlock2D"),
        cross_attention_dim=8,
        attention_head_dim=2,
        norm_num_groups=2,
    )
    parts = {"unet": random(unet), "vae": random(autoencoder())}
    text = CLIPTextModel(
        CLIPTextConfig(
            vocab_size=3,
            hidden_size=8,
            intermediate_size=8,
            num_hidden_layers=1,
            num_attention_heads=2,
            max_position_embeddings=5,
            bos_token_id=1,
            eos_token_id=2,
        )
    ).eval()
    for name, part in {**parts, "text_encoder": text}.items():
        part.save_pretrained(folder / name)
    PNDMScheduler(beta_schedule="scaled_linear", beta_start=0.00085, beta_end=0.012).save_pretrained(
        folder / "scheduler"
    )
    tokenizer = folder / "tokenizer"
    tokenizer.mkdir()
    (tokenizer / "vocab.json").write_text(json.dumps(WORDS))
    (tokenizer / "merges.txt").write_text("#version: 0.2\n")
    facts = {"model_max_length": 5, "tokenizer_class": "CLIPTokenizer", "pad_token": "<|endoftext|>"}
    (tokenizer / "tokenizer_config.json").write_text(json.dumps(facts))
    (folder / "model_index.json").write_text(json.dumps({"_class_name": "StableDiffusionPipeline"}))
    return parts["unet"], parts["vae"], text


def test_the_empty_prompt_is_a_constant_of_the_network(tmp_path: Path) -> None:
    torch.manual_seed(0)
    source, out = tmp_path / "source", tmp_path / "out"
    unet, vae, text = stable(source)
    assert latent.claims(source)
    model = latent.read(source, Options())
    people = {"name": "stable", "title": "Stable", "licence": "MIT", "trainingData": "nothing"}
    card = export(model, out, people, Storage())
    assert card["inputs"] == {"x": "x", "sigma": "timestep"}
    assert card["shape"]["channels"] == 4
    with torch.no_grad():
        words = text(torch.tensor([[1, 2, 2, 2, 2]]))[0]
        x, t = torch.randn(1, 4, 8, 8), torch.tensor([300.0])
        assert torch.allclose(model.network.module(x, t), unet(x, t, words).sample, atol=1e-6)
        encoder, decoder = (each.module for each in model.autoencoder)
        picture = torch.randn(1, 3, 16, 16)
        scaled = vae.encode(picture).latent_dist.mean * vae.config.scaling_factor
        assert torch.allclose(encoder(picture), scaled, atol=1e-6)
        assert torch.allclose(
            decoder(scaled), vae.decode(scaled / vae.config.scaling_factor).sample, atol=1e-5
        )
    files = sorted(path.name for path in out.iterdir())
    assert files == ["card.json", "decoder.onnx", "encoder.onnx", "model.onnx"]
