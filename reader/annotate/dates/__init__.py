"""Dates in the text, resolved against the day of publication.

`context` holds what the rules know, `absolute` reads dates that name their day, month or year, `weekdays` and
`relative` those that count from publication, `spans`, `seasons` and `parts` longer stretches; `single` tries
them in order. `ranges` and `offsets` are made of two dates, `grammar` adds bounds and hours. `periods`,
`from_today` and `holidays` reckon.
"""

from __future__ import annotations

from reader.annotate.dates.find import find

__all__ = ["find"]
