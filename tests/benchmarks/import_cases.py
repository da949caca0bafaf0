"""The real data sets as a person would give them to `braintwin import`."""

from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
CALLOSUM = "ctx-lh-corpuscallosum,ctx-rh-corpuscallosum"
NO_BOLD, NO_SC = "cannot: no fMRI", "cannot: no connectome"
NO_RUN = "cannot: no connectome, no fMRI"


@dataclass(frozen=True, slots=True)
class Case:
    """people: code -> files; told: choices that answer what the import asks;
    no_fit: why no twin can be fitted, "" where one can; refused: what is said where
    the files make no patient, and should not."""

    name: str
    people: tuple[tuple[str, tuple[str, ...]], ...]
    told: tuple[str, ...] = ()
    no_fit: str = ""
    refused: str = ""


def one(name: str, *files: str, told: tuple[str, ...] = (), no_fit: str = "",
        refused: str = "") -> Case:  # fmt: skip
    """A case of one person; files relative to the data; "folder/file"."""
    paths = tuple(str(DATA / file) for file in files)
    return Case(name, (("P1", paths),), told, no_fit, refused)


def each(name: str, pattern: str, inside: tuple[str, ...], also: tuple[str, ...],
         told: tuple[str, ...] = (), no_fit: str = "") -> Case:  # fmt: skip
    """A case of everyone whose folder (or file) fits the pattern."""
    people = []
    for number, found in enumerate(sorted(DATA.glob(pattern)), start=1):
        own = [found / part for part in inside] if inside else [found]
        files = (*map(str, own), *(str(DATA / file) for file in also))
        people.append((f"P{number}", files))
    return Case(name, tuple(people), told, no_fit)


def outcomes() -> Case:
    """The BIDS root, one subject after the other."""
    root = DATA / "ieeg_outcomes"
    found = sorted(path.name for path in root.glob("sub-*"))
    people = tuple((code, (str(root),)) for code in found)
    return Case("ieeg_outcomes (BIDS root)", people, no_fit=NO_RUN)


