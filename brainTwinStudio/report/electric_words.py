"""What a twin of an EEG shows, in sentences written by rule, and its table."""

from collections.abc import Mapping

from brainTwinStudio.analysis.electric_metrics import ELECTRIC_METRICS, ElectricMetric
from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.report.wording import NOT_ESTIMATED, get, number

AGREES = tr("Simulated spectra agree with measured ones")
WELL = 0.9  # r of log power over channels and frequencies
NEAR_HZ = 0.5  # about what alpha wanders by within minutes
JUDGED_BY = ("spectrum_r", "alpha_error_hz", "envelope_r", "imaginary_coherence_r")
Row = tuple[str, str, str, str, str]  # metric, fitted, held-out, ceiling, floor


def explains_eeg(twin: Twin | None) -> bool:
    """Whether a twin's sensors are those of an EEG."""
    return twin is not None and twin.sensors is not None


def explains_both(twin: Twin | None) -> bool:
    """Whether one network explains an EEG and fMRI."""
    return explains_eeg(twin) and twin is not None and "bold" in twin.spec.data


def of_fmri(values: Mapping[str, float]) -> dict[str, float]:
    """Numbers of agreement without those of an EEG."""
    names = {metric.name for metric in ELECTRIC_METRICS}
    return {name: value for name, value in values.items() if name not in names}


def judged(twin: Twin) -> tuple[dict[str, float], str]:
    """The numbers that count, and of what they are."""
    if twin.held_out:
        return dict(twin.held_out), tr("held-out")
    return dict(twin.train), tr("fitted data")


def agreement_sentence(twin: Twin) -> str:
    """Spectra with floor and ceiling; the verb follows the numbers."""
    values, where = judged(twin)
    found = get(values, "spectrum_r")
    if found is None:
        return tr("Agreement of simulated with measured spectra: not estimated.")
    claim = AGREES
    if found < WELL:
        claim = tr("Simulated spectra agree only weakly with measured ones")
    limit = get(twin.ceiling, "spectrum_r")
    of_limit = NOT_ESTIMATED if limit is None else number(limit, 3)
    return tr(
        "{claim}: r = {r} of log power over channels and frequencies ({where}; ceiling "
        "of this recording {ceiling}, noise with the same spectra {floor}).",
        claim=claim,
        r=number(found, 3),
        where=where,
        ceiling=of_limit,
        floor=number(get(twin.floor, "spectrum_r"), 3),
    )


def alpha_sentence(twin: Twin) -> str:
    """Where alpha is, measured and simulated."""
    values, where = judged(twin)
    own, measured = get(values, "alpha_hz"), get(values, "measured_alpha_hz")
    if measured is None:
        return tr("No alpha peak stands out in the recording.")
    if own is None:
        return tr(
            "The twin has no alpha peak; the recording has one at {frequency}.",
            frequency=_hz(measured),
        )
    return tr(
        "Alpha peak {own}, measured {measured} ({where}).",
        own=_hz(own),
        measured=_hz(measured),
        where=where,
    )


def coupling_sentence(twin: Twin) -> str:
    """What no single channel knows: coupling of channels with a lag, beside floor and
    ceiling. Spectra and zero-lag correlations alone make the floor."""
    values, where = judged(twin)
    name = "imaginary_coherence_r"
    found, floor = get(values, name), get(twin.floor, name)
    if found is None or floor is None:
        return tr("Coupling of channels with a lag: not estimated.")
    claim = tr("no better than noise with the same spectra")
    if found > floor:
        claim = tr("beyond what spectra and mixing explain")
    limit = get(twin.ceiling, name)
    of_limit = "" if limit is None else tr(", ceiling {r}", r=number(limit))
    return tr(
        "Coupling with a lag (imaginary coherence, alpha): r = {r}, {claim} ({where}; "
        "noise {floor}{ceiling}).",
        r=number(found),
        claim=claim,
        where=where,
        floor=number(floor),
        ceiling=of_limit,
    )


def agrees(twin: Twin) -> bool:
    """Tick: what is held out is foretold by spectra and alpha."""
    found, alpha = (get(twin.held_out, n) for n in ("spectrum_r", "alpha_error_hz"))
    return found is not None and found >= WELL and (alpha is None or alpha <= NEAR_HZ)


def metrics(ranked_only: bool = True) -> tuple[ElectricMetric, ...]:
    return tuple(m for m in ELECTRIC_METRICS if m.better or not ranked_only)


def rows(twin: Twin) -> list[Row]:
    """One row a metric; "–" where a side was not judged."""
    sides = (twin.train, twin.held_out, twin.ceiling, twin.floor)
    found: list[Row] = []
    for metric in metrics():
        values = [get(side, metric.name) for side in sides]
        digits = 3 if metric.name.startswith("spectrum") else 2
        told = ["–" if v is None else number(v, digits) for v in values]
        found.append((metric.titled, told[0], told[1], told[2], told[3]))
    return found


def _hz(value: float) -> str:
    return number(value, 1, "Hz")
