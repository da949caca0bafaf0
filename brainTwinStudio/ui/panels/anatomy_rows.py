"""The patient's own anatomy as rows of the data table."""

from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    BrainImage,
    CorticalSurface,
    DeepStructure,
    Lesion,
    PatientAnatomy,
    TemplateLabels,
)
from brainTwinStudio.report.wording import number

NONE = "—"
SHORT = 10  # characters of a fingerprint
Cells = tuple[str, ...]
_Part = CorticalSurface | BrainImage | Lesion | TemplateLabels | DeepStructure


def anatomy_cells(anatomy: PatientAnatomy | None) -> tuple[Cells, ...]:
    """Data, kind, size, duration, TR, global signal, band, file, fingerprint."""
    if anatomy is None:
        return ()
    rows = [_surface(one, anatomy.space) for one in anatomy.surfaces]
    if anatomy.image is not None:
        rows.append(_image(anatomy.image, anatomy.space))
    rows += [_lesion(one, anatomy.space) for one in anatomy.lesions]
    rows += [_template(one) for one in anatomy.template_labels]
    if anatomy.structures:
        rows.append(_structures(anatomy.structures))
    return tuple(rows)


def _surface(one: CorticalSurface, space: str) -> Cells:
    side = tr("left") if one.hemisphere == "L" else tr("right")
    regions = (
        tr("{count} regions", count=len(one.region_names))
        if one.region_names
        else tr("no labels")
    )
    kind = tr(
        "{side}, {regions}, space {space}", side=side, regions=regions, space=space
    )
    return _row(tr("Own cortex"), kind, f"{len(one.vertices_mm):,}", one)


def _image(one: BrainImage, space: str) -> Cells:
    sides = " × ".join(str(side) for side in one.values.shape)
    return _row(one.name, tr("brain only, space {space}", space=space), sides, one)


def _lesion(one: Lesion, space: str) -> Cells:
    hit = len(one.covered)
    where = tr("in {count} regions", count=hit) if hit != 1 else tr("in 1 region")
    if not one.region_names:
        where = tr("mask")
    kind = tr("{where}, space {space}", where=where, space=space)
    return _row(one.name, kind, number(one.volume_ml, 1, "ml"), one)


def _template(one: TemplateLabels) -> Cells:
    side = tr("left") if one.hemisphere == "L" else tr("right")
    count = len(one.region_names)
    kind = tr("{side}, {count} regions, on fsaverage5", side=side, count=count)
    return _row(tr("Areas of the cortex"), kind, f"{len(one.labels):,}", one)


def _structures(some: tuple[DeepStructure, ...]) -> Cells:
    kind = tr("{count} regions, space {space}", count=len(some), space=some[0].space)
    vertices = sum(len(one.vertices_mm) for one in some)
    return _row(tr("Surfaces below the cortex"), kind, f"{vertices:,}", some[0])


def _row(what: str, kind: str, size: str, one: _Part) -> Cells:
    size = size.replace(",", "\u202f")
    file = one.source_file or NONE
    prints = "; ".join(sha[:SHORT] for sha in one.sha256.split("; ")) or NONE
    return (what, kind, size, NONE, NONE, NONE, NONE, file, prints)