DEMO, AAL, ATLAS = "demo_composite", "rest_aal2_lengths", "group_lengths/space-MNI152"
STRUCTURE = ("structural/DTI_CM.mat", "structural/DTI_LEN.mat")
HUP = "ieeg_outcomes/sub-HUP070/ses-presurgery/ieeg/sub-HUP070_ses-presurgery_acq-ecog_"
CASES: tuple[Case, ...] = (
    one(DEMO, *(f"{DEMO}/{name}" for name in ("weights.csv", "lengths_mm.csv",
        "regions.tsv", "bold_tr1.4s.tsv")), told=("--tr", "1.4")),
    one("demo_connectome_84", *(f"demo_connectome_84/{name}" for name in (
        "weights.csv", "lengths_mm.csv", "regions.tsv")), no_fit=NO_BOLD),
    one("demo_connectome_84 + contacts", *(f"demo_connectome_84/{name}" for name in (
        "weights.csv", "lengths_mm.csv", "regions.tsv")),
        f"{HUP}space-fsaverage_electrodes.tsv", no_fit=NO_BOLD),
    each("rest_dk68_4runs", "rest_dk68_4runs/sub-*.npz", (),
         ("rest_dk68_4runs/region_names.txt",)),
    each("rest_aal2_lengths hcp", f"{AAL}/hcp/*",
         (*STRUCTURE, "functional/TC_rsfMRI_REST1_LR.mat"),
         (f"{AAL}/aal2_regions_94.tsv",), ("--tr", "0.72")),
    each("rest_aal2_lengths gw (asymmetric)", f"{AAL}/gw/*",
         (*STRUCTURE, "functional/BOLD_rsfMRI.mat"),
         (f"{AAL}/aal2_regions_94.tsv",), ("--tr", "2")),
    each("rest_aal2_lengths + contacts of ieeg_outcomes", f"{AAL}/hcp/101309",
         STRUCTURE, (f"{AAL}/aal2_regions_94.tsv", f"{HUP}space-fsaverage_"
         "electrodes.tsv"), no_fit=NO_BOLD),
    each("rest_dk70_single", "rest_dk70_single/sub-*/data.npz", (),
         ("rest_dk70_single/region_names.txt",), ("--drop", CALLOSUM)),
    one("rest_dk70_single as CSV, two labels dropped",
        "rest_dk70_single/sub-000/Counts.csv",
        "rest_dk70_single/sub-000/rfMRI_REST1_LR_BOLD.csv",
        "rest_dk70_single/region_names.txt", told=("--tr", "0.72", "--drop", CALLOSUM)),
    one("group_sc_fc", "group_sc_fc/strucMatrix_ctx.csv",
        "group_sc_fc/strucLabels_ctx.csv", no_fit=NO_BOLD),
    one("group_sc_fc, 14 subcortical", "group_sc_fc/strucMatrix_with_sctx.csv",
        "group_sc_fc/strucLabels_with_sctx.csv", no_fit=NO_BOLD),
    one("group_sc_fc, Schaefer 100", "group_sc_fc/strucMatrix_ctx_schaefer_100.csv",
        "group_sc_fc/strucLabels_ctx_schaefer_100.csv", no_fit=NO_BOLD),
    one("group_sc_fc, its FC", "group_sc_fc/funcMatrix_ctx.csv",
        "group_sc_fc/funcLabels_ctx.csv", no_fit=NO_RUN, refused="functional"),
    one("group_lengths DK", f"{ATLAS}Nlin2009c_atlas-DesikanKilliany_desc-dTOR_"
        "weights.csv", f"{ATLAS}Nlin2009c_atlas-DesikanKilliany_desc-dTOR_lengths.csv",
        no_fit=NO_BOLD),
    one("group_lengths Destrieux", f"{ATLAS}Nlin2009c_atlas-Destrieux_desc-MghUscHcp32_"
        "weights.csv", f"{ATLAS}Nlin2009c_atlas-Destrieux_desc-MghUscHcp32_lengths.csv",
        no_fit=NO_BOLD),
    one("group_lengths PPMI85 (outliers)", f"{ATLAS}Nlin2009c_atlas-Destrieux_desc-"
        "PPMI85_weights.csv", f"{ATLAS}Nlin2009c_atlas-Destrieux_desc-PPMI85_"
        "lengths.csv", no_fit=NO_BOLD),
    one("group_lengths tvboptim",
        "group_lengths/tvboptim_dk_average_connectivity.npz", no_fit=NO_BOLD),
    one("lemon_bold_dk68", "lemon_bold_dk68/bold_dk68.npz:bold",
        "lemon_bold_dk68/region_names.txt", no_fit=NO_SC),
    one("lemon_bold_dk68, both versions", "lemon_bold_dk68/bold_dk68.npz",
        "lemon_bold_dk68/region_names.txt", no_fit=NO_SC, refused="same run"),
    one("lemon_bold_dk68 on a group connectome", "lemon_bold_dk68/bold_dk68.npz:bold",
        "lemon_bold_dk68/region_names.txt", "group_sc_fc/strucMatrix_ctx.csv"),
    one("fsaverage5", "fsaverage5/pial_left.gii.gz", "fsaverage5/dk_lh.label.gii.gz",
        no_fit=NO_RUN),
    outcomes(),
    one("ecog_seizure", "ecog_seizure/pt01_seizure1.npz", no_fit=NO_RUN),
    one("eeg_rest S001", "eeg_rest/S001R01.edf", no_fit=NO_RUN),
    one("eeg_rest Subject00", "eeg_rest/Subject00_1.edf", no_fit=NO_RUN),
    one("eeg_task_set", "eeg_task_set/eeglab_data.set", no_fit=NO_RUN),
    one("review_fig4", "review_fig4/real_data.npy", told=("--as", "bold", "--tr", "1",
        "--direction", "region-time"),
        no_fit=NO_SC),
)  # fmt: skip
