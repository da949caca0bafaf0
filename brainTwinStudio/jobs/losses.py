"""What is said where the engine ended, or could not be understood."""

from brainTwinStudio.jobs.messages import Failed, Lost
from brainTwinStudio.language import tr


def lost_with(exit_code: int, details: str, restarting: bool) -> Lost:
    """The engine process ended by itself."""
    what = tr("The engine ended unexpectedly (exit code {code}).", code=exit_code)
    if exit_code == -9:
        what = tr(
            "The engine was ended by the system, most often because memory ran out."
        )
    then = tr("It is started again; finished twins are safe.")
    if not restarting:
        then = tr(
            "That happened twice in a row, so it stays off until it is asked again."
        )
    return Lost(exit_code, f"{what} {then}", details, restarting)


def unreadable(job_id: int, error: Exception) -> Failed:
    """Request or answer could not be sent."""
    sentence = tr("Request and answer could not pass between window and engine.")
    return Failed(job_id, sentence, repr(error), mendable=False)
