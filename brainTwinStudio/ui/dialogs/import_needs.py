"""What must still be told before data can be added, and what may be told."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from brainTwinStudio.analysis.quality import count_of
from brainTwinStudio.analysis.tissue import not_tissue
from brainTwinStudio.files.looking import Candidate, Kind
from brainTwinStudio.files.names import listed, plain
from brainTwinStudio.files.privacy.personal import names_a_person
from brainTwinStudio.language import tr
from brainTwinStudio.ui.dialogs.import_choices import TIMED, State, kind_text, used
from brainTwinStudio.ui.dialogs.import_spaces import unstated

NeedKind = Literal[
    "code", "confirm", "tr_s", "confounds", "direction", "drop", "signals", "space"
]
TR_TITLE = tr("The time between fMRI volumes is missing.")
TR_TEXT = tr(
    "Frequencies and delays depend on it, so it is not guessed. Enter it to continue."
)
HEAD = 64  # time points; what changes in them is not dead
CONFOUNDS_TITLE = tr("What is removed from the fMRI?")
TOLD_TITLE = tr("Repetition time")
PLACES: dict[Kind, str] = {
    "electrodes": tr("Space of the contacts"),
    "regions": tr("Space of the region centres"),
    "surface": tr("Space of the surfaces"),
    "atlas": tr("Space of the atlas"),
    "mask": tr("Space of the masks"),
    "anatomy": tr("Space of the image"),
}
SPACE_TEXT = tr(
    "No file states it. Contacts, lesions and regions meet only in known ones."
)


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to tell. blocks: nothing can be added before it is told; short: how the
    footer calls it; paths: the files it is about; names: regions it is about;
    about: the kind of file; doubtful: it may be added, but should not be so."""

    kind: NeedKind
    title: str
    text: str
    blocks: bool = False
    short: str = ""
    paths: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    about: Kind | None = None
    doubtful: bool = False


def needs(state: State) -> tuple[Need, ...]:
    """Everything to tell, always in the same order."""
    files = used(state)
    if not files:
        return ()
    found = [*_confirmations(state, files)]
    found += [*_times(state, files), *_confounds(state, files)]
    found += [*_directions(state, files), *_drops(state, files)]
    if state.existing is None:
        found.append(_code(state))
    bold = tuple(one.path for one in files if one.read_as in TIMED)
    if bold:
        text = tr(
            "Detected from the signals unless you know; the band only if filtered."
        )
        found.append(Need("signals", tr("Cleaning of the fMRI"), text, paths=bold))
    found += _spaces(files)
    return tuple(found)


def is_code(text: str) -> bool:
    """Whether a project can keep a patient under it."""
    return bool(text.strip()) and not any(c in text for c in "/\\\0\n")


def _confirmations(state: State, files: Sequence[Candidate]) -> list[Need]:
    return [
        Need(
            "confirm",
            f"{kind_text(one)}?",
            tr(
                "Only a guess: {reason}. Confirm it, or read it as something else.",
                reason=tr(one.reason),
            ),
            True,
            tr("A guess to confirm"),
            (one.path,),
        )
        for one in files
        if one.confidence == "unsure" and one.path not in state.told
    ]


def _times(state: State, files: Sequence[Candidate]) -> list[Need]:
    bold = [one for one in files if one.read_as in TIMED and "tr_s" in one.needs]
    if not bold:
        return []
    paths = tuple(one.path for one in bold)
    if state.tr_s is not None:
        text = tr(
            "As you say, for {files}.", files=listed([one.file for one in bold], 2)
        )
        return [Need("tr_s", TOLD_TITLE, text, paths=paths)]
    text = TR_TEXT
    if len(bold) > 1:
        text += " " + tr("It holds for {count} recordings.", count=len(bold))
    return [Need("tr_s", TR_TITLE, text, True, tr("Repetition time missing"), paths)]


def _confounds(state: State, files: Sequence[Candidate]) -> list[Need]:
    paths = tuple(one.path for one in files if one.read_as == "confounds")
    if not paths:
        return []
    if state.confounds is not None:
        text = tr("Removed by regression; no volume is left out.")
        return [Need("confounds", CONFOUNDS_TITLE, text, paths=paths)]
    text = tr("It changes every result, so it is not guessed.")
    short = tr("Use of confounds missing")
    return [Need("confounds", CONFOUNDS_TITLE, text, True, short, paths)]


