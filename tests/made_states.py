"""Made-up recurring states of a few regions, for tests of words and windows."""

import numpy as np

from brainTwinStudio.project import FrozenMap, RecurringComparison


def made_states(
    regions: int, twin_id: str = "twin-1", patient_id: str = "P1", count: int = 3
) -> RecurringComparison:
    """The first state has all regions below 0; every other one leaves some out."""
    rng = np.random.default_rng(1)
    patterns = -np.abs(rng.normal(1.0, 0.2, (count, regions)))
    for k in range(1, count):
        patterns[k, k - 1 :: count] *= -1
    patterns /= np.linalg.norm(patterns, axis=1, keepdims=True)
    simulated = patterns + 0.02 * rng.normal(size=patterns.shape)
    simulated /= np.linalg.norm(simulated, axis=1, keepdims=True)
    share = np.arange(count, 0, -1) / np.arange(1, count + 1).sum()
    dwell = np.linspace(18.0, 8.0, count)
    passed = np.full((count, count), 0.02) + np.eye(count) * (1 - 0.02 * count)
    return RecurringComparison(
        patterns=patterns,
        simulated_patterns=simulated,
        likeness=np.einsum("sr,sr->s", patterns, simulated),
        probability=share,
        dwell_s=dwell,
        transitions=passed,
        simulated_probability=share[::-1],
        simulated_dwell_s=dwell + 2,
        simulated_transitions=passed,
        probability_low=share[::-1] - 0.05,
        probability_high=share[::-1] + 0.05,
        dwell_low=dwell - 3,
        dwell_high=dwell + 6,
        transitions_low=passed - 0.01,
        transitions_high=np.minimum(passed + 0.01, 1),
        quality=FrozenMap({"2": 0.2, str(count): 0.31}),
        apart=FrozenMap(
            {
                "likeness": 0.98,
                "occupancy_kl": 0.06,
                "dwell_error_s": 2.0,
                "transition_error": 0.004,
            }
        ),
        band_hz=(0.04, 0.07),
        repetition_time_s=2.0,
        judged_on=("rest-2",),
        twin_id=twin_id,
        patient_id=patient_id,
        seeds=16,
        seed=0,
        notes=("Said before.",),
    )
