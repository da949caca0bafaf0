"""Cards on EEG and SEEG: bad channels, hum, contacts outside the brain, swapped sides.

Plain arrays in: signals (channel, time), positions_mm (contact, xyz), centres_mm
(region, xyz) in the same space.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis import contacts
from brainTwinStudio.analysis.channel_quality import judged_channels
from brainTwinStudio.analysis.electric_spectrum import line_frequency, spectra
from brainTwinStudio.analysis.quality import Card
from brainTwinStudio.language import tr

_SHOWN = 6
_HUM_WINDOW_S = 60.0


def channel_card(
    run: str,
    signals: NDArray[np.floating],
    sampling_hz: float,
    names: Sequence[str],
    known_bad: Sequence[str] = (),
    line_hz: float | None = None,
) -> Card:
    """Channels of a run that are flat, clipped, noisy or humming and not yet left out;
    known_bad: those that the file or a person called bad."""
    good = [i for i, name in enumerate(names) if name not in known_bad]
    if len(good) < 2:
        text = tr("Fewer than two channels are left; nothing can be compared.")
        return Card("bad", tr("{run}: hardly any channel", run=run), text)
    judged = judged_channels(signals[good], sampling_hz, line_hz)
    found = [
        f"{names[i]} ({one.reason})"
        for i, one in zip(good, judged, strict=True)
        if one.is_bad
    ]
    values = (
        ("channels", float(len(names))),
        ("stated_bad", float(len(names) - len(good))),
        ("found_bad", float(len(found))),
    )
    stated = len(names) - len(good)
    said = tr(" {stated} more are stated as bad.", stated=stated) if stated else ""
    if not found:
        text = tr("No channel of {count} stands out.{said}", count=len(good), said=said)
        return Card("ok", tr("{run}: channels are sound", run=run), text, values)
    shown = "; ".join(found[:_SHOWN]) + ("; ..." if len(found) > _SHOWN else "")
    severity = "bad" if len(found) > len(good) / 4 else "warn"
    title = tr(
        "{run}: {bad} of {count} channels look bad",
        run=run,
        bad=len(found),
        count=len(good),
    )
    return Card(severity, title, f"{shown}.{said}", values)


def hum_card(
    run: str, signals: NDArray[np.floating], sampling_hz: float
) -> tuple[Card, float | None]:
    """Mains hum in the first minute, and its frequency where there is any."""
    samples = min(signals.shape[1], round(_HUM_WINDOW_S * sampling_hz))
    frequencies, power = spectra(signals[:, :samples], sampling_hz)
    hz = line_frequency(frequencies, power) if frequencies[-1] >= 58 else None
    if hz is None:
        text = tr("Neither 50 nor 60 Hz stands out in the median channel.")
        return Card("ok", tr("{run}: no mains hum", run=run), text), None
    text = tr(
        "{hz:g} Hz stands out in the median channel; a notch filter takes it away.",
        hz=hz,
    )
    return Card("info", tr("{run}: mains hum", run=run), text, (("line_hz", hz),)), hz


def contact_cards(
    names: Sequence[str],
    positions_mm: NDArray,
    centres_mm: NDArray | None,
    regions: Sequence[str] = (),
) -> tuple[Card, ...]:
    """Sides, contacts outside the brain, regions that no contact sees."""
    known = np.asarray(np.isfinite(positions_mm).all(axis=1))
    cards = [_sides(names, positions_mm)]
    lost = [name for name, there in zip(names, known, strict=True) if not there]
    if lost:
        text = tr("Without a position: {some}.", some=_some(lost))
        cards.append(
            Card("info", tr("{count} contacts are not placed", count=len(lost)), text)
        )
    if centres_mm is None:
        text = tr(
            "There are no regions with centres in a space that these positions can be "
            "brought to."
        )
        cards.append(Card("warn", tr("Contacts are not laid to regions"), text))
        return tuple(cards)
    found = contacts.regions_of(positions_mm, centres_mm)
    far = [name for name, out in zip(names, found.outside, strict=True) if out]
    values = (("outside", float(len(far))), ("limit_mm", found.limit_mm))
    if far:
        text = tr(
            "More than {limit_mm:g} mm from the centre of any region: "
            "{some}. Check the space, or leave them out.",
            limit_mm=found.limit_mm,
            some=_some(far),
        )
        many = len(far) > known.sum() / 4
        title = tr("{count} contacts lie outside the brain", count=len(far))
        cards.append(Card("bad" if many else "warn", title, text, values))
    else:
        text = tr(
            "Each lies within {limit_mm:g} mm of a region's centre.",
            limit_mm=found.limit_mm,
        )
        cards.append(Card("ok", tr("Contacts lie in the brain"), text, values))
    seen = contacts.sampled(positions_mm, centres_mm)
    text = tr(
        "{seen} of {count} regions have a contact within {near_mm:g} mm; a zone in the "
        "others stays unseen.",
        seen=int(seen.sum()),
        count=len(seen),
        near_mm=contacts.SAMPLED_MM,
    )
    share = (("regions_seen", float(seen.mean())),)
    cards.append(Card("info", tr("What the contacts can see"), text, share))
    return tuple(cards)


def _sides(names: Sequence[str], positions_mm: NDArray) -> Card:
    found = contacts.sides(names, positions_mm)
    values = (("named", float(found.named)), ("other_side", float(found.wrong)))
    if found.named < 4:
        text = tr(
            "The names of contacts tell no side, so left and right are not checked."
        )
        return Card("info", tr("Sides of contacts are not told"), text, values)
    if found.is_flipped:
        text = tr(
            "{wrong} of {named} contacts lie on the other side than their names say: "
            "left and right are exchanged in names or positions.",
            wrong=found.wrong,
            named=found.named,
        )
        return Card("bad", tr("Left and right of contacts are swapped"), text, values)
    if found.wrong:
        text = tr(
            "{wrong} of {named} contacts lie across the midline from the "
            "side their names say: {some}.",
            wrong=found.wrong,
            named=found.named,
            some=_some([names[i] for i in found.across]),
        )
        return Card("info", tr("Some contacts cross the midline"), text, values)
    text = tr("{named} contacts lie on the side their names say.", named=found.named)
    return Card("ok", tr("Sides of contacts match their names"), text, values)


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")
