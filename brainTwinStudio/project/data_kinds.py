"""Which kinds of recordings a model explains, and what a patient has of them."""

from collections.abc import Mapping
from typing import Literal

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project.patient import Patient, Recording

DataKind = Literal["bold", "eeg"]
Data = tuple[DataKind, ...]
BOLD_ONLY: Data = ("bold",)
EEG_ONLY: Data = ("eeg",)
BOTH: Data = ("bold", "eeg")
USUAL_NODE, EEG_NETWORK, EEG_FMRI_NETWORK = "hopf", "eeg_network", "eeg_fmri_network"
# What a model explains, where that is not fMRI alone.
EXPLAINS: Mapping[str, Data] = {EEG_NETWORK: EEG_ONLY, EEG_FMRI_NETWORK: BOTH}
WORDS: Mapping[DataKind, str] = {"bold": tr("fMRI"), "eeg": "EEG"}
# Free runs that judge: a minute of EEG holds more independent samples than an hour of
# fMRI. Both are made by one run.
USUAL_SEEDS: Mapping[Data, int] = {BOLD_ONLY: 64, EEG_ONLY: 8, BOTH: 8}


def explained_by(node: str) -> Data:
    """Kinds of recordings that a model explains."""
    return EXPLAINS.get(node, BOLD_ONLY)


def usual_node(data: Data) -> str:
    """The model that a fit to such data takes where none is asked for."""
    found = (node for node, kinds in EXPLAINS.items() if kinds == data)
    return next(found, USUAL_NODE)


def choices_of(patient: Patient | None) -> tuple[Data, ...]:
    """What can be fitted to a patient's recordings, the usual choice first."""
    there = {run.kind for run in patient.recordings} if patient else set()
    known = (BOLD_ONLY, *EXPLAINS.values())
    return tuple(data for data in known if there.issuperset(data))


def words_of(data: Data) -> str:
    """As people say it: "fMRI", "fMRI and EEG"."""
    return tr(" and ").join(WORDS[kind] for kind in data)


def seen_of(patient: Patient, data: Data) -> tuple[Recording, ...]:
    """What a model of these kinds can be judged by: one kind of several is enough.
    Raises InputError where there is none."""
    runs = tuple(run for run in patient.recordings if run.kind in data)
    return runs or recordings_of(patient, data)


def recordings_of(patient: Patient, data: Data) -> tuple[Recording, ...]:
    """The recordings of these kinds. Raises InputError where one kind is missing."""
    runs = tuple(run for run in patient.recordings if run.kind in data)
    for kind in data:
        if not any(run.kind == kind for run in runs):
            raise InputError(
                tr(
                    "Patient {code} has no {kind} recording; import one.",
                    code=patient.id,
                    kind=WORDS[kind],
                )
            )
    return runs
