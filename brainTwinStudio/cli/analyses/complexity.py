"""PCI and PCIst of a twin's response to a pulse to one region (SCIENCE.md F.7)."""

import argparse

from brainTwinStudio.cli.analyses.base import Analysis
from brainTwinStudio.cli.analyses.response_map import interval, told
from brainTwinStudio.cli.analyses.systems import region_of
from brainTwinStudio.cli.output import Answer, write_npz

NO_CUT = (
    "The cut-offs of PCI belong to TMS-EEG within 300 ms; compare these numbers with "
    "those of other twins and regions only."
)


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking, planning
    from brainTwinStudio.jobs.dynamics_requests import ResponseComplexityRequest
    from brainTwinStudio.project.familiarity import NOT_OF_READOUTS
    from brainTwinStudio.project.response_map import ResponseComplexity
    from brainTwinStudio.report.sections.plans import REST_IS_SILENT

    found, at, name = region_of(args)
    out = planning.out_of(args)
    asking.start_engine()
    request = ResponseComplexityRequest(found.twin, at, args.size, args.seed)
    answer = asking.ask(request, ResponseComplexity)
    if out is not None:
        arrays = {"significant": answer.significant, "times_s": answer.times_s}
        write_npz(out, arrays)
    share = float(answer.significant.mean())
    data = {
        "outcome": "finished",
        "twin": found.name,
        "region": name,
        "pci": interval(answer.pci),
        "pci_st": interval(answer.pci_st),
        "significant_share": share,
        "pulse": answer.pulse,
        "window_s": float(answer.times_s[-1]),
        "trials": answer.trials,
        "sets": answer.sets,
        "seed": answer.seed,
        "notes": [NO_CUT, REST_IS_SILENT, NOT_OF_READOUTS],
        "out": out,
    }
    lines = [
        f"A pulse to {name}, {answer.trials} trials, {answer.times_s[-1]:.3g} s:",
        f"  PCI (Lempel-Ziv) {told(answer.pci, ())}",
        f"  PCIst (state transitions) {told(answer.pci_st, ())}",
        f"  significant in {100 * share:.2g} % of regions and times of the first set; "
        "its interval: not estimated",
        f"[90 %] intervals over {answer.sets} sets of trials.",
    ]
    return Answer(data, "\n".join([*lines, *data["notes"]]))


ANALYSIS = Analysis(
    "complexity",
    "PCI and PCIst of a twin's response to a pulse to --region",
    run,
    ("region", "size", "out"),
)
