"""Panels: `present(view)` draws, wishes ask; no panel knows another."""
