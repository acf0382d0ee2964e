// A single unit: what it looks at, what it does, and the rows it answers to; and how all weights are spread.
import {h, put, s, table} from './dom.js';
import {count, number, percent} from './format.js';
import {image, signedBars, signedImages} from './pictures.js';

const FEW = 16;

export class UnitPanel {
  /** @param {(layer: number, unit: number) => void} choose @param {(row: number) => void} showRow */
  constructor(choose, showRow) {
    this.choose = choose;
    this.showRow = showRow;
    this.close_ = () => {};
    this.title = h('h2', null, 'A unit');
    this.body = h('div.cols', null);
    this.element = h('section.card', {'aria-label': 'The chosen unit'}, this.title, this.body);
  }

  close() {
    this.close_();
  }

  /** @param {any} unit @param {import('./network.js').Network} network */
  show(unit, network) {
    this.close_();
    this.close_ = () => {};
    this.element.hidden = !unit;
    if (!unit) {
      return;
    }
    const what = unit.kind === 'filters' ? 'Filter' : unit.kind === 'maps' || unit.kind === 'pass' ? 'Channel' : 'Unit';
    const part = network.parts.find((one) => one.layer === unit.layer);
    const name = part?.names[part.nodes.indexOf(unit.unit)] ?? '';
    const output = !unit.outgoing.length && unit.kind === 'units' && !name.startsWith('unit ');
    this.title.textContent = output ? `The output for ${name}` : `${what} ${unit.unit + 1} of layer ${unit.layer + 1}, ${unit.text}`;
    put(this.body, this.incoming(unit, network), this.outgoing(unit, network), this.examples(unit));
  }

  /** @param {any} unit @param {import('./network.js').Network} network */
  incoming(unit, network) {
    /** @type {Node} */
    let body;
    if (unit.image) {
      const shown = signedImages(unit.image, unit.kind === 'filters' ? 'The filter' : 'The incoming weights', 208);
      this.close_ = shown.close;
      body = shown.element;
    } else if (unit.incoming.length) {
      const all = unit.incoming.map((/** @type {number} */ value, /** @type {number} */ i) => ({name: unit.names[i], value, i}));
      all.sort((/** @type {any} */ a, /** @type {any} */ b) => Math.abs(b.value) - Math.abs(a.value));
      const below = source(network, unit.layer);
      const items = all.slice(0, FEW).map((/** @type {any} */ item) => ({...item, press: below >= 0 ? () => this.choose(below, item.i) : undefined}));
      body = h('div.stack', null, signedBars(items), all.length > FEW ? h('p.note', null, `${count(all.length - FEW)} weaker weights are not shown.`) : null);
    } else {
      body = h('p.note', null, 'This layer has no weights for single channels. Its map for the row at hand is drawn above.');
    }
    const bias = unit.bias === undefined ? '' : ` Its bias is ${number(unit.bias, 3)}.`;
    return h('div.stack', null, h('h3', null, 'What it looks at'), body,
      h('p.note', null, `It is above 0 for ${percent(unit.share)} of the rows.${bias}${unit.share === 0 ? ' A unit that is never above 0 is dead: it says nothing.' : ''}`));
  }

  /** @param {any} unit @param {import('./network.js').Network} network */
  outgoing(unit, network) {
    if (!unit.outgoing.length) {
      return h('div.stack', null, h('h3', null, 'What it does'), h('p.note', null, unit.kind === 'units' ? 'It is an output: nothing comes after it.' : 'Its map goes on to the next layer.'));
    }
    const to = network.bundles.find((bundle) => bundle.from === unit.layer)?.to ?? -1;
    const all = unit.outgoing.map((/** @type {number} */ value, /** @type {number} */ i) => ({name: unit.targets[i] ?? `unit ${i + 1}`, value, i}));
    if (all.length > FEW) {
      all.sort((/** @type {any} */ a, /** @type {any} */ b) => Math.abs(b.value) - Math.abs(a.value));
    }
    return h('div.stack', null, h('h3', null, 'What it does'),
      signedBars(all.slice(0, FEW).map((/** @type {any} */ item) => ({...item, press: to >= 0 ? () => this.choose(to, item.i) : undefined}))),
      all.length > FEW ? h('p.note', null, `${count(all.length - FEW)} weaker weights are not shown.`) : h('p.note', null, 'Positive weights speak for a unit of the next layer, negative ones against it.'));
  }

