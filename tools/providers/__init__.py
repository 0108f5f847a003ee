"""Sources of facts behind one Protocol: the catalog, and live sites where the host lets them."""
