"""Keeps preps in SQLite or PostgreSQL."""
