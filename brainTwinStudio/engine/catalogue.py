"""What the engine can do, gathered from the visible tuples: its first message."""

from dataclasses import fields, replace
from importlib.metadata import version
from typing import Any

import jax

from brainTwinStudio import __version__
from brainTwinStudio.engine.connectomes import CONNECTOMES
from brainTwinStudio.engine.couplings import COUPLINGS
from brainTwinStudio.engine.diseases import TEMPLATES
from brainTwinStudio.engine.electric_twin import ELECTRIC_MODELS
from brainTwinStudio.engine.hybrid import LEARNED_DRIFTS
from brainTwinStudio.engine.inference.methods import METHODS
from brainTwinStudio.engine.integrators import INTEGRATORS
from brainTwinStudio.engine.learned import SEQUENCE_MODELS
from brainTwinStudio.engine.losses import LOSSES
from brainTwinStudio.engine.nodes import NODE_MODELS
from brainTwinStudio.engine.observe import BOLD, OBSERVATIONS
from brainTwinStudio.engine.optimisers import OPTIMISERS
from brainTwinStudio.engine.parameters import (
    LEARNED_WEIGHTS,
    OBSERVATION_PARAMETERS,
    SLOW_GAIN_PARAMETERS,
)
from brainTwinStudio.engine.regularisers import REGULARISERS
from brainTwinStudio.project import (
    Catalogue,
    ParameterSpec,
    PartInfo,
    Stimulation,
)
from brainTwinStudio.project.disease import DiseaseInfo
from brainTwinStudio.project.model_spec import GRID, NOT_ESTIMATED
from brainTwinStudio.project.waveforms import WAVEFORMS, Extra, Waveform

# "parallel", "series" and "parallel-series" are the names of this survey. Series: what
# is learned enters the physics as its parameters; nothing is added to the drift (that
# would be parallel, a residual).
SURVEY = "arXiv:2606.06094"

COMPOSITIONS: tuple[PartInfo, ...] = (
    PartInfo(
        "physics",
        "Physics only",
        "a mechanistic node model on the anatomical connectome, which stays as it is; "
        "G and the regional parameters are fitted",
        "doi:10.1038/s41598-017-03073-5",
    ),
    PartInfo(
        "series",
        "Series: what is learned enters the physics",
        "the mechanistic node model with connection weights that are learned from the "
        "recording and start from anatomy, or with a learned coupling function; no "
        "residual dynamics",
        SURVEY,
    ),
    PartInfo(
        "parallel",
        "Parallel: physics and a learned residual",
        "the mechanistic node model on the anatomical connectome, and a small net "
        "added to its drift",
        SURVEY,
    ),
    PartInfo(
        "parallel-series",
        "Parallel-series: both",
        "connection weights or a coupling function that are learned, and a small net "
        "added to the drift",
        SURVEY,
    ),
    PartInfo(
        "learned",
        "All learned",
        "no physics: a neural stochastic differential equation on the connectome",
        SURVEY,
    ),
)
LEARNED_PARTS: tuple[PartInfo, ...] = (
    PartInfo(
        "connectome",
        "Learned connectome",
        "weights that start from anatomy and are held near it by a penalty; in-sample "
        "FC proves nothing about them, only held-out data do",
        "SCIENCE.md B.6",
        (LEARNED_WEIGHTS,),
    ),
    PartInfo(
        "slow_gain",
        "Slow noise gain",
        "one slow Ornstein-Uhlenbeck process scales the noise of all regions, "
        "g = exp(d s - d^2) with mean g^2 of 1: connectivity waxes and wanes while "
        "stationary covariances stay",
        "engine/simulate.py",
        SLOW_GAIN_PARAMETERS,
    ),
    *(part.info for part in LEARNED_DRIFTS),
)
GRID_ONLY = PartInfo(
    GRID,
    "Grid only",
    "the best of the grid over coupling and damping, all regions alike: what was usual "
    "before gradients, for comparison",
    "doi:10.1038/s41598-017-03073-5",
)
NONE = PartInfo(
    NOT_ESTIMATED,
    "Not estimated",
    "parameters have no intervals; for many quick fits in a row",
)
_DEFAULTS: dict[str, Any] = {field.name: field.default for field in fields(Stimulation)}


