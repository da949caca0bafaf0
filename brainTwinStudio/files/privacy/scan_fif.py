"""Signs of a person in FIF: who, when, by whom (MNE reads the header only)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from brainTwinStudio.files.parsing import parsing
from brainTwinStudio.files.privacy.scanner import Finding, Scanner, field, in_text
from brainTwinStudio.files.waves.fif_guard import check_fif

_PERSON = ("his_id", "last_name", "first_name", "middle_name", "birthday", "comment")
_TEXTS = ("experimenter", "proj_name", "proj_id", "xplotter_layout", "acq_pars")


def recognises(name: str, head: bytes) -> bool:
    return name.endswith((".fif", ".fif.gz")) or head[4:8] == b"\x00\x00\x00\x1f"


def look(path: Path) -> Iterator[Finding]:
    """Fields of the measurement info."""
    import mne

    check_fif(path)
    with parsing(path, "FIF file"):
        info = mne.io.read_info(path, verbose="ERROR")
    yield from _person(path, info.get("subject_info") or {})
    if info.get("meas_date") is not None:
        yield field(path, "info, meas_date", "a date", str(info["meas_date"]),
                    "Anonymise it: mne.io.Raw.anonymize().")  # fmt: skip
    for key in _TEXTS:
        if str(info.get(key) or "").strip() not in ("", "[0]", "mne_anonymize"):
            yield field(path, f"info, {key}", "text about the recording",
                        str(info[key]), "Remove it.")  # fmt: skip
    if info.get("description"):
        yield from in_text(path, "info, description", str(info["description"]))
    yield from _others(path, info)
    for key in ("file_id", "meas_id"):
        secs = int((info.get(key) or {}).get("secs", 0))
        if secs > 0:
            yield field(path, f"info, {key}", "a date", f"{secs} s after 1970",
                        "Anonymise it: mne.io.Raw.anonymize().")  # fmt: skip


def _others(path: Path, info: Any) -> Iterator[Finding]:
    """Site and serial number of the device, and who ran it through MaxFilter."""
    device = info.get("device_info") or {}
    for key in ("site", "serial"):
        if str(device.get(key) or "").strip():
            yield field(path, f"info, device_info {key}", "text about the recording",
                        str(device[key]), "Remove it.")  # fmt: skip
    for step in info.get("proc_history") or ():
        who = str(step.get("experimenter") or "").strip()
        if who not in ("", "mne_anonymize"):
            yield field(path, "info, proc_history experimenter",
                        "text about the recording", who, "Remove it.")  # fmt: skip


def _person(path: Path, person: Any) -> Iterator[Finding]:
    for key in _PERSON:
        value = person.get(key)
        if value not in (None, "", 0, "0", "mne_anonymize"):
            what = {"birthday": "birth date", "his_id": "patient code"}.get(
                key, "a name"
            )
            yield field(path, f"info, subject_info {key}", what, str(value),
                        "Anonymise it: mne.io.Raw.anonymize().")  # fmt: skip


SCANNER = Scanner("FIF", recognises, look)
