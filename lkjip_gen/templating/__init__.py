"""Looking through a folder of templates: every fault with its place, and a copy with comments at those places."""