def _of_stimulus(
    name: str, symbol: str, unit: str, low: float, high: float, meaning: str
) -> ParameterSpec:
    default = float(_DEFAULTS[name])
    return ParameterSpec(name, symbol, unit, default, low, high, False, meaning)


_AMPLITUDE = _of_stimulus(
    "amplitude", "A", "1/s", -1.0, 1.0, "input to the first state of each target"
)
_START = _of_stimulus(
    "start_s", "t0", "s", 0.0, 86400.0, "start, counted from the first sample"
)
_FREQUENCY = _of_stimulus("frequency_hz", "f", "Hz", 1e-4, 200.0, "periods per second")
_PHASE = _of_stimulus("phase_rad", "phi", "rad", -6.2832, 6.2832, "phase at the start")
_WIDTH = _of_stimulus(
    "width_s",
    "w",
    "s",
    1e-5,
    1e4,
    "duration of a pulse, at most one period; one shorter than the time step enters "
    "by its area",
)
_LIBRARIES = ("jax", "jaxlib", "numpy", "scipy", "optax", "optimistix")


def catalogue() -> Catalogue:
    """Everything that can be chosen, where it runs and with what."""
    return Catalogue(
        node_models=tuple(model.info for model in NODE_MODELS),
        compositions=COMPOSITIONS,
        learned_parts=LEARNED_PARTS,
        couplings=tuple(coupling.info for coupling in COUPLINGS),
        observations=tuple(_with_measurement(part) for part in OBSERVATIONS),
        losses=tuple(loss.info for loss in LOSSES),
        optimisers=(*(method.info for method in OPTIMISERS), GRID_ONLY),
        waveforms=tuple(_waveform(one) for one in WAVEFORMS),
        device=device(),
        versions=versions(),
        integrators=tuple(scheme.info for scheme in INTEGRATORS),
        regularisers=tuple(
            replace(entry.info, fitted=entry.on != "course") for entry in REGULARISERS
        ),
        black_boxes=tuple(model.info for model in SEQUENCE_MODELS),
        connectomes=tuple(form.info for form in CONNECTOMES),
        electric=ELECTRIC_MODELS,
        uncertainties=(*(entry.info for entry in METHODS), NONE),
        diseases=tuple(_disease(entry.info) for entry in TEMPLATES),
    )


def _disease(info: DiseaseInfo) -> PartInfo:
    """A template with what it assumes and the unit of its times."""
    meaning = f"{info.meaning}. {info.assumptions} Times in {info.time_unit}."
    known = info.name, info.label, meaning, info.source, info.settings
    return PartInfo(*known, fitted=False, begins=info.begins, time_unit=info.time_unit)


def device() -> str:
    """What computes: "cpu", or "gpu (its name)"."""
    first = jax.devices()[0]
    platform, kind = first.platform, first.device_kind
    return platform if kind == platform else f"{platform} ({kind})"


def versions() -> tuple[tuple[str, str], ...]:
    """(package, version) of all that decides a number."""
    own = ("brainTwinStudio", __version__)
    return (own, *((name, version(name)) for name in _LIBRARIES))


def _with_measurement(part: PartInfo) -> PartInfo:
    """Noise ratio and global signal belong to every BOLD."""
    if part not in BOLD:
        return part
    known = OBSERVATION_PARAMETERS
    if part.name != "bold_direct":  # blood flow has no share faster than the scan
        known = tuple(p for p in known if p.name != "fast_share")
    return replace(part, parameters=(*part.parameters, *known))


def _waveform(one: Waveform) -> PartInfo:
    own = (_FREQUENCY, _PHASE) if one.repeats else ()
    own += (_WIDTH,) if one.pulses else ()
    own += tuple(_extra(extra) for extra in one.extras)
    known = one.name, one.label, one.meaning
    return PartInfo(*known, parameters=(_AMPLITUDE, *own, _START))


def _extra(extra: Extra) -> ParameterSpec:
    unit, own = extra.unit or "1", (extra.usual, extra.low, extra.high)
    return ParameterSpec(extra.name, extra.name, unit, *own, False, extra.label)
