"""The rules behind the figures of one workbook, as their origins name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lkjip_gen.measuring.figures import word
from lkjip_gen.model import Pengaturan
from lkjip_gen.origins import Basis, Origin
from lkjip_gen.rules.choices import Settings, names
from lkjip_gen.rules.loader import aturan_on, hitungan_on


@dataclass(frozen=True, slots=True)
class Rules:
    """The choices in force, the sheet on which some of them were made, and the day that they are asked for."""

    settings: Settings
    sheet: Pengaturan
    day: date

    def chosen(self, *keys: str) -> list[Origin]:
        """The choices that somebody made, in Pengaturan or in the profile of the form; the national ones go unsaid."""
        profile = self.settings.profil.pengaturan
        found = []
        for key in keys:
            name, value = names()[key], getattr(self.sheet, key)
            if value:
                found.append(word(value, name, self.sheet.place(key)))
            elif name in profile:
                found.append(Origin(text=profile[name], name=f"{name} (profil)", basis=self.basis(key)))
        return found

    def basis(self, key: str) -> Basis | None:
        """The rule behind the choice of this key; None where none is in force."""
        rule = self.settings.rule(key, self.day)
        return rule.basis if rule else None

    def formula(self, name: str) -> Basis:
        """A formula of capaian by its name."""
        rule = aturan_on("Rumus capaian", name, self.day)
        return rule.basis if rule else Basis(f"Rumus capaian: {name}")

    def counting(self, name: str) -> Basis | None:
        """A way of counting that nobody chooses; None where none is in force."""
        rule = hitungan_on(name, self.day)
        return rule.basis if rule else None
