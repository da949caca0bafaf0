"""What each command asks of the engine, says as JSON and leaves on the disk."""

from pathlib import Path

import numpy as np
import pytest
from pretended import NAMES, REGIONS, TR, VOLUMES, FakeEngine, Files, bold_of, digest
from pretended import write_table as table

from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.files.twin_file import read_twin
from brainTwinStudio.report.sections.plans import REST_IS_SILENT

FIT_KEYS = {
    "outcome", "message", "seconds", "compile_seconds", "seed", "twin", "model",
    "free_parameters", "train", "held_out", "ceiling", "floor", "learned_connectome",
    "parameters", "notes",
}  # fmt: skip
HALVES, SIDES = np.repeat([1, -1], REGIONS // 2), np.tile([1, -1], REGIONS // 2)


# ------------------------------------------------------------------ import and check


def test_import_says_what_was_guessed_and_why(braintwin, files: Files, tmp_path: Path):
    folder = tmp_path / "new.btproj"
    names = (files.weights, files.lengths, files.labels, files.bold)
    said = braintwin("import", folder, *names, "--patient", "P", "--tr", TR, "--json")
    assert said.status == 0
    data = said.json
    assert data["patient"] == "P"
    assert data["regions"] == REGIONS
    assert [file["read_as"] for file in data["files"]] == [
        *("weights", "lengths", "regions", "bold"),
    ]
    assert all(file["reason"] for file in data["files"])
    assert any("TR 2 s" in note for note in data["notes"])


def test_a_second_import_adds_to_the_patient(braintwin, files: Files, project: Path):
    said = braintwin(
        *("import", project, files.bold2, "--patient", "P1", "--tr", TR),
        *("--global-signal", "removed", "--band", "0.01", "0.1", "--velocity", "6"),
    )
    assert said.status == 0, said
    with ProjectStore.open(project, read_only=True) as store:
        patient = store.project.patient("P1")
    assert [run.id for run in patient.recordings] == ["run-1", "run-2"]
    assert patient.recordings[1].global_signal == "removed"
    assert patient.recordings[1].band_hz == (0.01, 0.1)
    assert "6 m/s" in patient.notes


def test_regions_can_be_left_out(braintwin, files: Files, tmp_path: Path):
    said = braintwin(
        *("import", tmp_path / "n.btproj", files.weights, files.labels, files.bold),
        *("--patient", "P", "--tr", TR, "--drop", "lh-cuneus,rh-cuneus", "--json"),
    )
    assert said.json["regions"] == REGIONS - 2


def test_check_shows_the_cards_worst_first(braintwin, project: Path):
    before = digest(project)
    data = braintwin("check", project, "--patient", "P1", "--json").json
    order = ["bad", "warn", "info", "ok"]
    severities = [order.index(card["severity"]) for card in data["cards"]]
    assert severities == sorted(severities)
    assert data["worst"] == data["cards"][0]["severity"]
    assert digest(project) == before


def test_check_tells_what_the_recording_supports(braintwin, project: Path):
    cards = braintwin("check", project, "--json").json["cards"]
    (card,) = (card for card in cards if "fc_reliability" in card["numbers"])
    assert 0 < card["numbers"]["fc_reliability"] < 1
    assert "they can support" in card["detail"]
    assert "independent samples" in card["detail"]


def test_the_only_patient_need_not_be_named(braintwin, project: Path):
    assert braintwin("check", project).status == 0


# ------------------------------------------------------------------ fit


def test_fit_of_files_writes_a_twin_and_says_where(
    braintwin, engine: FakeEngine, files: Files
):
    said = braintwin("fit", *files.flags, "--json", "--hold-out", "0.25", "--seed", 7)
    assert said.status == 0, said
    data = said.json
    assert set(data) == FIT_KEYS
    assert data["twin"] == "twin.btwin"
    assert data["seed"] == 7
    assert read_twin("twin.btwin").settings.hold_out == 0.25
    assert [path.name for path in Path.cwd().iterdir()] == ["twin.btwin"]


def test_too_little_data_is_said_before_the_fit(
    braintwin, engine: FakeEngine, files: Files
):
    draw = np.random.default_rng(0)  # the halves share nothing
    signs = np.where(np.arange(VOLUMES)[:, None] < VOLUMES // 2, HALVES, SIDES)
    shared = signs * draw.normal(size=(VOLUMES, 1))
    table(files.folder / "bold.csv", shared + draw.normal(size=signs.shape), NAMES)
    said = braintwin("fit", *files.flags, "--json")
    (note,) = said.json["notes"]
    assert note.startswith("Too little data for a learned connectome")
    assert "they can support" in note
    assert note in said.err


def test_numbers_that_are_not_finite_are_null(
    braintwin, engine: FakeEngine, files: Files
):
    data = braintwin("fit", *files.flags, "--json").json
    assert data["train"] == {"fc_r": 0.7, "fcd_ks": None}


def test_parameters_are_single_listed_or_summarised(
    braintwin, engine: FakeEngine, files: Files
):
    found = braintwin("fit", *files.flags, "--json").json["parameters"]
    assert found["G"] == {"value": 1.5, "low": 1.0, "high": 2.0, "identifiable": None}
    regional = found["a"]
    assert len(regional["values"]) == REGIONS
    assert regional["mean"] == pytest.approx(-0.5)
    assert regional["low"] is None
    assert "values" not in found["learned_weights"]
    assert found["learned_weights"]["mean"] == 1.0


def test_nothing_is_overwritten_unasked(braintwin, engine: FakeEngine, files: Files):
    names = [braintwin("fit", *files.flags, "--json").json["twin"] for _ in range(2)]
    assert names == ["twin.btwin", "twin-2.btwin"]


def test_choices_of_a_fit_reach_the_request(
    braintwin, engine: FakeEngine, files: Files
):
    braintwin(
        *("fit", *files.flags, "--bold", files.bold2, "--effort", "quick"),
        *("--loss", "fc=2,psd", "--seeds", 8, "--patient", "P7", "--hold-out", 0.1),
    )
    (request,) = engine.requests
    assert request.patient_id == "P7"
    assert len(request.recordings) == 2
    assert request.settings.losses == (("fc", 2.0), ("psd", 1.0))
    assert request.settings.effort == "quick"
    assert request.settings.judge_seeds == 8
    assert request.settings.hold_out == 0.1
    assert Path("P7.btwin").is_file()


def test_what_is_learned_of_the_connectome_reaches_the_request(
    braintwin, engine: FakeEngine, files: Files
):
    said = braintwin("fit", *files.flags, "--connectome", "sparse", "--directed")
    assert said.status == 0, said
    said = braintwin("fit", *files.flags, "--connectome", "sparse", "--loss", "fc=1")
    assert said.status == 0
    directed, plain = engine.requests
    assert directed.spec.connectome == "sparse"
    assert directed.spec.directed
    assert ("lagged_fc", 1.0) in directed.settings.losses  # tells who drives whom
    assert not plain.spec.directed
    assert plain.settings.losses == (("fc", 1.0),)


def test_how_a_fit_searches_reaches_the_request(
    braintwin, engine: FakeEngine, files: Files
):
    held = ("--regulariser", "weights_l1", "--regulariser", "anatomical=0.5")
    braintwin("fit", *files.flags, "--optimiser", "adam", *held)
    (request,) = engine.requests
    assert request.settings.optimiser == "adam"
    chosen = (("weights_l1", None), ("anatomical", 0.5))
    assert request.settings.regularisers == chosen


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (("--optimiser", "adamm"), "No optimiser 'adamm'. Known: adam."),
        (("--connectome", "dense"), "No connectome 'dense'. Known: fixed, learned, sp"),
        (("--regulariser", "l1"), "No regulariser 'l1'. Known: weights_l1, anatomical"),
        (("--regulariser", "anatomical=-1"), "must be a number of 0 or more"),
        (("--regulariser", "anatomical=x"), "'x' is no weight"),
    ],
)
def test_unknown_ways_to_fit_are_refused(
    braintwin, engine: FakeEngine, files: Files, flags: tuple[str, ...], words: str
):
    said = braintwin("fit", *files.flags, *flags)
    assert said.status == 2
    assert words in said.err
    assert not engine.requests


