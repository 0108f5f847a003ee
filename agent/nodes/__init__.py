"""The nodes: one node, one file, one plain function `(state, runtime) -> update`."""
