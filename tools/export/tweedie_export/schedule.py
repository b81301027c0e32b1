"""Tables of noise levels, and what the configuration of a scheduler of diffusers says of a network."""

import math
from typing import Any

import numpy as np

from .failure import ExportError

TABLES = tuple("DDPM DDIM PNDM LMSDiscrete Euler Heun KDPM2 DPMSolver DEIS UniPC LCM TCD".split())
"""How the names of schedulers begin whose networks know a table of noise levels."""
PREDICTIONS = {"epsilon": "epsilon", "sample": "x0", "v_prediction": "v"}


def scheduler_facts(config: dict[str, Any]) -> dict[str, Any]:
    """Parametrisation, noise levels and range of the values of a network, as its card has them."""
    name = config.get("_class_name", "")
    if name == "ScoreSdeVeScheduler":
        return score_facts(config)
    if name.startswith("EDM"):
        return edm_facts(config)
    if name.startswith(TABLES):
        return table_facts(config)
    raise ExportError(
        f"The scheduler {name or 'without a _class_name'} is not known",
        "Known are those of noise tables, such as DDPMScheduler, those of EDM, and ScoreSdeVeScheduler.",
    )


def score_facts(config: dict[str, Any]) -> dict[str, Any]:
    """The score of pictures in [0, 1], told σ. Their σ counts twice in [-1, 1]. Song et al. (2021)."""
    return {
        "parametrisation": "score",
        "range": [0, 1],
        "sigma": {"min": 2 * config.get("sigma_min", 0.01), "max": 2 * config.get("sigma_max", 1348.0)},
    }


def edm_facts(config: dict[str, Any]) -> dict[str, Any]:
    if config.get("prediction_type", "epsilon") != "epsilon":
        raise ExportError(f"prediction_type must be epsilon with EDM, got {config['prediction_type']}")
    return {
        "parametrisation": "edm-network",
        "range": [-1, 1],
        "sigma": {
            "min": config.get("sigma_min", 0.002),
            "max": config.get("sigma_max", 80.0),
            "data": config.get("sigma_data", 0.5),
        },
    }


def table_facts(config: dict[str, Any]) -> dict[str, Any]:
    predicts = config.get("prediction_type", "epsilon")
    if predicts not in PREDICTIONS:
        raise ExportError(f"prediction_type must be one of {', '.join(PREDICTIONS)}, got {predicts}")
    schedule = schedule_of(config)
    learned = (config.get("variance_type") or "").startswith("learned")
    return {
        "parametrisation": PREDICTIONS[predicts],
        "schedule": schedule,
        "range": [-1, 1],
        "sigma": levels(schedule),
        **({"learnedVariance": True} if learned else {}),
    }


def schedule_of(config: dict[str, Any]) -> dict[str, Any]:
    steps = config.get("num_train_timesteps", 1000)
    ends = {"betaStart": config.get("beta_start", 1e-4), "betaEnd": config.get("beta_end", 0.02)}
    zero = {"zeroTerminalSnr": True} if config.get("rescale_betas_zero_snr") else {}
    if config.get("trained_betas"):
        return {"kind": "betas", "betas": list(config["trained_betas"]), **zero}
    name = config.get("beta_schedule", "linear")
    match name:
        case "linear":
            return {"kind": "linear", "steps": steps, **ends, **zero}
        case "scaled_linear":
            return {"kind": "scaled-linear", "steps": steps, **ends, **zero}
        case "squaredcos_cap_v2":
            return {"kind": "cosine", "steps": steps, **zero}
    raise ExportError(f"The schedule {name} is not known", 'Give its β as "trained_betas".')


def alpha_bars(schedule: dict[str, Any]) -> np.ndarray:
    """ᾱ of every timestep: what is left of the picture's variance."""
    products = np.cumprod(1 - betas(schedule))
    if not schedule.get("zeroTerminalSnr"):
        return products
    roots = np.sqrt(products[:-1])
    first, last = math.sqrt(products[0]), math.sqrt(products[-1])
    return ((roots - last) * first / (first - last)) ** 2


def betas(schedule: dict[str, Any]) -> np.ndarray:
    if schedule["kind"] == "betas":
        return np.array(schedule["betas"])
    steps = schedule["steps"]
    if schedule["kind"] == "cosine":
        at = np.cos((np.arange(steps + 1) / steps + 0.008) / 1.008 * np.pi / 2) ** 2
        return np.minimum(0.999, 1 - at[1:] / at[:-1])
    start, end = schedule["betaStart"], schedule["betaEnd"]
    if schedule["kind"] == "linear":
        return np.linspace(start, end, steps)
    return np.linspace(start**0.5, end**0.5, steps) ** 2


def levels(schedule: dict[str, Any]) -> dict[str, float]:
    """σ = √((1 − ᾱ)/ᾱ) of the first timestep and the last."""
    at = alpha_bars(schedule)
    first, last = np.sqrt((1 - at[[0, -1]]) / at[[0, -1]])
    return {"min": float(first), "max": float(last)}
