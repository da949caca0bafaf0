"""A twin of seizures made by hand: every field in its shape, no fit behind it."""

import numpy as np

from brainTwinStudio.project import (
    Change,
    Connectome,
    Electrodes,
    FrozenMap,
    Provenance,
)
from brainTwinStudio.project.full_seizure import NOT_A_FORECAST, FullSeizure
from brainTwinStudio.project.seizure_twin import (
    Regime,
    ResectionSearch,
    ResectionSet,
    SeizureFeatures,
    SeizureOutcome,
    SeizureRecovery,
    SeizureTwin,
    Spread,
    Zone,
)

CHANNELS = ("A1-A2", "A2-A3", "B1-B2")


def zone(names: tuple[str, ...]) -> Zone:
    """The first region begins seizures, the second follows, no contact saw the last."""
    count = len(names)
    chance = np.full(count, 0.02)
    chance[:2] = 0.9, 0.2
    late = np.full(count, np.nan)
    late[:2] = 0.0, 3.5
    x0 = np.linspace(-1.8, -2.8, count)
    return Zone(
        names,
        chance,
        np.clip(chance - 0.1, 0, 1),
        np.clip(chance + 0.08, 0, 1),
        (*(True,) * (count - 1), False),
        x0,
        x0 - 0.1,
        x0 + 0.1,
        late,
        late - 0.5,
        late + 1.0,
        np.where(np.isfinite(late), 0.9, 0.1),
    )


def regime() -> Regime:
    scales = np.array([0.0, 0.5, 1.0, 2.0])
    counts = np.array([1.0, 1.2, 1.4, 2.5])
    words = "Seizures stay where they begin: 1.4 regions seize on average."
    return Regime("stays", scales, counts, counts - 0.5, counts + 0.5, 2.0, words)


def seizure(recording_id: str) -> SeizureFeatures:
    times = np.linspace(0.5, 40.0, 80)
    rise = np.stack([3.0 / (1 + np.exp(10 + i - times)) for i in range(3)])
    return SeizureFeatures(recording_id, CHANNELS, times, rise, 9.0, 30.0, (10.0, 90.0))


def seizure_twin(
    connectome: Connectome,
    electrodes: Electrodes,
    patient_id: str = "p",
    twin_id: str = "seizures-1",
    recordings: tuple[str, ...] = ("seizure-1", "seizure-2"),
) -> SeizureTwin:
    names = connectome.parcellation.region_names
    random = np.random.default_rng(0)
    draws = {name: random.random(8) for name in ("K", "tau0", "amplitude", "source")}
    many = len(recordings)
    draws |= {"x0": random.random((8, len(names))) - 2.5}
    draws |= {"start_z": random.random((8, many)) + 3.0}
    return SeizureTwin(
        twin_id,
        patient_id,
        connectome,
        electrodes,
        random.random((3, len(names))),
        tuple(seizure(name) for name in recordings),
        FrozenMap({"K": np.array(0.4), "x0": draws["x0"][0]}),
        FrozenMap(draws),
        np.arange(8) % 2,
        tuple(seizure(name).rise[:, ::2] * 0.8 for name in recordings),
        zone(names),
        regime(),
        0.02,
        "converged",
        f"Likely zone, by 2 fits: {names[0]}.",
        1.5,
        0,
        Provenance("2026-01-01", (("a.tsv", "0" * 64),), (), "cpu", "float64", "heun",
                   0.1),
        FrozenMap({names[1]: "propagation"}),
        FrozenMap({"rise_r2": 0.7, "rise_r2_left_out": 0.6}),
        ("The seizures are those of a virtual patient.",),
    )  # fmt: skip


def outcome(count: int, likelihood: float = 0.1) -> SeizureOutcome:
    """Of a plan that removes the first region."""
    before = np.full(count, 0.1)
    before[0] = 0.95
    after = before.copy()
    after[0] = np.nan
    return SeizureOutcome(
        Spread(0.97, 0.9, 1.0),
        Spread(likelihood, 0.02, 0.3),
        Spread(2.4, 1.9, 3.0),
        Spread(0.4, 0.1, 0.9),
        Spread(3.5, 2.0, 5.0),
        Spread(np.nan, np.nan, np.nan),
        before,
        after,
        FrozenMap({"all": 0.03, "limbic": 0.12}),
        64,
        0,
        ("Intervals count what the recordings leave open in this model.",),
    )


def recovery(count: int) -> SeizureRecovery:
    """Of the same plan: seizures come back in some runs."""
    change = np.linspace(0.03, -0.02, count)
    change[0] = np.nan
    after = np.full(count, 0.2)
    after[0] = np.nan
    return SeizureRecovery(
        Spread(0.3, 0.1, 0.5),
        Spread(0.7, 0.3, 1.2),
        Spread(np.nan, np.nan, np.nan),
        after,
        change,
        change - 0.01,
        change + 0.01,
    )


def search(names: tuple[str, ...]) -> ResectionSearch:
    sets = (
        ResectionSet(
            names[:1],
            Spread(0.8, 0.6, 0.9),
            FrozenMap({"all": 0.03, "limbic": 0.12}),
            60,
            on_front=True,
        ),
        ResectionSet(
            names[:2],
            Spread(0.95, 0.85, 1.0),
            FrozenMap({"all": 0.08, "limbic": 0.2}),
            90,
            on_front=True,
        ),
    )
    words = "One region lowers the likelihood by 0.80; none of these is the answer."
    return ResectionSearch(sets, names[-1:], 4, 120, 8, Spread(0.97, 0.9, 1.0), words)


def full_seizure(twin: SeizureTwin, changes: tuple[Change, ...] = ()) -> FullSeizure:
    """The first region begins at 15 s, the second follows 2 s before the twin says."""
    names, channels = twin.zone.region_names, len(CHANNELS)
    times, onset = np.arange(0, 40, 1 / 256), np.full(len(names), np.nan)
    onset[:2] = 15.0, 16.5
    grows = times[:, None] > onset[:channels]
    noise = np.random.default_rng(3).normal(size=(len(times), channels))
    return FullSeizure(
        twin.id,
        names,
        CHANNELS,
        times,
        np.zeros((len(times), len(names))),
        noise * (1 + 9 * grows),
        onset,
        15 + twin.zone.onset_s,
        15 + twin.zone.onset_low_s,
        15 + twin.zone.onset_high_s,
        tuple(np.isfinite(onset).tolist()),
        (True, *(False,) * (len(names) - 1)),
        12.0,
        onset[:channels],
        changes,
        0,
        ("The seizure lasts 12 s here; those recorded last 21 s.", NOT_A_FORECAST),
    )
