"""Times cocite's readers against other programs, on files that benchdata invents.

    python3 ingest/testdata/bench.py BENCHDATA FOLDER [ROUNDS] [NAME...]

Each round runs every peer once, and cocite right before each, so that a busy
machine hits both alike. The ratio is the median over the rounds of what the peer
took by what cocite took just before it. The counts that a peer finds must be those
that cocite finds. Needs Python with orjson,
duckdb, lxml, bibtexparser 2 and metaknowledge; a peer that is missing is named.
"""

import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys

# name of the file, kind, records, and for each peer how many times faster cocite shall be
FILES = [
    ("works.jsonl", "openalex", 300_000, {"orjson": 5, "duckdb": 1.5, "duckdb raw": 1.5}),
    ("works.jsonl.gz", "openalex", 300_000, {"orjson": 5, "duckdb": 1.5, "duckdb raw": 1.5}),
    ("dblp.xml", "dblp", 2_000_000, {"lxml": 5}),
    ("refs.bib", "bibtex", 5_000, {"bibtexparser": 50, "bibtexparser raw": 50}),
    ("savedrecs.txt", "wos", 30_000, {"metaknowledge": 30}),
]


def openalex_orjson(path):
    import orjson

    n = authors = refs = 0
    with gzip.open(path, "rb") if path.endswith(".gz") else open(path, "rb") as f:
        for line in f:
            record = openalex_record(orjson.loads(line))
            n += 1
            authors += len(record["authors"])
            refs += len(record["references"])
    return n, authors, refs


def openalex_record(w):
    """Takes the fields of a record that cocite takes."""
    source = (w.get("primary_location") or {}).get("source") or {}
    biblio = w.get("biblio") or {}
    index = w.get("abstract_inverted_index") or {}
    words = sorted((at, word) for word, places in index.items() for at in places)
    return {
        "ids": dict(w.get("ids") or {}, id=w.get("id"), doi=w.get("doi")),
        "title": w.get("title"), "year": w.get("publication_year"), "date": w.get("publication_date"),
        "type": w.get("type"), "language": w.get("language"), "retracted": w.get("is_retracted"),
        "venue": (source.get("id"), source.get("display_name"), source.get("issn"), source.get("type")),
        "place": (biblio.get("volume"), biblio.get("issue"), biblio.get("first_page"), biblio.get("last_page")),
        "authors": [openalex_author(a) for a in w.get("authorships") or []],
        "abstract": " ".join(word for _, word in words),
        "keywords": [k.get("display_name") for k in w.get("keywords") or []],
        "topics": [(t.get("display_name"), (t.get("field") or {}).get("display_name")) for t in w.get("topics") or []],
        "cited": w.get("cited_by_count"), "references": w.get("referenced_works") or [],
        "related": w.get("related_works") or [],
    }


def openalex_author(a):
    author = a.get("author") or {}
    institutions = [
        (i.get("id"), i.get("display_name"), i.get("ror"), i.get("country_code")) for i in a.get("institutions") or []
    ]
    name = author.get("display_name") or a.get("raw_author_name")
    return (author.get("id"), name, author.get("orcid"), a.get("is_corresponding"), institutions, a.get("raw_affiliation_strings"))


def openalex_duckdb(path):
    """Reads abstracts as words with their places."""
    return duckdb_works(path, "MAP(VARCHAR, INTEGER[])")


def openalex_duckdb_raw(path):
    """Leaves abstracts as the text of their JSON, which nobody can read yet."""
    return duckdb_works(path, "JSON")


def duckdb_works(path, abstract):
    import duckdb

    db = duckdb.connect()
    db.execute("set threads = %d" % (os.cpu_count() or 1))
    db.execute(
        "create table works as select id, doi, ids, title, publication_year, publication_date, type, language, is_retracted,"
        " primary_location.source as venue, biblio, authorships, keywords, topics, cited_by_count, referenced_works,"
        " related_works, abstract_inverted_index from read_json(?, format = 'newline_delimited', columns = %s)" % OPENALEX_COLUMNS.replace("ABSTRACT", abstract),
        [path],
    )
    return db.execute("select count(*), sum(len(authorships)), sum(len(referenced_works)) from works").fetchone()


OPENALEX_COLUMNS = """{
  id: 'VARCHAR', doi: 'VARCHAR', title: 'VARCHAR', publication_year: 'INTEGER', publication_date: 'VARCHAR',
  ids: 'STRUCT(openalex VARCHAR, doi VARCHAR, mag VARCHAR, pmid VARCHAR, pmcid VARCHAR)',
  language: 'VARCHAR', type: 'VARCHAR', is_retracted: 'BOOLEAN',
  primary_location: 'STRUCT(source STRUCT(id VARCHAR, display_name VARCHAR, issn_l VARCHAR, issn VARCHAR[], type VARCHAR))',
  biblio: 'STRUCT(volume VARCHAR, issue VARCHAR, first_page VARCHAR, last_page VARCHAR)',
  authorships: 'STRUCT(author STRUCT(id VARCHAR, display_name VARCHAR, orcid VARCHAR), institutions STRUCT(id VARCHAR, display_name VARCHAR, ror VARCHAR, country_code VARCHAR)[], is_corresponding BOOLEAN, raw_author_name VARCHAR, raw_affiliation_strings VARCHAR[])[]',
  keywords: 'STRUCT(display_name VARCHAR)[]', topics: 'STRUCT(display_name VARCHAR, field STRUCT(display_name VARCHAR))[]',
  cited_by_count: 'INTEGER', referenced_works: 'VARCHAR[]', related_works: 'VARCHAR[]', abstract_inverted_index: 'ABSTRACT'
}"""

