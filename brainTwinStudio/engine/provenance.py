"""What made a twin: files, versions, device, how its equations were solved."""

from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version

import jax

import brainTwinStudio
from brainTwinStudio.project import Connectome, Provenance, Recording

PACKAGES = ("jax", "jaxlib", "numpy", "scipy", "optax")


def provenance_of(
    connectome: Connectome,
    recordings: Sequence[Recording],
    integrator: str,
    dt_s: float,
) -> Provenance:
    """dt_s: step, in s or in the unit of a model without seconds."""
    inputs = [(connectome.source_file, connectome.sha256)]
    inputs += [(run.source_file, run.sha256) for run in recordings]
    versions = [("brainTwinStudio", brainTwinStudio.__version__)]
    versions += [(name, version(name)) for name in PACKAGES]
    return Provenance(
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        inputs=tuple(inputs),
        versions=tuple(versions),
        device=str(jax.devices()[0].platform),
        dtype="float64",
        integrator=integrator,
        dt_s=dt_s,
    )
