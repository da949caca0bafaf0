"""A BIDS folder on the command line: what is in it, and which files of it to import."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from brainTwinStudio.cli.output import Answer, columns
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.files.bids.bids_jobs import ImportJob
    from brainTwinStudio.files.bids.bids_root import BidsSubject
    from brainTwinStudio.files.guessing import Kind


@dataclass(frozen=True, slots=True)
class Asked:
    """Files to import: path -> kind where it is known; times: path -> TR in s where a
    sidecar states it; notes: what was chosen."""

    files: tuple[str, ...]
    kinds: "dict[str, Kind]"
    times: dict[str, float]
    notes: tuple[str, ...] = ()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `braintwin import` takes for a folder of BIDS."""
    from brainTwinStudio.cli.arguments import names

    group = parser.add_argument_group("a BIDS folder in place of files")
    group.add_argument(
        "--list", action="store_true", help="say who is in it, and import nothing"
    )
    group.add_argument(
        "--job", type=names, default=(), metavar="A,B", help="parts named by --list"
    )


def listing(paths: list[str]) -> Answer:
    """Subjects of the datasets and what each would give."""
    from brainTwinStudio.files.bids.bids_root import look_into

    roots = [look_into(path) for path in paths]
    lines, data = [], []
    for root in roots:
        usable = f"{len(root.usable)} of {len(root.subjects)} subjects can be imported."
        lines.append(f"{root.name}: {usable}")
        rows = [
            (subject.id if i == 0 else "", job.name, job.gives, _needs(job))
            for subject in root.usable
            for i, job in enumerate(subject.jobs)
        ]
        lines += [columns(rows)] if rows else []
        lines += [f"  {sentence}" for sentence in root.sentences]
        data.append(
            {
                "path": root.path,
                "name": root.name,
                "subjects": {
                    s.id: [_said(job) for job in s.jobs] for s in root.subjects
                },
                "notes": root.sentences,
            }
        )
    return Answer({"datasets": data}, "\n".join(lines))


def asked(args: argparse.Namespace) -> Asked:
    """The files as they are given, a folder of BIDS replaced by the files of the
    subject that --patient names."""
    files: list[str] = []
    kinds: dict[str, Kind] = {p: args.kind for p in args.files if args.kind}
    times: dict[str, float] = {}
    notes: list[str] = []
    for path in args.files:
        if not Path(path).is_dir():
            files.append(path)
            continue
        for job in _chosen(path, args):
            _add(job, files, kinds, times)
            notes.append(f"{args.patient}: {job.pipeline}, {job.gives} ({job.name}).")
    if args.job and not notes:
        raise InputError("--job names parts of a BIDS folder; none was given.")
    return Asked(tuple(dict.fromkeys(files)), kinds, times, tuple(notes))


def _add(
    job: "ImportJob",
    files: list[str],
    kinds: "dict[str, Kind]",
    times: dict[str, float],
) -> None:
    from brainTwinStudio.files.bids.bids_root import repetition_time

    stated = repetition_time(job)
    for path, kind in job.files:
        files.append(str(path))
        if kind is not None:
            kinds[str(path)] = kind
        if stated is not None:
            times[str(path)] = stated


def _chosen(path: str, args: argparse.Namespace) -> "tuple[ImportJob, ...]":
    """The parts that --job names, or all where they are runs of one kind."""
    from brainTwinStudio.files.bids.bids_root import look_into

    subject: BidsSubject = look_into(path).subject(args.patient)
    if args.job:
        return tuple(subject.job(name) for name in args.job)
    if not subject.jobs:
        raise InputError(f"{subject.id} has nothing that can be imported.")
    if len({(job.pipeline, job.gives) for job in subject.jobs}) > 1:
        known = ", ".join(job.name for job in subject.jobs)
        raise InputError(
            f"{subject.id} has several parts; choose with --job. Known: {known}."
        )
    return subject.jobs


def _needs(job: "ImportJob") -> str:
    return f"needs {job.needs}" if job.needs else ""


def _said(job: "ImportJob") -> dict[str, object]:
    return {
        "name": job.name,
        "pipeline": job.pipeline,
        "gives": job.gives,
        "needs": job.needs,
        "files": job.paths,
    }
