"""The models of the comparison through peers in Python. Arguments: heapq or simpy; hold-N, phold-N or mm1; table or drawn."""
import collections
import heapq
import math
import random
import sys
import time

PATIENCE = 20




class Measurement:
    """Counts and times; add() tells whether the measurement is over."""

    def __init__(self, warm_up):
        self.warm_up, self.counted, self.warm, self.rate = warm_up, 0, 0, None
        self.start = time.process_time()

    def add(self):
        self.counted += 1
        return self.counted & 1023 == 0 and self.look()

    def look(self):
        spent = time.process_time() - self.start
        if self.warm:
            self.rate = (self.counted - self.warm) / spent
            return spent >= 1
        if spent >= 1 and self.counted >= self.warm_up:
            self.warm, self.start = self.counted, time.process_time()
        elif spent > PATIENCE:
            sys.exit("too slow to be measured")
        return False


def finish(measurement, found, expected, tolerance):
    if not abs(found - expected) <= tolerance:
        sys.exit("found %f; theory says %f" % (found, expected))
    print("rate", measurement.rate)


def finish_events(measurement, seconds, processes):
    expected = seconds * processes
    finish(measurement, measurement.counted, expected, 5 * math.sqrt(expected) + 0.001 * expected)


def hold_by_heapq(processes, anywhere, delay):
    heap = [(delay(), process, process) for process in range(processes)]
    heapq.heapify(heap)
    order, events, measurement = processes, [0] * processes, Measurement(processes)
    replace, over = heapq.heapreplace, False
    while not over:
        now, _, process = heap[0]
        events[process] += 1
        target = random.randrange(processes) if anywhere else process
        replace(heap, (now + delay(), order, target))
        order += 1
        over = measurement.add()
    finish_events(measurement, now, processes)


def queue_by_heapq(delay):
    push, pop = heapq.heappush, heapq.heappop
    waiting, measurement = collections.deque(), Measurement(50_000)
    heap, order, total, over = [(1.25 * delay(), 0, 0)], 1, 0.0, False
    while not over:
        now, _, process = pop(heap)
        order += 2
        if process == 0:
            waiting.append(now)
            if len(waiting) == 1:
                push(heap, (now + delay(), order, 1))
            push(heap, (now + 1.25 * delay(), order + 1, 0))
        else:
            total += now - waiting.popleft()
            if waiting:
                push(heap, (now + delay(), order, 1))
            over = measurement.add()
    finish(measurement, total / measurement.counted, 5, 0.5)


def hold_by_simpy(processes, anywhere, delay):
    import SimPy.Simulation as simpy

    events, measurement = [0] * processes, Measurement(processes)

    class Happening(simpy.Process):
        def run(self, process):
            while True:
                yield simpy.hold, self, delay()
                events[process] += 1
                if anywhere:
                    process = random.randrange(processes)
                if measurement.add():
                    simpy.stopSimulation()

    simpy.initialize()
    for process in range(processes):
        happening = Happening()
        simpy.activate(happening, happening.run(process))
    simpy.simulate(until=1e12)
    finish_events(measurement, simpy.now(), processes)


def queue_by_simpy(delay):
    import SimPy.Simulation as simpy

    measurement, total = Measurement(20_000), [0.0]

    class Source(simpy.Process):
        def run(self):
            while True:
                yield simpy.hold, self, 1.25 * delay()
                customer = Customer()
                simpy.activate(customer, customer.run())

    class Customer(simpy.Process):
        def run(self):
            arrived = simpy.now()
            yield simpy.request, self, server
            yield simpy.hold, self, delay()
            yield simpy.release, self, server
            total[0] += simpy.now() - arrived
            if measurement.add():
                simpy.stopSimulation()

    simpy.initialize()
    server = simpy.Resource(capacity=1)
    source = Source()
    simpy.activate(source, source.run())
    simpy.simulate(until=1e12)
    finish(measurement, total[0] / measurement.counted, 5, 0.5)


def main(peer, model, delays):
    random.seed(1)
    table = [-math.log1p(-(i + 0.5) / 4096) for i in range(4096)]
    delay = (lambda: random.expovariate(1.0)) if delays == "drawn" else (lambda: table[random.getrandbits(12)])
    if model == "mm1":
        {"heapq": queue_by_heapq, "simpy": queue_by_simpy}[peer](delay)
    else:
        kind, number = model.split("-")
        {"heapq": hold_by_heapq, "simpy": hold_by_simpy}[peer](int(number), kind == "phold", delay)


main(*sys.argv[1:])
