"""Repetition times that the sidecars of a BIDS dataset state."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from brainTwinStudio.files.bids.bids_jobs import ImportJob
from brainTwinStudio.files.bids.bids_root import repetition_time
from brainTwinStudio.files.candidate import Candidate


def times_of(jobs: Iterable[ImportJob]) -> dict[str, float]:
    """Path -> TR in s, where a sidecar states one."""
    found = {}
    for job in jobs:
        stated = repetition_time(job)
        if stated is not None:
            found.update({str(path): stated for path in job.paths})
    return found


def with_times(
    candidates: Iterable[Candidate], times: Mapping[str, float], told: float | None
) -> tuple[Candidate, ...]:
    """Time series with the repetition time of their sidecars, where neither they nor
    the person (told) states it."""
    ready = []
    for one in candidates:
        stated = times.get(one.path.partition(":")[0]) or times.get(one.path)
        if (
            one.read_as == "bold"
            and one.content.tr_s is None
            and told is None
            and stated
        ):
            needs = tuple(need for need in one.needs if need != "tr_s")
            one = replace(one, content=replace(one.content, tr_s=stated), needs=needs)
        ready.append(one)
    return tuple(ready)
