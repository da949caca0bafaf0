"""From three seizures of a virtual patient to a plan and a report."""

from brainTwinStudio.files.demo_epilepsy import PATIENT
from brainTwinStudio.language import tr
from brainTwinStudio.ui.help.tutorials.base import (
    Step,
    Tutorial,
    button_of,
    on,
    on_page,
    open_patient,
    stage_button,
    to_fit,
    was_reported,
)
from brainTwinStudio.ui.view import View


def _seizure_is_shown(view: View) -> bool:
    """A recording was chosen in Data, not only the first shown by itself."""
    return view.stage == "data" and view.selection.recording_id is not None


def _is_planned(view: View) -> bool:
    return view.seizure_plan is not None and bool(view.seizure_plan.changes)


def _was_run(view: View) -> bool:
    return view.seizure_plan is not None and view.seizure_plan.outcome is not None


EPILEPSY = Tutorial(
    "epilepsy",
    tr("Where seizures begin"),
    "epilepsy",
    (
        Step(
            tr(
                "Open the demo epilepsy patient. The seizures are simulated: no person "
                "has them, and the zone that made them is known."
            ),
            "start",
            open_patient(PATIENT),
            on_page("start", "epilepsy"),
        ),
        Step(
            tr(
                "Click one of the three seizures in the table: its contacts are drawn "
                "below, and S and E mark onset and end."
            ),
            "data",
            _seizure_is_shown,
            on_page("data", "table"),
            "data",
        ),
        Step(
            tr(
                "Go to Check. It says how many regions a contact can see: a zone in "
                "the others stays unseen."
            ),
            "data",
            on("check"),
            stage_button("check"),
            "check",
        ),
        to_fit("seizures"),
        Step(
            tr(
                "Locate the seizure onset: leave all three seizures chosen and the "
                "hypothesis open, choose Quick and press Start. It takes a minute or "
                "two on two cores."
            ),
            "fit",
            lambda view: view.job("locate") is not None or bool(view.seizure_twins),
            button_of("fit", "seizures"),
            "seizures",
        ),
        Step(
            tr("Wait until it is located. The strip below says how far it is."),
            "fit",
            lambda view: view.seizure_twin is not None,
            lambda window: window.jobs,
            "seizures",
        ),
        Step(
            tr(
                "Go to Inspect, tab Seizures: the probability that a region begins a "
                "seizure, with its interval. Ask first whether the likeliest regions "
                "are seen by a contact at all. Click one of them."
            ),
            "inspect",
            lambda view: view.stage == "inspect" and bool(view.selection.regions),
            on_page("inspect", "seizures"),
            "seizures",
        ),
        Step(
            tr("Go to Plan and take regions away: by name, or as a laser ablation."),
            "plan",
            _is_planned,
            on_page("plan", "seizure_editor"),
            "seizures",
        ),
        Step(
            tr(
                "Run the plan: the same posterior draws, with and without it. Look at "
                "what it costs, too."
            ),
            "plan",
            _was_run,
            on_page("plan", "seizure_editor", "run"),
            "seizures",
        ),
        Step(
            tr(
                "Write the report. The true zone stands at the end of the page of help "
                "about this case: look now."
            ),
            "report",
            was_reported,
            on_page("report", "setup", "write"),
            "epilepsy_case/README",
        ),
    ),
)
