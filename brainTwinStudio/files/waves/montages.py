"""Positions of scalp electrodes by their 10-20, 10-10 and 10-5 names."""

import warnings
from functools import cache

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Electrodes, plain_contact

_SPACE = "MNI305"  # MNE's template lies on the head of fsaverage
_NAMES = ("colin27_1005", "standard_1005")  # the second until MNE 1.13


def standard_positions(names: tuple[str, ...]) -> Electrodes:
    """Electrodes of the template head in MNI305 mm; those whose name it does not know
    have no position. Raises InputError where it knows none."""
    known = template()
    rows = np.array([known.get(plain_contact(name), (np.nan,) * 3) for name in names])
    if not np.isfinite(rows).any():
        raise InputError(
            tr(
                "None of the {count} channels has a 10-20 name, so no "
                "standard position is known. Give a table of electrodes.",
                count=len(names),
            )
        )
    return Electrodes(names, ("eeg",) * len(names), rows, _SPACE)


@cache
def template() -> dict[str, Array]:
    """Plain name of an electrode -> xyz in MNI305 mm (Oostenveld and Praamstra 2001,
    doi:10.1016/S1388-2457(00)00527-7, as MNE ships it)."""
    import mne.channels

    there = mne.channels.get_builtin_montages()
    name = next(name for name in _NAMES if name in there)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        montage = mne.channels.make_standard_montage(name)
    places = montage.get_positions()["ch_pos"]
    return {plain_contact(key): np.asarray(xyz) * 1000 for key, xyz in places.items()}
