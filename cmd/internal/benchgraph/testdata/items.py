"""What bench.py compares: one entry a work, in the order of the table.

Each peer has a snippet, which finds the graph as g and leaves its answer as out;
what follows #after is not timed.
A check says how the answers have to agree.
"""

from dataclasses import dataclass, field


@dataclass
class Item:
    name: str
    title: str
    graph: str  # of bench.GRAPHS
    ours: dict  # the request to benchgraph; {} loads
    peers: dict  # program → snippet
    bars: dict = field(default_factory=dict)  # program → how many times as fast cocite shall be; "" is any other
    check: tuple = ()  # how answers agree: see checks.py
    memory_bar: float = 0  # at most so many times the memory of the leanest peer
    quality: str = ""  # communities: quality is judged by cocite for all
    resolution: float = 1.0


SCIPY_PAGERANK = """
degree = np.diff(g.out.indptr)
share = 0.85 / np.maximum(degree, 1)
rank = np.full(g.n, 1 / g.n)
for _ in range(1000):
    last, rank = rank, g.into.T @ (rank * share)
    rank += (1 - rank.sum()) / g.n  # sinks and jumps go anywhere
    if abs(rank - last).sum() < 1e-8:
        break
out = rank
"""


def pagerank(name, title, graph, bar):
    return Item(
        name, title, graph, {"work": "pagerank"},
        {
            "igraph": "out = g.pagerank(damping=0.85)",
            "networkit": "c = nk.centrality.PageRank(g, 0.85, 1e-8, False, nk.centrality.SinkHandling.DistributeSinks); c.run() #after out = c.scores()",
            "graph-tool": "out = centrality.pagerank(g, damping=0.85, epsilon=1e-6)",
            "scipy": SCIPY_PAGERANK,
        },
        {"": bar}, ("share", 2e-5),
    )


ITEMS = [
    Item(
        "load", "load an edge list of 10.65 M edges", "citations", {},
        {"igraph": "", "networkit": "", "graph-tool": "", "scipy": ""},
        {"": 8}, memory_bar=0.6,
    ),
    pagerank("pagerank", "PageRank, citations", "citations", 20),
    pagerank("pagerank-teams", "PageRank, co-authorship", "teams", 2),
    Item(
        "weak", "weak components", "citations", {"work": "weak"},
        {
            "igraph": "out = g.connected_components(mode='weak') #after out = out.membership",
            "networkit": "c = nk.components.WeaklyConnectedComponents(g); c.run() #after out = c.getPartition().getVector()",
            "graph-tool": "out = topology.label_components(g, directed=False)[0]",
            "scipy": "out = csgraph.connected_components(g.out, connection='weak')[1]",
        },
        {"": 8}, ("partition",),
    ),
    Item(
        "strong", "strong components", "citations", {"work": "strong"},
        {
            "igraph": "out = g.connected_components(mode='strong') #after out = out.membership",
            "networkit": "c = nk.components.StronglyConnectedComponents(g); c.run() #after out = c.getPartition().getVector()",
            "graph-tool": "out = topology.label_components(g, directed=True)[0]",
            "scipy": "out = csgraph.connected_components(g.out, connection='strong')[1]",
        },
        {"": 2, "scipy": 1}, ("partition",),
    ),
    Item(
        "cores", "k-core", "citations-undirected", {"work": "cores"},
        {
            "igraph": "out = g.coreness()",
            "networkit": "c = nk.centrality.CoreDecomposition(g); c.run() #after out = c.scores()",
            "graph-tool": "out = topology.kcore_decomposition(g)",
        },
        {"": 2}, ("equal",),
    ),
    Item(
        "hits", "HITS", "citations", {"work": "hits"},
        {
            "igraph": "out = g.authority_score(); hub = g.hub_score()",
            "graph-tool": "_, out, hub = centrality.hits(g, epsilon=1e-6)",
        },
        {"": 5}, ("length", 1e-4),
    ),
    Item(
        "eigenvector", "eigenvector", "teams", {"work": "eigenvector"},
        {
            "igraph": "out = g.eigenvector_centrality()",
            "networkit": "c = nk.centrality.EigenvectorCentrality(g, 1e-9); c.run() #after out = c.scores()",
            "graph-tool": "out = centrality.eigenvector(g, epsilon=1e-6)[1]",
        },
        {"": 3}, ("length", 1e-3),
    ),
    Item(
        "betweenness", "exact betweenness, 20 k papers", "citations-20k", {"work": "betweenness"},
        {
            "igraph": "out = g.betweenness()",
            "networkit": "c = nk.centrality.Betweenness(g, False); c.run() #after out = c.scores()",
            "graph-tool": "out = centrality.betweenness(g, norm=False)[0]",
        },
        {"": 3}, ("close", 1e-6),
    ),
    Item(
        "sampled", "sampled betweenness, error 0.005", "citations-undirected", {"work": "sampled", "error": 0.005},
        {
            "networkit": "nk.setSeed(1, True); c = nk.centrality.KadabraBetweenness(g, 0.005, 0.1); c.run() #after out = c.scores()",
        },
        {"": 3}, ("within", 0.01),
    ),
    Item(
        "harmonic", "exact harmonic closeness, 20 k papers", "citations-20k", {"work": "harmonic"},
        {
            "igraph": "out = g.harmonic_centrality(mode='out')",
            "networkit": "c = nk.centrality.HarmonicCloseness(g, True); c.run() #after out = c.scores()",
            "graph-tool": "out = centrality.closeness(g, harmonic=True)",
        },
        {"": 10}, ("scaled", 1e-6),
    ),
    Item(
        "clustering", "triangles and local clustering", "citations-undirected", {"work": "clustering"},
        {
            "igraph": "out = g.transitivity_local_undirected(mode='zero')",
            "networkit": "c = nk.centrality.LocalClusteringCoefficient(g, True); c.run() #after out = c.scores()",
            "graph-tool": "out = clustering.local_clustering(g)",
        },
        {"": 3}, ("close", 1e-6),
    ),
]


