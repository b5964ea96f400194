"""How fast the program starts, reads and renders; not a part of the package."""
