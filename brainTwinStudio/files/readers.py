"""All formats of one thing a file: a new one is one file and one line here."""

from brainTwinStudio.files.images import (
    cifti,
    confounds,
    freesurfer,
    gifti,
    nifti,
)
from brainTwinStudio.files.reader import Reader
from brainTwinStudio.files.tables import (
    matlab,
    npy,
    npz,
    region_table,
    text_matrix,
    tvb_zip,
)

# The first that recognises a file reads it.
READERS: tuple[Reader, ...] = (
    npy.READER,
    npz.READER,
    matlab.READER,
    tvb_zip.READER,
    nifti.READER,
    cifti.READER,
    gifti.READER,
    freesurfer.READER,
    confounds.READER,
    region_table.READER,
    text_matrix.READER,
)
