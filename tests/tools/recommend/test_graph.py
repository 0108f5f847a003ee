from tripwright.tools.recommend.graph import Graph, GraphConfig
from tripwright.tools.recommend.item_to_item import ItemToItemConfig, Together
from tripwright.tools.recommend.items import History, Item, ItemList, Query, Vocabulary

CHAIN = [History(("a", "b"))] * 5 + [History(("b", "c"))] * 5 + [History(("x", "y"))]


def graph(**config):
    words = Vocabulary(CHAIN)
    items = [Item(i) for i in "abcxy"]
    return Graph(GraphConfig(**config), Together(ItemToItemConfig(), CHAIN, words), items), items


def test_the_path_is_the_reason():
    held, _ = graph()
    path = held.paths(["a"])["c"]
    assert path.items == ("a", "b", "c")
    claim = path.claim()
    assert (claim.subject, claim.field, claim.value) == ("c", "goes_together", ["a", "b", "c"])


def test_no_path_no_reason():
    held, items = graph()
    assert "y" not in held.paths(["a"])
    assert "c" not in graph(steps=1)[0].paths(["a"])
    assert held.paths(["nobody took this"]) == {}


def test_a_shorter_way_is_stronger():
    paths = graph()[0].paths(["a"])
    assert paths["b"].strength > paths["c"].strength > 0


def test_a_like_is_no_proposal_of_itself():
    assert set(graph()[0].paths(["a", "b"])) == {"c"}


def test_the_graph_is_a_component(shop):
    held = Graph(GraphConfig(), shop.together, list(shop.items.values()))
    found = held(shop.took("tent"), shop.list("mat", "kettle"))
    assert found.ranked().items[0].id == "mat"
    assert held(Query(), ItemList.of([])).items == ()
