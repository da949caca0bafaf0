"""The second way to stop a job, offered when the first one takes long."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPushButton

from brainTwinStudio.ui.job import Job

AFTER_MS = 3000


class LateStop(QObject):
    """Shows a button 3 s after a job was asked to stop, and takes it away again."""

    def __init__(self, button: QPushButton) -> None:
        super().__init__(button)
        self._button = button
        self._job_id: int | None = None
        self.timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self.timer.timeout.connect(button.show)
        button.hide()

    def follow(self, job: Job | None) -> None:
        """Look at the job again; None: there is none."""
        stopping = job is not None and job.state == "stopping"
        job_id = job.id if job is not None and stopping else None
        if job_id == self._job_id:
            return
        self._job_id = job_id
        self._button.hide()
        self.timer.stop()
        if stopping:
            self.timer.start()
