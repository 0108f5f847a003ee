"""The page: valid, alone, honest, and only text where there is data."""

import re

import html5lib
import pytest
from tripwright.domain.plan import Leg, Rest
from tripwright.tools.outputs import html

NS = "{http://www.w3.org/1999/xhtml}"


def read(text):
    """The page's tree; raises at the first error of the HTML standard."""
    return html5lib.HTMLParser(strict=True).parse(text)


def words(element):
    return " ".join("".join(element.itertext()).split())


def body(text):
    return words(read(text).find(f"{NS}body"))


@pytest.mark.parametrize("language", ["en", "ko", "zh"])
def test_the_page_is_valid_html_in_each_language(trip, trip_catalog, language):
    tree = read(html(trip(language), trip_catalog))
    assert tree.get("lang", "").startswith(language)


def test_the_page_loads_nothing_and_runs_nothing(trip, trip_catalog):
    text = html(trip(), trip_catalog)
    tree = read(text)
    tags = {e.tag.rpartition("}")[2] for e in tree.iter() if isinstance(e.tag, str)}
    assert not tags & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
        "image",
        "use",
        "foreignObject",
    }
    assert not [e for e in tree.iter() if any(a.startswith("on") or a in ("src", "srcset", "style") for a in e.attrib)]
    assert "url(" not in text and "@import" not in text
    assert "default-src 'none'" in text


def test_links_go_only_to_web_addresses_of_sources(trip, make_world):
    from tripwright.domain.fact import Source

    bad = Source(id="world", name="World", publisher="tests", licence="CC0-1.0", url="javascript:alert(1)")
    assert "javascript:" not in html(trip(), make_world(sources=[bad]))
    good = bad.model_copy(update={"url": "https://example.invalid/data"})
    links = [e.get("href") for e in read(html(trip(), make_world(sources=[good]))).iter(f"{NS}a")]
    assert links == ["https://example.invalid/data"]


def test_a_hostile_name_is_shown_as_text(trip, trip_catalog, hostile):
    text = html(trip(), trip_catalog)
    assert "<script" not in text and "<b>sled" not in text and "\x1b" not in text and "\u202e" not in text
    assert 'Fish & "Chips" <script>alert(1)</script>' not in text
    assert "by <b>sled</b>" in body(text)


def test_every_part_of_every_day_is_there_with_its_time(trip, trip_catalog):
    plan = trip()
    times = [e.get("datetime") for e in read(html(plan, trip_catalog)).iter(f"{NS}time")]
    starts = [(i.depart if isinstance(i, Leg) else i.start).isoformat() for d in plan.days for i in d.items]
    assert times == starts


def test_what_is_not_known_is_said_beside_it(trip, trip_catalog):
    page = body(html(trip(), trip_catalog))
    assert "Hours unknown, check" in page
    assert "Open 10:00–22:00 (as of 1 May 2024, check)" in page
    assert "Open at all hours" in page
    assert "no restaurant known here: choose one nearby" in page
    assert "No lodging known here: book one in Harbourton" in page
    assert "Night at The Inn" in page
    assert "Not understood: by <b>sled</b>" in page
    assert "Entry rules: unknown." in page
    assert "If it rains or is closed: Clock Museum" in page


def test_a_modelled_move_is_about_and_a_timetabled_one_says_so(trip, trip_catalog):
    page = body(html(trip(), trip_catalog)).replace("\u00a0", " ")
    assert "Walk to the middle of Harbourton · about 9 min · 600 m" in page
    assert "Flight XA 12, Harbourton to Eastport · 10 h 35 min · by timetable" in page
    assert "off by about 30 %" in page


def test_home_is_in_the_city_where_one_is_at_that_time(trip, trip_catalog):
    page = body(html(trip(), trip_catalog))
    assert "the middle of Eastport" not in page
    assert "Harbourton → Eastport" in page


def test_price_estimate_and_unknown_look_different_and_only_the_known_is_added(trip, trip_catalog):
    text = html(trip(), trip_catalog)
    page = body(text)
    sums = re.findall(r'class="sum (\w+)"><dt>([^<]*)</dt><dd>([^<]*)</dd>', text)
    assert sums == [
        ("observed", "Published prices", "€22.50"),
        ("estimate", "Estimates", "up to €300"),
        ("total", "Known total", "€22.50 to €322.50"),
        ("unknown", "Unknown, in no total", "2 lines"),
    ]
    assert {"chip observed old", "chip estimate", "chip unknown"} <= set(re.findall(r'class="(chip[^"]*)"', text))
    assert "“under 500 EUR”: not proven (some prices are unknown)" in page
    assert "“tickets under 50”: met" in page
    assert "Free admission: Willow Park" in page and "Admission unknown: Salt Palace" in page
    assert "as of 1 May 2024, may have changed" in page


def test_the_receipt_and_the_sources_are_at_the_end(trip, trip_catalog):
    page = body(html(trip(), trip_catalog))
    assert "d" * 64 in page and "1 supported, 2 from older facts, 1 estimated, 1 unknown" in page
    assert "the tests: The invented world" in page and "CC0-1.0" in page and "1 May 2024 to 1 Jun 2026" in page
    assert "has no receipt" in body(html(trip(receipt=None), trip_catalog))


def test_there_is_a_map_for_the_trip_and_for_each_day_in_each_city(trip, trip_catalog):
    text = html(trip(), trip_catalog)
    titles = re.findall(r'<svg class="map"[^>]*><title>([^<]*)</title>', text)
    assert titles == ["Map of Harbourton, Eastport", "Map of Harbourton", "Map of Harbourton", "Map of Eastport"]


def test_a_place_that_the_catalog_has_no_point_for_is_named_under_the_map(trip, trip_catalog, make_world):
    day = trip().days[0]
    lost = day.items[1].model_copy(update={"place_id": "world:999", "name": "Lost Tower"})
    page = body(html(trip(days=(day.model_copy(update={"items": (lost, day.items[4])}),)), trip_catalog))
    assert "Not on the map, as no coordinates are known: Lost Tower" in page


def test_an_empty_day_and_a_rest_are_shown(trip, trip_catalog):
    day = trip().days[0]
    lunch = day.items[2]
    rest = Rest(start=lunch.start, end=lunch.end, note="sit down")
    page = body(
        html(trip(days=(day.model_copy(update={"items": ()}), day.model_copy(update={"items": (rest,)}))), trip_catalog)
    )
    assert "Nothing is planned." in page and "Rest" in page and "sit down" in page


def test_the_same_plan_gives_the_same_page(trip, trip_catalog):
    assert html(trip(), trip_catalog) == html(trip(), trip_catalog)


def test_names_are_in_the_readers_language_with_the_name_on_the_door(trip, trip_catalog):
    page = body(html(trip("ko"), trip_catalog))
    assert "동탑" in page and "東塔" in page and "하버턴" in page
    assert "운영 시간 모름, 확인 필요" in page and "Hours unknown" not in page


def test_the_page_has_a_dark_scheme_and_a_print_form(trip, trip_catalog):
    text = html(trip(), trip_catalog)
    assert "@media screen and (prefers-color-scheme:dark)" in text
    assert "@page{size:A4" in text and "@media print" in text
