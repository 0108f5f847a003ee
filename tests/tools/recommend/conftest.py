"""A small shop with a community: campers, and people who make coffee. Synthetic."""

import pytest
from tripwright.tools.recommend.content import Content, ContentConfig
from tripwright.tools.recommend.item_to_item import ItemToItemConfig, Together
from tripwright.tools.recommend.items import Choice, History, Item, ItemList, Query, Vocabulary

CAMPING = ("tent", "mat", "stove", "lamp")
COFFEE = ("grinder", "filter", "kettle", "scale")


class Shop:
    def __init__(self) -> None:
        self.items = {
            **{i: Item(i, ("category:camping",), seller="north") for i in CAMPING},
            **{i: Item(i, ("category:coffee",), seller="south") for i in COFFEE},
            "new tent": Item("new tent", ("category:camping",), importance=0.4, seller="east"),
        }
        self.histories = [History(CAMPING), History(CAMPING[:3]), History(CAMPING[1:]), *[History(COFFEE)] * 4]
        self.words = Vocabulary(self.histories)
        self.content = Content(ContentConfig(), self.items.values())
        self.together = Together(ItemToItemConfig(), self.histories, self.words)

    def list(self, *ids: str) -> ItemList:
        return ItemList.of([self.items[i] for i in ids])

    def took(self, *ids: str) -> Query:
        return Query(
            tuple(Choice(self.items[i], age=float(len(ids) - 1 - n), source=f"m-{i}") for n, i in enumerate(ids))
        )


@pytest.fixture
def shop() -> Shop:
    return Shop()
