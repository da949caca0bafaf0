"""Regions as people name them."""

from functools import cache

_STARTS = tuple(
    (f"{start}{sign}", side)
    for side, starts in (
        ("L", ("ctx-lh", "lh", "left")),
        ("R", ("ctx-rh", "rh", "right")),
    )
    for start in starts
    for sign in "-_."
)
# Desikan et al. 2006, doi:10.1016/j.neuroimage.2006.01.021, as FreeSurfer spells them
DK_WORDS = {
    "bankssts": "Banks STS",
    "caudalanteriorcingulate": "Caudal anterior cingulate",
    "caudalmiddlefrontal": "Caudal middle frontal",
    "cuneus": "Cuneus",
    "entorhinal": "Entorhinal",
    "frontalpole": "Frontal pole",
    "fusiform": "Fusiform",
    "inferiorparietal": "Inferior parietal",
    "inferiortemporal": "Inferior temporal",
    "insula": "Insula",
    "isthmuscingulate": "Isthmus cingulate",
    "lateraloccipital": "Lateral occipital",
    "lateralorbitofrontal": "Lateral orbitofrontal",
    "lingual": "Lingual",
    "medialorbitofrontal": "Medial orbitofrontal",
    "middletemporal": "Middle temporal",
    "paracentral": "Paracentral",
    "parahippocampal": "Parahippocampal",
    "parsopercularis": "Pars opercularis",
    "parsorbitalis": "Pars orbitalis",
    "parstriangularis": "Pars triangularis",
    "pericalcarine": "Pericalcarine",
    "postcentral": "Postcentral",
    "posteriorcingulate": "Posterior cingulate",
    "precentral": "Precentral",
    "precuneus": "Precuneus",
    "rostralanteriorcingulate": "Rostral anterior cingulate",
    "rostralmiddlefrontal": "Rostral middle frontal",
    "superiorfrontal": "Superior frontal",
    "superiorparietal": "Superior parietal",
    "superiortemporal": "Superior temporal",
    "supramarginal": "Supramarginal",
    "temporalpole": "Temporal pole",
    "thalamus-proper": "Thalamus",
    "transversetemporal": "Transverse temporal",
}


@cache
def region(name: str) -> str:
    """A region's name as people say it: 'ctx-lh-middletemporal' -> 'L Middle temporal',
    'Precentral_L' -> 'L Precentral'."""
    low = name.lower()
    for start, side in _STARTS:
        if low.startswith(start) and len(name) > len(start):
            return f"{side} {_words(name[len(start) :])}"
    if low[-2:] in ("_l", "_r", "-l", "-r", ".l", ".r") and len(name) > 2:
        return f"{low[-1].upper()} {_words(name[:-2])}"
    return name


def _words(bare: str) -> str:
    """A name without its side; Desikan-Killiany regions written out."""
    known = DK_WORDS.get(bare.lower())
    return known or bare.replace("_", " ")
