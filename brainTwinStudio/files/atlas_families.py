"""Atlases told by how their names are built, where no list of the names can be shipped.

Schaefer 2018 (doi:10.1093/cercor/bhx179) numbers the parcels of a network on each side
1, 2, 3, ..., so the names tell the resolution, and a parcel that is left out.
The VEP atlas (Wang et al. 2021, doi:10.1016/j.jneumeth.2020.108983) has words of its
own; its list is published without a licence.
The first edition of AAL (Tzourio-Mazoyer et al. 2002, doi:10.1006/nimg.2001.0978)
shares most names with AAL2, not those of the frontal lobe.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from brainTwinStudio.files.atlases import atlases, spelled

_SEVEN = "vis sommot dorsattn salventattn limbic cont default"
_SEVENTEEN = (
    "viscent visperi sommota sommotb dorsattna dorsattnb salventattna salventattnb "
    "limbica limbicb conta contb contc defaulta defaultb defaultc temppar"
)
_NETWORKS = {
    7: frozenset(_SEVEN.split()),
    17: frozenset((*_SEVENTEEN.split(), "limbic")),  # not split in older releases
}
_SIDES = {"lh": "l", "left": "l", "l": "l", "rh": "r", "right": "r", "r": "r"}
_SIZES = range(100, 1001, 100)
# Spelled names of the VEP atlas; the first group are words that no other atlas has.
_VEP_OWN = (
    r"f1(mesial|lateral)\w+|f2(rostral|caudal)|sfs(rostral|caudal)|sts(anterior|"
    r"posterior)|its(anterior|posterior)|t1(planum|lateral)\w+|t[23](anterior|posterior)|"
    r"o[123]|insulagyri(brevi|longi)|hippocampus(anterior|posterior)|"
    r"precentralgyrus(headface|upperlimb)|centralsulcus(headface|upperlimb)|"
    r"superiorparietallobulep\d+|f3pars\w+"
)
_VEP_ALSO = (
    r"frontalpole|orbitofrontalcortex|gyrusrectus|inferiorfrontalsulcus|"
    r"middlefrontalsulcus|presma|sma|subcallosalarea|precentralsulcus\w+|"
    r"paracentrallobule|(central|parietal)operculum|anteriorcingulatecortex|"
    r"(middle|posterior)cingulatecortex\w+|temporalpole|gyrusofheschl|fusiformgyrus|"
    r"occipitotemporalsulcus|collateralsulcus|lingual(sulcus|gyrus)|"
    r"parahippocampalcortex|rhinalcortex|postcentral(gyrus|sulcus)|"
    r"supramarginal(anterior|posterior)|angulargyrus|intraparietalsulcus|(pre)?cuneus|"
    r"marginalbranch\w+|parietooccipitalsulcus|anterioroccipitalsulcus\w+|"
    r"occipitalpole|calcarinesulcus|caudatenucleus|nucleusaccumbens|cerebellarcortex|"
    r"thalamus|putamen|pallidum|amygdala|hypothalamus"
)
_IS_VEP_OWN = re.compile(rf"^[lr]:({_VEP_OWN})$")
_IS_VEP = re.compile(rf"^[lr]:({_VEP_OWN}|{_VEP_ALSO})$")
_AAL_OWN = frozenset({"l:frontalsup", "r:frontalsup", "l:frontalmid", "r:frontalmid"})
_IS_AAL = re.compile(
    r"^[lr]:(frontal(sup|mid|inf|med)(orb)?|cerebell?um\w+|cingulum(ant|mid|post))$|^:vermis\w+$"
)
_FEWEST_OWN = 4  # names that only the VEP atlas has, below which it is not claimed


@dataclass(frozen=True, slots=True)
class Family:
    """What the names of a list say. known (name,): built like names of the family;
    missing: names that the numbers leave out."""

    label: str
    known: tuple[bool, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Parcel:
    """Parcel 3 of its group is "7Networks_LH_Default_PFC_3" of Schaefer 2018."""

    side: str
    group: str
    number: int


def family_of(names: Sequence[str]) -> Family | None:
    """The family that most of the names are built like."""
    families = (_schaefer(names), _vep(names), _aal(names))
    found = [one for one in families if one is not None]
    return max(found, key=lambda one: sum(one.known), default=None)


def is_first_aal(names: Sequence[str]) -> bool:
    """Whether names are there that AAL2 gave up for others, such as Frontal_Sup_L."""
    return bool(_AAL_OWN & {spelled(name) for name in names})


def _aal(names: Sequence[str]) -> Family | None:
    if not is_first_aal(names):
        return None
    later = next(atlas for atlas in atlases() if atlas.key == "aal2").places
    spellings = [spelled(name) for name in names]
    known = tuple(one in later or bool(_IS_AAL.match(one)) for one in spellings)
    return Family("named like AAL (first edition)", known)


def _vep(names: Sequence[str]) -> Family | None:
    spellings = [spelled(name) for name in names]
    own = {one.partition(":")[2] for one in spellings if _IS_VEP_OWN.match(one)}
    if len(own) < _FEWEST_OWN:
        return None
    known = tuple(bool(_IS_VEP.match(one)) for one in spellings)
    return Family("named like VEP (virtual epileptic patient)", known)


def _schaefer(names: Sequence[str]) -> Family | None:
    known = {n: sum(_parcel(name, n) is not None for name in names) for n in _NETWORKS}
    networks = max(known, key=lambda n: known[n])
    if not known[networks]:
        return None
    parcels = [_parcel(name, networks) for name in names]
    there = {one for one in parcels if one is not None}
    here = tuple(one is not None for one in parcels)
    missing = _left_out(names, parcels)
    lost = [one for name in missing if (one := _parcel(name, networks)) is not None]
    sides = [one.side for one in (*there, *lost)]
    # Both sides have as many parcels; half of an atlas is no smaller atlas.
    is_even = sides.count("l") == sides.count("r")
    if is_even and len(sides) in _SIZES and (len(sides), networks) != (100, 7):
        label = f"Schaefer {len(sides)} ({networks} networks)"
        return Family(label, here, missing)
    return Family(f"named like Schaefer 2018 ({networks} networks)", here)


def _parcel(name: str, networks: int) -> _Parcel | None:
    words = [w for w in re.split(r"[^a-z0-9]+", name.lower()) if w]
    side = next((_SIDES[word] for word in words if word in _SIDES), "")
    rest = [w for w in words if w not in _SIDES and w not in ("ctx", "roi", "label")]
    if rest[:1] == [f"{networks}networks"]:
        rest = rest[1:]
    if not side or len(rest) < 2 or rest[0] not in _NETWORKS[networks]:
        return None
    if not rest[-1].isdecimal():
        return None
    return _Parcel(side, "_".join(rest[:-1]), int(rest[-1][:6]))


def _left_out(
    names: Sequence[str], parcels: Sequence[_Parcel | None]
) -> tuple[str, ...]:
    """Names of a group's numbers below the largest that the list lacks."""
    example: dict[tuple[str, str], str] = {}
    numbers: dict[tuple[str, str], set[int]] = {}
    for name, one in zip(names, parcels, strict=True):
        if one is not None:
            example.setdefault((one.side, one.group), name)
            numbers.setdefault((one.side, one.group), set()).add(one.number)
    missing = []
    for group, there in numbers.items():
        lacking = sorted(set(range(1, min(max(there), 999))) - there)
        missing += [re.sub(r"\d+(?=\D*$)", str(n), example[group]) for n in lacking]
    return tuple(missing)
