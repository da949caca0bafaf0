"""`braintwin disease`: the course of a disease in a twin."""

import argparse
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import (
    Command,
    add_patient,
    add_seeds,
    add_twin,
    losses,
    names,
    number,
)
from brainTwinStudio.cli.output import Answer
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.cli.inputs import FoundTwin
    from brainTwinStudio.project import Array
    from brainTwinStudio.project.disease import (
        DiseaseAnswer,
        DiseaseCase,
        DiseaseInfo,
        KeptCourse,
    )

NO_TEMPLATE = "Say which disease is meant with --template. Known: {known}."
NO_START = "Say where it begins: --regions A,B{lesion}."


def times(text: str) -> tuple[float, ...]:
    """'0,30,365'."""
    return tuple(number(part) for part in text.split(","))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_twin(parser)
    add_patient(parser)
    parser.add_argument(
        "--template",
        metavar="NAME",
        help="which disease; without, all are listed, and courses kept with plans",
    )
    parser.add_argument(
        "--regions", type=names, default=(), metavar="A,B", help="where it begins"
    )
    parser.add_argument(
        "--lesion", metavar="NAME", help="a lesion mask of the patient (stroke)"
    )
    parser.add_argument(
        "--times",
        type=times,
        default=(0.0, 1.0),
        metavar="T,T",
        help="when to look, in days or years as the template counts (default: 0,1)",
    )
    parser.add_argument(
        "--set",
        type=losses,
        default=(),
        metavar="NAME=VALUE,...",
        help="settings of the template that differ from its defaults",
    )
    add_seeds(parser, 16)


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking
    from brainTwinStudio.cli.inputs import twin_of
    from brainTwinStudio.jobs.disease_requests import DiseaseRequest, DiseasesRequest
    from brainTwinStudio.project.disease import DiseaseAnswer

    found = twin_of(args)
    asking.start_engine()
    known: tuple[DiseaseInfo, ...] = asking.ask(DiseasesRequest(), tuple)
    info = next((one for one in known if one.name == args.template), None)
    if args.template is None:
        lines = [f"{o.name}: {o.label}. {o.meaning} ({o.source})." for o in known]
        kept = _kept(found)
        lines += [f"Kept with plan “{plan}”. {_course_text(c)}" for plan, c in kept]
        courses = [{"plan": plan, **_course_data(c)} for plan, c in kept]
        return Answer({"templates": known, "courses": courses}, "\n".join(lines))
    if info is None:
        told = ", ".join(one.name for one in known)
        raise InputError(NO_TEMPLATE.format(known=told))
    case = _case(args, found, info)
    request = DiseaseRequest(found.twin, case, args.seeds, args.seed)
    answer = asking.ask(request, DiseaseAnswer)
    return Answer({"twin": found.name, **_data(answer)}, _text(answer))


def _kept(found: "FoundTwin") -> "list[tuple[str, KeptCourse]]":
    """Courses that plans on the twin play, with the name of each plan."""
    from brainTwinStudio.cli.inputs import project_at

    if found.project is None:
        return []
    project = project_at(found.project)
    plans = project.scenarios_of(found.twin.id)
    return [(plan.name, one) for plan in plans for one in project.courses_of(plan)]


def _course_data(of: "KeptCourse") -> dict[str, Any]:
    rows = of.burden.T.tolist()
    return {
        "template": of.info.name,
        "begins": of.begins,
        "settings": dict(of.settings),
        "time_unit": of.info.time_unit,
        "times": of.times,
        "burden": dict(zip(of.region_names, rows, strict=True)),
    }


def _course_text(of: "KeptCourse") -> str:
    begins, when = ", ".join(of.begins), f"{of.times[-1]:g} {of.info.time_unit}"
    burden = _largest(of.burden[-1], of.region_names)
    return f"{of.info.label}, begins in {begins}; {when}: burden {burden}"


def _largest(row: "Array", names: tuple[str, ...]) -> str:
    """The four regions with the largest burden (region,)."""
    top = sorted(zip(row, names, strict=True), reverse=True)[:4]
    return (
        ", ".join(f"{name} {value:.2f}" for value, name in top if value > 0) or "none"
    )


def _case(args: argparse.Namespace, found: Any, info: "DiseaseInfo") -> "DiseaseCase":
    from brainTwinStudio.cli.planning import region_names
    from brainTwinStudio.cli.surgery_arguments import lesion_of
    from brainTwinStudio.project import FrozenMap
    from brainTwinStudio.project.disease import DiseaseCase

    damage = lesion_of(found, args.lesion) if args.lesion else None
    if not args.regions and damage is None:
        lesion = " or --lesion NAME" if info.begins == "damage" else ""
        raise InputError(NO_START.format(lesion=lesion))
    regions = region_names(found.twin, args.regions)
    settings = FrozenMap(dict(args.set))
    return DiseaseCase(info.name, args.times, regions, damage, settings)


def _data(answer: "DiseaseAnswer") -> dict[str, Any]:
    """Burden as region -> values over the times; the twin at each of them."""
    from brainTwinStudio.cli.planning import familiarity_data
    from brainTwinStudio.report.change_words import change

    course = answer.course
    stages = []
    for when, changes, plan in zip(
        course.times, course.changes, answer.plans, strict=True
    ):
        result = None if plan is None else plan.result
        known = None if result is None else result.familiarity
        stages.append(
            {
                "time": when,
                "changes": [change(item) for item in changes],
                "effects": () if result is None else result.effects,
                "network_cost": () if result is None else result.cost,
                "notes": () if result is None else result.notes,
                "familiarity": familiarity_data(known),
            }
        )
    rows = course.burden.T.tolist()
    return {
        "template": course.info.name,
        "assumptions": course.info.assumptions,
        "settings": dict(course.settings),
        "time_unit": course.info.time_unit,
        "times": course.times,
        "burden": dict(zip(course.region_names, rows, strict=True)),
        "stages": stages,
        "seconds": answer.seconds,
    }


def _text(answer: "DiseaseAnswer") -> str:
    from brainTwinStudio.cli.answers import effects_text
    from brainTwinStudio.project.familiarity import NOT_KNOWN

    course, lines = answer.course, [answer.course.info.label]
    lines += [course.info.assumptions, ""]
    for row, when, plan in zip(course.burden, course.times, answer.plans, strict=True):
        burden = _largest(row, course.region_names)
        lines.append(f"{when:g} {course.info.time_unit}: burden {burden}")
        if plan is not None and plan.result is not None:
            lines.append(effects_text(plan.result.effects))
            lines += plan.result.notes
            how = plan.result.familiarity
            lines.append(NOT_KNOWN if how is None else how.sentence)
    return "\n".join(lines)


COMMAND = Command("disease", "the course of a disease in a twin", add_arguments, run)
