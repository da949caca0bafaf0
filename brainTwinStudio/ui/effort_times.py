"""How long each effort takes on this computer: measured here, or said to be unknown.

Finished fits are remembered with their size. An effort that was never run is estimated
from another one, or from a speed test of the engine, and says so.
"""

import json
import logging
import statistics
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.disk import replacing
from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.project.model_spec import EFFORTS, Effort
from brainTwinStudio.ui.time_words import about, between, rounded

FILE = "effort_times.json"
KEPT = 60
PLAIN = "hopf"
Basis = Literal["measured", "estimated", "tested", "none"]
# Seconds without compiling of the three efforts, lowest and highest, for fits of the
# size of the demo patient with a quarter of its run held out (68 regions, 655 s), on a
# computer whose gradient step of `braintwin benchmark` took 0.076 s (November 2026, two
# cores). Only ratios are used, to each other and to that step: a standard fit may end
# after 30 to 80 steps, a thorough one after 30 to 400. To measure them again: fit the
# demo patient once per effort and take the time that the Fit stage tells, less
# compiling; the step is the row BENCHMARK_ROW whose coupling is that of fits.
REFERENCE: dict[Effort, tuple[float, float]] = {
    "quick": (4.6, 6.0),
    "standard": (30.0, 50.0),
    "thorough": (34.0, 175.0),
}
REFERENCE_STEP_S, REFERENCE_REGIONS, REFERENCE_S = 0.076, 68, 655.0
BENCHMARK_ROW, COUPLING_OF_FITS = "hopf gradient step", "every stage"
ALIKE = 1.6  # up to this ratio of work it was measured; beyond, it is estimated
UNSURE = 1.4  # how far scaling can be off
WORDS: dict[Effort, str] = {
    "quick": tr("quick"),
    "standard": tr("standard"),
    "thorough": tr("thorough"),
}
NOTES: dict[Basis, str] = {
    "measured": tr("Times measured on this computer."),
    "estimated": tr("Times estimated from earlier fits on this computer."),
    "tested": tr("Times estimated from a speed test of this computer."),
    "none": tr("Not measured on this computer yet."),
}
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Size:
    """What makes a fit long: regions, and seconds of recording fitted to."""

    regions: int
    seconds: float

    @property
    def work(self) -> float:
        """Relative to the reference; exponents from fits of 68 and 94 regions."""
        return (self.regions / REFERENCE_REGIONS) ** 1.5 * (
            self.seconds / REFERENCE_S
        ) ** 0.5


@dataclass(frozen=True, slots=True)
class Done:
    """A finished fit. stages: seconds by stage, where they were noted."""

    effort: Effort
    regions: int
    fitted_s: float
    runs: int
    learned: bool
    seconds: float
    compile_seconds: float
    stages: Mapping[str, float]
    dynamics: str = PLAIN

    @property
    def size(self) -> Size:
        return Size(self.regions, self.fitted_s)

    @property
    def computing_s(self) -> float:
        return max(self.seconds - self.compile_seconds, 0.1)


@dataclass(frozen=True, slots=True)
class Estimate:
    """Seconds from low to high; basis says where they come from."""

    low: float
    high: float
    basis: Basis

    @property
    def text(self) -> str:
        """'about 40 s', '1–3 min', 'not measured'."""
        if self.basis == "none":
            return tr("not measured")
        if self.high <= 1.3 * self.low:
            return about((self.low + self.high) / 2)
        middle = (self.low * self.high) ** 0.5
        if self.high <= 2.2 * self.low:
            return between(middle)
        low, high = rounded(self.low), rounded(self.high)
        same = low.split("\u00a0")[-1] == high.split("\u00a0")[-1]
        return (
            f"{low.split()[0]}–{high}"
            if same
            else tr("{low} to {high}", low=low, high=high)
        )


NOTHING = Estimate(0.0, 0.0, "none")


