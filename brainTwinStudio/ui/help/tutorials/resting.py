"""From a recording of a brain at rest to a twin, a plan and a report."""

from brainTwinStudio.files.demo_patient import PATIENT
from brainTwinStudio.language import tr
from brainTwinStudio.ui.help.tutorials.base import (
    Step,
    Tutorial,
    brain,
    has_plan_changes,
    is_signed,
    on,
    on_page,
    open_patient,
    plan_was_run,
    stage_button,
    to_fit,
    was_reported,
)

RESTING = Tutorial(
    "resting",
    tr("A twin of a brain at rest"),
    "composite",
    (
        Step(
            tr(
                "Open the demo patient: a published connectome of 68 regions and "
                "resting fMRI of another group. It is not one person."
            ),
            "start",
            open_patient(PATIENT),
            on_page("start", "demo"),
        ),
        Step(
            tr(
                "Data shows what the patient has. Click a region in the 3D view: the "
                "matrix, the signals and the list of regions follow."
            ),
            "data",
            lambda view: view.stage == "data" and bool(view.selection.regions),
            brain,
            "data",
        ),
        Step(
            tr(
                "Go to Check. The program has looked for what may spoil a fit; the "
                "worst comes first, each card with the picture that proves it."
            ),
            "data",
            on("check"),
            stage_button("check"),
            "check",
        ),
        Step(
            tr(
                "Read the cards, choose Accept, type your initials and sign off. The "
                "report says who checked what."
            ),
            "check",
            is_signed,
            on_page("check", "decision"),
            "check",
        ),
        to_fit("fit"),
        Step(
            tr(
                "Choose Quick look, leave the held-out share as it is, and press "
                "Start. What is held out judges the twin afterwards."
            ),
            "fit",
            lambda view: view.job("fit") is not None or bool(view.twins),
            on_page("fit", "setup", "start"),
            "fit",
        ),
        Step(
            tr(
                "The loss falls, the dots gather at the diagonal. The first fit "
                "compiles the model, which takes longest. Wait until it is finished."
            ),
            "fit",
            lambda view: view.twin is not None,
            on_page("fit", "running"),
            "fit",
        ),
        Step(
            tr("Go to Inspect."),
            "fit",
            lambda view: view.stage == "inspect" and view.twin is not None,
            stage_button("inspect"),
            "inspect",
        ),
        Step(
            tr(
                "The sentence above says how well the twin agrees, beside structure "
                "alone and the ceiling of the recording. Click a cell of a matrix to "
                "see where it does not."
            ),
            "inspect",
            lambda view: bool(view.selection.edges) or len(view.selection.regions) > 1,
            on_page("inspect", "matrices"),
            "inspect",
        ),
        Step(
            tr("Go to Plan."),
            "inspect",
            lambda view: view.stage == "plan" and view.twin is not None,
            stage_button("plan"),
            "plan",
        ),
        Step(
            tr(
                "Begin a virtual surgery, select a region in the 3D view and press "
                "Space. The plan changes a copy of the twin, never the data."
            ),
            "plan",
            has_plan_changes,
            on_page("plan", "editor"),
            "plan",
        ),
        Step(
            tr(
                "The preview is quick; Run full makes 64 paired runs with the same "
                "noise, and gives every effect its interval."
            ),
            "plan",
            plan_was_run,
            on_page("plan", "editor", "run_bar"),
            "plan",
        ),
        Step(
            tr("Go to Report, look at the preview, and write it."),
            "report",
            was_reported,
            on_page("report", "setup", "write"),
            "report",
        ),
    ),
)
