"""The standard workbook: its declaration, its reader, its blank form."""
