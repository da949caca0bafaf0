"""What answers requests about a model as a dynamical system. Imports the engine where
it is used, as worker.py does."""

from collections.abc import Callable
from typing import Any

import numpy as np

from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.dynamics_requests import (
    CouplingScanRequest,
    CycleRequest,
    DiagramRequest,
    LandscapeRequest,
    ManifoldRequest,
    NetworkModesRequest,
    NodeSystemRequest,
    PhaseResponseRequest,
    PortraitRequest,
    PulseAtPhaseRequest,
    RegionEntrainmentRequest,
    RegionSystemRequest,
    ResponseComplexityRequest,
    ResponseMapRequest,
    TongueRequest,
    TrajectoryRequest,
    TransitionsRequest,
    TwinLandscapeRequest,
)
from brainTwinStudio.project.dynamics import (
    Cycle,
    Diagram,
    NetworkModes,
    Portrait,
    RegionSystem,
    Trajectory,
)
from brainTwinStudio.project.landscape import Landscape, Transitions
from brainTwinStudio.project.manifold import LatentManifold
from brainTwinStudio.project.readouts import (
    PulseAtPhase,
    RegionEntrainment,
    ResponseComplexity,
)
from brainTwinStudio.project.response_map import ResponseMap
from brainTwinStudio.project.rhythms import ArnoldTongue, PhaseResponse
from brainTwinStudio.project.scans import CouplingScan

STEPS = 4000  # of a trajectory


def _region(of: RegionSystemRequest, watcher: Watcher) -> RegionSystem:
    from brainTwinStudio.engine.dynamics.of_twin import region_system

    return region_system(of.twin, of.region)


def _node(of: NodeSystemRequest, watcher: Watcher) -> RegionSystem:
    from brainTwinStudio.engine.dynamics.of_twin import node_system

    return node_system(of.node, of.values)


def _portrait(of: PortraitRequest, watcher: Watcher) -> Portrait:
    from brainTwinStudio.engine.dynamics.portrait import portrait
    from brainTwinStudio.engine.dynamics.vector_field import node_field

    field = node_field(of.node, of.values, of.held)
    ends = None if of.ends is None else np.array(of.ends, float)
    return portrait(field, ends=ends, axes=of.axes)


def _trajectory(of: TrajectoryRequest, watcher: Watcher) -> Trajectory:
    from brainTwinStudio.engine.dynamics.flow import trajectory
    from brainTwinStudio.engine.dynamics.vector_field import node_field

    field = node_field(of.node, of.values, of.held)
    if len(of.start) != len(field.states):
        raise InputError(
            f"{len(of.start)} values for a start; {of.node} has "
            f"{len(field.states)} free states: {', '.join(field.states)}."
        )
    step = of.span / STEPS
    start = np.array(of.start, float)
    states = trajectory(field, start, field.start, step, STEPS)
    lost = np.flatnonzero(~np.isfinite(states).all(axis=1))
    known = states[: lost[0]] if lost.size else states
    return Trajectory(step * np.arange(len(known)), known)


def _diagram(of: DiagramRequest, watcher: Watcher) -> Diagram:
    from brainTwinStudio.engine.dynamics.diagram import diagram
    from brainTwinStudio.engine.dynamics.vector_field import node_field

    field = node_field(of.node, of.values, of.held)
    return diagram(field, of.knob, of.ends, of.cycles, watcher)


def _modes(of: NetworkModesRequest, watcher: Watcher) -> NetworkModes:
    from brainTwinStudio.engine.dynamics.of_twin import network_modes

    return network_modes(of.twin)


def _cycle(of: CycleRequest, watcher: Watcher) -> Cycle:
    from brainTwinStudio.engine.dynamics.collocation import any_cycle
    from brainTwinStudio.engine.dynamics.vector_field import node_field
    from brainTwinStudio.engine.nodes import node_model

    field = node_field(of.node, of.values, of.held)
    return any_cycle(field, node_model(of.node).info.step)


