"""What an ablation or a lesion takes: on surfaces, by spheres, through a mask."""

import numpy as np
import pytest

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.planned import ablation_planned, damage_planned
from brainTwinStudio.project import (
    Connectome,
    CorticalSurface,
    Lesion,
    Parcellation,
    PatientAnatomy,
    hemispheres_of,
)

NAMES = ("lh-a", "lh-b", "rh-a", "rh-b")
CENTRES = np.array([[-40.0, 20, 0], [-40, -20, 0], [40, 20, 0], [40, -20, 0]])


def parcellation(space: str = "MNI152") -> Parcellation:
    return Parcellation("four", NAMES, hemispheres_of(NAMES), CENTRES, space)


def connectome() -> Connectome:
    return Connectome(parcellation(), np.ones((4, 4)) - np.eye(4))


def surface() -> CorticalSurface:
    """A sheet at x = -40: region a where y > 0, b below."""
    y, z = np.meshgrid(np.arange(-40.0, 41, 2), np.arange(-20.0, 21, 2), indexing="ij")
    points = np.stack([np.full(y.size, -40.0), y.ravel(), z.ravel()], axis=1)
    rows, columns = y.shape
    faces = []
    for i in range(rows - 1):
        for j in range(columns - 1):
            k = i * columns + j
            faces += [[k, k + 1, k + columns], [k + 1, k + columns + 1, k + columns]]
    labels = np.where(points[:, 1] > 0, 0, 1)
    return CorticalSurface("L", points, np.array(faces), labels, ("lh-a", "lh-b"))


def anatomy(*lesions: Lesion) -> PatientAnatomy:
    return PatientAnatomy("MNI152", (surface(),), lesions)


def lesion(names: tuple[str, ...] = (), shares: tuple[float, ...] = ()) -> Lesion:
    """A slab between left and right in front, 2 mm voxels."""
    affine = np.diag([2.0, 2, 2, 1])
    affine[:3, 3] = [-5, 10, -10]
    return Lesion("Lesion", 2.0, np.ones((5, 10, 10)), affine, names, np.array(shares))


def test_cortex_is_measured_on_the_patients_own_surface():
    found = ablation_planned(parcellation(), anatomy(), ((-40.0, 20, 0), 10.0))
    assert found.found_by == "surface"
    assert not found.approximate
    assert found.regions == ("lh-a",)
    assert found.shares[0] == pytest.approx(np.pi * 100 / (39 * 40), rel=0.1)


def test_without_a_surface_regions_are_spheres_and_it_says_so():
    found = ablation_planned(parcellation(), None, ((-40.0, 20, 0), 10.0))
    assert found.approximate
    assert found.regions == ("lh-a",)
    assert found.shares[0] == pytest.approx((10 / 20) ** 3, abs=0.001)
    # spaces are brought together
    moved = ablation_planned(
        parcellation("MNI305 (fsaverage)"), None, ((-40.0, 20, 0), 10.0), "MNI152"
    )
    assert moved.regions == ("lh-a",)


@pytest.mark.parametrize(
    ("of", "centre", "space", "words"),
    [
        (parcellation(), (0.0, 90.0, 60.0), None, "nearest, .* mm away"),
        (parcellation("scanner RAS"), (0.0, 0, 0), "MNI152", "no transform"),
        (Parcellation("p", NAMES, hemispheres_of(NAMES)), (0.0, 0, 0), None, "no posi"),
    ],
)
def test_what_cannot_be_told_is_refused(of, centre, space, words: str):
    with pytest.raises(InputError, match=words):
        ablation_planned(of, None, (centre, 5.0), space)


def test_a_lesion_takes_shares_by_its_atlas_and_connections_by_lines():
    mask = lesion(("lh-a",), (0.4,))
    found = damage_planned(connectome(), anatomy(mask), mask)
    assert found.regions == ("lh-a",)
    assert found.shares == (0.4,)
    assert dict(zip(found.edges, found.edge_shares, strict=True)) == {
        ("lh-a", "rh-a"): 1.0,
        ("rh-a", "lh-a"): 1.0,
    }
    assert found.low_confidence
    assert "straight lines" in found.found
    assert found.near == NAMES
    assert found.near_mm[0] == pytest.approx(35.0, abs=1.5)


def test_a_lesion_without_atlas_is_measured_roughly_or_refused():
    here = lesion()
    found = damage_planned(connectome(), anatomy(here), here)
    assert "approximate" in found.found
    assert found.regions == ()  # between the regions: only connections
    bare = Connectome(
        Parcellation("p", NAMES, hemispheres_of(NAMES)), connectome().weights
    )
    with pytest.raises(InputError, match="not tied to regions"):
        damage_planned(bare, anatomy(here), here)
