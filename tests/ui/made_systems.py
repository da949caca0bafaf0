"""What the engine tells of a Hopf normal form, in closed form: dx/dt = a x - w y -
x (x^2 + y^2), the same turned for y. It rests at 0, and cycles at sqrt(a) above a = 0.
"""

from typing import Any

import numpy as np

from brainTwinStudio.jobs.messages import (
    DiagramRequest,
    NetworkModesRequest,
    PortraitRequest,
    RegionSystemRequest,
    Request,
    TrajectoryRequest,
)
from brainTwinStudio.project import FrozenMap
from brainTwinStudio.project.dynamics import (
    Branch,
    Cycles,
    Diagram,
    Equilibrium,
    Knob,
    NetworkModes,
    Portrait,
    RegionSystem,
    Special,
    Trajectory,
)

W = 2 * np.pi * 0.05
OWN = -0.2
ENDS = (-100.0, 100.0)


def region_system(place: str = "ctx-lh-cuneus") -> RegionSystem:
    values = FrozenMap({"a": np.array(OWN), "frequency_hz": np.array(0.05)})
    knobs = (
        Knob("a", OWN, *ENDS),
        Knob("frequency_hz", 0.05, 0.001, 100.0),
        Knob("input x", 0.0, -5.0, 5.0),
    )
    ends = ((-0.01, 0.01), (-0.01, 0.01))
    return RegionSystem("hopf", values, ("x", "y"), ends, knobs, 1.0, place)


def diagram(ends: tuple[float, float] = (-1.0, 1.0), cycles: bool = True) -> Diagram:
    knob = np.linspace(*ends, 41)
    leading = knob + 1j * W
    away = np.where(knob > 0, 2, 0)
    special = Special("hopf", 0.0, np.zeros(2), W / (2 * np.pi), -1.0)
    branch = Branch(knob, np.zeros((41, 2)), away, leading, (special,))
    born = np.linspace(0.0, ends[1], 21)
    high = np.sqrt(born)[:, None] * np.ones(2)
    period, near = np.full(21, 2 * np.pi / W), np.full(21, 0.5)
    found = (Cycles(born, -high, high, period, near),) if cycles else ()
    return Diagram("a", ends, (branch,), found)


def portrait(a: float, ends: Any = None) -> Portrait:
    (left, right), (low, high) = ends or ((-0.015, 0.015), (-0.015, 0.015))
    x, y = np.linspace(left, right, 21), np.linspace(low, high, 21)
    across, up = np.meshgrid(x, y)
    square = across**2 + up**2
    u = a * across - W * up - across * square
    v = W * across + a * up - up * square
    rest = Equilibrium(np.zeros(2), np.array([a + 1j * W, a - 1j * W]), np.eye(2))
    line = np.column_stack([x, x * a / W])
    zero = ((line,), (line[:, ::-1],))
    return Portrait(("x", "y"), x, y, u, v, zero, (rest,), ())


def network_modes(regions: int) -> NetworkModes:
    rng = np.random.default_rng(3)
    strength = np.linspace(0.1, 1.0, regions)
    eigenvalues = -strength - 0.02 + 1j * W * rng.uniform(0.5, 1.5, regions)
    modes = rng.uniform(0.1, 0.9, (regions, regions))
    np.fill_diagonal(modes, 1.0)
    noise = (-1.0) ** np.arange(regions)
    return NetworkModes(eigenvalues, modes, 1 / strength, noise, strength)


def answer(request: Request) -> object:
    """What the engine answers."""
    if isinstance(request, RegionSystemRequest):
        names = request.twin.connectome.parcellation.region_names
        return region_system(names[request.region])
    if isinstance(request, PortraitRequest):
        return portrait(float(request.values["a"]), request.ends)
    if isinstance(request, TrajectoryRequest):
        times = np.linspace(0, request.span, 50)
        turn = np.exp((float(request.values["a"]) + 1j * W) * times)
        way = turn * complex(*request.start)
        return Trajectory(times, np.column_stack([way.real, way.imag]))
    if isinstance(request, DiagramRequest):
        return diagram(request.ends or ENDS, request.cycles)
    assert isinstance(request, NetworkModesRequest)
    return network_modes(request.twin.connectome.parcellation.count)
