"""Recommender components that compose: each one config and one typed call, and one list of items between them."""
