"""Changes of a recording that are made on its traces: pure, without Qt."""

from dataclasses import replace

from brainTwinStudio.language import tr
from brainTwinStudio.project import Annotation, Project, Recording
from brainTwinStudio.report.wording import number
from brainTwinStudio.ui.panels.signal_montage import ONSET, SEIZURE
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Change


def seizures_of(run: Recording) -> tuple[Annotation, ...]:
    """Marked seizures, the earliest first; a duration of 0 = the end is not marked."""
    marks = [note for note in run.annotations if note.text in (ONSET, SEIZURE)]
    return tuple(sorted(marks, key=lambda note: note.onset_s))


def with_bad_toggled(view: View, run: Recording, name: str) -> Change | None:
    """A channel becomes bad, or good again."""
    bad = {*run.bad_channels} ^ {name}
    ordered = tuple(one for one in run.channel_names if one in bad)
    mark = tr("Mark bad channel {channel} of {recording}")
    clear = tr("Clear bad channel {channel} of {recording}")
    text = (mark if name in bad else clear).format(channel=name, recording=run.id)
    return _change(view, run, replace(run, bad_channels=ordered), text)


def with_seizure_start(view: View, run: Recording, at_s: float) -> Change | None:
    """A seizure begins here."""
    note = Annotation(_within(run, at_s), 0.0, ONSET)
    text = tr("Mark seizure onset at {time}", time=number(note.onset_s, 2, "s"))
    return _change(view, run, _noted(run, (*run.annotations, note)), text)


def with_seizure_end(view: View, run: Recording, at_s: float) -> Change | None:
    """The seizure that began last before here ends; None where none began."""
    at_s = _within(run, at_s)
    begun = [note for note in seizures_of(run) if note.onset_s < at_s]
    if not begun:
        return None
    last = begun[-1]
    whole = Annotation(last.onset_s, at_s - last.onset_s, SEIZURE)
    notes = tuple(whole if note is last else note for note in run.annotations)
    text = tr("Mark seizure end at {time}", time=number(at_s, 2, "s"))
    return _change(view, run, _noted(run, notes), text)


def without_seizure(
    view: View, run: Recording, at_s: float, near_s: float
) -> Change | None:
    """Take the seizure mark away that lies here, or the nearest within `near_s`."""

    def distance(note: Annotation) -> float:
        return max(note.onset_s - at_s, at_s - note.onset_s - note.duration_s, 0.0)

    marks = sorted(seizures_of(run), key=distance)
    if not marks or distance(marks[0]) > near_s:
        return None
    notes = tuple(note for note in run.annotations if note is not marks[0])
    text = tr("Remove seizure mark at {time}", time=number(marks[0].onset_s, 2, "s"))
    return _change(view, run, _noted(run, notes), text)


def _within(run: Recording, at_s: float) -> float:
    return round(min(max(at_s, 0.0), run.seconds), 4)


def _noted(run: Recording, notes: tuple[Annotation, ...]) -> Recording:
    ordered = sorted(notes, key=lambda note: note.onset_s)
    return replace(run, annotations=tuple(ordered))


def _change(view: View, old: Recording, new: Recording, text: str) -> Change | None:
    """The project with another state of a recording; None where nothing may change."""
    project: Project | None = view.project
    if project is None or view.patient is None or view.read_only:
        return None
    runs = tuple(new if run is old else run for run in view.patient.recordings)
    patient = replace(view.patient, recordings=runs)
    return Change(project.with_patient(patient), text)
