from datetime import date

import pytest
from tripwright.domain.place import Kind
from tripwright.tools.catalog.importers.kinds_zh import is_sight, kind_of
from tripwright.tools.catalog.importers.moving_days import MovingDays
from tripwright.tools.catalog.importers.places_taiwan import SOURCES, hours, island_rows, price, taipei_rows

DAYS = MovingDays(feasts={"new_year": (date(2026, 2, 17),)})


def spot(**changes):
    record = {
        "id": "C1_1", "name": "甲乙宮", "lat": 23.9, "lon": 120.6, "open": "每日06:00-21:00", "cls": ["廟宇類"], "city": "彰化縣",
        "addr": "某路1號", "upd": "2021-03-31T01:12:12+08:00", "ticket": "免費",
    }  # fmt: skip
    return record | changes


def test_an_island_row():
    (row,) = island_rows([spot()], DAYS)
    assert (row.names, row.kind, row.city, row.observed_at) == ({"zh": "甲乙宮"}, Kind.TEMPLE, None, date(2021, 3, 31))
    assert row.hours is not None and row.price is not None and row.price.amount == 0


@pytest.mark.parametrize(
    "change",
    [
        {"name": "甲乙書店"},
        {"name": "甲乙遊客中心"},
        {"name": "甲乙車站"},
        {"name": "甲乙小館", "cls": ["小吃/特產類"]},
        {"open": "不對外開放"},
        {"lat": 0.0},
    ],
)
def test_what_is_no_sight_closed_or_elsewhere_is_left_out(change):
    assert list(island_rows([spot(**change)], DAYS)) == []


def test_a_trail_filed_under_sports_is_kept_and_a_name_counts_once_in_a_county():
    records = [
        spot(name="甲乙步道", cls=["體育健身類"]),
        spot(id="C1_2", name="甲乙步道"),
        spot(id="C1_3", name="甲乙步道", city="臺東縣"),
    ]
    assert [row.key for row in island_rows(records, DAYS)] == ["C1_1", "C1_3"]


def test_a_taipei_row_names_its_city_only_where_the_address_is_in_it():
    record = {
        "id": 9, "name": "甲山系_乙步道", "lat": 25.1, "lng": 121.5, "open_time": "開放空間", "ticket": "", "category": ["戶外踏青"],
        "modified": "2021-01-28 15:27:08 +08:00", "address": "112 臺北市北投區", "url": None,
    }  # fmt: skip
    near, far = taipei_rows([record, record | {"id": 10, "address": "224 新北市瑞芳區"}], DAYS)
    assert (near.names, near.city, far.city) == ({"zh": "甲山系 乙步道"}, "geonames:1668341", None)
    assert near.hours is not None and near.hours.always_open


def test_all_day_is_not_believed_of_a_house_under_a_roof():
    assert hours("全天開放", Kind.MUSEUM, DAYS) is None
    assert hours("全天開放", Kind.PARK, DAYS) is not None


@pytest.mark.parametrize(
    ("ticket", "money"),
    [
        ("免費參觀。", "0.00 TWD"),
        ("免門票", "0.00 TWD"),
        ("全票100元、半票50元", "100.00 TWD"),
        ("全票：NT$40 優惠半票：NT$20", "40.00 TWD"),
        ("入園門票：全票/60元 列車：全票/5元", "60.00 TWD"),
        ("展示場全票40元，劇場全票100元", None),  # two houses
        ("請洽官網", None),
        ("", None),
    ],
)
def test_the_fee_of_one_adult(ticket, money):
    found = price(ticket)
    assert (None if found is None else str(found)) == money


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("國立甲博物院", Kind.MUSEUM), ("甲美術館", Kind.GALLERY), ("甲觀光夜市", Kind.MARKET), ("甲老街", Kind.DISTRICT),
        ("甲瀑布", Kind.NATURE), ("甲森林公園", Kind.PARK), ("甲國家公園", Kind.NATURE), ("甲燈塔", Kind.MONUMENT),
        ("甲天主堂", Kind.CHURCH), ("甲宮乙步道", Kind.NATURE), ("甲海水浴場", Kind.BEACH), ("甲乙丙", Kind.SIGHT),
    ],
)  # fmt: skip
def test_kinds_by_name(name, kind):
    assert kind_of(name, Kind.SIGHT) is kind


def test_shops_and_offices_are_no_sights():
    assert not any(is_sight(name) for name in ("甲咖啡館", "甲農場", "甲區公所", "甲國小", "甲停車場"))


def test_every_source_names_its_publisher_licence_and_credit():
    assert all(source.publisher and source.licence and source.credit for source in SOURCES)
