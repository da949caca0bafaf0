"""PCI and PCIst of a twin's response to a pulse to one region (SCIENCE.md F.7)."""

import argparse

from brainTwinStudio.cli.analyses.base import Analysis
from brainTwinStudio.cli.analyses.response_map import interval, told
from brainTwinStudio.cli.analyses.systems import region_of
from brainTwinStudio.cli.output import Answer, columns, write_npz

NO_CUT = (
    "The cut-offs of PCI belong to TMS-EEG within 300 ms; compare these numbers with "
    "those of other twins and regions only."
)


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking, planning
    from brainTwinStudio.jobs.dynamics_requests import ResponseComplexityRequest
    from brainTwinStudio.project.familiarity import NOT_OF_READOUTS
    from brainTwinStudio.project.readouts import LEAST_SHARE, ResponseComplexity
    from brainTwinStudio.report.sections.plans import REST_IS_SILENT

    found, at, name = region_of(args)
    out = planning.out_of(args)
    asking.start_engine()
    request = ResponseComplexityRequest(found.twin, at, args.size, args.seed)
    answer = asking.ask_until_stopped(request, ResponseComplexity)
    if out is not None:
        arrays = {"significant": answer.significant, "times_s": answer.times_s}
        write_npz(out, arrays)
    data = {
        "outcome": "stopped" if answer.stopped else "finished",
        "twin": found.name,
        "region": name,
        "pci": interval(answer.pci),
        "pci_st": interval(answer.pci_st),
        "significant_share": interval(answer.share),
        "pci_st_more": interval(answer.pci_st_more),
        "without_a_pulse": {
            "pci": interval(answer.pci_rest),
            "pci_st": interval(answer.pci_st_rest),
            "significant_share": interval(answer.share_rest),
        },
        "pulse": answer.pulse,
        "window_s": float(answer.times_s[-1]),
        "trials": answer.trials,
        "sets": answer.sets,
        "seed": answer.seed,
        "notes": [NO_CUT, REST_IS_SILENT, NOT_OF_READOUTS],
        "out": out,
    }
    rows = [("", "after the pulse", "without a pulse")]
    rows += [
        (name, told(after, ()), told(still, ()))
        for name, after, still in (
            ("PCI (Lempel-Ziv)", answer.pci, answer.pci_rest),
            ("PCIst (state transitions)", answer.pci_st, answer.pci_st_rest),
            ("share that is significant", answer.share, answer.share_rest),
        )
    ]
    lines = [
        f"A pulse to {name}, {answer.trials} trials, {answer.times_s[-1]:.3g} s:",
        columns(rows),
        f"PCIst is larger with the pulse by {told(answer.pci_st_more, ())}.",
        f"[90 %] of {answer.sets} sets of trials. PCI: not estimated where less than "
        f"{LEAST_SHARE:.0%} is significant.",
    ]
    return Answer(data, "\n".join([*lines, *data["notes"]]))


ANALYSIS = Analysis(
    "complexity",
    "PCI and PCIst of a twin's response to a pulse to --region",
    run,
    ("region", "size", "out"),
)
