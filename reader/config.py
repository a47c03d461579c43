"""The user's settings, read once and passed down."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Config:
    """Settings with their defaults. `model` is a spaCy model's name or path; `width` is in cells."""

    theme: str | None = None
    width: int = 72
    model: str | None = None
