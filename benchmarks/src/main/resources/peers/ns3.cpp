// The models of the comparison through ns-3's core with its priority queue. Arguments: hold-N, phold-N or mm1; table or drawn.
#include "delays.hpp"
#include <ns3/core-module.h>
#include <deque>

using namespace ns3;

/** ns-3's own random variables. */
struct Own {
    Ptr<ExponentialRandomVariable> delays = CreateObject<ExponentialRandomVariable>();
    Ptr<UniformRandomVariable> any = CreateObject<UniformRandomVariable>();

    Own() {
        delays->SetAttribute("Mean", DoubleValue(1e6));
    }

    double delay() { return delays->GetValue(); }
    int anyOf(int number) { return any->GetInteger(0, number - 1); }
};

template <typename Delays>
class Models {
    Delays delays;
    std::vector<int> events;
    std::deque<Time> waiting;
    double inSystem = 0;
    uint64_t served = 0;
    bool anywhere = false;
    Measurement measurement{0};

    static Time after(double micros) { return NanoSeconds(int64_t(micros * 1e3)); }

    void count() {
        if (measurement.add()) Simulator::Stop();
    }

    void happens(int process) {
        events[process]++;
        int next = anywhere ? delays.anyOf(events.size()) : process;
        Simulator::Schedule(after(delays.delay()), &Models::happens, this, next);
        count();
    }

    void arrive() {
        waiting.push_back(Simulator::Now());
        if (waiting.size() == 1) Simulator::Schedule(after(delays.delay()), &Models::leave, this);
        Simulator::Schedule(after(1.25 * delays.delay()), &Models::arrive, this);
    }

    void leave() {
        inSystem += (Simulator::Now() - waiting.front()).GetSeconds();
        waiting.pop_front();
        served++;
        if (!waiting.empty()) Simulator::Schedule(after(delays.delay()), &Models::leave, this);
        count();
    }

public:
    int run(const char* model) {
        Simulator::SetScheduler(ObjectFactory("ns3::PriorityQueueScheduler"));
        if (std::strcmp(model, "mm1") == 0) {
            measurement = Measurement(100000);
            Simulator::Schedule(after(1.25 * delays.delay()), &Models::arrive, this);
            Simulator::Run();
            return measurement.finish(inSystem / served, 5, 0.5);
        }
        anywhere = model[0] == 'p';
        events.resize(std::atoi(std::strchr(model, '-') + 1));
        measurement = Measurement(3L * events.size());
        for (size_t i = 0; i < events.size(); i++) {
            Simulator::Schedule(after(delays.delay()), &Models::happens, this, int(i));
        }
        Simulator::Run();
        return measurement.finishEvents(Simulator::Now().GetSeconds(), events.size());
    }
};

int main(int, char** arguments) {
    return std::strcmp(arguments[2], "table") == 0 ? Models<Table>().run(arguments[1]) : Models<Own>().run(arguments[1]);
}
