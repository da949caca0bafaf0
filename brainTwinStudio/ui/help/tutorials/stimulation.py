"""From a twin to a stimulus, its effects, and a search for a better one."""

from brainTwinStudio.files.demo_patient import PATIENT
from brainTwinStudio.language import tr
from brainTwinStudio.project import Stimulation
from brainTwinStudio.ui.help.tutorials.base import (
    Step,
    Tutorial,
    brain,
    on_page,
    open_patient,
    plan_was_run,
    was_reported,
)
from brainTwinStudio.ui.view import View


def stimuli(view: View) -> tuple[Stimulation, ...]:
    """The stimuli of the shown plan."""
    changes = view.scenario.changes if view.scenario else ()
    return tuple(change for change in changes if isinstance(change, Stimulation))


def _oscillates(view: View) -> bool:
    return any(one.waveform == "sine" for one in stimuli(view))


STIMULATION = Tutorial(
    "stimulation",
    tr("Stimulation"),
    "composite",
    (
        Step(
            tr("Open the demo patient."),
            "start",
            open_patient(PATIENT),
            on_page("start", "demo"),
        ),
        Step(
            tr(
                "A stimulus is tried on a twin. Where there is none yet, choose Quick "
                "look, press Start and wait until it is finished."
            ),
            "fit",
            lambda view: view.twin is not None,
            on_page("fit", "setup", "start"),
            "fit",
        ),
        Step(
            tr(
                "Select one or more regions, then choose New stimulation in the menu "
                "Plan. The amplitude is in units of the model: how strongly a brain "
                "answers is not known from rest."
            ),
            "plan",
            lambda view: view.stage == "plan" and bool(stimuli(view)),
            brain,
            "stimulation",
        ),
        Step(
            tr(
                "Choose Sine as the shape, and set amplitude and frequency. The course "
                "below has handles to pull."
            ),
            "plan",
            _oscillates,
            on_page("plan", "stimulus", "form", "waveform"),
            "stimulation",
        ),
        Step(
            tr(
                "Run paired: 64 runs with the stimulus and 64 without it, pair by pair "
                "with the same noise."
            ),
            "plan",
            plan_was_run,
            on_page("plan", "stimulus", "run_bar"),
            "stimulation",
        ),
        Step(
            tr(
                "Press Find where, when and how…, then Search. Candidates are judged "
                "with noise that the search did not see."
            ),
            "plan",
            lambda view: view.search is not None,
            on_page("plan", "stimulus", "search"),
            "stimulation",
        ),
        Step(
            tr("Write the report."),
            "report",
            was_reported,
            on_page("report", "setup", "write"),
            "report",
        ),
    ),
)
