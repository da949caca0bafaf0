"""A FIF file whose tags lead in a circle is refused before MNE follows them for ever.

A FIF file is a chain of tags, each a header of four big-endian 32-bit numbers (kind,
type, size, next) and its data. next is 0 where the next tag follows, a place in the
file, or -1 at the end. MNE-Python walks the chain without looking back, so one damaged
number made it read for ever and fill the memory.
Source: Functional Image File Format, Elekta Neuromag, NM20568A.
"""

import struct
from pathlib import Path

from brainTwinStudio.errors import FileError

HEAD = 16
FOLLOWS, END = 0, -1


def check_fif(path: Path) -> None:
    """Raises FileError where a tag leads backward. Packed files are left to MNE."""
    if path.suffix == ".gz":
        return
    total = path.stat().st_size
    with path.open("rb") as stream:
        place = 0
        while place + HEAD <= total:
            stream.seek(place)
            _, _, size, follows = struct.unpack(">iIii", stream.read(HEAD))
            after = place + HEAD + size if follows == FOLLOWS else follows
            if follows <= END:
                return
            if size < 0 or after <= place:
                raise FileError(
                    path,
                    f"The chain of FIF tags is damaged: the one at byte {place} leads "
                    "back or has no size. Copy the file again from where it came from.",
                )
            place = after
