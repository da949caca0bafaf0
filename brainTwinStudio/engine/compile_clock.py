"""How much of a computation went into compiling."""

import jax.monitoring

_seconds = [0.0]


def _listen(event: str, duration_secs: float, **_: str | int) -> None:
    if "compil" in event or "trac" in event or "lower" in event:
        _seconds[0] += duration_secs


jax.monitoring.register_event_duration_secs_listener(_listen)


def compile_seconds() -> float:
    """Seconds this process has spent tracing, lowering and compiling so far."""
    return _seconds[0]
