"""Do real implantations come in whole and on their side, and does the overlap of
seizure onset zone (SOZ) and resection go with outcome?

    xvfb-run -a python tests/benchmarks/ieeg_outcomes.py [--save] [--pictures DIR]

Every patient of ../shared/data/ieeg_outcomes is imported as `braintwin import` does
(ieeg_sides.py). Sides: of every placed contact whose name begins with L or R, against x
where the 3D view draws it (the view's own scene); x of the file against x that is
drawn: does the program ever change a side; and by pixels of the views from the front,
the top and the back, towards which of the letters L and R that the view paints a
contact lies. Marks: every contact that a channels.tsv (read with csv, not by the
program) calls soz or resect, against what the scene marks. Outcome: the numbers of
`braintwin outcomes`, with a bootstrap beside them. --pictures: the window's brain of
four patients. Prints Markdown, asserts nothing.
"""

import argparse
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import ieeg_sides as sides
import numpy as np

from brainTwinStudio.analysis.overlap_against_outcome import MEASURES, against_outcome
from brainTwinStudio.analysis.zone_overlap import NOT_VALIDATED
from brainTwinStudio.files.bids.outcomes import Operated, operated_patients
from brainTwinStudio.report import outcome_words as words

RESULTS = Path(__file__).parent / "results" / "ieeg_outcomes.md"
RESAMPLED = 10_000


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def bootstrapped(found: tuple[Operated, ...], good: np.ndarray) -> str:
    """AUC of each measure, patients drawn anew within each group."""
    rng = np.random.default_rng(0)
    said = []
    for measure in MEASURES:
        values = np.array([measure.value(one.overlap) for one in found])
        larger = np.sign(values[good][:, None] - values[~good][None]) / 2 + 0.5
        ones, others = (rng.integers(n, size=(RESAMPLED, n)) for n in larger.shape)
        again = larger[ones[:, :, None], others[:, None]].mean(axis=(1, 2))
        low, high = np.quantile(again, (0.025, 0.975))
        said.append(f"{measure.label} {low:.2f} to {high:.2f}")
    return f"AUC by bootstrap ({RESAMPLED}, within groups): {'; '.join(said)}."


def outcome() -> list[str]:
    found, missing = operated_patients(sides.ROOT)
    good = np.array([one.good for one in found])
    compared = against_outcome([one.overlap for one in found], good)
    rows = [words.patient_row(one.id, one.outcome, one.overlap) for one in found]
    return [
        f"**{NOT_VALIDATED}**\n",
        table(
            words.MEASURE_HEADS,
            [words.measure_row(measure.label, of) for measure, of in compared],
        ),
        f"\n{words.ABOUT} {bootstrapped(found, good)}\n",
        f"- {len(found)} patients are compared, {len(missing)} left out.",
        *(f"- Left out, {one.id}: {one.why}" for one in missing),
        "- The published set has 58 patients; the others are not in ../shared/data.\n",
        table(words.PATIENT_HEADS, rows),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--pictures", type=Path, metavar="DIR")
    args = parser.parse_args()
    implanted = [sides.drawn(*one) for one in sides.patients()]
    names = ("numpy", "scipy", "PySide6-Essentials")
    packages = ", ".join(f"{name} {version(name)}" for name in names)
    text = "\n".join(
        [
            "# Real implantations: overlap against outcome, sides and marks\n",
            f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} "
            f"cores, Python {platform.python_version()}, {packages}. "
            "`ieeg_outcomes.py`, which says how it is checked. Data: ds004100 (HUP), "
            "CC0.\n",
            "## Overlap against outcome\n",
            *outcome(),
            "\n## Sides and marks\n",
            *sides.about(implanted),
            "",
            table(sides.HEADS, [sides.row_of(of) for of in implanted]),
        ]
    )
    print(text)
    if args.save:
        RESULTS.write_text(text + "\n", encoding="utf-8")
    if args.pictures:
        sides.take_pictures(args.pictures)


if __name__ == "__main__":
    main()
