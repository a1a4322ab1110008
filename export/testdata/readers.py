#!/usr/bin/env python3
"""Reads our files with programs of others and compares what they see.

    python3 export/testdata/readers.py bin/cocite [SCHEMAS]

Draws networks from testdata/corpus in every format and reads them with the
csv and json modules, NetworkX, igraph, Graphviz, DuckDB, pandas, polars and xmllint. What the JSON
lines say is the measure: nodes, edges, directions, weights and attributes
must be the same in all. SCHEMAS is a folder with gexf.xsd and graphml.xsd, or
with folders that hold them; without it XML is only checked for being well
formed. Prints a line a check; exit code 1 if one failed.
"""
import csv
import html
import json
import math
import pathlib
import subprocess
import sys
import tempfile

import duckdb
import igraph
import networkx
import pandas
import polars

CORPUS = pathlib.Path(__file__).resolve().parents[2] / "testdata" / "corpus"
NETWORKS = {
    "citation": ["citation", "--metrics", "in_degree,pagerank,hits"],
    "stubs": ["citation", "--stubs", "--layout", "none"],
    "authors citing": ["citation", "--unit", "authors", "--counting", "fractional"],
    "coauthorship": ["coauthorship", "--counting", "fractional"],
    "coupling": ["coupling", "--normalize", "cosine"],
    "keywords": ["cooccurrence", "--communities", "none"],
    "empty": ["coauthorship", "--min-weight", "1000000"],
}
FORMATS = ["gexf", "graphml", "dot", "gml", "cyjs", "cx2", "json", "graphology.json", "net", "neo4j.csv", "parquet", "csv",
           "tsv", "jsonl"]
ALL_COLUMNS = {"all but weights"}
PLACE = {"x", "y", "size", "color", "r", "g", "b"}


class Graph:
    """Nodes and edges with their attributes; those without a value are left out."""

    def __init__(self, directed):
        self.directed, self.nodes, self.edges = directed, {}, {}

    def node(self, key, attributes):
        if key in self.nodes:
            raise ValueError(f"node {key} is there twice")
        self.nodes[key] = known(attributes)

    def edge(self, source, target, attributes):
        pair = (source, target) if self.directed else tuple(sorted((source, target)))
        if pair in self.edges:
            raise ValueError(f"edge {pair} is there twice")
        self.edges[pair] = known(attributes)


def known(attributes):
    """Leaves out what readers put where a value is missing."""
    missing = lambda v: v is None or v == "" or (isinstance(v, float) and math.isnan(v))
    return {k: v for k, v in attributes.items() if not missing(v)}


def without(attributes, *names):
    return {k: v for k, v in attributes.items() if k not in names}


def read_jsonl(path):
    with open(path, encoding="utf-8") as lines:
        meta = json.loads(next(lines))["meta"]
        graph = Graph(meta["directed"])
        for line in map(json.loads, lines):
            if "node" in line:
                graph.node(line["node"]["id"], without(line["node"], "id"))
            else:
                edge = line["edge"]
                graph.edge(edge["source"], edge["target"], without(edge, "source", "target"))
    if (meta["nodes"], meta["edges"]) != (len(graph.nodes), len(graph.edges)):
        raise ValueError("the provenance counts other nodes and edges")
    return graph


def read_gexf(path):
    read = networkx.read_gexf(path)
    graph = Graph(read.is_directed())
    for key, a in read.nodes(data=True):
        viz = a.get("viz", {})
        place = {k: viz["position"][k] for k in "xy"} if "position" in viz else {}
        color = "#%02x%02x%02x" % tuple(viz["color"][k] for k in "rgb") if "color" in viz else None
        graph.node(key, {**without(a, "viz"), **place, "size": viz.get("size"), "color": color})
    for source, target, a in read.edges(data=True):
        graph.edge(source, target, without(a, "id"))
    return graph


def with_color(a):
    """Puts the three parts of a colour together."""
    color = "#%02x%02x%02x" % tuple(int(a[k]) for k in "rgb") if "r" in a else None
    return {**without(a, "r", "g", "b", "key", "id"), "color": color}


def read_graphml_networkx(path):
    read = networkx.read_graphml(path)
    graph = Graph(read.is_directed())
    for _, a in read.nodes(data=True):
        graph.node(a["key"], with_color(a))
    for source, target, a in read.edges(data=True):
        graph.edge(read.nodes[source]["key"], read.nodes[target]["key"], without(a, "id"))
    return graph


