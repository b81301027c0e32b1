"""What encoder.onnx and decoder.onnx leave of pictures, and how model.onnx beside them denoises latents."""

import argparse
from pathlib import Path

import numpy as np
import onnxruntime

from .evaluate import pictures_of

LEVELS = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0)


def judge(model: Path, pictures: list[np.ndarray]) -> tuple[list[float], dict[float, float]]:
    """For each picture in [0, 1] its PSNR there and back in dB; for each level the root mean square error of D(z + sigma n)."""
    files = (model.with_name("encoder.onnx"), model.with_name("decoder.onnx"), model)
    encoder, decoder, network = (onnxruntime.InferenceSession(file) for file in files)
    back, errors = [], {sigma: [] for sigma in LEVELS}
    for seed, x0 in enumerate(pictures):
        image = (2 * x0 - 1).transpose(2, 0, 1)[None].astype(np.float32)
        (latent,) = encoder.run(None, {"image": image})
        (again,) = decoder.run(None, {"latent": latent})
        back.append(-10 * float(np.log10(np.square((again.clip(-1, 1) - image) / 2).mean())))
        noise = np.random.default_rng(seed).standard_normal(latent.shape).astype(np.float32)
        for sigma, found in errors.items():
            (clean,) = network.run(None, {"x": latent + sigma * noise, "sigma": np.array([sigma], np.float32)})
            found.append(np.square(clean - latent).mean())
    return back, {sigma: float(np.sqrt(np.mean(found))) for sigma, found in errors.items()}


def main() -> None:
    parser = argparse.ArgumentParser(prog="tweedie_training.evaluate_latents", description=__doc__)
    parser.add_argument("model", type=Path, help="a model.onnx of a prior of latents, with its coders beside it")
    parser.add_argument("pictures", type=Path, nargs="+", help="pictures that it was not trained on")
    options = parser.parse_args()
    back, errors = judge(options.model, pictures_of(options.pictures))
    print(f"there and back: {np.mean(back):.2f} dB, {min(back):.2f} to {max(back):.2f}")
    for sigma, error in errors.items():
        print(f"{options.model.name}, sigma {sigma:g} of latents: {error:.3f}")


if __name__ == "__main__":
    main()
