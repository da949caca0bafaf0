"""What is about to leave for other people: refused where it still names a person.

Imports clean what they keep; names and notes that were typed later, and projects of
older versions, are looked at here: every text of the nouns, before a byte is written.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.encoding import encode
from brainTwinStudio.files.privacy.identifiers import signs_in
from brainTwinStudio.files.privacy.personal import names_a_person, personal_words
from brainTwinStudio.language import tr
from brainTwinStudio.project import Project, Twin
from brainTwinStudio.project.seizure_twin import SeizureTwin

# Written by the program itself: hashes, versions, devices, when it computed something.
_OURS = frozenset(
    {"type", "array", "sha256", "created", "versions", "device", "parameter_specs"}
)
_CODES = frozenset({"id", "patient_id", "twin_id", "scenario_ids", "population"})
_FILES = frozenset({"source_file", "inputs"})
_HASH = re.compile(r"[0-9a-f]{40,64}(?:; [0-9a-f]{40,64})*")
# The day on which somebody signed the check, as ui/patient_notes writes it.
_SIGNED = re.compile(
    r"^Check \d{4}-\d\d-\d\d(?=(?:, [^:\n]{1,12})?: (?:accepted|rejected)\b)", re.M
)
_SHOWN = 3
PLAIN_NAME = "project"

Sign = tuple[str, str, str]  # where it stands, what it seems to be, the words


def signs_in_nouns(data: object) -> tuple[Sign, ...]:
    """Signs of a person in encoded nouns (files.encoding), each with its place."""
    return tuple(dict.fromkeys(_walk(data, (), "")))


def refuse_signs(data: object, target: object) -> None:
    """Raises FileError naming the first signs in encoded nouns."""
    found = signs_in_nouns(data)
    if not found:
        return
    shown = "; ".join(
        tr("{what} in {place} ({text})", what=what, place=place, text=text[:40])
        for place, what, text in found[:_SHOWN]
    )
    many = tr("a sign") if len(found) == 1 else tr("{count} signs", count=len(found))
    raise FileError(
        target,
        tr(
            "It is not written, for it would carry {many} of a person: "
            "{shown}. Change that name or note (import files again under "
            "neutral names), then repeat.",
            many=many,
            shown=shown,
        ),
    )


def refuse_twin(twin: Twin | SeizureTwin, target: object) -> None:
    """Raises FileError for a twin that names a person."""
    refuse_signs(encode(twin, lambda _: ""), target)


def report_ready(
    project: Project, patient_id: str, twin_id: str | None, target: object
) -> Project:
    """The project as a report of this patient may show it: under a neutral name where
    its own looks personal. Raises FileError where another text names a person; other
    people's data are not looked at."""
    twins = [
        twin for twin in project.twins_of(patient_id) if twin_id in (None, twin.id)
    ]
    nouns = [project.patient(patient_id), *twins]
    for twin in twins:
        nouns += project.scenarios_of(twin.id)
    for located in project.seizure_twins_of(patient_id):
        nouns += [located, *project.seizure_plans_of(located.id)]
    refuse_signs([encode(noun, lambda _: "") for noun in nouns], target)
    return replace(project, name=neutral_title(project.name, PLAIN_NAME))


def neutral_title(name: str, instead: str) -> str:
    """A project's name, or what stands for one that looks personal: a project cannot
    be renamed inside."""
    return instead if names_a_person(name) or signs_in(name) else name


def named_after(data: dict[str, Any], path: Path) -> dict[str, Any]:
    """The whole JSON of a project as its archive may hold it: a name that looks
    personal gives way to that of the archive. Raises FileError for a personal one."""
    name, stem = str(data.get("name", "")), path.name.partition(".")[0]
    if neutral_title(name, "") == name:
        return data
    if neutral_title(stem, "") != stem:
        raise FileError(
            path,
            tr(
                "The project's name '{name}' looks personal, and so does that "
                "of the archive, which would take its place; give the archive "
                "another name.",
                name=name[:40],
            ),
        )
    return {**data, "name": stem}


def _walk(data: object, place: tuple[str, ...], field: str) -> Iterator[Sign]:
    """Every text below, with the nouns and fields that lead to it."""
    if isinstance(data, dict):
        own = (*place, _called(data)) if "type" in data else place
        for key, inner in data.items():
            if key not in _OURS:
                yield from _walk(inner, own, field if key == "map" else str(key))
    elif isinstance(data, list):
        for inner in data:
            yield from _walk(inner, place, field)
    elif isinstance(data, str) and not _HASH.fullmatch(data):
        yield from _signs(data, place, field)


def _called(noun: dict[str, Any]) -> str:
    """A noun in words: "recording run-1"."""
    kind = re.sub(r"(?<!^)(?=[A-Z])", " ", str(noun["type"])).lower()
    name = noun.get("id")
    return f"{kind} {name}" if isinstance(name, str) else kind


def _signs(text: str, place: tuple[str, ...], field: str) -> Iterator[Sign]:
    where = ", ".join((*place[-2:], field.replace("_", " ")))
    if field == "notes":
        text = _SIGNED.sub("Check", text)
    for what, words in _found(text, field in _CODES, field in _FILES):
        yield where, what, words


@lru_cache(maxsize=8192)
def _found(text: str, code: bool, files: bool) -> tuple[tuple[str, str], ...]:
    """(what, words) of a text; codes and names of files may hold no name at all."""
    found: list[tuple[str, str]] = []
    for part in text.split("; ") if files else [text]:
        found += [(sign.what, sign.text) for sign in signs_in(part)]
        if code or files:
            stem = part.partition(":")[0].partition(".")[0] if files else part
            found += [(one.what, one.text) for one in personal_words(stem)]
    return tuple(found)
