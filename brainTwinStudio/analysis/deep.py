"""Structures below the cortex, found by the names that tools give their regions."""

import re

from brainTwinStudio.analysis.quality_numbers import bare_name

# Names as FreeSurfer (aseg), AAL and ENIGMA write them, without side and punctuation.
STRUCTURES = {
    "thalamus": "thalamusproper thalamus lthal rthal",
    "caudate": "caudate caudatenucleus nucleuscaudatus lcaud rcaud",
    "putamen": "putamen lput rput",
    "pallidum": "pallidum globuspallidus lpal rpal",
    "hippocampus": "hippocampus lhippo rhippo",
    "amygdala": "amygdala lamyg ramyg",
    "accumbens": "accumbensarea accumbens nucleusaccumbens nacc laccumb raccumb",
    "ventral DC": "ventraldc ventraldiencephalon",
    "cerebellum": "cerebellumcortex cerebellum",
    "brain stem": "brainstem",
}
_KNOWN = {name: key for key, names in STRUCTURES.items() for name in names.split()}
_PARTS = re.compile(
    r"thal|cerebel|vermis|subthal|hypothal|substantianigra|rednucleus|raphe|habenula|"
    r"midbrain|pons$|medulla|claustrum|ventralstriatum|striatum"
)
_HIND = re.compile(r"cerebel|vermis|brainstem|midbrain|pons$|medulla")


def structure_of(name: str) -> str:
    """'Left-Thalamus-Proper' -> 'thalamus', a key of STRUCTURES; "" for others."""
    return _KNOWN.get(bare_name(name), "")


def is_deep(name: str) -> bool:
    """Whether a name tells that a region is no area of the cortex: a structure, or a
    part of one ("Thal_VPL_L", "Cerebelum_Crus1_R", "Vermis_6")."""
    return bool(structure_of(name) or _PARTS.match(bare_name(name)))


def is_hindbrain(name: str) -> bool:
    """Whether a region is of cerebellum or brain stem: outside the cerebral cortex, not
    within it."""
    return bool(_HIND.match(bare_name(name)))