def test_fit_of_a_project_keeps_the_twin_in_it(
    braintwin, engine: FakeEngine, project: Path, tmp_path: Path
):
    fit = ("fit", project, "--patient", "P1", "--json")
    assert braintwin(*fit).json["twin"] == f"{project}:twin-1"
    out = tmp_path / "out.btwin"
    assert braintwin(*fit, "--out", out).json["twin"] == str(out)
    with ProjectStore.open(project, read_only=True) as store:
        assert [twin.id for twin in store.project.twins] == ["twin-1", "twin-2"]
    assert read_twin(out).id == "twin-2"
    assert not list((project / "checkpoints").iterdir())


def test_the_table_for_people_has_the_numbers(
    braintwin, engine: FakeEngine, files: Files
):
    said = braintwin("fit", *files.flags, "--hold-out", 0.25)
    assert "held out" in said.out
    assert "0.700" in said.out
    assert "twin.btwin" in said.out


# ------------------------------------------------------------------ twins


def test_evaluate_needs_only_a_recording(
    braintwin, engine: FakeEngine, twin: Path, files: Files
):
    said = braintwin("evaluate", twin, "--bold", files.bold2, "--tr", TR, "--json")
    data = said.json
    assert set(data) == FIT_KEYS | {"outside_training"}
    assert data["held_out"] == {"fc_r": 0.6}
    assert data["ceiling"] == {"fc_r": 0.8}
    (request,) = engine.requests
    assert request.seeds == 64
    assert request.recordings[0].channel_names == NAMES


