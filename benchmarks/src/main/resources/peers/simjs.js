// The models of the comparison through SIM.JS. Arguments: hold-N, phold-N or mm1; table or drawn.
// the package shows itself to a browser's window only
globalThis.window = {};
require('simjs');

const { Sim, Random, Entity, Facility } = window.Sim;

const PATIENCE = 20;
const [model, delays] = process.argv.slice(2);
const random = new Random(1);
const table = Array.from({ length: 4096 }, (_, i) => -Math.log1p(-(i + 0.5) / 4096));
const delay = delays === 'drawn' ? () => random.exponential(1) : () => table[Math.floor(4096 * random.random())];
const cpu = () => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6;
const sim = new Sim();
let warmUp = 100000;
let counted = 0;
let warm = 0;
let rate = NaN;
let over = false;
let start = cpu();

function count() {
  counted++;
  if ((counted & 1023) !== 0) return;
  const spent = cpu() - start;
  if (warm > 0 && spent >= 1) {
    rate = (counted - warm) / spent;
    over = true;
  } else if (warm === 0 && spent >= 1 && counted >= warmUp) {
    warm = counted;
    start = cpu();
  } else if (warm === 0 && spent > PATIENCE) {
    console.error('too slow to be measured');
    process.exit(1);
  }
}

function finish(found, expected, tolerance) {
  if (!(Math.abs(found - expected) <= tolerance)) {
    console.error(`found ${found}; theory says ${expected}`);
    process.exit(1);
  }
  console.log(`rate ${rate}`);
}

if (model === 'mm1') {
  let total = 0;
  let served = 0;
  const server = new Facility('server');
  class Customers extends Entity {
    start() {
      this.setTimer(1.25 * delay()).done(this.arrive);
    }

    arrive() {
      const arrived = this.time();
      this.useFacility(server, delay()).done(() => {
        total += this.time() - arrived;
        served++;
        count();
      });
      this.setTimer(1.25 * delay()).done(this.arrive);
    }
  }
  sim.addEntity(Customers);
  while (!over) sim.step();
  finish(total / served, 5, 0.5);
} else {
  const [kind, number] = model.split('-');
  const processes = Number(number);
  const entities = [];
  warmUp = processes;
  class Happening extends Entity {
    start() {
      this.events = 0;
      this.schedule();
    }

    schedule() {
      this.setTimer(delay()).done(this.happens);
    }

    happens() {
      this.events++;
      const next = kind === 'phold' ? entities[Math.floor(processes * random.random())] : this;
      next.schedule();
      count();
    }
  }
  for (let i = 0; i < processes; i++) entities.push(sim.addEntity(Happening));
  while (!over) sim.step();
  const expected = sim.time() * processes;
  finish(counted, expected, 5 * Math.sqrt(expected) + 0.001 * expected);
}
