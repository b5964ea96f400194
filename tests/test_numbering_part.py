"""New lists in numbering.xml: written as text and put into a tree they are the same."""

from __future__ import annotations

import copy

import pytest
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from lxml import etree

from lkjip_gen.word.numbering_part import Kind, Numbering, Written, with_lists

ABSTRACT = '<w:abstractNum w:abstractNumId="{}"><w:lvl w:ilvl="0"/></w:abstractNum>'
NUM = '<w:num w:numId="{}"><w:abstractNumId w:val="0"/></w:num>'
LETTERS, QUOTED = Kind("lowerLetter", '%"&<)'), Kind("bullet", "\u2013")


def numbering(*content: str) -> etree._Element:
    return parse_xml(f"<w:numbering {nsdecls('w')}>{''.join(content)}</w:numbering>")


def filled(root: etree._Element | None) -> Numbering:
    """Two lists of one kind, the second from c on, and one of another."""
    new = Numbering(root)
    new.add([LETTERS], {}, (720, 360))
    new.add([LETTERS], {0: 3}, (720, 360))
    new.add([QUOTED, LETTERS], {1: 2}, (720, 360))
    return new


ROOTS = {
    "none": None,
    "empty": numbering(),
    "abstracts and nums": numbering(
        ABSTRACT.format(0), ABSTRACT.format(4), NUM.format(7), '<w:numIdMacAtCleanup w:val="1"/>'
    ),
    "abstracts alone": numbering(ABSTRACT.format(2)),
    "nums alone": numbering(NUM.format(1)),
    "blanks between": numbering("\n  ", ABSTRACT.format(0), "\n  ", NUM.format(1), "\n"),
}  # fmt: skip


@pytest.mark.parametrize("root", ROOTS.values(), ids=ROOTS)
def test_text_and_tree_are_the_same(root: etree._Element | None) -> None:
    before = None if root is None else etree.tostring(root)
    written = Written(root)
    tree = with_lists(copy.deepcopy(root), filled(root))
    assert tree is not None
    assert written.text(filled(root)) == etree.tostring(tree, encoding="UTF-8", standalone=True)
    assert [node.tag.rpartition("}")[2] for node in tree].count("num") == 3 + (
        0 if root is None else len(root.findall("{*}num"))
    )
    if root is not None:
        assert etree.tostring(root) == before, "the template is not changed"
        assert written.text(Numbering(root)) == etree.tostring(root, encoding="UTF-8", standalone=True)


def test_new_lists_come_after_the_template_s_own() -> None:
    """Word wants every w:abstractNum before the first w:num; numbers go on after the highest."""
    root = ROOTS["abstracts and nums"]
    tree = etree.fromstring(Written(root).text(filled(root)))
    w = f"{{{tree.nsmap['w']}}}"
    assert [(node.tag.removeprefix(w), *node.attrib.values()) for node in tree] == [
        ("abstractNum", "0"), ("abstractNum", "4"), ("abstractNum", "5"), ("abstractNum", "6"),
        ("num", "7"), ("num", "8"), ("num", "9"), ("num", "10"), ("numIdMacAtCleanup", "1"),
    ]  # fmt: skip
    first, second = tree.findall(f"{w}abstractNum")[2:]
    assert [node.get(f"{w}val") for node in first.iter(f"{w}lvlText")] == ['%1"&<)']
    assert [node.get(f"{w}val") for node in second.iter(f"{w}lvlText")] == ["\u2013", '%2"&<)']
    assert [node.get(f"{w}val") for node in second.iter(f"{w}start")] == ["1", "2"]  # LibreOffice asks here
    assert [node.get(f"{w}left") for node in second.iter(f"{w}ind")] == ["720", "1080"]
    nums = tree.findall(f"{w}num")[1:]
    assert [node[0].get(f"{w}val") for node in nums] == ["5", "5", "6"]
    starts = [[(o.get(f"{w}ilvl"), o[0].get(f"{w}val")) for o in node.findall(f"{w}lvlOverride")] for node in nums]
    assert starts == [[], [("0", "3")], [("1", "2")]]
    assert first[0].get(f"{w}val") != second[0].get(f"{w}val"), "Word takes lists of one nsid for one list"


def test_a_document_without_new_lists_begins_no_numbering() -> None:
    assert with_lists(None, Numbering(None)) is None


def test_lists_of_the_next_document_begin_at_the_same_numbers() -> None:
    first = Numbering(ROOTS["abstracts and nums"])
    assert first.add([LETTERS], {}, (720, 360)) == "8"
    second = first.again()
    assert first.add([LETTERS], {}, (720, 360)) == "9"
    assert second.nums == []


def test_a_numbering_of_other_prefixes_is_refused() -> None:
    uri = parse_xml(f"<w:p {nsdecls('w')}/>").nsmap["w"]
    with pytest.raises(ValueError, match="prefix"):
        Written(parse_xml(f'<x:numbering xmlns:x="{uri}"/>'))
