"""Records that came out of a pipe: validated, their arrays read-only again.

Unpickling neither validates nor keeps arrays read-only.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

import numpy as np

from brainTwinStudio.project import FrozenMap

Thing = TypeVar("Thing")


def revived(thing: Thing) -> Thing:
    """`thing` with every record in it validated and every array read-only again.

    Raises InputError where a record does not hold together, and TypeError on anything
    but plain values, NumPy arrays and our records (an array of JAX would load JAX in
    the window).
    """
    return cast(Thing, _revived(thing))


def _revived(thing: object) -> object:
    if thing is None or isinstance(thing, str | bytes | int | float | np.generic):
        return thing
    if isinstance(thing, np.ndarray) and not thing.dtype.hasobject:
        thing.flags.writeable = False
        return thing
    if isinstance(thing, tuple | list):
        return type(thing)([_revived(item) for item in thing])
    if isinstance(thing, FrozenMap | dict):
        return type(thing)(_revived_items(thing))
    if is_dataclass(thing) and not isinstance(thing, type):
        parts = {f.name: _revived(getattr(thing, f.name)) for f in fields(thing)}
        return replace(thing, **parts)
    kind = f"{type(thing).__module__}.{type(thing).__qualname__}"
    raise TypeError(f"{kind} does not travel between window and engine.")


def _revived_items(items: Mapping[str, object]) -> dict[str, object]:
    return {name: _revived(value) for name, value in items.items()}
