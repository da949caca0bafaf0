"""Runs of fMRI images: joined with their atlas and confounds to regional signals."""

import re
from collections import OrderedDict
from dataclasses import replace
from pathlib import Path

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.candidate import Candidate
from brainTwinStudio.files.images.atlas_means import Means, dense_means, volume_means
from brainTwinStudio.files.images.confounds import Strategy, cleaned
from brainTwinStudio.files.images.imaging import (
    SIDE_OF,
    Confounds,
    DenseLabels,
    DenseSeries,
    Volume,
)
from brainTwinStudio.files.images.label_names import PairedAtlas
from brainTwinStudio.files.names import listed
from brainTwinStudio.files.reader import Content, Sheet
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array
from brainTwinStudio.project.patient import GlobalSignal

CHOOSE = tr(
    "How these confounds are used is not guessed. Choose a way of cleaning "
    "(--confounds): none, 6HMP, 24HMP+2Phys or 24HMP+2Phys+GSR."
)
_HEMISPHERE = re.compile(
    r"(?:[_.-]|^)(?:hemi-)?(?:lh|rh|l|r|left|right)(?=[_.-])", re.I
)
_ENTITY = re.compile(r"(?:^|_)(sub|ses|task|acq|dir|run|echo)-([A-Za-z0-9]+)")
_KEPT = 4  # results of means that are kept, so that a dialog can try again quickly
_means: OrderedDict[tuple[object, ...], Means] = OrderedDict()


def regional_runs(
    given: list[Candidate],
    nuisance: list[Candidate],
    atlas: PairedAtlas | None,
    strategy: Strategy | None,
) -> tuple[list[Candidate], list[str]]:
    """A candidate of regional signals for every run of the images `given`, and what was
    done. nuisance: candidates of confounds."""
    images = _joined_sides(given)
    if images and atlas is None:
        raise FileError(
            images[0].path,
            tr(
                "An image of fMRI needs an atlas in its space: add the volume or "
                "surface labels with their names."
            ),
        )
    confounds = _confounds_of(images, nuisance)
    made: list[Candidate] = []
    notes: list[str] = []
    for image in images:
        assert atlas is not None  # refused above
        one, said = _regional(image, atlas, confounds.get(image.path), strategy)
        made.append(one)
        notes += [f"{image.file}: {text}" for text in said]
    return made, notes


def _regional(
    image: Candidate,
    atlas: PairedAtlas,
    nuisance: Candidate | None,
    strategy: Strategy | None,
) -> tuple[Candidate, list[str]]:
    """Signals (time, region) of one run, and what was done."""
    means = _means_of(image, atlas)
    labelled = atlas.labelled
    names = dict(zip(labelled.ids, labelled.names, strict=True))
    kept = [i for i, one in enumerate(means.ids) if one in names]
    if not kept:
        raise FileError(image.path, tr("No region of the atlas lies in this image."))
    signals = means.signals[:, kept]
    regions = tuple(names[means.ids[i]] for i in kept)
    said = [
        tr("means of {count} regions of {file}.", count=len(kept), file=atlas.file),
        *means.notes,
    ]
    there = {means.ids[i] for i in kept}
    empty = [name for one, name in names.items() if one not in there]
    if empty:
        said.append(
            tr(
                "labels without voxels in the image: {names}.",
                names=listed(empty, 12),
            )
        )
    beside = list(atlas.sources)
    known = None
    if nuisance is not None:
        signals, more, known = _without_nuisance(image, nuisance, strategy, signals)
        said += more
        beside.append((nuisance.file, nuisance.sha256))
    content = Content(
        sheets=(Sheet(np.ascontiguousarray(signals), "", (), regions),),
        tr_s=image.content.tr_s,
        global_signal=known or _named_preproc(image),
    )
    made = replace(
        image, read_as="bold", shape=signals.shape, content=content, names=regions,
        needs=(), beside=tuple(beside), confidence="sure",
    )  # fmt: skip
    return made, said


