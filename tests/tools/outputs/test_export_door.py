"""`tripwright export`: real plans from the planner, written only when they verify."""

import json

import gpxpy
import html5lib
import icalendar
import pytest
from tripwright.agent.doors import export_door
from tripwright.domain.errors import InputError, NotVerified, PlanFileError, StoreError


@pytest.fixture
def plan(planner):
    return planner.plan("3 days in Harbourton from 5 December 2026, two adults, museums, budget 900 EUR")


@pytest.fixture
def world_door(monkeypatch, catalog):
    """The door over the invented world."""
    import tripwright.tools.catalog as catalogs

    monkeypatch.setattr(catalogs, "open_catalog", lambda paths=(): catalog)


def saved(tmp_path, plan):
    file = tmp_path / "plan.json"
    file.write_text(plan.model_dump_json(), encoding="utf-8")
    return file


def test_a_verified_plan_is_written_in_each_format_asked_for(tmp_path, plan, world_door, capsys):
    out = tmp_path / "trip"
    export_door.export(saved(tmp_path, plan), "ics, gpx,kml,HTML,md,json,csv", out)
    names = {p.name for p in out.iterdir()}
    maps = {f"{stem}.{kind}" for stem in ("trip", "day-01", "day-02", "day-03") for kind in ("gpx", "kml")}
    assert names == maps | {"trip.ics", "trip.html", "trip.md", "plan.json", "budget.csv"}
    assert len(capsys.readouterr().out.splitlines()) == len(names)
    assert icalendar.Calendar.from_ical((out / "trip.ics").read_bytes()).walk("VEVENT")
    assert len(gpxpy.parse((out / "trip.gpx").read_text()).routes) == 3
    html5lib.HTMLParser(strict=True).parse((out / "trip.html").read_text())


def test_the_json_verifies_again(tmp_path, plan, world_door, catalog):
    export_door.export(saved(tmp_path, plan), "json", tmp_path / "a")
    assert export_door.checked((tmp_path / "a" / "plan.json").read_bytes(), catalog) == plan


def test_a_plan_that_was_changed_is_refused_and_nothing_is_written(tmp_path, plan, world_door):
    body = json.loads(plan.model_dump_json())
    body["budget"]["high"]["amount"] = "1.00"
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(body), encoding="utf-8")
    with pytest.raises(NotVerified) as refused:
        export_door.export(file, "html", tmp_path / "out")
    assert refused.value.exit_code == 6 and refused.value.findings
    assert not (tmp_path / "out").exists()


def test_a_plan_without_a_receipt_is_refused(tmp_path, plan, world_door):
    with pytest.raises(NotVerified, match="no receipt"):
        export_door.export(saved(tmp_path, plan.model_copy(update={"receipt": None})), "html", tmp_path / "out")


def test_bad_names_say_what_to_do(tmp_path, plan, world_door):
    with pytest.raises(InputError, match="no format 'docx': use ics, gpx"):
        export_door.export(saved(tmp_path, plan), "docx", tmp_path)
    with pytest.raises(InputError, match="Name a format"):
        export_door.export(saved(tmp_path, plan), " , ", tmp_path)
    with pytest.raises(PlanFileError, match="give the path"):
        export_door.export(tmp_path / "none.json", "html", tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="choose another --out"):
        export_door.export(saved(tmp_path, plan), "html", tmp_path / "file" / "out")


@pytest.mark.parametrize(
    "text", ["3 days in Harbourton from 5 December 2026", "12월 5일부터 하버턴 3일", "12月5日起港城三天"]
)
def test_a_plan_in_each_language_makes_every_document(planner, catalog, text):
    plan = planner.plan(text)
    made = export_door.documents(plan, catalog, ["ics", "gpx", "kml", "html", "md", "json", "csv"])
    assert all(made.values())
    html5lib.HTMLParser(strict=True).parse(made["trip.html"])


def test_the_planners_sentences_are_in_the_readers_language(planner, catalog):
    plan = planner.plan("12월 5일부터 하버턴 3일")
    page = export_door.documents(plan, catalog, ["html"])["trip.html"]
    assert "숙소 정보가 없어" in page
    assert "No lodging is known" not in page and "Local transport" not in page and "Some meals" not in page
