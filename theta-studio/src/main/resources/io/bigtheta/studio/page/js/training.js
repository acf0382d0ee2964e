// Follows a run: what it has told so far, and what it tells from now on.
import {h, put} from './dom.js';
import {events, get, post} from './api.js';
import {Chart, smooth} from './chart.js';
import {number, percent} from './format.js';

/**
 * @typedef {object} Epoch
 * @property {number} member @property {number} epoch @property {number} trainLoss @property {number | null} trainAccuracy
 * @property {number | null} validationLoss @property {number | null} validationAccuracy @property {number} rate @property {number} seconds
 *
 * @typedef {object} Told what a run has told
 * @property {any} plan @property {Epoch[]} epochs @property {any} progress @property {any} result @property {any} ended
 * @property {string[]} notes @property {string} state @property {string} problem @property {{name: string, data: any}[]} other
 */

/** @returns {Told} */
export function nothing() {
  return {plan: null, epochs: [], progress: null, result: null, ended: null, notes: [], state: '', problem: '', other: []};
}

/**
 * Follows a run until closed, also over a lost connection.
 *
 * @param {string} id
 * @param {(told: Told) => void} changed
 * @returns {() => void}
 */
export function watch(id, changed) {
  let told = nothing();
  let next = 0;
  return events(() => `/api/runs/${encodeURIComponent(id)}/events?from=${next}`, {
    messages: (/** @type {{name: string, data: any}[]} */ list) => {
      next += list.length;
      for (const message of list) {
        take(told, message);
      }
      changed(told);
    },
    state: (/** @type {any} */ data) => {
      told.state = data.state;
      told.problem = data.problem;
      changed(told);
    },
    progress: (/** @type {any} */ data) => {
      told.progress = data;
      changed(told);
    },
    fetched: (/** @type {any} */ data) => {
      told.progress = {fetching: data};
      changed(told);
    },
  });
}

/** @param {Told} told @param {{name: string, data: any}} message */
function take(told, message) {
  if (message.name === 'epoch') {
    const last = told.epochs[told.epochs.length - 1];
    if (last && message.data.member === last.member && message.data.epoch <= last.epoch) {
      // a resumed run tells again what it knew
      told.epochs = told.epochs.filter((one) => one.member !== message.data.member || one.epoch < message.data.epoch);
    }
    told.epochs.push(message.data);
  } else if (message.name === 'plan') {
    told.plan = message.data;
    told.result = null;
    told.ended = null;
  } else if (message.name === 'result') {
    told.result = message.data;
  } else if (message.name === 'ended') {
    told.ended = message.data;
  } else if (message.name === 'note') {
    told.notes.push(message.data.words);
  } else {
    told.other.push(message);
  }
}

/** Waits for the end of a run. @param {string} id @returns {Promise<{state: string, problem: string}>} */
export function follow(id) {
  return new Promise((resolve) => {
    const close = watch(id, (told) => {
      if (['done', 'stopped', 'failed'].includes(told.state)) {
        setTimeout(() => close(), 0);
        resolve({state: told.state, problem: told.problem});
      }
    });
  });
}

/**
 * The curves of one network: loss by epoch, the global minimum of the validation error, and where it overfits.
 *
 * @param {Chart} chart
 * @param {Epoch[]} epochs
 * @param {{accuracy: boolean, smoothing: number}} how
 */
export function curves(chart, epochs, how) {
  const x = epochs.map((one) => one.epoch);
  const train = epochs.map((one) => (how.accuracy ? one.trainAccuracy : one.trainLoss));
  const validation = epochs.map((one) => (how.accuracy ? one.validationAccuracy : one.validationLoss));
  const held = validation.some((y) => y !== null);
  const raw = how.smoothing > 0;
  /** @type {import('./chart.js').Curve[]} */
  const list = [];
  /** @type {(number | null)[][]} */
  const data = [x];
  /** @param {string} label @param {string} color @param {number[]} dash @param {(number | null)[]} y */
  const add = (label, color, dash, y) => {
    if (raw) {
      list.push({label: `${label}, raw`, color, dash, faint: true});
      data.push(y);
    }
    list.push({label, color, dash, points: y.length < 2});
    data.push(raw ? smooth(y, how.smoothing) : y);
  };
  add('training', '--c1', [], train);
  if (held) {
    add('validation', '--c2', [7, 4], validation);
  }
  const marks = held ? minimum(epochs, how.accuracy) : {};
  chart.set(list, data, marks);
}

