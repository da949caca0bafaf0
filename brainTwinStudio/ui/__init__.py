"""The window: the only place with Qt, pyqtgraph and vispy, and without JAX."""
