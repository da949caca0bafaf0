"""What the inspector says about the selection: pure, without Qt."""

from brainTwinStudio.analysis.systems import place_of
from brainTwinStudio.language import tr
from brainTwinStudio.project import Connectome, Twin
from brainTwinStudio.report.wording import NOT_ESTIMATED, number, region, significant
from brainTwinStudio.ui.connections import count
from brainTwinStudio.ui.panels.determined import judged
from brainTwinStudio.ui.panels.facts_records import Edge, Facts, Group, Line
from brainTwinStudio.ui.panels.facts_region import (
    colour_share,
    connections_group,
    fails_group,
    fitted_group,
    search_group,
    seizure_groups,
    signed,
)
from brainTwinStudio.ui.panels.facts_whole import patient_facts, twin_facts
from brainTwinStudio.ui.view import View

NO_PATIENT = tr("Nothing to inspect yet. Open the demo patient or add data.")
NOTHING = Facts("none", "", "")
RECEIVES = tr("Connection · the region at the right receives")
BOTH_WAYS = tr("Connection · both directions")
NO_TRACT = tr("There is no anatomical connection between these two.")


def facts_of(view: View) -> Facts:
    """Facts about the selected edge, else the selected regions, else the twin, else the
    patient."""
    if view.patient is None:
        return NOTHING
    edges = [edge for edge in view.selection.edges if set(edge) <= set(view.index)]
    if edges:
        return _edge(view, edges[-1], edges)
    names = tuple(view.names[i] for i in view.selected)
    if len(names) == 1:
        return _region(view, names[0])
    if names:
        return _regions(view, names)
    if view.twin is not None:
        return twin_facts(view.twin, judged(view, view.twin))
    return patient_facts(view.patient, bool(view.seizure_twins))


def connectome_of(view: View) -> Connectome | None:
    """The twin's connectome, else the patient's."""
    if view.twin is not None:
        return view.twin.connectome
    return None if view.patient is None else view.patient.connectome


def _region(view: View, name: str) -> Facts:
    twin, connectome, at = view.twin, connectome_of(view), view.index[name]
    found = None if twin is None else judged(view, twin)
    groups: list[Group] = []
    if twin is not None:
        groups.append(fitted_group(twin, at, found))
    if view.on_seizures and view.seizure_twin is not None:
        groups += seizure_groups(view.seizure_twin, name)
    if connectome is not None:
        groups.append(connections_group(connectome, twin, at))
    if twin is not None:
        groups.append(fails_group(twin, at))
    if view.search is not None:
        groups.append(search_group(view.search, at))
    place = tr(place_of(name))
    return Facts(
        "region",
        region(name),
        tr("Region {number}", number=at + 1) + (f" · {place}" if place else ""),
        colour_share(twin, connectome, at, found),
        tuple(groups),
        (name,),
        has_signal=view.recording is not None,
    )


def _regions(view: View, names: tuple[str, ...]) -> Facts:
    lines = tuple(
        Line(region(name), tr(place_of(name)), regions=(name,)) for name in names
    )
    groups = [Group(tr("Selected"), lines=lines)]
    if len(names) == 2:
        groups += _pair(view, view.index[names[0]], view.index[names[1]])
    return Facts(
        "regions",
        tr("{count} regions", count=len(names)),
        tr("of {count}", count=len(view.names)),
        groups=tuple(groups),
        regions=names,
        has_signal=view.recording is not None,
    )


def _pair(view: View, i: int, j: int) -> list[Group]:
    """Whether two regions are connected, and their FC."""
    connectome, groups = connectome_of(view), []
    if connectome is not None and not (connectome.weights[[i, j], [j, i]] > 0).any():
        groups.append(Group(tr("Connection"), note=NO_TRACT))
    if view.twin is not None:
        groups.append(_function(view.twin, i, j))
    return groups


def _edge(view: View, edge: Edge, chosen: list[Edge]) -> Facts:
    """The connection that was selected last; chosen: all of them."""
    target, source = edge
    both = (source, target) in chosen
    connectome = connectome_of(view)
    groups: list[Group] = []
    if connectome is not None:
        pair = view.index[target], view.index[source]
        groups = [tract_group(connectome, view.twin, *pair)]
        if both:
            ends = zip((tr("Between"), tr("and")), edge, strict=True)
            lines = (Line(word, region(name), regions=(name,)) for word, name in ends)
            groups.append(Group(tr("Ends"), lines=tuple(lines)))
        else:
            groups.append(_back(connectome, edge))
        if view.twin is not None:
            groups.append(_function(view.twin, *pair))
    return Facts(
        "edge",
        f"{region(source)} {'–' if both else '→'} {region(target)}",
        BOTH_WAYS if both else RECEIVES,
        groups=tuple(groups),
        regions=(target, source),
        edge=edge,
        connections=count(chosen),
        has_signal=view.recording is not None,
    )


def tract_group(connectome: Connectome, twin: Twin | None, i: int, j: int) -> Group:
    """Weight and length of the connection from j to i."""
    weight = float(connectome.weights[i, j])
    lines = [
        Line(tr("Structural weight"), significant(weight) if weight else tr("no tract"))
    ]
    learned = None if twin is None else twin.learned_weights
    if learned is not None:
        lines.append(Line(tr("Learned weight"), significant(float(learned[i, j]))))
    lengths = connectome.lengths_mm
    length = tr("not given")
    if lengths is not None:
        length = significant(float(lengths[i, j]), "mm") if lengths[i, j] else "–"
    if connectome.lengths_estimated:
        length += tr(", from distance")
    lines.append(Line(tr("Length"), length))
    return Group(tr("Connection"), lines=tuple(lines))


def _back(connectome: Connectome, edge: Edge) -> Group:
    """The ends, and the way back."""
    target, source = edge
    lines = (
        Line(tr("Receives"), region(target), regions=(target,)),
        Line(tr("Sends"), region(source), regions=(source,)),
        Line(
            tr("Way back"),
            f"{region(target)} → {region(source)}",
            edge=(source, target),
        ),
    )
    return Group(tr("Ends"), lines=lines)


def _function(twin: Twin, i: int, j: int) -> Group:
    """FC of the pair, measured and simulated."""
    measured, simulated = twin.measured.get("fc"), twin.simulated.get("fc")
    first = None if measured is None else float(measured[i, j])
    second = None if simulated is None else float(simulated[i, j])
    error = NOT_ESTIMATED
    if first is not None and second is not None:
        error = signed(second - first)
    return Group(
        tr("Functional connectivity"),
        lines=(
            Line(tr("Measured, fitted part"), number(first)),
            Line(tr("Simulated"), number(second)),
            Line(tr("Simulated − measured"), error),
        ),
    )
