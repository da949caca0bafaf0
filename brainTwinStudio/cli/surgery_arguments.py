"""What --ablate, --callosotomy, --hemispherotomy, --lesion and --what-if mean for a
twin."""

import argparse
from collections.abc import Iterator

from brainTwinStudio.cli.inputs import FoundTwin, project_at
from brainTwinStudio.cli.planning import edge_pairs, region_names
from brainTwinStudio.cli.seizure_inputs import FoundSeizureTwin
from brainTwinStudio.errors import InputError
from brainTwinStudio.files.planned import ablation_planned, damage_planned
from brainTwinStudio.project import (
    Ablation,
    Callosotomy,
    Change,
    Damage,
    Hemispherotomy,
    ParameterChange,
    PatientAnatomy,
    Twin,
    space_named,
)
from brainTwinStudio.project.surgery import Extent
from brainTwinStudio.project.what_if import (
    EDGE,
    EXCITABILITY,
    Mode,
    excitability,
    perilesional,
)

Found = FoundTwin | FoundSeizureTwin
EXTENTS: dict[str, Extent] = {
    "complete": "complete",
    "anterior-two-thirds": "anterior two thirds",
}
NO_PATIENT = (
    "A lesion is one of a patient: give the twin as PROJECT or PROJECT:TWIN-ID, in "
    "which the patient's mask was imported."
)
WIDTH_MM = 15.0
SIGNS: dict[str, Mode] = {"*": "factor", "+": "shift"}  # before an amount
WHAT_IF = (
    "expected NAME=VALUE, NAME=*FACTOR or NAME=+SHIFT, then perhaps @REGION,REGION"
)


def changes_of(found: FoundTwin, args: argparse.Namespace) -> tuple[Change, ...]:
    """Of the options of surgery beside regions and edges, in the order they are listed
    in the help. Raises InputError."""
    return tuple(_changes(found, args))


def _changes(found: FoundTwin, args: argparse.Namespace) -> Iterator[Change]:
    for change in operations(found, args):
        yield change
        if args.perilesional and isinstance(change, Damage):
            yield _around(found.twin, change, args.perilesional)
    if args.perilesional and not args.lesion:
        raise InputError("--perilesional is about a lesion: give --lesion NAME too.")
    for text in args.what_if:
        yield what_if(found.twin, text)


def operations(found: Found, args: argparse.Namespace) -> Iterator[Change]:
    """Of the options that `surgery_options` adds, for a twin of activity or of
    seizures. Raises InputError."""
    for text in args.ablate:
        yield _ablation(found, text, args)
    yield from _hemispheric(args)
    for name in args.lesion:
        yield lesion_of(found, name, args.removed_from)


def _hemispheric(args: argparse.Namespace) -> Iterator[Change]:
    """Of --callosotomy and --hemispherotomy, which need nothing of the twin."""
    if args.callosotomy:
        yield Callosotomy(EXTENTS[args.callosotomy], args.fraction)
    if args.hemispherotomy:
        yield Hemispherotomy(args.hemispherotomy)


def _ablation(found: Found, text: str, args: argparse.Namespace) -> Ablation:
    numbers = _numbers(text)
    if len(numbers) != 4:
        raise InputError(
            f"--ablate {text}: expected X,Y,Z,RADIUS in mm, like -32,-20,-18,8."
        )
    space = space_named(args.space) if args.space else None
    sphere = (numbers[0], numbers[1], numbers[2]), numbers[3]
    anatomy = anatomy_of(found)
    parcellation = found.twin.connectome.parcellation
    return ablation_planned(parcellation, anatomy, sphere, space, args.removed_from)


def _around(twin: Twin, damage: Damage, text: str) -> ParameterChange:
    numbers = _numbers(text)
    if len(numbers) not in (1, 2):
        raise InputError(
            f"--perilesional {text}: expected AMOUNT or AMOUNT,WIDTH (width in mm, "
            "usually 10 to 20)."
        )
    amount, width_mm = (*numbers, WIDTH_MM)[:2]
    return perilesional(damage, twin.spec.node, amount, width_mm)


def lesion_of(found: Found, name: str, removed_from: float = 1.0) -> Damage:
    """What a lesion of the twin's patient takes. Raises InputError."""
    if found.project is None:
        raise InputError(NO_PATIENT)
    anatomy = anatomy_of(found)
    lesions = () if anatomy is None else anatomy.lesions
    lesion = next((one for one in lesions if one.name == name), None)
    if anatomy is None or lesion is None:
        known = ", ".join(one.name for one in lesions) or "none; import a mask first"
        raise InputError(f"This patient has no lesion '{name}'. Known: {known}.")
    return damage_planned(found.twin.connectome, anatomy, lesion, removed_from)


def anatomy_of(found: Found) -> PatientAnatomy | None:
    """Of the twin's patient, None for a twin in a file of its own."""
    if found.project is None:
        return None
    return project_at(found.project).patient(found.twin.patient_id).anatomy


def what_if(twin: Twin, text: str) -> ParameterChange:
    """'a=+0.02@lh-insula,lh-fusiform', 'G=*1.2', 'edge=*0.5@A->B', and 'excitability',
    which names the parameter that stands for the balance of the model."""
    name, sign, rest = text.partition("=")
    value, _, where = rest.partition("@")
    name, value = name.strip(), value.strip()
    mode: Mode = SIGNS.get(value[:1], "value")
    if name == EXCITABILITY and value[:1] == "-":
        mode = "shift"  # a balance has no other amount
    numbers = _numbers(value.lstrip("*+")) if sign else ()
    if not name or len(numbers) != 1:
        raise InputError(f"--what-if {text}: {WHAT_IF}.")
    if name == EDGE:
        pairs = edge_pairs(twin, where.strip())
        if len(pairs) != 1:
            raise InputError(f"--what-if {text}: name one way of a connection, A->B.")
        return ParameterChange(EDGE, numbers, mode, edge=pairs[0])
    names = tuple(part.strip() for part in where.split(",") if part.strip())
    regions = region_names(twin, names) if names else ()
    if name == EXCITABILITY:
        if mode != "shift":
            raise InputError(f"--what-if {text}: excitability takes a shift, +0.02.")
        return excitability(twin.spec.node, numbers[0], regions)
    return ParameterChange(name, numbers, mode, regions)


def _numbers(text: str) -> tuple[float, ...]:
    """Numbers between commas; () where one is none."""
    try:
        return tuple(float(part) for part in text.split(","))
    except ValueError:
        return ()
