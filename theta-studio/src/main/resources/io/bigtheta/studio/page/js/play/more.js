// What goes beyond playing: cross-validation, the loss around the weights, and taking the network elsewhere.
import {field, figures, h, put, select, toast} from '../dom.js';
import {Refused, get, link, post} from '../api.js';
import {number, percent} from '../format.js';
import {cross, drawMap} from './map.js';

/**
 * @typedef {object} Around
 * @property {() => string} id of the playground
 * @property {() => string[]} weights the names of all numbers of θ, in order
 */

/** @param {HTMLElement} place @param {() => Promise<void>} work */
async function trying(place, work) {
  put(place, h('p.note', {role: 'status'}, 'Calculating …'));
  try {
    await work();
  } catch (e) {
    if (!(e instanceof Refused)) {
      throw e;
    }
    put(place, h('p.problem', {role: 'alert'}, e.message));
  }
}

/** @param {Around} around */
export function crossValidation(around) {
  const place = h('div', null);
  const element = h('section.card.stack', null,
    h('h2', null, 'Would it do as well on other points?'),
    h('p.note', null, 'Cross-validation trains five new networks with these settings for as many epochs as have ended, each without another fifth of all points, and tests each on the fifth that it has not seen.'),
    h('div', null, h('button', {type: 'button', onclick: () => trying(place, async () => {
      const found = await post(`/api/play/${around.id()}/check`);
      const share = found.classes > 0;
      const words = (/** @type {number | null} */ value) => (share ? percent(value) : number(value, 3));
      put(place, h('div.stack', null,
        figures([[share ? 'mean accuracy' : 'mean error (RMSE)', words(found.mean)], ['95 % interval', `${words(found.low)} … ${words(found.high)}`]]),
        h('p.note', null, `Each fold after ${found.epochs} ${found.epochs === 1 ? 'epoch' : 'epochs'}: ${found.folds.map(words).join(', ')}.`)));
    })}, 'Cross-validate')),
    place);
  return element;
}

/** @param {Around} around */
export function landscape(around) {
  const canvas = h('canvas.play-map', {hidden: true, role: 'img', 'aria-label': 'The loss around the weights'});
  const words = h('p.note', {role: 'status'});
  const problem = h('div', null);
  let seed = 1;
  /** @type {any} */
  let shown = null;
  const span = h('input', {type: 'number', step: 'any', min: '0.05', value: '1', onchange: () => calculate()});
  const first = select([], '', () => calculate());
  const second = select([], '', () => calculate());
  const kinds = select([{value: 'random', text: 'two random directions'}, {value: 'chosen', text: 'two chosen weights'}], 'random', (value) => {
    axes.hidden = value === 'random';
    if (value === 'chosen') {
      span.value = '4';
      const names = around.weights();
      for (const [list, usual] of [[first, 0], [second, 1]]) {
        put(/** @type {Element} */ (list), names.map((name, i) => h('option', {value: String(i), selected: i === usual}, name)));
      }
    } else {
      span.value = '1';
    }
    calculate();
  });
  const axes = h('div.fields', {hidden: true}, field('To the right', first), field('Upward', second));
  const calculate = () => trying(problem, async () => {
    const body = kinds.value === 'random'
      ? {seed, span: Number(span.value)}
      : {first: Number(first.value), second: Number(second.value), span: Number(span.value)};
    shown = await post(`/api/play/${around.id()}/landscape`, body);
    put(problem);
    canvas.hidden = false;
    draw();
  });
  const draw = () => {
    if (!shown || !canvas.clientWidth) {
      return;
    }
    const {g, width, low, high} = drawMap(canvas, shown.loss, shown.side);
    cross(g, width / 2, width / 2);
    const middle = shown.loss[(shown.side * shown.side - 1) / 2];
    words.textContent = `The cross is the network after epoch ${shown.epoch}, with training loss ${number(middle, 3)}. On this map the loss goes from ${number(low, 3)} (dark) to ${number(high, 3)} (pale); the map reaches ${number(shown.span)} in each direction.`;
  };
  const element = h('section.card.stack', null,
    h('h2', null, 'The loss around the weights'),
    h('p.note', null, 'All weights together are one place in a space of many dimensions. This is a flat cut through that space with the network in its middle. Random directions are scaled for each unit like its own weights (Li et al. 2018), so the shape can be compared between networks.'),
    h('div.fields', null, field('Directions', kinds), field('How far', span)),
    axes,
    h('div.row', null,
      h('button', {type: 'button', onclick: () => calculate()}, 'Draw the map'),
      h('button.quiet', {type: 'button', onclick: () => {
        seed++;
        calculate();
      }}, 'Other random directions')),
    problem, h('div', null, canvas), words);
  const sized = new ResizeObserver(draw);
  sized.observe(canvas);
  return {element, draw, close: () => sized.disconnect()};
}

/** @param {Around} around */
export function exports(around) {
  const place = h('div', null);
  const read = () => trying(place, async () => {
    const found = await get(`/api/play/${around.id()}/export`);
    const copied = (/** @type {string} */ title, /** @type {string} */ text) => h('div.stack', null,
      h('div.spread', null, h('h3', null, title), h('button.small', {type: 'button', 'aria-label': `Copy: ${title}`, onclick: async () => {
        await navigator.clipboard.writeText(text);
        toast('Copied.');
      }}, 'Copy')),
      h('pre', {tabindex: 0, role: 'region', 'aria-label': title}, text));
    put(place, h('div.stack', null,
      found.edited
        ? h('p.said', null, 'You changed a weight or a setting on the way, so these train a network with the present settings from the start, which ends elsewhere. The formula is the network as it is.')
        : h('p.note', null, `Both end in the very same weights as here after epoch ${found.epoch}: θ digest ${found.digest.slice(0, 16)}…`),
      h('p', null, h('a.button', {href: link(`/api/play/${around.id()}/points.csv`), download: 'points.csv'}, '↓ points.csv'), ' ', h('span.note', null, 'the points with the chosen features, which both read')),
      copied('As a command', found.command),
      copied('As a Java program', found.program),
      copied('As a formula with its numbers', found.formula)));
  });
  const element = h('section.card.stack', null,
    h('h2', null, 'Take it elsewhere'),
    h('p.note', null, 'The same training as a command and as a Java program, and the network as a formula.'),
    h('div', null, h('button', {type: 'button', onclick: read}, 'Show command, program and formula')),
    place);
  return element;
}
