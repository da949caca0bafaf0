"""A patient as a project may hold it: nothing that names a person, no date.

Names of files that look personal are replaced by what they hold, words in notes and
marks are removed, ages are capped. What was replaced is said, not kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.privacy.identifiers import cleaned, signs_in
from brainTwinStudio.files.privacy.personal import (
    names_a_person,
    neutral_name,
    personal_words,
)
from brainTwinStudio.project import (
    BrainImage,
    Connectome,
    CorticalSurface,
    DeepStructure,
    Electrodes,
    LeadField,
    Lesion,
    Patient,
    PatientAnatomy,
    Recording,
    TemplateLabels,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Noun = TypeVar("Noun", bound="DataclassInstance")
_Part = CorticalSurface | Lesion | BrainImage | TemplateLabels | DeepStructure
_BETWEEN = "; "


@dataclass(frozen=True, slots=True, eq=False)
class Cleaned:
    """The patient, in sentences what was replaced, and the new name of each renamed
    file."""

    patient: Patient
    notes: tuple[str, ...]
    renamed: dict[str, str]


@dataclass(slots=True)
class _Names:
    """New names given so far, the same for the same old one."""

    files: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    taken: set[str] = field(default_factory=set)
    texts: int = 0

    def file(self, name: str, word: str) -> str:
        plain = name.partition(":")[0]
        if not personal_words(plain.partition(".")[0]) and not signs_in(plain):
            return name
        if name not in self.files:
            self.files[name] = neutral_name(name, self.taken, word)
            self.taken.add(self.files[name])
        return self.files[name]

    def label(self, name: str, word: str) -> str:
        if not signs_in(name):
            return name
        return self.labels.setdefault(name, f"{word}-{len(self.labels) + 1}")

    def text(self, text: str) -> str:
        new = cleaned(text, self.words)
        self.texts += new != text
        return new


def check_code(code: str) -> None:
    """Raises InputError for a code that looks like a name, a date or a number of a
    record."""
    if names_a_person(code) or signs_in(code):
        raise InputError(
            f"The code '{code}' looks like a name, a date or a number of a record. "
            "Give the patient a code that says nothing."
        )


def without_person(patient: Patient, words: frozenset[str] = frozenset()) -> Cleaned:
    """The patient without signs of a person, nor any of `words` in its texts; itself
    where there are none."""
    names = _Names(taken=set(_files_of(patient)), words=words)
    ids = {recording.id for recording in patient.recordings}
    runs = tuple(_recording(run, names, ids) for run in patient.recordings)
    graph, contacts, field = patient.connectome, patient.electrodes, patient.lead_field
    new = _with(
        patient,
        notes=names.text(patient.notes),
        connectome=_connectome(graph, names) if graph else None,
        recordings=runs,
        electrodes=_electrodes(contacts, names) if contacts else None,
        lead_field=_lead_field(field, names) if field else None,
        anatomy=_anatomy(patient.anatomy, names) if patient.anatomy else None,
    )
    return Cleaned(new, _said(names), names.files)


def _files_of(patient: Patient) -> Iterable[str]:
    told = [recording.source_file for recording in patient.recordings]
    if patient.connectome is not None:
        told += patient.connectome.source_file.split(_BETWEEN)
    if patient.electrodes is not None:
        told += patient.electrodes.source_file.split(_BETWEEN)
    if patient.lead_field is not None:
        told.append(patient.lead_field.source_file)
    for part in _parts(patient.anatomy) if patient.anatomy else ():
        told += part.source_file.split(_BETWEEN)
    return told


def _parts(own: PatientAnatomy) -> tuple[_Part, ...]:
    image = () if own.image is None else (own.image,)
    drawn = (*own.template_labels, *own.structures)
    return (*own.surfaces, *own.lesions, *image, *drawn)


def _with(noun: Noun, **values: object) -> Noun:
    """The noun with these values; itself, arrays untouched, where they are its own."""
    if all(getattr(noun, name) == value for name, value in values.items()):
        return noun
    return replace(noun, **values)


def _kept(text: str, names: _Names, word: str) -> str:
    """The names of files in a source_file, as they are kept."""
    return _BETWEEN.join(names.file(name, word) for name in text.split(_BETWEEN))


def _electrodes(electrodes: Electrodes, names: _Names) -> Electrodes:
    return _with(
        electrodes,
        names=tuple(names.label(name, "channel") for name in electrodes.names),
        source_file=_kept(electrodes.source_file, names, "electrodes"),
    )


def _lead_field(lead: LeadField, names: _Names) -> LeadField:
    return _with(
        lead,
        channel_names=tuple(names.label(n, "channel") for n in lead.channel_names),
        region_names=tuple(names.label(n, "region") for n in lead.region_names),
        source_file=_kept(lead.source_file, names, "leadfield"),
        how=names.text(lead.how),
    )


def _anatomy(own: PatientAnatomy, names: _Names) -> PatientAnatomy:
    """Names of lesions are words of ours (files.lesions), names of labels those of an
    atlas."""
    kept = {
        part.source_file: _kept(part.source_file, names, "anatomy")
        for part in _parts(own)
    }
    if all(old == new for old, new in kept.items()):
        return own
    image = own.image
    return replace(
        own,
        surfaces=tuple(
            replace(s, source_file=kept[s.source_file]) for s in own.surfaces
        ),
        lesions=tuple(replace(d, source_file=kept[d.source_file]) for d in own.lesions),
        image=image and replace(image, source_file=kept[image.source_file]),
        template_labels=tuple(
            replace(one, source_file=kept[one.source_file])
            for one in own.template_labels
        ),
        structures=tuple(
            replace(one, source_file=kept[one.source_file]) for one in own.structures
        ),
    )


def _connectome(connectome: Connectome, names: _Names) -> Connectome:
    parcellation = connectome.parcellation
    regions = tuple(names.label(name, "region") for name in parcellation.region_names)
    file = _kept(connectome.source_file, names, "connectome")
    if regions != parcellation.region_names:
        connectome = replace(
            connectome, parcellation=replace(parcellation, region_names=regions)
        )
    return _with(connectome, source_file=file)


def _recording(one: Recording, names: _Names, ids: set[str]) -> Recording:
    word = "region" if one.kind == "bold" else "channel"
    return _with(
        one,
        id=_free_id(one.id, ids),
        channel_names=tuple(names.label(name, word) for name in one.channel_names),
        bad_channels=tuple(names.label(name, word) for name in one.bad_channels),
        annotations=tuple(replace(m, text=names.text(m.text)) for m in one.annotations),
        source_file=_kept(one.source_file, names, one.kind),
    )


def _free_id(name: str, taken: set[str]) -> str:
    if not names_a_person(name) and not signs_in(name):
        return name
    number = 1
    while (new := f"run-{number}") in taken:
        number += 1
    taken.add(new)
    return new


def _said(names: _Names) -> tuple[str, ...]:
    said = []
    if names.files:
        said.append(
            f"{len(names.files)} file names look personal and are kept as "
            f"{', '.join(names.files.values())}."
        )
    if names.labels:
        said.append(
            f"{len(names.labels)} names of regions or channels look personal and are "
            f"kept as {', '.join(names.labels.values())}."
        )
    if names.texts:
        said.append(f"Signs of a person were removed from {names.texts} texts.")
    return tuple(said)
