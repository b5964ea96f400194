"""The Word room: templates in, documents out. It knows Word and nothing of performance reports."""
