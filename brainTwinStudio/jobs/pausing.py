"""A running job waits at one of its steps, and goes on from there.

Nothing is lost or computed twice, and the numbers are those of a job that never waited.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pause:
    """Wait at the next step of job_id, in the midst of it, for GoOn or Stop."""

    job_id: int


@dataclass(frozen=True, slots=True)
class GoOn:
    """Compute job_id further from where it waits."""

    job_id: int


@dataclass(frozen=True, slots=True)
class Paused:
    """From the engine: the job has reached a step and waits there."""

    job_id: int
