// The numbers of one step, and the formulas with these numbers put in.

const DIGITS = ['₀', '₁', '₂', '₃', '₄'];

/** A number for a formula. @param {number | null} value */
export function n(value) {
  if (value === null || !Number.isFinite(value)) {
    return '∞';
  }
  const size = Math.abs(value);
  const text = size !== 0 && (size < 0.0005 || size >= 1e5) ? size.toExponential(1) : size.toFixed(size >= 100 ? 1 : 3);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** The same in brackets if it is negative. @param {number | null} value */
function b(value) {
  const text = n(value);
  return text.startsWith('−') ? `(${text})` : text;
}

/** @param {number} i from 0 */
export function sub(i) {
  return DIGITS[i + 1];
}

/** @param {URLSearchParams} params @returns {any} */
export function read(params) {
  const net = params.get('net') === '2-3-2' ? '2-3-2' : '2-2-1';
  const [, hidden, outputs] = net.split('-').map(Number);
  const list = (/** @type {string} */ name, /** @type {number} */ count) => {
    const values = (params.get(name) ?? '').split(',').map(Number);
    return params.get(name) && values.length === count && values.every(Number.isFinite) ? values : null;
  };
  return {
    net,
    hidden,
    activation: params.get('activation') ?? 'tanh',
    loss: params.get('loss') ?? (outputs === 1 ? 'squared-error' : 'cross-entropy'),
    optimizer: params.get('optimizer') ?? 'sgd',
    rate: Number(params.get('rate') ?? 0.5),
    seed: Number(params.get('seed') ?? 3),
    x: list('x', 2) ?? [1, 0.5],
    targets: list('t', outputs) ?? (outputs === 1 ? [1] : [1, 0]),
    theta: list('w', 3 * hidden + (hidden + 1) * outputs) ?? [],
    first: 0,
    second: 1,
  };
}

/** What the server is asked. @param {any} state */
export function settingsOf(state) {
  const {hidden, activation, loss, optimizer, rate, theta, x, targets} = state;
  return {hidden, activation, loss, optimizer, rate, theta, x, targets};
}

/** Places in θ. @param {any} state */
export function places(state) {
  const {hidden} = state;
  const outputs = state.targets.length;
  return {
    w1: (/** @type {number} */ i, /** @type {number} */ j) => i * hidden + j,
    b1: (/** @type {number} */ j) => 2 * hidden + j,
    w2: (/** @type {number} */ j, /** @type {number} */ k) => 3 * hidden + j * outputs + k,
    b2: (/** @type {number} */ k) => 3 * hidden + hidden * outputs + k,
  };
}

/** The name of a number of θ. @param {any} state @param {number} index */
export function nameOf(state, index) {
  const {hidden} = state;
  const outputs = state.targets.length;
  if (index < 2 * hidden) {
    return `w: x${sub(Math.floor(index / hidden))} → a${sub(index % hidden)}`;
  }
  if (index < 3 * hidden) {
    return `bias of a${sub(index - 2 * hidden)}`;
  }
  const rest = index - 3 * hidden;
  return rest < hidden * outputs ? `v: a${sub(Math.floor(rest / outputs))} → z${sub(rest % outputs)}` : `bias of z${sub(rest - hidden * outputs)}`;
}

/** @param {number} count @param {(i: number) => string} line */
const each = (count, line) => Array.from({length: count}, (_, i) => line(i));

/**
 * @typedef {object} Stage
 * @property {string} title
 * @property {string} says
 * @property {(state: any, step: any) => string[]} lines
 */

/** @type {Stage[]} */
export const STAGES = [
  {
    title: 'Sums',
    says: 'Each hidden unit adds its inputs, each times its weight, and its bias.',
    lines: (state, step) => each(state.hidden, (j) => {
      const {w1, b1} = places(state);
      return `s${sub(j)} = x₁·w₁${sub(j)} + x₂·w₂${sub(j)} + b${sub(j)} = ${b(state.x[0])}·${b(state.theta[w1(0, j)])} + ${b(state.x[1])}·${b(state.theta[w1(1, j)])} + ${b(state.theta[b1(j)])} = ${n(step.z1[j])}`;
    }),
  },
  {
    title: 'Activation',
    says: 'The activation bends each sum. Without it, layers on top of each other could do no more than one.',
    lines: (state, step) => each(state.hidden, (j) => `a${sub(j)} = ${state.activation}(s${sub(j)}) = ${state.activation}(${n(step.z1[j])}) = ${n(step.a1[j])}`),
  },
  {
    title: 'Output',
    says: 'The outputs are sums again, of what the hidden units say. The link of the loss turns them into predictions.',
    lines: (state, step) => {
      const {w2, b2} = places(state);
      const outputs = state.targets.length;
      return [
        ...each(outputs, (k) => `z${sub(k)} = ${each(state.hidden, (j) => `${b(step.a1[j])}·${b(state.theta[w2(j, k)])}`).join(' + ')} + ${b(state.theta[b2(k)])} = ${n(step.z2[k])}`),
        ...each(outputs, (k) => (same(step.p, step.z2)
          ? `p${sub(k)} = z${sub(k)} = ${n(step.p[k])}`
          : state.loss === 'cross-entropy'
            ? `p${sub(k)} = e^z${sub(k)} / Σ e^z = ${n(step.p[k])}`
            : `p${sub(k)} = 1 / (1 + e^−z${sub(k)}) = ${n(step.p[k])}`)),
      ];
    },
  },
  {
    title: 'Loss',
    says: 'One number says how far the prediction p is from the target t.',
    lines: (state, step) => [lossLine(state, step)],
  },
  {
    title: 'Back to the output',
    says: 'How the loss moves with each output sum. From here everything flows back.',
    lines: (state, step) => each(state.targets.length, (k) => `∂L/∂z${sub(k)} = ${slopeOfLoss(state, step, k)}${n(step.dz2[k])}`),
  },
  {
    title: 'Back to the units',
    says: 'A hidden unit moves the loss through every output it feeds. Times the slope of its activation, this is how the loss moves with its sum.',
    lines: (state, step) => {
      const {w2} = places(state);
      return each(state.hidden, (j) => `∂L/∂a${sub(j)} = ${each(state.targets.length, (k) => `${b(step.dz2[k])}·${b(state.theta[w2(j, k)])}`).join(' + ')} = ${n(step.da1[j])},  ∂L/∂s${sub(j)} = ${b(step.da1[j])}·${state.activation}′(${n(step.z1[j])}) = ${b(step.da1[j])}·${b(step.slope1[j])} = ${n(step.dz1[j])}`);
    },
  },
  {
    title: 'Every weight',
    says: 'The derivative for a weight is what comes in at its one end times what flows back at its other end. For a bias it is what flows back.',
    lines: (state, step) => {
      const {w1, w2, b1} = places(state);
      return [
        ...each(2 * state.hidden, (m) => {
          const [i, j] = [Math.floor(m / state.hidden), m % state.hidden];
          return `∂L/∂w${sub(i)}${sub(j)} = x${sub(i)}·∂L/∂s${sub(j)} = ${b(state.x[i])}·${b(step.dz1[j])} = ${n(step.gradient[w1(i, j)])}`;
        }),
        ...each(state.hidden, (j) => `∂L/∂b${sub(j)} = ∂L/∂s${sub(j)} = ${n(step.gradient[b1(j)])}`),
        ...each(state.hidden * state.targets.length, (m) => {
          const [j, k] = [Math.floor(m / state.targets.length), m % state.targets.length];
          return `∂L/∂v${sub(j)}${sub(k)} = a${sub(j)}·∂L/∂z${sub(k)} = ${b(step.a1[j])}·${b(step.dz2[k])} = ${n(step.gradient[w2(j, k)])}`;
        }),
      ];
    },
  },
  {
    title: 'Update',
    says: 'Every weight takes a step against its derivative.',
    lines: (state, step) => state.theta.map((/** @type {number} */ value, /** @type {number} */ i) => {
      const plain = state.optimizer === 'sgd';
      return `${nameOf(state, i)}: ${n(value)} ${plain ? `− ${n(state.rate)}·${b(step.gradient[i])}` : `by ${state.optimizer}, ∂L = ${n(step.gradient[i])}`} → ${n(step.next[i])}`;
    }),
  },
];

/** @param {number[]} a @param {number[]} c */
function same(a, c) {
  return a.every((value, i) => value === c[i]);
}

/** @param {any} state @param {any} step */
function lossLine(state, step) {
  const terms = state.targets.map((/** @type {number} */ t, /** @type {number} */ k) => {
    if (state.loss === 'squared-error') {
      return `(${n(step.p[k])} − ${b(t)})²`;
    }
    if (state.loss === 'absolute-error') {
      return `|${n(step.p[k])} − ${b(t)}|`;
    }
    if (state.loss === 'cross-entropy') {
      return `−${b(t)}·ln ${n(step.p[k])}`;
    }
    return '';
  });
  const known = terms.every(Boolean);
  const half = state.loss === 'squared-error' ? '½·' : '';
  return `L = ${known ? `${half}${half && terms.length > 1 ? `[${terms.join(' + ')}]` : terms.join(' + ')} = ` : `${state.loss}(p, t) = `}${n(step.loss)}`;
}

/** @param {any} state @param {any} step @param {number} k */
function slopeOfLoss(state, step, k) {
  if (state.loss === 'cross-entropy') {
    const all = state.targets.reduce((/** @type {number} */ sum, /** @type {number} */ t) => sum + t, 0);
    return all === 1 ? `p${sub(k)} − t${sub(k)} = ${n(step.p[k])} − ${b(state.targets[k])} = ` : '';
  }
  if (state.loss === 'logistic-cross-entropy') {
    return `p${sub(k)} − t${sub(k)} = ${n(step.p[k])} − ${b(state.targets[k])} = `;
  }
  if (state.loss === 'squared-error') {
    return `p${sub(k)} − t${sub(k)} = ${n(step.p[k])} − ${b(state.targets[k])} = `;
  }
  return '';
}
