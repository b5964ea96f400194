"""Which elements Word expects inside which, and in what order (ISO/IEC 29500-1 chapter 17, transitional, with what
Word itself adds).

A model lists the children of an element by rank: "a b|c* d!" is an a, any number of b and c, and a d that must be
there. Names of the namespace w stand without prefix. What has no model may hold anything.
"""

from __future__ import annotations

from dataclasses import dataclass

from lkjip_gen.word.tree import PARAGRAPH_PROPERTIES

_NO_RANKS: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """The ranks at which a child may stand; those that may be filled more than once; those that must be filled; the
    rank that is past all of them."""

    ranks: dict[str, tuple[int, ...]]
    many: frozenset[int]
    must: tuple[tuple[int, str], ...]
    past: int

    def rank(self, child: str, last: int) -> int | None:
        """Where this child stands after one of rank `last`; None where it may not."""
        for rank in self.ranks.get(child, _NO_RANKS):
            if rank > last or (rank == last and rank in self.many):
                return rank
        return None


def _model(text: str) -> Model:
    ranks: dict[str, tuple[int, ...]] = {}
    many, must = set(), []
    for rank, group in enumerate(text.split()):
        names = group.rstrip("*!").split("|")
        for name in names:
            ranks[name] = (*ranks.get(name, ()), rank)
        tail = group[len("|".join(names)) :]
        if "*" in tail:
            many.add(rank)
        if "!" in tail:
            must.append((rank, names[0]))
    return Model(ranks, frozenset(many), tuple(must), len(text.split()))


def _ends(*names: str) -> str:
    return "|".join(f"{name}{end}" for name in names for end in ("Start", "End"))


_MARKS = _ends(
    "bookmark", "commentRange", "moveFromRange", "moveToRange", "customXmlInsRange", "customXmlDelRange",
    "customXmlMoveFromRange", "customXmlMoveToRange",
)  # fmt: skip
_RUN_LEVEL = f"proofErr|permStart|permEnd|ins|del|moveFrom|moveTo|{_MARKS}"
_BLOCKS = f"p|tbl|sdt|customXml|altChunk|contentPart|{_RUN_LEVEL}"
_INLINE = f"r|fldSimple|hyperlink|sdt|customXml|smartTag|dir|bdo|subDoc|contentPart|{_RUN_LEVEL}"
_RUN = (
    "t|delText|instrText|delInstrText|br|cr|tab|ptab|noBreakHyphen|softHyphen|sym|pgNum|separator|"
    "continuationSeparator|footnoteRef|endnoteRef|annotationRef|footnoteReference|endnoteReference|commentReference|"
    "dayShort|monthShort|yearShort|dayLong|monthLong|yearLong|object|pict|fldChar|ruby|drawing|lastRenderedPageBreak|"
    "contentPart"
)
_FONT = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath"
)
_TABLE = "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook"
_ROW = (
    "cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|tblCellSpacing|jc|hidden|"
    "ins|del|trPrChange"
)
_EDGES = "top left|start bottom right|end"
_STORY = "p|tbl|sdt|customXml|altChunk|contentPart|" + _RUN_LEVEL
_LEVEL = "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"
_STYLED = "pPr rPr tblPr trPr tcPr"