class EffortTimes:
    """The fits that this computer has done, kept in a folder of the program."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self.done: tuple[Done, ...] = ()
        self.step_s: float | None = None  # of the speed test
        self._read()

    def remember(
        self,
        request: FitRequest,
        twin: Twin,
        stages: Mapping[str, float] | None = None,
    ) -> None:
        """Keep how long a fit took; stopped and failed ones say nothing."""
        if twin.outcome != "converged" and "effort were used" not in twin.message:
            return
        fit = Done(
            twin.settings.effort,
            twin.connectome.parcellation.count,
            sum(twin.sampling.run_samples) * twin.sampling.repetition_time_s,
            len(request.recordings),
            twin.spec.learns_connectome,
            twin.seconds,
            twin.compile_seconds,
            dict(stages or {}),
            twin.spec.dynamics,
        )
        self.done = (*self.done[-KEPT:], fit)
        self._write()

    def remember_benchmark(self, answer: Mapping[str, Any]) -> None:
        """Keep the answer to a BenchmarkRequest."""
        for row in answer.get("rows", ()):
            alike = row.get("coupling", COUPLING_OF_FITS) == COUPLING_OF_FITS
            if row.get("name") == BENCHMARK_ROW and alike and row.get("seconds", 0) > 0:
                self.step_s = float(row["seconds"])
                self._write()

    def estimate(
        self,
        effort: Effort,
        size: Size,
        *,
        learned: bool = True,
        dynamics: str = PLAIN,
    ) -> Estimate:
        """How long a fit of this effort and size will take here. dynamics: of the
        model, with its learned parts; only fits of the same tell."""
        same = [d for d in self.done if d.dynamics == dynamics]
        alike = [d for d in same if d.effort == effort and d.learned == learned]
        if alike:
            return self._from(alike, size)
        others = [d for d in same if d.learned == learned] or same
        if others:
            return self._from_other(others, effort, size)
        if dynamics == PLAIN and self.step_s is not None:
            factor = self.step_s / REFERENCE_STEP_S * size.work
            low, high = REFERENCE[effort]
            return Estimate(0.8 * low * factor, 1.25 * high * factor, "tested")
        return NOTHING

    def stage_seconds(
        self, effort: Effort, size: Size, dynamics: str = PLAIN
    ) -> dict[str, float]:
        """Seconds of each stage in the latest fit of this effort, to scale."""
        for fit in reversed(self.done):
            if (fit.effort, fit.dynamics) == (effort, dynamics) and fit.stages:
                factor = size.work / fit.size.work
                return {name: s * factor for name, s in fit.stages.items()}
        return {}

    def _from(self, alike: list[Done], size: Size) -> Estimate:
        near = sorted(alike, key=lambda d: _apart(d.size, size))[:5]
        compiling = _compiling(near, size)
        seconds = [d.computing_s * size.work / d.size.work + compiling for d in near]
        low, high = min(seconds), max(seconds)
        if _apart(near[0].size, size) <= ALIKE:
            return Estimate(low, high, "measured")
        return Estimate(low / UNSURE, high * UNSURE, "estimated")

    def _from_other(self, others: list[Done], effort: Effort, size: Size) -> Estimate:
        """From the effort that lies nearest, by the ratios of the reference."""
        rank = {name: place for place, name in enumerate(EFFORTS)}
        near = min(others, key=lambda d: abs(rank[d.effort] - rank[effort]))
        same = [d for d in others if d.effort == near.effort]
        done = min(same, key=lambda d: _apart(d.size, size))
        factor = size.work / done.size.work
        (low, high), (least, most) = REFERENCE[effort], REFERENCE[done.effort]
        base = done.computing_s * factor
        usual = (least * most) ** 0.5
        return Estimate(base * low / usual, base * high / usual, "estimated")

    def _read(self) -> None:
        names = {field.name for field in fields(Done)} - {"dynamics"}
        try:
            found = json.loads(self._path.read_text("utf-8"))
            rows = [row for row in found["fits"] if names <= row.keys()]
            self.done = tuple(
                Done(**{k: row[k] for k in names}, dynamics=row.get("dynamics", PLAIN))
                for row in rows
            )
            self.done = tuple(d for d in self.done if _plausible(d))
            self.step_s = found.get("step_s")
        except FileNotFoundError:
            return
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            _log.warning("%s is not understood: %r", self._path, error)
            self.done, self.step_s = (), None

    def _write(self) -> None:
        content = {"step_s": self.step_s, "fits": [asdict(d) for d in self.done]}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self._path) as stream:
                stream.write(json.dumps(content, indent=1).encode())
        except (OSError, FileError) as error:
            _log.warning("The times of fits cannot be kept: %s", error)


def note_of(estimates: Mapping[Effort, Estimate]) -> str:
    """One line for all efforts: where their times come from."""
    bases: set[Basis] = {e.basis for e in estimates.values()}
    if len(bases) == 1:
        return NOTES[bases.pop()]
    measured = [WORDS[name] for name, e in estimates.items() if e.basis == "measured"]
    if measured and bases == {"measured", "estimated"}:
        return tr(
            "Measured here: {efforts}. Rest estimated.", efforts=", ".join(measured)
        )
    return NOTES["estimated"]


def _apart(a: Size, b: Size) -> float:
    """Ratio of work, 1 or above."""
    ratio = a.work / b.work
    return max(ratio, 1 / ratio)


def _compiling(near: list[Done], size: Size) -> float:
    """Compiled models are kept for their shape: least for the same one."""
    same = [
        d.compile_seconds
        for d in near
        if d.regions == size.regions and abs(d.fitted_s - size.seconds) < 0.5
    ]
    return min(same) if same else statistics.median(d.compile_seconds for d in near)


def _plausible(done: Done) -> bool:
    numbers = (done.regions, done.fitted_s, done.seconds)
    return done.effort in EFFORTS and all(number > 0 for number in numbers)
