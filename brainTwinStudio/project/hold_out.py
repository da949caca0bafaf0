"""What of a recording is fitted, and what is kept to judge by."""

from dataclasses import replace

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project.patient import Recording

Runs = tuple[Recording, ...]
BOLD_GAP_S = 30.0


def gap_s(run: Recording) -> float:
    """Seconds between the two parts that belong to neither: neighbouring samples know
    each other. Alpha forgets within two."""
    return BOLD_GAP_S if run.kind == "bold" else 2.0


def least_s(run: Recording) -> float:
    """Seconds that either part lasts at least: of fMRI a minute and 60 samples."""
    return max(60.0, 60 / run.sampling_hz) if run.kind == "bold" else 20.0


def fitted_s(run: Recording, hold_out: float) -> float:
    """Seconds that are left to be fitted."""
    return run.seconds * (1 - hold_out) - (gap_s(run) if hold_out else 0.0)


def split(recordings: Runs, hold_out: float) -> tuple[Runs, Runs]:
    """Cut the last `hold_out` of every run off, with a gap. Raises InputError where a
    part is too short."""
    if hold_out == 0:
        return recordings, ()
    train, held = [], []
    for run in recordings:
        total = run.signals.shape[1]
        border = total - round(total * hold_out)
        end = border - round(gap_s(run) * run.sampling_hz)
        if min(end, total - border) < least_s(run) * run.sampling_hz:
            raise InputError(
                tr(
                    "Recording {name} is {seconds:.0f} s long; holding out {part:g} of "
                    "it leaves a part below {least:g} s, too short to fit or to judge.",
                    name=run.id,
                    seconds=run.seconds,
                    part=hold_out,
                    least=least_s(run),
                )
            )
        train.append(replace(run, signals=run.signals[:, :end]))
        held.append(replace(run, signals=run.signals[:, border:]))
    return tuple(train), tuple(held)
