"""Whole-screen views."""
