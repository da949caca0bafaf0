"""Disk in, disk out: one format a file, and the project on disk."""

from brainTwinStudio.files import (
    cifti,
    confounds,
    freesurfer,
    gifti,
    matlab,
    nifti,
    npy,
    npz,
    region_table,
    text_matrix,
    tvb_zip,
)
from brainTwinStudio.files.reader import Content, Reader, RegionTable, Sheet

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

__all__ = ["READERS", "Content", "Reader", "RegionTable", "Sheet"]