def _directions(state: State, files: Sequence[Candidate]) -> list[Need]:
    return [
        Need(
            "direction",
            tr(
                "{file} has {rows} rows and {columns} columns.",
                file=one.file,
                rows=one.shape[0],
                columns=one.shape[1],
            ),
            tr("Time and regions cannot be told apart. Which side is time?"),
            one.path not in state.directions,
            tr("Direction of time missing"),
            (one.path,),
        )
        for one in files
        if one.read_as == "bold" and "direction" in one.needs
    ]


def _spaces(files: Sequence[Candidate]) -> list[Need]:
    """One for each kind of file with coordinates in a space that no file states."""
    return [
        Need("space", PLACES[kind], SPACE_TEXT,
             paths=tuple(one.path for one in here), about=kind)
        for kind, here in unstated(files).items()
    ]  # fmt: skip


def _code(state: State) -> Need:
    code = state.patient_id.strip()
    title, short = tr("Code of the new patient"), tr("Patient code missing")
    if not code:
        return Need("code", title, tr("A short code, never a name."), True, short)
    if not is_code(code):
        text = tr("A code cannot hold a slash or a line break.")
        return Need("code", title, text, True, tr("Patient code not usable"))
    if code.lower() in {other.lower() for other in state.taken}:
        text = tr(
            "{code} is in the project already. Open it to add data to it.", code=code
        )
        return Need("code", title, text, True, tr("Patient code taken"))
    if names_a_person(code):
        text = tr("This looks like a name, a date or a number of a record. Use a code.")
        return Need("code", title, text, doubtful=True)
    return Need("code", title, tr("A short code, never a name."))


def _drops(state: State, files: Sequence[Candidate]) -> list[Need]:
    """Regions that had better be left out, or must be."""
    found = dict.fromkeys((*leave_out(state, files), *state.drop))
    if not found:
        return []
    names = tuple(found)
    about = state.drop or names
    count = count_of(len(about), tr("region"), tr("regions"))
    if state.drop:
        words = tr("{regions} left out: {names}")
    else:
        words = tr("{regions} may have to be left out: {names}")
    title = words.format(regions=count, names=listed(about))
    text = tr("Labels without grey matter, without signal, or missing in another file.")
    return [Need("drop", title, text, names=names)]


def leave_out(state: State, files: Sequence[Candidate]) -> tuple[str, ...]:
    """Names of regions of a new connectome that are no grey matter, have a dead signal,
    or are not in a recording that names its own."""
    if state.existing is not None and state.existing.connectome is not None:
        return ()
    names = region_names(files)
    found = dict.fromkeys(not_tissue(names))
    for one in files:
        if one.read_as != "bold":
            continue
        own = one.sheet.column_names or one.sheet.row_names
        if own:
            there = {plain(name) for name in own}
            missing = [name for name in names if plain(name) not in there]
            if len(missing) < len(names) // 2:
                found |= dict.fromkeys(missing)
        elif names:
            dead = _dead(one, names)
            if len(dead) < len(names) // 2:
                found |= dict.fromkeys(dead)
    return tuple(found)


def with_regions(files: Sequence[Candidate]) -> list[Candidate]:
    """The files with a row or column a region: no images, no recordings of electrodes,
    and no table that only names the labels of an atlas."""
    has_atlas = any(one.read_as == "atlas" for one in files)
    found = [one for one in files if one.content.sheets or one.content.regions]
    return [
        one
        for one in found
        if not (has_atlas and one.content.regions and one.content.regions.ids)
    ]


def region_names(files: Sequence[Candidate]) -> tuple[str, ...]:
    """The names that the regions will have, where a file tells them."""
    files = with_regions(files)
    weights = next((f for f in files if f.read_as in ("weights", "tvb")), None)
    if weights is not None and weights.names:
        return weights.names
    table = next((f for f in files if f.read_as == "regions"), None)
    if table is not None and table.names:
        return table.names
    count = weights.shape[0] if weights is not None else 0
    named = (
        f.names for f in files if f.names and len(f.names) == (count or len(f.names))
    )
    return next(named, ())


def _dead(one: Candidate, names: tuple[str, ...]) -> list[str]:
    """Regions whose signal never changes, in a table without names of its own."""
    values = one.sheet.values
    if values.shape[0] == values.shape[1] or len(names) not in values.shape:
        return []
    signals = values if values.shape[0] == len(names) else values.T
    head = signals[:, :HEAD]
    still = np.flatnonzero(head.std(axis=1) <= 1e-12 * np.abs(head).max(axis=1))
    rest = signals[still]
    flat = rest.std(axis=1) <= 1e-12 * np.abs(rest).max(axis=1)
    return [names[i] for i in still[flat]]
