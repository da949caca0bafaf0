"""`braintwin fit`: a twin of one person."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from brainTwinStudio.cli.arguments import (
    Command,
    add_eeg,
    add_input,
    add_seeds,
    data_kinds,
    number,
)
from brainTwinStudio.cli.model_arguments import (
    add_effort,
    add_loss,
    add_model,
    add_uncertainty,
)
from brainTwinStudio.cli.output import Answer, say, target, target_or_free
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.cli.inputs import Subject
    from brainTwinStudio.jobs.messages import FitRequest
    from brainTwinStudio.project import Catalogue


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_input(parser)
    add_eeg(parser)
    parser.add_argument(
        "--data",
        type=data_kinds,
        metavar="fmri|eeg|fmri,eeg",
        help="what is explained (default: fMRI, or the EEG of one who has no fMRI); "
        "fmri,eeg fits one network to both",
    )
    add_model(
        parser,
        None,
        "a node model, a black box or a model of an EEG (default: hopf, of EEG "
        "eeg_network, of both eeg_fmri_network)",
    )
    parser.add_argument(
        "--directed",
        action="store_true",
        help="learn both directions of a connection apart; the loss lagged_fc tells "
        "them and is added where no --loss is given",
    )
    add_effort(parser)
    add_loss(parser)
    parser.add_argument(
        "--optimiser",
        metavar="NAME",
        default="auto",
        help="how parameters are searched (default: L-BFGS on the theory, Adam on "
        "simulations)",
    )
    parser.add_argument(
        "--regulariser",
        type=regulariser,
        action="append",
        default=[],
        metavar="NAME[=WEIGHT]",
        help="what else holds the fit, once for each; without a weight the fit chooses "
        "one",
    )
    add_uncertainty(parser)
    parser.add_argument(
        "--hold-out",
        type=number,
        default=0.0,
        metavar="F",
        help="part at the end of every run that is kept for judging, 0 to 0.5",
    )
    parser.add_argument(
        "--population",
        metavar="TWIN_OR_FOLDER",
        help="twins of other people as prior: a .btwin, a folder of them, or a project",
    )
    add_seeds(parser, None)
    parser.add_argument("--out", metavar="TWIN", help="NAME.btwin")


def regulariser(text: str) -> tuple[str, float | None]:
    """'weights_l1=0.1'; a bare name has no weight."""
    name, given, weight = (part.strip() for part in text.partition("="))
    if not name:
        raise argparse.ArgumentTypeError(f"'{text}' has no name")
    try:
        return name, number(weight) if given else None
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{weight}' is no weight; expected NAME or NAME=NUMBER"
        ) from None


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli.answers import twin_data, twin_text
    from brainTwinStudio.cli.asking import start_engine
    from brainTwinStudio.cli.fitting import fit_and_keep
    from brainTwinStudio.cli.inputs import subject_of
    from brainTwinStudio.cli.model_choice import with_lead_field

    subject = subject_of(args)
    out = _out(args, subject)
    request, said = with_lead_field(_request(args, subject), subject.patient)
    for note in (*subject.notes, *said):
        say(note)
    request = checked(request, start_engine())
    notes = shortages(request)
    for note in notes:
        say(note)
    twin, name = fit_and_keep(request, subject.project, out)
    data = twin_data(twin, name, notes)
    return Answer(data, f"{twin_text(data)}\nThe twin is {name}")


def _out(args: argparse.Namespace, subject: "Subject") -> Path | None:
    """Where the twin goes beside the project: only asked; without one: always."""
    if subject.project is not None:
        return target(args.out, (".btwin",)) if args.out else None
    return target_or_free(args.out, f"{args.patient or 'twin'}.btwin", (".btwin",))


def _request(args: argparse.Namespace, subject: "Subject") -> "FitRequest":
    from brainTwinStudio.cli.model_choice import model_for
    from brainTwinStudio.files.population import population_at
    from brainTwinStudio.jobs.messages import FitRequest
    from brainTwinStudio.project import FitSettings, ModelSpec
    from brainTwinStudio.project.data_kinds import USUAL_SEEDS, recordings_of

    patient = subject.patient
    node, data = model_for(patient, args.data, args.model)
    if patient.connectome is None:
        raise InputError(f"Patient {patient.id} has no connectome; import weights.")
    settings = FitSettings(
        effort=args.effort,
        hold_out=args.hold_out,
        seed=args.seed,
        judge_seeds=args.seeds or USUAL_SEEDS[data],
        optimiser=args.optimiser,
        regularisers=tuple(args.regulariser),
        uncertainty=args.uncertainty,
    )
    if args.loss:
        settings = replace(settings, losses=args.loss)
    elif args.directed:  # nothing else tells who drives whom
        settings = replace(settings, losses=(*settings.losses, ("lagged_fc", 1.0)))
    return FitRequest(
        patient.id,
        patient.connectome,
        recordings_of(patient, data),
        ModelSpec(
            node=node,
            connectome=args.connectome,
            learned=tuple(args.learned),
            directed=args.directed,
        ),
        settings,
        population=population_at(args.population) if args.population else (),
    )


def shortages(request: "FitRequest") -> tuple[str, ...]:
    """What is to be said before the fit where the data are too few for the model."""
    from brainTwinStudio.project.data_kinds import BOLD_ONLY
    from brainTwinStudio.report.checks import shortage_of

    said = shortage_of(
        request.connectome,
        request.recordings,
        request.settings.hold_out,
        request.spec.connectome if request.spec.data == BOLD_ONLY else "fixed",
    )
    return (said,) if said else ()


def checked(request: "FitRequest", catalogue: "Catalogue") -> "FitRequest":
    """The request with a coupling that its node model knows. Raises InputError for
    names that the engine does not know, before a project is opened."""
    from brainTwinStudio.project.model_spec import AUTO

    nodes = {model.name: model for model in catalogue.node_models}
    # models without a coupling to choose
    alone = (*catalogue.black_boxes, *catalogue.electric)
    boxes = tuple(part.name for part in alone)
    _refuse_unknown("node model", (request.spec.node,), (*nodes, *boxes))
    asked = tuple(name for name, _ in request.settings.losses)
    _refuse_unknown("loss", asked, tuple(loss.name for loss in catalogue.losses))
    if request.settings.optimiser != AUTO:
        known = tuple(part.name for part in catalogue.optimisers)
        _refuse_unknown("optimiser", (request.settings.optimiser,), known)
    known = tuple(part.name for part in catalogue.uncertainties)
    _refuse_unknown("method of uncertainty", (request.settings.uncertainty,), known)
    asked = tuple(name for name, _ in request.settings.regularisers)
    known = tuple(part.name for part in catalogue.regularisers)
    _refuse_unknown("regulariser", asked, known)
    known = ("fixed", *(part.name for part in catalogue.connectomes))
    _refuse_unknown("connectome", (request.spec.connectome,), known)
    known = tuple(part.name for part in catalogue.learned_parts if part.in_dynamics)
    _refuse_unknown("learned part", request.spec.learned, known)
    if request.spec.node in boxes:
        return request
    couplings = nodes[request.spec.node].couplings
    if request.spec.coupling in couplings:
        return request
    return replace(request, spec=replace(request.spec, coupling=couplings[0]))


def _refuse_unknown(what: str, asked: tuple[str, ...], known: tuple[str, ...]) -> None:
    for name in asked:
        if name not in known:
            raise InputError(f"No {what} '{name}'. Known: {', '.join(known)}.")


COMMAND = Command("fit", "fit a twin to one person", add_arguments, run)
