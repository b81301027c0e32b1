import numpy as np
import pytest
from diffusers import DDPMScheduler, DDIMScheduler
from tweedie_export.failure import ExportError
from tweedie_export.schedule import alpha_bars, scheduler_facts


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012},
        {"beta_schedule": "squaredcos_cap_v2"},
        {"trained_betas": [0.1, 0.2, 0.3]},
    ],
)
def test_tables_are_those_of_diffusers(changes: dict[str, object]) -> None:
    scheduler = DDPMScheduler(**changes)
    schedule = scheduler_facts({"_class_name": "DDPMScheduler", **scheduler.config})["schedule"]
    # diffusers multiplies a thousand factors in float32.
    assert np.allclose(alpha_bars(schedule), scheduler.alphas_cumprod.numpy(), rtol=1e-3, atol=1e-7)


def test_a_table_that_ends_in_pure_noise_ends_one_step_before() -> None:
    scheduler = DDIMScheduler(rescale_betas_zero_snr=True, prediction_type="v_prediction")
    facts = scheduler_facts({"_class_name": "DDIMScheduler", **scheduler.config})
    assert facts["parametrisation"] == "v"
    found = alpha_bars(facts["schedule"])
    assert np.allclose(found, scheduler.alphas_cumprod.numpy()[:-1], rtol=1e-3, atol=1e-7)
    assert np.isfinite(facts["sigma"]["max"])


@pytest.mark.parametrize(
    ("config", "sentence"),
    [
        ({"_class_name": "ScoreSdeVpScheduler"}, "The scheduler ScoreSdeVpScheduler is not known"),
        ({}, "without a _class_name"),
        ({"_class_name": "DDPMScheduler", "beta_schedule": "sigmoid"}, "The schedule sigmoid is not known"),
        ({"_class_name": "DDPMScheduler", "prediction_type": "flow"}, "prediction_type must be one of"),
    ],
)
def test_other_schedulers_are_refused(config: dict[str, object], sentence: str) -> None:
    with pytest.raises(ExportError, match=sentence):
        scheduler_facts(config)
