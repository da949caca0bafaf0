"""Figures of the report: matplotlib without a window."""
