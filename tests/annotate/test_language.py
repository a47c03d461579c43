"""Telling English from other languages."""

from __future__ import annotations

import pytest

from reader.annotate.language import is_english

ENGLISH = [
    "",
    "Yes.",
    "PRIME MINISTER RESIGNS",
    "The council said on Monday that it would not pay for the bridge, and the mayor agreed.",
    "THE COUNCIL SAID ON MONDAY THAT IT WOULD NOT PAY FOR THE BRIDGE, AND THE MAYOR AGREED.",
    "the c0uncil sa1d on Monclay that it would n0t pay for tbe bridge , and the mayor agreecl",
]
FOREIGN = [
    "Der Rat hat am Montag erklärt, dass er für die Brücke nicht zahlen werde, und die Stadt war sofort "
    "einverstanden. „Wir haben kein Geld“, sagte sie.",
    "Le conseil a dit lundi qu'il ne paierait pas le pont, et la maire a tout de suite donné son accord. « "
    "Nous n'avons pas d'argent », a-t-elle dit.",
    "El consejo dijo el lunes que no pagaría el puente, y la alcaldesa estuvo de acuerdo. «No tenemos dinero»"
    ", dijo en una entrevista con la radio de la ciudad.",
    "Совет заявил в понедельник, что не будет платить за мост.",
    "市議会は月曜日、橋の費用を払わないと述べた。",
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize("text", FOREIGN)
def test_other_languages(text: str) -> None:
    assert not is_english(text)