def read_graphml_igraph(path):
    read = igraph.Graph.Read_GraphML(str(path))
    graph = Graph(read.is_directed())
    for v in read.vs:
        graph.node(v["key"], with_color(v.attributes()))
    for e in read.es:
        graph.edge(read.vs[e.source]["key"], read.vs[e.target]["key"], without(e.attributes(), "id"))
    return graph


def read_dot(path):
    """Lets Graphviz parse the file and print it again, one record a line."""
    program = r"""
        BEGIN { string a }
        BEG_G { printf("G\t%d\n", isDirect($)) }
        N { printf("N\t%s", $.name); for (a = fstAttr($G, "N"); a != ""; a = nxtAttr($G, "N", a))
            printf("\t%s=%s", a, aget($, a)); printf("\n") }
        E { printf("E\t%s\t%s", $.tail.name, $.head.name); for (a = fstAttr($G, "E"); a != "";
            a = nxtAttr($G, "E", a)) printf("\t%s=%s", a, aget($, a)); printf("\n") }"""
    graph = None
    for line in run(["gvpr", program, path]).splitlines():
        kind, *cells = line.split("\t")
        pairs = lambda cells: dict(c.split("=", 1) for c in cells)
        if kind == "G":
            graph = Graph(cells[0] == "1")
        elif kind == "N":
            graph.node(cells[0], pairs(cells[1:]))
        else:
            graph.edge(cells[0], cells[1], pairs(cells[2:]))
    return graph


def read_table(path):
    dialect = "excel-tab" if path.suffix == ".tsv" else "excel"
    rows = lambda p: list(csv.DictReader(open(p, encoding="utf-8", newline=""), dialect=dialect))
    edges = rows(path)
    graph = Graph(bool(edges) and edges[0]["Type"] == "Directed")
    for row in rows(path.with_suffix(".nodes" + path.suffix)):
        graph.node(row["Id"], {"label": row["Label"], **without(row, "Id", "Label")})
    for row in edges:
        graph.edge(row["Source"], row["Target"],
                   {"weight": row["Weight"], **without(row, "Source", "Target", "Type", "Id", "Weight")})
    return graph


def read_gml_networkx(path):
    read = networkx.read_gml(path)
    graph = Graph(read.is_directed())
    for label, a in read.nodes(data=True):
        g = a.get("graphics", {})
        place = {"x": g.get("x"), "y": g.get("y"), "size": g.get("w"), "color": g.get("fill")}
        graph.node(a["key"], {"label": label, **without(a, "key", "graphics"), **place})
    for source, target, a in read.edges(data=True):
        graph.edge(read.nodes[source]["key"], read.nodes[target]["key"], a)
    return graph


def read_gml_igraph(path):
    """igraph leaves numbers of characters in text as they are: only their count is compared."""
    read = igraph.Graph.Read_GML(str(path))
    graph = Graph(read.is_directed())
    text = lambda a: {k: html.unescape(v) if isinstance(v, str) else v for k, v in a.items() if k not in ("id", "key", "graphics")}
    key = lambda v: html.unescape(v["key"])
    for v in read.vs:
        graph.node(key(v), text(v.attributes()))
    for e in read.es:
        graph.edge(key(read.vs[e.source]), key(read.vs[e.target]), text(e.attributes()))
    return graph


def read_cyjs(path):
    data = json.load(open(path, encoding="utf-8"))
    read = networkx.cytoscape_graph(data)
    places = {n["data"]["id"]: n.get("position", {}) for n in data["elements"]["nodes"]}
    graph = Graph(read.is_directed())
    for key, a in read.nodes(data=True):
        place = {"x": places[key].get("x"), "y": -places[key]["y"] if "y" in places[key] else None}
        graph.node(key, {"label": a["name"], **without(a, "id", "name", "value"), **place})
    for source, target, a in read.edges(data=True):
        graph.edge(source, target, without(a, "id", "source", "target", "interaction"))
    return graph


def read_cx2(path):
    """By the rules of the format: aspects in their order, values of the declared types."""
    aspects = json.load(open(path, encoding="utf-8"))
    names = [next(iter(a)) for a in aspects]
    if names != ["CXVersion", "metaData", "attributeDeclarations", "networkAttributes", "nodes", "edges", "status"]:
        raise ValueError(f"aspects {names}")
    part = {name: a[name] for name, a in zip(names, aspects)}
    counts = {m["name"]: m["elementCount"] for m in part["metaData"]}
    if counts != {name: len(part[name]) for name in counts}:
        raise ValueError(f"metaData says {counts}")
    types = {"string": str, "integer": int, "long": int, "double": (int, float), "boolean": bool}
    for class_ in "nodes", "edges":
        declared = part["attributeDeclarations"][0][class_]
        for element in part[class_]:
            for name, value in element["v"].items():
                if not isinstance(value, types[declared[name]["d"]]):
                    raise ValueError(f"{name} is {value!r}, declared {declared[name]}")
    graph = Graph(part["networkAttributes"][0]["directed"])
    keys = {}
    for n in part["nodes"]:
        keys[n["id"]] = n["v"]["key"]
        graph.node(n["v"]["key"], {"label": n["v"]["name"], **without(n["v"], "name", "key"),
                                   "x": n.get("x"), "y": -n["y"] if "y" in n else None})
    for e in part["edges"]:
        graph.edge(keys[e["s"]], keys[e["t"]], without(e["v"], "interaction"))
    return graph


