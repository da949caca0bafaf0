"""A FIF file whose tags lead in a circle ends with a sentence, not in a hang."""

import struct
from pathlib import Path

import mne
import numpy as np
import pytest

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.looking import look
from brainTwinStudio.files.privacy import scan_fif
from brainTwinStudio.files.waves.fif_guard import check_fif


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    info = mne.create_info(["Cz", "Pz"], 100.0, "eeg")
    raw = mne.io.RawArray(np.zeros((2, 500)), info, verbose="ERROR")
    path = tmp_path / "sound_raw.fif"
    raw.save(path, verbose="ERROR")
    return path


def second_tag(data: bytes) -> int:
    """Where the second tag begins: headers of 16 bytes, then their data."""
    return 16 + struct.unpack(">iIii", data[:16])[2]


def test_a_sound_file_passes(sound: Path):
    check_fif(sound)
    assert look([sound])


@pytest.mark.parametrize("target", [16, 0x24])
def test_a_tag_that_leads_back_is_refused_with_its_place(sound: Path, target: int):
    data = bytearray(sound.read_bytes())
    place = second_tag(bytes(data))
    at = place + 16 + struct.unpack(">iIii", data[place : place + 16])[2]
    data[at + 12 : at + 16] = struct.pack(">i", target)
    damaged = sound.with_name("damaged_raw.fif")
    damaged.write_bytes(data)
    for reader in (lambda: look([damaged]), lambda: list(scan_fif.look(damaged))):
        with pytest.raises(FileError, match=f"the one at byte {at} leads back"):
            reader()


def test_a_negative_size_is_refused(sound: Path):
    data = bytearray(sound.read_bytes())
    data[second_tag(bytes(data)) + 8 : second_tag(bytes(data)) + 12] = struct.pack(
        ">i", -80
    )
    sound.write_bytes(data)
    with pytest.raises(FileError, match="has no size"):
        check_fif(sound)
