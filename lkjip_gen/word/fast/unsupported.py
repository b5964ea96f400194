"""What sends a template, or one document of it, the plain way."""

from __future__ import annotations


class Unsupported(Exception):  # noqa: N818 - no error: the plain way can do it
    """The reason as a noun, in the words of the user: `--rinci` tells it."""
