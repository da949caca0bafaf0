"""Surfaces, lesion masks and images of the anatomy become the patient's own anatomy."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.candidate import Candidate
from brainTwinStudio.files.images.anatomy_space import (
    affine_in,
    common_space,
    geometry_among,
    points_in,
    refuse_unstated,
    space_of,
)
from brainTwinStudio.files.images.atlas_beside import DrawnAtlas
from brainTwinStudio.files.images.atlas_means import region_fractions
from brainTwinStudio.files.images.head_removed import (
    HOW_TO_KEEP,
    LARGEST_ML,
    Shield,
    box_of,
    brain_only,
    shifted,
)
from brainTwinStudio.files.images.imaging import Surface, Volume
from brainTwinStudio.files.images.label_names import PairedAtlas
from brainTwinStudio.files.images.own_surfaces import (
    SIDES,
    one_a_side,
    refuse_swapped,
    side_of,
    why_left,
)
from brainTwinStudio.files.images.volume import whole
from brainTwinStudio.files.names import listed
from brainTwinStudio.project import (
    Array,
    BrainImage,
    CorticalSurface,
    Lesion,
    PatientAnatomy,
    Space,
)
from brainTwinStudio.project.anatomy import Hemisphere
from brainTwinStudio.project.volume_geometry import VolumeGeometry

_BRAIN_MASK = re.compile(r"brain.?mask|brain_|skull.?strip", re.I)
_LEAST_BRAIN_ML = 600.0
_WORDS = (("tumo", "Tumour"), ("resect", "Resection"), ("cavity", "Cavity"))


@dataclass(frozen=True, slots=True, eq=False)
class AnatomyFiles:
    """Of one import: meshes, masks, images of the anatomy, and its atlas."""

    surfaces: tuple[Candidate, ...] = ()
    masks: tuple[Candidate, ...] = ()
    images: tuple[Candidate, ...] = ()
    atlas: PairedAtlas | None = None

    @property
    def files(self) -> tuple[Candidate, ...]:
        return (*self.images, *self.surfaces, *self.masks)

    @property
    def first(self) -> Candidate | PairedAtlas:
        """What a sentence on all of them names."""
        if self.files:
            return self.files[0]
        assert self.atlas is not None  # asked for where there is something
        return self.atlas

    @property
    def is_empty(self) -> bool:
        return not self.files


def with_anatomy(
    own: PatientAnatomy | None, files: AnatomyFiles, told: Space | None = None
) -> tuple[PatientAnatomy | None, tuple[str, ...]]:
    """The anatomy with what the files add (itself, where that is nothing), in one
    space, and in sentences what was done. told: the space of files that do not say
    theirs. Raises FileError for spaces that cannot be joined, sides that are swapped, a
    mask outside of the atlas."""
    if files.is_empty and files.atlas is None:
        return own, ()
    making = _Making(own or PatientAnatomy(), files, told)
    made = making.made()
    return (own if making.added_nothing(made) else made), tuple(making.notes)


def _said(space: Space) -> str:
    return "a space that is not stated" if space == "not stated" else space


class _Making:
    """One import. target: the space that everything is brought to."""

    def __init__(
        self, own: PatientAnatomy, files: AnatomyFiles, told: Space | None
    ) -> None:
        self.notes: list[str] = []
        self._own, self._files = own, files
        self._told: Space | None = told
        meshes = one_a_side(files.surfaces)
        self._meshes = meshes
        order = (*files.images, *meshes, *files.masks)
        self._geometry: VolumeGeometry | None = geometry_among(order)
        refuse_unstated(order, told)
        found = common_space(order, told, self._geometry)
        self.target: Space = own.space if own.is_placed else found
        self._drawn = DrawnAtlas(files.atlas, told, self.target, self._geometry)

    def made(self) -> PatientAnatomy:
        own = self._own
        surfaces = self._surfaces() if self._meshes else own.surfaces
        lesions = own.lesions
        brain_mask: Volume | None = None
        for one in self._files.masks:
            volume = self._moved(one)
            if _is_of_brain(one, volume):
                brain_mask = volume
                self._say(one, "a brain mask; it keeps skull and face out.")
            else:
                kept = tuple(old for old in lesions if old.sha256 != one.sha256)
                if len(kept) < len(lesions):
                    self._say(one, "it takes the place of its earlier import.")
                lesions = (*kept, self._lesion(one, volume, kept))
        image = self._image(brain_mask, surfaces) or own.image
        for one in self._files.surfaces:
            if one not in self._meshes:
                self._say(one, f"{why_left(one)}; it is not kept.")
        drawn, structures, said = self._drawn.beside(own, surfaces)
        self.notes += said
        return PatientAnatomy(self.target, surfaces, lesions, image, drawn, structures)

    def added_nothing(self, made: PatientAnatomy) -> bool:
        """Whether every part is the one that was there before."""
        own = self._own
        return (
            made.surfaces == own.surfaces
            and made.lesions == own.lesions
            and made.image is own.image
            and made.template_labels is own.template_labels
            and made.structures is own.structures
        )

    def _say(self, one: Candidate, text: str) -> None:
        self.notes.append(f"{one.file}: {text}")

    def _moved(self, one: Candidate) -> Volume:
        volume = one.content.part
        assert isinstance(volume, Volume)  # masks and images are volumes
        affine = affine_in(one, volume, self._told, self.target, self._geometry)
        return replace(volume, affine=affine, space=self.target)

    # ------------------------------------------------------------ surfaces

    def _surfaces(self) -> tuple[CorticalSurface, ...]:
        made: dict[Hemisphere, CorticalSurface] = {}
        places: dict[Hemisphere, tuple[Candidate, Array]] = {}
        for one in self._meshes:
            part = one.content.part
            assert isinstance(part, Surface)  # chosen so
            points = points_in(
                one, part.vertices_mm, self._told, self.target, self._geometry
            )
            places[side_of(one, points)] = (one, points)
        refuse_swapped(places)
        for side, (one, points) in places.items():
            made[side] = self._surface(one, side, points)
        kept = [s for s in self._own.surfaces if s.hemisphere not in made]
        return (*kept, *made.values())

    def _surface(
        self, one: Candidate, side: Hemisphere, points: Array
    ) -> CorticalSurface:
        part = one.content.part
        assert isinstance(part, Surface)  # chosen so
        labels, names = self._drawn.areas_on((points, np.asarray(part.faces)), side)
        stated = f"{len(points):,} vertices in {_said(self.target)}"
        start = space_of(one, self._told)
        if start != self.target:
            stated += f", moved from {start}"
        told = f"{len(names)} labelled regions" if names else "no labels for it"
        self._say(one, f"the own {SIDES[side]} cortex, {stated}, {told}.")
        atlas = self._files.atlas if names else None
        sources = ((one.file, one.sha256), *(atlas.sources if atlas else ()))
        return CorticalSurface(
            side,
            points,
            np.asarray(part.faces),
            labels,
            names,
            "; ".join(name for name, _ in sources),
            "; ".join(sha for _, sha in sources),
        )

    # ------------------------------------------------------------ lesions

    def _lesion(
        self, one: Candidate, mask: Volume, others: tuple[Lesion, ...]
    ) -> Lesion:
        inside = whole(mask) != 0
        box = box_of(inside)
        volume_ml = float(inside.sum()) * mask.voxel_mm3 / 1000
        names, shares = self._fractions(one)
        name = _free_name(one.file, [lesion.name for lesion in others])
        lesion = Lesion(
            name, volume_ml, inside[box].astype(np.uint8), shifted(mask.affine, box),
            names, shares, one.file, one.sha256,
        )  # fmt: skip
        text = f"{name.lower()} of {volume_ml:.1f} ml in {_said(self.target)}"
        if not names:
            text += "; with an atlas of its space it tells what it covers of a region"
        elif lesion.covered:
            shown = [f"{n} {100 * share:.0f} %" for n, share in lesion.covered.items()]
            text += f"; it covers of the regions: {listed(shown, 8)}"
        else:
            text += "; it covers no region of the atlas"
        self._say(one, f"{text}.")
        return lesion

    def _fractions(self, one: Candidate) -> tuple[tuple[str, ...], Array]:
        """Regions of the atlas and the share of each that the mask covers."""
        atlas, mask = self._files.atlas, one.content.part
        if atlas is None or not isinstance(atlas.part, Volume):
            return (), np.zeros(0)
        assert isinstance(mask, Volume)  # masks are volumes
        found = region_fractions(mask, atlas.part)
        labelled = atlas.labelled
        shares = [found.get(label, 0.0) for label in labelled.ids]
        return labelled.names, np.array(shares)

    # ------------------------------------------------------------ image

    def _image(
        self, brain_mask: Volume | None, surfaces: tuple[CorticalSurface, ...]
    ) -> BrainImage | None:
        images = sorted(
            self._files.images, key=lambda one: "t1" not in one.file.lower()
        )
        atlas = self._files.atlas
        shield = Shield(
            brain_mask,
            np.concatenate([s.vertices_mm for s in surfaces]) if surfaces else None,
            atlas.part if atlas and isinstance(atlas.part, Volume) else None,
        )
        kept: BrainImage | None = None
        heads: list[Candidate] = []
        for one in images:
            if kept is not None:
                self._say(one, "one image of the anatomy is kept; this one is not.")
            elif (found := brain_only(self._moved(one), shield)) is None:
                heads.append(one)
            else:
                self._say(
                    one,
                    f"an image of the anatomy in {self.target}; what is kept of it "
                    f"({found.how}) has no face, so that none enters the project.",
                )
                name = "T1" if _is_t1(one) else "Image"
                kept = BrainImage(
                    name, found.values, found.affine, found.how, one.file, one.sha256
                )
        for one in heads:
            self._say(one, "it shows a face and is not kept." if kept else HOW_TO_KEEP)
        return kept


def _is_t1(one: Candidate) -> bool:
    return "t1" in one.file.lower()


def _is_of_brain(one: Candidate, mask: Volume) -> bool:
    size_ml = float(np.count_nonzero(whole(mask))) * mask.voxel_mm3 / 1000
    if size_ml > LARGEST_ML:
        raise FileError(
            one.path, f"A mask of {size_ml:.0f} ml is neither a lesion nor a brain."
        )
    return size_ml >= _LEAST_BRAIN_ML or bool(_BRAIN_MASK.search(one.file))


def _free_name(file: str, taken: Sequence[str]) -> str:
    """What the lesion is called: a word of ours; names of files may tell a person."""
    low = file.lower()
    name = next((name for word, name in _WORDS if word in low), "Lesion")
    number = 2
    free = name
    while free in taken:
        free, number = f"{name} {number}", number + 1
    return free
