"""The glossary: resources/glossary.json, the one source of the words of the field."""

import json
from dataclasses import dataclass
from functools import cache

from brainTwinStudio.report.assets import resource


@dataclass(frozen=True, slots=True)
class Term:
    """short: what it is, half a sentence; long: what is to be known when reading it;
    unit "" where it has none; source: DOI or a chapter of SCIENCE.md; also: other
    words for it, under which it is found and linked; common: a word so common that
    links to it would only be in the way."""

    term: str
    short: str
    long: str
    unit: str = ""
    source: str = ""
    also: tuple[str, ...] = ()
    common: bool = False


@cache
def terms() -> tuple[Term, ...]:
    """All terms in the order of the alphabet."""
    text = resource("glossary.json").read_text("utf-8")
    made = (Term(**{**one, "also": tuple(one.get("also", ()))})
            for one in json.loads(text))  # fmt: skip
    return tuple(sorted(made, key=lambda term: term.term.lower()))
