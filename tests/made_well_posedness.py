"""Made-up answers about well-posedness, for tests of words and windows."""

import math
from dataclasses import replace

import numpy as np

from brainTwinStudio.project import FrozenMap
from brainTwinStudio.project.well_posedness import (
    Criterion,
    Direction,
    Elasticity,
    ParameterVerdict,
    Perturbed,
    Profile,
    Starts,
    Verdict,
    WellPosedness,
)

ALL = "The condition number is the ratio of largest and smallest singular value."
CRITERIA = (
    Criterion(
        "existence",
        "Existence",
        1.1,
        "good",
        "Best loss 1.10 of that of a second recording.",
        "How close the best fit comes to the noise of the data.",
    ),
    Criterion(
        "uniqueness",
        "Uniqueness",
        0.21,
        "fair",
        "3 solutions among 8 starts, apart by 0.21 prior spreads.",
        "Many starts from the prior, clustered by where they end.",
    ),
    Criterion(
        "stability",
        "Stability",
        math.nan,
        "not estimated",
        "No refit to disturbed data was asked for.",
        "How far parameters move when noise is added to the data.",
    ),
    Criterion(
        "conditioning", "Conditioning", 3.2e4, "poor", "Condition number 32 000.", ALL
    ),
    Criterion(
        "identifiability",
        "Identifiability",
        0.42,
        "fair",
        "Half of the parameters keep 0.42 of their prior spread.",
        "Posterior over prior standard deviation.",
    ),
)


def made_well_posedness(regions: int, twin_id: str = "twin-1") -> WellPosedness:
    """G is correlated with noise, noise is not identifiable, of `a` all regions but
    the first are identifiable; one end of a profile is open."""
    left = np.linspace(0.95, 0.1, regions)
    held: tuple[Verdict, ...] = ("identifiable",) * (regions - 1)
    loading = np.zeros(regions)
    loading[:2] = 0.6, -0.5
    spread = np.linspace(-2, 2, 9)
    rng = np.random.default_rng(3)
    return WellPosedness(
        twin_id=twin_id,
        criteria=CRITERIA,
        parameters=(
            ParameterVerdict(
                "G",
                np.asarray(0.5),
                "correlated",
                ("correlated",),
                "weights",
                -0.97,
                "G goes with weights, r = \u22120.97: only their product is known.",
                "A second state of the brain, at rest and at a task.",
            ),
            ParameterVerdict(
                "a",
                left,
                "identifiable",
                ("not identifiable", *held),
                "",
                math.nan,
                f"{regions - 1} of {regions} regions are determined.",
                "",
            ),
            ParameterVerdict(
                "noise",
                np.asarray(math.inf),
                "not identifiable",
                ("not identifiable",),
                "",
                math.nan,
                "The recording says nothing about noise.",
                "Absolute units: a calibrated amplitude.",
            ),
        ),
        singular=np.geomspace(300, 1e-2, regions + 2),
        condition=3.2e4,
        effective_rank=4.4,
        sloppy=(
            Direction(
                0.01,
                FrozenMap({"a": loading, "G": np.asarray(0.62)}),
                "a of two regions trades with G.",
            ),
            Direction(0.02, FrozenMap({"G": np.asarray(1.0)}), "G alone."),
        ),
        stiff=(Direction(300.0, FrozenMap({"a": left}), "a of all regions."),),
        starts=Starts(
            np.array([1.0, 1.01, 1.02, 1.3, 1.31, math.nan]),
            np.array([0, 0, 1, 2, 2, 2]),
            0.21,
            rng.normal(size=(6, 2)),
        ),
        perturbed=None,
        profiles=(
            Profile("G", "", 1.4 + 0.1 * spread, spread**2, 1.24, math.inf),
            Profile("a", "ctx-lh-cuneus", spread, 0.1 * spread**2, -math.inf, math.inf),
        ),
        elasticities=(
            Elasticity("G", "mean FC", 3.1),
            Elasticity("a", "mean FC", -0.4),
            Elasticity("G", "FC dynamics", math.nan),
        ),
        data="FC and spectra of rest-1",
        notes=("Said before.",),
        seconds=12.5,
        settings=FrozenMap({"starts": 8.0, "bound": math.inf}),
    )


def disturbed(of: WellPosedness) -> WellPosedness:
    """The same with refits to disturbed data."""
    levels = np.linspace(0.01, 0.1, 10)
    change = levels[:, None] * np.array([0.5, 0.7, 0.9])
    return replace(of, perturbed=Perturbed(levels, change, 0.7))
