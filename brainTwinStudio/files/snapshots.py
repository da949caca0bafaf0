"""Projects as lists of records, so that every version costs only what is new in it.

A record is the JSON of one patient, twin, scenario or report; its key is a hash of it.
A state is the JSON of a project with keys in place of records.
"""

import hashlib
from typing import Any, get_args, get_origin

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.array_store import ArrayStore
from brainTwinStudio.files.encoding import (
    arrays_in,
    decode,
    encode,
    hints_of,
    text_of,
)
from brainTwinStudio.files.saved_nouns import ADDED, NOUNS
from brainTwinStudio.project import Project

State = dict[str, Any]


def _collections() -> dict[str, type]:
    """Fields of Project that are tuples of nouns, and which noun each holds."""
    found = {}
    for field, hint in hints_of(Project).items():
        item = get_args(hint)[0] if get_origin(hint) is tuple else None
        if item in NOUNS.values():
            found[field] = item
    return found


class Snapshots:
    """Turns projects into states and back; each noun is encoded and decoded once."""

    def __init__(self, arrays: ArrayStore, path: object) -> None:
        self._arrays = arrays
        self._path = path
        self._kinds = _collections()
        self._records: dict[str, Any] = {}
        self._key_of: dict[int, tuple[object, str]] = {}
        self._noun_of: dict[str, object] = {}

    def take(self, project: Project) -> State:
        """The state of a project; its arrays are on disk when this returns. Raises
        FileError when the disk refuses."""
        return {
            field: [self._key(noun) for noun in getattr(project, field)]
            if field in self._kinds
            else encode(getattr(project, field), self._arrays.put)
            for field in hints_of(Project)
        }

    def prepare(self, noun: object) -> None:
        """Put the arrays of a noun on disk, from any thread. Raises FileError."""
        encode(noun, self._arrays.put)

    def learn(self, records: dict[str, Any]) -> None:
        """Records read from disk."""
        self._records.update(records)

    def project(self, state: State) -> Project:
        """The project of a state. Raises FileError when a record or array is missing
        or wrong."""
        data = dict(state)
        nouns = {}
        for field, kind in self._kinds.items():
            keys = data.pop(field, [] if field in ADDED["Project"] else None)
            if not isinstance(keys, list):
                raise FileError(self._path, f"A saved state lacks '{field}'.")
            nouns[field] = tuple(self._noun(key, kind, field) for key in keys)
        shell = decode(
            {**data, "type": "Project", **{field: [] for field in nouns}},
            Project,
            self._arrays.get,
            self._path,
            "project",
        )
        plain = {f: getattr(shell, f) for f in hints_of(Project) if f not in nouns}
        return Project(**plain, **nouns)

    def full(self, state: State) -> dict[str, Any]:
        """The whole JSON of a project, as project.json holds it."""
        whole = {
            field: [self._records[key] for key in value]
            if field in self._kinds
            else value
            for field, value in state.items()
        }
        return {"type": "Project", **whole}

    def state_of_full(self, data: Any) -> State:
        """The state of a project given as its whole JSON. Raises FileError."""
        if not isinstance(data, dict) or data.get("type") != "Project":
            raise FileError(self._path, "It does not hold a project.")
        state: State = {}
        for field, value in data.items():
            if field == "type":
                continue
            if field in self._kinds:
                if not isinstance(value, list):
                    raise FileError(self._path, f"'{field}' is not a list.")
                keys = [_key_of(record) for record in value]
                self._records.update(zip(keys, value, strict=True))
                state[field] = keys
            else:
                state[field] = value
        return state

    def records_of(self, states: list[State]) -> dict[str, Any]:
        """Every record that the states need."""
        held = (s.get(field, []) for s in states for field in self._kinds)
        keys = {key for some in held for key in some}
        return {key: self._records[key] for key in sorted(keys)}

    def forget_others(self, states: list[State]) -> set[str]:
        """Keep only what the states need; gives sha256 of the arrays they use."""
        self._records = self.records_of(states)
        self._noun_of = {k: v for k, v in self._noun_of.items() if k in self._records}
        self._key_of = {i: v for i, v in self._key_of.items() if v[1] in self._records}
        return arrays_in(list(self._records.values())) | arrays_in(list(states))

    def _key(self, noun: object) -> str:
        known = self._key_of.get(id(noun))
        if known is not None:
            return known[1]
        record = encode(noun, self._arrays.put)
        key = _key_of(record)
        self._records.setdefault(key, record)
        self._remember(noun, key)
        return key

    def _noun(self, key: str, kind: type, field: str) -> Any:
        known = self._noun_of.get(key) if isinstance(key, str) else None
        if known is not None:
            return known
        if not isinstance(key, str) or key not in self._records:
            raise FileError(self._path, f"A record of '{field}' is missing.")
        noun = decode(
            self._records[key], kind, self._arrays.get, self._path, f"project.{field}"
        )
        self._remember(noun, key)
        return noun

    def _remember(self, noun: object, key: str) -> None:
        self._key_of[id(noun)] = (noun, key)  # holds the noun: its id stays its own
        self._noun_of.setdefault(key, noun)


def _key_of(record: Any) -> str:
    return hashlib.sha256(text_of(record).encode()).hexdigest()[:24]
