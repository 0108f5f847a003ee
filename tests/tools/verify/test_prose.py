"""A text may state what the plan holds, and nothing else, in any of three languages."""

from datetime import UTC, datetime

import pytest
from tripwright.agent.language.compose import plan_text
from tripwright.domain.claim import Claim, ClaimKind
from tripwright.domain.plan import Plan
from tripwright.domain.request import Language
from tripwright.domain.truth import Verdict
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.verify import scan, verify, verify_claims

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize("language", ["en", "ko", "zh"])
def test_the_products_own_text_of_a_right_plan_has_no_findings(
    plan: Plan, world: InMemoryCatalog, language: Language
) -> None:
    spoken = plan.model_copy(update={"request": plan.request.model_copy(update={"language": language})})
    text = plan_text(spoken, world)
    assert scan(text, world, plan=spoken, claims=verify(spoken, world).claims, language=language) == ()


TRUE = [
    ("en", "You visit the Alba Museum on Friday from 10:00 to 11:45; it costs €12 for an adult."),
    ("en", "On 27 March the train IC 12 leaves at 12 pm and takes 50 minutes."),
    ("en", "Known so far: 521 euros, at most EUR 764, for 3 people over 3 days and two nights."),
    ("en", "Day 2 begins at 9:10 am. The walk to Breva Castle is about 0.5 km."),
    ("ko", "3월 26일 금요일 오전 10시에 알바 박물관에 갑니다. 성인 12유로입니다."),
    ("ko", "2일째 낮 12시 기차를 타고 50분 갑니다. 총 3일, 2박, 성인 2명입니다."),
    ("zh", "3月26日周五上午10点参观阿尔巴博物馆，成人12欧元。"),
    ("zh", "第2天12:00乘火车，50分钟。共3天2晚，3人。"),
]


@pytest.mark.parametrize(("language", "text"), TRUE)
def test_what_the_plan_holds_may_be_said_in_ones_own_words(
    plan: Plan, world: InMemoryCatalog, language: Language, text: str
) -> None:
    assert scan(text, world, plan=plan, language=language) == ()


FALSE = [
    ("en", "You visit the Alba Museum at 10:15.", "time"),
    ("en", "Entry costs €13.", "amount"),
    ("en", "Entry costs $12.", "amount"),
    ("en", "In all up to €7,647.", "amount"),
    ("en", "In all up to €0,7647.", "number"),
    ("en", "The Alba Museum is open on Monday.", "weekday"),
    ("en", "On Saturday 26 March you take the train.", "date"),
    ("en", "On 29 March you fly home.", "date"),
    ("en", "The walk takes 4 minutes.", "duration"),
    ("en", "The walk takes 212 minutes.", "duration"),
    ("en", "It is 0.9 km away.", "distance"),
    ("en", "You can see 212 paintings.", "number"),
    ("en", "After lunch, walk to the Louvre.", "name"),
    ("en", "Dinner is at Chez Nous.", "name"),
    ("en", "Visit Golden Lake Temple.", "name"),
    ("en", "Winter Garden is near the market.", "name"),
    ("en", "Alba Inn is the cheapest hotel.", "superlative"),
    ("en", "The closest stop is at the corner.", "superlative"),
    ("en", "This is the best museum.", "superlative"),
    ("en", "It is the only castle.", "superlative"),
    ("en", "The inn has free Wi-Fi.", "availability"),
    ("en", "Rooms are available.", "availability"),
    ("en", "The trip is 4 days long.", "count"),
    ("en", "It rains 30 % of the time in 二条城.", "name"),
    ("ko", "알바 박물관 입장료는 13유로입니다.", "amount"),
    ("ko", "입장료는 12만원입니다.", "amount"),
    ("ko", "오후 10시에 갑니다.", "time"),
    ("ko", "토요일인 3월 26일에 갑니다.", "date"),
    ("ko", "3월 29일에 돌아옵니다.", "date"),
    ("ko", "가장 저렴한 숙소입니다.", "superlative"),
    ("ko", "예약 가능합니다.", "availability"),
    ("ko", "점심 뒤에는 국립중앙박물관에 갑니다.", "name"),
    ("ko", "기차로 2시간 걸립니다.", "duration"),
    ("ko", "총 5박입니다.", "count"),
    ("zh", "门票13欧元。", "amount"),
    ("zh", "下午10点参观。", "time"),
    ("zh", "3月29日返回。", "date"),
    ("zh", "这是最便宜的酒店。", "superlative"),
    ("zh", "房间有货，可预订。", "availability"),
    ("zh", "步行20公里。", "distance"),
    ("zh", "然后去卢浮宫博物馆。", "name"),
]


