"""Every command of the window: its words, keys, place in the menus, and when it works.

What a command does is in `commands/`, a file a subject.
"""

from collections.abc import Callable
from dataclasses import dataclass

from brainTwinStudio.language import LANGUAGES, tr
from brainTwinStudio.report.wording import no_person
from brainTwinStudio.ui.controls.step_bar import STAGES
from brainTwinStudio.ui.preferences import SCALES
from brainTwinStudio.ui.seizure_sources import LOCATE, depth_runs
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.virtual_lesion import lesions_of


def always(view: View) -> bool:
    return True


def with_project(view: View) -> bool:
    return view.project is not None


def writable(view: View) -> bool:
    return view.project is not None and not view.read_only


def with_patient(view: View) -> bool:
    return writable(view) and view.patient is not None


def with_someone(view: View) -> bool:
    return view.project is not None and view.patient is not None


def with_data(view: View) -> bool:
    patient = view.patient
    return with_patient(view) and patient is not None and patient.connectome is not None


def with_twin(view: View) -> bool:
    return writable(view) and view.twin is not None


def with_fit(view: View) -> bool:
    return view.twin is not None


def with_shown_twin(view: View) -> bool:
    return view.planned_on is not None


def may_plan(view: View) -> bool:
    return writable(view) and with_shown_twin(view)


def with_seizures(view: View) -> bool:
    patient = view.patient
    return with_data(view) and patient is not None and bool(depth_runs(patient))


def with_seizure_twin(view: View) -> bool:
    return writable(view) and view.seizure_twin is not None


def with_plan(view: View) -> bool:
    return writable(view) and view.scenario is not None


def with_result(view: View) -> bool:
    return view.scenario is not None and view.scenario.result is not None


def with_lesion(view: View) -> bool:
    return with_twin(view) and bool(lesions_of(view))


def with_selection(view: View) -> bool:
    chosen = view.selection
    some = chosen.regions or (chosen.edges and not view.on_seizures)
    return may_plan(view) and bool(some)


def can_undo(view: View) -> bool:
    return writable(view) and bool(view.history.undo_text)


def can_redo(view: View) -> bool:
    return writable(view) and bool(view.history.redo_text)


def with_demo(view: View) -> bool:
    return view.patient is not None and bool(no_person(view.patient.notes))


def while_fitting(view: View) -> bool:
    return view.job("fit") is not None


@dataclass(frozen=True, slots=True)
class Action:
    """One command. menu: a key of MENUS. argument: what the menu and the palette pass
    to it. group: a key of GROUPS[menu], "" for the menu itself. checked: whether it is
    what is chosen now, None where nothing is chosen by it."""

    name: str
    text: str
    menu: str
    keys: str = ""
    icon: str = ""
    when: Callable[[View], bool] = always
    argument: object = None
    seam: bool = False  # a line above it in the menu
    group: str = ""
    checked: Callable[[View], bool] | None = None

    @property
    def words(self) -> str:
        """Its text, after that of its group: a bare "Light" says too little alone."""
        group = GROUPS[self.menu][self.group] if self.group else ""
        return f"{group}: {self.text}" if group else self.text


def _chooses(name: str) -> Callable[[View], bool]:
    return lambda view: view.theme.name == name


def _scaled(percent: int) -> Callable[[View], bool]:
    return lambda view: view.preferences.scale == percent


def _speaks(name: str) -> Callable[[View], bool]:
    return lambda view: view.preferences.language == name


def notifies(view: View) -> bool:
    return view.preferences.notify


_STAGE_ACTIONS = tuple(
    Action(
        "stage", text, "View", f"Alt+{number + 1}", name, with_project, name,
        seam=number == 0,
    )
    for number, (name, text) in enumerate(STAGES.items())
)  # fmt: skip

BROWSER, BALANCED = "Project", "Balanced"  # keys of a panel and of a perspective
_NAMES = tr("Balanced, Brain, Plots, Reading").split(", ")
PERSPECTIVES: dict[str, str] = dict(
    zip((BALANCED, "Brain", "Plots", "Reading"), _NAMES, strict=True)
)
# Those of every page; the palette and the menus list those that the page shown has.
_LAYOUTS = (
    Action("toggle-panel", tr("Project"), "View", "", "", with_project, BROWSER,
           group="Panels"),
    *(
        Action("perspective", text, "View", "", "", with_project, name,
               group="Perspectives")
        for name, text in PERSPECTIVES.items()
    ),
)  # fmt: skip
BY_PAGE = {action.name for action in _LAYOUTS}
_THEMES = (("dark", tr("Dark"), "moon"), ("light", tr("Light"), "sun"),
           ("contrast", tr("High contrast"), ""))  # fmt: skip
_LOOKS = (
    *(
        Action("theme", text, "View", "", mark, always, name, group="Theme",
               checked=_chooses(name))
        for name, text, mark in _THEMES
    ),
    Action("theme", tr("Switch between light and dark"), "View", seam=True,
           group="Theme"),
    *(
        Action("scale", f"{percent} %", "View", argument=percent, group="Scale",
               checked=_scaled(percent))
        for percent in SCALES
    ),
    *(
        Action("language", words, "View", argument=name, group="Language",
               checked=_speaks(name))
        for name, words in LANGUAGES.items()
    ),
)  # fmt: skip

