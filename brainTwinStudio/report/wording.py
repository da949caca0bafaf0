"""Numbers, names and plans in words, the same in every section."""

import math
import re
from collections.abc import Mapping

from brainTwinStudio.analysis import agreement, electric_metrics
from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import ModelSpec
from brainTwinStudio.project.population import FEWEST_PEOPLE
from brainTwinStudio.project.region_names import region

_CHECKED = re.compile(r"Check (?P<day>[^.]*): (?P<said>[a-z ]+)\.(?P<rest>.*)")
DECISIONS = {
    "accepted": tr("accepted"),
    "accepted with note": tr("accepted with note"),
    "rejected": tr("rejected"),
}
NOT_ESTIMATED = tr("not estimated")
NOT_STATED, NONE = tr("not stated"), tr("none")
NO_CONNECTOME, NO_RECORDINGS = tr("No connectome."), tr("No recordings.")
MIND, PROBLEM = tr("Mind"), tr("Problem")  # before a paragraph that warns
NO_INTERVALS = tr("Intervals of these numbers: not estimated.")
NO_SPREAD = tr("Intervals of these measures: not estimated.")  # of agreement
NODES = {
    "neural_sde": tr("Neural SDE"),
    "three_step_mlp": tr("Three-step perceptron"),
    "dendplrnn": "dendPLRNN",
    "shallow_plrnn": tr("Shallow PLRNN"),
    "dale_rnn": tr("Dale RNN"),
    "low_rank_rnn": tr("Low-rank RNN"),
    "koopman": tr("Deep Koopman"),
    "latent_sde": tr("Latent SDE"),
    "eeg_network": tr("EEG network"),
    "eeg_fmri_network": tr("EEG-fMRI network"),
}
LEARNED_PARTS = {
    "residual": tr("local residual"),
    "sending": tr("learned coupling function"),
    "graph_residual": tr("graph residual"),
}
CONNECTOMES = {
    "learned": tr("all were fitted, also where there is no tract"),
    "multiplicative": tr("those of tracts were fitted, by a factor each"),
    "sparse": tr("all were fitted, also where there is no tract, by few changes (L1)"),
    "low_rank": tr("a change of low rank was fitted to them"),
}
COUPLINGS = {
    "diffusive": tr("diffusive"),
    "additive": tr("additive"),
    "sigmoidal": tr("sigmoidal"),
    "sine": tr("sine of phase difference"),
}
WEIGHTS = {  # of ModelSpec.connectome
    "fixed": tr("fixed to anatomy"),
    "learned": tr("learned"),
    "multiplicative": tr("learned by a factor each"),
    "sparse": tr("learned, sparse"),
    "low_rank": tr("learned, of low rank"),
}
OTHER_CONNECTOME = tr("they were fitted")
FEW_PEOPLE = tr("three are needed, so nothing is shrunk")
COMPOSITE = tr("composite demo, not one person")
SIMULATED = tr("virtual patient, simulated seizures")
# name, label with unit, what is better
METRICS: tuple[tuple[str, str, str], ...] = tuple(
    (metric.name, metric.titled, tr(metric.better) if metric.better else tr("(spread)"))
    for metric in agreement.METRICS
)
ELECTRIC_METRICS: tuple[tuple[str, str, str], ...] = tuple(
    (metric.name, metric.titled, tr(metric.better) if metric.better else tr("(value)"))
    for metric in electric_metrics.ELECTRIC_METRICS
)


def number(value: float | None, digits: int = 2, unit: str = "") -> str:
    """A number with its unit, or "not estimated"."""
    if value is None or not math.isfinite(value):
        return NOT_ESTIMATED
    text = f"{value:,.{digits}f}".replace(",", "\u202f")
    if not any(c in "123456789" for c in text):
        text = text.lstrip("-")
    return _with_unit(text.replace("-", "\u2212"), unit)


def significant(value: float | None, unit: str = "", digits: int = 3) -> str:
    """A number with about three significant digits, or "not estimated"."""
    if value is None or not math.isfinite(value):
        return NOT_ESTIMATED
    size = abs(value)
    if size != 0 and (size < 1e-3 or size >= 1e6):
        mantissa, power = f"{value:.{digits - 1}e}".split("e")
        sign = "\u2212" if int(power) < 0 else ""
        raised = str(abs(int(power))).translate(
            str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
        )
        raised = ("⁻" if sign else "") + raised
        return _with_unit(f"{mantissa} × 10{raised}".replace("-", "\u2212"), unit)
    decimals = 0 if size == 0 else max(0, digits - 1 - math.floor(math.log10(size)))
    return number(value, min(decimals, 6), unit)


