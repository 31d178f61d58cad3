// The models of the comparison through std::priority_queue. Argument: hold-N, phold-N or mm1. Prints "rate <per CPU second>".
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <queue>
#include <vector>

struct Event {
    double time;
    uint64_t order;
    int process;
    bool operator<(const Event& other) const {
        return time > other.time || (time == other.time && order > other.order);
    }
};

static std::vector<int> delays(1 << 12);
static uint64_t state = 1;

static uint64_t word() {
    uint64_t z = state += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

static double delay() { return delays[word() >> 52]; }

static double cpu() { return double(clock()) / CLOCKS_PER_SEC; }

static std::priority_queue<Event> queue;
static uint64_t scheduled = 0;
static double now = 0;

static void schedule(int process, double after) { queue.push({now + after, scheduled++, process}); }

static int take() {
    Event first = queue.top();
    queue.pop();
    now = first.time;
    return first.process;
}

template <typename Step>
static void measure(long warmUp, Step step) {
    long counted = 0;
    double start = cpu();
    while (counted < warmUp || cpu() - start < 1) {
        for (long end = counted + 4096; counted < end;) counted += step();
    }
    long before = counted;
    start = cpu();
    double time;
    do {
        for (long end = counted + 4096; counted < end;) counted += step();
    } while ((time = cpu() - start) < 1);
    std::printf("rate %f\n", (counted - before) / time);
}

int main(int, char** arguments) {
    for (int i = 0; i < 1 << 12; i++) delays[i] = std::floor(-1e6 * std::log1p(-(i + 0.5) / (1 << 12)));
    const char* model = arguments[1];
    if (std::strncmp(model, "mm1", 3) == 0) {
        std::vector<double> arrivedAt(1 << 16);
        uint64_t arrived = 0, served = 0;
        double inSystem = 0;
        schedule(0, delay() * 1.25);
        measure(100000, [&]() {
            if (take() == 0) {
                arrivedAt[arrived++ & 0xffff] = now;
                if (arrived - served == 1) schedule(1, delay());
                schedule(0, delay() * 1.25);
                return 0;
            }
            inSystem += now - arrivedAt[served++ & 0xffff];
            if (arrived > served) schedule(1, delay());
            return 1;
        });
        double mean = inSystem / served / 1e6;
        return mean > 4.5 && mean < 5.5 ? 0 : 1;
    }
    bool hold = model[0] == 'h';
    int processes = std::atoi(std::strchr(model, '-') + 1);
    std::vector<int> events(processes);
    for (int i = 0; i < processes; i++) schedule(i, delay());
    measure(3L * processes, [&]() {
        int process = take();
        events[process]++;
        schedule(hold ? process : int((word() >> 32) * processes >> 32), delay());
        return 1;
    });
}
