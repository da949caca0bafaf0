"""`braintwin check`: is this patient's data fit to be modelled?"""

import argparse

from brainTwinStudio.cli.arguments import Command, add_project
from brainTwinStudio.cli.output import Answer

SIGNS = {"bad": "BAD ", "warn": "warn", "info": "info", "ok": "ok  "}


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli.inputs import patient_of, project_at
    from brainTwinStudio.report.checks import cards_of

    patient = patient_of(project_at(args.project), args.patient)
    cards = cards_of(patient)
    data = {
        "patient": patient.id,
        "worst": cards[0].severity if cards else "ok",
        "cards": [
            {
                "severity": card.severity,
                "title": card.title,
                "detail": card.detail,
                "numbers": dict(card.numbers),
            }
            for card in cards
        ],
    }
    lines = [f"{SIGNS[c.severity]}  {c.title}\n      {c.detail}" for c in cards]
    return Answer(data, "\n".join(lines))


COMMAND = Command("check", "the quality of a patient's data", add_project, run)
