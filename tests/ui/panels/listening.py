"""What a panel or a page has wished for."""

from brainTwinStudio.ui.pages.base import Page
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.wishes import Do


def wishes_of(speaker: Panel | Page) -> list:
    """A list that grows with every wish from now on."""
    got: list = []
    speaker.wish.connect(got.append)
    return got


def deeds(wishes: list) -> list[tuple[str, object]]:
    """(action, argument) of the wishes that run an action."""
    return [(w.action, w.argument) for w in wishes if isinstance(w, Do)]
