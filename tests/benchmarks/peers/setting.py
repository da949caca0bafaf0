"""What all sides simulate, in numbers, and the clock they are timed with.

NumPy only: our process and every peer's python read this file. The arrays lie in one
.npz file (`write`), the same for all.
"""

import json
import platform
import statistics
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

REPETITIONS = 5
REGIONS = 80
BATCH = 32
VELOCITY_M_S = 20.0

# seconds; x coupled by the difference form, G in the weights
HOPF = {"a": -0.1, "noise": 0.02, "dt": 0.1, "steps": 6000, "every": 20}
HOPF_STRENGTH = 3.0  # the largest in-strength, 1/s
STRENGTHS = (0.05, 1.0)  # of G over the batch

# dimensionless time; the noise on V is sqrt(2) times that on r
MPR: dict[str, float] = {"eta": -4.6, "J": 14.5, "Delta": 0.7}
MPR_RUN = {"G": 0.1, "noise": 0.01, "dt": 0.01, "steps": 100_000, "every": 100}

# ms
DELAYED_RUN = {"dt": 0.1, "steps": 10_000, "every": 100}
WILSON_COWAN: dict[str, float] = {
    "c_ee": 16.0,
    "c_ei": 12.0,
    "c_ie": 15.0,
    "c_ii": 3.0,
    "tau_e": 2.5,
    "tau_i": 3.75,
    "a_e": 1.5,
    "a_i": 1.5,
    "b_e": 3.0,
    "b_i": 3.0,
    "P": 0.6,
    "Q": 0.0,
}
WILSON_COWAN_RUN = {"G": 0.6, "noise": 0.01}
JANSEN_RIT: dict[str, float] = {"v0": 6.0, "mu": 0.22}
JANSEN_RIT_RUN = {"G": 1.0, "noise": 0.0325}


def write(path: Path, hcp: Path, seed: int, plain: np.ndarray) -> None:
    """hcp: the file of the peers' folder. plain: weights of `braintwin benchmark`,
    whose random lengths are drawn here too."""
    with np.load(hcp) as given:
        weights, lengths, fc = given["C"], given["D"], given["FC"]
    rng = np.random.default_rng(seed)
    half = np.triu(rng.uniform(20, 240, plain.shape), 1)
    np.savez(
        path,
        hcp=weights,
        hcp_lengths=lengths,
        cli=plain / plain.max(),
        cli_lengths=half + half.T,
        hopf=weights * HOPF_STRENGTH / weights.sum(axis=1).max(),
        frequency_hz=rng.uniform(0.04, 0.07, len(weights)),
        fc=fc,
        G=np.linspace(*STRENGTHS, BATCH),
    )


def laplacian(weights: np.ndarray) -> np.ndarray:
    """The difference form as one matrix: sum_j C_ij (x_j - x_i) = (L x)_i."""
    return weights - np.diag(weights.sum(axis=1))


def fc_loss(x: Any, target: Any, xp: Any) -> Any:
    """Mean squared difference of FC; x (sample, region)."""
    return xp.mean((fc_of(x, xp) - target) ** 2)


def fc_of(x: Any, xp: Any) -> Any:
    centred = x - x.mean(axis=0)
    unit = centred / xp.sqrt((centred**2).sum(axis=0))
    return unit.T @ unit


# ---------------------------------------------------------------- clock


def timed(work: Callable[[], Any], repetitions: int = REPETITIONS) -> dict[str, Any]:
    """Seconds of the first call and of those after it. The work waits for itself."""
    first = seconds(work)
    runs = [seconds(work) for _ in range(repetitions)]
    median = statistics.median(runs) if runs else None
    return {"first_s": first, "seconds": median, "runs": runs}


def seconds(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


# ---------------------------------------------------------------- memory, Linux


def resident_mb() -> float:
    return _status_mb("VmRSS")


def peak_mb() -> float:
    return _status_mb("VmHWM")


def _status_mb(name: str) -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1]) / 1024
    raise ValueError(name)


# ---------------------------------------------------------------- answer


def tell(row: str, clock: dict[str, Any], packages: tuple[str, ...], **more: Any):
    """One line of JSON; what the driver reads."""
    told = {name: version(name) for name in packages}
    told["python"] = platform.python_version()
    print(json.dumps({"row": row, **clock, "versions": told, **more}), flush=True)


def seen(samples: Any) -> dict[str, float]:
    """Mean and standard deviation of the second half, (time, ...): do two sides
    simulate the same?"""
    late = np.asarray(samples, float)
    late = late[len(late) // 2 :]
    return {"mean": float(late.mean()), "sd": float(late.std())}
