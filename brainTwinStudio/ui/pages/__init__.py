"""Pages, one a stage of the work: panels laid out for one question."""

from brainTwinStudio.ui.pages.base import Page

PAGES = ("start", "inspect", "data", "fit", "plan", "check", "report")


def page_class(stage: str) -> type[Page]:
    """The page of a stage, one of PAGES; loaded only now, so that the window opens
    before all of them are there."""
    if stage == "start":
        from brainTwinStudio.ui.pages.start import StartPage as Found
    elif stage == "data":
        from brainTwinStudio.ui.pages.data import DataPage as Found
    elif stage == "check":
        from brainTwinStudio.ui.pages.check import CheckPage as Found
    elif stage == "fit":
        from brainTwinStudio.ui.pages.fit import FitPage as Found
    elif stage == "inspect":
        from brainTwinStudio.ui.pages.inspect import InspectPage as Found
    elif stage == "plan":
        from brainTwinStudio.ui.pages.plan import PlanPage as Found
    elif stage == "report":
        from brainTwinStudio.ui.pages.report import ReportPage as Found
    else:
        raise KeyError(f"No page {stage!r}. Known: {', '.join(PAGES)}.")
    return Found
