"""Labels of an atlas that are no grey matter."""

import re
from collections.abc import Sequence

_NOT_TISSUE = re.compile(
    r"corpus.?callosum|unknown|medial.?wall|\?\?\?|background", re.I
)


def not_tissue(names: Sequence[str]) -> list[str]:
    """Names of labels that are no grey matter: corpus callosum, medial wall, ..."""
    return [name for name in names if _NOT_TISSUE.search(name)]
