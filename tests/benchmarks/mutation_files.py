"""The real files that `mutations.py` damages: none of them was written by us."""

import importlib.util
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data"
WAVES = ROOT / "tests" / "data" / "waves"
HUP = SHARED / "ieeg_outcomes/sub-HUP070/ses-presurgery/ieeg"
HUP_NAME = "sub-HUP070_ses-presurgery_acq-ecog_space-fsaverage_electrodes.tsv"
HUP_RUN = "sub-HUP070_ses-presurgery_task-ictal_acq-ecog_run-01"
VISION = "test_old_layout_latin1_software_filter"


@dataclass(frozen=True, slots=True)
class Real:
    """damaged: the file whose copies are changed; called: the name of the copy where
    others name it; beside: sound files with the names under which they lie beside it;
    given: the one of them that the import is given, where it is not the damaged one."""

    damaged: Path
    called: str = ""
    beside: tuple[tuple[Path, str], ...] = ()
    given: str = ""

    @property
    def files(self) -> tuple[Path, ...]:
        return (self.damaged, *(path for path, _ in self.beside))


def wheel(package: str, path: str) -> Path:
    """A file inside an installed package."""
    found = importlib.util.find_spec(package)
    folder = Path(found.origin).parent if found and found.origin else Path("/absent")
    return folder / path


def part_of(folder: Path, names: tuple[str, ...], damaged: str, given: str) -> Real:
    """One of several files that belong together under their own names."""
    beside = tuple((folder / name, name) for name in names if name != damaged)
    return Real(folder / damaged, damaged, beside, "" if given == damaged else given)


VISION_FILES = tuple(f"{VISION}{ending}" for ending in (".vhdr", ".vmrk", ".eeg"))
SET_FILES = ("eeglab_data.set", "eeglab_data.fdt")
# Tables of one real recording beside another one, so that both are read.
RUN = ((WAVES / "test_edf_stim_channel.edf", "sub-HUP070_run-01_ieeg.edf"),)

# A missing one is said, not skipped silently.
REAL: tuple[Path | Real, ...] = (
    SHARED / "demo_composite/weights.csv",
    SHARED / "demo_composite/regions.tsv",
    SHARED / "demo_composite/bold_tr1.4s.tsv",
    SHARED / "rest_dk70_single/sub-000/Counts.csv",
    SHARED / "rest_dk70_single/region_names.txt",
    SHARED / "group_sc_fc/strucMatrix_with_sctx.csv",
    SHARED / "group_lengths/tvboptim_dk_average_connectivity.npz",
    SHARED / "rest_dk68_4runs/sub-01.npz",
    SHARED / "ecog_seizure/pt01_seizure1.npz",
    SHARED / "review_fig4/real_fc.npy",
    SHARED / "rest_aal2_lengths/hcp/101309/structural/DTI_CM.mat",
    SHARED / "fsaverage5/dk_lh.label.gii.gz",
    SHARED / "fsaverage5/sulc_left.gii.gz",
    wheel("nibabel", "tests/data/functional.nii"),
    wheel("nibabel", "tests/data/example4d.nii.gz"),
    wheel("nibabel", "tests/data/example_nifti2.nii.gz"),
    wheel("nibabel", "tests/data/anatomical.nii"),
    wheel("nibabel", "tests/data/test.mgz"),
    wheel("nibabel", "tests/data/row_major.dconn.nii"),
    wheel("nibabel", "gifti/tests/data/task.func.gii"),
    wheel("nibabel", "gifti/tests/data/label.gii"),
    wheel("nibabel", "gifti/tests/data/ascii.gii"),
    wheel("nilearn", "surface/tests/data/test.annot"),
    wheel("nilearn", "datasets/data/fsaverage5/white_left.gii.gz"),
    wheel(
        "nilearn",
        "interfaces/fmriprep/data/test-v21_desc-confounds_timeseries.tsv",
    ),
    wheel("nilearn", "interfaces/fmriprep/data/test_desc-confounds_regressors.tsv"),
    wheel("mne", "data/FreeSurferColorLUT.txt"),
    wheel("mne", "channels/data/neighbors/eeg1010_neighb.mat"),
    WAVES / "test_edf_stim_channel.edf",
    WAVES / "duplicate_channel_labels.edf",
    WAVES / "test_uneven_samp.edf",
    SHARED / "eeg_rest/S001R01.edf",
    WAVES / "test_bdf_stim_channel.bdf",
    WAVES / "test_bin_raw.fif",
    wheel("mne", "data/fsaverage/fsaverage-head.fif"),
    *(part_of(WAVES, VISION_FILES, name, VISION_FILES[0]) for name in VISION_FILES),
    *(
        part_of(SHARED / "eeg_task_set", SET_FILES, name, SET_FILES[0])
        for name in SET_FILES
    ),
    Real(HUP / HUP_NAME, HUP_NAME),
    part_of(HUP, (HUP_NAME, f"{HUP_RUN}_channels.tsv"), f"{HUP_RUN}_channels.tsv",
            HUP_NAME),
    part_of(HUP, (HUP_NAME, f"{HUP_NAME[:-15]}_coordsystem.json"), HUP_NAME, HUP_NAME),
    Real(HUP / f"{HUP_RUN}_events.tsv", "sub-HUP070_run-01_events.tsv", RUN,
         RUN[0][1]),
    Real(SHARED / "ecog_seizure/sub-pt01_run-01_channels.tsv",
         "sub-HUP070_run-01_channels.tsv", RUN, RUN[0][1]),
)  # fmt: skip
