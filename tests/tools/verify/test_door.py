from tripwright.domain.plan import Plan
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.verify import verify


def test_a_right_plan_passes_without_findings(plan: Plan, world: InMemoryCatalog) -> None:
    report = verify(plan, world)
    assert report.reason == ""
    assert report.findings == ()
    assert report.passed
