"""Where every number came from, so that it can be made again."""

from brainTwinStudio import __version__
from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.report.blocks import Block, Facts, Heading, Section, Subject, Table
from brainTwinStudio.report.wording import NONE, NOT_STATED, given, population

PACKAGES = (tr("Package"), tr("Version"))


def section(subject: Subject) -> Section:
    """Versions, inputs with their hashes, seed, integrator, step, device."""
    blocks: list[Block] = [
        Facts(
            (
                (tr("Project"), subject.project.name),
                (tr("Patient code"), subject.patient.id),
                (tr("Report made by"), f"Brain Twin Studio {__version__}"),
            )
        )
    ]
    if subject.twin is not None:
        from brainTwinStudio.report.model_card import summary  # which reads sections

        blocks += [
            Heading(tr("Model card")),
            *summary(subject.twin),
            *_of(subject.twin),
        ]
    else:
        blocks += [Heading(tr("Inputs")), inputs_of(_hashes(subject))]
    return Section("provenance", tr("Provenance"), tuple(blocks))


def _of(twin: Twin) -> list[Block]:
    made = twin.provenance
    return [
        Heading(tr("Fit")),
        Facts(
            (
                (tr("Twin"), twin.id),
                (tr("Fitted"), made.created or NOT_STATED),
                (tr("Seed"), f"{twin.settings.seed}"),
                (tr("Prior from other people"), population(len(twin.population))),
                (tr("Integrator"), f"{made.integrator}, dt {given(made.dt_s, 's')}"),
                (tr("Numbers"), made.dtype),
                (tr("Device"), made.device),
            )
        ),
        Heading(tr("Inputs")),
        inputs_of(made.inputs),
        Heading(tr("Versions")),
        Table(PACKAGES, made.versions, (1, 2)),
    ]


def _hashes(subject: Subject) -> tuple[tuple[str, str], ...]:
    connectome = subject.patient.connectome
    files = [(r.source_file, r.sha256) for r in subject.patient.recordings]
    if connectome is not None:
        files.insert(0, (connectome.source_file, connectome.sha256))
    return tuple(files)


def inputs_of(files: tuple[tuple[str, str], ...]) -> Table:
    """Files with their hashes."""
    rows = tuple((name or NOT_STATED, sha or NOT_STATED) for name, sha in files)
    return Table((tr("File"), "SHA-256"), rows or ((NONE, ""),), (1, 2.6))
