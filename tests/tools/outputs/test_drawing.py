"""Maps: true to scale, inside their frame, and no mark or name over another."""

import math
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from tripwright.domain.parameters import EARTH_KM
from tripwright.domain.place import Point
from tripwright.tools.outputs.labels import apart, name_spots, shortened, text_width
from tripwright.tools.outputs.projection import frame, scale_km

near = st.builds(Point, lat=st.floats(47.9, 48.1), lon=st.floats(16.2, 16.5))
anywhere = st.builds(Point, lat=st.floats(-85, 85), lon=st.floats(-180, 180))
spots = st.tuples(st.floats(20, 380), st.floats(20, 280))


def great_circle_km(a, b):
    p, q = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


@given(st.lists(near, min_size=2, max_size=6))
def test_a_distance_on_the_map_is_the_distance_on_the_ground(points):
    box = frame(points, 400, 40, 200, 400, 0.6)
    a, b = points[0], points[-1]
    (x1, y1), (x2, y2) = box.place(a), box.place(b)
    drawn = math.hypot(x2 - x1, y2 - y1) * box.unit_km
    assert math.isclose(drawn, great_circle_km(a, b), rel_tol=0.005, abs_tol=0.001)


@given(st.lists(anywhere, min_size=1, max_size=8))
def test_every_point_is_inside_the_margin_of_its_frame(points):
    box = frame(points, 400, 40, 200, 400, 0.6)
    for point in points:
        x, y = box.place(point)
        assert -400 <= x <= 800 and 39 <= y <= box.height - 39


def test_a_trip_over_the_date_line_is_drawn_across_it():
    fiji, samoa = Point(lat=-18, lon=178), Point(lat=-14, lon=-172)
    box = frame([fiji, samoa], 400, 40, 200, 400, 0.6)
    assert 0 < box.place(fiji)[0] < box.place(samoa)[0] < 400


@given(st.floats(1e-4, 60))
def test_the_scale_bar_is_round_and_fits(unit_km):
    bar = scale_km(unit_km, 110)
    assert 110 * 0.39 <= bar / unit_km <= 110.0001
    assert f"{bar:e}"[0] in "125" or math.isclose(bar / 10 ** round(math.log10(bar)), 1)


@given(st.lists(spots, min_size=1, max_size=8))
def test_marks_stay_inside_and_do_not_hide_each_other(places):
    moved = apart(places, 25, 400, 300, 15)
    assert all(15 <= x <= 385 and 15 <= y <= 285 for x, y in moved)
    assert all(math.dist(a, b) > 12 for a, b in combinations(moved, 2))


def test_marks_that_are_apart_stay_where_they_are():
    places = [(50.0, 50.0), (200.0, 60.0)]
    assert apart(places, 25, 400, 300, 15) == places


@given(st.lists(spots, min_size=1, max_size=7), st.text("abcdefgh 寺院", min_size=1, max_size=14))
def test_no_name_covers_a_mark_or_another_name(marks, name):
    found = name_spots(marks, [name] * len(marks), 11, 11, 400, 300)
    wide = text_width(name, 11)
    lefts = {"start": 0.0, "middle": -wide / 2, "end": -wide}
    boxes = [(s[0] + lefts[s[2]], s[1] - 8, s[0] + lefts[s[2]] + wide, s[1] + 1) for s in found if s]
    for a, b in combinations(boxes, 2):
        assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])
    for box in boxes:
        assert not any(box[0] < x < box[2] and box[1] < y < box[3] for x, y in marks)


def test_a_name_moves_off_a_line_when_another_side_is_free():
    (free,) = name_spots([(200, 150)], ["Tower"], 11, 11, 400, 300, (), [((200, 150), (400, 150))])
    assert free is not None and free[2] != "start"


def test_a_long_name_is_cut_to_its_room():
    cut = shortened("National Gallery of Modern and Contemporary Art", 11, 120)
    assert cut.endswith("…") and text_width(cut, 11) <= 120
    assert shortened("Short", 11, 120) == "Short"
