"""How much of a computation went into compiling."""

import jax.monitoring

_seconds = [0.0]


def _listen(event: str, duration_secs: float, **_: str | int) -> None:
    if event.endswith(("/jaxpr_to_mlir_module_duration", "/backend_compile_duration")):
        _seconds[0] += duration_secs


jax.monitoring.register_event_duration_secs_listener(_listen)


def compile_seconds() -> float:
    """Seconds this process has spent lowering and compiling so far (tracing
    apart: its events nest and would count twice)."""
    return _seconds[0]