def _without_nuisance(
    image: Candidate, nuisance: Candidate, strategy: Strategy | None, signals: Array
) -> tuple[Array, tuple[str, ...], tuple[GlobalSignal, str] | None]:
    part = nuisance.content.part
    assert isinstance(part, Confounds)  # a candidate of that kind holds them
    if strategy is None:
        raise FileError(nuisance.path, CHOOSE)
    done = cleaned(signals, part, strategy, nuisance.path)
    known: tuple[GlobalSignal, str] | None = None
    if strategy.endswith("GSR"):
        known = (
            "removed",
            tr("regressed out at import ({strategy})", strategy=strategy),
        )
    elif strategy != "none":
        known = _named_preproc(image)
    return done.signals, done.notes, known


def _named_preproc(image: Candidate) -> tuple[GlobalSignal, str] | None:
    """FMRIPrep's desc-preproc images still hold the global signal."""
    if "desc-preproc" in image.file:
        return "present", tr("fMRIPrep's desc-preproc images keep it")
    return None


def _means_of(image: Candidate, atlas: PairedAtlas) -> Means:
    # The name tells one map of a file from the next.
    key = (image.sha256, image.path, *(f"{sha} {name}" for name, sha in atlas.sources))
    if key in _means:
        _means.move_to_end(key)
        return _means[key]
    part, labels = image.content.part, atlas.part
    if isinstance(part, Volume) and isinstance(labels, Volume):
        found = volume_means(part, labels)
    elif isinstance(part, DenseSeries) and isinstance(labels, DenseLabels):
        found = dense_means(part, labels, image.path)
    else:
        raise FileError(
            image.path,
            tr(
                "Image and atlas are of two kinds (volume and surface); give an atlas "
                "of the kind of the image."
            ),
        )
    _means[key] = found
    while len(_means) > _KEPT:
        _means.popitem(last=False)
    return found


def _joined_sides(images: list[Candidate]) -> list[Candidate]:
    """Left and right func.gii of one run as one image."""
    runs: OrderedDict[str, list[Candidate]] = OrderedDict()
    for one in images:
        part = one.content.part
        name = one.file
        if isinstance(part, DenseSeries) and len(part.blocks) == 1:
            name = _HEMISPHERE.sub("", name)
        runs.setdefault(name, []).append(one)
    return [_one_run(group) for group in runs.values()]


def _one_run(group: list[Candidate]) -> Candidate:
    if len(group) == 1:
        return group[0]
    parts = [p for p in (one.content.part for one in group)
             if isinstance(p, DenseSeries)]  # fmt: skip
    sides = [part.blocks[0].structure for part in parts]
    first = group[0]
    if len(parts) != 2 or set(sides) != set(SIDE_OF):
        raise FileError(
            group[1].path,
            tr("It has the name of {file} in another folder.", file=first.path),
        )
    if parts[0].times != parts[1].times:
        raise FileError(
            group[1].path,
            tr(
                "It has {times} time points, {file} {other_times}.",
                times=parts[1].times,
                file=first.file,
                other_times=parts[0].times,
            ),
        )

    def read_part(start: int, stop: int) -> Array:
        return np.concatenate([part.read(start, stop) for part in parts], axis=1)

    blocks = tuple(block for part in parts for block in part.blocks)
    series = DenseSeries(blocks, parts[0].times, read_part)
    return replace(first, content=replace(first.content, part=series),
                   sha256="; ".join(one.sha256 for one in group),
                   file="; ".join(one.file for one in group))  # fmt: skip


def _confounds_of(
    images: list[Candidate], given: list[Candidate]
) -> dict[str, Candidate]:
    """Which confounds belong to which run: the only ones, else by BIDS entities."""
    if len(images) == 1 and len(given) == 1:
        return {images[0].path: given[0]}
    found: dict[str, Candidate] = {}
    for one in given:
        entities = _entities(one.file)
        same = [i for i in images if entities and _entities(i.file) == entities]
        if len(same) != 1 or same[0].path in found:
            raise FileError(
                one.path,
                tr(
                    "It is not clear to which recording these confounds belong; name "
                    "them as in BIDS (sub-, task-, run-), or import one run at a time."
                ),
            )
        found[same[0].path] = one
    return found


def _entities(name: str) -> dict[str, str]:
    return dict(_ENTITY.findall(Path(name).name))
