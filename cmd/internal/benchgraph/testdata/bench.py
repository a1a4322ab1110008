"""Times cocite's kernels beside other programs, on graphs that benchgraph invents.

    python3 bench.py [--benchgraph FILE] [--folder FOLDER] [--venv FOLDER]
                     [--only NAME,…] [--peers NAME,…] [--rounds N] [--doc FILE]
                     [--papers N] [--authors N] [--list]

All programs get all cores, the same files and the same work (items.py), and run in
turn: cocite right before each peer, so that a busy machine hits both alike. A ratio
is the peer's wall time by that of cocite just before, and what counts is the median
of the rounds. Answers have to agree (checks.py), or have at least the same quality.

Results are kept in FOLDER/results.json, so items can be run one by one; the table
in --doc is always written from all of them. For a single item in a minute or two:

    go build -o bin/benchgraph ./cmd/internal/benchgraph
    python3 cmd/internal/benchgraph/testdata/bench.py --only pagerank --rounds 3

Peers are installed by pip into --venv when it does not exist. graph-tool comes from
Debian (python3-graph-tool) and runs under the system's Python; a peer that is not
there is named as missing.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from items import ITEMS  # noqa: E402
from program import Program  # noqa: E402
import report  # noqa: E402

PACKAGES = ["igraph", "networkit", "leidenalg", "scipy", "networkx", "fa2", "forceatlas"]


def options():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--benchgraph", default="bin/benchgraph")
    p.add_argument("--folder", default="bin/bench", type=Path)
    p.add_argument("--venv", default="bin/bench/venv", type=Path)
    p.add_argument("--only", default="", help="names of items, with commas")
    p.add_argument("--peers", default="", help="names of peers, with commas")
    p.add_argument("--rounds", default=5, type=int)
    p.add_argument("--papers", default=1_000_000, type=int)
    p.add_argument("--authors", default=1_000_000, type=int)
    p.add_argument("--doc", default=None, type=Path, help="where to write the table")
    p.add_argument("--limit", default=900, type=int, help="seconds after which a peer is given up")
    p.add_argument("--list", action="store_true", help="name the items")
    return p.parse_args()


def install(folder):
    """Makes a place for the peers, unless it is there, and returns its Python."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=False)
    return str(python)


