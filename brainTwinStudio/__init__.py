"""Brain Twin Studio: personal brain models that say how far to trust them."""

__version__ = "0.1.0.dev0"