MODELS = {
    name: _model(text)
    for names, text in {
        "document": "background body!",
        "body": f"{_BLOCKS}* sectPr",
        "hdr ftr": f"{_STORY}*",
        "txbxContent": f"{_STORY}!*",
        "footnote endnote comment": f"{_STORY}*",
        "footnotes": "footnote*",
        "endnotes": "endnote*",
        "comments": "comment*",
        "p": f"pPr {_INLINE}*",
        "hyperlink dir bdo": f"{_INLINE}*",
        "ins del moveFrom moveTo": f"rPr {_INLINE}*",  # rPr: of a mark in mathematics
        "fldSimple": f"fldData {_INLINE}*",
        "r": f"rPr {_RUN}*",
        "pPr": " ".join(PARAGRAPH_PROPERTIES),
        "rPr": f"ins del moveFrom moveTo {_FONT} rPrChange",
        "numPr": "ilvl numId numberingChange ins",
        "pBdr": "top left bottom right between bar",
        "tabs": "tab!*",
        "sectPr": (
            "headerReference|footerReference* footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
            "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings "
            "footnoteColumns sectPrChange"
        ),
        "cols": "col*",
        "tbl": f"{_MARKS}* tblPr tblGrid! tr|sdt|customXml|contentPart|{_RUN_LEVEL}*",
        "tblPr": (
            f"tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize {_TABLE} tblCaption "
            "tblDescription tblPrChange"
        ),
        "tblPrEx": f"{_TABLE} tblPrExChange",
        "tblGrid": "gridCol* tblGridChange",
        "tr": f"tblPrEx trPr tc|sdt|customXml|contentPart|{_RUN_LEVEL}*",
        "trPr": f"{_ROW}*",
        "tc": f"tcPr {_BLOCKS}*",
        "tcPr": (
            "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
            "headers cellIns|cellDel|cellMerge tcPrChange"
        ),
        "tblBorders": f"{_EDGES} insideH insideV",
        "tcBorders": f"{_EDGES} insideH insideV tl2br tr2bl",
        "tblCellMar tcMar": _EDGES,
        "sdt": f"sdtPr sdtEndPr sdtContent {_MARKS}*",
        "drawing": "wp:anchor|wp:inline!*",
        "wp:inline": "wp:extent! wp:effectExtent wp:docPr! wp:cNvGraphicFramePr a:graphic!",
        "wp:anchor": (
            "wp:simplePos! wp:positionH! wp:positionV! wp:extent! wp:effectExtent "
            "wp:wrapNone|wp:wrapSquare|wp:wrapTight|wp:wrapThrough|wp:wrapTopAndBottom! wp:docPr! "
            "wp:cNvGraphicFramePr a:graphic! wp14:sizeRelH wp14:sizeRelV"
        ),
        "mc:AlternateContent": "mc:Choice!* mc:Fallback",
        "styles": "docDefaults latentStyles style*",
        "docDefaults": "rPrDefault|pPrDefault*",
        "rPrDefault": "rPr",
        "pPrDefault": "pPr",
        "latentStyles": "lsdException*",
        "style": (
            "name! aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
            f"personal personalCompose personalReply rsid {_STYLED} tblStylePr*"
        ),
        "tblStylePr": _STYLED,
        "numbering": "numPicBullet* abstractNum* num* numIdMacAtCleanup",
        "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl*",
        "lvl": _LEVEL,
        "num": "abstractNumId! lvlOverride*",
        "lvlOverride": "startOverride lvl",
        "settings": (
            "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
            "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData "
            "embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges "
            "bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors "
            "hideGrammaticalErrors activeWritingStyle* proofState formsDesign attachedTemplate linkStyles "
            "stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions "
            "doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme "
            "styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps "
            "showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting "
            "bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing "
            "displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin "
            "drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning "
            "characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore "
            "savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent "
            "alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt "
            "showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars "
            "rsids m:mathPr uiCompat97To2003 attachedSchema* themeFontLang clrSchemeMapping "
            "doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown "
            "smartTagType* sl:schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator"
        ),
    }.items()
    for name in names.split()
}

# Through these one looks at what is around them: they hold what may stand there.
SEE_THROUGH = frozenset(
    {"sdtContent", "customXml", "smartTag", "mc:AlternateContent", "mc:Choice", "mc:Fallback"}
)  # fmt: skip
# What they hold besides.
OWN_OF_WRAPPERS = frozenset({"customXmlPr", "smartTagPr", "mc:Choice", "mc:Fallback"})
# Elements without model that hold no text either.
WITHOUT_TEXT = frozenset({*MODELS, "sdtContent", "customXml", "smartTag"})
# Namespaces of which nothing stands loose among elements of w.
OF_DRAWINGS = ("wp:", "a:", "pic:", "c:", "wps:", "wpg:", "wpc:")
