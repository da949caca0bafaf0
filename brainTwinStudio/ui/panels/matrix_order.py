"""In which order a matrix lists its regions."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from brainTwinStudio.analysis.lobes import REGIONS, lobe_of
from brainTwinStudio.analysis.systems import NETWORKS, network_of, place_of
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Parcellation

ORDERS = (
    ("hemisphere", tr("Hemisphere")),
    ("lobe", tr("Lobe")),
    ("file", tr("File order")),
    ("strength", tr("Strength")),
    ("cluster", tr("Cluster")),
)
SIDES = {"L": 0, "R": 1}
PLACES = (*REGIONS, *NETWORKS.values(), "")
CARDINAL_MOST = 150  # regions; reordering the leaves of a tree takes their cube


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """Region numbers from the top down, and the places of seams between them."""

    places: Array
    seams: tuple[int, ...] = ()


def by_file(parcellation: Parcellation) -> Order:
    """As the files list them; a seam where a whole hemisphere ends."""
    places = np.arange(parcellation.count)
    seams = _seams([parcellation.hemispheres[i] for i in places])
    return Order(places, seams if len(seams) <= 2 else ())


def by_hemisphere(parcellation: Parcellation) -> Order:
    """Left, right, neither; inside it by lobe or network where names tell
    it."""
    sides, names = parcellation.hemispheres, parcellation.region_names
    places = sorted(
        range(parcellation.count),
        key=lambda i: (SIDES.get(sides[i], 2), PLACES.index(place_of(names[i]))),
    )
    return Order(np.array(places), _seams([sides[i] for i in places]))


def by_lobe(parcellation: Parcellation) -> Order:
    """Lobe by lobe, of atlases of networks network by network, where names tell it;
    inside it left before right."""
    of = [place_of(name) for name in parcellation.region_names]
    sides = parcellation.hemispheres
    places = sorted(
        range(parcellation.count),
        key=lambda i: (PLACES.index(of[i]), SIDES.get(sides[i], 2)),
    )
    return Order(np.array(places), _seams([of[i] for i in places]))


def lobe_word(parcellation: Parcellation) -> str:
    """What `by_lobe` sorts these regions by."""
    names = parcellation.region_names
    lobes, networks = (sum(bool(of(n)) for n in names) for of in (lobe_of, network_of))
    return tr("Network") if networks > lobes else tr("Lobe")


def by_strength(matrix: Array) -> Order:
    """Regions with the largest sum of absolute values (region, region) first."""
    strength = np.nansum(np.abs(matrix), axis=0) + np.nansum(np.abs(matrix), axis=1)
    return Order(np.argsort(-strength, kind="stable"))


def by_cluster(fc: Array) -> Order:
    """Leaves of a tree of average linkage over 1 - FC (region, region), neighbours as
    alike as the tree allows."""
    from scipy.cluster.hierarchy import leaves_list, linkage
    from scipy.spatial.distance import squareform

    known = np.where(np.isfinite(fc), fc, 0.0)
    distance = np.clip(1 - (known + known.T) / 2, 0, 2)
    np.fill_diagonal(distance, 0)
    best = len(fc) <= CARDINAL_MOST
    tree = linkage(squareform(distance, checks=False), "average", optimal_ordering=best)
    return Order(np.asarray(leaves_list(tree), np.intp))


def _seams(groups: list[str]) -> tuple[int, ...]:
    return tuple(i + 1 for i, (a, b) in enumerate(pairwise(groups)) if a != b)
