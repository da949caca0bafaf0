"""The signals of the Data page: fMRI as a few regions, EEG and SEEG as traces."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.data_preview import PreviewPanel
from brainTwinStudio.ui.panels.signal_montage import electric_run
from brainTwinStudio.ui.panels.signal_waves import WavesPanel
from brainTwinStudio.ui.view import View

LATER_MS = 250  # other pages are made in between


class DataSignals(Panel):
    """Two panels at one place; that of EEG and SEEG is made a moment after the other,
    or when it is needed. roomy(bool): whether what is shown needs more height."""

    roomy = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.head.hide()
        self._is_roomy = False
        self.preview = PreviewPanel()
        self._waves: WavesPanel | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.preview)
        self.preview.wish.connect(self.wish)
        self.body.addWidget(self._stack)
        QTimer.singleShot(LATER_MS, self, lambda: self.waves)

    @property
    def waves(self) -> WavesPanel:
        if self._waves is None:
            self._waves = WavesPanel()
            self._stack.addWidget(self._waves)
            self._waves.wish.connect(self.wish)
        return self._waves

    def show_moment(self, time_s: float | None) -> None:
        self.preview.show_moment(time_s)

    def present(self, view: View) -> None:
        electrodes = None if view.patient is None else view.patient.electrodes
        only_contacts = view.recording is None and electrodes is not None
        is_electric = electric_run(view) is not None
        panel = self.waves if is_electric or only_contacts else self.preview
        self._stack.setCurrentWidget(panel)
        if is_electric is not self._is_roomy:
            self._is_roomy = is_electric
            self.roomy.emit(is_electric)
        panel.present(view)
