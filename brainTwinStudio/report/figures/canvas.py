"""One look for every figure: Inter, thin axes, tokens of the light theme."""

import atexit
import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from importlib.resources import as_file
from typing import TYPE_CHECKING, Any, Literal

from brainTwinStudio.report import assets, tokens

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.colors import Colormap
    from matplotlib.figure import Figure

WIDTH = 6.85  # inches: A4 less two margins of 18 mm
DPI = 200
DIGITS, LABELS, TITLES = 6.8, 7.4, 8.2  # points
STRONG = ["Inter Semi Bold", "DejaVu Sans"]  # font families; the others for odd signs
PLAIN = ["Inter", "DejaVu Sans"]


@cache
def _add_fonts() -> None:
    """Tell matplotlib of Inter, whose files must outlive every figure."""
    from matplotlib.font_manager import fontManager

    kept = ExitStack()
    atexit.register(kept.close)
    for weight in ("Regular", "SemiBold"):
        file = assets.resource("fonts", f"Inter-{weight}.ttf")
        fontManager.addfont(str(kept.enter_context(as_file(file))))


def _style() -> Any:
    return {
        "font.family": PLAIN,
        "font.size": LABELS,
        "text.color": tokens.TEXT,
        "axes.edgecolor": tokens.LINE2,
        "axes.labelcolor": tokens.TEXT2,
        "axes.labelsize": LABELS,
        "axes.linewidth": 0.7,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.facecolor": tokens.PANEL,
        "axes.unicode_minus": True,
        "axes.formatter.use_mathtext": False,
        "figure.facecolor": tokens.PANEL,
        "xtick.color": tokens.LINE2,
        "ytick.color": tokens.LINE2,
        "xtick.labelcolor": tokens.TEXT3,
        "ytick.labelcolor": tokens.TEXT3,
        "xtick.labelsize": DIGITS,
        "ytick.labelsize": DIGITS,
        "xtick.major.size": 2.5,
        "ytick.major.size": 2.5,
        "xtick.minor.size": 1.5,
        "ytick.minor.size": 1.5,
        "xtick.major.width": 0.7,
        "ytick.major.width": 0.7,
        "hatch.linewidth": 0.5,
        "svg.hashsalt": "brainTwinStudio",
        "svg.fonttype": "path",
        "path.simplify": True,
    }


@contextmanager
def house_style() -> Iterator[None]:
    """Everything drawn inside looks like the house; nothing outside changes."""
    import matplotlib as mpl

    _add_fonts()
    with mpl.rc_context(_style()):
        yield


def new_figure(width: float, height: float) -> "Figure":
    """An empty figure, inches; call inside `house_style`."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height))


def rendered(figure: "Figure", kind: Literal["svg", "png"]) -> bytes:
    """The figure as a file; the same figure gives the same bytes."""
    out = io.BytesIO()
    metadata: dict[str, Any] = {"Date": None} if kind == "svg" else {"Software": None}
    with house_style():
        figure.savefig(out, format=kind, dpi=DPI, metadata=metadata)
    return out.getvalue()


def colours(name: assets.ColourMap) -> "Colormap":
    """A house colour map for matplotlib; missing values in the panel's colour."""
    from matplotlib.colors import ListedColormap

    table = ListedColormap(assets.colour_map(name) / 255, name=name)
    return table.with_extremes(bad=tokens.RAISED)


def title(axes: "Axes", text: str, right: str = "") -> None:
    """A name above an axes at the left, a fact at the right."""
    axes.set_title(text, loc="left", fontsize=TITLES, fontfamily=STRONG, pad=5)
    if right:
        axes.set_title(right, loc="right", fontsize=LABELS, color=tokens.TEXT2, pad=5)


def grid(axes: "Axes") -> None:
    """Horizontal lines, hardly seen."""
    axes.grid(axis="y", color=tokens.TEXT3, alpha=0.13, linewidth=0.6)
    axes.set_axisbelow(True)


def plain_log(axis: "Axis", steps: tuple[int, ...] = (1,)) -> None:
    """Ticks at these multiples of every power of ten, written out."""
    from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

    axis.set_major_locator(LogLocator(10, subs=steps, numticks=12))
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axis.set_minor_formatter(NullFormatter())


def colour_bar(
    figure: "Figure",
    box: tuple[float, float, float, float],
    name: assets.ColourMap,
    limits: tuple[float, float],
    label: str,
    *,
    signed: bool = False,
) -> None:
    """One short horizontal bar in figure coordinates, its ends named."""
    import numpy as np

    from brainTwinStudio.report.wording import significant

    axes = figure.add_axes(box)
    axes.imshow(np.linspace(0, 1, 256)[None], aspect="auto", cmap=colours(name))
    axes.set_axis_off()
    low, high = (significant(value, digits=2) for value in limits)
    if signed:
        high = f"+{high}"
    style = {"fontsize": DIGITS, "color": tokens.TEXT3, "transform": axes.transAxes}
    axes.text(-0.04, 0.5, low, ha="right", va="center", **style)
    axes.text(1.04, 0.5, high, ha="left", va="center", **style)
    axes.text(0.5, 1.5, label, ha="center", va="bottom", **style)
