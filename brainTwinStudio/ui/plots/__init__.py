"""Plots: they draw arrays and know neither project nor session."""
