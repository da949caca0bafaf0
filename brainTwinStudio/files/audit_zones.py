"""What the audit log says of a twin of seizures: how it was fitted, and searched."""

from typing import Any

from brainTwinStudio.files.audit_words import code
from brainTwinStudio.files.privacy.identifiers import cleaned
from brainTwinStudio.project.seizure_twin import ResectionSearch, SeizureTwin


def of_seizure_twin(
    old: SeizureTwin | None, new: SeizureTwin
) -> tuple[str, dict[str, Any]]:
    """Kind and facts of a change."""
    if old is not None and new.search is not None and new.search is not old.search:
        return "resection search", _of_search(new, new.search)
    made = new.provenance
    guess = [[cleaned(name), what] for name, what in new.guess.items()]
    return "locate", {
        "twin": code(new.id),
        "patient": code(new.patient_id),
        "seizures": len(new.seizures),
        "members": len(set(new.member.tolist())),
        "guess": guess,
        "seed": new.seed,
        "inputs": [sha for _, sha in made.inputs],
        "versions": [list(pair) for pair in made.versions],
        "device": made.device,
        "outcome": new.outcome,
        "named": [cleaned(name) for name in new.zone.named],
    }


def _of_search(twin: SeizureTwin, found: ResectionSearch) -> dict[str, Any]:
    return {
        "twin": code(twin.id),
        "forbidden": [cleaned(name) for name in found.forbidden],
        "most regions": found.max_regions,
        "simulations": [found.forward, found.reverse],
        "sets": len(found.sets),
    }
