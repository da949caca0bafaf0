"""What makes a twin agree: what is lost without each part, which parameters each metric
follows, and how familiar its free runs are (SCIENCE.md E.9, F.8)."""

import time
from collections.abc import Mapping

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.agreement import compare
from brainTwinStudio.analysis.connectivity import square
from brainTwinStudio.analysis.features import Features, features
from brainTwinStudio.analysis.spectrum import segment_samples
from brainTwinStudio.engine.black_box_runs import is_black_box
from brainTwinStudio.engine.crossvalidate import metrics_of
from brainTwinStudio.engine.evaluate import (
    JUDGING,
    check_alike,
    measured_features,
    shortest,
    stored_features,
)
from brainTwinStudio.engine.extrapolation import at_rest
from brainTwinStudio.engine.inference.attribution import (
    Setting,
    sensitivity,
    unstable,
    variants_of,
)
from brainTwinStudio.engine.inference.interpretation import interpretation
from brainTwinStudio.engine.inference.point import Point, inside, point_of
from brainTwinStudio.engine.inference.support import Support, familiar_minutes
from brainTwinStudio.engine.linear_objective import Targets
from brainTwinStudio.engine.losses import Sampled
from brainTwinStudio.engine.losses.psd import band_matrix, log_relative
from brainTwinStudio.engine.parameters import in_form
from brainTwinStudio.engine.run_twin import free_run
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, FrozenMap, Recording, Twin
from brainTwinStudio.project.extrapolation import sentences
from brainTwinStudio.project.validation import Explanation, PartLoss

TRAINING = (
    "Judged by the recordings of the fit: a learned part always explains what it was "
    "fitted to. A recording the twin has not seen says more."
)


def explain(
    twin: Twin,
    recordings: tuple[Recording, ...],
    seeds: int,
    seed: int,
    watcher: Watcher,
    notes: tuple[str, ...] = (),
) -> Explanation:
    """Of a fitted twin, judged by recordings or, without any, by the features of its
    own training runs. A stop ends it with the parts so far."""
    began = time.perf_counter()
    _check(twin, recordings)
    measured = measured_features(recordings) if recordings else stored_features(twin)
    samples = shortest(recordings) if recordings else min(twin.sampling.run_samples)
    tr, band = twin.sampling.repetition_time_s, twin.sampling.band_hz
    sampled = Sampled(1 / tr, band, samples)
    watcher.progress("Derivatives", 0.0)
    told = at_rest(twin, samples, seed + JUDGING)
    point = point_of(twin, sampled)
    setting = _setting(twin, measured, sampled)
    follows = sensitivity(point, setting, sampled)
    parts = _Ablation(twin, point, measured, samples, seeds, seed)
    whole, losses, stopped = parts.all(watcher)
    outside = _outside(twin, recordings, parts)
    said = interpretation(twin)
    learned = twin.spec.learns_connectome
    watcher.progress("Done", 1.0)
    return Explanation(
        metrics=metrics_of(),
        whole=FrozenMap(whole),
        parts=losses,
        sensitivity=FrozenMap({k: FrozenMap(v) for k, v in follows.items()}),
        growth_left=np.asarray(said.growth_left),
        r_with_sc=said.r_with_sc if learned else None,
        changed_fraction=twin.learned_connectome.get("changed_fraction"),
        changed_on_absent=said.changed_on_absent if learned else None,
        judged_on=tuple(run.id for run in recordings),
        region_names=twin.connectome.parcellation.region_names,
        twin_id=twin.id,
        patient_id=twin.patient_id,
        seeds=seeds,
        seed=seed,
        outside=None if outside is None else outside.outside,
        outside_regions=None if outside is None else outside.regions,
        seconds=time.perf_counter() - began,
        notes=(*notes, *(() if recordings else (TRAINING,)), *sentences(told)),
        stopped=stopped,
    )


