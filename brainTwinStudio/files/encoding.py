"""Nouns to JSON and back, by a white list and their own annotations; never pickle.

A noun becomes {"type": name, field: value, ...}; an array {"array": sha256}; a mapping
{"map": {...}}; a tuple a list; NaN and the infinities {"float": "nan"}.
"""

import json
import math
import types
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import numpy as np

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.saved_nouns import ADDED, NOUNS
from brainTwinStudio.project import Array, FrozenMap

MAX_JSON_BYTES = 256 * 1024**2
_FLOATS = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}


def encode(value: object, put: Callable[[Array], str]) -> Any:
    """JSON for a noun; `put` stores an array and gives its sha256.

    Raises TypeError for anything that could not be read back: a bug of ours.
    """
    if type(value).__name__ in NOUNS and isinstance(value, NOUNS[type(value).__name__]):
        return _encoded_noun(value, put)
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, np.ndarray):
        return {"array": put(value)}
    if isinstance(value, FrozenMap):
        return {"map": {key: encode(item, put) for key, item in value.items()}}
    if isinstance(value, tuple):
        return [encode(item, put) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return {"float": str(value)}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"{type(value).__name__} is not saved in projects")


def decode(
    data: object, noun: Any, get: Callable[[str], Array], path: object, where: str
) -> Any:
    """The noun that `encode` wrote, of that type or of one of a union; `get` gives an
    array by its sha256.

    Raises FileError naming `path` and the place below `where`.
    """
    return _Decoder(get, path).value(data, noun, where)


def arrays_in(data: object) -> set[str]:
    """sha256 of every array that encoded JSON refers to."""
    if isinstance(data, list):
        return set().union(*(arrays_in(item) for item in data))
    if isinstance(data, dict):
        if data.keys() == {"array"} and isinstance(data["array"], str):
            return {data["array"]}
        return set().union(*(arrays_in(item) for item in data.values()))
    return set()


def text_of(data: object) -> str:
    """Compact JSON, the same text for the same data."""
    return json.dumps(data, allow_nan=False, sort_keys=True, separators=(",", ":"))


def data_of(text: bytes | str, path: object) -> Any:
    """Parsed JSON. Raises FileError naming line and column of the fault."""
    if len(text) > MAX_JSON_BYTES:
        raise FileError(path, f"{len(text) / 1e6:.0f} MB of JSON are not read.")
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise FileError(
            path,
            f"The JSON is damaged at line {error.lineno}, column {error.colno}.",
        ) from None
    except (ValueError, RecursionError):
        raise FileError(path, "The JSON is damaged.") from None


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _encoded_noun(noun: Any, put: Callable[[Array], str]) -> dict[str, Any]:
    name = type(noun).__name__
    coded: dict[str, Any] = {"type": name}
    for field, hint in hints_of(type(noun)).items():
        value = getattr(noun, field)
        if not _fits(value, hint):
            raise TypeError(f"{name}.{field} holds {type(value).__name__}, not {hint}")
        whole = np.asarray(value) if get_origin(hint) is np.ndarray else value
        coded[field] = encode(whole, put)
    return coded


@cache
def hints_of(noun: type) -> dict[str, Any]:
    """Field -> annotation, in the order of the fields."""
    hints = get_type_hints(noun)
    return {field.name: hints[field.name] for field in fields(noun)}


def _is_union(hint: Any) -> bool:
    return get_origin(hint) in (Union, types.UnionType)


def _fits(value: object, hint: Any) -> bool:
    """Whether decoding by `hint` will accept what `value` encodes to."""
    if _is_union(hint):
        return any(_fits(value, option) for option in get_args(hint))
    origin = get_origin(hint)
    if origin is Literal:
        return value in get_args(hint)
    if origin is tuple:
        return isinstance(value, tuple) and _tuple_fits(value, get_args(hint))
    if origin in (np.ndarray, FrozenMap):
        return isinstance(value, origin) or (
            origin is np.ndarray and isinstance(value, np.generic)
        )
    if isinstance(value, np.generic):
        value = value.item()
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if hint is None:
        return value is None
    return isinstance(value, hint)


def _tuple_fits(value: tuple[object, ...], args: tuple[Any, ...]) -> bool:
    if len(args) == 2 and args[1] is Ellipsis:
        return all(_fits(item, args[0]) for item in value)
    return len(value) == len(args) and all(map(_fits, value, args))


