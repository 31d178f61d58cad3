"""The model of failures, batteries and repairs in Python. Arguments: heapq, simpy or simpy2; the file of the model; seconds to measure.

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


class Network:
    """Who works, and who needs whom, in a graph of NetworkX; a subclass has processes per asset and per battery, and a clock."""

    def __init__(self, model):
        import networkx

        self.model, self.working, self.area, self.since = model, len(model.hit), 0.0, 0.0
        if not hasattr(model, "graph"):
            model.graph = networkx.DiGraph()
            model.graph.add_nodes_from(range(len(model.hit)))
            model.graph.add_edges_from((i, d) for i, of in enumerate(model.dependants) for d in of)
        self.graph = model.graph
        for i, node in self.graph.nodes(data=True):
            node.update(up=True, dry=False, works=True, providers=model.providers[i], version=0)

    def look(self, i):
        node = self.graph.nodes[i]
        should = node["up"] and not node["dry"]
        if should == node["works"]:
            return
        node["works"] = should
        self.area += self.working * (self.now() - self.since)
        self.since = self.now()
        self.working += 1 if should else -1
        for d in self.graph.successors(i):
            other = self.graph.nodes[d]
            other["providers"] += 1 if should else -1
            if not should and other["providers"] == 0:
                other["version"] += 1
                self.drain(d, other["version"])
            elif should and other["providers"] == 1:
                other["version"] += 1
                if other["dry"]:
                    other["dry"] = False
                    self.look(d)

    def toggle(self, i, up):
        self.graph.nodes[i]["up"] = up
        self.look(i)

    def run_dry(self, i, version):
        if self.graph.nodes[i]["version"] == version:
            self.graph.nodes[i]["dry"] = True
            self.look(i)

    def share(self):
        horizon = self.model.horizon
        return (self.area + self.working * (horizon - self.since)) / horizon / len(self.graph)


def by_simpy(model):
    """SimPy 3 or later: generators in an environment."""
    import simpy

    env = simpy.Environment()

    class Run(Network):
        def now(self):
            return env.now

        def drain(self, i, version):
            env.process(self.battery(i, version))

        def battery(self, i, version):
            yield env.timeout(model.battery)
            self.run_dry(i, version)

        def asset(self, i):
            while True:
                yield env.timeout(model.life())
                self.toggle(i, False)
                yield env.timeout(model.repair())
                self.toggle(i, True)

    run = Run(model)
    for i, hit in enumerate(model.hit):
        if hit:
            env.process(run.asset(i))
    env.run(until=model.horizon)
    return run.share()


def by_simpy2(model):
    """SimPy 2: process objects that are activated."""
    import SimPy.Simulation as simpy

    class Run(Network):
        def now(self):
            return simpy.now()

        def drain(self, i, version):
            battery = Battery()
            simpy.activate(battery, battery.run(i, version))

    class Battery(simpy.Process):
        def run(self, i, version):
            yield simpy.hold, self, model.battery
            run.run_dry(i, version)

    class Asset(simpy.Process):
        def run(self, i):
            while True:
                yield simpy.hold, self, model.life()
                run.toggle(i, False)
                yield simpy.hold, self, model.repair()
                run.toggle(i, True)

    simpy.initialize()
    run = Run(model)
    for i, hit in enumerate(model.hit):
        if hit:
            asset = Asset()
            simpy.activate(asset, asset.run(i))
    simpy.simulate(until=model.horizon)
    return run.share()


def main(peer, file, seconds):
    random.seed(1)
    model, run = Model(file), {"heapq": by_heapq, "simpy": by_simpy, "simpy2": by_simpy2}[peer]
    run(model)
    begin, shares = time.process_time(), []
    while len(shares) < 2 or time.process_time() - begin < float(seconds):
        shares.append(run(model))
    print(len(shares) / (time.process_time() - begin), sum(shares) / len(shares))


main(*sys.argv[1:])
