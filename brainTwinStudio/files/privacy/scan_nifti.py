"""Signs of a person in NIfTI: texts of the header and extensions. A T1 shows a face."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from brainTwinStudio.files.parsing import parsing
from brainTwinStudio.files.privacy.scanner import Finding, Scanner, field, in_text

_TOOLS = re.compile(
    r"^(fsl|spm|afni|freesurfer|nipype|ants|itk|mrtrix|[\d. ;=TEa-z]{0,40}$)", re.I
)
_DICOM = 2


def recognises(name: str, head: bytes) -> bool:
    return name.endswith((".nii", ".nii.gz", ".hdr"))


def look(path: Path) -> Iterator[Finding]:
    """descrip, db_name, aux_file, intent_name and the extensions."""
    from nibabel.loadsave import load

    with parsing(path, "NIfTI image"):
        image: Any = load(path)
    header: Any = getattr(image, "nifti_header", image.header)  # CIFTI has its own
    fields = header.structarr.dtype.names or ()
    for name in ("db_name", "aux_file", "intent_name", "descrip"):
        text = _text(header[name]) if name in fields else ""
        if not text or (name in ("descrip", "intent_name") and _TOOLS.match(text)):
            yield from in_text(path, f"header, {name}", text)
            continue
        yield field(path, f"header, {name}", "text that may name a person", text,
                    "Empty the field.")  # fmt: skip
    for number, extension in enumerate(getattr(header, "extensions", ())):
        place = f"extension {number + 1}"
        if extension.get_code() == _DICOM:
            yield field(path, place, "a DICOM header", "holds everything the scanner "
                        "knew of the person", "Remove the extension.")  # fmt: skip
        else:
            content = extension.get_content()
            raw = content if isinstance(content, bytes) else str(content).encode()
            yield from in_text(path, place, raw[:1_000_000].decode("utf-8", "replace"))


def _text(value: NDArray) -> str:
    raw = value.tobytes()
    return raw.split(b"\0")[0].decode("latin-1").strip()


SCANNER = Scanner("NIfTI", recognises, look)
