"""A copy of a template with a Word comment at every finding.

Word takes comments in the body only: what stands in a header goes to the beginning of the body, what stands in a
footnote to its mark, what stands in a text box to the paragraph that the box hangs on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import parse_xml
from lxml import etree

from lkjip_gen.templating.package import Package, relationships_name
from lkjip_gen.templating.parts import NOTES, Part, Where
from lkjip_gen.word.package import in_order, packed, zipped
from lkjip_gen.word.tree import ID, P_PR, TEXT_BOX, Element, P, integer, new, text_run

AUTHOR, _DATE = "lkjip", "2020-01-01T00:00:00Z"  # of no clock: the same template gives the same copy
_COMMENT, _NOTE, _NOTE_MARK = qn("w:comment"), qn("w:footnote"), qn("w:footnoteReference")
_CONTENT_TYPES = "[Content_Types].xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_EMPTY = f'<w:comments xmlns:w="{nsmap["w"]}"/>'.encode()
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


@dataclass(frozen=True, slots=True)
class Remark:
    """What a comment says, and where; None is the file as a whole."""

    where: Where | None
    text: str


def commented(package: Package, parts: Sequence[Part], remarks: Sequence[Remark]) -> bytes | None:
    """The template with these comments; None where its body has no paragraph that could carry one.

    The body and the comments of the package are changed. Same input, same bytes.
    """
    body = parts[0]
    first = next((p for p in body.paragraphs if next(p.iterancestors(TEXT_BOX), None) is None), None)
    if first is None:
        return None
    members = dict(package.members)
    name, comments = _comments(package, members)
    number = 1 + max((integer(c.get(ID)) or 0 for c in comments.iter(_COMMENT)), default=-1)
    for remark in remarks:
        paragraph, start, end = _anchor(remark.where, body, first)
        _mark(paragraph, start, end, str(number))
        comments.append(_comment(str(number), remark))
        number += 1
    members[name] = serialize_part_xml(comments)
    members[body.name] = serialize_part_xml(body.root)
    return zipped((member, packed(members[member])) for member in in_order(members))


def _comments(package: Package, members: dict[str, bytes]) -> tuple[str, Element]:
    """The part of the comments, made and tied to the body where there is none."""
    own = package.related("comments")
    if own:
        return own[0], package.root(own[0])
    folder = package.main.rpartition("/")[0]
    base = f"{folder}/" if folder else ""
    name = next(n for n in (f"{base}comments{tail}.xml" for tail in ("", *range(1, 1000))) if n not in members)
    where = relationships_name(package.main)
    if where in members:
        relationships = etree.fromstring(members[where], _parser())
    else:
        relationships = etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", nsmap={None: _RELATIONSHIPS})
    taken = {node.get("Id") for node in relationships}
    free = next(f"rIdLkjip{n}" for n in range(len(taken) + 1) if f"rIdLkjip{n}" not in taken)
    target = {"Id": free, "Type": _KIND, "Target": name.removeprefix(base)}
    etree.SubElement(relationships, f"{{{_RELATIONSHIPS}}}Relationship", target)
    types = etree.fromstring(members[_CONTENT_TYPES], _parser())
    etree.SubElement(types, f"{{{_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": _TYPE})
    for member, root in ((where, relationships), (_CONTENT_TYPES, types)):
        members[member] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return name, parse_xml(_EMPTY)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _anchor(where: Where | None, body: Part, first: Element) -> tuple[Element, Element | None, Element | None]:
    """A paragraph of the body, and what in it is meant: None is all of it."""
    if where is None or where.paragraph is None:
        return first, None, None
    if where.part is not body:
        mark = _note_mark(where, body)
        return (first, None, None) if mark is None else (next(mark.iterancestors(P)), mark, mark)
    paragraph: Element = where.paragraph
    start, end = where.first, where.last
    for box in paragraph.iterancestors(TEXT_BOX):
        outer = next(box.iterancestors(P), None)
        if outer is not None:
            paragraph, start, end = outer, box, box
    return paragraph, start, end


def _note_mark(where: Where, body: Part) -> Element | None:
    """The mark in the body of the footnote in which this stands."""
    note = (
        None
        if where.paragraph is None or where.part.label != NOTES
        else next(where.paragraph.iterancestors(_NOTE), None)
    )
    if note is None:
        return None
    marks = (mark for mark in body.root.iter(_NOTE_MARK) if mark.get(ID) == note.get(ID))
    return next((mark for mark in marks if next(mark.iterancestors(P), None) is not None), None)


def _mark(paragraph: Element, start: Element | None, end: Element | None, number: str) -> None:
    """Put the two ends of a comment and its sign around a stretch of a paragraph."""
    one, two = _child(paragraph, start), _child(paragraph, end)
    if one is None or two is None:
        content = [child for child in paragraph if child.tag != P_PR]
        one, two = (content[0], content[-1]) if content else (None, None)
    begin, stop = new("w:commentRangeStart", id=number), new("w:commentRangeEnd", id=number)
    sign = text_run("")
    sign.append(new("w:commentReference", id=number))
    if one is None or two is None:
        for element in (begin, stop, sign):
            paragraph.append(element)
        return
    one.addprevious(begin)
    two.addnext(stop)
    stop.addnext(sign)


def _child(paragraph: Element, node: Element | None) -> Element | None:
    """The child of the paragraph that holds this node; None where it stands elsewhere, or in the properties."""
    while node is not None and node.getparent() is not paragraph:
        node = node.getparent()
    return None if node is None or node.tag == P_PR else node


def _comment(number: str, remark: Remark) -> Element:
    comment = OxmlElement("w:comment")
    for name, value in (("id", number), ("author", AUTHOR), ("date", _DATE), ("initials", AUTHOR)):
        comment.set(qn(f"w:{name}"), value)
    paragraph = OxmlElement("w:p")
    reference = text_run("")
    reference.append(OxmlElement("w:annotationRef"))
    paragraph.append(reference)
    paragraph.append(text_run(remark.text))
    comment.append(paragraph)
    return comment
