"""Regions and connections of one import: named, joined, made sound."""

from dataclasses import dataclass, field, replace

import numpy as np

from brainTwinStudio.analysis.tissue import not_tissue
from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.looking import Candidate
from brainTwinStudio.files.names import listed, order_by_name, resolved
from brainTwinStudio.files.naming import named_regions, names_in, parcellation_of
from brainTwinStudio.files.parts import Parts
from brainTwinStudio.files.reader import RegionTable
from brainTwinStudio.files.tables.matrices import clean_lengths, clean_weights
from brainTwinStudio.project import (
    Array,
    Connectome,
    Parcellation,
    Patient,
    Space,
)


@dataclass(frozen=True, slots=True, eq=False)
class Anatomy:
    """What recordings are joined to.

    regions: names that stay, () where none are known; kept: their places among the
    `total` regions that the files list; table_names: names of a region list given in
    this import, in its own order; dropped: names left out.
    """

    connectome: Connectome | None = None
    regions: tuple[str, ...] = ()
    kept: tuple[int, ...] = ()
    total: int = 0
    table_names: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)

    def count_for(self, shape: tuple[int, ...]) -> int:
        """How many regions a time series of that shape should have."""
        return self.total if self.total in shape else len(self.regions)

    def order_of(
        self, path: object, count: int, names: tuple[str, ...]
    ) -> tuple[list[int], list[str]]:
        """Which of its `count` channels each region is, and how that was found."""
        if not self.regions:
            return list(range(count)), []
        if names:
            order, same = order_by_name(path, self.regions, names, self.dropped)
            how = "joined to the regions by name"
            if not same:
                how += ", ignoring case and separators"
            if order != sorted(order):
                how += "; the order of the regions was changed to the connectome's"
            return order, [f"{how}."]
        how = "it has no region names and is joined by order."
        if count == self.total:
            return list(self.kept), [how]
        return list(range(count)), [how]


def anatomy_of(
    parts: Parts, patient: Patient, symmetrise: bool, drop: tuple[str, ...]
) -> Anatomy:
    """The connectome after this import, and how recordings find their place in it."""
    table = parts.regions.content.regions if parts.regions else None
    names = table.names if table else ()
    if patient.connectome is not None:
        return _existing(parts, patient, patient.connectome, names, drop, symmetrise)
    if parts.weights is None:
        return _without_connectome(parts, table, drop)
    return _new(parts, parts.weights, table, drop, symmetrise)


def _without_connectome(
    parts: Parts, table: RegionTable | None, drop: tuple[str, ...]
) -> Anatomy:
    if parts.lengths is not None:
        raise FileError(
            parts.lengths.path, "Tract lengths need weights; add the weights too."
        )
    if not parts.bold:
        raise InputError("Region names alone make no patient; add weights or signals.")
    names = table.names if table else ()
    names = names or parts.bold[0].names
    if not names:
        return Anatomy()
    dropped = resolved(drop, names)
    kept = tuple(i for i, name in enumerate(names) if name not in dropped)
    regions = tuple(names[i] for i in kept)
    return Anatomy(None, regions, kept, len(names), names, tuple(dropped))


def _existing(
    parts: Parts,
    patient: Patient,
    connectome: Connectome,
    names: tuple[str, ...],
    drop: tuple[str, ...],
    symmetrise: bool,
) -> Anatomy:
    """A patient that has a connectome gets no other; lengths may be added."""
    if parts.weights is not None:
        raise FileError(
            parts.weights.path,
            f"Patient {patient.id} has a connectome already. Import this one under "
            "another patient code.",
        )
    notes: list[str] = []
    if parts.lengths is not None:
        if connectome.lengths_mm is not None:
            raise FileError(
                parts.lengths.path, f"Patient {patient.id} has tract lengths already."
            )
        one = parts.lengths
        found = names_in(one)
        lengths = _square(one, connectome.parcellation.count)
        if found:
            order, _ = order_by_name(
                one.path, connectome.parcellation.region_names, found
            )
            lengths = lengths[np.ix_(order, order)]
        lengths, notes = clean_lengths(lengths, one.file, symmetrise)
        connectome = replace(
            connectome,
            lengths_mm=lengths,
            source_file=f"{connectome.source_file}; {one.file}",
            sha256=f"{connectome.sha256}; {one.sha256}",
        )
    regions = connectome.parcellation.region_names
    kept = tuple(range(len(regions)))
    return Anatomy(connectome, regions, kept, len(regions), names, drop, notes)


