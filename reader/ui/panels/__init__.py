"""The side panels."""
