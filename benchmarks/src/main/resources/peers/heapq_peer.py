"""The models of the comparison through heapq. Argument: hold-N, phold-N or mm1. Prints "rate <per CPU second>"."""
import collections
import heapq
import random
import sys
import time

random.seed(1)
delay = lambda: random.expovariate(1e-6)
heap, order, push, replace = [], 0, heapq.heappush, heapq.heapreplace


def measure(warm_up, steps):
    count, start = 0, time.process_time()
    while count < warm_up or time.process_time() - start < 1:
        count += steps()
    count, start = 0, time.process_time()
    while (spent := time.process_time() - start) < 1:
        count += steps()
    print("rate", count / spent)


def hold(processes, anywhere):
    global order
    events = [0] * processes
    for process in range(processes):
        push(heap, (delay(), order, process))
        order += 1

    def steps():
        global order
        for _ in range(4096):
            now, _, process = heap[0]
            events[process] += 1
            target = int(random.random() * processes) if anywhere else process
            replace(heap, (now + delay(), order, target))
            order += 1
        return 4096

    measure(processes, steps)


def queue():
    global order
    waiting = collections.deque()
    push(heap, (1.25 * delay(), order, 0))
    total = [0.0]

    def steps():
        global order
        served = 0
        while served < 4096:
            now, _, process = heapq.heappop(heap)
            order += 1
            if process == 0:
                waiting.append(now)
                if len(waiting) == 1:
                    push(heap, (now + delay(), order, 1))
                    order += 1
                push(heap, (now + 1.25 * delay(), order, 0))
            else:
                total[0] += now - waiting.popleft()
                served += 1
                if waiting:
                    push(heap, (now + delay(), order, 1))
        return served

    measure(50_000, steps)


if sys.argv[1] == "mm1":
    queue()
else:
    kind, number = sys.argv[1].split("-")
    hold(int(number), kind == "phold")
