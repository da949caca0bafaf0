"""Words of the command line: the parser and the options that commands share.

Light: nothing here loads NumPy, so that `braintwin --help` answers at once.
"""

import argparse
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from brainTwinStudio.cli.output import Answer
from brainTwinStudio.language import LANGUAGES

if TYPE_CHECKING:
    from brainTwinStudio.files.bold import Direction
    from brainTwinStudio.project.data_kinds import Data, DataKind
    from brainTwinStudio.project.patient import GlobalSignal
    from brainTwinStudio.project.spaces import Space

GLOBAL_SIGNALS: dict[str, "GlobalSignal"] = {
    "present": "present",
    "removed": "removed",
    "not-stated": "not stated",
}
CONFOUNDS = ("none", "6HMP", "24HMP+2Phys", "24HMP+2Phys+GSR")
SPACES: dict[str, "Space"] = {
    "MNI152": "MNI152",
    "MNI305": "MNI305",
    "scanner-RAS": "scanner RAS",
    "tkRAS": "tkRAS",
}
DATA: dict[str, "DataKind"] = {"fmri": "bold", "eeg": "eeg"}
DIRECTIONS: dict[str, "Direction"] = {
    "time-region": "time x region",
    "region-time": "region x time",
}


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what `--help` says, its own options, and what it does.

    `run` imports what is heavy where it uses it.
    """

    name: str
    summary: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], Answer]


class Parser(argparse.ArgumentParser):
    """Refuses in one sentence."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}. See {self.prog} --help.\n")


def add_language(parser: argparse.ArgumentParser, what: str) -> None:
    """--language of a file that is written; `run` chooses it before it loads words."""
    parser.add_argument(
        "--language",
        choices=tuple(LANGUAGES),
        default="en",
        help=f"{what} (default: en)",
    )


def common() -> Parser:
    """What every command takes."""
    group = Parser(add_help=False)
    group.add_argument(
        "--json", action="store_true", help="one JSON object on standard output"
    )
    group.add_argument(
        "--seed",
        type=within(0, 2**31 - 1),
        default=0,
        help="noise seed (default: %(default)s)",
    )
    group.add_argument(
        "--debug", action="store_true", help="show the traceback of a failure"
    )
    return group


def add_fraction(parser: argparse.ArgumentParser) -> None:
    """--fraction, of what is removed or cut."""
    parser.add_argument(
        "--fraction", type=number, default=1.0, help="what is removed, above 0, up to 1"
    )


def add_hemispheres(parser: argparse._ActionsContainer) -> None:
    """--callosotomy and --hemispherotomy; `surgery_arguments` says what they mean."""
    parser.add_argument("--callosotomy", choices=("complete", "anterior-two-thirds"))
    parser.add_argument("--hemispherotomy", choices=("L", "R"))


# ---------------------------------------------------------------- values


def number(text: str) -> float:
    """A finite number."""
    value = float(text)
    if not math.isfinite(value):
        raise argparse.ArgumentTypeError(f"'{text}' is not a finite number")
    return value


def within(
    low: int, high: int, kind: Callable[[str], float] = int
) -> Callable[[str], float]:
    """What reads a number from `low` to `high`: a whole one, or as `kind` reads it."""

    def read(text: str) -> float:
        value = kind(text)
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{text} is not within {low} to {high}")
        return value

    read.__name__ = kind.__name__  # argparse names it where `kind` refuses the text
    return read


def names(text: str) -> tuple[str, ...]:
    """'A,B' without doubles."""
    found = tuple(dict.fromkeys(part.strip() for part in text.split(",")))
    if not all(found):
        raise argparse.ArgumentTypeError(f"'{text}' has an empty name")
    return found


def data_kinds(text: str) -> "Data":
    """'fmri', 'eeg' or 'fmri,eeg'."""
    asked = {part.strip().lower() for part in text.split(",")}
    if not asked <= DATA.keys():
        raise argparse.ArgumentTypeError(f"'{text}' is not made of {', '.join(DATA)}")
    return tuple(kind for word, kind in DATA.items() if word in asked)


