"""Lists and tables as .xlsx. Beside the starter the only caller of XlsxWriter; knows nothing of the field."""
