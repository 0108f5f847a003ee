"""`tripwright shop`: No is the default; off a terminal only an explicit limit approves, and the file says what was approved."""

import io
import json

import pytest
from tripwright.agent.doors.cli import main
from tripwright.domain.goods import Price, Product
from tripwright.domain.truth import Truth
from tripwright.tools.shopping.product_feed import GoodRow
from tripwright.tools.shopping.product_store import ProductStore


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TRIPWRIGHT_HOME", str(tmp_path))
    with ProductStore.create(tmp_path / "products.sqlite") as store:
        coat = Product(
            id="r1", title="Raincoat Yellow", source="synthetic", merchant="Shop", url="https://shop.example/r1",
            price=Price(amount=3500, currency="EUR"), availability=Truth.YES,
        )  # fmt: skip
        store.add([GoodRow(1, coat)])
    return tmp_path


def run(*arguments):
    with pytest.raises(SystemExit) as stop:
        main(["shop", *arguments])
    return stop.value.code


def test_without_a_terminal_and_a_limit_nothing_is_approved(home, capsys):
    assert run("raincoat under 50 EUR") == 5
    out, err = capsys.readouterr()
    assert "Total: €35" in out
    assert "Not approved" in out
    assert "--approve-up-to" in err
    assert not (home / "carts").exists()


def test_a_limit_that_holds_approves_and_writes_the_cart(home, capsys):
    assert run("--approve-up-to", "40EUR", "raincoat under 50 EUR") == 0
    assert "https://shop.example/r1" in capsys.readouterr().out
    (written,) = (home / "carts").glob("cart-*.json")
    body = json.loads(written.read_text())
    assert body["totals"][-1] == {"type": "total", "amount": 3500}
    assert body["line_items"][0]["url"] == "https://shop.example/r1"
    assert written.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("limit", ["20EUR", "40USD"])
def test_a_limit_that_does_not_hold_is_a_no(home, capsys, limit):
    assert run("--approve-up-to", limit, "--json", "raincoat under 50 EUR") == 5
    body = json.loads(capsys.readouterr().out)
    assert body["approval"]["approved"] is False
    assert body["handover"] is None
    assert body["proposal"]["cart"]["total"] == {"amount": 3500, "currency": "EUR"}


def chat(lines, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
    with pytest.raises(SystemExit):
        main(["chat"])
    return capsys.readouterr().out


def test_chat_puts_aside_shows_and_asks(home, monkeypatch, capsys):
    out = chat(["raincoat", "/cart add 1 x2", "/cart approve", "yes", "yes up to 80 EUR", "/cart"], monkeypatch, capsys)
    assert "2 x Raincoat Yellow: €35, sold by Shop" in out
    assert "an approval needs a limit" in out
    assert "Approved. You buy at the sellers' own pages:" in out
    assert out.rstrip().endswith("The cart is empty.")


def test_a_limit_must_name_its_currency(home, capsys):
    assert run("--approve-up-to", "40", "raincoat") == 2
    assert "120EUR" in capsys.readouterr().err
