"""The colours of the three themes: the only place that names them.

Text holds 4.5:1 on every surface, 7:1 in high contrast, where seams and borders hold
3:1 as well.
"""

from dataclasses import dataclass, fields
from typing import Literal

from brainTwinStudio.report.assets import ColourMap

ThemeName = Literal["dark", "light", "contrast"]


@dataclass(frozen=True, slots=True)
class Theme:
    """One token a role, as #RRGGBB."""

    name: ThemeName
    window: str
    panel: str
    raised: str
    hover: str
    input: str
    canvas: str
    line: str
    line2: str
    track: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_fill: str
    on_accent: str
    accent_soft: str
    ok: str
    warn: str
    bad: str
    measured: str
    sim: str
    plan: str
    stim: str
    cut: str
    values_map: ColourMap
    difference_map: ColourMap

    @property
    def dark(self) -> bool:
        """Whether words are brighter than what they stand on."""
        return self.name != "light"

    @property
    def ring_px(self) -> float:
        """How wide the ring around the control with the keyboard is."""
        return 2.0 if self.name == "contrast" else 1.5

    def tokens(self) -> dict[str, str]:
        """Token name -> #RRGGBB."""
        named = {f.name: str(getattr(self, f.name)) for f in fields(self)}
        return {name: value for name, value in named.items() if value.startswith("#")}


DARK = Theme(
    name="dark",
    window="#101318",
    panel="#171B21",
    raised="#1E232B",
    hover="#262C36",
    input="#11151A",
    canvas="#0D1014",
    line="#272D36",
    line2="#39414D",
    track="#2B323C",
    text="#E8EBEF",
    text2="#A9B2BE",
    text3="#8F99A7",
    accent="#95A2FF",
    accent_fill="#5B6AE0",
    on_accent="#FFFFFF",
    accent_soft="#252B4A",
    ok="#4CC3A0",
    warn="#E8B04B",
    bad="#F07F5A",
    measured="#D5DAE1",
    sim="#5CB8F2",
    plan="#F0A63A",
    stim="#F2D04E",
    cut="#FF7A59",
    values_map="batlow",
    difference_map="tide",
)
LIGHT = Theme(
    name="light",
    window="#E9ECF0",
    panel="#FFFFFF",
    raised="#F3F5F8",
    hover="#E8ECF2",
    input="#FFFFFF",
    canvas="#F6F8FA",
    line="#DDE2E8",
    line2="#C2C9D3",
    track="#D9DEE6",
    text="#171C23",
    text2="#4A5462",
    text3="#5B6572",
    accent="#4450CF",
    accent_fill="#4B58D8",
    on_accent="#FFFFFF",
    accent_soft="#E6E9FC",
    ok="#086B52",
    warn="#855800",
    bad="#B03A18",
    measured="#2B333D",
    sim="#0072B2",
    plan="#B26A00",
    stim="#8A6D00",
    cut="#C9431B",
    values_map="batlow",
    difference_map="vik",
)
CONTRAST = Theme(
    name="contrast",
    window="#000000",
    panel="#000000",
    raised="#101419",
    hover="#25303C",
    input="#000000",
    canvas="#000000",
    line="#8793A3",
    line2="#B7C1CE",
    track="#333D49",
    text="#FFFFFF",
    text2="#E9EDF2",
    text3="#D3DAE3",
    accent="#C3CCFF",
    accent_fill="#C3CCFF",
    on_accent="#000000",
    accent_soft="#1E2660",
    ok="#66E6C0",
    warn="#FFD470",
    bad="#FFB09A",
    measured="#FFFFFF",
    sim="#74CBFF",
    plan="#FFBA55",
    stim="#FFE873",
    cut="#FF8F70",
    values_map="batlow",
    difference_map="tide",
)
