"""The glossary: resources/glossary.json, the one source of the words of the field.

In another language its words are those of resources/help/LANGUAGE/glossary.json, by the
English term; a term without a twin stays English.
"""

import json
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

from brainTwinStudio.language import spoken
from brainTwinStudio.report.assets import resource


@dataclass(frozen=True, slots=True)
class Term:
    """short: what it is, half a sentence; long: what is to be known when reading it;
    unit "" where it has none; source: DOI or a chapter of SCIENCE.md; also: other
    words for it, under which it is found and linked; forms: of these words in which
    they are linked, too; common: a word so common that links to it would only be in the
    way."""

    term: str
    short: str
    long: str
    unit: str = ""
    source: str = ""
    also: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    common: bool = False


@cache
def terms() -> tuple[Term, ...]:
    """All terms in the order of the alphabet."""
    known = json.loads(resource("glossary.json").read_text("utf-8"))
    file = resource("help", spoken(), "glossary.json")
    own = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    made = (_term({**one, **own.get(one["term"], {})}) for one in known)
    return tuple(sorted(made, key=lambda term: normalize("NFKD", term.term.lower())))


def _term(read: dict) -> Term:
    words = {name: tuple(read.get(name, ())) for name in ("also", "forms")}
    return Term(**{**read, **words})
