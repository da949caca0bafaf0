"""Search over all pages of the help, section by section."""

from dataclasses import dataclass

from brainTwinStudio.ui.help import pages
from brainTwinStudio.ui.help.generated import Known

MOST = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that holds all words. place: 'page#anchor'."""

    place: str
    title: str
    page: str


def hits(typed: str, known: Known = pages.NOTHING_KNOWN) -> tuple[Hit, ...]:
    """Sections that hold every typed word; those whose title does come first."""
    words = typed.lower().split()
    if not words:
        return ()
    found: list[tuple[int, Hit]] = []
    for name in pages.names():
        cut = pages.sections(pages.source_of(name, known))
        for section in cut:
            title = section.title.lower()
            if all(word in f"{title} {section.text.lower()}" for word in words):
                rank = 0 if all(word in title for word in words) else 1
                place = f"{name}#{section.anchor}"
                found.append((rank, Hit(place, section.title, cut[0].title)))
    return tuple(hit for _, hit in sorted(found, key=lambda one: one[0])[:MOST])
