"""Import every real data set as a person would, and say what came of it.

    python tests/benchmarks/import_all.py [--fit rest_dk68_4runs,...] [--only NAME]
        [--people 30] [--save]

Every row goes through `braintwin import`, `braintwin check` and, for the data sets
that --fit names, `braintwin fit --effort quick` of the first person. The first import
is made without any choice: what it refuses then is the column "asked"; the choices that
a person makes are in "told". Prints a table in Markdown; --save keeps it in
results/import_all.md. Its exit status is 1 where an import that should work was
refused.
"""

import argparse
import io
import json
import platform
import sys
import tempfile
import time
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path

from import_cases import CASES, DATA, Case

from brainTwinStudio import cli

RESULT = Path(__file__).parent / "results" / "import_all.md"
HEAD = "| data set | people | read as | asked | told | notes | cards that warn | fit |"


@dataclass(frozen=True, slots=True)
class Said:
    """What one command answered: its JSON, or the sentence of its refusal."""

    status: int
    answer: dict
    sentence: str


@dataclass(slots=True)
class Row:
    """What became of all people of a case."""

    case: Case
    imported: int = 0
    refused: list[str] = field(default_factory=list)
    asked: str = ""
    read_as: dict[str, str] = field(default_factory=dict)
    notes: Counter[str] = field(default_factory=Counter)
    cards: Counter[str] = field(default_factory=Counter)
    fit: str = ""


def braintwin(*words: object) -> Said:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = cli.main([*map(str, words), "--json"])
    text = out.getvalue()
    answer = json.loads(text) if text.strip() else {}
    sentence = answer.get("message") or err.getvalue()
    return Said(status, answer, plain(str(sentence)))


def plain(text: str) -> str:
    """One line without folders."""
    line = " ".join(text.split()).removeprefix("braintwin: ").removeprefix("error: ")
    return line.replace(f"{DATA}/", "").replace("|", "/")


def imported(case: Case, folder: Path, row: Row, number: int) -> bool:
    """One person into a project of their own; the first one without choices too."""
    code, files = case.people[number]
    if number == 0:
        bare = braintwin("import", folder.with_name("bare.btproj"), *files,
                         "--patient", code)  # fmt: skip
        row.asked = bare.sentence if bare.status else ""
    said = braintwin("import", folder, *files, "--patient", code, *case.told)
    if said.status != 0:
        row.refused.append(f"{code}: {said.sentence}")
        return False
    row.imported += 1
    for one in said.answer["files"]:
        shape = " x ".join(map(str, one["shape"]))
        row.read_as.setdefault(one["read_as"], shape)
    row.notes.update(dict.fromkeys(map(note_of, said.answer["notes"]), 1))
    return True


def note_of(note: str) -> str:
    """Without the name of its file, so that notes of several people are one."""
    head, _, rest = note.partition(": ")
    return plain(rest if rest and " " not in head else note)


def checked(folder: Path, row: Row) -> None:
    said = braintwin("check", folder)
    if said.status != 0:
        row.cards[f"check failed: {said.sentence}"] += 1
        return
    row.cards.update(
        f"{card['title']} ({card['severity']})"
        for card in said.answer["cards"]
        if card["severity"] in ("bad", "warn")
    )


def fitted(folder: Path) -> str:
    began = time.perf_counter()
    said = braintwin("fit", folder, "--effort", "quick")
    if said.status != 0:
        return f"refused: {said.sentence}"
    shown = [
        f"{name} {said.answer[side]['fc_r']:.2f}"
        for name, side in (("in-sample FC r", "train"), ("held out", "held_out"),
                           ("structure alone", "floor"), ("ceiling", "ceiling"))
        if "fc_r" in said.answer[side]
    ]  # fmt: skip
    return f"{', '.join(shown)}; {time.perf_counter() - began:.0f} s"


def run(case: Case, most: int, fit: bool) -> Row:
    row = Row(case, fit=case.no_fit)
    for number in range(min(len(case.people), most)):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "all.btproj"
            if not imported(case, folder, row, number):
                continue
            checked(folder, row)
            if fit and number == 0 and not case.no_fit:
                row.fit = fitted(folder)
    return row


# ---------------------------------------------------------------- words


def line_of(row: Row, most: int) -> str:
    count = min(len(row.case.people), most)
    people = f"{row.imported} of {count}"
    read = ", ".join(f"{kind} {shape}" for kind, shape in row.read_as.items())
    cells = (
        row.case.name, people, read, row.asked, " ".join(row.case.told),
        counted(row.notes, row.imported), counted(row.cards, row.imported),
        row.fit or "not asked",
    )  # fmt: skip
    return "| " + " | ".join(cell or "-" for cell in cells) + " |"


def counted(found: Counter[str], count: int, most: int = 6) -> str:
    """Sentences, the commonest first, with how many people they were said of."""
    shown = [
        text if many == count else f"{text} ({many})"
        for text, many in found.most_common(most)
    ]
    more = len(found) - most
    return "; ".join(shown) + (f"; {more} more" if more > 0 else "")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--fit", default="", help="names of cases, with commas")
    parser.add_argument("--only", default="")
    parser.add_argument("--people", type=int, default=30, help="at most, of each case")
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    fits = [name for name in args.fit.split(",") if name]
    lines, bad = [HEAD, "|---" * 8 + "|"], 0
    print("\n".join(lines))
    for case in (one for one in CASES if args.only in one.name):
        row = run(case, args.people, any(name in case.name for name in fits))
        expected = case.refused and all(case.refused in s for s in row.refused)
        bad += bool(row.refused) and not expected
        lines.append(line_of(row, args.people))
        print(lines[-1], flush=True)
        for sentence in row.refused[:3] if not expected else ():
            print(f"REFUSED {sentence}", file=sys.stderr)
    if args.save:
        RESULT.write_text(written(lines), encoding="utf-8")
    return int(bad > 0)


def written(lines: list[str]) -> str:
    place = f"Python {platform.python_version()}, {platform.system()}"
    text = (
        "# Every real data set, imported and checked\n"
        "Written by `tests/benchmarks/import_all.py --save`; nothing is typed by "
        f"hand. {place}. Numbers in brackets: people it was said of, where not all.\n\n"
    )
    return text + "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
