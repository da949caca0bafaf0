"""A report says where runs of a plan went through draws of the twin."""

from dataclasses import replace
from html import unescape

from brainTwinStudio.project import Project
from brainTwinStudio.report.page import html_of


def test_draws_are_told_under_the_effects(project: Project):
    patient, twin, plans = project.patients[0], project.twins[0], project.scenarios
    plain = unescape(html_of(project, patient, twin))
    assert "draws of the twin's parameters" not in plain
    drawn = tuple(
        one if one.result is None else replace(one, result=replace(one.result, draws=8))
        for one in plans
    )
    told = unescape(html_of(replace(project, scenarios=drawn), patient, twin))
    assert "Runs go through 8 draws of the twin's parameters" in told
