"""Start of the program, as `braintwin` and as `python -m brainTwinStudio`.

Imports stay inside `main`: the engine process imports this module again when it is
spawned, and must meet neither Qt nor the command line there.
"""

import sys
from multiprocessing import freeze_support


def main() -> int:
    """Run the command line and return its exit status."""
    freeze_support()
    from brainTwinStudio import cli

    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
