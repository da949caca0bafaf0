"""Closed loops: a system that can be ill, what is sensed of it, who decides when to
stimulate, and what it costs and brings."""