  /** @param {any} unit */
  examples(unit) {
    const all = unit.examples;
    if (!all.length) {
      return h('div.stack', null, h('h3', null, 'Its strongest rows'), h('p.note', null, 'There are no rows to look at.'));
    }
    const body = all[0].image
      ? h('div.shots', null, all.map((/** @type {any} */ one) => h('button.shot', {type: 'button', onclick: () => this.showRow(one.row), title: 'Send this row through the network'},
        image(one.image, '', 60), h('span', null, h('span.sr', null, `Row ${one.row + 1}, `), `${one.truth} · ${number(one.value, 2)}`))))
      : table('The rows for which the unit answers most', ['Row', {text: 'Value', num: true}, 'True', ...all[0].cells.slice(0, 6).map((/** @type {any} */ cell) => cell.name)],
        all.slice(0, 8).map((/** @type {any} */ one) => [
          h('button.small', {type: 'button', onclick: () => this.showRow(one.row), 'aria-label': `Send row ${one.row + 1} through the network`}, one.row + 1),
          number(one.value, 3), one.truth, ...one.cells.slice(0, 6).map((/** @type {any} */ cell) => cell.value)]));
    return h('div.stack.whole', null, h('h3', null, 'Its strongest rows'), body);
  }
}

/** The layer whose units feed this one; −1 for the inputs. @param {import('./network.js').Network} network @param {number} layer */
function source(network, layer) {
  return network.bundles.find((bundle) => bundle.to === layer)?.from ?? -1;
}

/** How weights and gradients are spread. */
export class Spreads {
  constructor() {
    this.body = h('div.spreads', null);
    this.element = h('section.card', null, h('h2', null, 'Weights and gradients'),
      h('p.note', null, 'Each bar counts numbers of one size; 0 is in the middle. The gradients come from one backward pass over up to 256 training rows, without the noise of training.'),
      this.body);
  }

  /** @param {any[]} all @param {import('./network.js').Network} network */
  show(all, network) {
    const shown = all.filter((one) => one.size > 1);
    put(this.body, shown.slice(0, 24).map((one) => {
      const part = network.parts.find((p) => p.layer === one.layer);
      const name = `Layer ${one.layer + 1}, ${part?.text.split('(')[0]}: ${one.name}`;
      return h('div.spread-row', null,
        h('div', null, h('h3', null, name), h('p.note', null, `${count(one.size)} numbers`)),
        histogram(one.weights, `${name}, values`, 'values', '--c1'),
        one.gradients ? histogram(one.gradients, `${name}, gradients`, 'gradients', '--c3') : h('p.note', null, 'A running statistic: it has no gradient.'));
    }), shown.length > 24 ? h('p.note', null, `${shown.length - 24} more parameters are not shown.`) : null);
  }
}

/** @param {any} bars @param {string} label @param {string} word @param {string} color */
function histogram(bars, label, word, color) {
  const most = Math.max(1, ...bars.counts);
  const wide = 4.6;
  const width = bars.counts.length * wide;
  return h('figure.histogram', null,
    s('svg', {viewBox: `0 0 ${width} 54`, role: 'img', 'aria-label': `${label}: mean ${number(bars.mean, 3)}, standard deviation ${number(bars.deviation, 3)}`, preserveAspectRatio: 'none'},
      s('line', {x1: 0, x2: width, y1: 53.5, y2: 53.5, stroke: 'var(--line-strong)'}),
      bars.counts.map((/** @type {number} */ n, /** @type {number} */ i) => s('rect', {x: i * wide + 0.4, width: wide - 0.8, y: 53 - (50 * n) / most, height: (50 * n) / most, fill: `var(${color})`}))),
    h('figcaption.note', null, h('span', null, `−${number(bars.reach, 2)}`), h('span', null, `${word}, ± ${number(bars.deviation, 2)}`), h('span', null, number(bars.reach, 2))));
}
