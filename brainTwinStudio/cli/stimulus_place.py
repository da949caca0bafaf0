"""Where a stimulus is given: --target, --at, --contacts or --field."""

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from brainTwinStudio.cli.arguments import SPACES, names
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.cli.inputs import FoundTwin
    from brainTwinStudio.files.stimulus_fields import Reach
    from brainTwinStudio.project import Electrodes

WAYS = ("target", "at", "contacts", "field")
NO_PLACE = "Say where is stimulated: --target, --at, --contacts or --field."
NO_PATIENT = (
    "Contacts are those of a patient: give the twin as PROJECT or PROJECT:TWIN-ID."
)


def add_place(parser: argparse.ArgumentParser) -> None:
    """The ways to say where; exactly one is given."""
    # argparse takes only single negative numbers for values; a place begins with one
    parser._negative_number_matcher = re.compile(r"^-[\d.]+(,.*)?$")
    group = parser.add_argument_group("where (one of these)")
    group.add_argument("--target", type=names, metavar="A,B", help="regions")
    group.add_argument(
        "--at",
        metavar="X,Y,Z:FWHM",
        help="a Gaussian around a coordinate, mm, on the centres of regions",
    )
    group.add_argument(
        "--contacts",
        metavar="A[-B]",
        help="the field of a contact or a pair of the patient's electrodes",
    )
    group.add_argument(
        "--field",
        metavar="FILE.nii.gz",
        help="a map of |E|, or a mask of activated tissue, as a mean over each region",
    )
    group.add_argument(
        "--atlas",
        action="append",
        default=[],
        metavar="FILE",
        help="labels in the space of --field, and their table (default: the patient's "
        "surfaces, and spheres around centres)",
    )
    group.add_argument(
        "--space",
        choices=tuple(SPACES),
        help="of --at (default: that of the twin's regions), or of a --field that does "
        "not state it",
    )


def place_of(found: "FoundTwin", args: argparse.Namespace) -> "Reach":
    """Raises InputError for what cannot be meant, FileError for a map."""
    from brainTwinStudio.cli import planning
    from brainTwinStudio.files.stimulus_fields import Reach, at_coordinate, in_map

    given = [way for way in WAYS if getattr(args, way)]
    if len(given) != 1:
        raise InputError(NO_PLACE if not given else f"{NO_PLACE} Only one of them.")
    if args.space and given[0] not in ("at", "field"):
        raise InputError("--space is about --at or --field.")
    if args.atlas and not args.field:
        raise InputError("--atlas is about --field.")
    of, space = found.twin.connectome.parcellation, SPACES.get(args.space)
    if args.at:
        return at_coordinate(of, *_point(args.at), space)
    if args.contacts:
        return _contacts(found, args.contacts)
    if args.field:
        from brainTwinStudio.cli.surgery_arguments import anatomy_of

        atlas = [Path(name) for name in args.atlas]
        return in_map(of, Path(args.field), anatomy_of(found), space, atlas)
    return Reach(planning.region_names(found.twin, args.target), (), "")


def _point(text: str) -> tuple[tuple[float, float, float], float]:
    """'-40,-20,50:25'."""
    place, _, width = text.partition(":")
    try:
        x, y, z = (float(part) for part in place.split(","))
        return (x, y, z), float(width)
    except ValueError:
        raise InputError(
            f"--at {text}: expected X,Y,Z:FWHM in mm, like -40,-20,50:25."
        ) from None


def _contacts(found: "FoundTwin", text: str) -> "Reach":
    from brainTwinStudio.cli.inputs import project_at
    from brainTwinStudio.files.stimulus_fields import at_contacts

    if found.project is None:
        raise InputError(NO_PATIENT)
    own = project_at(found.project).patient(found.twin.patient_id).electrodes
    of = found.twin.connectome.parcellation
    return at_contacts(of, own, (text,) if own is None else _pair(own, text))


def _pair(electrodes: "Electrodes", text: str) -> tuple[str, ...]:
    """One contact, or two with a hyphen between; names may have hyphens themselves."""
    ways = [(text,)]
    ways += [(text[: hit.start()], text[hit.end() :]) for hit in re.finditer("-", text)]
    for way in ways:
        try:
            return tuple(electrodes.names[electrodes.index(name)] for name in way)
        except InputError:
            continue
    return ways[min(1, len(ways) - 1)]  # refused with the name that is not known
