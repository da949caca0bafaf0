"""Read-only arrays and mappings, checked with one wording."""

import mmap
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar
from weakref import WeakValueDictionary

import numpy as np
from numpy.typing import ArrayLike, NDArray

from brainTwinStudio.errors import InputError

Array = NDArray[Any]
Value = TypeVar("Value")
_LARGE = 4_000_000  # values
# Long recordings whose numbers were found finite: a changed mark or bad channel does
# not make anyone wait until hours are read again.
_SEEN: WeakValueDictionary[int, Array] = WeakValueDictionary()
_DONT_NEED: int | None = getattr(mmap, "MADV_DONTNEED", None)


def frozen(
    values: ArrayLike,
    what: str,
    shape: tuple[int | None, ...],
    *,
    dtype: type = np.float64,
    finite: bool = True,
) -> Array:
    """A read-only copy-on-need of `values` with the given shape.

    `shape` holds None where any length will do. Raises InputError naming `what`
    when shape or content do not fit.
    """
    array = np.asarray(values, dtype=dtype)
    fits = array.ndim == len(shape) and all(
        want is None or want == have
        for want, have in zip(shape, array.shape, strict=True)
    )
    if not fits:
        wanted = " x ".join("any" if n is None else str(n) for n in shape)
        raise InputError(
            f"{what} has shape {array.shape}; expected {wanted or 'a single value'}."
        )
    was_seen = not array.flags.writeable and _SEEN.get(id(array)) is array
    if finite and array.dtype.kind == "f" and not was_seen and not _all_finite(array):
        place = tuple(int(i) + 1 for i in np.argwhere(~np.isfinite(array))[0])
        count = int((~np.isfinite(array)).sum())
        raise InputError(
            f"{what} holds {count} values that are not finite numbers, the first at "
            f"position {place} (counted from 1)."
        )
    if array.flags.writeable:
        array = array.copy()
        array.flags.writeable = False
    if finite and array.size >= _LARGE:
        _SEEN[id(array)] = array
    return array


def _all_finite(array: Array) -> bool:
    """Row by row, so that a long recording on disk is never in memory at once."""
    if array.ndim < 2 or array.size < _LARGE:
        return bool(np.isfinite(array).all())
    finite = True
    for row in array:
        finite = finite and bool(np.isfinite(row).all())
        release_pages(array)
    return finite


def release_pages(array: Array) -> None:
    """Give back the memory of an array that is mapped from the disk; it is read again
    where it is needed. Does nothing for others, or where the system cannot."""
    base: object = array
    while isinstance(base, np.ndarray):
        base = base.base
    if (
        isinstance(base, mmap.mmap)
        and not array.flags.writeable
        and _DONT_NEED is not None
    ):
        base.madvise(_DONT_NEED)


class FrozenMap(Mapping[str, Value]):
    """An immutable, picklable mapping; arrays in it become read-only."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, Value] | None = None) -> None:
        self._items: dict[str, Value] = dict(items or {})
        for value in self._items.values():
            if isinstance(value, np.ndarray):
                value.flags.writeable = False

    def __getitem__(self, key: str) -> Value:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return f"FrozenMap({self._items!r})"

    def __reduce__(self) -> tuple[type["FrozenMap[Value]"], tuple[dict[str, Value]]]:
        return (FrozenMap, (self._items,))
