"""The inversion that a twin is an answer to, put up again from what the twin carries
(or from its recordings): what was aimed at, how it scatters, what was known before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree

from brainTwinStudio.analysis.connectivity import fisher_z
from brainTwinStudio.engine.black_box_runs import is_black_box
from brainTwinStudio.engine.correction import aimed
from brainTwinStudio.engine.evaluate import check_alike, measured_features, shortest
from brainTwinStudio.engine.fit_job import PLANS
from brainTwinStudio.engine.inference.curvature import UNSEEN
from brainTwinStudio.engine.inference.derivatives import predicted
from brainTwinStudio.engine.inference.held_connectome import is_held
from brainTwinStudio.engine.inference.noise import (
    FeatureNoise,
    feature_noise,
    stored_noise,
)
from brainTwinStudio.engine.inference.point import UNIFORM_SD as THETA_SD
from brainTwinStudio.engine.inference.point import inside, point_of
from brainTwinStudio.engine.losses import Sampled, loss, retest_scales
from brainTwinStudio.engine.losses.psd import band_matrix, log_relative
from brainTwinStudio.engine.parameters import Layout, Theta, physical
from brainTwinStudio.engine.well_posedness.sensitivity import Prior
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Recording, Twin
from brainTwinStudio.project.hold_out import split
from brainTwinStudio.project.parameter_names import all_in_sentence, begun

DRAWS = 300
UNIFORM_SD = 1 / np.sqrt(12)  # of a place between bounds, 0 to 1
EDGES = "learned_weights"  # of the verdicts: "edges" of a fit
SCALE = (
    "Global coupling is told only times the weights: their scale is fixed by anatomy, "
    "not by the recordings."
)
HELD = "The learned connectome is taken as it is; the rest is told given it."
UNTOLD = (
    "{names}: not estimated, for the linear theory of the network does not see them."
)
SHRUNKEN = (
    "The targets of the fit were drawn toward other people; here the person's own "
    "features are the target."
)


class Aim(NamedTuple):
    """What the recordings said: Fisher-z FC (pair,) and log relative band powers
    (region, band), each with the weight of its mean square in the loss of the fit, and
    how far two runs lie apart in them."""

    fc_z: Array
    bands: Array
    weights: tuple[float, float]
    apart: tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """theta: the twin in unbounded space, only what the theory sees; prior: of that
    space. ranges: of the place of a value between its bounds, on a log scale where it
    has one, uniform before the data; rate (parameter,): of that place by the unbounded
    number (1 of edges, whose prior is the same). aim: what its
    linear theory aims at; simulated: what free runs of the twin differ from the
    recordings by, as mean squares of FC and of band powers. seconds: of recording."""

    twin: Twin
    layout: Layout
    sampled: Sampled
    theta: Theta
    prior: Prior
    ranges: Prior
    rate: Array
    aim: Aim
    noise: FeatureNoise
    simulated: tuple[float, float]
    runs: int
    seconds: float
    data: str
    notes: tuple[str, ...]


def setting_of(twin: Twin, recordings: tuple[Recording, ...], seed: int) -> Setting:
    """Raises InputError for twins that have no linear theory."""
    _check(twin)
    train = _fitted(twin, recordings)
    samples = shortest(train) if train else min(twin.sampling.run_samples)
    hz = 1 / twin.sampling.repetition_time_s
    sampled = Sampled(hz, twin.sampling.band_hz, samples)
    layout, theta, spread, notes = _parameters(twin, sampled)
    prior = _prior(theta, spread)
    noise = _noise(twin, train, sampled, seed)
    raw = _aim(twin, train, sampled, noise)
    aim, simulated = _corrected(twin, raw, theta, layout, sampled)
    notes = (SCALE, *notes)
    if twin.population:
        notes = (*notes, SHRUNKEN)
    lengths = [run.seconds for run in train] or [
        n / hz for n in twin.sampling.run_samples
    ]
    said = "the recordings" if train else "the features that the twin carries"
    minutes = sum(lengths) / 60
    count = f"{len(lengths)} run{'s' if len(lengths) > 1 else ''}"
    return Setting(
        twin,
        layout,
        sampled,
        theta,
        prior,
        *_ranges(theta, prior),
        aim,
        noise,
        simulated,
        len(lengths),
        sum(lengths),
        f"{said} of {count}, {minutes:.1f} min",
        notes,
    )


def _check(twin: Twin) -> None:
    if "eeg" in twin.spec.data:
        raise InputError(
            "Well-posedness works with twins of fMRI; this one explains an EEG."
        )
    if is_black_box(twin.spec.node):
        raise InputError(
            f"'{twin.spec.node}' is a black box: its weights mean nothing by "
            "themselves. Choose a twin with a node model."
        )
    if "frequency_hz" not in twin.parameters:
        raise InputError(
            f"'{twin.spec.dynamics}' has no linear theory, by which well-posedness is "
            "told. Choose a twin with oscillators."
        )
    if twin.outcome == "diverged":
        raise InputError("This fit diverged; it determines nothing. Fit again.")
    if "train_fc_z" not in twin.measured:
        raise InputError(
            "This twin carries no features of its recordings; fit it again with this "
            "version."
        )


def _fitted(twin: Twin, recordings: tuple[Recording, ...]) -> tuple[Recording, ...]:
    """The part of its recordings that a twin was fitted to."""
    if not recordings:
        return ()
    check_alike(recordings, 1 / twin.sampling.repetition_time_s)
    names = twin.connectome.parcellation.region_names
    if any(run.channel_names != names for run in recordings):
        raise InputError("The recordings and the twin list different regions.")
    return split(recordings, twin.settings.hold_out)[0]


# ---------------------------------------------------------------- parameters


def _parameters(
    twin: Twin, sampled: Sampled
) -> tuple[Layout, Theta, Mapping[str, Array], tuple[str, ...]]:
    """Layout, the twin's place in it, prior spreads, and what is left out."""
    point = point_of(twin, sampled)
    named = ravel_pytree(point.theta)[1](jnp.asarray(point.prior_sd))
    spread = {name: np.asarray(value) for name, value in named.items()}
    layout, theta, notes = point.layout, dict(point.theta), ()
    shaped = replace(layout, connectome=twin.spec.connectome)
    if is_held(theta, shaped):
        layout = with_weights(layout, inside(twin)["learned_weights"])
        theta.pop("edges")
        notes = (HELD,)
    unseen = [name for name in theta if name in UNSEEN]
    # the theory answers to them nowhere: they stay where they are
    held = {**layout.held, **{name: float(inside(twin)[name]) for name in unseen}}
    layout = replace(layout, held=held)
    theta = {name: value for name, value in theta.items() if name not in unseen}
    left_out = [*unseen, *(["learned dynamics"] if twin.spec.learned else [])]
    if left_out:
        notes = (*notes, begun(UNTOLD.format(names=all_in_sentence(left_out))))
    return layout, theta, spread, notes


