"""The options of surgery that commands share; `surgery_arguments` reads them."""

import argparse
import re

from brainTwinStudio.cli.arguments import SPACES, add_hemispheres, number


def add_operations(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """--ablate, --callosotomy, --hemispherotomy, --lesion and what belongs to them, in
    a group of their own, which is given back for more."""
    group = parser.add_argument_group("other operations; all of them add up")
    # argparse takes only single negative numbers for values; a place begins with one
    parser._negative_number_matcher = re.compile(r"^-[\d.]+(,.*)?$")
    group.add_argument(
        "--ablate",
        action="append",
        default=[],
        metavar="X,Y,Z,R",
        help="laser ablation of a sphere, mm",
    )
    group.add_argument(
        "--space",
        choices=tuple(SPACES),
        help="of the centre of the sphere (default: that of the twin's regions)",
    )
    group.add_argument(
        "--removed-from",
        type=number,
        default=1.0,
        metavar="F",
        help="share of a region from which ablation or lesion removes it as a whole; "
        "below it is weakened by its share (default: %(default)s)",
    )
    add_hemispheres(group)
    group.add_argument(
        "--lesion",
        action="append",
        default=[],
        metavar="NAME",
        help="a lesion mask of the patient",
    )
    return group
