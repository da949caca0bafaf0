"""Brains, implantations and zones of the virtual cohort (virtual_cohort.py)."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import scipy.io

from brainTwinStudio.analysis.contacts import sampled
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import look
from brainTwinStudio.files.source import load
from brainTwinStudio.files.waves.electrode_table import electrodes_of
from brainTwinStudio.project import (
    Connectome,
    Electrodes,
    Parcellation,
    hemispheres_of,
    moved,
)

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
SIZES, SHARES = (1, 2, 3, 4), (0.3, 0.35, 0.2, 0.15)
NO_ZONE = ("Cerebell",)


@cache
def brains() -> tuple[tuple[tuple[str, Connectome], ...], ...]:
    """Families of connectomes by name, one family a parcellation."""
    return tuple(tuple(family()) for family in (_dk68, _aal2, _demo84))


def _dk68() -> Iterator[tuple[str, Connectome]]:
    rows = _rows(DATA / "fsaverage5" / "dk68_centroids.tsv")
    names = tuple(f"ctx-{row['hemi'].lower()}h-{row['name']}" for row in rows)
    centres = np.array([[float(row[axis]) for axis in "xyz"] for row in rows])
    regions = Parcellation("DK68", names, hemispheres_of(names), centres, "MNI305")
    for path in sorted((DATA / "rest_dk68_4runs").glob("sub-*.npz")):
        with np.load(path) as held:
            yield (
                f"dk68 {path.stem}",
                Connectome(regions, held["weights"].astype(float)),
            )


def _aal2() -> Iterator[tuple[str, Connectome]]:
    rows = _rows(DATA / "rest_aal2_lengths" / "aal2_regions_94.tsv")
    names = tuple(row["name"] for row in rows)
    centres = np.array([[float(row[f"{axis}_mni"]) for axis in "xyz"] for row in rows])
    regions = Parcellation("AAL2", names, hemispheres_of(names), centres, "MNI152")
    for path in sorted((DATA / "rest_aal2_lengths").rglob("DTI_CM.mat")):
        weights = _symmetric(scipy.io.loadmat(path)["sc"])
        lengths = _symmetric(scipy.io.loadmat(path.with_name("DTI_LEN.mat"))["len"])
        person = path.relative_to(DATA / "rest_aal2_lengths").parts[1]
        yield f"aal2 {person}", Connectome(regions, weights, lengths)


def _demo84() -> Iterator[tuple[str, Connectome]]:
    folder = ROOT / "resources" / "demo" / "demo_connectome_84"
    given = [str(folder / n) for n in ("weights.csv", "lengths_mm.csv", "regions.tsv")]
    read = build_patient("demo", look(given), Choices(space="MNI305")).patient
    assert read.connectome is not None
    yield "demo84", read.connectome


def _rows(path: Path) -> list[dict[str, str]]:
    head, *body = path.read_text(encoding="utf-8-sig").strip().splitlines()
    titles = head.split("\t")
    return [dict(zip(titles, line.split("\t"), strict=True)) for line in body]


def _symmetric(values: np.ndarray) -> np.ndarray:
    values = np.nan_to_num(np.asarray(values, float))
    np.fill_diagonal(values, 0)
    return (values + values.T) / 2


@cache
def implantations() -> tuple[tuple[str, Electrodes], ...]:
    """Every implantation of SEEG by the name of its file, its placed contacts only."""
    found = []
    for path in sorted((DATA / "ieeg_outcomes").rglob("*_acq-seeg_*_electrodes.tsv")):
        all_of_it = electrodes_of(load(path))[0]
        keep = list(all_of_it.placed)
        assert all_of_it.positions_mm is not None
        soz = all_of_it.soz
        part = Electrodes(
            tuple(all_of_it.names[i] for i in keep),
            tuple(all_of_it.kinds[i] for i in keep),
            all_of_it.positions_mm[keep],
            all_of_it.space,
            soz=None if soz is None else tuple(soz[i] for i in keep),
        )
        found.append((path.name.removesuffix("_electrodes.tsv"), part))
    return tuple(found)


def seen_by(connectome: Connectome, electrodes: Electrodes) -> np.ndarray:
    """Regions (region,) with a contact within 15 mm."""
    regions = connectome.parcellation
    assert electrodes.positions_mm is not None
    places = moved(electrodes.positions_mm, electrodes.space, regions.space)
    return sampled(places, np.asarray(regions.centres_mm))


# ---------------------------------------------------------------- zones


def zone_of(
    connectome: Connectome, electrodes: Electrodes, unseen: bool, seed: int
) -> tuple[str, ...]:
    """Regions that lie together, all seen or none. Raises ValueError where the
    implantation leaves no such region."""
    rng = np.random.default_rng([seed, 0x20E])
    regions = connectome.parcellation
    centres = np.asarray(regions.centres_mm)
    seen = seen_by(connectome, electrodes)
    joined = connectome.weights.any(axis=1)
    odd = [any(word in name for word in NO_ZONE) for name in regions.region_names]
    allowed = np.flatnonzero((seen != unseen) & joined & ~np.array(odd))
    if not len(allowed):
        raise ValueError("no region to begin in")
    first = int(rng.choice(allowed))
    if electrodes.soz and any(electrodes.soz) and not unseen and rng.random() < 0.5:
        assert electrodes.positions_mm is not None
        marked = electrodes.positions_mm[rng.choice(np.flatnonzero(electrodes.soz))]
        at = moved(marked[None], electrodes.space, regions.space)
        first = int(allowed[np.linalg.norm(centres[allowed] - at, axis=1).argmin()])
    size = int(rng.choice(SIZES, p=SHARES))
    far = np.linalg.norm(centres[allowed] - centres[first], axis=1)
    together = allowed[np.argsort(far)[: 2 * size]]
    others = rng.permutation([i for i in together if i != first])[: size - 1]
    return tuple(regions.region_names[i] for i in (first, *others))
