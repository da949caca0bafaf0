"""The time between fMRI volumes (TR): stated by file or person, never guessed."""

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.looking import Candidate
from brainTwinStudio.language import tr

_MISSING = tr(
    "The time between fMRI volumes is missing. Frequencies and delays depend on it, so "
    "it is not guessed; give the repetition time (TR) in seconds."
)


def repetition_time_of(candidate: Candidate, told_s: float | None) -> float:
    """Seconds. Raises FileError where it is missing, or file and person differ."""
    stated = candidate.content.tr_s
    if stated is None and told_s is None:
        raise FileError(candidate.path, _MISSING)
    if stated is None:
        return float(told_s or 0)
    if told_s is not None and abs(stated - told_s) > 1e-6 * stated:
        raise FileError(
            candidate.path,
            tr(
                "The file states a repetition time of {stated:g} s, but {given:g} s "
                "was given.",
                stated=stated,
                given=told_s,
            ),
        )
    try:
        check_repetition_time(stated)
    except InputError as error:
        raise FileError(candidate.path, str(error)) from None
    return stated


def check_repetition_time(seconds: float) -> None:
    """Raises InputError for one that cannot be."""
    if not 0.01 <= seconds <= 30:
        told = tr("The repetition time is {seconds:g} s; expected 0.01 to 30 s.")
        hint = tr(" Are these milliseconds?") if 30 < seconds < 30_000 else ""
        raise InputError(told.format(seconds=seconds) + hint)
