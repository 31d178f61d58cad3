"""Plane geometry on longitude and latitude in degrees; good enough for one country, not for the poles."""

import math
from collections import defaultdict

KM_PER_DEGREE = 111.195


def ring_contains(rings, lon, lat):
    """True if the point lies inside the rings, counted by even and odd crossings."""
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def ring_area_km2(ring):
    """Area of a closed ring in km2, positive whatever its direction."""
    middle = math.radians(sum(point[1] for point in ring) / len(ring))
    doubled = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:]))
    return abs(doubled) / 2 * KM_PER_DEGREE ** 2 * math.cos(middle)


def polygon_area_km2(polygon):
    """Area of a polygon in km2 without its holes."""
    return ring_area_km2(polygon[0]) - sum(ring_area_km2(hole) for hole in polygon[1:])


def distance_to_ring(ring, lon, lat):
    """Shortest distance from a point to a ring, in degrees of latitude."""
    shrink, shortest = math.cos(math.radians(lat)), math.inf
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        ax, ay, bx, by = (x1 - lon) * shrink, y1 - lat, (x2 - x1) * shrink, y2 - y1
        length = bx * bx + by * by
        t = max(0.0, min(1.0, -(ax * bx + ay * by) / length)) if length else 0.0
        shortest = min(shortest, math.hypot(ax + t * bx, ay + t * by))
    return shortest


def inner_point(polygon, steps=24):
    """A point well inside a polygon: the point of a grid that is farthest from the border."""
    outer = polygon[0]
    west, east = min(p[0] for p in outer), max(p[0] for p in outer)
    south, north = min(p[1] for p in outer), max(p[1] for p in outer)
    shrink = math.cos(math.radians((south + north) / 2))
    border = [point for ring in polygon for point in ring[:: max(1, len(ring) // 400)]]
    best, best_distance = None, -1.0
    for i in range(1, steps):
        for j in range(1, steps):
            lon, lat = west + (east - west) * i / steps, south + (north - south) * j / steps
            if ring_contains(polygon, lon, lat):
                distance = min(((lon - x) * shrink) ** 2 + (lat - y) ** 2 for x, y in border)
                if distance > best_distance:
                    best, best_distance = (lon, lat), distance
    return best


class PolygonIndex:
    """Finds the polygon that holds a point, by tiles of a tenth of a degree."""

    def __init__(self, items):
        """Takes pairs of polygon and value."""
        self._tiles = defaultdict(list)
        for polygon, value in items:
            xs, ys = [p[0] for p in polygon[0]], [p[1] for p in polygon[0]]
            for i in range(math.floor(min(xs) * 10), math.floor(max(xs) * 10) + 1):
                for j in range(math.floor(min(ys) * 10), math.floor(max(ys) * 10) + 1):
                    self._tiles[i, j].append((polygon, value))

    def find(self, lon, lat):
        """The value of the polygon that holds the point, or None."""
        for polygon, value in self._tiles[math.floor(lon * 10), math.floor(lat * 10)]:
            if ring_contains(polygon, lon, lat):
                return value
        return None


def simplify_line(points, tolerance):
    """Douglas-Peucker: keeps the ends and every point farther than the tolerance in degrees of latitude."""
    shrink = math.cos(math.radians(points[0][1]))
    keep, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        (x1, y1), (x2, y2) = points[first], points[last]
        dx, dy = (x2 - x1) * shrink, y2 - y1
        length = dx * dx + dy * dy
        worst, at = tolerance * tolerance, None
        for k in range(first + 1, last):
            px, py = (points[k][0] - x1) * shrink, points[k][1] - y1
            t = max(0.0, min(1.0, (px * dx + py * dy) / length)) if length else 0.0
            distance = (px - t * dx) ** 2 + (py - t * dy) ** 2
            if distance > worst:
                worst, at = distance, k
        if at is not None:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[k] for k in sorted(keep)]


def simplify_together(areas, tolerance, smallest_km2):
    """Simplifies adjoining areas so that their common borders stay common.

    Takes rings by name; gives the simplified rings by name and the rings of the union. Rings smaller than
    smallest_km2 are left out.
    """
    rounded = {name: [[(round(x, 5), round(y, 5)) for x, y in ring] for ring in rings
                      if ring_area_km2(ring) >= smallest_km2] for name, rings in areas.items()}
    neighbours = defaultdict(set)
    for rings in rounded.values():
        for ring in rings:
            for a, b in zip(ring, ring[1:]):
                if a != b:
                    neighbours[a].add(b)
                    neighbours[b].add(a)
    junctions = {point for point, around in neighbours.items() if len(around) > 2}
    simplified, uses = {}, defaultdict(int)

    def arcs_of(ring):
        ring = [p for p, q in zip(ring, ring[1:]) if p != q]
        starts = [k for k, point in enumerate(ring) if point in junctions]
        first = starts[0] if starts else min(range(len(ring)), key=lambda k: ring[k])
        ring = ring[first:] + ring[:first] + [ring[first]]
        cuts = [k for k, point in enumerate(ring) if point in junctions]
        if not cuts:
            cuts = [0, max(range(len(ring)), key=lambda k: math.dist(ring[k], ring[0])), len(ring) - 1]
        for start, end in zip(cuts, cuts[1:]):
            yield ring[start:end + 1]

    result = {}
    for name, rings in rounded.items():
        result[name] = []
        for ring in rings:
            joined = []
            for arc in arcs_of(ring):
                forward = arc[0] < arc[-1] or (arc[0] == arc[-1] and arc[1] <= arc[-2])
                key = tuple(arc if forward else arc[::-1])
                if key not in simplified:
                    simplified[key] = simplify_line(list(key), tolerance)
                uses[key] += 1
                line = simplified[key] if forward else simplified[key][::-1]
                joined += line if not joined else line[1:]
            if len(joined) >= 4:
                result[name].append(joined)
    return result, _chain([simplified[key] for key, count in uses.items() if count == 1], smallest_km2)


def _chain(lines, smallest_km2):
    """Links lines end to end into closed rings."""
    at_end = defaultdict(list)
    for line in lines:
        at_end[line[0]].append(line)
        at_end[line[-1]].append(line)
    used, rings = set(), []
    for line in lines:
        if id(line) in used:
            continue
        used.add(id(line))
        ring = list(line)
        while ring[0] != ring[-1]:
            onward = next((other for other in at_end[ring[-1]] if id(other) not in used), None)
            if onward is None:
                break
            used.add(id(onward))
            ring += onward[1:] if onward[0] == ring[-1] else onward[-2::-1]
        if ring[0] == ring[-1] and len(ring) >= 4 and ring_area_km2(ring) >= smallest_km2 / 2:
            rings.append(ring)
    return sorted(rings, key=ring_area_km2, reverse=True)
