// What a playground is made of, as texts, so that an address restores it whole.

/** @typedef {Record<string, string>} Settings */

/** @type {Settings} */
export const USUAL = {
  d: 'circle', // data set, or own
  n: '10', // noise in percent
  rows: '300',
  f: 'x1,x2',
  h: '4,2',
  a: 'tanh',
  o: 'sgd',
  r: '0.1',
  b: '10',
  p: 'none',
  c: 'none',
  l: '',
  s: '1',
  t: '0.5',
  sp: '10',
  st: '',
  own: '',
  e: '',
};

/** The names of the fields of a training, by the short names of the address. */
export const FIELDS = {h: 'hidden', a: 'activation', o: 'optimizer', r: 'rate', b: 'batch', p: 'penalty', c: 'clipping', l: 'loss', s: 'seed', t: 'test'};

/** Settings with which a network goes on as it is. */
export const GENTLE = ['o', 'r', 'b', 'p', 'c'];

/** @param {URLSearchParams} params @returns {Settings} */
export function read(params) {
  const settings = {...USUAL};
  for (const name of Object.keys(USUAL)) {
    const value = params.get(name);
    if (value !== null) {
      settings[name] = value;
    }
  }
  return settings;
}

/** What goes into the address. @param {Settings} settings @returns {Record<string, string | null>} */
export function changed(settings) {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, value === USUAL[name] ? null : value]));
}

/** The fields of a training for the server. @param {Settings} settings */
export function fields(settings) {
  /** @type {Record<string, string>} */
  const all = {};
  for (const [name, field] of Object.entries(FIELDS)) {
    if (settings[name] !== '') {
      all[field] = settings[name];
    }
  }
  return all;
}

/**
 * @typedef {object} Own own points
 * @property {number} classes 0 for numbers
 * @property {[number, number, number][]} points
 */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const STEPS = 64 * 64 - 1;

/** The smallest and largest value, as numbers that a short text gives back. @param {number[]} values @returns {[number, number]} */
function range(values) {
  const low = Number(Math.min(...values).toPrecision(5));
  const high = Number(Math.max(...values).toPrecision(5));
  const edge = Math.max(1e-6, 1e-4 * (high - low)); // five digits may lie within the points
  return [Number((low - edge).toPrecision(7)), Number((high + edge).toPrecision(7))];
}

/** Own points as a short text, each number to one part in 4096 of its range. @param {Own} own */
export function pack(own) {
  if (!own.points.length) {
    return `${own.classes}`;
  }
  const sides = [0, 1, 2].map((j) => (j === 2 && own.classes > 0 ? [0, STEPS] : range(own.points.map((point) => point[j]))));
  const body = own.points.map((point) => point.map((value, j) => {
    const [low, high] = sides[j];
    const step = Math.max(0, Math.min(STEPS, Math.round((STEPS * (value - low)) / (high - low))));
    return j === 2 && own.classes > 0 ? DIGITS[step] : DIGITS[step >> 6] + DIGITS[step & 63];
  }).join('')).join('');
  return `${own.classes}~${sides.slice(0, own.classes > 0 ? 2 : 3).flat().join('~')}~${body}`;
}

/** @param {string} text @returns {Own} */
export function unpack(text) {
  const parts = text.split('~');
  const classes = Math.max(0, Math.min(6, Number(parts[0]) || 0));
  const count = classes > 0 ? 2 : 3;
  /** @type {Own} */
  const own = {classes, points: []};
  if (parts.length !== 2 * count + 2) {
    return own;
  }
  const numbers = parts.slice(1, -1).map(Number);
  const body = parts[parts.length - 1];
  const width = classes > 0 ? 5 : 6;
  for (let at = 0; at + width <= body.length; at += width) {
    const digit = (/** @type {number} */ i) => DIGITS.indexOf(body[at + i]);
    const value = (/** @type {number} */ j) => numbers[2 * j] + ((numbers[2 * j + 1] - numbers[2 * j]) * (64 * digit(2 * j) + digit(2 * j + 1))) / STEPS;
    own.points.push([value(0), value(1), classes > 0 ? digit(4) : value(2)]);
  }
  return own;
}
