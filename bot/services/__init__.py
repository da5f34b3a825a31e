"""Use cases, one class a feature."""
