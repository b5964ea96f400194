"""Laporan Kinerja (LKjIP) and its sister documents from one standard workbook."""

__version__ = "0.1.0"
