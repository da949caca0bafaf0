"""What every test stands on: no screen, no graphics card."""

import os

import pytest

# Before anything imports Qt or JAX; what the caller chose stays.
if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("JAX_PLATFORMS", "cpu")
os.environ.setdefault("MPLBACKEND", "agg")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Qt without a screen has no OpenGL: such tests need Xvfb or a screen."""
    if os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        return
    for item in items:
        if item.get_closest_marker("gl"):
            item.add_marker(pytest.mark.skip(reason="no OpenGL on Qt's offscreen"))
