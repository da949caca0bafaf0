"""Blocks as Markdown, for terminals and repositories; pictures are left out."""

from brainTwinStudio.report.blocks import (
    Block,
    CardRow,
    Facts,
    Formula,
    Heading,
    Section,
    Table,
    Text,
)


def markdown_of(
    title: str, lead: str, sections: tuple[Section, ...], source: str
) -> str:
    """A document of its own."""
    parts = [f"# {_plain(title)}", f"**{_plain(lead)}**", _plain(source)]
    for section in sections:
        parts.append(f"## {_plain(section.title)}")
        parts += [text for block in section.blocks if (text := _block(block))]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Text):
        return _plain(block.text)
    if isinstance(block, Heading):
        return f"### {_plain(block.text)}"
    if isinstance(block, Formula):
        return "\n".join(["```", *block.lines, "```"])
    if isinstance(block, CardRow):
        return f"**{_plain(block.title)}** {_plain(block.detail)}"
    if isinstance(block, Facts):
        return "\n".join(f"- {_plain(name)}: {_plain(v)}" for name, v in block.rows)
    if isinstance(block, Table):
        return _table(block)
    return ""


def _table(table: Table) -> str:
    marks = [
        "---:" if at in table.numeric else "---" for at in range(len(table.columns))
    ]
    rows = [table.columns, tuple(marks), *table.rows]
    lines = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|")


def _plain(text: str) -> str:
    """One line; what comes from files cannot start markup of its own."""
    line = " ".join(text.split())
    for sign in ("\\", "`", "*", "<", "["):
        line = line.replace(sign, f"\\{sign}")
    return line
