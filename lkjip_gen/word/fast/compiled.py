"""A template compiled once: what docxtpl and the finish would do the same for every document is done here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.parts.document import DocumentPart
from jinja2 import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from lkjip_gen import printed
from lkjip_gen.word.blocks import Block
from lkjip_gen.word.entries import give_tabs
from lkjip_gen.word.fast.chunks import Source, compile_source, split
from lkjip_gen.word.fast.finish import Setting, finish, write_openings
from lkjip_gen.word.fast.flow import LazyFlow
from lkjip_gen.word.fast.frames import finished_frame, fit_later, numbered
from lkjip_gen.word.fast.kinds import Known, Namespaces
from lkjip_gen.word.fast.machine import Machine
from lkjip_gen.word.fast.scanner import MENTION
from lkjip_gen.word.fast.shapes import Shapes
from lkjip_gen.word.fast.states import States, Stretch
from lkjip_gen.word.fast.stretches import read_stretch
from lkjip_gen.word.fast.unsupported import Unsupported
from lkjip_gen.word.finish import headers_of, pieces_of
from lkjip_gen.word.layout import arrange
from lkjip_gen.word.leftovers import definitions, drop_undefined
from lkjip_gen.word.looks import Looks
from lkjip_gen.word.numbering import read_numbering
from lkjip_gen.word.numbering_part import Numbering, numbering_of
from lkjip_gen.word.order import Made, Order
from lkjip_gen.word.paper import Paper, change_paper
from lkjip_gen.word.piece import Piece
from lkjip_gen.word.plain import Template, open_template
from lkjip_gen.word.reading import read
from lkjip_gen.word.stamp import stamp as put_stamp
from lkjip_gen.word.story import isolate_field_marks, unfold_simple_fields
from lkjip_gen.word.styles import Styles
from lkjip_gen.word.tree import P_PR, SECT_PR, VAL, P
from lkjip_gen.word.treeblocks import PARTS
from lkjip_gen.word.values import environment

HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMPTY, _CLOSED = b'<w:t xml:space="preserve"></w:t>', b'<w:t xml:space="preserve"/>'
_CUT = re.compile(r"\{[{%#]p\s")
_ENDNOTES = qn("w:endnotes")
_SECTION = f"{P_PR}/{SECT_PR}"
_STYLED = (qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"), qn("w:numId"))


@dataclass(slots=True)
class _Part:
    """A part of the template that holds text."""

    name: str  # in the package, without the slash before it
    kind: printed.Part
    source: Source
    stretches: dict[str, Stretch]
    namespaces: Namespaces
    states: States = field(default_factory=States)


class Compiled:
    """A template on one paper and with one stamp. Raises Unsupported, also for single documents."""

    def __init__(self, template: bytes, paper: Paper | None, stamp: str) -> None:
        doc = open_template(template)
        if isinstance(doc, str):
            raise Unsupported(doc)
        if stamp:
            put_stamp(doc.docx, stamp)
            _refuse_cut_stamps(doc.docx.part)
        self._lenient = bool(stamp)
        part = doc.docx.part
        found = pieces_of(part)
        styles = Styles(part.styles.element)
        numbering = numbering_of(part)
        self._lists = Numbering(numbering)
        nums = read_numbering(numbering, styles)
        known = definitions(styles.root, numbering)
        for piece in found:
            unfold_simple_fields(piece.root)
            isolate_field_marks(piece.root)
            if any("{" in str(node.get(VAL)) for node in piece.root.iter(*_STYLED)):
                raise Unsupported("gaya yang diisi tag")
            drop_undefined(piece.root, known)
        give_tabs(styles, part.element.body)
        if paper is not None:
            change_paper(part.element.body, headers_of(part), styles.root, paper, fit_later)
        self._setting = Setting(styles, Looks(styles.root), nums)
        env = environment(guarded=False)
        try:
            self._parts = [_read_part(doc, env, self._setting, one) for one in found]
        except TemplateError as exc:
            raise Unsupported("templat yang masih salah") from exc
        # stamp and paper are put on the sections of the template: in a document they must be the same
        numbers = (str(number) for number, p in enumerate(part.element.iter(P)) if p.find(_SECTION) is not None)
        self._sections = tuple(numbers) if stamp or paper is not None else None
        names = [one.name for one in self._parts]
        self._shapes = Shapes(template, stamp, names, styles.root, numbering)

    def make(self, order: Order) -> Made:
        """The document. Raises TemplateError and DrawingError for what is a problem of the template."""
        parts = self._printed(order)
        shape = self._shapes.begin()
        numbering = self._lists.again()
        for at, (part, machine) in enumerate(zip(self._parts, parts, strict=True)):
            embed = shape.embedding(at)
            for here, xml in machine.frames:
                machine.out[here] = finished_frame(xml, part.namespaces, order.pictures, embed)
                machine.mention(MENTION.findall(machine.out[here]))
        finish(parts, self._setting, numbering, lenient=self._lenient)
        body, looks = parts[0], self._setting.looks
        if self._sections is not None and self._sections != tuple(
            paragraph.kind.number for paragraph in body.paragraphs if paragraph.kind.properties.section is not None
        ):
            raise Unsupported("bagian (section) yang tidak selalu ada")
        flow = LazyFlow(body, looks, self._parts[0].namespaces)
        for table in body.tables:
            table.flow = flow
            arrange(table, looks)
            table.flow = None  # else nothing of the document would go before the collector comes
        if flow.made is not None:
            flow.made.take_over()
        for machine in parts:
            write_openings(machine)
        if flow.made is not None:
            flow.made.write()
        _number_drawings(parts)
        texts = {part.name: _written(machine) for part, machine in zip(self._parts, parts, strict=True)}
        content, kept = self._shapes.package(shape, [machine.mentions for machine in parts], texts, numbering, order)
        return Made(content, lambda: self._read(parts, kept))

    def _printed(self, order: Order) -> list[Machine]:
        """The parts as Jinja prints them."""
        machines = []
        for at, part in enumerate(self._parts):
            pieces = split(part.source.jinja.render(order.context))
            machine = Machine(is_body=at == 0)
            machine.run(pieces, part.stretches, part.states)
            machines.append(machine)
        return machines

    def _read(self, machines: Sequence[Machine], kept: frozenset[str]) -> printed.Reading:
        def blocks() -> Iterator[tuple[printed.Part, Sequence[Block]]]:
            body = machines[0]
            yield "isi", body.blocks
            for kind in ("kepala halaman", "kaki halaman", "catatan kaki"):
                for part, machine in zip(self._parts[1:], machines[1:], strict=True):
                    if part.kind == kind and part.name in kept:
                        notes = [block for n, found in machine.notes.items() if n in body.noted for block in found]
                        yield part.kind, notes if machine.notes else machine.blocks

        return read(blocks(), self._setting.looks, self._setting.styles.default)


def _refuse_cut_stamps(body: DocumentPart) -> None:
    """A stamp stands in the first paragraph of a header: a tag that takes its paragraph away would take it too."""
    for rel in body.rels.values():
        first = rel.target_part.element.find(P) if rel.reltype == RELATIONSHIP_TYPE.HEADER else None
        if first is not None and _CUT.search("".join(first.itertext())):
            raise Unsupported("kepala halaman yang diawali perintah")


def _read_part(doc: Template, env: ImmutableSandboxedEnvironment, setting: Setting, found: Piece) -> _Part:
    part, root = found.part, found.root
    if root.tag == _ENDNOTES and any("{" in (text or "") for text in root.itertext()):
        raise Unsupported("catatan akhir (endnote) berisi tag")
    known = Known(root, setting.styles, setting.looks, setting.nums)
    if any(uri == _RELATIONS and prefix != "r" for prefix, uri in root.nsmap.items()):
        raise Unsupported("XML dengan awalan nama yang tidak lazim")
    source = compile_source(doc.patch_xml(doc.xml_to_string(root)), env)
    stretches = {mark: read_stretch(xml, known) for mark, xml in source.stretches.items()}
    if any(name not in part.rels for stretch in stretches.values() for name in stretch.mentions):
        raise Unsupported("gambar atau tautan yang hilang dari templat")
    kind = PARTS.get(root.tag, "isi")
    return _Part(str(part.partname).lstrip("/"), kind, source, stretches, known.namespaces)


def _written(machine: Machine) -> bytes:
    """A part as the library of the plain way would write it."""
    return (HEAD + "".join(machine.out)).encode().replace(_EMPTY, _CLOSED)


def _number_drawings(parts: Sequence[Machine]) -> None:
    """Number the drawings of all parts through."""
    number = 1
    for part in parts:
        framed = {at for at, _ in part.frames}
        for at in sorted([*part.drawings, *framed]):
            if at in framed:
                part.out[at], number = numbered(part.out[at], number)
            else:
                part.out[at] = str(number)
                number += 1
