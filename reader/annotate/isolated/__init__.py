"""Isolated."""
