"""Bytes to a Source: format, encoding, decoded and sanitised text."""
