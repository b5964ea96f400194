"""The fast way from a template to a document: compiled once, no tree of XML for each document.

What this way cannot do raises Unsupported; the plain way through docxtpl then makes the document.
"""
