"""`braintwin`, the command line: the requests of the window, without a window.

Exit status: 0 done, 2 something about the input (one sentence on standard error), 1 a
failure of ours (a sentence, and where the traceback is), 130 interrupted.
"""

import contextlib
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    import argparse

    from brainTwinStudio.cli.output import Answer

DONE, OUR_FAULT, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    from brainTwinStudio.cli import output, trouble
    from brainTwinStudio.cli.commands import parser_of

    output.forgive_odd_letters()
    try:
        args = parser_of().parse_args(argv)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else BAD_INPUT
    try:
        answer = _answer(args)
        output.show(answer, as_json=args.json)
    except InputError as error:
        output.say(str(error))
        return BAD_INPUT
    except KeyboardInterrupt:
        output.say("Interrupted.")
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has left
        output.close_standard_output()
        return OUR_FAULT
    except Exception as error:
        if trouble.is_of_the_disk(error):
            output.say(trouble.disk_sentence(error))
            return BAD_INPUT
        output.say(trouble.sentence_of(error, debug=args.debug))
        return OUR_FAULT
    return answer.status


def _answer(args: "argparse.Namespace") -> "Answer":
    """What the command says; nothing else may reach standard output meanwhile."""
    with contextlib.redirect_stdout(sys.stderr):
        return args.run(args)
