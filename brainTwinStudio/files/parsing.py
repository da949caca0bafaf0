"""Other people's parsers on damaged files: whatever they raise becomes a sentence."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.language import tr

_log = logging.getLogger(__name__)
logging.getLogger("nibabel.global").setLevel(logging.CRITICAL + 1)  # header remarks


@contextmanager
def parsing(path: object, what: str) -> Iterator[None]:
    """Around a call of a library that parses the file `path`. what: the format as the
    sentence calls it, "NIfTI image"."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except InputError:
        raise
    except MemoryError:
        raise FileError(
            path,
            tr(
                "This {what} needs more memory than there is; close programs or use a "
                "smaller image.",
                what=what,
            ),
        ) from None
    except Exception:
        # Parsers of damaged bytes raise nearly every kind; the log tells a fault of
        # ours from a damaged file.
        _log.info("While a %s was read", what, exc_info=True)
        raise FileError(
            path,
            tr("The {what} is damaged or cut off; fetch the file again.", what=what),
        ) from None
