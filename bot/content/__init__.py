"""Reads prompts/ once, at start-up, into typed models."""
