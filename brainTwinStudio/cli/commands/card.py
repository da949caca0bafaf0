"""`braintwin card`: what a twin is, what it is for, and what is not known of it."""

import argparse
from pathlib import Path

from brainTwinStudio import language
from brainTwinStudio.cli.arguments import (
    Command,
    add_language,
    add_patient,
    add_twin,
)
from brainTwinStudio.cli.output import Answer, target

EXAMPLE = "Example: braintwin card study.btproj --patient P1 --out P1-card.html"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLE
    add_twin(parser)
    add_patient(parser)
    parser.add_argument(
        "--out", metavar="FILE", help="FILE.md or FILE.html (default: printed)"
    )
    add_language(parser, "what the card speaks")


def run(args: argparse.Namespace) -> Answer:
    language.choose(args.language)  # then load
    from brainTwinStudio.cli.inputs import twin_of
    from brainTwinStudio.files.privacy.leaving import refuse_twin
    from brainTwinStudio.report.blocks import Facts, Table
    from brainTwinStudio.report.card_missing import missing
    from brainTwinStudio.report.model_card import (
        SUFFIXES,
        card_text,
        sections_of_card,
        write_card,
    )

    out: Path | None = target(args.out, SUFFIXES) if args.out else None
    found = twin_of(args)
    card = {
        section.name: {
            "facts": [list(r) for b in section.blocks if isinstance(b, Facts)
                      for r in b.rows],
            "tables": [[list(b.columns), *map(list, b.rows)] for b in section.blocks
                       if isinstance(b, Table)],
        }
        for section in sections_of_card(found.twin)
    }  # fmt: skip
    data = {"twin": found.name, "out": out, "card": card}
    data["missing"] = list(missing(found.twin))
    if out is None:
        return Answer(data, card_text(found.twin))
    refuse_twin(found.twin, out)
    write_card(found.twin, out)
    return Answer(data, f"The model card is {out}")


COMMAND = Command("card", "the model card of a twin", add_arguments, run)
