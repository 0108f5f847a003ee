"""Tripwright."""
