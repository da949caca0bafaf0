"""Images, atlases, lookup tables and confounds of one import become regional signals.

Surfaces, masks and images of the anatomy are handed on with the atlas
(files.patient_anatomy); nothing disappears silently.
"""

import re
from dataclasses import dataclass, field

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.candidate import Candidate
from brainTwinStudio.files.images import label_names
from brainTwinStudio.files.images.confounds import Strategy
from brainTwinStudio.files.images.image_candidates import IMAGE_KINDS
from brainTwinStudio.files.images.imaging import (
    DenseLabels,
    Surface,
    Volume,
)
from brainTwinStudio.files.images.label_names import Labelled, PairedAtlas
from brainTwinStudio.files.images.patient_anatomy import AnatomyFiles
from brainTwinStudio.files.images.regional_runs import regional_runs
from brainTwinStudio.files.names import listed
from brainTwinStudio.files.reader import Content
from brainTwinStudio.language import tr
from brainTwinStudio.project import Patient


@dataclass(slots=True)
class _Sorted:
    """The candidates of one import by what they do here."""

    rest: list[Candidate] = field(default_factory=list)
    kinds: dict[str, list[Candidate]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def of(self, kind: str) -> list[Candidate]:
        return self.kinds.get(kind, [])


def paired(
    candidates: tuple[Candidate, ...],
    strategy: Strategy | None = None,
    existing: Patient | None = None,
) -> tuple[tuple[Candidate, ...], tuple[str, ...], AnatomyFiles]:
    """The candidates with every image and its atlas joined to regional signals, in
    sentences what was done, and the files of the anatomy. Raises FileError for an image
    without an atlas, spaces that do not overlap, confounds that belong to no run."""
    found = _sorted(candidates)
    if not found.kinds:
        return candidates, (), AnatomyFiles()
    for one in found.of("map"):
        raise FileError(one.path, _map_text(one))
    if found.of("confounds") and not found.of("image"):
        path = found.of("confounds")[0].path
        raise FileError(
            path, tr("Confounds need the image they belong to; add it too.")
        )
    atlas = _atlas(found, _known_names(found.rest, existing))
    bold, said = regional_runs(
        found.of("image"), found.of("confounds"), atlas, strategy
    )
    found.notes += said
    if atlas is not None:
        found.notes += [f"{atlas.file}: {text}" for text in atlas.labelled.notes]
        found.rest += _regions_of(atlas, found.rest)
    anatomy = AnatomyFiles(
        tuple(found.of("surface")), tuple(found.of("mask")),
        tuple(found.of("anatomy")), atlas,
    )  # fmt: skip
    adds_areas = atlas is not None and existing is not None
    if not found.rest and not bold and anatomy.is_empty and not adds_areas:
        raise FileError(
            candidates[0].path,
            tr(
                "Alone it makes no patient. Add a recording or weights; an image of "
                "fMRI needs an atlas too."
            ),
        )
    return (*found.rest, *bold), tuple(found.notes), anatomy


def atlas_among(
    candidates: tuple[Candidate, ...], wanted: tuple[str, ...]
) -> PairedAtlas | None:
    """The atlas of files with its names; only labels of `wanted` regions where it has
    them all. Raises FileError where it is not clear which it is."""
    return _atlas(_sorted(candidates), wanted)


def _sorted(candidates: tuple[Candidate, ...]) -> _Sorted:
    found = _Sorted()
    for one in candidates:
        if one.read_as not in IMAGE_KINDS:
            found.rest.append(one)
            continue
        if one.confidence == "unsure":
            raise FileError(one.path, _unsure_text(one))
        found.kinds.setdefault(one.read_as, []).append(one)
        found.notes += [f"{one.file}: {note}" for note in one.content.notes]
    return found


def _unsure_text(one: Candidate) -> str:
    if one.reason.startswith("map "):
        return tr(
            "Its file holds several atlases ({reason}). Give the one that "
            "is wanted alone, as {file}.",
            reason=one.reason,
            file=one.file,
        )
    return tr(
        "It is not clear what this is ({reason}). Say whether it is an "
        "image, an atlas or a mask.",
        reason=one.reason,
    )


def _map_text(one: Candidate) -> str:
    what = one.content.stated[2] if one.content.stated else ""
    what = what if what.startswith("a map") else tr("a map")
    return tr(
        "It is {what}; a patient has no place for maps yet. Leave it out.", what=what
    )


def _known_names(rest: list[Candidate], existing: Patient | None) -> tuple[str, ...]:
    """Names of the regions that recordings will be joined to."""
    if existing is not None and existing.connectome is not None:
        return existing.connectome.parcellation.region_names
    for one in rest:
        if one.read_as in ("weights", "tvb") and one.names:
            return one.names
    return ()


# ---------------------------------------------------------------- the atlas


def _atlas(found: _Sorted, wanted: tuple[str, ...]) -> PairedAtlas | None:
    given = found.of("atlas")
    if not given:
        return None
    volumes = [one for one in given if isinstance(one.content.part, Volume)]
    dense = [one for one in given if isinstance(one.content.part, DenseLabels)]
    if len(volumes) > 1 or (volumes and dense):
        names = tr(" and ").join(one.file for one in given[:3])
        raise FileError(
            given[1].path,
            tr("Two atlases are given ({names}); choose one.", names=names),
        )
    if volumes:
        one = volumes[0]
        part = one.content.part
        assert isinstance(part, Volume)  # just chosen so
        table = _lookup(found, part)
        labelled = label_names.of_volume(part, table.content.regions if table else None)
        given = [one, table] if table else given
    else:
        parts = [p for p in (o.content.part for o in dense)
                 if isinstance(p, DenseLabels)]  # fmt: skip
        part = label_names.merged(parts, given[-1].path)
        labelled = label_names.of_dense(part, _surfaces(found))
    if not labelled.ids:
        raise FileError(
            given[0].path, tr("None of its labels is grey matter by its name.")
        )
    _refuse_doubled(given[0].path, labelled)
    return PairedAtlas(
        part, label_names.restricted(labelled, wanted), given[0].file, given[0].path,
        tuple((one.file, one.sha256) for one in given),
    )  # fmt: skip


def _refuse_doubled(path: str, labelled: Labelled) -> None:
    names = labelled.names
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise FileError(
            path,
            tr(
                "Labels share a name: {names}. Every region needs its own.",
                names=listed(doubled),
            ),
        )


def _lookup(found: _Sorted, atlas: Volume) -> Candidate | None:
    """The list of regions whose numbers are those of the atlas; it is used up here."""
    for one in found.rest:
        table = one.content.regions
        if one.read_as != "regions" or table is None or not table.ids:
            continue
        if 2 * len(set(table.ids) & set(atlas.labels)) >= len(atlas.labels):
            found.rest.remove(one)
            found.notes.append(
                tr(
                    "{file}: names the labels of {name}.",
                    file=one.file,
                    name=atlas.path.name,
                )
            )
            return one
    return None


def _surfaces(found: _Sorted) -> dict[str, Surface]:
    """One mesh a hemisphere: white or midthickness before pial before others."""
    ranks = ("white", "midthickness", "pial", "")
    meshes: dict[str, tuple[int, Surface]] = {}
    for one in found.of("surface"):
        part = one.content.part
        assert isinstance(part, Surface)  # a candidate of that kind holds one
        if re.search(r"infl|sphere|flat", one.file, re.I):
            continue
        rank = next(i for i, word in enumerate(ranks) if word in one.file.lower())
        side = part.hemisphere
        if side not in meshes or rank < meshes[side][0]:
            meshes[side] = (rank, part)
    return {side: mesh for side, (_, mesh) in meshes.items()}


def _regions_of(atlas: PairedAtlas, rest: list[Candidate]) -> list[Candidate]:
    """The atlas as a list of regions of new weights, where no other list is given and
    its names, or its numbers 1, 2, 3, ..., say which region is which."""
    weights = [one for one in rest if one.read_as == "weights"]
    if not weights or any(one.read_as in ("regions", "tvb") for one in rest):
        return []
    table = atlas.labelled.table()
    in_order = table.ids == tuple(range(1, len(table.ids) + 1))
    if weights[0].shape[0] != table.count or not (weights[0].names or in_order):
        return []
    content = Content(regions=table)
    made = Candidate(
        atlas.path, "; ".join(name for name, _ in atlas.sources), "regions",
        (table.count,), "sure",
        tr("labels of {file}", file=atlas.file),
        "; ".join(sha for _, sha in atlas.sources), content,
        table.names,
    )  # fmt: skip
    return [made]
