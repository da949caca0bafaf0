"""Recordings that a twin is judged by, and those it was fitted to."""

from brainTwinStudio.project import Recording, Twin, judges, unseen_part
from brainTwinStudio.ui.view import View

Runs = tuple[Recording, ...]


def judged_and_training(
    view: View, twin: Twin
) -> tuple[Runs, Runs, tuple[str, ...]] | None:
    """FMRI the twin has not seen where there is any, what it was fitted to, and notes.
    None without a recording."""
    runs = () if view.patient is None else view.patient.recordings
    runs = tuple(run for run in runs if run.kind == "bold")
    if not runs:
        return None
    chosen, notes = judges((twin,), runs)
    judged = {run.id for run in chosen}
    seen = (run for run in runs if unseen_part((twin,), run) is None)
    training = tuple(run for run in seen if run.id not in judged)
    return chosen, training, notes
