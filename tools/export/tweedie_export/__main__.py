import argparse
import shutil
import sys
import warnings
from pathlib import Path

from .export import Storage, export
from .failure import ExportError
from .model import Options
from .people import people_facts
from .progress import say, step
from .source import KINDS, find_kind, find_source


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="tweedie_export",
        description="Turns a public diffusion model into a folder that `tweedie prior add` takes.",
    )
    made.add_argument("source", help="a folder of diffusers, a *.pt, a *.pkl, or owner/name on Hugging Face")
    made.add_argument("out", type=Path, help="the folder to make")
    made.add_argument("--kind", choices=KINDS, help="what the source is, where it does not show")
    made.add_argument("--half", action="store_true", help="store weights as float16; half as large")
    made.add_argument("--any-size", action="store_true", help="leave height and width open")
    made.add_argument("--force", action="store_true", help="replace what is in the folder")
    card = made.add_argument_group("for the card")
    card.add_argument("--name", help="kebab-case; else that of the folder")
    card.add_argument("--title")
    card.add_argument("--licence", help="an SPDX identifier; else as the model's page says")
    card.add_argument("--training-data", help="which pictures it learnt from")
    weights = made.add_argument_group("what weights do not tell")
    weights.add_argument("--image-size", type=int, help="of the pictures it was trained on")
    weights.add_argument("--schedule", choices=("linear", "cosine"), help="of guided diffusion; else linear")
    weights.add_argument("--head-channels", type=int, help="of each head of attention; else 64")
    weights.add_argument("--new-attention-order", action="store_true", help="of guided diffusion")
    return made


def main(given: list[str] | None = None) -> int:
    flags = parser().parse_args(given)
    warnings.filterwarnings("ignore")
    try:
        run(flags)
    except ExportError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


def run(flags: argparse.Namespace) -> None:
    source = find_source(flags.source)
    kind = find_kind(source, flags.kind)
    people = people_facts(source, flags.out, vars(flags))
    options = Options(flags.image_size, flags.schedule, flags.head_channels, flags.new_attention_order)
    with step(f"Reading {source} ({kind.NAME})"):
        model = kind.read(source, options)
    if flags.force and (flags.out / "card.json").is_file():
        shutil.rmtree(flags.out)
    export(model, flags.out, people, Storage(flags.half, flags.any_size))
    for note in model.notes:
        say(note)
    if model.autoencoder:
        say(
            "encoder.onnx and decoder.onnx lie beside the network of latents; the card says what they take."
        )
    say(f"Next: npx tweedie prior add {flags.out / 'model.onnx'}")


if __name__ == "__main__":
    sys.exit(main())