def _prior(theta: Theta, spread: Mapping[str, Array]) -> Prior:
    flat, unravel = ravel_pytree(theta)
    numbers = unravel(jnp.arange(flat.size, dtype=flat.dtype))
    places, sd = {}, np.zeros(flat.size)
    for name, value in numbers.items():
        where = np.atleast_1d(np.asarray(value, int))
        places[EDGES if name == "edges" else name] = where
        sd[where] = np.maximum(spread[name], 1e-6)
    regional = {k for k, w in places.items() if k != EDGES and w.size > 1}
    return Prior(sd, places, frozenset(regional))


def _ranges(theta: Theta, prior: Prior) -> tuple[Prior, Array]:
    share = 1 / (1 + np.exp(-np.asarray(ravel_pytree(theta)[0])))
    rate, sd = share * (1 - share), np.full(share.size, UNIFORM_SD)
    if EDGES in prior.places:
        edges = prior.places[EDGES]
        rate[edges], sd[edges] = 1.0, prior.sd[edges]
    return replace(prior, sd=sd), rate


def given_connectome(of: Setting) -> Setting:
    """The same with the learned connectome taken as it is."""
    theta = dict(of.theta)
    theta.pop("edges")
    spread = {name: np.full(np.shape(v), THETA_SD) for name, v in theta.items()}
    prior = _prior(theta, spread)
    ranges, rate = _ranges(theta, prior)
    layout = with_weights(of.layout, inside(of.twin)["learned_weights"])
    return replace(
        of, layout=layout, theta=theta, prior=prior, ranges=ranges, rate=rate
    )


