"""What one answer of `braintwin analyse` is."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from brainTwinStudio.cli.output import Answer


@dataclass(frozen=True, slots=True)
class Analysis:
    """what: its name behind --what; words: for the help; run: asks and tells; takes:
    options of its own, as argparse names them, beside TWIN and --patient."""

    what: str
    words: str
    run: Callable[[argparse.Namespace], Answer]
    takes: tuple[str, ...] = ()
