"""What a running fit saves, so that a crash or a kill costs seconds and not hours.

The engine process writes the file and resumes from it; it never deletes it, because an
answer on its way through the pipe can still be lost. Whoever has put the finished twin
in a safe place (the saved project, the written .btwin) calls `discard`.
"""

import hashlib
import logging
import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

import brainTwinStudio
from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.project import Array

SECONDS_BETWEEN = 5.0
_PREFIX = "state/"  # keeps names of the state apart from our own and from savez's
_log = logging.getLogger(__name__)


def checkpoint_path(folder: str | Path, request: FitRequest) -> Path:
    """Where `request` keeps its state: the same request finds the same file again."""
    return Path(folder) / f"{_digest(_without_path(request))[:20]}.npz"


def request_key(request: FitRequest) -> str:
    """sha256 over everything that determines the answer, versions included."""
    from importlib.metadata import version

    versions = tuple(
        (name, version(name)) for name in ("jax", "jaxlib", "numpy", "scipy", "optax")
    )
    ours = ("brainTwinStudio", brainTwinStudio.__version__)
    return _digest((_without_path(request), ours, *versions))


def discard(path: str | Path) -> None:
    """Delete a checkpoint whose twin is in a safe place; no matter if it is gone."""
    if not str(path):
        return
    with suppress(FileNotFoundError):
        Path(path).unlink()
    with suppress(FileNotFoundError):
        _part(Path(path)).unlink()


class Checkpoint:
    """The state of one running fit in one .npz file, replaced at most every 5 s."""

    def __init__(
        self,
        path: str | Path,
        key: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._path = Path(path)
        self._key = key
        self._clock = clock
        self._saved_at: float | None = None

    def load(self) -> dict[str, Array] | None:
        """The saved state, or None where there is none that belongs to the key."""
        try:
            with (
                self._path.open("rb") as stream,
                np.load(stream, allow_pickle=False) as saved,
            ):
                if str(saved["key"]) != self._key:
                    return None
                return {
                    name.removeprefix(_PREFIX): saved[name]
                    for name in saved.files
                    if name.startswith(_PREFIX)
                }
        except FileNotFoundError:
            return None
        except Exception as error:  # a broken file breaks NumPy and zipfile in any way
            _log.warning("The checkpoint %s cannot be read: %r", self._path, error)
            return None

    def save(self, state: Mapping[str, Array]) -> None:
        """Save `state` unless that was done just now. A full disk costs the
        checkpoint, not the fit."""
        now = self._clock()
        if self._saved_at is not None and now - self._saved_at < SECONDS_BETWEEN:
            return
        arrays: dict[str, Any] = {_PREFIX + k: _plain(v) for k, v in state.items()}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part = _part(self._path)
            with part.open("wb") as stream:
                np.savez(stream, key=np.array(self._key), **arrays)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(part, self._path)
        except OSError as error:
            _log.warning("The checkpoint %s cannot be saved: %s", self._path, error)
        self._saved_at = self._clock()


def _part(path: Path) -> Path:
    return path.with_name(path.name + ".part")


def _plain(value: Array) -> Array:
    array = np.asarray(value)
    if array.dtype.kind not in "biufcU":
        raise TypeError(f"A checkpoint cannot hold an array of {array.dtype}.")
    return array


def _without_path(request: FitRequest) -> FitRequest:
    return replace(request, checkpoint="")


def _digest(value: object) -> str:
    digest = hashlib.sha256()
    _feed(digest.update, value)
    return digest.hexdigest()


def _feed(update: Callable[[bytes], None], value: object) -> None:
    """Every value with its kind and length before it: no two things look the same."""
    if isinstance(value, np.ndarray):
        update(f"array {value.dtype.str} {value.shape};".encode())
        update(np.ascontiguousarray(value).tobytes())
    elif is_dataclass(value) and not isinstance(value, type):
        update(f"record {type(value).__name__} {len(fields(value))};".encode())
        for entry in fields(value):
            _feed(update, entry.name)
            _feed(update, getattr(value, entry.name))
    elif isinstance(value, tuple | list):
        update(f"sequence {len(value)};".encode())
        for item in value:
            _feed(update, item)
    elif isinstance(value, Mapping):
        _feed(update, tuple(value.items()))
    else:
        plain = value.item() if isinstance(value, np.generic) else value
        text = repr(plain).encode()
        update(f"{type(plain).__name__} {len(text)};".encode() + text)
