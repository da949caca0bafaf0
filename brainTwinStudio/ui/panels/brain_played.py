"""One thing that the 3D view plays over time. Pure, without Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array
from brainTwinStudio.report.wording import number
from brainTwinStudio.ui.plots.brain.scene import BrainScene

SPEEDS = (0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)  # seconds a second
WATCHED_S = 40.0  # about so long lasts the whole at the speed that is offered


@dataclass(frozen=True, slots=True, eq=False)
class Activity:
    """row(time in s) gives the values of all regions (region,), NaN = none then; ends:
    of the colour bar, the same at all times. seconds: how long; step_s: between two
    pictures that differ. words(time in s): beside the time, "" for nothing;
    of_plan: it happens under the shown plan, whose marks stay then. stands_out: the
    end of the bar that counts. clock(time in s):
    what is said in the place of the time where it is no time of signals: other panels
    do not follow then."""

    key: str
    label: str
    title: str
    unit: str
    seconds: float
    step_s: float
    ends: tuple[float, float]
    diverging: bool
    row: Callable[[float], Array]
    words: Callable[[float], str] = lambda time_s: ""
    plain_grey: bool = False
    note: str = ""
    of_plan: bool = False
    stands_out: Literal["", "low", "high"] = ""
    clock: Callable[[float], str] | None = None

    @property
    def speed(self) -> float:
        """Of SPEEDS: the one at which the whole lasts about WATCHED_S."""
        wanted = 1.0 if self.clock is not None else self.seconds / WATCHED_S
        return min(SPEEDS, key=lambda speed: abs(np.log(speed / wanted)))

    def onto(self, scene: BrainScene, time_s: float) -> BrainScene:
        """The scene with what there is at a time; tags without the value of before."""
        values = self.row(time_s)
        tags = [replace(t, text="") if t.token == "accent" else t for t in scene.tags]
        return replace(
            scene,
            values=values,
            value_title=self.title,
            value_unit=self.unit,
            value_range=self.ends,
            diverging=self.diverging,
            plain_grey=self.plain_grey,
            stands_out=self.stands_out,
            surface_values=None if scene.surface == "glass" else values,
            tags=tuple(tags),
        )


def time_words(time_s: float, activity: Activity) -> str:
    """'12.4 s of 864 s', with what else there is to say."""
    if activity.clock is not None:
        return activity.clock(time_s)
    digits = 1 if activity.seconds < 1000 else 0
    end = number(activity.seconds, digits, "s")
    now = tr("{time} of {end}", time=number(time_s, digits), end=end)
    more = activity.words(time_s)
    return f"{now} · {more}" if more else now


def rows_of(names: tuple[str, ...], wanted: tuple[str, ...]) -> Array:
    """The place of each wanted name (wanted,), -1 where there is none."""
    place = {name: at for at, name in enumerate(names)}
    return np.array([place.get(name, -1) for name in wanted], int)
