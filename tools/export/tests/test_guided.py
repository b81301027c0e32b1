"""The U-Net of guided diffusion, held against the one of diffusers, which was made for weights of the same architecture."""

from pathlib import Path

import pytest
import torch
from diffusers import UNet2DModel
from networks.randomise import randomise
from tweedie_export.failure import ExportError
from tweedie_export.kinds import guided
from tweedie_export.model import Options
from tweedie_export.networks.guided import GuidedShape, GuidedUNet

from .small import guided_unet

SHAPE = GuidedShape(
    width=8,
    multiples=(1, 2),
    blocks=2,
    attention=(False, True),
    outputs=3,
    classes=5,
    head_channels=4,
    new_attention_order=True,
    groups=4,
)
RESIDUAL = {
    "in_layers.0": "norm1",
    "in_layers.2": "conv1",
    "emb_layers.1": "time_emb_proj",
    "out_layers.0": "norm2",
    "out_layers.3": "conv2",
    "skip_connection": "conv_shortcut",
}
PLACES = {
    "time_embed.0": "time_embedding.linear_1",
    "time_embed.2": "time_embedding.linear_2",
    "label_emb": "class_embedding",
    "input_blocks.0.0": "conv_in",
    "input_blocks.1.0": "down_blocks.0.resnets.0",
    "input_blocks.2.0": "down_blocks.0.resnets.1",
    "input_blocks.3.0": "down_blocks.0.downsamplers.0",
    "input_blocks.4.0": "down_blocks.1.resnets.0",
    "input_blocks.4.1": "down_blocks.1.attentions.0",
    "input_blocks.5.0": "down_blocks.1.resnets.1",
    "input_blocks.5.1": "down_blocks.1.attentions.1",
    "middle_block.0": "mid_block.resnets.0",
    "middle_block.1": "mid_block.attentions.0",
    "middle_block.2": "mid_block.resnets.1",
    "output_blocks.0.0": "up_blocks.0.resnets.0",
    "output_blocks.0.1": "up_blocks.0.attentions.0",
    "output_blocks.1.0": "up_blocks.0.resnets.1",
    "output_blocks.1.1": "up_blocks.0.attentions.1",
    "output_blocks.2.0": "up_blocks.0.resnets.2",
    "output_blocks.2.1": "up_blocks.0.attentions.2",
    "output_blocks.2.2": "up_blocks.0.upsamplers.0",
    "output_blocks.3.0": "up_blocks.1.resnets.0",
    "output_blocks.4.0": "up_blocks.1.resnets.1",
    "output_blocks.5.0": "up_blocks.1.resnets.2",
    "out.0": "conv_norm_out",
    "out.2": "conv_out",
}