DBLP_WORKS = {"article", "inproceedings", "proceedings", "book", "incollection", "phdthesis", "mastersthesis", "data"}


def dblp_lxml(path):
    from lxml import etree

    n = authors = 0
    for _, element in etree.iterparse(path, events=("end",), tag=DBLP_WORKS, load_dtd=False, huge_tree=True, recover=True):
        record = {"key": element.get("key"), "authors": [], "ee": []}
        for child in element:
            text = "".join(child.itertext())
            if child.tag in ("author", "ee"):
                record["authors" if child.tag == "author" else "ee"].append(text)
            else:
                record[child.tag] = text
        n += 1
        authors += len(record["authors"])
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return n, authors


def bibtex_bibtexparser(path):
    """Reads letters and names as cocite does."""
    import bibtexparser
    from bibtexparser import middlewares as m

    steps = [m.LatexDecodingMiddleware(), m.MonthIntMiddleware(), m.SeparateCoAuthors(), m.SplitNameParts()]
    library = bibtexparser.parse_file(path, append_middleware=steps)
    return len(library.entries), sum(len(e.fields_dict["author"].value) for e in library.entries)


def bibtex_bibtexparser_raw(path):
    """Cuts out entries and fields and leaves their text as it is."""
    import bibtexparser

    return (len(bibtexparser.parse_file(path).entries),)


# The tags of a record that cocite takes. metaknowledge reads a tag when it is asked for.
WOS_TAGS = "PT AU AF TI SO LA DT DE ID AB C1 RP EM CR NR TC Z9 SN EI J9 JI PD PY VL IS BP EP AR DI PM WC SC UT".split()


def wos_metaknowledge(path):
    import metaknowledge

    records = metaknowledge.RecordCollection(path)
    authors = refs = 0
    for record in records:
        values = {tag: record.get(tag) for tag in WOS_TAGS}
        authors += len(values["AU"] or [])
        refs += len(values["CR"] or [])
    return len(records), authors, refs


PEERS = {
    "orjson": openalex_orjson, "duckdb": openalex_duckdb, "duckdb raw": openalex_duckdb_raw, "lxml": dblp_lxml,
    "bibtexparser": bibtex_bibtexparser, "bibtexparser raw": bibtex_bibtexparser_raw, "metaknowledge": wos_metaknowledge,
}


def run_cocite(benchdata, path):
    out = json.loads(subprocess.run([benchdata, "read", path], check=True, capture_output=True).stdout)
    return out["seconds"], (out["records"], out["authors"], out["references"]), out["peak_mb"]


def run_peer(name, path):
    """Runs in a process of its own, so that no memory is warm. The import is not timed."""
    code = (
        "import sys, time; sys.path.insert(0, %r); import bench; "
        "__import__(%r); t = time.time(); r = bench.PEERS[%r](%r); print(time.time() - t, *r)"
        % (os.path.dirname(os.path.abspath(__file__)), name.split()[0], name, path)
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    if done.returncode:
        return None
    seconds, *counts = done.stdout.split()[-4:] if len(done.stdout.split()) >= 4 else done.stdout.split()
    return float(seconds), tuple(int(float(c)) for c in counts)


def prepare(benchdata, folder, name, kind, records):
    path = os.path.join(folder, name)
    if os.path.exists(path):
        return path
    plain = path.removesuffix(".gz")
    if not os.path.exists(plain):
        subprocess.run([benchdata, "write", kind, str(records), plain], check=True)
    if path != plain:
        with open(plain, "rb") as src, gzip.open(path, "wb", compresslevel=6) as dst:
            shutil.copyfileobj(src, dst, 1 << 20)
    return path


def compare(benchdata, folder, rounds, only):
    fine = True
    print("| file | MB | cocite s | MB/s | peak MB | peer | s | ratio | from to | bar |")
    print("|---|--:|--:|--:|--:|---|--:|--:|---|--:|")
    for name, kind, records, bars in FILES:
        if only and kind not in only:
            continue
        path = prepare(benchdata, folder, name, kind, records)
        size = os.path.getsize(path.removesuffix(".gz")) / 1e6
        ours, pairs, peak = [], {peer: [] for peer in bars}, 0
        for peer in list(bars) * rounds:
            seconds, counts, mb = run_cocite(benchdata, path)
            ours.append(seconds)
            peak = max(peak, mb)
            result = run_peer(peer, path)
            if result is None:
                continue
            pairs[peer].append((result[0], result[0] / seconds))
            if result[1] != counts[: len(result[1])]:
                print("%s: %s finds %s, cocite %s" % (name, peer, result[1], counts), file=sys.stderr)
                fine = False
        mine = statistics.median(ours)
        start = "| %s | %.0f | %.2f | %.0f | %.0f |" % (name, size, mine, size / mine, peak)
        for peer, bar in bars.items():
            if not pairs[peer]:
                print("%s %s is not installed | | | | %g |" % (start, peer, bar))
                continue
            ratios = [ratio for _, ratio in pairs[peer]]
            print("%s %s | %.2f | %.1f | %.1f to %.1f | %g |" % (
                start, peer, statistics.median(s for s, _ in pairs[peer]), statistics.median(ratios), min(ratios), max(ratios), bar))
        sys.stdout.flush()
    return fine


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    os.makedirs(sys.argv[2], exist_ok=True)
    sys.exit(not compare(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 3, sys.argv[4:]))
