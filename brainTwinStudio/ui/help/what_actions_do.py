"""What every action of the window does; menus have room for a name only."""

from brainTwinStudio.language import tr

DOES: dict[str, str] = {  # "name argument" of an Action, or its name for all arguments
    "open-demo": tr("Opens the composite demo patient in a project of its own."),
    "open-demo epilepsy": tr(
        "Opens the virtual patient with three simulated seizures."
    ),
    "new-patient": tr("Asks for a code and files, and how each file is to be read."),
    "open-project": tr("Opens a folder NAME.btproj."),
    "import-zip": tr("Unpacks a project that somebody passed on, and opens it."),
    "export-zip": tr("Writes the whole project into one file to pass on."),
    "export-patient": tr("Writes one patient's data, without what may name a person."),
    "export-twin": tr(
        "Writes the selected twin alone, enough to simulate and to report."
    ),
    "save": tr("Everything confirmed is on the disk already; this says so."),
    "audit-log": tr("All that was asked of the project, and whether its chain holds."),
    "close-project": tr("Goes back to the start page."),
    "quit": tr("Ends the program; a running fit goes on from its checkpoint later."),
    "undo": tr("Takes the last change of the project back."),
    "redo": tr("Does again what was taken back."),
    "find": tr("Puts the cursor into the search for actions and regions."),
    "find-region": tr("Opens the list of regions with its search."),
    "copy-panel": tr("Puts the panel that has the keyboard on the clipboard."),
    "open-menu": tr("What a right click offers there: numbers, pictures, an answer."),
    "select-none": tr("Nothing is selected any more; leaves a tool first."),
    "theme": tr("Changes the colours of the window."),
    "scale": tr("How large everything is drawn, from the next start on."),
    "language": tr("What the window speaks, from the next start on."),
    "shortcuts": tr("Lists all actions with their keys, which can be changed."),
    "hold-queue": tr(
        "Begins no further job until the queue is let go; also the way back."
    ),
    "notify": tr(
        "Whether the system tells of a job that ends while you are elsewhere."
    ),
    "toggle-panel": tr("Hides the project beside the pages, or shows it again."),
    "perspective Balanced": tr("All panels of the page, as it was drawn."),
    "perspective Brain": tr("The brain without the plots, where a page has both."),
    "perspective Plots": tr("The plots without the brain, where a page has both."),
    "perspective Reading": tr("Without the project and what stands at the side."),
    "enlarge-panel": tr("Gives the panel with the keyboard the whole page, and back."),
    "move-panel": tr("Lists where the panel with the keyboard can be moved to."),
    "reset-layout": tr("Panels as large and in the places they had at first."),
    "stage data": tr("What the patient has, and what it looks like."),
    "stage check": tr("What was found in the data, with the pictures that prove it."),
    "stage fit": tr("Sets up and shows a fit."),
    "stage inspect": tr("How well the twin agrees, where not, and what was fitted."),
    "stage plan": tr("Virtual surgery and stimulation on a copy of the twin."),
    "stage report": tr("The report, and how it will look."),
    "start-page": tr("Shows the start page; the project stays open."),
    "add-data": tr("Adds files to the patient; you see first how they are read."),
    "fit": tr("Chooses data, effort and model of a fit, and starts it."),
    "start-fit": tr(
        "In Fit, starts what is set up, or stops what runs and keeps the best; "
        "elsewhere sets up a fit."
    ),
    "locate": tr("Fits a twin of seizures to marked SEEG recordings."),
    "stop-fit": tr("Ends the fit at its next step; the best so far is kept."),
    "model-card": tr(
        "What the selected twin is, what it was fitted to, and its limits."
    ),
    "delete-twin": tr("Takes the selected fit and its plans away; can be undone."),
    "delete-seizure-twin": tr(
        "Takes the selected twin of seizures away; can be undone."
    ),
    "new-plan surgery": tr("An empty plan; add regions, connections and operations."),
    "new-plan stimulation": tr("A plan with one stimulus."),
    "virtual-lesion": tr("A plan that removes what the patient's lesion mask covers."),
    "add-to-plan": tr("Adds the selected regions or connections to the shown plan."),
    "plan-drivers": tr("Which parts of the plan make its effects."),
    "delete-plan": tr("Takes the shown plan away; can be undone."),
    "report": tr("Writes the report of the selected patient as PDF or HTML."),
    "show-log": tr("Where the log of the program lies, and its end."),
    "about": tr("Version of the program and of its libraries."),
    "help": tr("The page about the panel that has the keyboard or the mouse."),
    "help glossary": tr("The words of the field as the program uses them."),
    "help keys": tr("All actions and keys on one page."),
    "tutorial resting": tr("Leads from the demo patient's recording to a report."),
    "tutorial epilepsy": tr(
        "Leads from marked seizures to a plan on a virtual patient."
    ),
    "tutorial stimulation": tr("Leads from a twin to a stimulus and its effects."),
    "first-steps": tr(
        "Shows or hides the six steps below the project of a demo patient."
    ),
}


def does(name: str) -> str:
    """What an action does, by its name and argument, else by its name alone; "" of one
    that nobody has described."""
    return DOES.get(name) or DOES.get(name.split()[0], "")
