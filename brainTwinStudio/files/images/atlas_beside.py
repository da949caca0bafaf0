"""The atlas of one import beside the patient's anatomy: what it draws there."""

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.images.anatomy_space import UNSTATED, space_told
from brainTwinStudio.files.images.drawn_atlas import (
    LabelVolume,
    Sheet,
    areas_on,
    deep_structures,
    label_volume,
    template_areas,
)
from brainTwinStudio.files.images.imaging import Volume
from brainTwinStudio.files.images.label_names import PairedAtlas
from brainTwinStudio.files.images.own_surfaces import labels_on
from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    Array,
    CorticalSurface,
    DeepStructure,
    PatientAnatomy,
    Space,
    TemplateLabels,
)
from brainTwinStudio.project.anatomy import Hemisphere
from brainTwinStudio.project.volume_geometry import VolumeGeometry, moved_within

Beside = tuple[tuple[TemplateLabels, ...], tuple[DeepStructure, ...], tuple[str, ...]]


class DrawnAtlas:
    """told: the space of files that do not say theirs; target: that of the surfaces."""

    def __init__(
        self,
        atlas: PairedAtlas | None,
        told: Space | None,
        target: Space,
        geometry: VolumeGeometry | None,
    ) -> None:
        self._atlas, self._target, self._geometry = atlas, target, geometry
        self._told: Space | None = told
        self._read: LabelVolume | None = None

    @property
    def volume(self) -> LabelVolume | None:
        """The labels of a volume, read when they are first asked for."""
        atlas = self._atlas
        if self._read is None and atlas is not None and isinstance(atlas.part, Volume):
            space = space_told(atlas.labelled.space, atlas.file, self._told)
            self._read = label_volume(atlas, space)
        return self._read

    def areas_on(self, sheet: Sheet, side: Hemisphere) -> tuple[Array, tuple[str, ...]]:
        """Of every vertex of an own surface its place among names, or -1, and those
        names: the surface's own labels, else those of a volume in a space that it can
        be brought to."""
        points, faces = sheet
        volume = self.volume
        if volume is not None and UNSTATED not in (volume.space, self._target):
            try:
                moved = moved_within(points, self._target, volume.space, self._geometry)
            except InputError:  # no way is known: it stays without labels
                return labels_on(None, side, len(points))
            return areas_on((moved, faces), side, volume)
        return labels_on(self._atlas, side, len(points))

    def beside(
        self, own: PatientAnatomy, surfaces: tuple[CorticalSurface, ...]
    ) -> Beside:
        """The atlas on the template's cortex and its structures below the cortex, each
        the one from before where it adds none, and in sentences what was done."""
        atlas = self._atlas
        kept = own.template_labels, own.structures, ()
        if atlas is None or self._is_known(own, atlas):
            return kept
        volume = self.volume
        template = template_areas(atlas, volume)
        on_cortex = {name for one in template for name in one.region_names}
        labelled = [one for one in surfaces if one.region_names]
        on_cortex |= {name for one in labelled for name in one.region_names}
        seen = on_cortex if template or labelled else None
        structures = () if volume is None else deep_structures(volume, seen)
        said = []
        if template:
            count = sum(len(one.region_names) for one in template)
            said.append(
                tr("{count} regions are areas of the template's cortex.", count=count)
            )
        if structures:
            said.append(
                tr(
                    "{count} regions below the cortex have a surface of their own.",
                    count=len(structures),
                )
            )
        notes = tuple(f"{atlas.file}: {text}" for text in said)
        return template or kept[0], structures or kept[1], notes

    @staticmethod
    def _is_known(own: PatientAnatomy, atlas: PairedAtlas) -> bool:
        """Whether what there is was made of these very files."""
        shas = "; ".join(sha for _, sha in atlas.sources)
        parts = (*own.template_labels, *own.structures)
        return any(part.sha256 == shas for part in parts)
