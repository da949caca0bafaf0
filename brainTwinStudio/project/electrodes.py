"""Contacts on and in the head: where they are, on which shaft, what is known."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.project.arrays import Array, frozen
from brainTwinStudio.project.spaces import SPACES, Space

ContactKind = Literal["eeg", "seeg", "ecog", "other"]
CONTACT_KINDS: tuple[ContactKind, ...] = get_args(ContactKind)
_AROUND = re.compile(
    r"^(?:(?:EEG|SEEG|ECOG|POL|iEEG)[ _]+)?(?P<name>.*?)"
    r"(?:[ _-]+(?:ref\d?|avg|av|le|org))?$",
    re.I,
)
_NUMBERED = re.compile(r"^(?P<shaft>.*?[^\W\d_][^\d]*?)[\s_.-]*0*(?P<number>\d+)$")
_DIFFERENCE = re.compile(r"\d-")  # "T3-A1" is two contacts, not one of a shaft
_SCALP = re.compile(r"^(?:fp[12]|o[12]|[fcp][34]|f[78]|t[3-8]|p[78])$", re.I)
_BODY = re.compile(r"^(?:ekg|ecg|eog|emg|dc|trig|mark|resp|spo2|pulse)", re.I)


def bare_contact(name: str) -> str:
    """A contact's own name without what amplifiers put around it: "EEG LA 01-Ref" ->
    "LA01", "Fc5." -> "Fc5"."""
    inner = _AROUND.match(name.strip())
    text = (inner["name"] if inner and inner["name"] else name).strip(" .")
    return re.sub(r"\s+", "", text)


def shaft_of(name: str) -> tuple[str, int] | None:
    """Shaft and number of a depth or grid contact ("A'1" -> ("A'", 1)), or None where
    the name has no such form or belongs to the heart, a muscle or a trigger."""
    bare = bare_contact(name).replace("\u2019", "'")
    hit = _NUMBERED.match(bare)
    if hit is None or _BODY.match(bare) or _DIFFERENCE.search(hit["shaft"]):
        return None
    return hit["shaft"].rstrip("-_"), int(hit["number"])


@dataclass(frozen=True, slots=True, eq=False)
class Electrodes:
    """Contacts in the order in which every array here lists them.

    names (contact,) unique. kinds (contact,). positions_mm (contact, xyz) in `space`,
    a row of NaN where no position is known; None where none is. bad (contact,).
    soz, resected (contact,): in the seizure onset zone, in the tissue taken out; None
    where nobody stated them.
    """

    names: tuple[str, ...]
    kinds: tuple[ContactKind, ...]
    positions_mm: Array | None = None
    space: Space = "not stated"
    bad: tuple[bool, ...] = ()
    soz: tuple[bool, ...] | None = None
    resected: tuple[bool, ...] | None = None
    source_file: str = ""
    sha256: str = ""

    def __post_init__(self) -> None:
        names = tuple(self.names)
        count = len(names)
        if not names:
            raise InputError("Electrodes need at least one contact.")
        doubled = sorted({name for name in names if names.count(name) > 1})
        if doubled:
            raise InputError(f"Contact names appear twice: {', '.join(doubled[:5])}.")
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "bad", tuple(self.bad) or (False,) * count)
        for field in ("kinds", "bad", "soz", "resected"):
            values = getattr(self, field)
            if values is not None and len(values) != count:
                raise InputError(f"{count} contacts but {len(values)} of '{field}'.")
            if values is not None:
                object.__setattr__(self, field, tuple(values))
        if self.space not in SPACES:
            raise InputError(f"No space '{self.space}'. Known: {', '.join(SPACES)}.")
        if self.positions_mm is not None:
            object.__setattr__(self, "positions_mm", self._placed_at(self.positions_mm))

    def _placed_at(self, positions_mm: Array) -> Array:
        what = "Contact positions"
        places = frozen(positions_mm, what, (len(self.names), 3), finite=False)
        finite = np.isfinite(places)
        if np.isinf(places).any() or (finite.any(axis=1) != finite.all(axis=1)).any():
            row = int(np.flatnonzero(finite.sum(axis=1) % 3)[:1].sum())
            raise InputError(
                f"{what}: contact {self.names[row]} has a position that is only in "
                "part a number."
            )
        return places

    @property
    def count(self) -> int:
        return len(self.names)

    @property
    def placed(self) -> tuple[int, ...]:
        """Contacts that have a position."""
        if self.positions_mm is None:
            return ()
        known = np.isfinite(self.positions_mm[:, 0])
        return tuple(int(i) for i in np.flatnonzero(known))

    def index(self, name: str) -> int:
        """A contact by its name, or by its bare name in any case. Raises InputError."""
        if name in self.names:
            return self.names.index(name)
        wanted = plain_contact(name)
        hits = [i for i, n in enumerate(self.names) if plain_contact(n) == wanted]
        if len(hits) == 1:
            return hits[0]
        known = ", ".join(self.names[:12])
        raise InputError(f"No contact '{name}'. Known contacts: {known}.")

    @property
    def shafts(self) -> dict[str, tuple[int, ...]]:
        """Shaft -> its contacts from the tip on, of depth, grid and strip contacts."""
        found: dict[str, list[tuple[int, int]]] = {}
        for i, (name, kind) in enumerate(zip(self.names, self.kinds, strict=True)):
            shaft = shaft_of(name) if kind in ("seeg", "ecog") else None
            if shaft is not None:
                found.setdefault(shaft[0], []).append((shaft[1], i))
        return {s: tuple(i for _, i in sorted(n)) for s, n in found.items()}


def plain_contact(name: str) -> str:
    """What two spellings of one contact share: "EEG LA 01-Ref" and "LA1"."""
    shaft = shaft_of(name)
    text = f"{shaft[0]}{shaft[1]}" if shaft else bare_contact(name)
    return text.lower().replace("-", "").replace("_", "")


def ascending_pairs(names: tuple[str, ...]) -> list[tuple[int, int]]:
    """Neighbours on one shaft, (n, n + 1) by number, as positions in `names`.

    A gap in the numbers makes no pair, and neither do a few scalp contacts (C3, C4)
    among depth contacts.
    """
    shafts: dict[str, dict[int, int]] = {}
    for i, name in enumerate(names):
        place = shaft_of(name)
        if place is not None:
            shafts.setdefault(place[0], {}).setdefault(place[1], i)
    pairs = []
    for shaft, at in sorted(shafts.items()):
        if len(at) < 4 and all(_SCALP.match(f"{shaft}{n}") for n in at):
            continue
        pairs += [(at[n], at[n + 1]) for n in sorted(at) if n + 1 in at]
    return pairs
