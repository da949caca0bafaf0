"""Lobes of the Desikan-Killiany regions, found by name.

After the table "Lobe mapping" of the FreeSurfer wiki, CorticalParcellation; the
cingulate regions are kept together.
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
_LOBES = {area: lobe for lobe, areas in REGIONS.items() for area in areas.split()}


def lobe_of(name: str) -> str:
    """'ctx-lh-middletemporal' -> 'temporal lobe'; "" for names of other atlases."""
    return _LOBES.get(bare_name(name), "")
