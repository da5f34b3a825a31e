"""Alembic's folder: the schema from its first table on."""
