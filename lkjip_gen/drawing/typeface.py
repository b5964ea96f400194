"""Arial and its metric twins, regular and bold: how wide text is, and where it breaks into lines.

Widths are thousandths of the type size. Times New Roman and Calibri are narrower, so what fits here fits there.
"""

from __future__ import annotations

from functools import lru_cache

LINE = 6, 5  # the height of a line as a share of the type size; the face itself needs 1.12
_OTHER, _WIDE_OTHER = 722, 1000
_FIRST_WIDE = 0x2E80  # letters of East Asia are squares

# From the published metrics of the face: each width and the letters that have it.
_REGULAR = {
    191: "'", 222: "ijl‘’", 260: "|¦", 278: " !,./:;I[\\]ft\xa0·ÌÍÎÏìíîï", 333: "()-`r¡¨\xad²³´¸¹“”", 334: "{}",
    350: "•", 355: '"', 365: "º", 370: "ª", 389: "*", 400: "°", 469: "^", 500: "Jcksvxyzçýÿ", 537: "¶", 549: "±÷",
    552: "¯", 556: "#$0123456789?L_abdeghnopqu¢£¤¥§«»àáâãäåèéêëðñòóôõöùúûüþ–€", 576: "µ", 584: "+<=>~¬×", 611: "FTZ¿ßø",
    667: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞ", 722: "CDHNRUwÇÐÑÙÚÛÜ", 737: "©®", 778: "GOQÒÓÔÕÖØ", 833: "Mm", 834: "¼½¾", 889: "%æ",
    944: "W", 1000: "Æ—…", 1015: "@",
}  # fmt: skip
_BOLD = {
    238: "'", 278: " ,./I\\ijl\xa0·ÌÍÎÏìíîï‘’", 280: "|¦", 333: "!()-:;[]`ft¡¨\xad²³´¸¹", 350: "•", 365: "º", 370: "ª",
    389: "*r{}", 400: "°", 474: '"', 500: "z“”", 549: "±÷", 552: "¯",
    556: "#$0123456789J_aceksvxy¢£¤¥§«¶»àáâãäåçèéêëýÿ–€", 576: "µ", 584: "+<=>^~¬×",
    611: "?FLTZbdghnopqu¿ßðñòóôõöøùúûüþ", 667: "EPSVXYÈÉÊËÝÞ", 722: "&ABCDHKNRUÀÁÂÃÄÅÇÐÑÙÚÛÜ", 737: "©®",
    778: "GOQwÒÓÔÕÖØ", 833: "M", 834: "¼½¾", 889: "%mæ", 944: "W", 975: "@", 1000: "Æ—…",
}  # fmt: skip


class _Widths(dict[str, int]):
    """Widths by letter; one that is not listed has that of a broad capital."""

    def __init__(self, groups: dict[int, str]) -> None:
        super().__init__({letter: width for width, letters in groups.items() for letter in letters})

    def __missing__(self, letter: str) -> int:
        return _WIDE_OTHER if ord(letter) >= _FIRST_WIDE else _OTHER


_FACES = {False: _Widths(_REGULAR), True: _Widths(_BOLD)}


@lru_cache(maxsize=20_000)
def width(text: str, *, bold: bool) -> int:
    """The width of one line of text."""
    return sum(map(_FACES[bold].__getitem__, text))


def widest_word(text: str, *, bold: bool) -> int:
    """The width of the widest of its words."""
    return max((width(word, bold=bold) for word in text.split()), default=0)


def line_count(text: str, room: int, *, bold: bool) -> int:
    """How many lines a text takes in a room of this width, broken at spaces; a word that is too wide, inside.

    Programs may break at hyphens as well, which never gives more lines.
    """
    space, count = _FACES[bold][" "], 0
    for line, words in zip(text.split("\n"), _word_widths(text, bold), strict=True):
        count, used = count + 1, 0
        for wide in words:
            if used and used + space + wide <= room:
                used += space + wide
                continue
            count += bool(used)
            used = wide
        if words and max(words) > room:
            count += sum(_further_lines(word, room, bold) for word in line.split())
    return count


@lru_cache(maxsize=20_000)
def _word_widths(text: str, bold: bool) -> tuple[tuple[int, ...], ...]:
    """The widths of the words of each line that somebody typed."""
    return tuple(tuple(width(word, bold=bold) for word in line.split()) for line in text.split("\n"))


def _further_lines(word: str, room: int, bold: bool) -> int:
    """How many lines more than one a word takes, letter by letter; what follows it begins a line."""
    count, used = 0, 0
    for letter in word:
        wide = _FACES[bold][letter]
        if used and used + wide > room:
            count, used = count + 1, 0
        used += wide
    return count