def _new(
    parts: Parts,
    one: Candidate,
    table: RegionTable | None,
    drop: tuple[str, ...],
    symmetrise: bool,
) -> Anatomy:
    weights, notes = clean_weights(one.sheet.values, one.file, symmetrise)
    table, said = named_regions(parts, one, table, len(weights))
    notes += said
    lengths = None
    if parts.lengths is not None:
        lengths = _lengths_in_order(parts.lengths, one, table.names, len(weights))
        lengths, said = clean_lengths(lengths, parts.lengths.file, symmetrise)
        notes += said
    dropped = resolved(drop, table.names)
    kept = [i for i, name in enumerate(table.names) if name not in dropped]
    if len(kept) < 2:
        raise InputError("Fewer than 2 regions would be left.")
    if dropped:
        notes.append(f"Left out: {listed(dropped, 12)}.")
    weights = weights[np.ix_(kept, kept)]
    lengths = lengths[np.ix_(kept, kept)] if lengths is not None else None
    parcellation = parcellation_of(parts, table, kept)
    notes += _remarks(parcellation, weights, lengths)
    connectome = _connectome(parts, parcellation, weights, lengths)
    regions = parcellation.region_names
    listed_names = parts.regions.names if parts.regions else ()
    return Anatomy(
        connectome, regions, tuple(kept), len(table.names), listed_names,
        tuple(dropped), notes,
    )  # fmt: skip


def _connectome(
    parts: Parts, parcellation: Parcellation, weights: Array, lengths: Array | None
) -> Connectome:
    """Its source_file and sha256 list the same files in the same order, by "; "."""
    sources = [c for c in (parts.weights, parts.lengths, parts.regions) if c]
    try:
        return Connectome(
            parcellation,
            weights,
            lengths,
            source_file="; ".join(c.file for c in sources),
            sha256="; ".join(c.sha256 for c in sources),
        )
    except InputError as error:
        raise FileError(sources[0].path, str(error)) from None


def _lengths_in_order(
    one: Candidate, weights: Candidate, names: tuple[str, ...], count: int
) -> Array:
    """Lengths (target, source) in the order of the weights."""
    lengths = _square(one, count)
    own = names_in(one) if one.path != weights.path else ()
    if not own or not names_in(weights):
        return lengths
    order, _ = order_by_name(one.path, names, own)
    return lengths[np.ix_(order, order)]


def _square(one: Candidate, count: int) -> Array:
    values = one.sheet.values
    if values.shape != (count, count):
        raise FileError(
            one.path,
            f"The two files describe different numbers of regions: the weights have "
            f"{count}, the lengths {values.shape[0]} x {values.shape[1]}.",
        )
    return values


def _remarks(
    parcellation: Parcellation, weights: Array, lengths: Array | None
) -> list[str]:
    names = parcellation.region_names
    notes = []
    linked = np.logical_or(weights.any(axis=0), weights.any(axis=1))
    alone = [names[i] for i in np.flatnonzero(~linked)]
    if alone:
        notes.append(f"{len(alone)} regions have no connections: {listed(alone)}.")
    odd = not_tissue(names)
    if odd:
        notes.append(
            f"No grey matter by their names: {listed(odd)}. They can be left out by "
            "name (drop)."
        )
    if lengths is not None:
        without = int(((weights > 0) & (lengths == 0)).sum())
        if without:
            notes.append(
                f"{without} of {int((weights > 0).sum())} connections have no length."
            )
    return notes


def in_told_space(
    connectome: Connectome | None, space: Space | None
) -> Connectome | None:
    """With centres in the space that was told, where their file names none."""
    if connectome is None or space is None:
        return connectome
    regions = connectome.parcellation
    if regions.centres_mm is None or regions.space != "not stated":
        return connectome
    return replace(connectome, parcellation=replace(regions, space=space))
