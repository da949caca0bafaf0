"""What all OpenGL layers share: the frame they draw, programs, uniforms."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from .camera import Camera
from .colours import rgb
from .drawing import Drawing
from .scene import Floats

FOG_MM = (45.0, 75.0)  # before and behind the centre
BLEND = ("src_alpha", "one_minus_src_alpha", "one", "one_minus_src_alpha")
OPEN = (True, True, True, True)
SHUT = (False, False, False, False)


@dataclass(frozen=True, slots=True)
class Quality:
    """fine: antialiased by four samples, and every edge; full: the whole cortex, not
    its hull; half: of half the width and height."""

    fine: bool
    full: bool
    half: bool = False


STILL, MOVING, COARSE = Quality(True, True), Quality(False, True), Quality(False, False)
HALF = Quality(False, False, True)


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture to draw. size: logical pixels; width: pixels of the image."""

    drawing: Drawing
    camera: Camera
    size: tuple[float, float]
    width: int
    quality: Quality

    @property
    def colours(self) -> Any:
        """The theme."""
        return self.drawing.theme

    @property
    def pixel(self) -> float:
        """Width in mm of a pixel of the image, at 1 mm from the eye."""
        return self.size[0] / self.width / self.camera.focal_px(self.size)

    def aim(self, program: Any) -> None:
        """Point a program's camera."""
        program["u_view"] = self.camera.view_matrix
        program["u_projection"] = self.camera.projection_matrix(self.size)

    def cloud(self, program: Any, strength: float) -> None:
        """Set a program's fog, 0 to 1 strong."""
        scale = self.drawing.shape.scale
        near, far = FOG_MM
        program["u_fog"] = vector(rgb(self.colours.canvas), strength)
        program["u_fog_range"] = vector(
            self.camera.distance_mm, near * scale, far * scale
        )


def vector(*parts: Any) -> Floats:
    """Numbers and arrays joined to one float32 vector, as vispy wants uniforms."""
    return np.concatenate([np.atleast_1d(part) for part in parts]).astype(np.float32)