ACTIONS: tuple[Action, ...] = (
    Action("open-demo", tr("Open demo patient"), "File", "", "brain"),
    Action("open-demo", tr("Open demo epilepsy patient"), "File", "", "signal", always,
           "epilepsy"),
    Action("new-patient", tr("New patient…"), "File", "Ctrl+N", "plus"),
    Action("open-project", tr("Open project…"), "File", "Ctrl+O", "folder"),
    Action("import-zip", tr("Open exported project (.btproj.zip)…"), "File"),
    Action("export-zip", tr("Export project…"), "File", "", "download", with_project,
           seam=True),
    Action("export-patient", tr("Export patient…"), "File", "", "", with_someone),
    Action("export-twin", tr("Export twin (.btwin)…"), "File", "", "", with_shown_twin),
    Action("save", tr("Save now"), "File", "Ctrl+S", "", writable),
    Action("audit-log", tr("Audit log…"), "File", "", "", with_project),
    Action("close-project", tr("Close project"), "File", "", "", with_project,
           seam=True),
    Action("quit", tr("Quit"), "File", "Ctrl+Q"),
    Action("undo", tr("Undo"), "Edit", "Ctrl+Z", "undo", can_undo),
    Action("redo", tr("Redo"), "Edit", "Ctrl+Shift+Z", "redo", can_redo),
    Action("find", tr("Find action or region"), "Edit", "Ctrl+K", "search", seam=True),
    Action("find-region", tr("Find region"), "Edit", "Ctrl+F", "", with_project),
    Action("copy-panel", tr("Copy panel as picture"), "Edit", "Ctrl+Shift+C", "copy",
           with_project, seam=True),
    Action("open-menu", tr("Menu of what has the keyboard"), "Edit", "Shift+F10"),
    Action("select-none", tr("Clear selection"), "Edit", "Esc", "", with_project),
    *_STAGE_ACTIONS,
    Action("start-page", tr("Start page"), "View", "", "home"),
    Action("enlarge-panel", tr("Enlarge panel, or back"), "View", "Ctrl+M", "enlarge",
           with_project),
    Action("move-panel", tr("Move panel…"), "View", "Ctrl+Shift+M", "", with_project),
    Action("reset-layout", tr("Reset the layout of this page"), "View", "", "",
           with_project),
    *_LAYOUTS,
    *_LOOKS,
    Action("add-data", tr("Add data…"), "Data", "Ctrl+I", "plus", writable),
    Action("fit", tr("Set up a fit…"), "Fit", "", "fit", with_data),
    Action("start-fit", tr("Start the fit, or stop it"), "Fit", "Ctrl+R", "play",
           with_data),
    Action("locate", LOCATE, "Fit", "", "pin",
           with_seizures),
    Action("stop-fit", tr("Stop and keep best"), "Fit", "", "stop", while_fitting),
    Action("model-card", tr("Model card…"), "Fit", "", "report", with_fit),
    Action("delete-twin", tr("Delete this fit"), "Fit", "", "trash", with_twin,
           seam=True),
    Action("delete-seizure-twin", tr("Delete this seizure twin"), "Fit", "", "trash",
           with_seizure_twin),
    Action("new-plan", tr("New virtual surgery"), "Plan", "", "scissors", may_plan,
           "surgery"),
    Action("new-plan", tr("New stimulation"), "Plan", "", "bolt", with_twin,
           "stimulation"),
    Action("virtual-lesion", tr("New plan from the lesion mask"), "Plan", "",
           "scissors", with_lesion),
    Action("add-to-plan", tr("Add selection to the plan"), "Plan", "", "plus",
           with_selection),
    Action("plan-drivers", tr("What drove this plan…"), "Plan", "", "", with_result),
    Action("delete-plan", tr("Delete this plan"), "Plan", "", "trash", with_plan,
           seam=True),
    Action("report", tr("Write report…"), "Report", "Ctrl+P", "report", with_project),
    Action("help", tr("Help on this panel"), "Help", "F1", "info"),
    Action("help", tr("Glossary"), "Help", argument="glossary"),
    Action("help", tr("Keys and actions"), "Help", argument="keys"),
    Action("tutorial", tr("Tutorial: a twin of a brain at rest"), "Help", "", "twin",
           always, "resting", seam=True),
    Action("tutorial", tr("Tutorial: where seizures begin"), "Help", "", "signal",
           always, "epilepsy"),
    Action("tutorial", tr("Tutorial: stimulation"), "Help", "", "bolt", always,
           "stimulation"),
    Action("first-steps", tr("First steps on the demo patient"), "Help", "", "",
           with_demo),
    Action("shortcuts", tr("Keyboard shortcuts…"), "Tools", "", "settings"),
    Action("hold-queue", tr("Hold the queue of jobs"), "Tools", "", "pause",
           with_project, checked=lambda view: view.held),
    Action("notify", tr("Tell when a long job is done"), "Tools", checked=notifies),
    Action("show-log", tr("Show the log"), "Help", seam=True),
    Action("about", tr("About Brain Twin Studio"), "Help"),
)  # fmt: skip
# The menus, and the groups of them: key, as actions name them, and words.
MENUS: dict[str, str] = dict(
    zip(
        ("File", "Edit", "View", "Data", "Fit", "Plan", "Report", "Tools", "Help"),
        tr("File Edit View Data Fit Plan Report Tools Help").split(),
        strict=True,
    )
)
GROUPS = {
    "View": {
        "Panels": tr("Panels"),
        "Perspectives": tr("Perspectives"),
        "Moving": tr("Move panel"),
        "Theme": tr("Theme"),
        "Scale": tr("Scale"),
        "Language": tr("Language"),
    }
}
