"""The plain way from a template to a document: docxtpl renders, and the tree is finished. The only caller of docxtpl.

docxtpl runs Jinja over raw XML; left to itself it swallows "&", prints nothing for a misspelt name, evaluates
footnotes several times and leaves table cells that Word refuses. All of that is mended here, so that text
reaches Word whole and a fault in a template becomes a problem with a place.
"""

from __future__ import annotations

import difflib
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError

from lkjip_gen.problems import Code, Problem, problem
from lkjip_gen.word import places
from lkjip_gen.word.completing import completed, has_places
from lkjip_gen.word.finish import finish
from lkjip_gen.word.merging import merged_cells
from lkjip_gen.word.order import Made, Order
from lkjip_gen.word.package import reproducible, set_properties
from lkjip_gen.word.pictures import mark_placeholders
from lkjip_gen.word.stamp import stamp as put_stamp
from lkjip_gen.word.values import GUARD, NO_AUTOESCAPE, FailedError, MissingNameError, Plain, all_names, environment

_PARTS = (("header", "kepala halaman"), ("footer", "kaki halaman"), ("footnotes", "catatan kaki"))


class Template(DocxTemplate):  # type: ignore[misc]
    """docxtpl with places for faults, guarded values and a sound document."""

    fault: tuple[str, int, BaseOxmlElement] | None = None
    _source: BaseOxmlElement

    def xml_to_string(self, xml: BaseOxmlElement, encoding: str = "unicode") -> str:
        """Called by docxtpl for every part before it touches the XML: the moment to number paragraphs."""
        places.number_paragraphs(xml)
        mark_placeholders(xml)
        self._source = xml
        return str(super().xml_to_string(xml, encoding))

    def patch_xml(self, src_xml: str) -> str:
        """Word types no-break spaces and low quotation marks into tags; Jinja knows neither, nor XML's own."""
        patched = merged_cells(str(super().patch_xml(src_xml)))
        return re.sub(
            r"\{[{%].*?[}%]\}",
            lambda m: m[0].replace("\u00a0", " ").replace("\u201e", '"').replace("&quot;", '"'),
            patched,
            flags=re.DOTALL,
        )

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        try:
            xml = str(super().render_xml_part(src_xml, part, context, jinja_env))
        except TemplateError as exc:
            name = next((n for key, n in _PARTS if f"/{key}" in str(part.partname)), "isi")
            lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)  # as docxtpl does for Jinja
            self.fault = name, places.last_number(lines, _line(exc)), self._source
            raise
        return xml.replace(GUARD, "")

    def fix_tables(self, xml: str) -> Any:
        """The body as a tree. docxtpl would quietly drop what a misplaced loop has torn, and its own repair of
        tables knows neither nested ones nor content controls; ours comes with the finish."""
        return parse_xml(xml)

    def fix_docpr_ids(self, tree: Any) -> None:
        """The finish numbers the drawings of all parts."""

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """The properties are written by us, from data, not by tags in the template's properties."""

    def render_footnotes(self, context: Any, jinja_env: Any = None) -> None:
        """Once. docxtpl repeats it for every section and so would run tags that stand in values."""
        for part in self.docx.part.package.iter_parts():
            if str(part.partname) == "/word/footnotes.xml":
                xml = self.patch_xml(self.xml_to_string(parse_xml(part.blob)))
                rendered = self.render_xml_part(xml, part, context, jinja_env)
                part._blob = places.without_numbers(rendered).encode()

    def roots(self) -> Iterator[BaseOxmlElement]:
        """The XML of the body, the headers and the footers."""
        yield self.docx.part.element
        for rel in self.docx.part.rels.values():
            if rel.reltype in (self.HEADER_URI, self.FOOTER_URI):
                yield rel.target_part.element


def _line(exc: TemplateError) -> int:
    """The line of the template's source where Jinja failed."""
    if isinstance(exc, TemplateSyntaxError):
        return exc.lineno
    line, trace = 0, (exc.__cause__ or exc).__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


