"""Which fonts a text needs: Typst's own first, then this machine's, then numbers; never a box."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord.show import typefaces as module
from onrecord.show.typefaces import OWN, Typefaces, scripts, typefaces

typst = pytest.importorskip("typst", reason="typst is not installed: pip install 'onrecord[dossier]'")


class Machine:
    """Has fonts by name, each with some characters; those of Typst are as they are."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, **fonts: str) -> None:
        self.fonts = {name.replace("_", " "): set(has) for name, has in fonts.items()}
        self._lacking = module._lacking
        monkeypatch.setattr(module, "_lacking", self.lacking)
        monkeypatch.setattr(typst, "Fonts", lambda: self)
        monkeypatch.setattr(typst, "Compiler", self.compiler(typst.Compiler))

    def families(self) -> list[str]:
        return [*OWN, *self.fonts]

    @staticmethod
    def compiler(real):
        return lambda **_: real(ignore_system_fonts=True)

    def lacking(self, compiler, characters: set[str], families: Sequence[str]) -> set[str]:
        if set(families) <= set(OWN):
            return self._lacking(compiler, characters, families)
        return characters.difference(*(self.fonts[family] for family in families))


def test_the_fonts_of_typst_have_these(monkeypatch) -> None:
    Machine(monkeypatch, Every_Sign="Łódź")
    texts = ["Łódź, “Müller” – €", "Венн", "Νίκος", "שלום", "مرحبا", "e\u0301", "\u200b\u2068a\u2069"]
    assert typefaces(texts) == Typefaces((), frozenset())
    assert typefaces([]) == Typefaces((), frozenset())


def test_what_they_lack_is_looked_for_on_this_machine(monkeypatch) -> None:
    Machine(monkeypatch, B_Han="漢字本", A_Han="漢字本", Hangul_Only="한글", Han_Some="漢字", Thai="ค")
    found = typefaces(["漢字, 日本", "한글"])
    assert found.families == ("A Han", "Hangul Only")  # the most of them first, then by name
    assert found.missing == frozenset("日")


def test_a_font_that_has_a_box_for_everything_is_none(monkeypatch) -> None:
    Machine(
        monkeypatch, Last_Resort="漢字", LastResortHE="漢字", Adobe_Blank="漢字", AND_Regular_NotDef="漢字"
    )
    assert typefaces(["漢字"]) == Typefaces((), frozenset("漢字"))


def test_what_no_font_has_is_written_by_number(monkeypatch) -> None:
    Machine(monkeypatch)
    faces = typefaces(["“漢字 字”, 👨\u200d👩\ufe0f!\u0378"])
    assert faces.families == ()
    assert faces.written("“漢字 字”") == "“[U+6F22 U+5B57] [U+5B57]”"
    assert faces.written("👨\u200d👩\ufe0f!") == "[U+1F468 U+200D U+1F469 U+FE0F]!"
    assert faces.written("\u0378") == "[U+0378]"
    assert faces.written("Łódź [sic]") == "Łódź [sic]"


def test_one_font_after_the_other_is_asked() -> None:
    compiler = typst.Compiler(ignore_system_fonts=True)
    lacks = [module._lacking(compiler, {"ش", "अ", "漢"}, [family]) for family in OWN]
    assert lacks == [{"ش", "अ", "漢"}, {"ش", "अ", "漢"}, {"अ", "漢"}, {"ش", "漢"}]


def test_a_mistake_in_the_probe_is_no_missing_letter(monkeypatch) -> None:
    monkeypatch.setattr(module, "_PROBE", b"#nothing")
    with pytest.raises(typst.TypstError):
        typefaces(["Łódź"])


def test_an_error_in_other_words_makes_no_boxes(monkeypatch) -> None:
    Machine(monkeypatch)
    monkeypatch.setattr(module, "_LACKING", module.re.compile("(?P<text>never said)"))
    assert typefaces(["Łódź 漢"]).missing == frozenset("Łóź漢")
    assert typefaces(["Łódź"]).missing == frozenset()


@pytest.mark.parametrize(
    ("characters", "names"),
    [
        ("漢字本", ["Chinese characters"]),
        ("漢한글", ["Hangul", "Chinese characters"]),
        ("みカ", ["Hiragana", "Katakana"]),
        ("ค่", ["Thai"]),
        ("Ԁ", ["Cyrillic"]),
        ("👨", ["emoji and other signs"]),
        ("\u0378\ue000", ["emoji and other signs"]),
        ("", []),
    ],
)
def test_scripts_are_named(characters: str, names: list[str]) -> None:
    assert scripts(characters) == names
