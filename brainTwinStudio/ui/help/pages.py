"""The pages of the help, and which section of them speaks of which part of the window.

A page is Markdown in resources/help, or is made of what the program knows, by
generated.py. A heading says of which classes it speaks, `## Matrices {MatricesPanel}`;
where one of them shows numbers, the fact behind "How was this computed?" follows.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from brainTwinStudio.language import spoken, tr
from brainTwinStudio.report.assets import resource
from brainTwinStudio.report.facts import FACTS, METHOD
from brainTwinStudio.report.uncertainty_words import method_of
from brainTwinStudio.ui.help.generated import (
    Known,
    brain_keys_text,
    glossary_text,
    keys_of,
    keys_text,
    models_text,
    parts_text,
    research_use,
)
from brainTwinStudio.ui.panels.computed import ANSWERS, OF_PLOTS, OF_SEGMENTS

START = "index"
CONTENTS: tuple[tuple[str, tuple[str, ...]], ...] = (  # group -> pages in their order
    (tr("First steps"), (START, "window", "tutorials", "epilepsy_case/README",
                         "stimulation_case/README")),
    (tr("Stages"), ("data", "check", "fit", "inspect", "plan", "report")),
    (tr("Subjects"), ("import", "brain", "models_compared", "dynamics",
                      "well_posedness", "seizures", "stimulation")),
    (tr("Look up"), ("keys", "glossary", "models", "parts", "anchors")),
)  # fmt: skip
GENERATED: dict[str, Callable[[Known], str]] = {
    "keys": keys_text,
    "glossary": glossary_text,
    "models": models_text,
    "parts": parts_text,
}
NOTHING_KNOWN = Known()
HEADING = re.compile(r"^(#{1,3}) (.+?)(?: \{([\w ]+)\})?$")
FILLED = re.compile(r"\{(key:[\w-]+|brain-keys|research-use)\}")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what follows it. classes: of which parts of the window it speaks;
    anchor: of the heading, unique in its page."""

    title: str
    level: int
    anchor: str
    classes: tuple[str, ...]
    text: str


def names() -> tuple[str, ...]:
    """All pages, in their order."""
    return tuple(name for _, those in CONTENTS for name in those)


def source_of(name: str, known: Known = NOTHING_KNOWN) -> str:
    """The Markdown of a page, everything filled in."""
    made = GENERATED.get(name)
    text = made(known) if made else _file(name)
    return _with_facts(FILLED.sub(lambda found: _filled(found.group(1), known), text))


def title_of(name: str) -> str:
    """What the first heading of a page says."""
    return sections(source_of(name))[0].title


def sections(markdown: str) -> tuple[Section, ...]:
    """A page cut at its headings of the first to third level."""
    found: list[Section] = []
    for head, text in _cut(markdown):
        match = HEADING.match(head)
        assert match is not None, f"A page begins with a heading, not with {head!r}."
        marks, title, classes = match.groups()
        known = tuple((classes or "").split())
        found.append(Section(title, len(marks), anchor_of(title), known, text))
    return tuple(found)


def anchor_of(title: str) -> str:
    """'FC over time' -> 'fc-over-time'."""
    return re.sub(r"[\W_]+", "-", title.lower()).strip("-")


@cache
def topics() -> dict[str, str]:
    """Class of the window -> 'page#anchor' of the section that speaks of it."""
    return {
        kind: f"{name}#{section.anchor}"
        for name in names()
        if name not in GENERATED
        for section in sections(_file(name))
        for kind in section.classes
    }


def fact_names(kind: str) -> tuple[str, ...]:
    """The facts behind the numbers of a panel, in report/facts.py."""
    parts = {**OF_PLOTS, **OF_SEGMENTS}
    named = [ANSWERS.get(kind, ""), *(f for (p, _), f in parts.items() if p == kind)]
    return tuple(dict.fromkeys(name for name in named if name))


@cache
def _file(name: str) -> str:
    """A page in the chosen language, in English where it has none."""
    path = f"{name}.md".split("/")
    own = resource("help", spoken(), *path)
    return (own if own.is_file() else resource("help", *path)).read_text("utf-8")


def _filled(wanted: str, known: Known) -> str:
    if wanted == "brain-keys":
        return brain_keys_text()
    if wanted == "research-use":
        return research_use()
    keys = keys_of(wanted.removeprefix("key:"), known)
    return f"`{keys}`" if keys else tr("(no key)")


def _cut(markdown: str) -> list[tuple[str, str]]:
    """(heading line, the lines after it)."""
    parts: list[tuple[str, list[str]]] = []
    for line in markdown.strip().splitlines():
        if HEADING.match(line):
            parts.append((line, []))
        elif parts:
            parts[-1][1].append(line)
        else:
            parts.append((f"# {tr('Help')}", [line]))
    return [(head, "\n".join(lines).strip()) for head, lines in parts]


def _with_facts(markdown: str) -> str:
    told: list[str] = []
    for (head, text), section in zip(_cut(markdown), sections(markdown), strict=True):
        facts = dict.fromkeys(f for kind in section.classes for f in fact_names(kind))
        told += [head, text, *map(_fact_text, facts)]
    return "\n\n".join(told)


def _fact_text(name: str) -> str:
    """A fact as the dialog "How was this computed?" says it, of no twin yet."""
    fact = FACTS[name]
    interval = tr(fact.interval)
    return tr(
        "> **How it is computed: {title}.** {formula}\n>\n"
        "> **Interval:** {interval}\n>\n> **Source:** {source}",
        title=tr(fact.title),
        formula=tr(fact.formula),
        interval=interval.replace(METHOD, tr(method_of(None))),
        source=_linked(tr(fact.source)),
    )


def _linked(source: str) -> str:
    """DOIs as links."""
    return re.sub(
        r"doi:(10\.[^\s;,]+[^\s;,.])", r"[doi:\1](https://doi.org/\1)", source
    )