def no_person(notes: str) -> str:
    """What the built-in demo patients, by their notes, say wherever they are shown: who
    they are not; "" of a person."""
    notes = notes.lower()
    if "composite" in notes:
        return COMPOSITE
    return SIMULATED if "virtual patient" in notes else ""


def notes(text: str) -> str:
    """Notes on a patient: decisions of an import, checks and what the program wrote in
    the language spoken, a person's own words as they are."""
    return "\n".join(map(_note, text.splitlines()))


def _note(line: str) -> str:
    checked = _CHECKED.fullmatch(line)
    if checked and checked["said"] in DECISIONS:
        said = DECISIONS[checked["said"]]
        told = tr("Check {day}: {decision}.", day=checked["day"], decision=said)
        return told + checked["rest"]
    start, _, rest = line.partition(": ")
    return f"{tr('Import')}: {heard(rest)}" if start == "Import" else heard(line)


def given(value: float, unit: str = "") -> str:
    """A number that somebody chose: its digits, and no more."""
    text = significant(value, digits=6)
    if "." in text and "×" not in text:
        text = text.rstrip("0").rstrip(".")
    return _with_unit(text, unit)


def share(value: float | None) -> str:
    """A part of a whole in percent."""
    return NOT_ESTIMATED if value is None else number(100 * value, 0, "%")


def interval(low: float | None, high: float | None, digits: int = 2) -> str:
    """[low, high], or "not estimated"."""
    if low is None or high is None or not (math.isfinite(low) and math.isfinite(high)):
        return NOT_ESTIMATED
    return f"[{number(low, digits)}, {number(high, digits)}]"


def span(low: float, high: float) -> str:
    """[low, high] with significant digits."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return NOT_ESTIMATED
    return f"[{significant(low)}, {significant(high)}]"


def get(values: Mapping[str, float], name: str) -> float | None:
    """A number by name, None where missing or not finite."""
    value = values.get(name)
    return None if value is None or not math.isfinite(value) else float(value)


def new_edges(learned: Mapping[str, float]) -> str:
    """', 12 new edges, asymmetry 0.21' of a learned connectome; "" where it has no edge
    that anatomy has not, and both directions alike."""
    added, odd = get(learned, "edges_added"), get(learned, "asymmetry")
    text = tr(", {count} new edges", count=number(added, 0)) if added else ""
    return text + (tr(", asymmetry {value}", value=number(odd)) if odd else "")


def duration(seconds: float) -> str:
    """Seconds below two minutes, minutes above."""
    if seconds < 120:
        return number(seconds, 1, "s")
    return number(seconds / 60, 1, "min")


def model(spec: ModelSpec) -> str:
    """'Hopf + local residual'."""
    node = NODES.get(spec.node, spec.node.capitalize().replace("_", " "))
    return " + ".join((node, *(LEARNED_PARTS.get(n, n) for n in spec.learned)))


def coupling(name: str) -> str:
    """How regions pull each other, in a word."""
    return COUPLINGS.get(name, name.replace("_", " ")) or NONE


def weights(connectome: str) -> str:
    """What became of the weights: 'learned'."""
    return WEIGHTS.get(connectome, connectome.replace("_", " "))


def phase(name: str) -> str:
    """A phase of a fit, 'Validating 2 of 3', without how many there are."""
    word, _, count = name.partition(" of ")[0].rpartition(" ")
    return f"{tr(word)} {count}" if count.isdigit() else tr(name)


def population(count: int) -> str:
    """Of how many other people twins were the prior of a fit."""
    if count == 0:
        return tr("none")
    people = tr("1 other person")
    if count > 1:
        people = tr("{count} other people", count=count)
    few = "" if count >= FEWEST_PEOPLE else f", {FEW_PEOPLE}"
    return f"{people}{few}"


def regions(names: tuple[str, ...]) -> str:
    """Names in a row, the first eight."""
    shown = ", ".join(region(name) for name in names[:8])
    more = len(names) - 8
    return (
        tr("{names} and {count} more", names=shown, count=more) if more > 0 else shown
    )


def _with_unit(text: str, unit: str) -> str:
    return f"{text}\u00a0{unit}" if unit and unit not in ("-", "1") else text
