"""Where every number came from, so that it can be made again."""

from brainTwinStudio import __version__
from brainTwinStudio.project import Twin
from brainTwinStudio.report.blocks import Block, Facts, Heading, Section, Subject, Table
from brainTwinStudio.report.wording import given, population


def section(subject: Subject) -> Section:
    """Versions, inputs with their hashes, seed, integrator, step, device."""
    blocks: list[Block] = [
        Facts(
            (
                ("Project", subject.project.name),
                ("Patient code", subject.patient.id),
                ("Report made by", f"Brain Twin Studio {__version__}"),
            )
        )
    ]
    if subject.twin is not None:
        from brainTwinStudio.report.model_card import summary  # which reads sections

        blocks += [Heading("Model card"), *summary(subject.twin), *_of(subject.twin)]
    else:
        blocks += [Heading("Inputs"), _inputs(_hashes(subject))]
    return Section("provenance", "Provenance", tuple(blocks))


def _of(twin: Twin) -> list[Block]:
    made = twin.provenance
    return [
        Heading("Fit"),
        Facts(
            (
                ("Twin", twin.id),
                ("Fitted", made.created or "not stated"),
                ("Seed", f"{twin.settings.seed}"),
                ("Prior from other people", population(len(twin.population))),
                ("Integrator", f"{made.integrator}, dt {given(made.dt_s, 's')}"),
                ("Numbers", made.dtype),
                ("Device", made.device),
            )
        ),
        Heading("Inputs"),
        _inputs(made.inputs),
        Heading("Versions"),
        Table(("Package", "Version"), made.versions, (1, 2)),
    ]


def _hashes(subject: Subject) -> tuple[tuple[str, str], ...]:
    connectome = subject.patient.connectome
    files = [(r.source_file, r.sha256) for r in subject.patient.recordings]
    if connectome is not None:
        files.insert(0, (connectome.source_file, connectome.sha256))
    return tuple(files)


def _inputs(files: tuple[tuple[str, str], ...]) -> Table:
    rows = tuple((name or "not stated", sha or "not stated") for name, sha in files)
    return Table(("File", "SHA-256"), rows or (("none", ""),), (1, 2.6))