def read_node_link(path):
    read = networkx.node_link_graph(json.load(open(path, encoding="utf-8")), edges="edges")
    graph = Graph(read.is_directed())
    for key, a in read.nodes(data=True):
        graph.node(key, a)
    for source, target, a in read.edges(data=True):
        graph.edge(source, target, a)
    return graph


def read_graphology(path):
    data = json.load(open(path, encoding="utf-8"))
    graph = Graph(data["options"]["type"] == "directed")
    for n in data["nodes"]:
        graph.node(n["key"], n["attributes"])
    for e in data["edges"]:
        if e.get("undirected", False) == graph.directed:
            raise ValueError(f"edge {e['key']} is of the other kind")
        graph.edge(e["source"], e["target"], e["attributes"])
    return graph


def read_pajek(path):
    """The labels are all the ids that NetworkX knows; they are those of the JSON lines, made unique."""
    read = networkx.read_pajek(path)
    graph, seen, keys = Graph(read.is_directed()), {}, {}
    for line in map(json.loads, open(path.with_suffix(".jsonl"), encoding="utf-8")):
        if "node" in line:
            label = line["node"]["label"].replace('"', "'")
            seen[label] = seen.get(label, 0) + 1
            keys[label if seen[label] == 1 else f"{label} [{seen[label]}]"] = line["node"]["id"]
    for label in read.nodes:
        graph.node(keys[label], {})
    for source, target, a in read.edges(data=True):
        graph.edge(keys[source], keys[target], {"weight": a["weight"]})
    return graph


def read_frames(nodes, edges, source, target, key, directed):
    graph = Graph(directed)
    clean = lambda row: {k: v for k, v in row.items() if v is not None and v == v}
    for row in nodes:
        graph.node(row[key], clean(without(row, key)))
    for row in edges:
        graph.edge(row[source], row[target], clean(without(row, source, target)))
    return graph


def directed_beside(path):
    with open(str(path).removesuffix("".join(path.suffixes[-1:])).removesuffix(".neo4j") + ".jsonl", encoding="utf-8") as lines:
        return json.loads(next(lines))["meta"]["directed"]


def read_parquet_duckdb(path):
    rows = lambda p: (lambda t: [dict(zip([d[0] for d in t.description], r)) for r in t.fetchall()])(
        duckdb.execute("SELECT * FROM read_parquet(?)", [str(p)]))
    return read_frames(rows(path.with_suffix(".nodes.parquet")), rows(path), "source", "target", "id", directed_beside(path))


def read_parquet_polars(path):
    rows = lambda p: polars.read_parquet(p).to_dicts()
    return read_frames(rows(path.with_suffix(".nodes.parquet")), rows(path), "source", "target", "id", directed_beside(path))


def read_neo4j(path):
    def rows(p):
        frame = pandas.read_csv(p, keep_default_na=False, na_values=[""], dtype=str)
        types = {"double": float, "int": int, "long": int, "boolean": lambda v: v == "true"}
        for row in frame.to_dict("records"):
            out = {}
            for head, value in row.items():
                name, _, kind = head.partition(":")
                if isinstance(value, str) and (name or kind in ("START_ID", "END_ID")):
                    out[name or kind] = types.get(kind, str)(value)
            yield out
    nodes = path.with_name(path.name.replace(".neo4j.csv", ".nodes.neo4j.csv"))
    return read_frames(rows(nodes), rows(path), "START_ID", "END_ID", "key", directed_beside(path))


