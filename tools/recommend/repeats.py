"""What one has already, or has seen, is not proposed again."""

import numpy as np

from .items import Component, ItemList, Query


class NoRepeats:
    """Another component, with items that the person chose before below all others. Not for goods that are used up."""

    def __init__(self, component: Component) -> None:
        self._component = component
        self.name = component.name

    def __call__(self, query: Query, items: ItemList) -> ItemList:
        scored = self._component(query, items)
        chosen = {c.item.id for c in query.choices}
        known = scored.scores[~np.isnan(scored.scores)]
        if not chosen or not len(known):
            return scored
        below = known.min() - (known.std() or 1.0)
        return scored.scored(np.where([i.id in chosen for i in items.items], below, scored.scores))
