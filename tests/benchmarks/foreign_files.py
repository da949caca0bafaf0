"""Import files of public repositories that no one here wrote, and say what came of it.

    python tests/benchmarks/foreign_files.py FOLDER [--only WORD] [--save]

FOLDER holds them as OWNER+NAME/PATH; foreign_cases.py says which they are and at which
commit they were looked at. What is absent is skipped and said. Every case goes through
`braintwin import`, first without any choice: what it refuses then is the column
"asked". "names" is what names and labels are recognised as. Prints a table in
Markdown; --save keeps it in results/foreign_files.md. Its exit status is 1 where an
import that should work was refused, or one was taken that should not be.
"""

import argparse
import platform
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from foreign_cases import CASES, REPOSITORIES, Foreign
from import_all import braintwin

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.images.imaging import DenseLabels
from brainTwinStudio.files.images.label_names import of_dense
from brainTwinStudio.files.looking import Candidate, look
from brainTwinStudio.files.parcellations import recognised
from brainTwinStudio.files.source import split_key

RESULT = Path(__file__).parent / "results" / "foreign_files.md"
HEADS = ("format", "file", "kB", "looks like", "names", "asked", "told", "outcome")


@dataclass(frozen=True, slots=True)
class Row:
    """cells in the order of HEADS; is_right: it went as the case says."""

    cells: tuple[str, ...]
    is_right: bool


def folder_of(root: Path, repository: str) -> Path:
    return root / repository.replace("/", "+")


def on_disk(path: Path) -> Path:
    """Without the key of a part, "file.dlabel.nii:2"."""
    return split_key(path)[0]


def row_of(case: Foreign, root: Path) -> Row:
    paths = [folder_of(root, repository) / path for repository, path in case.files]
    seen, names = looked(paths)
    with tempfile.TemporaryDirectory() as place:
        bare = braintwin("import", Path(place) / "a.btproj", *paths, "--patient", "P1")
        said = bare
        if case.told:
            folder = Path(place) / "b.btproj"
            said = braintwin("import", folder, *paths, "--patient", "P1", *case.told)
    refusal = said.sentence if said.status else ""
    is_right = case.refused in refusal if case.refused else not refusal
    outcome = f"refused: {refusal}" if refusal else "; ".join(said.answer["notes"])
    sizes = "<br>".join(f"{on_disk(one).stat().st_size / 1000:.0f}" for one in paths)
    asked = bare.sentence if bare.status and case.told else ""
    cells = (
        case.kind, "<br>".join(map(shown, case.files)), sizes, seen, names, asked,
        " ".join(case.told), outcome or "imported",
    )  # fmt: skip
    return Row(tuple(plain(cell, root) for cell in cells), is_right)


def shown(file: tuple[str, str]) -> str:
    """OWNER/NAME@COMMIT: PATH (licence)."""
    repository, path = file
    commit, licence = REPOSITORIES[repository]
    return f"{repository}@{commit[:7]}: {path} ({licence})"


def looked(paths: list[Path]) -> tuple[str, str]:
    """What the files look like, and which atlas their names are."""
    try:
        found = look(paths)
    except InputError as error:
        return f"refused: {error}", ""
    seen = [f"{one.read_as} {' x '.join(map(str, one.shape))}" for one in found]
    matches = [recognised(names_of(one)) for one in found]
    said = [match.sentence for match in matches if match is not None]
    return "<br>".join(seen), "<br>".join(dict.fromkeys(said))


def names_of(one: Candidate) -> tuple[str, ...]:
    """Names of the regions, of the labels on a surface too."""
    part = one.content.part
    return of_dense(part, {}).names if isinstance(part, DenseLabels) else one.names


def plain(text: str, root: Path) -> str:
    """One line without folders."""
    line = " ".join(str(text).split()).replace("|", "/")
    for repository in REPOSITORIES:
        line = line.replace(f"{folder_of(root, repository)}/", "")
    return line.replace(f"{root}/", "") or "-"


def line_of(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path, help="holds OWNER+NAME/PATH")
    parser.add_argument("--only", default="", help="cases of this kind or path")
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    lines, wrong, absent = [line_of(HEADS), "|---" * len(HEADS) + "|"], 0, []
    print("\n".join(lines))
    for case in CASES:
        if args.only not in f"{case.kind} {case.files}":
            continue
        lacking = [
            shown(file) for file in case.files
            if not on_disk(folder_of(args.folder, file[0]) / file[1]).is_file()
        ]  # fmt: skip
        if lacking:
            absent += lacking
            continue
        row = row_of(case, args.folder)
        wrong += not row.is_right
        lines.append(line_of(row.cells))
        print(lines[-1], flush=True)
        if not row.is_right:
            print(f"WRONG {case.kind}: {row.cells[-1]}", file=sys.stderr)
    lines += [f"\nNot at hand: {one}." for one in dict.fromkeys(absent)]
    print("\n".join(lines[len(lines) - len(set(absent)) :]) if absent else "")
    if args.save:
        RESULT.write_text(written(lines), encoding="utf-8")
    return int(wrong > 0)


def written(lines: list[str]) -> str:
    place = f"Python {platform.python_version()}, {platform.system()}"
    text = (
        "# Files that no one here wrote, imported\n"
        "Written by `tests/benchmarks/foreign_files.py FOLDER --save`; nothing is "
        f"typed by hand. {place}. The files are of public repositories, named with the "
        "commit they were looked at and their licence; none of them is kept here.\n\n"
    )
    return text + "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
