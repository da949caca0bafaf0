"""A full seizure of a fitted twin: signals of regions and contacts, with a plan or not.

The network is that of mixed_network.py, with x0, K and tau0 of one draw of the
posterior: of 64 the one whose seizure is most like what all draws say. (A mean of draws
need not have a seizure.) Under a plan the start and the noise stay. Notes say where the
six-dimensional model does not do what the twin does. A contact hears the potentials
weighted by the square roots of the twin's gains of power. SCIENCE.md A.7, A.8, F.2.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from jaxtyping import Float
from scipy.ndimage import minimum_filter1d, uniform_filter1d

from brainTwinStudio.engine.interventions import structural_plan
from brainTwinStudio.engine.seizures.contact_signals import high_passed
from brainTwinStudio.engine.seizures.forward import onsets
from brainTwinStudio.engine.seizures.generating import (
    ICTAL_S,
    LASTING,
    onsets_of,
    simulate,
)
from brainTwinStudio.engine.seizures.generating_steps import SAMPLING_HZ as HZ
from brainTwinStudio.engine.seizures.mixed_network import (
    BEFORE_S,
    TAKING_PART,
    Regions,
    epileptors_of,
    excitability,
    recorded_s,
    system_of,
    typical_draw,
)
from brainTwinStudio.engine.seizures.outcome import HIGH, LOW
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import Array, Change
from brainTwinStudio.project.full_seizure import NOT_A_FORECAST, FullSeizure
from brainTwinStudio.project.seizure_twin import SeizureTwin

AFTER_S = 8.0  # what is kept after the seizure
LOUDER, SMOOTH_S = 3.0, 1.0
ONLY_TWIN = "Takes part in the twin, not in the six-dimensional model: {names}."
ONLY_HERE = (
    "Seizes in the six-dimensional model, in fewer than half of the twin's draws: "
    "{names}."
)
OUTSIDE = "Begins at another time than the twin's 90 % says: {names}."
SOONER = (
    "Started so that regions begin when the twin says; from rest, this model would "
    "recruit sooner: {names}."
)
NEAR_S = 1.0  # that onsets are told to
LENGTH = "The seizure {lasts} here; those recorded last {recorded:.0f} s."


def full_seizure(
    twin: SeizureTwin, changes: Sequence[Change], seed: int, watcher: Watcher
) -> FullSeizure:
    """The twin's seizure under a plan, the same one without it where there are no
    changes. Raises InputError where the twin has none, or a change is no surgery."""
    plan = structural_plan(twin, changes)
    watcher.progress("Choosing a draw", 0.0)
    draw = typical_draw(twin, seed)
    of = epileptors_of(twin, draw, BEFORE_S)
    system, whole = system_of(twin, of, seed), of.weights
    zone, first = twin.zone, np.nanmin(twin.zone.onset_s)
    told = tuple(t - first for t in (zone.onset_s, zone.onset_low_s, zone.onset_high_s))
    if changes:
        after = onsets(draw.runs, whole * plan.factor, plan.present[None])[0]
        told = _delays(draw.onset, after, twin.seconds_per_unit)
        left = whole * plan.factor * (plan.present > 0)
        x0 = excitability(draw.runs, draw.at, left, of.here)
        system = replace(system, excitability=x0)
    watcher.progress("Simulating", 0.2)
    present = np.asarray(plan.present > 0)[None]
    made = simulate(system, present=present, kept=np.asarray(plan.factor))
    late, low, high = (np.where(present[0], BEFORE_S + one, np.nan) for one in told)
    ends_s, next_s = _end_s(made[1][0, 0], float(np.nanmax([BEFORE_S, *late])))
    kept = slice(round(float(np.fmin(ends_s + AFTER_S, next_s)) * HZ))
    potential, begins = made[0][0, 0, kept], onsets_of(made[1][0, 0, kept])
    contacts = _contacts(potential, twin)
    began_s = float(np.min(begins, where=np.isfinite(begins), initial=np.inf))
    said = _said(twin, begins, (late, low, high), ends_s - began_s, of.sooner_s)
    return FullSeizure(
        twin.id,
        zone.region_names,
        twin.seizures[0].channel_names,
        np.arange(len(potential)) / HZ,
        potential,
        contacts,
        begins,
        late,
        low,
        high,
        tuple(bool(one) for one in of.here),
        tuple(bool(one) for one in of.alone),
        ends_s - began_s,
        _heard_s(contacts, began_s),
        tuple(changes),
        seed,
        (*said, NOT_A_FORECAST, *plan.notes),
    )


def _delays(
    before: Float[np.ndarray, "run region"],
    after: Float[np.ndarray, "run region"],
    seconds_per_unit: float,
) -> tuple[Regions, Regions, Regions]:
    """Median, low and high delay in s after the first region without the plan; NaN
    where fewer than half of the runs have one."""
    first = np.nanmin(np.nan_to_num(before, nan=np.inf), axis=1, keepdims=True)
    late = np.where(np.isfinite(first), after - first, np.nan) * seconds_per_unit
    often = np.isfinite(late).mean(axis=0) >= TAKING_PART
    found = np.full((3, late.shape[1]), np.nan)
    found[:, often] = np.nanquantile(late[:, often], (0.5, LOW, HIGH), axis=0)
    return found[0], found[1], found[2]


def _contacts(
    potential: Float[np.ndarray, "time region"], twin: SeizureTwin
) -> Float[np.ndarray, "time channel"]:
    there = np.nan_to_num(potential).astype(np.float64)
    return high_passed(np.sqrt(twin.gain) @ there.T).T


def _heard_s(contacts: Float[np.ndarray, "time channel"], first_s: float) -> Array:
    """As FullSeizure has it; first_s: of the first region, inf without a seizure."""
    if np.isinf(first_s):
        return np.full(contacts.shape[1], np.nan)
    width, first = round(SMOOTH_S * HZ), round(first_s * HZ)
    # The second before, so that nothing is heard before it is there.
    power = uniform_filter1d(contacts**2, width, axis=0, origin=(width - 1) // 2)
    loud = power > LOUDER**2 * power[width : first - width].mean(axis=0)
    loud[:first] = False
    # A spike is no seizure.
    loud = minimum_filter1d(loud, 2 * width, axis=0, origin=-width)
    return np.where(loud.any(axis=0), loud.argmax(axis=0) / HZ, np.nan)


def _end_s(x1: Float[np.ndarray, "time region"], after_s: float) -> tuple[float, float]:
    """When x1 is quiet everywhere, after the first onset and after_s, NaN where no
    region seizes, or the seizure does not end; and when the next seizure is near, at
    the latest the end of the piece."""
    begins, end_s = onsets_of(x1), len(x1) / HZ
    if np.isnan(begins).all():
        return float("nan"), end_s
    first, width = round(max(np.nanmin(begins), after_s) * HZ), round(ICTAL_S * HZ)
    level = uniform_filter1d(x1[:, np.isfinite(begins)], width, axis=0).max(axis=1)
    quiet = first + width + np.flatnonzero(level[first + width :] < LASTING)
    if not len(quiet):
        return float("nan"), end_s
    loud = quiet[0] + np.flatnonzero(level[quiet[0] :] > LASTING)
    return int(quiet[0]) / HZ, (int(loud[0]) - width) / HZ if len(loud) else end_s


def _said(
    twin: SeizureTwin,
    begins_s: Regions,
    told_s: tuple[Regions, ...],
    lasts_s: float,
    sooner_s: Regions,
) -> list[str]:
    """Where the two models do not do the same, and how long the seizure is."""
    here, there = np.isfinite(begins_s), np.isfinite(told_s[0])
    off = (begins_s < told_s[1] - NEAR_S) | (begins_s > told_s[2] + NEAR_S)
    all_of = np.array(twin.zone.region_names)
    cases = ((ONLY_TWIN, there & ~here), (ONLY_HERE, here & ~there), (OUTSIDE, off))
    said = [
        text.format(names=", ".join(all_of[which]))
        for text, which in cases
        if which.any()
    ]
    if here.any():
        lasts = "has not ended" if np.isnan(lasts_s) else f"lasts {lasts_s:.0f} s"
        said.append(LENGTH.format(lasts=lasts, recorded=recorded_s(twin)))
    soon = sooner_s > NEAR_S
    if soon.any():
        each = zip(all_of[soon], sooner_s[soon], strict=True)
        said.append(
            SOONER.format(names=", ".join(f"{n} by {s:.0f} s" for n, s in each))
        )
    return said
