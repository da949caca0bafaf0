"""What a person wants of a report: which sections, and words of their own."""

from dataclasses import dataclass

from brainTwinStudio.language import tr
from brainTwinStudio.report.blocks import Section, Text

THEIRS = tr(
    "Typed by the person who had this report written; not a result of the twin, and "
    "checked by nobody."
)
LEFT_OUT = tr("Left out by the person who had this report written: {titles}.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """without: names of sections to leave out. comment: the person's words, "" for
    none; each line a paragraph. language: of LANGUAGES; the process that writes speaks
    it from its start, for words are chosen when the report's modules are loaded."""

    without: tuple[str, ...] = ()
    comment: str = ""
    language: str = "en"


ALL = Wanted()


def wanted_of(sections: tuple[Section, ...], wanted: Wanted) -> tuple[Section, ...]:
    """The person's words first and marked as theirs, then the sections they want; the
    report says what they do not."""
    lines = tuple(line.strip() for line in wanted.comment.splitlines() if line.strip())
    shown = tuple(one for one in sections if one.name not in wanted.without)
    titles = [one.title for one in sections if one.name in wanted.without]
    if lines:
        words = (Text(THEIRS, "note"), *map(Text, lines))
        shown = (Section("comment", tr("Comment"), words), *shown)
    if titles:
        said = Text(LEFT_OUT.format(titles=", ".join(titles)), "note")
        shown = (*shown, Section("left-out", tr("Left out"), (said,)))
    return shown