def renamed(weights: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    found = {}
    for name, value in weights.items():
        place = next(place for place in PLACES if name.startswith(f"{place}."))
        rest, kind = name.removeprefix(f"{place}.").rpartition(".")[::2]
        at = PLACES[place]
        if rest == "qkv":
            for part, third in zip("qkv", value.squeeze(-1).chunk(3)):
                found[f"{at}.to_{part}.{kind}"] = third
            continue
        if rest == "proj_out":
            value = value.squeeze(-1)
        rest = {**RESIDUAL, "norm": "group_norm", "proj_out": "to_out.0"}.get(rest, rest)
        found[".".join(part for part in (at, rest, kind) if part)] = value
    return found


def test_it_computes_what_the_network_of_diffusers_does() -> None:
    torch.manual_seed(0)
    ours = GuidedUNet(SHAPE).eval()
    randomise(ours)
    theirs = UNet2DModel(
        sample_size=16,
        layers_per_block=2,
        block_out_channels=(8, 16),
        down_block_types=("ResnetDownsampleBlock2D", "AttnDownBlock2D"),
        up_block_types=("AttnUpBlock2D", "ResnetUpsampleBlock2D"),
        downsample_type="resnet",
        upsample_type="resnet",
        resnet_time_scale_shift="scale_shift",
        num_class_embeds=5,
        attention_head_dim=4,
        norm_num_groups=4,
        attn_norm_num_groups=4,
    ).eval()
    theirs.load_state_dict(renamed(ours.state_dict()), strict=True)
    x, t, label = torch.randn(2, 3, 16, 16), torch.tensor([10.0, 700.0]), torch.tensor([1, 4])
    with torch.no_grad():
        wanted = theirs(x, t, class_labels=label).sample
        found = ours(x, t, label)
    # The sines of diffusers are of float32 angles up to 700, rounded another way: 700·6e-8 of a radian.
    assert (found - wanted).norm() / wanted.norm() < 1e-4


def test_both_orders_of_attention_are_one_up_to_the_order_of_channels() -> None:
    torch.manual_seed(0)
    new = GuidedUNet(SHAPE).eval()
    randomise(new)
    old = GuidedUNet(GuidedShape(**{**vars(SHAPE), "new_attention_order": False})).eval()
    weights = new.state_dict()
    for name, value in weights.items():
        if ".qkv." in name:  # [3, head, channel] to [head, 3, channel]
            parts = value.reshape(3, -1, SHAPE.head_channels, *value.shape[1:])
            weights[name] = parts.transpose(0, 1).reshape(value.shape)
    old.load_state_dict(weights)
    inputs = torch.randn(1, 3, 8, 8), torch.tensor([300.0]), torch.tensor([2])
    with torch.no_grad():
        assert torch.allclose(new(*inputs), old(*inputs), atol=1e-5)


@pytest.mark.parametrize(
    "changes",
    [
        {"blocks": 2, "multiples": (1, 1, 2), "attention": (False, True, True)},
        {"multiples": (0.5, 1), "width": 8},
        {"residual_resampling": False, "scale_shift": False, "outputs": 3},
        {"classes": 7, "outputs": 3},
    ],
)
def test_the_architecture_shows_in_the_weights(changes: dict[str, object], tmp_path: Path) -> None:
    model = guided_unet(tmp_path, **changes).read()
    assert model.network.multiple == 2 ** (len(changes.get("multiples", (1, 2))) - 1)
    assert ("learnedVariance" in model.facts) == (changes.get("outputs", 6) == 6)
    assert model.facts.get("labels", {}).get("count") == changes.get("classes")


def test_real_sizes_are_those_that_their_authors_name() -> None:
    """256×256 without classes has 553 million weights; that of the authors of DPS 94 million."""
    imagenet = GuidedShape(
        width=256,
        multiples=(1, 1, 2, 2, 4, 4),
        blocks=2,
        attention=(False, False, False, True, True, True),
        outputs=6,
    )
    faces = GuidedShape(
        width=128,
        multiples=(1, 1, 2, 2, 4, 4),
        blocks=1,
        attention=(False, False, False, False, True, False),
        outputs=6,
    )
    with torch.device("meta"):
        counts = [sum(p.numel() for p in GuidedUNet(shape).parameters()) / 1e6 for shape in (imagenet, faces)]
    assert [round(count) for count in counts] == [553, 94]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"no weights", "is cut short, or no file of weights"),
        ({"weight": torch.zeros(3)}, "it lacks time_embed.0.weight"),
        ({"step": 3}, "something else than named tensors"),
    ],
)
def test_other_files_are_refused(content: object, sentence: str, tmp_path: Path) -> None:
    file = tmp_path / "x.pt"
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        torch.save(content, file)
    with pytest.raises(ExportError, match=sentence):
        guided.read(file, Options())


def test_heads_that_do_not_divide_the_channels_are_refused(tmp_path: Path) -> None:
    small = guided_unet(tmp_path)
    with pytest.raises(ExportError, match="8 channels do not divide into heads of 64"):
        guided.read(small.source, Options(image_size=8), groups=2)
    with pytest.raises(ExportError, match="--image-size must be a multiple of 2, got 9"):
        guided.read(small.source, Options(image_size=9, head_channels=4), groups=2)
