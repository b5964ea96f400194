"""How fast documents are made, against docxtpl and against what no program can save; not a part of the package.

python -m bench            all measurements, into bench/RESULTS.md
python -m bench.equal 500  the fast way against the plain way on 500 whole documents
"""