def leiden(name, title, graph, quality="modularity", resolution=1.0):
    if quality == "modularity":
        peers = {
            "leidenalg": "out = leidenalg.find_partition(g, leidenalg.ModularityVertexPartition, seed=ask['seed']).membership",
            "igraph": "random.seed(ask['seed']); out = g.community_leiden('modularity', n_iterations=2).membership",
            "networkit": "nk.setSeed(ask['seed'], False); c = nk.community.ParallelLeiden(g); c.run() #after out = c.getPartition().getVector()",
        }
        bars = {"leidenalg": 5, "": 2}
    else:
        peers = {
            "leidenalg": "out = leidenalg.find_partition(g, leidenalg.CPMVertexPartition, resolution_parameter=ask['resolution'], seed=ask['seed']).membership",
            "igraph": "random.seed(ask['seed']); out = g.community_leiden('CPM', resolution=ask['resolution'], n_iterations=2).membership",
        }
        bars = {"leidenalg": 5, "": 2}
    return Item(
        name, title, graph, {"work": "leiden", "quality": quality, "resolution": resolution}, peers, bars,
        ("quality",), quality=quality, resolution=resolution,
    )


ITEMS += [
    leiden("leiden", "Leiden, citations", "citations-undirected"),
    leiden("leiden-teams", "Leiden, co-authorship", "teams"),
    leiden("cpm-teams", "Leiden with CPM (γ 0.05), co-authorship", "teams", "cpm", 0.05),
    Item(
        "louvain", "Louvain, citations", "citations-undirected", {"work": "louvain"},
        {
            "igraph": "out = g.community_multilevel().membership",
            "networkit": "nk.setSeed(ask['seed'], False); c = nk.community.PLM(g, True); c.run() #after out = c.getPartition().getVector()",
        },
        {"": 4}, ("quality",), quality="modularity",
    ),
    Item(
        "louvain-teams", "Louvain, co-authorship", "teams", {"work": "louvain"},
        {
            "igraph": "out = g.community_multilevel().membership",
            "networkit": "nk.setSeed(ask['seed'], False); c = nk.community.PLM(g, True); c.run() #after out = c.getPartition().getVector()",
        },
        {"": 4}, ("quality",), quality="modularity",
    ),
]
