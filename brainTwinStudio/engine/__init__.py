"""The science, in JAX: pure functions, no Qt, no disk, no printing."""

import os


def configure(cache_dir: str | None = None) -> None:
    """Set JAX up once per process: 64 bit, CPU unless asked otherwise, and a
    persistent compile cache in `cache_dir`."""
    os.environ.setdefault("JAX_PLATFORMS", "cpu")
    import jax
    import scipy.linalg  # noqa: F401  # loads the BLAS that is limited here
    from threadpoolctl import threadpool_limits

    # Matrices of a brain are small: BLAS threads that wait for each other cost 2 times
    # on an idle machine and 20 times on a busy one. XLA keeps its own threads.
    threadpool_limits(1, user_api="blas")
    jax.config.update("jax_enable_x64", True)
    if cache_dir:
        jax.config.update("jax_compilation_cache_dir", cache_dir)
        jax.config.update("jax_persistent_cache_min_compile_time_secs", 0.0)
        jax.config.update("jax_persistent_cache_min_entry_size_bytes", -1)
