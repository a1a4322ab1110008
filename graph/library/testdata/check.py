"""Reads a library with DuckDB, polars and pandas and holds every count against info.

    python3 graph/library/testdata/check.py bin/cocite LIBRARY
"""
import json
import subprocess
import sys

import duckdb
import pandas
import polars

program, folder = sys.argv[1:]
info = json.loads(subprocess.run([program, "info", folder, "--json", "-q"], check=True, stdout=subprocess.PIPE).stdout)
manifest = json.load(open(f"{folder}/cocite-library.json"))
paths = {f["table"]: f"{folder}/{f['name']}" for f in manifest["files"] if f["table"]}
failed = False


def same(what, got, want):
    global failed
    if got != want:
        failed = True
        print(f"{what}: {got}, want {want}")


def sql(query):
    for table, path in paths.items():
        query = query.replace("{" + table + "}", f"'{path}'")
    return duckdb.sql(query).fetchall()[0][0]


for f in manifest["files"]:
    if not f["table"]:
        continue
    path = paths[f["table"]]
    columns = [c["name"] for t in manifest["tables"] if t["name"] == f["table"] for c in t["columns"]]
    for name, rows, names in [
        ("duckdb", duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall()[0][0], duckdb.sql(f"SELECT * FROM '{path}' LIMIT 0").columns),
        ("polars", (p := polars.read_parquet(path)).height, p.columns),
        ("pandas", len(q := pandas.read_parquet(path)), list(q.columns)),
    ]:
        same(f"rows of {f['table']} in {name}", rows, f["rows"])
        same(f"columns of {f['table']} in {name}", list(names), columns)

for name, query in {
    "papers": "SELECT count(*) FROM {works} WHERE NOT stub",
    "stubs": "SELECT count(*) FROM {works} WHERE stub",
    "authors": "SELECT count(*) FROM {authors}",
    "author_mentions": "SELECT coalesce(sum(author_mentions), 0) FROM {provenance}",
    "sources": "SELECT count(*) FROM {sources}",
    "institutions": "SELECT count(*) FROM {institutions}",
    "countries": "SELECT count(*) FROM {countries}",
    "keywords": "SELECT count(*) FROM {keywords}",
    "citations": "SELECT count(*) FROM {citations} c JOIN {works} w ON w.work_id = c.cited_id JOIN {works} x ON x.work_id = c.work_id WHERE NOT w.stub AND NOT x.stub",
    "related": "SELECT count(*) FROM {related}",
}.items():
    same(name, int(sql(query)), info[name])

graphs = sql("SELECT count(*) FROM {drawings}")
if not graphs:  # edges of graph files are references too, but of no record
    same("references", int(sql("SELECT coalesce(sum(reference_mentions), 0) FROM {provenance}")), info["references"])
    same("duplicates", sql("SELECT count(*) FROM {provenance}") - sql("SELECT count(DISTINCT work_id) FROM {provenance}"), info["duplicates"])
if info["papers"]:
    for name, query in {"title": "title IS NOT NULL", "year": "year IS NOT NULL", "doi": "doi IS NOT NULL", "abstract": "abstract IS NOT NULL"}.items():
        n = sql(f"SELECT count(*) FROM {{works}} WHERE NOT stub AND {query}")
        same(name, round(n / info["papers"], 9), round(info["coverage"][name], 9))
print("differs" if failed else f"{folder}: {len(paths)} tables agree with info")
sys.exit(failed)