def test_evaluate_puts_regions_into_the_order_of_the_twin(
    braintwin, engine: FakeEngine, twin: Path, files: Files
):
    turned = bold_of(9)[:, ::-1]
    names = NAMES[::-1]
    path = table(files.folder / "turned.csv", turned, names)
    weights = table(files.folder / "w2.csv", np.ones((REGIONS, REGIONS)), names)
    for more in ((), ("--weights", weights)):
        said = braintwin("evaluate", twin, "--bold", path, "--tr", TR, *more)
        assert said.status == 0, said
        run = engine.requests[-1].recordings[0]
        assert run.channel_names == NAMES
        assert np.allclose(run.signals, bold_of(9).T)


def test_evaluate_warns_of_data_the_twin_has_seen(
    braintwin, engine: FakeEngine, twin: Path, project: Path
):
    said = braintwin("evaluate", twin, project, "--patient", "P1", "--json")
    assert "fitted to" in said.json["notes"][-1]
    assert "fitted to" in said.err


def test_a_twin_of_a_project_is_named_in_three_ways(
    braintwin, engine: FakeEngine, project: Path, tmp_path: Path
):
    for _ in range(2):
        braintwin("fit", project, "--patient", "P1", "--out", tmp_path / "t.btwin")
    engine.requests.clear()
    braintwin("simulate", project, "--patient", "P1")
    braintwin("simulate", f"{project}:twin-1")
    braintwin("simulate", tmp_path / "t.btwin")
    found = [request.twin.id for request in engine.requests]
    assert found == ["twin-2", "twin-1", "twin-2"]


def test_simulate_writes_runs_with_labels(braintwin, engine: FakeEngine, twin: Path):
    words = ("simulate", twin, "--seeds", 3, "--seconds", 60, "--seed", 5)
    data = braintwin(*words, "--out", "s.npz", "--json").json
    assert data["seeds"] == 3
    assert (engine.requests[0].seconds, engine.requests[0].seed) == (60.0, 5)
    with np.load("s.npz", allow_pickle=False) as runs:
        assert set(runs.files) == {"bold", "tr", "labels"}
        assert runs["bold"].shape == (3, 5, REGIONS)
        assert tuple(runs["labels"]) == NAMES
        assert float(runs["tr"]) == TR


def test_resect_writes_runs_before_and_after(braintwin, engine: FakeEngine, twin: Path):
    words = ("resect", twin, "--regions", "LH-cuneus", "--seeds", 4)
    data = braintwin(*words, "--out", "r.npz", "--json").json
    assert data["out"] == "r.npz"
    assert [set(effect) for effect in data["effects"]] == 2 * [
        {"name", "label", "unit", "value", "low", "high", "baseline", "seeds"}
    ]
    assert data["effects"][1]["value"] is None
    with np.load("r.npz", allow_pickle=False) as runs:
        assert set(runs.files) == {"before", "after", "tr", "labels"}
        assert np.isnan(runs["after"][:, :, 0]).all()
    (change,) = engine.requests[0].scenario.changes
    assert change.regions == ("lh-cuneus",)


def test_edges_run_from_source_to_target(braintwin, engine: FakeEngine, twin: Path):
    edges = "lh-cuneus->rh-insula,lh-lingual--rh-lingual"
    braintwin("resect", twin, "--edges", edges, "--fraction", "0.5")
    (change,) = engine.requests[0].scenario.changes
    assert change.fraction == 0.5
    assert change.edges == (
        ("rh-insula", "lh-cuneus"),
        ("rh-lingual", "lh-lingual"),
        ("lh-lingual", "rh-lingual"),
    )


