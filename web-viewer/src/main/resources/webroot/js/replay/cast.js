/** Who is who: names and facts of subjects, and sentences about events. */

import { count, share } from '../format.js';
import { WHAT } from './states.js';

const NONE = 255;

export class Cast {
  /** @param replay columns */
  constructor(replay) {
    this.replay = replay;
    this.firstService = replay.header.assets;
    this.firstStep = replay.header.assets + replay.header.services;
  }

  isAsset(subject) {
    return subject < this.firstService;
  }

  isService(subject) {
    return subject >= this.firstService && subject < this.firstStep;
  }

  isStep(subject) {
    return subject >= this.firstStep;
  }

  /** The id of an asset or a service, the title of a step. */
  name(subject) {
    if (this.isAsset(subject)) {
      return this.replay.asset.id.at(subject);
    }
    return this.isService(subject)
      ? this.replay.service.id.at(subject - this.firstService)
      : this.replay.header.stepTitles[subject - this.firstStep];
  }

  /** The subject with an id, or -1. */
  find(id) {
    const asset = this.replay.asset.id.indexOf(id);
    if (asset >= 0) {
      return asset;
    }
    const service = this.replay.service.id.indexOf(id);
    return service >= 0 ? service + this.firstService : -1;
  }

  /** "access router", "ambulance dispatch": what it is. */
  kind(subject) {
    if (this.isAsset(subject)) {
      return this.replay.header.kinds[this.replay.asset.kind[subject]].id.replaceAll('-', ' ').replace(/^gnb$/, 'gNB').replace(ACRONYM, (word) => word.toUpperCase());
    }
    return this.isService(subject) ? this.#serviceType(subject).title : 'campaign step';
  }

  operator(subject) {
    const number = this.isAsset(subject) ? this.replay.asset.operator[subject] : NONE;
    return number === NONE ? '' : this.replay.header.operators[number];
  }

  vendor(subject) {
    const number = this.isAsset(subject) ? this.replay.asset.vendor[subject] : NONE;
    return number === NONE ? '' : this.replay.header.vendors[number].title;
  }

  region(subject) {
    if (this.isStep(subject)) {
      return '';
    }
    const number = this.isAsset(subject) ? this.replay.asset.region[subject] : this.replay.service.region[subject - this.firstService];
    return this.replay.header.regions[number]?.title ?? '';
  }

  /** People a service reaches, users a cell carries, zero for the rest. */
  people(subject) {
    if (this.isAsset(subject)) {
      return this.replay.asset.users[subject];
    }
    return this.isService(subject) ? this.replay.service.people[subject - this.firstService] : 0;
  }

  /** Number of the sector of a service, -1 for the rest. */
  sector(subject) {
    return this.isService(subject) ? this.#serviceType(subject).sector : -1;
  }

  /** What happened in an event, without the subject's name: "falls to 40 %". */
  happening(event) {
    const { what, from, to, subject } = this.replay.event;
    return sentence(what[event], from[event], to[event], this.isService(subject[event]));
  }

  #serviceType(subject) {
    return this.replay.header.serviceTypes[this.replay.service.type[subject - this.firstService]];
  }
}

const ACRONYM = /^(amf|smf|ausf|udm|udr|pcf|nrf|nssf|scp|sepp|ims|upf|oss|du|cu)$/;
const INTEGRITY = ['is clean again', 'carries a sleeping backdoor', 'is in the attacker\'s hands', 'is found to be compromised', 'is contained'];
const REPAIR = ['waits for a crew', 'is being repaired', 'has been repaired'];
const DEFENCE = {
  1: 'is isolated by a playbook',
  2: 'is connected again',
  3: 'is started by a playbook',
  4: 'is rolled back',
  5: 'is restored from a backup',
  6: 'is restored from a backup that was compromised',
  7: 'is not helped by a playbook',
  8: 'was searched',
  9: 'turns away who asks for access',
  10: 'lets everybody in again',
  11: 'is switched off by a playbook',
  12: 'is switched on again',
  13: 'lets guests in',
  14: 'lets guests in no more',
};

function sentence(what, from, to, isService) {
  switch (what) {
    case WHAT.STEP:
      return 'is carried out';
    case WHAT.CONDITION:
      return to < from ? (to === 0 ? 'breaks down' : `is damaged to ${share(to)}`) : (to === 1 ? 'is whole again' : `is mended to ${share(to)}`);
    case WHAT.LEVEL:
      return level(from, to, isService);
    case WHAT.AUTONOMY:
      return to === 0 ? 'lives on its reserve' : to < 0 ? 'has used up its reserve' : 'is supplied again';
    case WHAT.INTEGRITY:
      return INTEGRITY[to] ?? `has integrity ${to}`;
    case WHAT.NOTICED:
      return 'is noticed';
    case WHAT.DIAGNOSED:
      return 'is understood, the remedy is known';
    case WHAT.HALTED:
      return `is halted after ${share(to)}`;
    case WHAT.REPAIR:
      return REPAIR[to] ?? `is at stage ${to} of repair`;
    case WHAT.ALERT:
      return `raises an alert of sensor ${to}`;
    case WHAT.DEFENCE:
      return DEFENCE[to] ?? `is at action ${to} of a playbook`;
    default:
      return `changes from ${count(from)} to ${count(to)}`;
  }
}

function level(from, to, isService) {
  if (to === 0) {
    return isService ? 'is lost' : 'is out of service';
  }
  if (to === 1) {
    return 'is back in full';
  }
  return to < from ? `falls to ${share(to)}` : `rises to ${share(to)}`;
}
