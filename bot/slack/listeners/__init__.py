"""Listeners, one class a feature."""
