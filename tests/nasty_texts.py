"""Texts, figures, marks and typed lists that are hard to print: for contexts that a template has to stand."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from lkjip_gen.marks import marked

Change = Callable[[random.Random, str], str]

NASTY = (
    "R&D <5% \"x\" 'y' {{ x }} {% if %} {_{ }_} %_} {#",
    "{# tak tertutup",
    "}} %} {{ {% {{{ }}} {{{{ %%}} {%_ _%} {_% %_} {_# #_}",
    "{% endfor %}{% endif %}{{ perangkat_daerah }}",
    "{%p for x in y %}",
    "&amp; &lt; &#38; &quot; <w:p/> </w:t> <![CDATA[x]]> ]]> <!-- x -->",
    "a_b %_b __x__ _% {_ _}",
    "<w:r><w:t>bukan XML</w:t></w:r>",
    'lkjip-alinea="7" xml:space="preserve"',
    "\\n \\1 \\g<0> $1 %s %(x)s {0} {x!r}",
)
_LINES = (
    "satu\ndua\ntiga",
    "\nawal kosong",
    "akhir kosong\n",
    "\n",
    "a\n\n\nb",
    "baris satu\r\nbaris dua\rbaris tiga",
    "Jalan\tRaya\nNomor\t10",
    " \n \n ",
)
_SPACES = (
    " di depan", "di belakang ", "dua  spasi   di tengah", " ", "   ", "\t", "\tdi depan", "di belakang\t", "a\t\tb",
    "\u00a0", "Rp\u00a01.000.000", "tanpa\u00a0putus\u00a0sama\u00a0sekali", "\u2009tipis\u2003lebar\u3000", "a\u200bb",
)  # fmt: skip
_SIGNS = (
    "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467 \U00020000\U0001d4d0", "e\u0301 \u00e9 \u0130i\u0131I",
    "\u202egnubmas\u202c", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629", "\u6f22\u5b57\u304b\u306a", "“x” ‘y’ „z‟ …–—",
    "soft\u00adhyphen\u2011keras", "\u2028\u2029", "\ufeffBOM",
)  # fmt: skip
_MARKS = ("1.", "2.", "9.", "10.", "0.", "a.", "b)", "(a)", "(3)", "aa.", "-", "–", "•", "A.", "1.1.", "(x.", "1", "*")
_LOREM = "Capaian ini didukung oleh perbaikan tata kelola, pembagian tugas yang jelas, dan pemantauan setiap bulan. "


def _long_word(chance: random.Random, text: str) -> str:
    word = "pertanggungjawaban" * chance.randint(1, 5)
    return chance.choice(
        (word, f"{text} {word}", f"{word}-{word}", word.upper(), f"https://contoh.go.id/{word}?a=1&b=2")
    )


def _long_text(chance: random.Random, text: str) -> str:
    return text + _LOREM * chance.randint(3, 40)


def _item(chance: random.Random, text: str) -> str:
    return f"{chance.choice(_MARKS)}{chance.choice((chr(9), chr(9), chr(9), ' ', ' ' + chr(9)))}{text}"


def _around(chance: random.Random, text: str) -> str:
    """The text itself, marks and all, between two nasty ones."""
    return f"{chance.choice(NASTY)}{text}{chance.choice((*_LINES, *_SPACES))}"


TEXTS: tuple[Change, ...] = (
    lambda chance, _: chance.choice(NASTY),
    lambda chance, _: chance.choice(_LINES),
    lambda chance, _: chance.choice(_SPACES),
    lambda chance, _: chance.choice(_SIGNS),
    lambda _chance, _: "",
    _around,
    _item,
    lambda chance, text: "\n".join(_item(chance, text) for _ in range(chance.randint(1, 3))),
    lambda _, text: text.upper(),
    lambda _, text: text.swapcase(),
)
WIDE: tuple[Change, ...] = (_long_word, _long_text)


def money(chance: random.Random) -> str:
    """An amount that fits in no narrow column."""
    return f"{chance.randint(10**9, 10 ** chance.randint(10, 16)):,}".replace(",", ".")


def figure(chance: random.Random) -> str:
    """A figure of any length, below zero too, or what stands in its place."""
    whole = f"{chance.randint(0, 10 ** chance.randint(1, 7)):,}".replace(",", ".")
    digits = chance.choice(("", "", f",{chance.randint(0, 9)}", f",{chance.randint(0, 99):02}", ",123456789"))
    sign = chance.choice(("", "", "", "-", "−", "+", "> "))
    return chance.choice((f"{sign}{whole}{digits}", f"{sign}{whole}{digits}", "-", "", "n/a", f"{whole}%", f"{whole}*"))


def with_marks(chance: random.Random, text: str) -> str:
    """A mark around the text, around words of it, or several beside each other."""
    number = chance.choice((0, 7, chance.randint(1, 9999), 10**12))
    words = text.split(" ")
    how = chance.randrange(4)
    if how == 0:
        return marked(text, number)
    if how == 1:
        return " ".join(marked(word, number + n) if chance.random() < 0.5 else word for n, word in enumerate(words))
    if how == 2:
        return "".join(marked(word, n) for n, word in enumerate(words))
    return f"{text} ({marked(figure(chance), number)}; {marked(money(chance), number + 1)})"


def typed_list(chance: random.Random) -> list[dict[str, Any]]:
    """Paragraphs as somebody types them: numbers, letters and dashes, some inside each other, some wrong."""
    found: list[dict[str, Any]] = []
    kind = chance.choice(("{n}.", "{n})", "({n})", "{a}.", "{a})", "-", "•"))
    inner = chance.choice(("{a}.", "{n})", "-", "–", ""))
    start = chance.choice((1, 1, 1, 0, 4, 26))
    for n in range(start, start + chance.randint(1, 7)):
        if chance.random() < 0.1:
            found.append({"teks": chance.choice((_LOREM, *NASTY, "")), "butir": chance.random() < 0.5})
        if chance.random() < 0.1:
            continue  # a number is left out
        found.append({"teks": f"{_typed(kind, n)}\tButir {n} {chance.choice(('', *NASTY[:3]))}", "butir": True})
        if inner and chance.random() < 0.5:
            deeper = range(1, chance.randint(1, 4) + 1)
            found += [{"teks": f"{_typed(inner, m)}\tRincian {m}", "butir": True} for m in deeper]
    return found


def _typed(kind: str, n: int) -> str:
    letters = chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1) if n else "a"
    return kind.format(n=n, a=letters)
