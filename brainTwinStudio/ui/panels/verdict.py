"""One sentence about the fit by rule, and its agreement on one bar."""

from dataclasses import dataclass
from html import escape
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import Twin
from brainTwinStudio.report import electric_words
from brainTwinStudio.report.sections.verdict import (
    AGREES,
    NO_BETTER,
    WEAKLY,
    agreement_sentence,
    claim_of,
    dynamics_sentence,
    memory_sentence,
    parameters_sentence,
)
from brainTwinStudio.report.wording import NOT_ESTIMATED, get, number
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.panels.agreement_bar import AgreementBar
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.verdict_lines import (
    broken,
    fits,
    plain,
    unbroken,
    width_of,
)
from brainTwinStudio.ui.stage_marks import NO_TWIN
from brainTwinStudio.ui.view import View

HEIGHT_PX = 44
NO_PATIENT = tr("No patient is open.")
ONLY_SEIZURES = tr(
    "A twin of this person's seizures, judged in the tab Seizures; no twin of rest."
)
BRIEF = {  # where an EEG stands beside it, or room is little
    AGREES: tr("FC agrees"),
    WEAKLY: tr("FC agrees only weakly"),
    NO_BETTER: tr("FC agrees no better than structure alone"),
    electric_words.AGREES: tr("EEG spectra agree"),
    tr("Simulated spectra agree only weakly with measured ones"): tr(
        "EEG spectra agree only weakly"
    ),
}
NO_HELD_OUT = tr("no data held out")
UNKNOWN = tr("Intervals: not estimated.")  # of how well it agrees
NEEDED = 4  # parts that make the strip use two lines: FC, dynamics, their limit
OUTSIDE = tr("<b>A learned part leaves what it was trained on.</b>")
STOPPED = tr("<b>Stopped early.</b> ")
MEMORISED = tr("<b>Part of the fit is memorised noise.</b>")
GAP = 0.15  # fit better than held-out by this much: part of the fit is noise
Marks = tuple[float | None, float | None, float | None, float | None]
State = Literal["info", "tick", "warning", "cross"]
TOKENS: dict[State, str] = {
    "info": "text2",
    "tick": "ok",
    "warning": "warn",
    "cross": "bad",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """state: which icon; parts: sentence parts as rich text, the most needed first;
    marks: FC correlation of structure, fit, held-out, ceiling; whole: everything."""

    state: State
    parts: tuple[str, ...]
    marks: Marks | None = None
    whole: str = ""


def verdict_of(view: View) -> Verdict:
    """What the fit shows, in the words of the report."""
    if view.patient is None:
        return Verdict("info", (NO_PATIENT,))
    twin = view.twin
    if twin is None:
        seizures = view.seizure_twin is not None
        return Verdict("info", (ONLY_SEIZURES if seizures else NO_TWIN,))
    marks: Marks = (
        get(twin.floor, "fc_r"),
        get(twin.train, "fc_r"),
        get(twin.held_out, "fc_r"),
        get(twin.ceiling, "fc_r"),
    )
    if electric_words.explains_both(twin):
        return of_both(twin, marks)
    if twin.sensors is not None:
        return of_eeg(twin)
    whole = [agreement_sentence(twin), dynamics_sentence(twin)]
    whole += [parameters_sentence(twin), memory_sentence(twin)]
    if twin.outcome != "converged":
        whole.append(heard(twin.message))
    run = view.runs.get(twin.id)
    notes = () if run is None else run.notes
    first, *others = _parts(twin)
    parts = (first, *((OUTSIDE,) if notes else ()), *others)
    state = "warning" if notes and _state(twin) == "tick" else _state(twin)
    return Verdict(
        state, parts, marks, "\n".join(filter(None, (*whole, *map(heard, notes))))
    )


def of_eeg(twin: Twin) -> Verdict:
    """What a fit to an EEG shows; its bar would be of FC."""
    whole = (
        electric_words.agreement_sentence(twin),
        electric_words.alpha_sentence(twin),
        electric_words.coupling_sentence(twin),
    )
    values, where = electric_words.judged(twin)
    claim = escape(whole[0].partition(":")[0])
    found = unbroken(f"r = {number(get(values, 'spectrum_r'), 3)}", bold=True)
    stopped = STOPPED if twin.outcome == "stopped" else ""
    first = f"{stopped}{claim}: {found}, {unbroken(where)}."
    parts = (first, UNKNOWN, whole[1], whole[2])
    fine = electric_words.agrees(twin) and twin.outcome == "converged"
    return Verdict("tick" if fine else "warning", parts, None, "\n".join(whole))


def of_both(twin: Twin, marks: Marks) -> Verdict:
    """What a fit to an EEG and fMRI shows, fMRI first, in so few words that both find
    room; a tick only where both agree."""
    eeg = of_eeg(twin)
    first, *others = _parts(twin)
    spectra = eeg.parts[0].replace(STOPPED, "")
    parts = (_brief(first), _brief(spectra), *others, *eeg.parts[2:])
    whole = [agreement_sentence(twin), dynamics_sentence(twin), memory_sentence(twin)]
    if twin.outcome != "converged":
        whole.append(heard(twin.message))
    state = _state(twin) if eeg.state == "tick" else "warning"
    return Verdict(state, parts, marks, "\n".join(filter(None, (*whole, eeg.whole))))


def _state(twin: Twin) -> State:
    """Tick only where held-out data agree, about as well as the fitted ones."""
    fit, held = get(twin.train, "fc_r"), get(twin.held_out, "fc_r")
    if twin.outcome == "diverged":
        return "cross"
    if twin.outcome == "stopped" or fit is None or held is None:
        return "warning"
    agrees = claim_of(twin) == AGREES and not memory_sentence(twin)
    return "tick" if agrees and fit - held <= GAP else "warning"


def _parts(twin: Twin) -> list[str]:
    if twin.outcome == "diverged":
        return [tr("<b>The fit diverged.</b>"), tr("Its numbers describe no brain.")]
    first = STOPPED if twin.outcome == "stopped" else ""
    parts = [first + _agreement(twin), *_memory(twin), _dynamics(twin), UNKNOWN]
    itself = get(twin.ceiling, "fcd_ks")
    if itself is not None:
        parts.append(
            tr("The recording against itself: KS {value}.", value=number(itself))
        )
    told = sum(spec.name in twin.intervals for spec in twin.parameter_specs)
    known = sum(spec.name in twin.parameters for spec in twin.parameter_specs)
    if get(twin.held_out, "fc_r") is None:
        parts.append(memory_sentence(twin))
    if told:
        parts.append(
            tr("Parameters: {some} of {count} with intervals.", some=told, count=known)
        )
    else:
        parts.append(tr("Parameters: intervals not estimated."))
    return parts


def _brief(part: str) -> str:
    """A claim in fewer words."""
    for claim, short in BRIEF.items():
        part = part.replace(f"{claim}:", f"{short}:")
    return part


def _agreement(twin: Twin) -> str:
    """The report's first sentence, its numbers in short."""
    fit, held = get(twin.train, "fc_r"), get(twin.held_out, "fc_r")
    claim = escape(claim_of(twin))
    if fit is None and held is None:
        return f"{claim}: {NOT_ESTIMATED}."
    new = NO_HELD_OUT if held is None else tr("held-out {r}", r=number(held))
    fitted = unbroken(f"r = {number(fit)}", bold=True)
    return f"{claim}: {fitted}, {unbroken(new)}."


def _memory(twin: Twin) -> list[str]:
    """One short part where the twin has memorised; the tool tip has the numbers."""
    return [MEMORISED] if get(twin.held_out, "fc_r") and memory_sentence(twin) else []


def _dynamics(twin: Twin) -> str:
    """KS distance of the FC dynamics, held-out where there are such data."""
    held = get(twin.held_out, "fcd_ks")
    value = held if held is not None else get(twin.train, "fcd_ks")
    if value is None:
        return tr("Dynamics (FCD): not estimated.")
    where = tr("held-out") if held is not None else tr("fitted data")
    distance = unbroken(f"KS = {number(value)}", bold=True)
    return tr(
        "Dynamics (FCD): {distance}, {data}.", distance=distance, data=unbroken(where)
    )


class VerdictStrip(Panel):
    """44 px without a head: icon, sentence, bar. It wishes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Verdict"), parent)
        self.head.hide()
        self.setFixedHeight(HEIGHT_PX)
        self._verdict: Verdict | None = None
        self.icon = Glyph("info", "text2", 16)
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        self.sentence.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        )
        self.sentence.setAccessibleName(tr("Verdict"))
        self.sentence.installEventFilter(self)
        self.bar = AgreementBar()
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 16, 0)
        row.setSpacing(10)
        row.addWidget(self.icon)
        row.addWidget(self.sentence, 1)
        row.addSpacing(14)
        row.addWidget(self.bar)
        self.body.addLayout(row)
        self.bar.hide()

    def present(self, view: View) -> None:
        verdict = verdict_of(view)
        if verdict == self._verdict:
            return
        self._verdict = verdict
        self.icon.set(verdict.state, TOKENS[verdict.state])
        self.bar.setVisible(verdict.marks is not None)
        if verdict.marks is not None:
            self.bar.set(*verdict.marks)
        self.setToolTip(verdict.whole)
        self._fit_words()

    def minimumSizeHint(self) -> QSize:
        return QSize(320, HEIGHT_PX)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The bar beside the sentence comes and goes: its room is its own matter."""
        if event.type() is QEvent.Type.Resize:
            self._fit_words()
        return super().eventFilter(watched, event)

    def _fit_words(self) -> None:
        """As many parts as there is room for in one line, in two where the needed ones
        ask for it; the tool tip has them all."""
        if self._verdict is None:
            return
        parts, room = self._verdict.parts, self.sentence.width()
        needed = min(NEEDED, len(parts))
        if not fits(parts[:needed], room, 2):
            parts = (_brief(parts[0]), *parts[1:])
        lines = 1 if width_of(parts[:needed]) <= room else 2
        count = len(parts)
        while count > 1 and not fits(parts[:count], room, lines):
            count -= 1
        text = broken(parts[:count], room if lines > 1 else None)
        self.sentence.setWordWrap(lines > 1)
        if text != self.sentence.text():
            self.sentence.setText(text)
        self.sentence.setAccessibleDescription(self._verdict.whole or plain(text))
