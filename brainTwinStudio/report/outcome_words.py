"""Overlap of seizure onset zone (SOZ) and resection against outcome, in words."""

from brainTwinStudio.analysis.folds import Interval
from brainTwinStudio.analysis.two_groups import Separation
from brainTwinStudio.analysis.zone_overlap import ContactOverlap, Share
from brainTwinStudio.report.wording import interval, number

PATIENT_HEADS = (
    *("patient", "outcome", "SOZ contacts resected", "resected contacts in SOZ"),
    "Dice",
)
MEASURE_HEADS = ("measure", "good outcome", "other outcome", "AUC")
ABOUT = (
    "Good: Engel I, or ILAE 1 or 2. AUC: the chance that a patient with a good outcome "
    "has the larger number than one with another; at 0.5 it tells nothing. 95 % "
    "intervals: of AUC Newcombe's, of means Student's t over patients, of a patient's "
    "own shares Wilson's, as if contacts were independent."
)


def patient_row(code: str, outcome: str, of: ContactOverlap) -> tuple[str, ...]:
    """By PATIENT_HEADS."""
    return (
        code,
        outcome,
        _share(of.soz_resected),
        _share(of.resected_soz),
        f"{number(of.dice)} {interval(*of.dice_interval)}",
    )


def measure_row(label: str, of: Separation) -> tuple[str, ...]:
    """By MEASURE_HEADS."""
    auc = f"{number(of.auc)} {interval(of.low, of.high)}"
    return label, _mean(of.first), _mean(of.second), auc


def _share(of: Share) -> str:
    return f"{of.hits} of {of.count}: {number(of.value)} {interval(*of.interval)}"


def _mean(of: Interval) -> str:
    return f"{number(of.mean)} {interval(of.low, of.high)}, n = {of.count}"
