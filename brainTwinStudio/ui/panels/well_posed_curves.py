"""Profile likelihoods, inversions from many starts, refits to disturbed data."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from brainTwinStudio.project.well_posedness import WellPosedness
from brainTwinStudio.report import well_posedness as say_of
from brainTwinStudio.report.wording import significant
from brainTwinStudio.ui.panels.system_parts import combo, head, note, offer, side
from brainTwinStudio.ui.plots.disturbed_plot import DisturbedPlot
from brainTwinStudio.ui.plots.profile_plot import ProfilePlot
from brainTwinStudio.ui.plots.starts_plot import StartsPlot
from brainTwinStudio.ui.theme import Theme


class CurvesBench(QWidget):
    """Three plots side by side, each with a line that says what it shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of: WellPosedness | None = None
        self._units: dict[str, str] = {}
        self.profile, self.starts = ProfilePlot(say_of.RISE), StartsPlot()
        self.disturbed = DisturbedPlot()
        self.which = combo("Profile of", 10)
        self.which.activated.connect(self._show_profile)
        self.of_profile, self.of_starts = note(""), note("")
        self.of_disturbed = note("")
        self.starts.picked.connect(self._show_start)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for heads, more, plot, words, tip in (
            ("Profile", (self.which,), self.profile, self.of_profile, say_of.PROFILE),
            ("Starts", (), self.starts, self.of_starts, say_of.STARTS),
            ("Disturbed", (), self.disturbed, self.of_disturbed, say_of.DISTURBED),
        ):
            title = head(heads)
            title.setToolTip(tip)
            row.addWidget(side((title,), more, plot, words), 1)

    def set_theme(self, theme: Theme) -> None:
        for plot in (self.profile, self.starts, self.disturbed):
            plot.set_theme(theme)

    def set(
        self, of: WellPosedness, name: say_of.Naming, units: dict[str, str]
    ) -> None:
        """units: of parameters by their names."""
        if of is self._of:
            return
        self._of, self._units = of, units
        titles = tuple(say_of.profile_title(one, name) for one in of.profiles)
        self.which.setVisible(bool(titles))
        if titles:
            offer(self.which, titles, 0)
        self._show_profile(0)
        self._set_starts(of)
        found = of.perturbed
        self.disturbed.setVisible(found is not None)
        if found is None:
            self.of_disturbed.set_text(say_of.NO_DISTURBED)
        else:
            self.disturbed.set(found.levels, found.change)
            self.of_disturbed.set_text(say_of.steepness(found))
        self.disturbed.setAccessibleDescription(self.of_disturbed.text())

    def _set_starts(self, of: WellPosedness) -> None:
        found = of.starts
        self.starts.setVisible(found is not None)
        if found is None:
            self.of_starts.set_text(say_of.NO_STARTS)
            return
        names = [
            f"Start {k + 1}: solution {int(cluster) + 1}, loss {significant(loss)}"
            for k, (loss, cluster) in enumerate(
                zip(found.losses, found.cluster, strict=True)
            )
        ]
        self.starts.set_starts(found.picture, found.cluster, names)
        self.of_starts.set_text(say_of.solutions(found))

    def _show_start(self, number: int) -> None:
        assert self._of is not None
        assert self._of.starts is not None
        found = self._of.starts
        self.of_starts.set_text(
            f"{self.starts.accessibleDescription()}. {say_of.solutions(found)}"
        )

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
