"""Profile likelihoods, inversions from many starts, refits to disturbed data."""

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.project.well_posedness import WellPosedness
from brainTwinStudio.report import well_posedness as say_of
from brainTwinStudio.report.wording import significant
from brainTwinStudio.ui.panels.system_parts import combo, head, note, offer, side
from brainTwinStudio.ui.plots.axes import Axes
from brainTwinStudio.ui.plots.disturbed_plot import DisturbedPlot
from brainTwinStudio.ui.plots.profile_plot import ProfilePlot
from brainTwinStudio.ui.plots.starts_plot import StartsPlot
from brainTwinStudio.ui.theme import Theme

Plot = TypeVar("Plot", bound=Axes)


class CurvesBench(QWidget):
    """Three plots side by side, each with a line that says what it shows; they are made
    and filled one after the other, an event each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of: WellPosedness | None = None
        self._units: dict[str, str] = {}
        self._plots: list[Axes] = []
        self._pending: list[Callable[[], None]] = []
        self._next = QTimer(self, singleShot=True, interval=1)
        self._next.timeout.connect(self._fill_one)
        self.which = combo(tr("Profile of"), 10)
        self.which.activated.connect(self._show_profile)
        self.of_profile, self.of_starts = note(""), note("")
        self.of_disturbed = note("")
        self._places = tuple(_place() for _ in range(3))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for place, title, more, words, tip in zip(
            self._places,
            (tr("Profile"), tr("Starts"), tr("Disturbed")),
            ((self.which,), (), ()),
            (self.of_profile, self.of_starts, self.of_disturbed),
            (say_of.PROFILE, say_of.STARTS, say_of.DISTURBED),
            strict=True,
        ):
            label = head(title)
            label.setToolTip(tip)
            row.addWidget(side((label,), more, place, words), 1)

    @cached_property
    def profile(self) -> ProfilePlot:
        return self._made(ProfilePlot(say_of.RISE), 0)

    @cached_property
    def starts(self) -> StartsPlot:
        plot = self._made(StartsPlot(), 1)
        plot.picked.connect(self._show_start)
        return plot

    @cached_property
    def disturbed(self) -> DisturbedPlot:
        return self._made(DisturbedPlot(), 2)

    @property
    def is_filled(self) -> bool:
        return not self._pending

    def set_theme(self, theme: Theme) -> None:
        for plot in self._plots:
            plot.set_theme(theme)

    def set(self, of: WellPosedness, units: dict[str, str]) -> None:
        """units: of parameters by their names."""
        if of is self._of:
            return
        self._of, self._units = of, units
        titles = tuple(say_of.profile_title(one) for one in of.profiles)
        self.which.setVisible(bool(titles))
        if titles:
            offer(self.which, titles, 0)
        self._pending = [self._set_starts, self._set_disturbed]
        self._show_profile(0)
        self._next.start()

    def _fill_one(self) -> None:
        if self._pending:
            self._pending.pop(0)()
        if self._pending:
            self._next.start()

    def _made(self, plot: Plot, number: int) -> Plot:
        layout = self._places[number].layout()
        assert layout is not None
        layout.addWidget(plot)
        self._plots.append(plot)
        return plot

    def _set_starts(self) -> None:
        assert self._of is not None
        found = self._of.starts
        self.starts.setVisible(found is not None)
        if found is None:
            self.of_starts.set_text(say_of.NO_STARTS)
            return
        names = [
            tr(
                "Start {number}: solution {solution}, loss {loss}",
                number=k + 1,
                solution=int(cluster) + 1,
                loss=significant(loss),
            )
            for k, (loss, cluster) in enumerate(
                zip(found.losses, found.cluster, strict=True)
            )
        ]
        self.starts.set_starts(found.picture, found.cluster, names)
        self.of_starts.set_text(say_of.solutions(found))

    def _set_disturbed(self) -> None:
        assert self._of is not None
        found = self._of.perturbed
        self.disturbed.setVisible(found is not None)
        if found is None:
            self.of_disturbed.set_text(say_of.NO_DISTURBED)
        else:
            self.disturbed.set(found.levels, found.change)
            self.of_disturbed.set_text(say_of.steepness(found))
        self.disturbed.setAccessibleDescription(self.of_disturbed.text())

    def _show_start(self, number: int) -> None:
        assert self._of is not None
        assert self._of.starts is not None
        told = say_of.solutions(self._of.starts)
        self.of_starts.set_text(f"{self.starts.accessibleDescription()}. {told}")

    def _show_profile(self, number: int) -> None:
        assert self._of is not None
        there = 0 <= number < len(self._of.profiles)
        self.profile.setVisible(there)
        if not there:
            self.of_profile.set_text(say_of.NO_PROFILE)
            return
        one = self._of.profiles[number]
        unit = self._units.get(one.name, "")
        self.profile.set_labels(
            f"{self.which.itemText(number)}{f' ({unit})' if unit else ''}",
            self.profile.y_label,
        )
        self.profile.set(one.values, one.rise, (one.low, one.high))
        self.of_profile.set_text(f"{say_of.profile_ends(one, unit)}.")
        self.profile.setAccessibleDescription(self.of_profile.text())


def _place() -> QWidget:
    """Room for a plot that is made later."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    return place
