"""LibreOffice, where there is one on the machine: it counts pages and makes PDF. Nothing else starts a program."""
