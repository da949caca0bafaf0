"""Arithmetic on arrays: NumPy and SciPy, none of our nouns.

Functions that the engine differentiates take the array namespace `xp` (numpy or
jax.numpy), so that a metric has one formula.
"""
