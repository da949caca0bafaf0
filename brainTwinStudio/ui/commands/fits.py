"""Fits and other jobs of the engine."""

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.ui.commands.base import Deed, Group
from brainTwinStudio.ui.job import Job


class Fits(Group):
    """The engine's jobs: set up, stop, resume, give up."""

    @property
    def deeds(self) -> dict[str, Deed]:
        return {
            "fit": self.fit,
            "start-fit": self.start_or_stop,
            "stop": self.stop,
            "stop-fit": self.stop_fit,
            "pause": lambda job_id: self.studio.link.pause(self._job(job_id).id),
            "go-on": lambda job_id: self.studio.link.go_on(self._job(job_id).id),
            "hold-queue": self.hold_queue,
            "job-earlier": lambda job_id: self._move(job_id, -1),
            "job-later": lambda job_id: self._move(job_id, 1),
            "stop-now": self.stop_now,
            "discard": self.discard,
            "resume": self.resume,
            "forget-job": self.forget_job,
            "resume-unfinished": self.resume_unfinished,
            "forget": self.forget,
        }

    def fit(self, _: object = None) -> None:
        """The set-up of a fit: its stage, or from other stages a dialog."""
        studio = self.studio
        if studio.window.stage in ("fit", "start"):
            self.open_stage("fit")
            return
        from brainTwinStudio.ui.dialogs.new_fit import NewFitDialog

        view, catalogue = studio.view, studio.link.catalogue
        dialog = NewFitDialog(studio.window, view, studio.times, catalogue)
        dialog.accepted.connect(lambda: studio.show_stage("fit"))
        self.open_dialog(dialog)

    def start_or_stop(self, _: object = None) -> None:
        """One key for both, on the page that shows which fit it is about: where it
        offers to start one (another one, too), it starts."""
        if self.studio.window.stage != "fit":
            self.fit()
            return
        from brainTwinStudio.ui.pages.fit import FitPage  # loaded by now

        page = self.studio.window.page
        assert isinstance(page, FitPage)
        if page.setup.start.isVisible():
            page.setup.start.click()  # does nothing while something is missing
        else:
            self.stop_fit()

    def stop(self, job_id: object) -> None:
        """Let a running job end with its best; a waiting one is dropped."""
        job = self._job(job_id)
        self.studio.link.stop(job.id)
        if job.state == "queued":
            self.studio.ends.drop_checkpoint(job)

    def stop_fit(self, _: object = None) -> None:
        job = self.studio.view.job("fit")
        if job is not None:
            self.studio.link.stop(job.id)

    def stop_now(self, job_id: object) -> None:
        """End the engine over a job; the checkpoint stays."""
        self.studio.link.kill(int(str(job_id)))

    def discard(self, job_id: object) -> None:
        """Forget a job; of a fit, its checkpoint too."""
        job = self._job(job_id)
        self.studio.link.discard(job.id)
        self.studio.ends.drop_checkpoint(job)

    def resume(self, job_id: object) -> None:
        """Ask a lost job again; a fit goes on from its checkpoint."""
        lost, studio = self._job(job_id), self.studio
        store = studio.session.store
        if store is None or store.read_only:
            raise InputError(
                tr("The project is open read-only; nothing can be fitted.")
            )
        studio.link.forget(lost.id)
        studio.window.alerts.done("resume", job_id)
        studio.link.submit(lost.request, lost.title)

    def forget_job(self, job_id: object) -> None:
        """Take a job that is over off the list; a lost fit is given up with that."""
        job = self._job(job_id)
        self.studio.link.forget(job.id)
        self.studio.ends.drop_checkpoint(job)

    def resume_unfinished(self, name: object = None) -> None:
        """Ask an interrupted fit again; name: of its checkpoint."""
        request, title = self.studio.ends.unfinished_request(str(name))
        request = self.studio.ends.with_checkpoint(request, title)
        self.studio.link.submit(request, title)
        self.studio.show_stage("fit")

    def forget(self, name: object = None) -> None:
        """Discard an interrupted fit."""
        self.studio.ends.forget_unfinished(str(name))

    def hold_queue(self, held: object = None) -> None:
        """Begin no further job, or go on; None: the other of the two."""
        link = self.studio.link
        link.hold(not link.held if held is None else bool(held))

    # ------------------------------------------------------------ inside

    def _move(self, job_id: object, by: int) -> None:
        self.studio.link.move(self._job(job_id).id, by)

    def _job(self, job_id: object) -> Job:
        """A job by its id."""
        number = int(str(job_id))
        for job in self.studio.link.jobs:
            if job.id == number:
                return job
        raise InputError(tr("This job is not on the list any more."))
