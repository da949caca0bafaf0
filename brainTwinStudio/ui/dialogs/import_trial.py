"""What comes of the choices: the patient, or one sentence and the file at fault."""

from dataclasses import dataclass, replace

from brainTwinStudio.analysis.quality import count_of
from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.importing import ImportResult, build_patient
from brainTwinStudio.files.looking import Candidate
from brainTwinStudio.files.parcellations import AtlasMatch, recognised
from brainTwinStudio.files.source import split_key
from brainTwinStudio.language import tr
from brainTwinStudio.ui.dialogs.import_choices import State, choices_of, to_build, used
from brainTwinStudio.ui.dialogs.import_needs import is_code, needs, region_names
from brainTwinStudio.ui.patient_notes import with_decisions

SAY_BELOW = tr("Say its space below.")
WORDS = (  # of the command line, and what they are here
    (" (drop)", ""),
    ("Say it with --space or by a name like space-MNI152_....", SAY_BELOW),
    ("Say the space (--space, or space-... in the names).", SAY_BELOW),
)


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """What comes of a state: a patient, or one sentence and the path at fault. ready:
    nothing was filled in, the result may be kept; atlas: whose names the regions
    have."""

    result: ImportResult | None = None
    sentence: str = ""
    path: str = ""
    ready: bool = False
    atlas: AtlasMatch | None = None


def trial(state: State) -> Trial:
    """Build the patient as the state has it now; reads no file. Raises nothing of the
    person's making."""
    candidates = used(state)
    if not candidates:
        return Trial()
    return replace(_built(state), atlas=recognised(region_names(candidates)))


def _built(state: State) -> Trial:
    ready = not any(need.blocks for need in needs(state))
    code = state.existing.id if state.existing else state.patient_id
    if not is_code(code):
        code = "patient"  # stands in; the field says what is wrong
    built = to_build(state, probe=not ready)
    try:
        result = build_patient(
            code, built, choices_of(state, probe=not ready), state.existing
        )
    except FileError as error:
        return Trial(None, _plain(error.message, built), _row_of(error.path, built))
    except InputError as error:
        return Trial(None, _plain(str(error), built))
    notes = tuple(_plain(note, built) for note in result.notes)
    old = result.patient
    patient = replace(old, notes=with_decisions(old.notes, notes))
    return Trial(ImportResult(patient, notes), ready=ready)


def _row_of(path: str, built: tuple[Candidate, ...]) -> str:
    """The path of the row that an error speaks of; errors name paths or file names."""
    for one in built:
        if path in (one.path, one.file, str(split_key(one.path)[0])):
            return one.path
    return ""


def _plain(sentence: str, built: tuple[Candidate, ...]) -> str:
    """A sentence without folders, which may name a person, and without words of the
    command line."""
    sentence = in_the_window(sentence)
    for one in sorted(built, key=lambda c: -len(c.path)):
        whole = str(split_key(one.path)[0])
        sentence = sentence.replace(one.path, one.file)
        sentence = sentence.replace(whole, one.file.partition(":")[0])
    return sentence


def in_the_window(sentence: str) -> str:
    """A sentence that names fields and not options of the command line."""
    for words, ours in WORDS:
        sentence = sentence.replace(words, ours)
    return sentence


@dataclass(frozen=True, slots=True)
class Footer:
    """Head and foot in words. waits: something is still being read or tried."""

    subtitle: str
    missing: str
    button: str
    ready: bool
    waits: bool


def footer_of(state: State, outcome: Trial, checking: bool, reading: int) -> Footer:
    """What the dialog says about itself."""
    files = _files(state)
    button = tr("Add {files}", files=files) if files else tr("Add files")
    waits = checking or reading > 0
    missing = tr("Reading…") if reading else tr("Checking…") if checking else ""
    if not waits:
        missing = _missing(state, outcome)
    ready = outcome.ready and outcome.result is not None and not waits
    return Footer(_subtitle(state, reading), missing, button, ready, waits)


def told_of(state: State) -> tuple[str, str]:
    """What history calls the import, and what is said once it is done."""
    if state.existing is None:
        code = state.patient_id.strip()
        return tr("Add patient {code}", code=code), tr(
            "Added patient {code}.", code=code
        )
    what = {"files": _files(state) or tr("files"), "patient": state.existing.id}
    return tr("Add {files} to {patient}", **what), tr(
        "Added {files} to {patient}.", **what
    )


def _files(state: State) -> str:
    """How many are used, "" where none is."""
    count = len({split_key(one.path)[0] for one in used(state)})
    return count_of(count, tr("file"), tr("files")) if count else ""


def _subtitle(state: State, reading: int) -> str:
    if not state.found:
        if reading:
            return tr("Reading the files.")
        return tr(
            "Drop files here, or choose them. You see how each one is understood."
        )
    files = {str(split_key(one.path)[0]) for one in state.found}
    tables = len(state.found) - len(files)
    read = count_of(len(files), tr("file"), tr("files"))
    if tables > 0:
        read = tr("{files} with {count} tables", files=read, count=len(state.found))
    return tr("{files}. Check how each one was understood.", files=read)


def _missing(state: State, outcome: Trial) -> str:
    """The first thing that is in the way, and how many more there are."""
    if not used(state):
        return tr("Nothing chosen") if state.found else ""
    found = [need.short for need in needs(state) if need.blocks]
    if outcome.sentence:
        found.insert(
            0, tr("One file does not fit") if outcome.path else tr("Files do not fit")
        )
    if not found:
        return ""
    if len(found) == 1:
        return found[0]
    return tr("{first} and {count} more", first=found[0], count=len(found) - 1)
