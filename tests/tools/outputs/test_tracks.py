"""GPX as the gpxpy library reads it, and KML as XML."""

from xml.etree import ElementTree as ET

import gpxpy
import pytest
from tripwright.domain.errors import InputError
from tripwright.domain.plan import Visit
from tripwright.tools.outputs import gpx, kml

KML = "{http://www.opengis.net/kml/2.2}"


def test_each_visit_is_a_waypoint_where_the_catalog_has_it(trip, trip_catalog):
    plan = trip()
    read = gpxpy.parse(gpx(plan, trip_catalog))
    wanted = {trip_catalog.place(i.place_id).point for d in plan.days for i in d.items if isinstance(i, Visit)}
    found = {(round(w.latitude, 5), round(w.longitude, 5)) for w in read.waypoints if w.name[0].isdigit()}
    assert found == {(round(p.lat, 5), round(p.lon, 5)) for p in wanted}
    assert {w.time for w in read.waypoints if w.name.startswith("1.1")} == {plan.days[0].items[1].start}


def test_a_route_goes_from_the_base_over_the_stops_in_order_and_back(trip, trip_catalog):
    read = gpxpy.parse(gpx(trip(), trip_catalog, day=1))
    assert len(read.routes) == 1
    names = [p.name for p in read.routes[0].points]
    assert names[0] == names[-1] == "the middle of Harbourton"
    assert [n[:3] for n in names[1:-1]] == ["1.1", "1.2"]


def test_a_file_of_one_day_holds_that_day_alone(trip, trip_catalog):
    read = gpxpy.parse(gpx(trip(), trip_catalog, day=3))
    assert [w.name for w in read.waypoints] == ["3.1 East Tower", "Dinner: Soup House"]


def test_a_day_that_is_not_there_is_refused(trip, trip_catalog):
    with pytest.raises(InputError, match="no day 4"):
        gpx(trip(), trip_catalog, day=4)
    with pytest.raises(InputError, match="no day 0"):
        kml(trip(), trip_catalog, day=0)


def test_tracks_say_that_their_lines_are_straight(trip, trip_catalog):
    assert "Straight lines between stops, not streets" in gpxpy.parse(gpx(trip(), trip_catalog)).routes[0].description


def test_kml_has_a_folder_a_day_with_points_and_lines_in_longitude_latitude(trip, trip_catalog):
    root = ET.fromstring(kml(trip(), trip_catalog))
    folders = root.findall(f"{KML}Document/{KML}Folder")
    assert len(folders) == 3
    point = folders[2].find(f".//{KML}Point/{KML}coordinates")
    assert point is not None and point.text == "126.970000,37.580000"
    styles = [e.text for e in folders[0].iter(f"{KML}styleUrl")]
    assert styles == ["#ride", "#walk", "#walk"]


def test_a_place_without_a_known_point_is_left_out_rather_than_put_somewhere(trip, make_world):
    read = gpxpy.parse(gpx(trip(), make_world(), day=3))
    assert not read.waypoints


def test_hostile_names_are_text(trip, trip_catalog):
    for made in (gpx(trip(), trip_catalog), kml(trip(), trip_catalog)):
        ET.fromstring(made)
        assert "<script" not in made and "\x1b" not in made


def test_what_a_map_program_reads_as_html_is_escaped_twice(trip, trip_catalog):
    day = trip().days[0]
    shown = day.items[1].model_copy(update={"interval": "<i>09:00</i>"})
    made = ET.fromstring(kml(trip(days=(day.model_copy(update={"items": (shown,)}),)), trip_catalog))
    (text,) = [e.text for e in made.iter(f"{KML}description") if "09:45" in (e.text or "")]
    assert "&lt;i&gt;" in text and "<i>" not in text
