"""The pages of a finished document: on which one a heading or caption stands, and the number printed at its foot.

`lists` finds the entries of lists of contents and writes their numbers, `numbers` turns the page of a file into what is
printed on it, `copying` prepares a copy for a program that counts pages, and `estimate` counts them without one.
"""
