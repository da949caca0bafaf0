"""Branches, their bifurcations and the cycles born there: one diagram over one knob."""

from brainTwinStudio.engine.dynamics.continuation import branches
from brainTwinStudio.engine.dynamics.cycles import cycles
from brainTwinStudio.engine.dynamics.vector_field import VectorField
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project.dynamics import Cycles, Diagram

AGAIN = 1e-4  # of the range of the knob: a cycle branch that ended here begins no other


def diagram(
    field: VectorField,
    knob: str,
    ends: tuple[float, float] | None,
    with_cycles: bool,
    watcher: Watcher,
) -> Diagram:
    """Stop ends it with what was found so far."""
    low, high = ends or tuple(float(end) for end in field.ends[field.chosen(knob)])
    watcher.progress("Branches", 0.0, None)
    found = branches(field, knob, (low, high))
    if not found:
        notes = [f"No equilibrium was found for {knob} from {low:g} to {high:g}."]
        return Diagram(knob, (low, high), (), (), tuple(notes))
    born: list[Cycles] = []
    notes: list[str] = []
    hopf = [s for branch in found for s in branch.specials if s.kind == "hopf"]
    for number, special in enumerate(hopf if with_cycles else ()):
        if watcher.stop_requested():
            notes.append("Stopped before all cycles were followed.")
            break
        watcher.progress("Cycles", number / len(hopf), None)
        near = [abs(one.knob[-1] - special.knob) for one in born]
        if min(near, default=high - low) < AGAIN * (high - low):
            continue
        try:
            born.append(cycles(field, special, knob, (low, high)))
        except InputError as error:
            notes.append(str(error))
    watcher.progress("Cycles", 1.0, None)
    return Diagram(knob, (low, high), found, tuple(born), tuple(notes))