def _landscape(of: LandscapeRequest, watcher: Watcher) -> Landscape:
    from brainTwinStudio.engine.dynamics.landscape import landscape
    from brainTwinStudio.engine.dynamics.noisy_flow import noise_of
    from brainTwinStudio.engine.dynamics.vector_field import node_field
    from brainTwinStudio.engine.nodes import node_model

    field = node_field(of.node, of.values, of.held)
    ends = None if of.ends is None else np.array(of.ends, float)
    noise, step = noise_of(of.node, field, field.start), node_model(of.node).info.step
    return landscape(field, *noise, step, ends=ends, axes=of.axes, seed=of.seed)


def _transitions(of: TransitionsRequest, watcher: Watcher) -> Transitions:
    from brainTwinStudio.engine.dynamics.minimum_action import transitions
    from brainTwinStudio.engine.dynamics.noisy_flow import noise_of
    from brainTwinStudio.engine.dynamics.vector_field import node_field

    field = node_field(of.node, of.values, of.held)
    return transitions(field, *noise_of(of.node, field, field.start))


def _twin_landscape(of: TwinLandscapeRequest, watcher: Watcher) -> Landscape:
    from brainTwinStudio.engine.dynamics.manifold import twin_landscape

    return twin_landscape(of.twin, of.seconds, of.seeds, of.seed)


def _scan(of: CouplingScanRequest, watcher: Watcher) -> CouplingScan:
    from brainTwinStudio.engine.dynamics.scans import coupling_scan

    what = (of.twin, of.factors, of.seeds, of.seed, watcher)
    return coupling_scan(*what, of.knob, of.knob_factors)


def _manifold(of: ManifoldRequest, watcher: Watcher) -> LatentManifold:
    from brainTwinStudio.engine.dynamics.manifold import latent_manifold

    what = (of.twin, of.recordings, of.seeds, of.seed)
    return latent_manifold(*what, watcher, of.notes)


def _tongue(of: TongueRequest, watcher: Watcher) -> ArnoldTongue:
    from brainTwinStudio.engine.dynamics.arnold_tongue import arnold_tongue

    return arnold_tongue(of.node, of.values, of.highest)


def _phase_response(of: PhaseResponseRequest, watcher: Watcher) -> PhaseResponse:
    from brainTwinStudio.engine.dynamics.phase_response import node_phase_response

    return node_phase_response(of.node, of.values, of.area)


def _entrainment(of: RegionEntrainmentRequest, watcher: Watcher) -> RegionEntrainment:
    from brainTwinStudio.engine.region_rhythm import region_entrainment

    return region_entrainment(of.twin, of.region, watcher, seed=of.seed)


def _pulse(of: PulseAtPhaseRequest, watcher: Watcher) -> PulseAtPhase:
    from brainTwinStudio.engine.region_rhythm import SIZE, pulse_at_phase

    size = SIZE if of.size is None else of.size
    return pulse_at_phase(of.twin, of.region, watcher, size=size, seed=of.seed)


def _responses(of: ResponseMapRequest, watcher: Watcher) -> ResponseMap:
    from brainTwinStudio.engine.response_map import SIZE, response_map

    size = SIZE if of.size is None else of.size
    return response_map(of.twin, watcher, size=size, seed=of.seed)


def _complexity(of: ResponseComplexityRequest, watcher: Watcher) -> ResponseComplexity:
    from brainTwinStudio.engine.response_complexity import SIZE, response_complexity

    size = SIZE if of.size is None else of.size
    return response_complexity(of.twin, of.region, watcher, size=size, seed=of.seed)


DYNAMICS: dict[type, Callable[[Any, Watcher], object]] = {
    RegionSystemRequest: _region,
    NodeSystemRequest: _node,
    PortraitRequest: _portrait,
    TrajectoryRequest: _trajectory,
    DiagramRequest: _diagram,
    NetworkModesRequest: _modes,
    CycleRequest: _cycle,
    LandscapeRequest: _landscape,
    TransitionsRequest: _transitions,
    TwinLandscapeRequest: _twin_landscape,
    CouplingScanRequest: _scan,
    ManifoldRequest: _manifold,
    TongueRequest: _tongue,
    PhaseResponseRequest: _phase_response,
    RegionEntrainmentRequest: _entrainment,
    PulseAtPhaseRequest: _pulse,
    ResponseMapRequest: _responses,
    ResponseComplexityRequest: _complexity,
}
