"""The contacts of a patient after an import: of a table, of a recording, and what files
without positions say of them (seizure onset zone, resection)."""

from dataclasses import replace

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.candidate import Candidate
from brainTwinStudio.files.waves.wave_candidates import ElectrodeContent, WaveContent
from brainTwinStudio.files.waves.waves import Waves
from brainTwinStudio.language import tr
from brainTwinStudio.project import Electrodes, Patient, plain_contact


def contacts_after(
    patient: Patient, candidates: tuple[Candidate, ...]
) -> tuple[Electrodes | None, list[str]]:
    """Contacts of a table that was given, else those found with a recording; a patient
    keeps one implantation."""
    given = [one for one in candidates if isinstance(one.content, ElectrodeContent)]
    if len(given) > 1:
        raise InputError(
            tr(
                "{count} tables of contacts are given ({first}, {second}); "
                "one is expected.",
                count=len(given),
                first=given[0].file,
                second=given[1].file,
            )
        )
    found = [
        one for one in candidates
        if isinstance(one.content, WaveContent) and one.content.found_electrodes
    ]  # fmt: skip
    known, notes = _contacts(patient, candidates, given)
    for one in found:
        content = one.content
        assert isinstance(content, WaveContent)  # chosen so
        own = content.found_electrodes
        if known is None:
            assert own is not None  # chosen so
            known = own
            notes += [f"{one.file}: {text}" for text in _said_of(own)]
        else:
            known, said = with_zones(known, own)
            notes += said
    return known, notes


def _said_of(contacts: Electrodes) -> list[str]:
    """What a recording tells of its contacts."""
    said = []
    if contacts.placed:
        said.append(
            tr(
                "positions of {count} contacts come with it.",
                count=len(contacts.placed),
            )
        )
    for flags, what in (
        (contacts.soz, tr("in the seizure onset zone")),
        (contacts.resected, tr("resected")),
    ):
        if flags is not None:
            said.append(
                tr("{count} contacts are flagged {what}.", count=sum(flags), what=what)
            )
    return said


def _contacts(
    patient: Patient, candidates: tuple[Candidate, ...], given: list[Candidate]
) -> tuple[Electrodes | None, list[str]]:
    """Contacts of a table, or those that the patient has; a table may place contacts
    that were known by their names only."""
    known = patient.electrodes
    if not given:
        return known, []
    content = given[0].content
    assert isinstance(content, ElectrodeContent)  # chosen so
    if content.electrodes is None or (known is not None and known.placed):
        raise FileError(
            given[0].path,
            tr(
                "Patient {code} has contacts already; import these under another "
                "patient code.",
                code=patient.id,
            ),
        )
    placed, notes = with_zones(content.electrodes, known)
    return placed, [*_unmatched(patient, candidates, placed), *notes]


def _unmatched(
    patient: Patient, candidates: tuple[Candidate, ...], electrodes: Electrodes | None
) -> list[str]:
    """Says how many channels of the recordings have a contact."""
    names: list[str] = []
    for one in candidates:
        if isinstance(one.content, WaveContent):
            names += _brain_channels(one.content.runs[0])
    for run in patient.recordings:
        names += run.channel_names if run.kind != "bold" else ()
    if not names or electrodes is None:
        return []
    known = {plain_contact(name) for name in electrodes.names}
    lost = [name for name in names if plain_contact(name) not in known]
    said = tr(
        "{count} of {total} channels have a contact",
        count=len(names) - len(lost),
        total=len(names),
    )
    return [f"{said}; without: {', '.join(lost[:6])}." if lost else f"{said}."]


def _brain_channels(run: Waves) -> list[str]:
    pairs = zip(run.channel_names, run.kinds, strict=True)
    return [name for name, kind in pairs if kind in ("eeg", "seeg", "ecog")]


def with_zones(
    contacts: Electrodes, flagged: Electrodes | None
) -> tuple[Electrodes, list[str]]:
    """The contacts with zones that only `flagged` states, joined by name, and notes;
    what the contacts state already stays."""
    if flagged is None or flagged is contacts:
        return contacts, []
    places = {plain_contact(name): i for i, name in enumerate(flagged.names)}
    rows = [places.get(plain_contact(name)) for name in contacts.names]
    if not any(row is not None for row in rows):
        return contacts, []
    notes = []
    for field, what in (
        ("soz", tr("the seizure onset zone")),
        ("resected", tr("resection")),
    ):
        told = getattr(flagged, field)
        if told is None or getattr(contacts, field) is not None:
            continue
        flags = tuple(row is not None and told[row] for row in rows)
        contacts = replace(contacts, **{field: flags})
        notes.append(
            tr(
                "{count} contacts of {what} are from {file}.",
                count=sum(flags),
                what=what,
                file=flagged.source_file,
            )
        )
    return contacts, notes
