"""What is analysed: one region of a twin, or a node model by itself."""

import argparse
from typing import TYPE_CHECKING

from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.cli.inputs import FoundTwin
    from brainTwinStudio.project.dynamics import RegionSystem

NODE = ("model", "region", "set")  # options that say which system is meant
ONE_OF = "Give a TWIN with --region NAME, or --model NAME."
TWIN_ONLY = "Give a TWIN: NAME.btwin, PROJECT:TWIN-ID, or PROJECT --patient ID."


def system_of(args: argparse.Namespace) -> "RegionSystem":
    """The region or the node model that was named, with the numbers of --set."""
    from dataclasses import replace

    import numpy as np

    from brainTwinStudio.cli import asking
    from brainTwinStudio.cli.inputs import twin_of
    from brainTwinStudio.cli.planning import region_names
    from brainTwinStudio.jobs.dynamics_requests import (
        NodeSystemRequest,
        RegionSystemRequest,
    )
    from brainTwinStudio.project import FrozenMap
    from brainTwinStudio.project.dynamics import RegionSystem

    given = dict(args.set)
    if args.model is not None:
        request = NodeSystemRequest(args.model, FrozenMap(given))
        return asking.ask(request, RegionSystem)
    found = twin_of(args)
    (name,) = region_names(found.twin, (args.region,))
    at = found.twin.connectome.parcellation.region_names.index(name)
    system = asking.ask(RegionSystemRequest(found.twin, at), RegionSystem)
    turned = {key: np.asarray(value) for key, value in given.items()}
    return replace(system, values=FrozenMap({**system.values, **turned}))


def require_system(args: argparse.Namespace) -> None:
    """Raises InputError unless one system was named."""
    if (args.twin is None) == (args.model is None):
        raise InputError(ONE_OF)
    if args.twin is not None and args.region is None:
        raise InputError(ONE_OF)
    if args.model is not None and args.region is not None:
        raise InputError("A node model by itself has no regions; leave out --region.")


def required_twin(args: argparse.Namespace) -> "FoundTwin":
    from brainTwinStudio.cli.inputs import twin_of

    if args.twin is None:
        raise InputError(TWIN_ONLY)
    return twin_of(args)


def region_of(args: argparse.Namespace) -> "tuple[FoundTwin, int, str]":
    """The twin, and --region: its place and name."""
    from brainTwinStudio.cli.planning import region_names

    found = required_twin(args)
    if args.region is None:
        raise InputError("Give --region NAME: which region gets the input.")
    (name,) = region_names(found.twin, (args.region,))
    return found, found.twin.connectome.parcellation.region_names.index(name), name
