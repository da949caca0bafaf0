"""The commands: one file each, one line here."""

from brainTwinStudio import __version__
from brainTwinStudio.cli.arguments import Command, Parser, common
from brainTwinStudio.cli.commands import (
    analyse,
    benchmark,
    card,
    check,
    compare,
    crossvalidate,
    demo,
    disease,
    evaluate,
    explain,
    export,
    fit,
    forecast,
    importing,
    locate,
    log,
    loop,
    models,
    outcomes,
    pareto,
    plan_resection,
    report,
    resect,
    scan,
    seizure,
    selftest,
    simulate,
    states,
    stimulate,
    studio,
    virtual_patient,
)

COMMANDS: tuple[Command, ...] = (
    studio.COMMAND,
    demo.COMMAND,
    importing.COMMAND,
    scan.COMMAND,
    check.COMMAND,
    models.COMMAND,
    fit.COMMAND,
    evaluate.COMMAND,
    forecast.COMMAND,
    states.COMMAND,
    compare.COMMAND,
    crossvalidate.COMMAND,
    pareto.COMMAND,
    explain.COMMAND,
    analyse.COMMAND,
    simulate.COMMAND,
    resect.COMMAND,
    stimulate.COMMAND,
    loop.COMMAND,
    disease.COMMAND,
    virtual_patient.COMMAND,
    locate.COMMAND,
    plan_resection.COMMAND,
    seizure.COMMAND,
    outcomes.COMMAND,
    report.COMMAND,
    card.COMMAND,
    export.COMMAND,
    log.COMMAND,
    benchmark.COMMAND,
    selftest.COMMAND,
)


def parser_of() -> Parser:
    """The whole command line."""
    parser = Parser(
        prog="braintwin",
        description="Personal brain models that say how far to trust them. "
        "Research use only.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version", action="version", version=f"%(prog)s {__version__}"
    )
    # without a command: the window
    parser.set_defaults(run=studio.COMMAND.run, json=False, debug=False)
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=Parser)
    shared = common()
    for command in COMMANDS:
        own = commands.add_parser(
            command.name,
            help=command.summary,
            description=command.summary,
            parents=[shared],
            allow_abbrev=False,
        )
        command.add_arguments(own)
        own.set_defaults(run=command.run)
    return parser


__all__ = ["COMMANDS", "parser_of"]
