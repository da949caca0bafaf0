"""Which connections the operations between and around hemispheres cut."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.lobes import lobe_of
from brainTwinStudio.analysis.systems import MOSTLY

Array = NDArray[np.floating]
DEEP = (
    *("thalamus", "caudate", "putamen", "pallidum", "globus", "claustrum"),
    *("hippocampus", "amygdala", "accumbens", "cerebellum", "brainstem"),
    *("ventraldc", "subthalam", "hypothalam"),
)
# Prefrontal, premotor, supplementary and primary motor fibres fill the front two
# thirds of the callosum; sensory, parietal, temporal and occipital ones its last third
# (Hofer and Frahm 2006, doi:10.1016/j.neuroimage.2006.05.044).
FRONT = ("frontal lobe",)
FRONT_OF_THE_CINGULATE = ("rostralanterior", "caudalanterior", "cingulateant")


def is_cortex(name: str) -> bool:
    """Whether a region is cortex, by its name."""
    plain = name.lower().replace("_", "").replace("-", "")
    if lobe_of(name) == "subcortical":
        return False
    return not any(word in plain for word in DEEP)


def callosal(
    names: Sequence[str], sides: Sequence[str], *, front_only: bool
) -> Array | None:
    """Share (target, source) of connections that a callosotomy cuts; the part at the
    front cuts those between two regions in front, and half of what joins one in front
    to another. None where names do not tell what lies in front."""
    side = np.array(sides)
    cortex = np.array([is_cortex(name) for name in names])
    across = (side[:, None] != side[None, :]) & np.isin(side, ("L", "R"))[:, None]
    across &= np.isin(side, ("L", "R"))[None, :]
    across &= cortex[:, None] & cortex[None, :]
    if not front_only:
        return across.astype(float)
    lobes = [lobe_of(name) for name in names]
    known = [lobe for lobe, here in zip(lobes, cortex, strict=True) if here]
    if sum(map(bool, known)) <= MOSTLY * len(known):
        return None
    front = np.array([_in_front(n, lobe) for n, lobe in zip(names, lobes, strict=True)])
    return across * (front[:, None].astype(float) + front[None, :]) / 2


def around_hemisphere(names: Sequence[str], sides: Sequence[str], side: str) -> Array:
    """1 (target, source) for every connection between the cortex of a side and anything
    else; within that cortex 0."""
    own = np.array([s == side for s in sides])
    own &= np.array([is_cortex(name) for name in names])
    return (own[:, None] != own[None, :]).astype(float)


def _in_front(name: str, lobe: str) -> bool:
    plain = name.lower().replace("_", "").replace("-", "")
    return lobe in FRONT or any(word in plain for word in FRONT_OF_THE_CINGULATE)
