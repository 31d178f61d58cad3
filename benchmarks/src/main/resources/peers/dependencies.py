"""The model of failures, batteries and repairs in Python. Arguments: heapq or simpy; the file of the model; seconds to measure.

Prints replications a second of processor time, and the mean share of assets at work.
"""
import heapq
import random
import sys
import time


class Model:
    def __init__(self, file):
        with open(file) as lines:
            horizon, stops, life, repair, battery = next(lines).split()
            rows = [[int(word) for word in line.split()] for line in lines]
        self.horizon, self.stops, self.battery = float(horizon), stops == "1", float(battery)
        self.repair_rate, self.life_hours = 1 / float(repair), float(life)
        self.hit = [row[0] == 1 for row in rows]
        self.providers = [row[1] for row in rows]
        self.dependants = [row[2:] for row in rows]

    def life(self):
        return self.life_hours if self.stops else random.expovariate(1 / self.life_hours)

    def repair(self):
        return random.expovariate(self.repair_rate)


def by_heapq(model):
    """Lists and a heap of (hour, asset, version); version 0 is a break or a repair, any other the end of a battery."""
    assets, horizon, dependants = len(model.hit), model.horizon, model.dependants
    up, dry, works = [True] * assets, [False] * assets, [True] * assets
    providers, version = list(model.providers), [0] * assets
    heap = [(model.life(), i, 0) for i in range(assets) if model.hit[i]]
    heapq.heapify(heap)
    working, area, since = assets, 0.0, 0.0
    while heap and heap[0][0] <= horizon:
        now, i, drained = heapq.heappop(heap)
        if not drained:
            up[i] = not up[i]
            heapq.heappush(heap, (now + (model.life() if up[i] else model.repair()), i, 0))
        elif drained == version[i]:
            dry[i] = True
        else:
            continue
        stack = [i]
        while stack:
            i = stack.pop()
            should = up[i] and not dry[i]
            if should == works[i]:
                continue
            works[i] = should
            area += working * (now - since)
            since = now
            working += 1 if should else -1
            for d in dependants[i]:
                providers[d] += 1 if should else -1
                if not should and providers[d] == 0:
                    version[d] += 1
                    heapq.heappush(heap, (now + model.battery, d, version[d]))
                elif should and providers[d] == 1:
                    version[d] += 1
                    if dry[d]:
                        dry[d] = False
                        stack.append(d)
    return (area + working * (horizon - since)) / horizon / assets


def by_simpy(model):
    """A process per asset and per battery; who works, and who needs whom, stands in a graph of NetworkX."""
    import networkx
    import SimPy.Simulation as simpy

    if not hasattr(model, "graph"):
        model.graph = networkx.DiGraph()
        model.graph.add_nodes_from(range(len(model.hit)))
        model.graph.add_edges_from((i, d) for i, of in enumerate(model.dependants) for d in of)
    graph = model.graph
    for i, node in graph.nodes(data=True):
        node.update(up=True, dry=False, works=True, providers=model.providers[i], version=0)
    count = {"working": len(graph), "area": 0.0, "since": 0.0}

    def look(i):
        node = graph.nodes[i]
        should = node["up"] and not node["dry"]
        if should == node["works"]:
            return
        node["works"] = should
        count["area"] += count["working"] * (simpy.now() - count["since"])
        count["since"] = simpy.now()
        count["working"] += 1 if should else -1
        for d in graph.successors(i):
            other = graph.nodes[d]
            other["providers"] += 1 if should else -1
            if not should and other["providers"] == 0:
                other["version"] += 1
                battery = Battery()
                simpy.activate(battery, battery.run(d, other["version"]))
            elif should and other["providers"] == 1:
                other["version"] += 1
                if other["dry"]:
                    other["dry"] = False
                    look(d)

    class Battery(simpy.Process):
        def run(self, i, version):
            yield simpy.hold, self, model.battery
            if graph.nodes[i]["version"] == version:
                graph.nodes[i]["dry"] = True
                look(i)

    class Asset(simpy.Process):
        def run(self, i):
            while True:
                yield simpy.hold, self, model.life()
                graph.nodes[i]["up"] = False
                look(i)
                yield simpy.hold, self, model.repair()
                graph.nodes[i]["up"] = True
                look(i)

    simpy.initialize()
    for i, hit in enumerate(model.hit):
        if hit:
            asset = Asset()
            simpy.activate(asset, asset.run(i))
    simpy.simulate(until=model.horizon)
    return (count["area"] + count["working"] * (model.horizon - count["since"])) / model.horizon / len(graph)


def main(peer, file, seconds):
    random.seed(1)
    model, run = Model(file), {"heapq": by_heapq, "simpy": by_simpy}[peer]
    run(model)
    begin, shares = time.process_time(), []
    while len(shares) < 2 or time.process_time() - begin < float(seconds):
        shares.append(run(model))
    print(len(shares) / (time.process_time() - begin), sum(shares) / len(shares))


main(*sys.argv[1:])
