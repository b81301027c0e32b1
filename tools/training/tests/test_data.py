from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tweedie_training.data.photos import Photos
from tweedie_training.evaluate import denoising_psnr, pictures_of


def folder_of_photos(folder: Path) -> Path:
    """Large ones are grey, small ones are black; one that the manifest does not name is white."""
    for name, side, value in (("wallpapers640", 96, 128), ("flowers128", 64, 0)):
        (folder / name).mkdir()
        for file, shade in (("in.png", value), ("out.png", 255)):
            Image.fromarray(np.full((side, side, 3), shade, np.uint8)).save(folder / name / file)
        (folder / name / "manifest.csv").write_text("file,licence\nin.png,CC0-1.0\n")
    return folder


def test_batches_are_crops_of_the_pictures_that_the_manifests_name(tmp_path: Path) -> None:
    batch = Photos(folder_of_photos(tmp_path)).batch(40, np.random.default_rng(0))
    assert batch.shape == (40, 3, 64, 64)
    shades = batch.mean(dim=(1, 2, 3)).numpy().round(2)
    assert set(shades.tolist()) == {-1.0, 0.0}
    assert 20 < (shades == 0).sum() < 40  # three quarters come from the large ones


def test_the_same_generator_draws_the_same_crops(tmp_path: Path) -> None:
    photos = Photos(folder_of_photos(tmp_path))
    one, same, other = (photos.batch(9, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert one.equal(same) and not one.equal(other)


@pytest.mark.parametrize("level", [5, 25])
def test_who_leaves_the_noise_where_it_is_gets_its_psnr(level: int) -> None:
    grey = np.full((128, 128, 3), 0.5)
    psnr = denoising_psnr(lambda noisy, sigma: noisy, grey, level, seed=0)
    wanted = -20 * np.log10(level / 255)
    # of 49,152 squares: five deviations of their mean are 3.2 %, which are 0.14 dB; no value is clipped
    assert psnr == pytest.approx(wanted, abs=0.14)


def test_pictures_lose_what_is_over_at_the_right_and_at_the_bottom(tmp_path: Path) -> None:
    Image.fromarray(np.zeros((21, 34, 3), np.uint8)).save(tmp_path / "a.png")
    assert [x.shape for x in pictures_of([tmp_path / "a.png"])] == [(16, 32, 3)]