def losses(text: str) -> tuple[tuple[str, float], ...]:
    """'fc=1,psd=0.25'; a bare name has weight 1."""
    found = {}
    for part in text.split(","):
        name, _, weight = part.partition("=")
        if not name.strip():
            raise argparse.ArgumentTypeError(f"'{text}' has an empty name")
        if name.strip() in found:
            raise argparse.ArgumentTypeError(f"'{name.strip()}' appears twice")
        try:
            found[name.strip()] = number(weight or "1")
        except ValueError:
            raise argparse.ArgumentTypeError(
                f"'{weight}' is no weight; expected NAME=NUMBER,NAME=NUMBER"
            ) from None
    return tuple(found.items())


# ---------------------------------------------------------------- groups


def add_choices(parser: argparse.ArgumentParser) -> None:
    """What only the person can say about files."""
    group = parser.add_argument_group("about the files")
    group.add_argument("--tr", type=number, metavar="S", help="repetition time in s")
    group.add_argument(
        "--global-signal",
        choices=tuple(GLOBAL_SIGNALS),
        help="whether the mean over regions was removed (default: detected)",
    )
    group.add_argument(
        "--band",
        type=number,
        nargs=2,
        metavar=("LOW", "HIGH"),
        help="band in Hz that the signals were filtered to",
    )
    group.add_argument(
        "--direction",
        choices=tuple(DIRECTIONS),
        help="of time series whose sides cannot be told apart",
    )
    group.add_argument(
        "--confounds",
        choices=CONFOUNDS,
        help="how fMRIPrep's confounds are used (Parkes et al. 2018)",
    )
    group.add_argument(
        "--space",
        choices=tuple(SPACES),
        help="of region centres, surfaces, masks and images that do not state theirs",
    )
    group.add_argument(
        "--drop", type=names, default=(), metavar="A,B", help="regions to leave out"
    )


def add_project(parser: argparse.ArgumentParser) -> None:
    """PROJECT --patient ID."""
    parser.add_argument("project", metavar="PROJECT", help="a folder NAME.btproj")
    add_patient(parser)


def add_patient(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--patient",
        metavar="ID",
        help="the patient's code; may be left out where there is only one",
    )


def add_input(parser: argparse.ArgumentParser) -> None:
    """INPUT: PROJECT --patient ID, or files."""
    parser.add_argument(
        "project", metavar="PROJECT", nargs="?", help="a folder NAME.btproj, or files:"
    )
    add_patient(parser)
    group = parser.add_argument_group("input from files")
    group.add_argument("--weights", metavar="F", help="connection weights")
    group.add_argument("--lengths", metavar="F", help="tract lengths in mm")
    group.add_argument("--labels", metavar="F", help="region names")
    group.add_argument(
        "--bold", metavar="F", action="append", default=[], help="one run of fMRI"
    )
    add_choices(parser)


def add_eeg(parser: argparse.ArgumentParser) -> None:
    """One more kind of input from files."""
    parser.add_argument(
        "--eeg", metavar="F", action="append", default=[], help="one recording of EEG"
    )


def add_twin(parser: argparse.ArgumentParser) -> None:
    """TWIN: a file, a twin of a project, or a patient's latest."""
    parser.add_argument(
        "twin",
        metavar="TWIN",
        help="NAME.btwin, PROJECT:TWIN-ID, or PROJECT (with --patient: the latest)",
    )


def add_seeds(
    parser: argparse.ArgumentParser, default: int | None, least: int = 2
) -> None:
    """--seeds N, at least `least`; default None = as usual for the data."""
    usual = default or "64, of EEG 8"
    parser.add_argument(
        "--seeds",
        type=within(least, 4096),
        default=default,
        metavar="N",
        help=f"number of noise seeds (default: {usual})",
    )
