"""Tools: keys, notifications, scale, language."""

from brainTwinStudio.language import LANGUAGES, tr
from brainTwinStudio.ui.alerts import Alert
from brainTwinStudio.ui.commands.base import Deed, Group

SCALED = tr("The window will be drawn at {percent} % from the next start on.")
TOO_MUCH = tr(
    " This screen is small for that: parts of the window will lie outside of it."
)
SPOKEN = tr("The window will speak {language} from the next start on.")
RESTART = (tr("Restart now"), "restart", None)


class Tools(Group):
    """What a person sets once for all projects."""

    @property
    def deeds(self) -> dict[str, Deed]:
        return {
            "shortcuts": self.shortcuts,
            "notify": self.notify,
            "scale": self.scale,
            "language": self.language,
            "restart": self.restart,
        }

    def shortcuts(self, _: object = None) -> None:
        """The keys of all actions, to look up and to change."""
        from brainTwinStudio.ui.dialogs.shortcuts import ShortcutsDialog

        dialog = ShortcutsDialog(self.studio.window, self.studio.preferences.keys)
        dialog.changed.connect(lambda keys: self.studio.prefer(keys=keys))
        dialog.open()

    def notify(self, _: object = None) -> None:
        self.studio.prefer(notify=not self.studio.preferences.notify)

    def scale(self, percent: object) -> None:
        """Everything larger or smaller: Qt scales a whole program, and only from its
        start on."""
        if percent == self.studio.preferences.scale:
            return
        self.studio.prefer(scale=percent)
        sentence = SCALED.format(percent=percent)
        if self._is_too_much(float(str(percent)) / 100):
            sentence += TOO_MUCH
        self.studio.tell(Alert("info", sentence, (RESTART,), close=tr("Later")))

    def language(self, name: object) -> None:
        """Another language: words are chosen while the program is loaded."""
        if name == self.studio.preferences.language:
            return
        self.studio.prefer(language=name)
        sentence = SPOKEN.format(language=LANGUAGES[str(name)])
        self.studio.tell(Alert("info", sentence, (RESTART,), close=tr("Later")))

    def _is_too_much(self, factor: float) -> bool:
        """Whether the smallest window would be larger than the screen."""
        window = self.studio.window
        there = window.screen().availableSize() * window.devicePixelRatioF() / factor
        least = window.minimumSize()
        return there.width() < least.width() or there.height() < least.height()

    def restart(self, _: object = None) -> None:
        """Close the window, and open it again with the same project and page."""
        from brainTwinStudio.ui.restart import restart

        restart(self.studio)
