// What the models in C++ share: delays of one second in the mean, in microseconds, from a table or drawn; processor time; the measurement.
#pragma once
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <random>
#include <vector>

struct Table {
    std::vector<int> delays = std::vector<int>(1 << 12);
    uint64_t state = 1;

    Table() {
        for (int i = 0; i < 1 << 12; i++) delays[i] = std::floor(-1e6 * std::log1p(-(i + 0.5) / (1 << 12)));
    }

    uint64_t word() {
        uint64_t z = state += 0x9e3779b97f4a7c15ULL;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

    double delay() { return delays[word() >> 52]; }
    int anyOf(int number) { return int((word() >> 32) * number >> 32); }
};

struct Library {
    std::mt19937_64 generator{1};
    std::exponential_distribution<double> delays{1e-6};

    double delay() { return delays(generator); }
    int anyOf(int number) { return std::uniform_int_distribution<int>(0, number - 1)(generator); }
};

inline double cpu() { return double(clock()) / CLOCKS_PER_SEC; }

/** Counts and times; count() tells whether the measurement is over. */
class Measurement {
    long warmUp, counted = 0, warm = 0, lookAt = 4096;
    double start = cpu();

public:
    double rate = 0;

    explicit Measurement(long warmUp) : warmUp(warmUp) {}

    long count() const { return counted; }

    bool add() {
        if (++counted < lookAt) return false;
        lookAt = counted + 4096;
        double spent = cpu() - start;
        if (spent < 1 || (warm == 0 && counted < warmUp)) return false;
        if (warm > 0) {
            rate = (counted - warm) / spent;
            return true;
        }
        warm = counted;
        start = cpu();
        return false;
    }

    /** Prints the rate; 1 when what was found is not what theory says. */
    int finish(double found, double expected, double tolerance) const {
        if (!(std::abs(found - expected) <= tolerance)) {
            std::fprintf(stderr, "found %f; theory says %f\n", found, expected);
            return 1;
        }
        std::printf("rate %f\n", rate);
        return 0;
    }

    /** Events are a Poisson process with one a second for each of some processes. */
    int finishEvents(double seconds, int processes) const {
        double expected = seconds * processes;
        return finish(counted, expected, 5 * std::sqrt(expected) + 0.001 * expected);
    }
};