# Each reader, its format, and the columns that the format doesn't hold.
READERS = [
    ("NetworkX reads GEXF", "gexf", read_gexf, set()),
    ("NetworkX reads GraphML", "graphml", read_graphml_networkx, set()),
    ("igraph reads GraphML", "graphml", read_graphml_igraph, set()),
    ("Graphviz reads DOT", "dot", read_dot, PLACE),
    ("NetworkX reads GML", "gml", read_gml_networkx, set()),
    ("igraph reads GML", "gml", read_gml_igraph, PLACE),
    ("NetworkX reads CyJS", "cyjs", read_cyjs, set()),
    ("json reads CX2", "cx2", read_cx2, set()),
    ("NetworkX reads node-link JSON", "json", read_node_link, set()),
    ("json reads graphology", "graphology.json", read_graphology, set()),
    ("NetworkX reads Pajek", "net", read_pajek, ALL_COLUMNS),
    ("DuckDB reads Parquet", "parquet", read_parquet_duckdb, set()),
    ("polars reads Parquet", "parquet", read_parquet_polars, set()),
    ("pandas reads CSV for Neo4j", "neo4j.csv", read_neo4j, set()),
    ("csv reads CSV", "csv", read_table, set()),
    ("csv reads TSV", "tsv", read_table, set()),
]


def run(command):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ValueError(f"{command[0]}: {done.stderr.strip()[:500]}")
    return done.stdout


def same(a, b):
    """Compares as numbers what is a number on either side, else as text."""
    if isinstance(a, bool) or isinstance(b, bool):
        return str(a).lower() == str(b).lower()
    if isinstance(a, (int, float)) or isinstance(b, (int, float)):
        return float(a) == float(b)
    return a == b


def differences(want, got, blind):
    """Says in which the two graphs differ; columns of blind are not looked at."""
    if want.directed != got.directed and want.edges:
        yield f"directed is {got.directed}"
    for what, wanted, seen in ("nodes", want.nodes, got.nodes), ("edges", want.edges, got.edges):
        if wanted.keys() != seen.keys():
            yield f"{len(seen)} {what}, wanted {len(wanted)}; e.g. {sorted(wanted.keys() ^ seen.keys())[0]}"
            continue
        for key, attributes in wanted.items():
            for name in sorted(attributes.keys() - blind if blind is not ALL_COLUMNS else attributes.keys() & {"weight"}):
                value = seen[key].get(name)
                if value is None or not same(attributes[name], value):
                    yield f"{what} {key}: {name} is {value!r}, wanted {attributes[name]!r}"


def check(title, failures):
    """Prints the outcome of a check; failures is a function that yields them."""
    try:
        failed = list(failures())
    except Exception as error:  # a reader that gives up is a failure too
        failed = [f"{type(error).__name__}: {error}"]
    print(("not ok  " if failed else "ok      ") + title)
    for text in failed[:3]:
        print("        " + text)
    return not failed


def xml_command(path, schemas):
    """The command that checks an XML file, against a schema where one is given."""
    # The official schema of GEXF has the elements of viz in the wrong name space.
    found = sorted(schemas.rglob(f"{path.suffix[1:]}.xsd"), key=lambda p: "1.2draft-nsfix" not in str(p)) if schemas else []
    return ["xmllint", "--noout"] + (["--schema", found[0]] if found else []) + [path]


def drawing_command(path, graph):
    """The command that draws a DOT file in place, or one that knows no places as it likes."""
    placed = any("x" in attributes for attributes in graph.nodes.values())
    return [*(["neato", "-n"] if placed else ["sfdp"]), "-Tplain", "-o", "/dev/null", path]


def check_network(name, program, arguments, folder, schemas):
    """Draws a network in all formats and reads each back."""
    files = {form: folder / f"{name.replace(' ', '_')}.{form}" for form in FORMATS}
    for form in FORMATS:
        run([program, "network", arguments[0], CORPUS, *arguments[1:], "-q", "-o", files[form]])
    want = read_jsonl(files["jsonl"])
    size = f"{len(want.nodes)} nodes, {len(want.edges)} edges"
    outcomes = [check(f"{name}: {title}, {size}", lambda: differences(want, read(files[form]), blind))
                for title, form, read, blind in READERS]
    for form in "gexf", "graphml":
        outcomes.append(check(f"{name}: xmllint accepts {form}", lambda: run(xml_command(files[form], schemas)) and []))
    outcomes.append(check(f"{name}: Graphviz draws DOT", lambda: run(drawing_command(files["dot"], want)) and []))
    return all(outcomes)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    schemas = pathlib.Path(sys.argv[2]) if len(sys.argv) == 3 else None
    with tempfile.TemporaryDirectory() as folder:
        outcomes = [check_network(name, sys.argv[1], arguments, pathlib.Path(folder), schemas)
                    for name, arguments in NETWORKS.items()]
    sys.exit(0 if all(outcomes) else 1)


if __name__ == "__main__":
    main()