def test_stimulate_says_what_was_given_and_what_it_cost(
    braintwin, engine: FakeEngine, twin: Path
):
    data = braintwin(
        *("stimulate", twin, "--target", "lh-cuneus,rh-cuneus", "--waveform", "sine"),
        *("--amplitude", "-0.2", "--frequency", "0.1", "--start", 10, "--stop", 60),
        *("--seeds", 4, "--json"),
    ).json
    assert data["best"] == {
        "target": "lh-cuneus,rh-cuneus",
        "amplitude": -0.2,
        "frequency_hz": 0.1,
        "phase": 0.0,
    }
    assert data["effect"]["name"] == "mean_fc"
    assert data["effect"] == data["effects"][0]
    assert data["cost"] == {"forward": 8, "reverse": 0}
    assert data["dose"] == {"rms": 0.1}
    assert data["notes"][-1] == REST_IS_SILENT
    (change,) = engine.requests[0].scenario.changes
    assert (change.start_s, change.stop_s) == (10.0, 60.0)


def test_what_a_stimulator_gives_stands_beside_what_the_site_allows(
    braintwin, engine: FakeEngine, twin: Path, tmp_path: Path
):
    site = tmp_path / "ours.toml"
    site.write_text('name = "Ours"\n[dbs]\ncurrent_ma = [3.5, "board"]\n')
    data = braintwin(
        *("stimulate", twin, "--target", "lh-cuneus", "--site-profile", site),
        *("--device", "dbs:current_ma=3,phase_us=90", "--seeds", 4, "--json"),
    ).json
    told = {line["name"]: line for line in data["device"]["dose"]}
    assert told["current_ma"]["value"] == 3
    assert (told["current_ma"]["most"], told["current_ma"]["source"]) == (3.5, "board")
    assert told["charge_uc"]["value"] == pytest.approx(0.27)
    assert told["charge_uc"]["most"] is None
    (change,) = engine.requests[0].scenario.changes
    assert change.device.site == "Ours"


def test_only_of_a_stimulus_it_is_said_that_rest_cannot_fix_its_gain(
    braintwin, engine: FakeEngine, twin: Path
):
    assert REST_IS_SILENT in braintwin("stimulate", twin, "--target", "lh-cuneus").out
    cut = ("resect", twin, "--regions", "lh-cuneus")
    assert REST_IS_SILENT not in braintwin(*cut, "--json").json["notes"]
    assert REST_IS_SILENT not in braintwin(*cut).out


def test_a_stimulator_takes_from_the_waveform_what_it_is_not_told(
    braintwin, engine: FakeEngine, twin: Path
):
    pulses = ("stimulate", twin, "--target", "lh-cuneus", "--waveform", "biphasic")
    pulses += ("--frequency", 125, "--width", 60e-6, "--stop", 120, "--seeds", 4)
    data = braintwin(*pulses, "--device", "dbs:current_ma=1", "--json").json
    settings = data["device"]["settings"]
    assert settings["frequency_hz"] == 125
    assert settings["phase_us"] == pytest.approx(60)
    assert settings["duration_min"] == 2
    for device, said in (
        ("dbs:phase_us=90", "Width of a phase 90 µs, the waveform 60 µs"),
        ("tms:intensity_percent=300", "has no limit for TMS"),
    ):
        refused = braintwin(*pulses, "--device", device)
        assert refused.status == 2
        assert said in refused.err
    assert len(engine.requests) == 1


def test_plans_on_a_project_are_kept_in_it(
    braintwin, engine: FakeEngine, project: Path
):
    braintwin("fit", project, "--patient", "P1")
    resect = ("resect", project, "--patient", "P1", "--regions", "lh-cuneus")
    assert braintwin(*resect, "--json").json["scenario"] == "scenario-1"
    stimulate = ("stimulate", f"{project}:twin-1", "--target", "lh-insula")
    assert braintwin(*stimulate, "--json").json["scenario"] == "scenario-2"
    with ProjectStore.open(project, read_only=True) as store:
        plans = store.project.scenarios_of("twin-1")
    assert all(plan.result is not None for plan in plans)
    assert plans[0].name.startswith("Remove L Cuneus")


# ------------------------------------------------------------------ the rest


@pytest.mark.parametrize("suffix", ["html", "pdf"])
def test_report_writes_the_file_it_is_asked_for(suffix: str, braintwin, project: Path):
    out = Path(f"P1.{suffix}")
    data = braintwin("report", project, "--patient", "P1", "--out", out, "--json").json
    assert data == {"out": str(out), "patient": "P1", "twin": None}
    assert out.read_bytes()[:5] in (b"<!doc", b"<!DOC", b"%PDF-")


