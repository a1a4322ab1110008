"""Holds a graph in another program and runs snippets on it, for bench.py.

    python3 peer.py igraph|networkit|graph-tool|scipy|networkx|leidenalg|…

Reads requests from standard input, one JSON object a line, and answers each with
one, as 'benchgraph serve' does:

    {"do": "version"}
    {"do": "load", "path": FILE, "undirected": false}
    {"do": "run", "code": PYTHON, …}    the snippet finds the graph as g, this
                                        request as ask, and leaves its answer as out
    {"do": "save", "path": FILE}        the answer, a float of 64 bits a node

Seconds are those of the snippet or the loading alone.
"""

import gc
import json
import os
import sys
import time

import numpy as np


def load_igraph(path, undirected):
    import igraph

    return igraph.Graph.Read_Edgelist(path, directed=not undirected)


def load_networkit(path, undirected):
    import networkit

    return networkit.graphio.EdgeListReader(" ", 0, "#", continuous=True, directed=not undirected).read(path)


def load_graph_tool(path, undirected):
    import graph_tool

    return graph_tool.load_graph_from_csv(
        path, directed=not undirected, hashed=False, csv_options={"delimiter": " ", "quotechar": '"'}
    )


def load_scipy(path, undirected):
    """Rows and columns, as the walks along and against the arcs need."""
    import scipy.sparse

    ends = np.fromfile(path, dtype=np.int64, sep=" ").astype(np.int32).reshape(-1, 2)
    n = int(ends.max()) + 1
    ones = np.ones(len(ends))
    if undirected:
        m = scipy.sparse.coo_matrix((np.concatenate([ones, ones]), np.concatenate([ends, ends[:, ::-1]]).T), (n, n))
        g = m.tocsr()
        g.data[:] = 1
        return Sparse(g, g)
    g = scipy.sparse.coo_matrix((ones, ends.T), (n, n)).tocsr()
    return Sparse(g, g.tocsc())


class Sparse:
    def __init__(self, out, into):
        self.out, self.into, self.n = out, into, out.shape[0]


def load_networkx(path, undirected):
    import networkx

    kind = networkx.Graph if undirected else networkx.DiGraph
    return networkx.read_edgelist(path, nodetype=int, create_using=kind)


def load_pairs(path, undirected):
    """For programs that take edges as they come."""
    import scipy.sparse

    return load_scipy(path, undirected).out


LOADERS = {
    "igraph": load_igraph,
    "leidenalg": load_igraph,
    "networkit": load_networkit,
    "graph-tool": load_graph_tool,
    "scipy": load_scipy,
    "networkx": load_networkx,
    "fa2": load_pairs,
    "forceatlas": load_pairs,
}

# What a directed reader leaves to do where the work wants no directions and no
# edge twice.
SIMPLE = {
    "igraph": "g.simplify()",
    "leidenalg": "g.simplify()",
    "networkit": "g.removeMultiEdges(); g.removeSelfLoops(); g.indexEdges()",
    "graph-tool": "import graph_tool.stats; graph_tool.stats.remove_parallel_edges(g)",
}

# What snippets find beside the graph.
NAMES = {
    "igraph": "import random",
    "leidenalg": "import leidenalg",
    "networkit": "import networkit as nk",
    "graph-tool": "from graph_tool import centrality, clustering, topology",
    "scipy": "from scipy.sparse import csgraph",
}

MODULES = {"graph-tool": "graph_tool", "crategraph": "crategraph_forceatlas2"}


def version(program):
    module = __import__(MODULES.get(program, program))
    if program == "graph-tool":
        return module.__version__.split()[0]
    import importlib.metadata

    return importlib.metadata.version(module.__name__)


def vector(out):
    """The answer as floats, one a node."""
    if hasattr(out, "a") and not isinstance(out, np.ndarray):
        out = out.a
    return np.asarray(out, dtype=np.float64)


class Worker:
    def __init__(self, program):
        self.program, self.g, self.out = program, None, None

    def version(self, ask):
        return {"version": version(self.program)}

    def load(self, ask):
        __import__(MODULES.get(self.program, self.program))
        self.g = self.out = None
        gc.collect()
        start = time.perf_counter()
        self.g = LOADERS[self.program](ask["path"], ask.get("undirected", False))
        seconds = time.perf_counter() - start
        if ask.get("undirected") and self.program in SIMPLE:
            exec(SIMPLE[self.program], {"g": self.g})
        trim()
        return {"seconds": seconds, **sizes(self.g)}

    def rest(self, ask):
        gc.collect()
        return {}

    def run(self, ask):
        names = {"g": self.g, "ask": ask, "np": np}
        exec(NAMES.get(self.program, ""), names)
        code = compile(ask["code"], self.program, "exec")
        start = time.perf_counter()
        exec(code, names)
        seconds = time.perf_counter() - start
        exec(ask.get("after", "").strip(), names)
        self.out = names.get("out")
        return {"seconds": seconds, "value": names.get("value", 0)}

    def save(self, ask):
        vector(self.out).tofile(ask["path"])
        return {}


def sizes(g):
    """Counts nodes and edges, whatever the program calls them."""
    for nodes, edges in (("vcount", "ecount"), ("numberOfNodes", "numberOfEdges"), ("num_vertices", "num_edges")):
        if hasattr(g, nodes):
            return {"nodes": getattr(g, nodes)(), "edges": getattr(g, edges)()}
    if isinstance(g, Sparse):
        return {"nodes": g.n, "edges": g.out.nnz}
    if hasattr(g, "nnz"):
        return {"nodes": g.shape[0], "edges": g.nnz}
    return {"nodes": g.number_of_nodes(), "edges": g.number_of_edges()}


def trim():
    """Gives memory back that loading left behind, as far as the C library can."""
    gc.collect()
    try:
        import ctypes

        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError):
        pass


def main():
    worker = Worker(sys.argv[1])
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what the programs print is no answer
    for line in sys.stdin:
        ask = json.loads(line)
        try:
            answer = getattr(worker, ask["do"])(ask)
        except ImportError as error:
            answer = {"missing": True, "error": str(error)}
        except Exception as error:
            answer = {"error": "%s: %s" % (type(error).__name__, error)}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
