"""What is fitted and how hard: options that every command with a fit shares."""

import argparse
from typing import TYPE_CHECKING

from brainTwinStudio.cli.arguments import losses, names

if TYPE_CHECKING:
    from brainTwinStudio.project import ModelSpec

EFFORTS = ("quick", "standard", "thorough")
OF_FMRI = "a node model or a black box (default: %(default)s)"


def add_model(
    parser: argparse.ArgumentParser,
    default: str | None = "hopf",
    about: str = OF_FMRI,
) -> None:
    """--model, --connectome, --learned; default None: as usual for the data."""
    parser.add_argument("--model", metavar="NAME", default=default, help=about)
    parser.add_argument(
        "--connectome",
        metavar="NAME",
        default="learned",
        help="what is learned of the weights: fixed (nothing), learned (every weight), "
        "or another that `braintwin models` lists (default: %(default)s)",
    )
    parser.add_argument(
        "--learned",
        type=names,
        default=(),
        metavar="A,B",
        help="learned parts of the dynamics, as `braintwin models` lists them",
    )


def add_effort(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--effort", choices=EFFORTS, default="standard", help="(default: %(default)s)"
    )


def add_loss(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--loss", type=losses, metavar="fc=1,fcd=1,...", help="what is fitted"
    )


def add_uncertainty(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--uncertainty",
        metavar="NAME",
        default="laplace",
        help="how intervals of parameters are estimated, as `braintwin models` lists "
        "it; none leaves them out (default: %(default)s)",
    )


def spec_of(args: argparse.Namespace) -> "ModelSpec":
    """The model that `add_model` was told."""
    from brainTwinStudio.project import ModelSpec

    return ModelSpec(
        node=args.model, connectome=args.connectome, learned=tuple(args.learned)
    )
