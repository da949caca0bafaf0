"""What is computed beside the traces: spectrum, seizure onsets, contacts."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from brainTwinStudio.language import tr
from brainTwinStudio.project import Annotation, Patient, Recording, plain_contact
from brainTwinStudio.report.electric_checks import brain_channels
from brainTwinStudio.report.wording import number
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.panels.sameness import same
from brainTwinStudio.ui.panels.signal_edits import seizures_of
from brainTwinStudio.ui.panels.signal_side import NO_SEIZURE, SidePanel
from brainTwinStudio.ui.panels.signal_tables import (
    ContactRow,
    OnsetRow,
    Spectra,
    contact_rows,
    onset_rows,
    spectra_of,
)

WAIT_MS = 150
COMPUTING = tr("Being computed …")
MANY = 256  # channels that a spectrum of all is taken from


class Findings(QObject):
    """Fills the side panel; slow parts are computed in the background, 150 ms after
    the last change. seizure_shown(float): the onset in s of another seizure."""

    seizure_shown = Signal(float)

    def __init__(self, side: SidePanel, parent: QObject) -> None:
        super().__init__(parent)
        self._side = side
        self._contacts: tuple[ContactRow, ...] = ()
        self._contacts_of: tuple[object, ...] = ()
        self._chosen = 0  # of the marked seizures
        self._of: tuple[Recording | None, Patient | None] = (None, None)
        side.seizure_picked.connect(self._choose)
        self._asked: dict[str, object] = {}
        self._next: dict[str, Callable[[], None]] = {}
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._work)

    def present(
        self, patient: Patient | None, run: Recording | None, chosen: tuple[str, ...]
    ) -> None:
        """Follow the patient, the recording and the selected channels."""
        before, self._of = self._of[0], (run, patient)
        if before is None or run is None or before.id != run.id:
            self._chosen = 0
        self._show_contacts(patient)
        self._want_spectrum(run, chosen)
        self._want_onsets(run, patient)
        if run is None and self._contacts:
            self._side.show_tab("contacts")
        elif run is not None and before is None:
            self._side.show_tab("spectrum")
        self._side.choose(self._spelled(run, chosen))

    def region_of(self, name: str) -> str:
        """The region nearest to a contact or channel, "" where none is."""
        wanted = plain_contact(name)
        rows = (r for r in self._contacts if plain_contact(r.name) == wanted)
        return next((row.region for row in rows), "")

    # ------------------------------------------------------------ inside

    def _spelled(self, run: Recording | None, chosen: tuple[str, ...]) -> frozenset:
        """The selected names as contacts and channels spell them."""
        wanted = {plain_contact(name) for name in chosen}
        names = [row.name for row in self._contacts] if wanted else []
        names += run.channel_names if run is not None and wanted else ()
        return frozenset(name for name in names if plain_contact(name) in wanted)

    def _show_contacts(self, patient: Patient | None) -> None:
        parts: tuple[object, ...] = ()
        if patient is not None:
            parts = (patient.electrodes, patient.connectome)
        if same(parts, self._contacts_of) and parts:
            return
        self._contacts_of = parts
        rows, why = contact_rows(patient) if patient is not None else ((), "")
        self._contacts = rows
        self._side.show_contacts(rows, why)

    def _want_spectrum(self, run: Recording | None, chosen: tuple[str, ...]) -> None:
        if run is None:
            self._side.show_spectrum(None, "")
            return
        wanted = {plain_contact(name) for name in chosen}
        names = run.channel_names
        picked = [i for i, n in enumerate(names) if plain_contact(n) in wanted]
        channels = tuple(picked or brain_channels(run)[:MANY])
        if not channels:
            self._side.show_spectrum(None, tr("No channel of the brain."))
            return
        if len(picked) == 1:
            of = names[picked[0]]
        elif picked:
            of = tr("Median of {count} selected", count=len(picked))
        else:
            of = tr("Median of {count} channels", count=len(channels))

        def show(found: Spectra) -> None:
            self._side.show_spectrum(found, of)

        def fail(error: Exception) -> None:
            self._side.show_spectrum(None, str(error))

        key = (run.signals, run.bad_channels, channels)
        self._want("spectrum", key, partial(spectra_of, run, channels), show, fail)

    def _want_onsets(self, run: Recording | None, patient: Patient | None) -> None:
        marks = seizures_of(run) if run is not None else ()
        if run is None or not marks or patient is None:
            self._asked.pop("onsets", None)
            self._side.show_seizures((), -1)
            self._side.show_onsets((), NO_SEIZURE if run is not None else "")
            return
        at = min(self._chosen, len(marks) - 1)
        mark = marks[at]
        self._side.show_seizures(seizure_words(marks), at)
        when = tr("Seizure at {time}", time=number(mark.onset_s, 2, "s"))
        lasts = (
            number(mark.duration_s, 2, "s") if mark.duration_s else tr("end not marked")
        )

        def show(rows: tuple[OnsetRow, ...]) -> None:
            words = tr(
                "{seizure}, {duration}. {some} of {count} channels take part; index: "
                "fast over slow rhythms, early onset counts more.",
                seizure=when,
                duration=lasts,
                some=len(rows),
                count=len(brain_channels(run)),
            )
            self._side.show_onsets(rows, words)

        def fail(error: Exception) -> None:
            words = tr("Not estimated: {reason}", reason=error)
            self._side.show_onsets((), f"{when}, {lasts}. {words}")

        key = (run.signals, mark, run.bad_channels, patient.electrodes)
        work = partial(onset_rows, run, mark, patient.electrodes)
        self._want("onsets", key, work, show, fail)

    def _choose(self, at: int) -> None:
        """Another of the marked seizures."""
        self._chosen = at
        run, patient = self._of
        self._want_onsets(run, patient)
        if run is not None:
            self.seizure_shown.emit(seizures_of(run)[at].onset_s)

    def _want(
        self,
        name: str,
        key: tuple[object, ...],
        work: Callable[[], Any],
        show: Callable[[Any], None],
        fail: Callable[[Exception], None],
    ) -> None:
        """Compute something unless it is what was asked for last."""
        before = self._asked.get(name)
        if isinstance(before, tuple) and _equal(before, key):
            return
        self._asked[name] = key

        def guarded(tell: Callable[[Any], None]) -> Callable[[Any], None]:
            return lambda value: tell(value) if self._asked.get(name) is key else None

        self._next[name] = lambda: in_background(
            self, work, guarded(show), guarded(fail)
        )
        self._timer.start()

    def _work(self) -> None:
        waiting, self._next = self._next, {}
        for start in waiting.values():
            start()


def seizure_words(marks: tuple[Annotation, ...]) -> tuple[str, ...]:
    """'Seizure 2 of 3 at 812.40 s'."""
    return tuple(
        tr(
            "Seizure {number} of {count} at {time}",
            number=at,
            count=len(marks),
            time=number(mark.onset_s, 2, "s"),
        )
        for at, mark in enumerate(marks, start=1)
    )


def _equal(a: tuple[object, ...], b: tuple[object, ...]) -> bool:
    """The same arrays, and equal words and numbers."""
    plain = (str, tuple, Annotation)
    return len(a) == len(b) and all(
        x is y or (isinstance(x, plain) and x == y) for x, y in zip(a, b, strict=True)
    )