def _check(twin: Twin, recordings: tuple[Recording, ...]) -> None:
    if twin.outcome == "diverged":
        raise InputError("This fit diverged; there is nothing to explain. Fit again.")
    if is_black_box(twin.spec.node):
        raise InputError(
            f"{twin.spec.node} is a black box: it has no parts to leave out and no "
            "parameters that mean something by themselves. Perturb it instead."
        )
    if "train_fc_z" not in twin.measured:
        raise InputError(
            "This twin carries no features of its recordings; fit it again with this "
            "version."
        )
    if not recordings:
        return
    check_alike(recordings, 1 / twin.sampling.repetition_time_s)
    names = twin.connectome.parcellation.region_names
    if any(run.channel_names != names for run in recordings):
        raise InputError("The recordings and the twin list different regions.")


def _setting(twin: Twin, measured: Features, sampled: Sampled) -> Setting:
    """What metrics of the linear theory are taken against."""
    bands = band_matrix(measured.frequencies_hz, sampled)
    rows = [
        np.asarray(log_relative(jnp.asarray(one @ bands + 1e-12)))
        for one in measured.psd
    ]
    one = jnp.ones(())
    fc_z, powers = measured.fc_z.mean(axis=0), np.mean(rows, axis=0)
    targets = Targets(jnp.asarray(fc_z), jnp.asarray(powers), one, one)
    return Setting(targets, twin.connectome.weights)


class _Ablation:
    """Free runs of a twin with the same noise, whole and without each part."""

    def __init__(
        self,
        twin: Twin,
        point: Point,
        measured: Features,
        samples: int,
        seeds: int,
        seed: int,
    ) -> None:
        self.twin, self._measured = twin, measured
        self._samples, self._seeds, self._seed = samples, seeds, seed
        self._variants = variants_of(inside(twin), point.layout, tuple(point.theta))
        self.whole_runs: Array = np.zeros((0, 0, 0))

    def all(
        self, watcher: Watcher
    ) -> tuple[dict[str, float], tuple[PartLoss, ...], bool]:
        """The whole twin, then every part."""
        whole: dict[str, float] = {}
        error = np.zeros(0)
        found: list[PartLoss] = []
        for number, (part, parameters) in enumerate(self._variants.items()):
            if whole and watcher.stop_requested():
                return whole, tuple(found), True
            watcher.progress(
                "Whole twin" if part == "whole" else f"Without {part}",
                0.1 + 0.85 * number / len(self._variants),
            )
            if part != "whole" and unstable(parameters):
                found.append(PartLoss(part, None, None))
                continue
            seen = self._run(parameters)
            values, errors = compare(seen, self._measured), self._errors(seen)
            if part == "whole":
                whole, error = values, errors
                continue
            changes = {k: values[k] - whole[k] for k in whole if k in values}
            share = 1 - error / np.maximum(errors, 1e-12)
            found.append(PartLoss(part, FrozenMap(changes), share))
        return whole, tuple(found), False

    def _run(self, parameters: Mapping[str, Array]) -> Features:
        twin, tr = self.twin, self.twin.sampling.repetition_time_s
        values = {k: jnp.asarray(v) for k, v in parameters.items()}
        bold = free_run(
            twin.spec.dynamics,
            twin.spec.coupling,
            {k: np.asarray(v) for k, v in in_form(values, twin.spec.coupling).items()},
            samples=self._samples,
            repetition_time_s=tr,
            band_hz=twin.sampling.band_hz,
            seeds=self._seeds,
            seed=self._seed + JUDGING,
        )
        runs = np.swapaxes(bold, 1, 2)
        if not self.whole_runs.size:
            self.whole_runs = runs
        segment = segment_samples(self._samples, 1 / tr)
        return features(tuple(runs), 1 / tr, twin.sampling.band_hz, segment)

    def _errors(self, seen: Features) -> Array:
        """Mean squared error of the Fisher-z FC of every region (region,)."""
        off = seen.fc_z.mean(axis=0) - self._measured.fc_z.mean(axis=0)
        squared = square(off**2)
        np.fill_diagonal(squared, 0.0)
        return squared.sum(axis=1) / (len(squared) - 1)


def _outside(
    twin: Twin, recordings: tuple[Recording, ...], parts: _Ablation
) -> Support | None:
    """Minutes of the twin's free runs beside recorded minutes; None where too few were
    recorded."""
    if not recordings:
        return None
    hz = 1 / twin.sampling.repetition_time_s
    recorded = [run.signals for run in recordings]
    return familiar_minutes(list(parts.whole_runs), recorded, hz)
