"""Pages, one a stage of the work: panels laid out for one question."""

from brainTwinStudio.ui.pages.base import Page


def make_pages() -> tuple[Page, ...]:
    """All pages, in the order of the work."""
    from brainTwinStudio.ui.pages.check import CheckPage
    from brainTwinStudio.ui.pages.data import DataPage
    from brainTwinStudio.ui.pages.fit import FitPage
    from brainTwinStudio.ui.pages.inspect import InspectPage
    from brainTwinStudio.ui.pages.plan import PlanPage
    from brainTwinStudio.ui.pages.report import ReportPage
    from brainTwinStudio.ui.pages.start import StartPage

    return (
        StartPage(),
        DataPage(),
        CheckPage(),
        FitPage(),
        InspectPage(),
        PlanPage(),
        ReportPage(),
    )
