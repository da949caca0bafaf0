"""Seizures: the systems that make them, and what is told from them."""