_SYNTAX = (
    (r"Unexpected end of template", "perintah for atau if belum ditutup"),
    (r"Encountered unknown tag 'end(\w+)'", 'penutup "end{0}" tanpa pembuka'),
    (r"Encountered unknown tag '(\w+)'", 'perintah "{0}" tidak dikenal atau tidak pada tempatnya'),
    (r"No filter named '(\w+)'", 'penyaring "{0}" tidak ada'),
    (r"No test named '(\w+)'", 'pengujian "{0}" tidak ada'),
    (r"unexpected char '(.+?)' at", 'tanda "{0}" tidak dikenal'),
    (r"unexpected '(.+?)'", 'tanda "{0}" tidak pada tempatnya'),
    (r"expected token .*, got '(.+?)'", '"{0}" tidak pada tempatnya'),
    (NO_AUTOESCAPE, 'perintah "autoescape" tidak boleh dipakai'),
    (r"bukan teks", "yang dicetak bukan teks, melainkan daftar atau ya/tidak"),
)


def cause_of(exc: TemplateError) -> str:
    """What Jinja says of a template, in words."""
    if isinstance(exc, FailedError):
        return str(exc)
    for pattern, text in _SYNTAX:
        match = re.search(pattern, str(exc))
        if match:
            return text.format(*match.groups())
    return "tata tulis perintahnya salah"


def _template_problem(exc: TemplateError, file: str, doc: Template, context: Plain) -> Problem:
    """The fault that Jinja found, as a problem with its place in the template."""
    name = exc.name if isinstance(exc, MissingNameError) else ""
    part, number, root = doc.fault or ("isi", 0, doc.docx.element)
    headings = places.heading_styles(doc.docx.styles.element)
    place = places.describe(root, number, name, part, headings)
    if isinstance(exc, MissingNameError):
        names = exc.level if exc.level is not None else sorted(all_names(context))
        near = difflib.get_close_matches(name, names, n=1)
        hint = f'; mungkin maksudnya "{near[0]}"' if near else ""
        return problem(Code.TEMPLATE_NAME, berkas=file, nama=name, usul=hint, tempat=place)
    if isinstance(exc, SecurityError):
        cause = "perintah ini menjangkau ke luar data dokumen"
        return problem(Code.TEMPLATE_FORBIDDEN, berkas=file, sebab=cause, tempat=place)
    return problem(Code.TEMPLATE_BROKEN, berkas=file, sebab=f"{cause_of(exc)} ({place})")


def open_template(content: bytes) -> Template | str:
    """The template ready to render, or why it cannot be read."""
    try:
        doc = Template(io.BytesIO(content))
        doc.init_docx()
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError):
        return "bukan dokumen Word .docx yang utuh"
    if any(next(root.iter(qn("w:ins"), qn("w:del")), None) is not None for root in doc.roots()):
        return "masih memuat perubahan terlacak (Track Changes); terima atau tolak semuanya dahulu"
    return doc


def make_plainly(order: Order) -> tuple[Made | None, list[Problem]]:
    """The document, or None and the problems of the template. Raises DrawingError for the place of a chart."""
    doc = open_template(order.template)
    if isinstance(doc, str):
        return None, [problem(Code.TEMPLATE_BROKEN, berkas=order.file, sebab=doc)]
    try:
        doc.render(order.context, environment(), autoescape=True)
    except TemplateError as exc:
        return None, [_template_problem(exc, order.file, doc, order.context)]
    except SyntaxError:  # lxml's: the result is no longer XML
        cause = "perintah for atau if memotong paragraf, sel, atau baris tabel; pakai {%p, {%tr, atau {%tc"
        return None, [problem(Code.TEMPLATE_BROKEN, berkas=order.file, sebab=cause)]
    if order.stamp:
        put_stamp(doc.docx, order.stamp)
    finished, causes = finish(doc.docx.part, order.paper, order.pictures, lenient=bool(order.stamp))
    if finished is None:
        return None, [problem(Code.TEMPLATE_BROKEN, berkas=order.file, sebab=cause) for cause in causes]
    set_properties(doc.docx.part.package, order.properties)
    saved = io.BytesIO()
    doc.docx.save(saved)
    content = reproducible(saved.getvalue())
    return Made(completed(content, order.figures) if has_places(order.template) else content, finished.read), []
