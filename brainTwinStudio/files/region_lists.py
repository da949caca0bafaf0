"""Two lists of regions that name one matrix together.

Micapipe names subcortex and cerebellum in one table and the cortex in another; the rows
of its matrices follow the numbers of the labels (column "mics").
"""

from dataclasses import replace

from brainTwinStudio.files.candidate import Candidate
from brainTwinStudio.files.reader import RegionTable


def with_one_list(
    candidates: tuple[Candidate, ...],
) -> tuple[tuple[Candidate, ...], tuple[str, ...]]:
    """The candidates with such lists joined in the order of their numbers, and what was
    done; unchanged where they do not make up the rows of the weights exactly."""
    lists = [one for one in candidates if one.read_as == "regions"]
    tables = [one.content.regions for one in lists]
    sizes = {one.shape[0] for one in candidates if one.read_as == "weights"}
    together = _together([table for table in tables if table is not None])
    if len(lists) < 2 or together is None or sizes != {together.count}:
        return candidates, ()
    first = lists[0]
    made = replace(
        first,
        file="; ".join(one.file for one in lists),
        sha256="; ".join(one.sha256 for one in lists),
        shape=(together.count,),
        names=together.names,
        content=replace(first.content, regions=together),
    )
    others = tuple(one for one in candidates if one not in lists)
    text = f"{made.file}: joined in the order of the numbers of their labels."
    return (*others, made), (text,)


def _together(tables: list[RegionTable]) -> RegionTable | None:
    """All regions by their numbers; None where one has none, or two share one."""
    ids = [one for table in tables for one in table.ids]
    names = [name for table in tables for name in table.names]
    if not all(table.ids for table in tables):
        return None
    if len(set(ids)) < len(ids) or len(set(names)) < len(names):
        return None
    order = sorted(range(len(ids)), key=ids.__getitem__)
    sides = [side for table in tables for side in table.hemispheres or ()]
    return RegionTable(
        tuple(names[i] for i in order),
        tuple(sides[i] for i in order) if len(sides) == len(ids) else None,
        ids=tuple(ids[i] for i in order),
    )
