"""Regions sorted into functional networks, or lobes where names tell no network."""

import re
from collections.abc import Sequence

from brainTwinStudio.analysis.lobes import REGIONS, lobe_of

# The seven networks of Yeo et al. 2011, doi:10.1152/jn.00338.2011, as the atlas of
# Schaefer et al. 2018, doi:10.1093/cercor/bhx179, abbreviates them.
NETWORKS = {
    "vis": "Visual network",
    "sommot": "Somatomotor network",
    "dorsattn": "Dorsal attention network",
    "salventattn": "Ventral attention network",
    "limbic": "Limbic network",
    "cont": "Control network",
    "default": "Default mode network",
}
_NETWORK = re.compile(
    r"(?:^|[_\-.])(?:[LR]H|lh|rh)[_\-.](vis|sommot|dorsattn|salventattn|limbic|cont|"
    r"default)",
    re.IGNORECASE,
)
FEWEST = 3  # regions of a group: fewer have no paths to speak of
MOSTLY = 0.5  # share of the regions that names must sort


def network_of(name: str) -> str:
    """'7Networks_LH_Default_Temp_1' -> 'Default mode network'; "" for other atlases."""
    found = _NETWORK.search(name)
    return NETWORKS[found.group(1).lower()] if found else ""


def place_of(name: str) -> str:
    """The lobe that a name tells, else the network; "" for other atlases."""
    return lobe_of(name) or network_of(name)


def groups_of(names: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Label -> places of its regions: the seven networks where the names tell them,
    else lobes, else all regions as one group. Groups of fewer than 3 are left out."""
    for order, sort in (
        (tuple(NETWORKS.values()), network_of),
        (tuple(REGIONS), lobe_of),
    ):
        labels = [sort(name) for name in names]
        if sum(map(bool, labels)) > MOSTLY * len(names):
            places = {
                label: tuple(i for i, own in enumerate(labels) if own == label)
                for label in order
            }
            kept = {k: at for k, at in places.items() if len(at) >= FEWEST}
            return {label[0].upper() + label[1:]: at for label, at in kept.items()}
    return {"Whole brain": tuple(range(len(names)))}