class Bench:
    def __init__(self, o):
        self.o = o
        self.python = install(o.venv)
        self.programs = {}
        self.loaded = None
        o.folder.mkdir(parents=True, exist_ok=True)
        self.graphs = {
            "citations": ("citations", o.papers, False),
            "citations-undirected": ("citations", o.papers, True),
            "citations-20k": ("citations", 20_000, False),
            "teams": ("teams", o.authors, True),
        }

    def file(self, graph):
        kind, nodes, _ = self.graphs[graph]
        path = self.o.folder / f"{kind}-{nodes}.txt"
        if not path.exists():
            part = path.with_suffix(".part")
            subprocess.run([self.o.benchgraph, "write", kind, str(nodes), "1", part], check=True)
            part.rename(path)
        return str(path)

    def start(self, name):
        if name == "cocite":
            return Program(name, [self.o.benchgraph, "serve"], self.o.limit)
        python = "/usr/bin/python3" if name == "graph-tool" else self.python
        return Program(name, [python, str(HERE / "peer.py"), name], self.o.limit)

    def load(self, program, graph):
        return program.ask({"do": "load", "path": self.file(graph), "undirected": self.graphs[graph][2]})

    def holding(self, name, graph):
        """A program that has loaded a graph; programs with other graphs end."""
        if self.loaded != graph:
            self.close()
            self.loaded = graph
        if name not in self.programs:
            program = self.start(name)
            found = self.load(program, graph)
            if found.get("error"):
                program.close()
                program = found
            self.programs[name] = program
        return self.programs[name]

    def close(self):
        for program in self.programs.values():
            if isinstance(program, Program):
                program.close()
        self.programs = {}

    def time(self, item, name, seed):
        """One run of a program."""
        if not item.ours:
            program = self.start(name)
            program.ask({"do": "version"} if name != "cocite" else {"do": "load", "path": os.devnull})
            before = program.memory("VmRSS")
            found = self.load(program, item.graph)
            found["loaded"] = program.memory("VmRSS") - before
            program.close()
            return found
        program = self.holding(name, item.graph)
        if not isinstance(program, Program):
            return program
        program.ask({"do": "rest"})
        ask = {"do": "run", "seed": seed, "quality": item.quality, "resolution": item.resolution}
        if name == "cocite":
            found = program.ask(ask | item.ours)
        else:
            code, _, after = item.peers[name].partition("#after ")
            found = program.ask(ask | {"code": code, "after": after})
        if program.dead:
            del self.programs[name]
        return found

    def answers(self, item, name):
        """The file with the answer of a program's last run."""
        path = str(self.o.folder / f"answer-{name}.f64")
        self.programs[name].ask({"do": "save", "path": path})
        return path

    def agree(self, item, name):
        """What is wrong between the last answers of cocite and a peer."""
        ours, theirs = self.answers(item, "cocite"), self.answers(item, name)
        code = "import sys; sys.path.insert(0, %r); import checks; print(checks.compare(%r, %r, %r))"
        return subprocess.run(
            [self.python, "-c", code % (str(HERE), item.check, ours, theirs)], capture_output=True, text=True, check=True
        ).stdout.strip()

    def judge(self, item, name):
        """The quality of a program's last answer, by cocite's measure."""
        ask = {"do": "quality", "path": self.answers(item, name), "quality": item.quality, "resolution": item.resolution}
        return self.programs["cocite"].ask(ask)["value"]

    def run(self, item):
        """Runs one item and returns what was measured."""
        peers = [p for p in item.peers if not self.o.peers or p in self.o.peers.split(",")]
        runs = {name: [] for name in ["cocite", *peers]}
        ratios, cpu = {name: [] for name in peers}, {name: [] for name in peers}
        load = [os.getloadavg()[0]]
        notes, dead = {}, set()
        for seed in range(1, self.o.rounds + 1):
            for name in peers:
                if name in dead:
                    continue
                ours = self.once(item, "cocite", seed, notes)
                theirs = self.once(item, name, seed, notes)
                if ours:
                    runs["cocite"].append(ours)
                if not theirs:
                    dead.add(name)
                    continue
                runs[name].append(theirs)
                if ours:
                    ratios[name].append(theirs["seconds"] / ours["seconds"])
                    cpu[name].append(theirs["cpu"] / ours["cpu"])
                    if item.check and not item.quality and seed == 1:
                        notes[name] = self.agree(item, name)
        load.append(os.getloadavg()[0])
        return {
            "cpu": cpu, "load": max(load), "rounds": self.o.rounds, "date": time.strftime("%Y-%m-%d"), "nodes": self.graphs[item.graph][1],
            "runs": runs, "ratios": ratios, "notes": notes,
        }

    def once(self, item, name, seed, notes):
        found = self.time(item, name, seed)
        if found.get("error"):
            notes[name] = "missing" if found.get("missing") else found["error"]
            return None
        if item.quality:
            found["quality"] = self.judge(item, name)
        print("  %-11s %8.3f s  cpu %8.3f s  peak %6.0f MB %s" % (
            name, found["seconds"], found["cpu"], found["peak"], found.get("quality", "")), flush=True)
        return found


def versions(bench):
    """The version of each peer, and which are missing."""
    found = {}
    for name in dict.fromkeys(p for item in ITEMS for p in item.peers):
        program = bench.start(name)
        found[name] = program.ask({"do": "version"}).get("version", "missing")
        program.close()
    return found


def main():
    o = options()
    if o.list:
        for item in ITEMS:
            print("%-18s %s: %s" % (item.name, item.title, ", ".join(item.peers)))
        return
    only = o.only.split(",") if o.only else [item.name for item in ITEMS]
    if unknown := set(only) - {item.name for item in ITEMS}:
        sys.exit("no item is named " + ", ".join(sorted(unknown)))
    bench = Bench(o)
    kept = o.folder / "results.json"
    results = json.loads(kept.read_text()) if kept.exists() else {"items": {}}
    results["machine"], results["versions"] = report.machine(), versions(bench)
    for item in ITEMS:
        if item.name not in only:
            continue
        print(f"{item.name}: {item.title}", flush=True)
        results["items"][item.name] = found = bench.run(item)
        kept.write_text(json.dumps(results, indent=1))
        print("  " + report.verdict(item, found), flush=True)
    bench.close()
    if o.doc:
        o.doc.write_text(report.document(ITEMS, results))


if __name__ == "__main__":
    main()