/** @param {Epoch[]} epochs @param {boolean} accuracy @returns {import('./chart.js').Marks} */
function minimum(epochs, accuracy) {
  const errors = epochs.map((one) => (accuracy ? 1 - (one.validationAccuracy ?? 0) : one.validationLoss ?? Infinity));
  let best = 0;
  errors.forEach((error, i) => {
    best = error < errors[best] ? i : best;
  });
  const last = epochs.length - 1;
  const risen = !accuracy && last > best && errors[last] > 1.05 * errors[best] && epochs[last].trainLoss < epochs[best].trainLoss;
  return epochs.length ? {minimum: epochs[best].epoch, shadeFrom: risen ? epochs[best].epoch : undefined} : {};
}

/**
 * What the curves of one network say so far, in a sentence.
 *
 * @param {Epoch[]} epochs
 */
export function says(epochs) {
  const last = epochs[epochs.length - 1];
  if (!last) {
    return '';
  }
  if (!Number.isFinite(last.trainLoss)) {
    return 'It diverges: the loss is no number any more. Take a smaller rate.';
  }
  if (last.validationLoss === null) {
    return last.trainLoss < (epochs[epochs.length - 2]?.trainLoss ?? Infinity) ? 'The training loss falls. No rows are held back, so nobody can say whether it overfits.' : '';
  }
  const marks = minimum(epochs, false);
  const best = epochs.find((one) => one.epoch === marks.minimum) ?? last;
  const since = last.epoch - best.epoch;
  if (marks.shadeFrom !== undefined) {
    const rise = Math.round(100 * ((last.validationLoss ?? 0) / (best.validationLoss ?? 1) - 1));
    return `It overfits: since epoch ${best.epoch} the validation loss has risen by ${rise} %, while the training loss fell. The weights of epoch ${best.epoch} are kept.`;
  }
  return since < Math.max(3, epochs.length / 10)
    ? 'It still gets better on rows that it does not learn from.'
    : `No better since epoch ${best.epoch}, whose weights are kept.`;
}

/** What the newest epoch says, in words. @param {Told} told */
export function words(told) {
  const last = told.epochs[told.epochs.length - 1];
  if (!last) {
    return told.progress?.fetching ? `fetching ${told.progress.fetching.file}` : told.state;
  }
  const of = told.plan?.epochs ? ` of ${told.plan.epochs}` : '';
  const member = last.member ? `network ${last.member}, ` : '';
  const accuracy = last.validationAccuracy ?? last.trainAccuracy;
  return `${member}epoch ${last.epoch}${of}: ${last.validationLoss === null ? 'training' : 'validation'} loss ${number(last.validationLoss ?? last.trainLoss, 3)}`
    + (accuracy === null || accuracy === undefined ? '' : `, accuracy ${percent(accuracy)}`);
}

/**
 * Trains a network and shows its curves until its first epoch is over: there is a network to go on with then.
 *
 * @param {HTMLElement} place
 * @param {any} body of POST /api/runs/train
 * @param {(run: any) => void} done
 * @returns {Promise<() => void>}
 */
export async function begin(place, body, done) {
  const chart = new Chart({label: 'Loss by epoch', xLabel: 'epoch', yLabel: 'loss', height: 280});
  const line = h('p', {role: 'status'}, 'Reading the images …');
  place.append(chart.element, line);
  const live = (await get('/api/runs')).find((/** @type {any} */ run) => run.data === body.data && ['queued', 'running', 'paused'].includes(run.state));
  const run = live ?? await post('/api/runs/train', body);
  let over = false;
  const close = watch(run.id, (told) => {
    curves(chart, told.epochs, {accuracy: false, smoothing: 0});
    put(line, words(told));
    if (told.epochs.length && !over) {
      over = true;
      done(run);
    } else if (told.state === 'failed') {
      put(line, told.problem);
    }
  });
  return () => {
    close();
    chart.close();
  };
}