def with_weights(layout: Layout, weights: Array) -> Layout:
    """These weights (target, source) in place of the anatomical ones."""
    return replace(layout, base=weights[layout.rows, layout.columns])


# ---------------------------------------------------------------- data


def _noise(
    twin: Twin, train: tuple[Recording, ...], sampled: Sampled, seed: int
) -> FeatureNoise:
    if train:
        return feature_noise(train, sampled, DRAWS, seed)
    stored = twin.measured
    what = stored["train_fc_z"], stored["train_psd"], stored["train_psd_hz"]
    return stored_noise(*what, sampled, DRAWS, seed)


def _aim(
    twin: Twin, train: tuple[Recording, ...], sampled: Sampled, noise: FeatureNoise
) -> Aim:
    stored = measured_features(train) if train else None
    if stored is None:
        fc_z, psd = twin.measured["train_fc_z"], twin.measured["train_psd"]
        hz = twin.measured["train_psd_hz"]
    else:
        fc_z, psd, hz = stored.fc_z, stored.psd, stored.frequencies_hz
    bands = np.stack([_bands(one, hz, sampled) for one in psd])
    if train:
        signals = [run.signals for run in train]
        scales = retest_scales(signals, sampled, (loss("fc"), loss("psd")))
        apart = scales["fc"], scales["psd"]
    else:
        apart = _apart(fc_z, noise.fc_z), _apart(bands, noise.bands)
    chosen = dict(twin.settings.losses)
    weights = (chosen.get("fc") or 0.1) / apart[0], chosen.get("psd", 0.0) / apart[1]
    return Aim(fc_z.mean(axis=0), bands.mean(axis=0), weights, apart)


def _bands(psd: Array, hz: Array, sampled: Sampled) -> Array:
    return np.asarray(log_relative(jnp.asarray(psd @ band_matrix(hz, sampled) + 1e-12)))


def _apart(rows: Array, draws: Array) -> float:
    """Mean squared distance of two runs, by the runs (run, ...) or, of a single one, by
    how the mean of the runs scatters (draw, ...)."""
    scatter = 2 * len(rows) * float((draws**2).mean())
    if len(rows) < 2:
        return scatter
    return max(float(2 * rows.var(axis=0, ddof=1).mean()), 1e-6)


def _corrected(
    twin: Twin, raw: Aim, theta: Theta, layout: Layout, sampled: Sampled
) -> tuple[Aim, tuple[float, float]]:
    """The aim as the theory has to reach it for simulations to be on target, where the
    fit did so; and how far the free runs that the twin carries lie from the
    recordings."""
    fc = twin.simulated["fc"]
    seen = fisher_z(fc[np.triu_indices(len(fc), 1)])
    bands = _bands(twin.simulated["psd"], twin.simulated["psd_hz"], sampled)
    off = (
        float(((seen - raw.fc_z) ** 2).mean()),
        float(((bands - raw.bands) ** 2).mean()),
    )
    if not (PLANS[twin.settings.effort].rounds or twin.spec.learned):
        return raw, off
    theory = jax.jit(lambda at: predicted(physical(at, layout), sampled))(theta)
    fc_z = np.asarray(aimed(theory.fc_z, jnp.asarray(seen), raw.fc_z))
    shift = (bands - np.asarray(theory.bands)).mean(axis=0)
    return raw._replace(fc_z=fc_z, bands=raw.bands - shift), off