@dataclass(frozen=True, slots=True)
class _Decoder:
    get: Callable[[str], Array]
    path: object

    def value(self, data: object, hint: Any, where: str) -> Any:
        if _is_union(hint):
            return self._of_union(data, get_args(hint), where)
        origin = get_origin(hint)
        if origin is Literal:
            if data not in get_args(hint):
                raise self._wrong(where, data, "one of " + ", ".join(get_args(hint)))
            return data
        if origin is tuple:
            return self._of_tuple(data, get_args(hint), where)
        if origin is np.ndarray:
            return self._of_array(data, where)
        if origin is FrozenMap:
            return self._of_map(data, where)
        if is_dataclass(hint) and isinstance(hint, type):
            return self._of_noun(data, hint, where)
        return self._of_scalar(data, hint, where)

    def _of_union(self, data: object, options: tuple[Any, ...], where: str) -> Any:
        if data is None and type(None) in options:
            return None
        tag = data.get("type") if isinstance(data, dict) else None
        kept = [option for option in options if option is not type(None)]
        named = [option for option in kept if getattr(option, "__name__", "") == tag]
        if not named and len(kept) > 1:
            known = ", ".join(getattr(option, "__name__", "?") for option in kept)
            raise self._wrong(where, data, f"one of {known}")
        return self.value(data, (named or kept)[0], where)

    def _of_noun(self, data: object, noun: type, where: str) -> Any:
        if not isinstance(data, dict) or data.get("type") != noun.__name__:
            raise self._wrong(where, data, noun.__name__)
        hints = hints_of(noun)
        younger = ADDED.get(noun.__name__, frozenset()) - data.keys()
        missing = sorted(hints.keys() - data.keys() - younger)
        extra = sorted(map(str, data.keys() - hints.keys() - {"type"}))
        if missing or extra:
            fault = "lacks" if missing else "has the unknown field"
            raise FileError(
                self.path,
                f"{where}: {noun.__name__} {fault} '{(missing or extra)[0][:60]}'. "
                "It was written by another version or is damaged.",
            )
        values = {
            field: self.value(data[field], hint, f"{where}.{field}")
            for field, hint in hints.items()
            if field not in younger
        }
        try:
            return noun(**values)
        except FileError:
            raise
        except InputError as error:
            raise FileError(self.path, f"{where}: {error}") from None

    def _of_tuple(self, data: object, args: tuple[Any, ...], where: str) -> Any:
        if not isinstance(data, list):
            raise self._wrong(where, data, "a list")
        if len(args) == 2 and args[1] is Ellipsis:
            args = (args[0],) * len(data)
        if len(args) != len(data):
            raise self._wrong(where, data, f"a list of {len(args)}")
        return tuple(
            self.value(item, hint, f"{where}[{i}]")
            for i, (item, hint) in enumerate(zip(data, args, strict=True))
        )

    def _of_array(self, data: object, where: str) -> Array:
        sha = data.get("array") if isinstance(data, dict) else None
        if not isinstance(sha, str) or len(data) != 1:  # type: ignore[arg-type]
            raise self._wrong(where, data, "an array")
        return self.get(sha)

    def _of_map(self, data: object, where: str) -> FrozenMap[Any]:
        items = data.get("map") if isinstance(data, dict) else None
        if not isinstance(items, dict) or len(data) != 1:  # type: ignore[arg-type]
            raise self._wrong(where, data, "a mapping")
        return FrozenMap(
            {key: self._of_item(item, f"{where}.{key}") for key, item in items.items()}
        )

    def _of_item(self, data: object, where: str) -> Any:
        """Mappings hold arrays or single values; both are marked in the JSON."""
        if isinstance(data, dict) and "array" in data:
            return self._of_array(data, where)
        if isinstance(data, dict):
            return self._of_scalar(data, float, where)
        if isinstance(data, list):
            raise self._wrong(where, data, "a value or an array")
        return data

    def _of_scalar(self, data: object, hint: Any, where: str) -> Any:
        if hint is float and isinstance(data, dict):
            word = data.get("float")
            if len(data) == 1 and isinstance(word, str) and word in _FLOATS:
                return _FLOATS[word]
        if hint is type(None) and data is None:
            return None
        wanted = (int, float) if hint is float else (hint,)
        if isinstance(data, bool) and hint is not bool:
            raise self._wrong(where, data, hint.__name__)
        if not isinstance(data, wanted):
            raise self._wrong(where, data, getattr(hint, "__name__", str(hint)))
        try:
            return float(data) if hint is float else data  # type: ignore[arg-type]
        except OverflowError:
            raise self._wrong(where, data, "float") from None

    def _wrong(self, where: str, data: object, wanted: str) -> FileError:
        shown = text_of(data)[:40]
        return FileError(self.path, f"{where} is {shown}; expected {wanted}.")
