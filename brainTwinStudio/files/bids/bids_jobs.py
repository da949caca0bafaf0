"""What each pipeline leaves for one subject, grouped into imports: one function a
pipeline, one line in PIPELINES.

Names as they are practised: fMRIPrep 23 and later, XCP-D 0.6 and later (seg-) or before
(atlas-), QSIRecon, micapipe 0.1 (txt) and 0.2 (shape.gii), iEEG and EEG of BIDS 1.11.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from brainTwinStudio.files.bids.bids_names import BidsFile
from brainTwinStudio.files.guessing import Kind

SIGNAL_ENDINGS = (".edf", ".bdf", ".vhdr", ".set", ".fif", ".fif.gz")


@dataclass(frozen=True, slots=True)
class ImportJob:
    """Files that are imported together.

    name: short and unique within the subject, for --job; gives: what it adds to the
    patient; files: path -> what it is, None where the reader tells; sidecars: JSON
    files that may state the repetition time; needs: what must be given besides.
    """

    name: str
    pipeline: str
    gives: str
    files: tuple[tuple[Path, Kind | None], ...]
    sidecars: tuple[Path, ...] = ()
    needs: str = ""

    @property
    def paths(self) -> tuple[Path, ...]:
        return tuple(path for path, _ in self.files)


@dataclass(frozen=True, slots=True)
class Pipeline:
    """label: as people call it; words: how dataset_description.json or the folder's
    name calls it; jobs: from all files of one subject."""

    label: str
    words: tuple[str, ...]
    jobs: Callable[[tuple[BidsFile, ...]], list[ImportJob]]


def _named(*parts: str) -> str:
    return " ".join(part for part in parts if part).replace(" ", "_")


def _by_run(files: Iterable[BidsFile]) -> list[tuple[str, list[BidsFile]]]:
    ordered = sorted(files, key=lambda file: (file.run, file.path.name))
    return [(run, list(group)) for run, group in groupby(ordered, lambda f: f.run)]


def _sidecars(files: tuple[BidsFile, ...], run: str) -> tuple[Path, ...]:
    return tuple(f.path for f in files if f.ending == ".json" and f.run == run)


def _fmriprep(files: tuple[BidsFile, ...]) -> list[ImportJob]:
    """One image of a run with its confounds; MNI first, then what is there."""
    jobs = []
    for run, group in _by_run(files):
        images = [
            f
            for f in group
            if f.suffix == "bold"
            and (f.ending == ".dtseries.nii" or f.get("desc") == "preproc")
            and f.ending in (".nii.gz", ".nii", ".dtseries.nii")
        ]
        if not images:
            continue
        images.sort(key=lambda f: (not f.get("space").startswith("MNI152"), f.ending))
        tables = [
            f.path for f in group if f.get("desc") == "confounds" and f.ending == ".tsv"
        ]
        paths = (images[0].path, *tables[:1])
        gives = "BOLD images" + (" and confounds" if tables else "")
        jobs.append(
            ImportJob(
                _named("fmriprep", run), "fMRIPrep", gives,
                tuple((path, None) for path in paths), _sidecars(files, run),
                "an atlas",
            )
        )  # fmt: skip
    return jobs


def _xcp_d(files: tuple[BidsFile, ...]) -> list[ImportJob]:
    """Region signals of each run and atlas; matrices are made anew from them."""
    signals = [
        f
        for f in files
        if (f.suffix == "timeseries" and f.ending in (".tsv", ".ptseries.nii"))
        and f.atlas
        and f.get("desc") not in ("confounds", "alff", "reho")
        and f.get("stat") in ("", "mean")
    ]
    jobs = {}
    for one in sorted(signals, key=lambda f: f.ending != ".tsv"):
        name = _named("xcpd", one.run, f"atlas-{one.atlas}")
        job = ImportJob(
            name, "XCP-D", f"region signals, {one.atlas}", ((one.path, "bold"),),
            _sidecars(files, one.run),
        )  # fmt: skip
        jobs.setdefault(name, job)
    return list(jobs.values())


def _qsirecon(files: tuple[BidsFile, ...]) -> list[ImportJob]:
    found = [f for f in files if f.ending == ".mat" and f.suffix == "connectivity"]
    return [
        ImportJob(
            _named("qsirecon", f.run, f.get("desc") or f.get("model")),
            "QSIRecon",
            "connectivity (several atlases and measures)",
            ((f.path, None),),
            needs="which measure: FILE.mat:KEY",
        )
        for f in found
    ]


def _micapipe(files: tuple[BidsFile, ...]) -> list[ImportJob]:
    """Weights and lengths of one atlas belong together; signals come by atlas."""
    jobs = []
    tables = [f for f in files if f.ending in (".txt", ".csv", ".shape.gii")]
    weights = [f for f in tables if f.path.name.count("full-connectome")]
    for one in weights:
        length_name = one.path.name.replace("full-connectome", "full-edgeLengths")
        lengths = [f.path for f in tables if f.path.name == length_name]
        told: list[tuple[Path, Kind | None]] = [(one.path, "weights")]
        for path in lengths:
            told.append((path, "lengths"))
        gives = "connectome" + (" and lengths" if lengths else "") + f", {one.atlas}"
        name = _named("micapipe", one.run, f"atlas-{one.atlas}")
        jobs.append(ImportJob(name, "micapipe", gives, tuple(told)))
    for one in tables:
        text = one.path.name
        if one.folder in ("dwi", "connectomes") or not one.atlas:
            continue
        if "timeseries" in text and "FC" not in text:
            name = _named("micapipe-func", one.run, f"atlas-{one.atlas}")
            told = [(one.path, "bold")]
            gives = f"region signals, {one.atlas}"
            jobs.append(
                ImportJob(
                    name, "micapipe", gives, tuple(told), _sidecars(files, one.run)
                )
            )
    return jobs


def _waves(files: tuple[BidsFile, ...]) -> list[ImportJob]:
    """One recording, or contacts alone where the signals were not shared. Channels and
    events are read from beside the recording, coordinates from beside the contacts."""
    jobs = []
    for kind, label in (("ieeg", "iEEG"), ("eeg", "EEG")):
        ours = tuple(f for f in files if f.folder == kind)
        signals = [f for f in ours if f.suffix == kind and f.ending in SIGNAL_ENDINGS]
        contacts = [f.path for f in ours if f.suffix == "electrodes"][:1]
        for one in signals:
            name = _named(kind, one.run)
            told = ((one.path, None),)
            jobs.append(ImportJob(name, label, f"{label} signals", told))
        if contacts and kind == "ieeg" and not signals:
            told = ((contacts[0], None),)
            jobs.append(ImportJob("contacts", label, "contacts", told))
    return jobs


PIPELINES: tuple[Pipeline, ...] = (
    Pipeline("fMRIPrep", ("fmriprep",), _fmriprep),
    Pipeline("XCP-D", ("xcp_d", "xcp-d", "xcpd"), _xcp_d),
    Pipeline("QSIRecon", ("qsirecon", "qsiprep"), _qsirecon),
    Pipeline("micapipe", ("micapipe",), _micapipe),
    Pipeline("iEEG and EEG", (), _waves),
)
