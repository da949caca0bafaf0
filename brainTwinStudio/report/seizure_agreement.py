"""How a twin of seizures agrees with what others held: the clinician's marks, and the
hypothesis that its fit was given. Window and report say the same."""

import numpy as np

from brainTwinStudio.analysis.contacts import regions_of
from brainTwinStudio.analysis.zone_overlap import (
    NOT_VALIDATED,
    Share,
    contact_overlap,
    zone_overlap,
)
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Electrodes
from brainTwinStudio.project.seizure_twin import SeizureTwin
from brainTwinStudio.project.spaces import moved
from brainTwinStudio.report.wording import number

NO_MARKS = tr(
    "Agreement with the clinician's seizure onset zone and with resected contacts: "
    "not estimated, for no contact is marked."
)
SOZ, RESECTED = tr("seizure onset zone of the clinician"), tr("resected contacts")
NO_ZONE = tr(
    "Agreement with the hypothesis: not estimated, for it holds no region to be the "
    "zone."
)


def agreement_words(twin: SeizureTwin) -> tuple[str, ...]:
    """A sentence each about the clinician's marks and the hypothesis."""
    return (*marks_words(twin), *hypothesis_words(twin))


def hypothesis_words(twin: SeizureTwin) -> tuple[str, ...]:
    """How the regions that were held to be the zone meet those that the fit names; ()
    where nothing was held."""
    if not twin.guess:
        return ()
    zone = {name for name, held in twin.guess.items() if held == "zone"}
    if not zone:
        return (NO_ZONE,)
    both = len(zone.intersection(twin.zone.named))
    return (
        tr(
            "Hypothesis, given to this fit: {found} regions of its zone are named; "
            "{held} named regions are in it.",
            found=_share(Share(both, len(zone))),
            held=_share(Share(both, len(twin.zone.named))),
        ),
    )


def contact_regions(twin: SeizureTwin) -> Array:
    """(contact,) of the twin: the region each is in, -1 for none or unknown places."""
    parcellation, contacts = twin.connectome.parcellation, twin.electrodes
    centres, places = parcellation.centres_mm, contacts.positions_mm
    if centres is None or places is None:
        return np.full(len(contacts.names), -1)
    there = moved(places, contacts.space, parcellation.space)
    return regions_of(there, centres).region


def marks_words(twin: SeizureTwin) -> tuple[str, ...]:
    """A sentence each about the seizure onset zone, the resected contacts, and how much
    of the former was resected where both are marked."""
    contacts = twin.electrodes
    if not any((*(contacts.soz or ()), *(contacts.resected or ()))):
        return (NO_MARKS,)
    return (
        _marked(twin, contacts.soz, SOZ),
        _marked(twin, contacts.resected, RESECTED),
        *_resected_zone(contacts),
        NOT_VALIDATED,
    )


def _resected_zone(contacts: Electrodes) -> tuple[str, ...]:
    soz, resected = np.array(contacts.soz or ()), np.array(contacts.resected or ())
    if not (soz.any() and resected.any()):
        return ()
    of = contact_overlap(soz, resected).soz_resected
    told = tr("Of the contacts in the clinician's zone {share} were resected.")
    return (told.format(share=_share(of)),)


def _marked(twin: SeizureTwin, marks: tuple[bool, ...] | None, what: str) -> str:
    if marks is None or not any(marks):
        return tr(
            "Agreement with the {what}: not estimated, for none is marked.", what=what
        )
    zone = np.isin(twin.zone.region_names, twin.zone.named)
    found = zone_overlap(zone, np.array(marks), contact_regions(twin))
    outside = ""
    if found.outside:
        outside = tr(", {count} of them outside all regions", count=found.outside)
    if not found.found.count:
        return tr(
            "Agreement with the {what}: not estimated, for none of the {contacts} "
            "marked contacts lies in a region.",
            what=what,
            contacts=found.contacts,
        )
    return tr(
        "The {what} ({contacts} contacts{outside}): {found} regions with such a "
        "contact are named; {held} named regions hold one.",
        what=what,
        contacts=found.contacts,
        outside=outside,
        found=_share(found.found),
        held=_share(found.held),
    )


def _share(of: Share) -> str:
    if not of.count:
        return tr("none of 0 (not estimated)")
    low, high = of.interval
    ends = f"[{number(100 * low, 0)}, {number(100 * high, 0)}]"
    return tr(
        "{part} of {count} ({share} {interval})",
        part=of.hits,
        count=of.count,
        share=number(100 * of.value, 0, "%"),
        interval=ends,
    )
