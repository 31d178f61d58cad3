// The models of the comparison through std::priority_queue. Arguments: hold-N, phold-N or mm1; table or drawn.
#include "delays.hpp"
#include <queue>

struct Event {
    double time;
    uint64_t order;
    int process;
    bool operator<(const Event& other) const {
        return time > other.time || (time == other.time && order > other.order);
    }
};

template <typename Delays>
class Models {
    Delays delays;
    std::priority_queue<Event> queue;
    uint64_t scheduled = 0;
    double now = 0;

    void schedule(int process, double after) { queue.push({now + after, scheduled++, process}); }

    int take() {
        Event first = queue.top();
        queue.pop();
        now = first.time;
        return first.process;
    }

    int mm1() {
        std::vector<double> arrivedAt(1 << 16);
        uint64_t arrived = 0, served = 0;
        double inSystem = 0;
        Measurement measurement(100000);
        schedule(0, delays.delay() * 1.25);
        while (true) {
            if (take() == 0) {
                arrivedAt[arrived++ & 0xffff] = now;
                if (arrived - served == 1) schedule(1, delays.delay());
                schedule(0, delays.delay() * 1.25);
            } else {
                inSystem += now - arrivedAt[served++ & 0xffff];
                if (arrived > served) schedule(1, delays.delay());
                if (measurement.add()) break;
            }
        }
        return measurement.finish(inSystem / served / 1e6, 5, 0.5);
    }

    int hold(int processes, bool anywhere) {
        std::vector<int> events(processes);
        Measurement measurement(3L * processes);
        for (int i = 0; i < processes; i++) schedule(i, delays.delay());
        do {
            int process = take();
            events[process]++;
            schedule(anywhere ? delays.anyOf(processes) : process, delays.delay());
        } while (!measurement.add());
        return measurement.finishEvents(now / 1e6, processes);
    }

public:
    int run(const char* model) {
        if (std::strcmp(model, "mm1") == 0) return mm1();
        return hold(std::atoi(std::strchr(model, '-') + 1), model[0] == 'p');
    }
};

int main(int, char** arguments) {
    return std::strcmp(arguments[2], "table") == 0 ? Models<Table>().run(arguments[1])
                                                   : Models<Library>().run(arguments[1]);
}