def test_report_leaves_sections_out_and_takes_a_comment(braintwin, project: Path):
    words = ("report", project, "--out", "P1.html", "--comment", "Board of 3 May <b>")
    assert braintwin(*words, "--without", "plans,methods").status == 0
    page = Path("P1.html").read_text("utf-8")
    assert '<section id="comment">' in page
    assert "Board of 3 May &lt;b&gt;" in page
    assert '<section id="data">' in page
    assert '<section id="plans">' not in page
    assert '<section id="methods">' not in page
    assert "had this report written: Plans, Methods." in page


def test_report_refuses_a_section_that_there_is_not(braintwin, project: Path):
    said = braintwin("report", project, "--out", "P1.html", "--without", "data,plan")
    assert "no section 'plan'. Known: verdict, data," in said.refused
    assert not Path("P1.html").exists()


@pytest.mark.slow
def test_report_is_about_the_twin_that_is_named(
    braintwin, engine: FakeEngine, project: Path
):
    for _ in range(2):
        braintwin("fit", project, "--patient", "P1", "--effort", "quick")
    latest = braintwin("report", project, "--out", "latest.html", "--json").json
    assert latest["twin"] == "twin-2"
    first = braintwin(
        *("report", project, "--twin", "twin-1", "--out", "first.html", "--json")
    ).json
    assert first["twin"] == "twin-1"
    assert "twin-1" in Path("first.html").read_text("utf-8")
    assert "twin-1" not in Path("latest.html").read_text("utf-8")


def test_report_refuses_a_twin_that_is_not_the_patients(braintwin, project: Path):
    said = braintwin("report", project, "--twin", "twin-9", "--out", "P1.html")
    assert said.refused.endswith("P1 has no twin 'twin-9'. Known: none.")
    assert not Path("P1.html").exists()


def test_models_lists_parameters_with_units_and_bounds(braintwin, engine: FakeEngine):
    data = braintwin("models", "--json").json
    (parameter,) = data["node_models"][0]["parameters"]
    assert parameter["unit"] == "1/s"
    assert parameter["high"] is None  # no bound: infinity is not JSON
    assert data["versions"] == {"jax": "0"}
    assert "hopf" in braintwin("models").out


def test_benchmark_hands_the_mapping_on(braintwin, engine: FakeEngine):
    assert braintwin("benchmark", "--json").json["machine"] == {"cores": 2}
    assert "800" in braintwin("benchmark", "--rows", "hopf").out
    assert engine.requests[-1].rows == ("hopf",)


def test_selftest_reports_what_is_broken(braintwin, engine: FakeEngine, monkeypatch):
    data = braintwin("selftest", "--json").json
    assert data["ok"] is True
    assert data["frames_per_second"] == {"still": None, "rotating": None}
    monkeypatch.setenv("BRAINTWIN_CACHE", "/dev/null/cache")
    said = braintwin("selftest", "--json")
    assert said.status == 1
    assert [c["name"] for c in said.json["checks"] if not c["ok"]] == ["compile cache"]


@pytest.mark.slow
def test_demo_makes_everything_in_a_new_folder(braintwin, engine: FakeEngine):
    Path("braintwin-demo").mkdir()
    (Path("braintwin-demo") / "mine.txt").touch()
    said = braintwin("demo", "--json")
    assert said.status == 0, said
    data = said.json
    assert set(data) == {
        "report_html", "report_pdf", "project", "seconds", "fit", "resection",
        "stimulation",
    }  # fmt: skip
    assert set(data["fit"]) == FIT_KEYS
    assert data["resection"]["effect"]["name"] == "mean_fc"
    assert data["stimulation"]["best"]["frequency_hz"] == 0.05
    assert data["report_html"] == "braintwin-demo-2/report.html"
    assert "composite demo, not one person" in Path(data["report_html"]).read_text()
    with ProjectStore.open(data["project"], read_only=True) as store:
        project = store.project
    connectome = project.patients[0].connectome
    assert connectome is not None
    assert connectome.parcellation.space == "MNI305 (fsaverage)"
    assert project.patients[0].recordings[0].repetition_time_s == pytest.approx(1.4)
    assert len(project.scenarios) == 2
    assert "composite demo" in braintwin("demo", "--out", "again").out
