"""The brain in three views: regions, their strongest connections, planned changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array
from brainTwinStudio.report import tokens
from brainTwinStudio.report.assets import ColourMap
from brainTwinStudio.report.figures import canvas
from brainTwinStudio.report.figures.glass import VIEWS, View, draw_glass
from brainTwinStudio.report.figures.places import Places

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TOP_SHARE, MOST_EDGES = 0.07, 400
HEIGHT = 2.92  # inches
LOST_EDGES = 10  # of each removed region
NAMES = {  # of a view -> above it
    "Left": tr("L   left side"),
    "Top": tr("Top"),
    "Right": tr("R   right side"),
}


@dataclass(frozen=True, slots=True, eq=False)
class BrainScene:
    """What to draw. weights (target, source); values (region,), NaN = no value.

    limits None: from the values; a signed map is centred at zero with equal arms.
    removed, weakened, stimulated: region indices; cut_edges: index pairs.
    """

    places: Places
    weights: Array
    values: Array
    label: str
    hemispheres: tuple[str, ...]
    colours: ColourMap = "batlow"
    removed: tuple[int, ...] = ()
    weakened: tuple[int, ...] = ()
    stimulated: tuple[int, ...] = ()
    cut_edges: tuple[tuple[int, int], ...] = ()


def brain(scene: BrainScene) -> "Figure":
    """Left, top and right view at one scale, with colour bar and 30 mm bar."""
    low, high = _limits(scene)
    with canvas.house_style():
        figure = canvas.new_figure(canvas.WIDTH, HEIGHT)
        for view, box in zip(VIEWS, _boxes(scene, figure), strict=True):
            axes = figure.add_axes(box[:4])
            (left, right), (bottom, top) = box[4:]
            axes.set(xlim=(left, right), ylim=(bottom, top))
            axes.set_axis_off()
            axes.set_aspect("equal")
            if scene.places.on_template:
                draw_glass(axes, view)
            points_per_mm = box[2] * canvas.WIDTH * 72 / (right - left)
            _draw_view(axes, view, scene, (low, high), points_per_mm)
            _letters(axes, view)
        signed = scene.colours in ("vik", "tide")
        bar = (0.395, 0.045, 0.21, 0.03)
        canvas.colour_bar(
            figure, bar, scene.colours, (low, high), scene.label, signed=signed
        )
        _scale_bar(figure, figure.axes[2])
        return figure


def _boxes(scene: BrainScene, figure: "Figure") -> list[tuple]:
    """Axes of the three views in figure coordinates, with their limits in mm."""
    if scene.places.on_template:
        extent = np.array([[-76.0, 76.0], [-117.0, 90.0], [-54.0, 84.0]])
    else:
        known = scene.places.centres_mm
        middle = (np.nanmin(known, axis=0) + np.nanmax(known, axis=0)) / 2
        half = np.maximum(np.nanmax(np.abs(known - middle), axis=0) + 15, 50)
        extent = np.stack([middle - half, middle + half], axis=1)
    limits = []
    for view in VIEWS:
        corners = view.project(extent.T)
        across, up = np.sort(corners[:, 0]), np.sort(corners[:, 1])
        limits.append((tuple(across), tuple(up)))
    widths = [right - left for (left, right), _ in limits]
    heights = [top - bottom for _, (bottom, top) in limits]
    inch = min(0.985 * canvas.WIDTH / sum(widths), 0.82 * HEIGHT / max(heights))
    start = (canvas.WIDTH - inch * sum(widths)) / 2
    boxes = []
    for (across, up), width, height in zip(limits, widths, heights, strict=True):
        bottom = 0.16 + (0.82 - inch * height / HEIGHT) / 2
        size = (inch * width / canvas.WIDTH, inch * height / HEIGHT)
        boxes.append((start / canvas.WIDTH, bottom, *size, across, up))
        start += inch * width
    return boxes


def _draw_view(
    axes: "Axes",
    view: View,
    scene: BrainScene,
    limits: tuple[float, float],
    points_per_mm: float,
) -> None:
    flat = view.project(scene.places.centres_mm)
    letters = {side[0].upper() for side in view.sides} | {"-"}
    seen = np.array([h in letters for h in scene.hemispheres])
    seen &= np.isfinite(flat[:, 0])
    if not seen.any():
        return
    _edges(axes, flat, seen, scene)
    strength = scene.weights.sum(axis=1)
    radius = (4.6 + 6.2 * np.sqrt(strength / max(strength.max(), 1e-12))) / 2
    gone = set(scene.removed)
    order = [i for i in np.argsort(flat[:, 2]) if seen[i] and i not in gone]
    fill = _fill(scene, limits)
    _balls(axes, flat[order], radius[order], fill[order])
    for i in (*scene.removed, *scene.weakened):
        if seen[i]:
            dashes = "solid" if i in gone else (0, (2.2, 1.6))
            size = radius[i] + (0.4 if i in gone else 2.0)
            _ring(axes, flat[i], size, tokens.CUT, 1.25 * points_per_mm, dashes)
    for i in scene.stimulated:
        if seen[i]:
            ring = (flat[i], radius[i] + 2.2, tokens.STIMULUS, 1.2 * points_per_mm)
            _ring(axes, *ring, "solid")


def _edges(axes: "Axes", flat: Array, seen: Array, scene: BrainScene) -> None:
    """The strongest connections between seen regions, faint when far away."""
    from matplotlib.collections import LineCollection

    weights = np.maximum(scene.weights, scene.weights.T)
    rows, columns = np.triu_indices(len(weights), 1)
    size = weights[rows, columns]
    count = min(MOST_EDGES, max(1, int(TOP_SHARE * len(size))))
    lowest = max(np.sort(size)[-count], np.finfo(float).tiny)
    gone = np.isin(rows, scene.removed) | np.isin(columns, scene.removed)
    cut = _both_ways(scene.cut_edges) | _strongest_of(scene.removed, weights)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    lost = np.array([pair in cut for pair in pairs])
    seen_pairs = seen[rows] & seen[columns]
    shown = seen_pairs & (lost | ((size >= lowest) & ~gone))
    strong = np.sqrt(size / size.max())
    depth = (flat[rows, 2] + flat[columns, 2]) / 2
    deep = max(float(np.ptp(flat[seen, 2])), 1.0)
    near = np.clip((depth - flat[seen, 2].min()) / deep, 0, 1)
    for which, colour, style in (
        (shown & ~lost, tokens.TEXT3, "solid"),
        (shown & lost, tokens.CUT, (0, (3.0, 2.0))),
    ):
        if not which.any():
            continue
        lines = np.stack([flat[rows[which], :2], flat[columns[which], :2]], axis=1)
        axes.add_collection(
            LineCollection(
                list(lines),
                colors=colour,
                linewidths=0.35 + 1.5 * strong[which],
                alpha=0.25 + 0.5 * near[which] if style == "solid" else 0.95,
                linestyles=[style],
                zorder=1,
            )
        )


def _strongest_of(removed: Sequence[int], weights: Array) -> set[tuple[int, int]]:
    """The strongest connections that each removed region loses."""
    lost = {(i, int(j)) for i in removed for j in np.argsort(weights[i])[-LOST_EDGES:]}
    return _both_ways([(i, j) for i, j in lost if weights[i, j] > 0])


def _both_ways(edges: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    return {*edges, *((b, a) for a, b in edges)}


def _fill(scene: BrainScene, limits: tuple[float, float]) -> Array:
    """Face colours (region, rgb); grey where there is no value."""
    from matplotlib.colors import to_rgb

    low, high = limits
    share = np.clip((scene.values - low) / max(high - low, 1e-12), 0, 1)
    table = canvas.colours(scene.colours)
    fill = np.asarray(table(np.nan_to_num(share)))[:, :3]
    fill[~np.isfinite(scene.values)] = to_rgb(tokens.LINE2)
    return fill


def _limits(scene: BrainScene) -> tuple[float, float]:
    known = scene.values[np.isfinite(scene.values)]
    if not len(known):
        return 0.0, 1.0
    if scene.colours in ("vik", "tide"):
        arm = float(np.abs(known).max()) or 1.0
        return -arm, arm
    low, high = float(known.min()), float(known.max())
    return (low, high) if high > low else (low, low + 1.0)


def _balls(axes: "Axes", points: Array, radius: Array, fill: Array) -> None:
    """Lit spheres from back to front: discs that shrink towards the light."""
    from matplotlib.collections import PatchCollection
    from matplotlib.patches import Circle

    patches, colours = [], []
    steps = np.linspace(0, 1, 9)
    for (x, y, _), size, colour in zip(points, radius, fill, strict=True):
        for step in steps:
            offset = 0.30 * size * step
            place = (x - offset * 0.7, y + offset)
            patches.append(Circle(place, size * (1 - 0.86 * step)))
            dark, bright = colour * 0.62, colour + (1 - colour) * 0.42
            colours.append(dark + (bright - dark) * step**0.75)
    balls = PatchCollection(patches, zorder=2)
    balls.set_facecolor(np.clip(colours, 0, 1).tolist() if colours else "none")
    balls.set_linewidth(0)
    axes.add_collection(balls)


def _ring(
    axes: "Axes",
    point: Array,
    radius: float,
    colour: str,
    width: float,
    style: str | tuple,
) -> None:
    from matplotlib.patches import Circle

    axes.add_patch(
        Circle(
            (point[0], point[1]),
            radius,
            fill=False,
            edgecolor=colour,
            linewidth=width,
            linestyle=style,
            zorder=4,
        )
    )


def _letters(axes: "Axes", view: View) -> None:
    """Side and direction letters, always."""
    style = {"transform": axes.transAxes, "fontsize": canvas.LABELS}
    left, right = view.letters
    quiet = {
        **style,
        "color": tokens.TEXT2,
        "va": "center",
        "fontfamily": canvas.STRONG,
    }
    height = 0.9 if view.name == "Top" else 0.42
    axes.text(0.005, height, left, ha="left", **quiet)
    axes.text(0.995, height, right, ha="right", **quiet)
    name = NAMES[view.name]
    axes.text(
        0.5,
        1.0,
        name,
        ha="center",
        va="top" if view.name == "Top" else "bottom",
        color=tokens.TEXT2,
        fontfamily=canvas.STRONG,
        **style,
    )


def _scale_bar(figure: "Figure", axes: "Axes") -> None:
    left, right = axes.get_xlim()
    length = 30 / (right - left) * axes.get_position().width
    bar = figure.add_axes((0.96 - length, 0.045, length, 0.02))
    bar.set(xlim=(0, 1), ylim=(0, 1))
    bar.set_axis_off()
    bar.plot([0, 0, 0, 1, 1, 1], [0, 1, 0, 0, 1, 0], color=tokens.TEXT3, linewidth=0.9)
    bar.text(
        0.5,
        1.3,
        "30 mm",
        ha="center",
        va="bottom",
        fontsize=canvas.DIGITS,
        color=tokens.TEXT3,
    )
