"""What was computed of patients, twins and plans: it would keep their files open."""

from brainTwinStudio.ui.connections import connections
from brainTwinStudio.ui.panels import (
    brain_activity,
    brain_areas,
    brain_bodies,
    brain_edges,
    brain_surface,
    schematic,
)
from brainTwinStudio.ui.plan_runs import spread_of

CACHES = (
    connections,
    spread_of,
    *brain_activity.CACHES,
    *brain_areas.CACHES,
    *brain_bodies.CACHES,
    *brain_edges.CACHES,
    *brain_surface.CACHES,
    schematic.placing_of,
)
