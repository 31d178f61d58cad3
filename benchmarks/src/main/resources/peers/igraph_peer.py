"""The mutual percolation cascade through igraph. Argument: a folder with edges-0, edges-1 and hit as 32-bit integers, native order.

Prints the seconds of processor time of the cascade, without building the graphs, and how many nodes are left.
"""
import array
import os
import sys
import time

import igraph


def numbers(name):
    file = os.path.join(sys.argv[1], name)
    values = array.array("i")
    with open(file, "rb") as read:
        values.fromfile(read, os.path.getsize(file) // values.itemsize)
    return values.tolist()


hit = numbers("hit")
size = len(hit)
graphs = []
for layer in (0, 1):
    ends = numbers("edges-%d" % layer)
    graphs.append(igraph.Graph(n=size, edges=list(zip(ends[0::2], ends[1::2]))))

start = time.process_time()
works = bytearray(1 - h for h in hit)  # nodes that neither layer has lost
names = [list(range(size)), list(range(size))]  # of the vertices of each graph, which igraph numbers anew
layer, lost = 0, True
while lost:
    graph, name = graphs[layer], names[layer]
    gone = [v for v, n in enumerate(name) if not works[n]]
    graph.delete_vertices(gone)
    name = [n for n in name if works[n]]
    membership = graph.connected_components().membership
    sizes = [0] * (1 + max(membership, default=0))
    for component in membership:
        sizes[component] += 1
    largest = sizes.index(max(sizes))
    small = [v for v, component in enumerate(membership) if component != largest]
    for v in small:
        works[name[v]] = 0
    graph.delete_vertices(small)
    names[layer] = [n for n in name if works[n]]
    layer = 1 - layer
    lost = len(names[layer]) != sum(works)
print("seconds", time.process_time() - start)
print("left", sum(works))