@pytest.mark.parametrize(("language", "text", "rule"), FALSE)
def test_what_the_plan_does_not_hold_is_found(
    plan: Plan, world: InMemoryCatalog, language: Language, text: str, rule: str
) -> None:
    rules = {f.rule for f in scan(text, world, plan=plan, language=language)}
    assert f"{rule}_is_covered" in rules


def test_a_superlative_stands_only_on_a_ranking_of_the_candidates(world: InMemoryCatalog) -> None:
    ids = "t:museum|t:castle|t:far"
    said = Claim(id="c", kind=ClaimKind.PRICE, subject=ids, field="least:price", value="t:far")
    report = verify_claims([said], world, NOW)
    assert report.passed
    assert scan("Far Abbey is the cheapest.", world, claims=report.claims) == ()
    assert scan("Breva Castle is the cheapest.", world, claims=report.claims) != ()
    wrong = said.model_copy(update={"value": "t:museum"})
    assert not verify_claims([wrong], world, NOW).passed


TYPED = [
    ("en", "4 adults travel.", "thing_is_covered"),
    ("en", "You need three rooms.", "thing_is_covered"),
    ("ko", "성인 4명이 갑니다.", "thing_is_covered"),
    ("zh", "4位成人出行。", "thing_is_covered"),
]


@pytest.mark.parametrize(("language", "text", "rule"), TYPED)
def test_a_number_of_people_or_rooms_is_not_covered_by_a_number_of_something_else(
    plan: Plan, world: InMemoryCatalog, language: Language, text: str, rule: str
) -> None:
    assert {f.rule for f in scan(text, world, plan=plan, language=language)} == {rule}


@pytest.mark.parametrize(
    ("text", "right"),
    [("Lows of -8 °C.", True), ("Lows of 8 °C.", False), ("Highs of -8 °C.", False), ("Highs of 3 °C.", True),
     ("최저 영하 8도.", True), ("최저 8도.", False), ("最低零下8度。", True), ("最低8度。", False),
     ("최저-8°C.", True), ("最低-8°C。", True), ("최고-3°C.", False), ("最高-3°C。", False), ("Lows of –8 °C.", True), ("From 3–8 °C.", False)],
)  # fmt: skip
def test_a_temperature_keeps_its_sign_and_its_side(world: InMemoryCatalog, text: str, right: bool) -> None:
    row = {"month": 1, "high": 3.0, "low": -8.0}
    claim = Claim(
        id="c", kind=ClaimKind.TRAVEL, subject="t:alba", field="climate.1", value=row, verdict=Verdict.SUPPORTED
    )
    language: Language = "ko" if "최" in text else "zh" if "最" in text else "en"
    assert (scan(text, world, claims=[claim], language=language) == ()) is right


def test_a_quote_of_the_persons_words_is_no_statement(plan: Plan, world: InMemoryCatalog) -> None:
    assert scan("“at most 2000 euros”: not proven", world, plan=plan) == ()


def test_a_text_that_is_too_long_does_not_pass(world: InMemoryCatalog) -> None:
    assert scan("a" * 300_000, world) != ()


def test_a_catalog_that_fails_in_the_scan_is_a_finding(plan: Plan, world: InMemoryCatalog) -> None:
    class Failing(InMemoryCatalog):
        def places(self, city_id: str, kinds: object = ()) -> object:  # type: ignore[override]
            raise RuntimeError("disk")

    failing = Failing()
    failing.__dict__.update(world.__dict__)
    assert [f.rule for f in scan("Hello", failing, plan=plan)] == ["text_is_scanned"]
