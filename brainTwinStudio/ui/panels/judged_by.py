"""Recordings that a twin is judged by, and those it was fitted to."""

from brainTwinStudio.project import Recording, Twin, judges_and_training
from brainTwinStudio.ui.view import View

Runs = tuple[Recording, ...]


def judged_in(view: View, twin: Twin) -> tuple[Runs, Runs, tuple[str, ...]] | None:
    """FMRI the twin has not seen where there is any, what it was fitted to, and notes.
    None without a recording."""
    runs = () if view.patient is None else view.patient.recordings
    runs = tuple(run for run in runs if run.kind == "bold")
    return judges_and_training(twin, runs) if runs else None
