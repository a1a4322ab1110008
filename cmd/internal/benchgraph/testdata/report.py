"""Writes what bench.py measured as tables in Markdown."""

import os
import platform
import statistics

HEAD = """# Benchmarks

Written by `make bench`: every program gets all cores, the same files and the same work, and they run in turn, cocite
right before each peer. A ratio is the wall time of the peer by that of cocite just before it: the median of the
rounds, with the smallest and the largest. The bar is for the best peer, that with the smallest ratio. Times are medians
in seconds, memory is the peak while the work ran, graph included, in MB. Where other programs kept the machine busy
(the load is that of the system, beside the two cores), the ratio of the CPU seconds says more than that of the wall times.
"""


def machine():
    model = "unknown processor"
    try:
        with open("/proc/cpuinfo") as f:
            model = next((line.split(":", 1)[1].strip() for line in f if line.startswith("model name")), model)
        with open("/proc/meminfo") as f:
            memory = int(f.readline().split()[1]) / 2**20
    except OSError:
        memory = 0
    return {"processor": model, "cores": os.cpu_count(), "memory": round(memory), "system": f"{platform.system()} {platform.machine()}"}


def middle(runs, key):
    values = [r[key] for r in runs if key in r]
    return statistics.median(values) if values else None


def ratio(found, peer, of="ratios"):
    values = found[of].get(peer)
    return statistics.median(values) if values else None


def bar(item, peer):
    return item.bars.get(peer, item.bars.get(""))


def best(item, found):
    """The peer that comes closest to its bar."""
    known = [p for p in found["ratios"] if found["ratios"][p]]
    return min(known, key=lambda p: ratio(found, p) / (bar(item, p) or 1), default=None)


def quality(found, name):
    values = [r["quality"] for r in found["runs"].get(name, []) if "quality" in r]
    return statistics.mean(values) if values else None


def disagreement(found):
    """What the checks found, peers that are missing or gave up aside."""
    return {p: why for p, why in found["notes"].items() if why and found["runs"].get(p)}


def met(item, found):
    """Whether the bar is met, in words."""
    if not found["runs"].get("cocite"):
        return "not there yet"
    peers = [p for p in found["ratios"] if found["ratios"][p]]
    if not peers:
        return "no peer"
    short = [p for p in peers if bar(item, p) and ratio(found, p) < bar(item, p)]
    words = ["too slow beside " + ", ".join(short)] if short else []
    if disagreement(found):
        words.append("answers differ")
    if item.quality:
        top = max(quality(found, p) for p in peers)
        if quality(found, "cocite") < top:
            words.append("quality below %.4f" % top)
    if item.memory_bar:
        share = middle(found["runs"]["cocite"], "loaded") / min(middle(found["runs"][p], "loaded") for p in peers)
        words += ["memory %.2f of the leanest" % share] * (share > item.memory_bar)
    return "no: " + "; ".join(words) if words else "yes"


def verdict(item, found):
    peer = best(item, found)
    if peer is None:
        return met(item, found) + "".join(f"; {p}: {why}" for p, why in found["notes"].items() if why)
    values = found["ratios"][peer]
    text = "%.2fx %s (%.2f to %.2f), CPU %.2fx, load %.1f, bar %s: %s" % (
        ratio(found, peer), peer, min(values), max(values), ratio(found, peer, "cpu"), found["load"], bar(item, peer), met(item, found))
    return text + "".join(f"; {p}: {why}" for p, why in found["notes"].items() if why)


def number(value, digits=3):
    if value is None:
        return ""
    return f"{value:.{digits}f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def bars(item):
    words = [f"{b}x" if not p else f"{p} {b}x" for p, b in item.bars.items()]
    if item.memory_bar:
        words.append(f"{item.memory_bar} of the memory")
    return ", ".join(words)


def summary(items, results):
    lines = ["| work | bar | cocite | best peer | | ratio | CPU ratio | load | met |", "|---|---|--:|---|--:|--:|--:|--:|---|"]
    for item in items:
        found = results["items"].get(item.name)
        if not found:
            continue
        peer = best(item, found)
        cells = [item.title, bars(item), number(middle(found["runs"]["cocite"], "seconds"))]
        if peer:
            values = found["ratios"][peer]
            cells += [peer, number(middle(found["runs"][peer], "seconds")), "%.1f (%.1f to %.1f)" % (ratio(found, peer), min(values), max(values)), "%.1f" % ratio(found, peer, "cpu"), "%.0f" % found["load"]]
        else:
            cells += ["", "", "", "", ""]
        lines.append("| " + " | ".join(cells + [met(item, found)]) + " |")
    return lines


def details(item, found):
    """All programs of one item."""
    lines = ["", f"### {item.title}", "", f"{found['rounds']} rounds, {found['date']}.", ""]
    extra = "quality" if item.quality else "loaded" if item.memory_bar else ""
    lines.append("| program | wall | CPU | peak MB | " + (extra + " | " if extra else "") + "ratio | CPU ratio | answers |")
    lines.append("|---|--:|--:|--:|" + ("--:|" if extra else "") + "--:|--:|---|")
    for name, runs in found["runs"].items():
        note = found["notes"].get(name, "")
        if not runs:
            lines.append(f"| {name} | | | |{' |' * bool(extra)} | | {note} |")
            continue
        cells = [name, number(middle(runs, "seconds")), number(middle(runs, "cpu")), "%.0f" % middle(runs, "peak")]
        if extra == "quality":
            cells.append("%.4f" % quality(found, name))
        elif extra:
            cells.append("%.0f" % middle(runs, "loaded"))
        values = found["ratios"].get(name)
        cells.append("%.2f (%.2f to %.2f)" % (statistics.median(values), min(values), max(values)) if values else "")
        cells.append("%.2f" % ratio(found, name, "cpu") if values else "")
        agrees = "agree" if item.check and not item.quality and name != "cocite" else ""
        lines.append("| " + " | ".join(cells + [note or agrees]) + " |")
    return lines


def document(items, results):
    m = results["machine"]
    lines = [HEAD, f"{m['cores']} cores of {m['processor']}, {m['memory']} GB, {m['system']}.", ""]
    lines += ["Peers: " + ", ".join(f"{p} {v}" for p, v in results["versions"].items()) + ".", ""]
    lines += summary(items, results)
    lines += ["", "## Each work"]
    for item in items:
        if item.name in results["items"]:
            lines += details(item, results["items"][item.name])
    return "\n".join(lines) + "\n"
