"""What every channel sees of every region."""

from dataclasses import dataclass

from brainTwinStudio.errors import InputError
from brainTwinStudio.project.arrays import Array, frozen


@dataclass(frozen=True, slots=True, eq=False)
class LeadField:
    """Gain of channels for sources in regions.

    gain (channel, region) in `unit`, for example "µV/(nA m)"; channel_names,
    region_names: its rows and columns. how: head model, orientation of the sources and
    reference, or where a given matrix is from; then its file.
    """

    gain: Array
    channel_names: tuple[str, ...]
    region_names: tuple[str, ...]
    unit: str
    how: str = ""
    source_file: str = ""
    sha256: str = ""

    def __post_init__(self) -> None:
        for field in ("channel_names", "region_names"):
            names = tuple(getattr(self, field))
            object.__setattr__(self, field, names)
            if len(set(names)) != len(names):
                raise InputError("A lead field names a channel or region twice.")
        shape = (len(self.channel_names), len(self.region_names))
        object.__setattr__(self, "gain", frozen(self.gain, "Lead field", shape))
        if not self.unit:
            raise InputError("A lead field needs a unit, such as µV/(nA m).")
        if not self.gain.any():
            raise InputError("The lead field is zero everywhere.")

    def in_order(self, channels: tuple[str, ...], regions: tuple[str, ...]) -> Array:
        """The gain with rows and columns as asked. Raises InputError naming what it
        does not hold."""
        for asked, held in (
            (channels, self.channel_names),
            (regions, self.region_names),
        ):
            lost = [name for name in asked if name not in held]
            if lost:
                raise InputError(
                    f"The lead field holds no '{lost[0]}' ({len(lost)} of {len(asked)} "
                    "asked names are missing)."
                )
        rows = [self.channel_names.index(name) for name in channels]
        columns = [self.region_names.index(name) for name in regions]
        return self.gain[rows][:, columns]
