"""Lobes of the regions of Desikan-Killiany and of AAL, AAL2, found by name.

After the table "Lobe mapping" of the FreeSurfer wiki, CorticalParcellation; the
cingulate regions are kept together. The regions of AAL (Tzourio-Mazoyer et al. 2002;
AAL2: Rolls et al. 2015) are sorted into the same lobes by the anatomy in their names.
"""

from brainTwinStudio.analysis.quality_numbers import bare_name

REGIONS = {
    "frontal lobe": (
        "superiorfrontal rostralmiddlefrontal caudalmiddlefrontal parsopercularis "
        "parstriangularis parsorbitalis lateralorbitofrontal medialorbitofrontal "
        "precentral paracentral frontalpole"
    ),
    "parietal lobe": (
        "superiorparietal inferiorparietal supramarginal postcentral precuneus"
    ),
    "temporal lobe": (
        "superiortemporal middletemporal inferiortemporal bankssts fusiform "
        "transversetemporal entorhinal temporalpole parahippocampal"
    ),
    "occipital lobe": "lateraloccipital lingual cuneus pericalcarine",
    "cingulate cortex": (
        "rostralanteriorcingulate caudalanteriorcingulate posteriorcingulate "
        "isthmuscingulate"
    ),
    "insula": "insula",
    "subcortical": (
        "thalamusproper thalamus caudate putamen pallidum hippocampus amygdala "
        "accumbensarea cerebellum cerebellumcortex ventraldc brainstem"
    ),
}
AAL = {
    "frontal lobe": (
        "frontalsup frontalmid frontalinfoper frontalinftri frontalinforb "
        "frontalsuporb frontalmidorb frontalsupmedial frontalmedorb rolandicoper "
        "suppmotorarea olfactory rectus ofcmed ofcant ofcpost ofclat paracentrallobule"
    ),
    "parietal lobe": "parietalsup parietalinf angular",
    "temporal lobe": (
        "heschl temporalsup temporalpolesup temporalmid temporalpolemid temporalinf"
    ),
    "occipital lobe": "calcarine occipitalsup occipitalmid occipitalinf",
    "cingulate cortex": (
        "cingulateant cingulatemid cingulatepost cingulumant cingulummid cingulumpost"
    ),
}
_LOBES = {
    area: lobe
    for atlas in (REGIONS, AAL)
    for lobe, areas in atlas.items()
    for area in areas.split()
}


def lobe_of(name: str) -> str:
    """'ctx-lh-middletemporal' -> 'temporal lobe'; "" for names of other atlases."""
    bare = bare_name(name)
    return _LOBES.get(bare) or _LOBES.get(bare.removesuffix("2"), "")  # AAL2
