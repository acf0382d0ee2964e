// The network of a playground: features, hidden units with what they answer all over the plane, and the weights between them.
import {h, put, token} from '../dom.js';
import {number} from '../format.js';
import {SIGNS, classToken, context, decode, diverging, picture, show} from './paint.js';

const LETTERS = 'abcdefgh';

/**
 * @typedef {object} Acts
 * @property {(feature: string) => void} feature switches a feature on or off
 * @property {(layer: number, by: number) => void} units adds or removes a unit
 * @property {(by: number) => void} layers adds or removes a layer
 * @property {(index: number, value: number) => void} weight
 * @property {(layer: number, unit: number) => void} look shows a unit large; -1 shows the answer again
 */

export class Net {
  /** @param {string[]} features all there are @param {Acts} acts */
  constructor(features, acts) {
    this.features = features;
    this.acts = acts;
    this.lines = h('canvas.play-lines', {'aria-hidden': 'true'});
    this.columns = h('div.play-columns', null);
    this.box = h('div.play-net', {tabindex: 0, role: 'group', 'aria-label': 'The network'}, this.lines, this.columns);
    this.heads = h('div.spread', null);
    this.panel = h('div.play-panel', {hidden: true});
    this.element = h('div.stack', null, this.heads, this.box, this.panel);
    /** @type {any} */
    this.opened = null;
    /** @type {any} */
    this.frame = null;
    /** @type {number[]} */
    this.hidden = [];
    /** @type {string[]} */
    this.chosen = [];
    /** @type {HTMLElement[][]} */
    this.nodes = [];
    /** @type {[number, number] | null} */
    this.selected = null;
    /** @type {{input: HTMLInputElement, index: number}[]} */
    this.inputs = [];
    this.sized = new ResizeObserver(() => this.draw());
    this.sized.observe(this.box);
  }

  close() {
    this.sized.disconnect();
  }

  /** Another structure. @param {string[]} chosen features @param {number[]} hidden @param {any} opened */
  build(chosen, hidden, opened) {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.key : undefined;
    this.opened = opened;
    this.chosen = chosen;
    this.hidden = hidden;
    this.frame = null;
    this.nodes = [[]];
    put(this.heads,
      h('h2', null, hidden.length === 0 ? 'No hidden layer' : `${hidden.length} hidden ${hidden.length === 1 ? 'layer' : 'layers'}`),
      h('div.row', null,
        h('button.small', {type: 'button', 'data-key': 'layer-', disabled: hidden.length === 0, onclick: () => this.acts.layers(-1)}, '− layer'),
        h('button.small', {type: 'button', 'data-key': 'layer+', disabled: hidden.length >= 8, onclick: () => this.acts.layers(1)}, '+ layer')));
    const inputs = h('div.play-column', null, h('div.play-head', null, 'Features'));
    for (const feature of this.features) {
      const on = chosen.includes(feature);
      const canvas = h('canvas', {'aria-hidden': 'true'});
      const button = h('button.play-unit', {type: 'button', 'aria-pressed': String(on), 'data-key': `f${feature}`, onclick: () => this.acts.feature(feature)},
        canvas, h('span', null, words(feature)));
      inputs.append(button);
      if (on) {
        this.nodes[0].push(button);
      }
    }
    const columns = [inputs];
    hidden.forEach((units, layer) => {
      this.nodes.push([]);
      const column = h('div.play-column', null,
        h('div.play-head', null,
          h('button.small', {type: 'button', 'data-key': `u${layer}-`, disabled: units <= 1, 'aria-label': `One unit fewer in layer ${layer + 1}`, onclick: () => this.acts.units(layer, -1)}, '−'),
          h('span', {title: 'units'}, String(units)),
          h('button.small', {type: 'button', 'data-key': `u${layer}+`, disabled: units >= 16, 'aria-label': `One unit more in layer ${layer + 1}`, onclick: () => this.acts.units(layer, 1)}, '+')));
      for (let unit = 0; unit < units; unit++) {
        column.append(this.unit(layer, unit, `${LETTERS[layer]}${unit + 1}`));
      }
      columns.push(column);
    });
    this.nodes.push([]);
    const outputs = h('div.play-column', null, h('div.play-head', null, 'Out'));
    for (let k = 0; k < Math.max(1, opened?.classes ?? 0); k++) {
      outputs.append(this.unit(hidden.length, k, opened?.classes > 0 ? `${SIGNS[k]} z${k}` : 'y'));
    }
    columns.push(outputs);
    put(this.columns, columns);
    if (this.selected && (this.selected[0] > hidden.length || this.selected[1] >= this.nodes[this.selected[0] + 1].length)) {
      this.selected = null;
    }
    if (focused) {
      /** @type {HTMLElement | null} */ (this.element.querySelector(`[data-key="${CSS.escape(focused)}"]`))?.focus();
    }
    this.pictures();
    this.edit();
    this.draw();
  }

  /** @param {number} layer @param {number} unit @param {string} name */
  unit(layer, unit, name) {
    const last = layer === this.hidden.length;
    const look = (/** @type {number} */ to) => () => this.acts.look(last ? -1 : to, unit);
    const button = h('button.play-unit', {
      type: 'button',
      'data-key': `n${layer}.${unit}`,
      'aria-expanded': 'false',
      'aria-label': last ? `Output ${name}: weights` : `Unit ${name}: weights`,
      onclick: () => {
        const same = this.selected && this.selected[0] === layer && this.selected[1] === unit;
        this.selected = same ? null : [layer, unit];
        this.edit();
        this.draw();
      },
      onpointerenter: look(layer),
      onpointerleave: look(-1),
      onfocus: look(layer),
      onblur: look(-1),
    }, last ? null : h('canvas', {'aria-hidden': 'true'}), h('span', null, name));
    this.nodes[layer + 1].push(button);
    return button;
  }

  /** The features never change; they are drawn once. */
  pictures() {
    if (!this.opened) {
      return;
    }
    const colors = diverging('--minus', '--plus');
    this.nodes[0].forEach((node, i) => {
      const canvas = node.querySelector('canvas');
      const bytes = decode(this.opened.inputs[i]);
      if (canvas) {
        show(canvas, picture(bytes, this.opened.unitSide, (j) => colors[bytes[j]]));
      }
    });
  }

  /** @param {any} frame */
  update(frame) {
    this.frame = frame;
    const colors = diverging('--minus', '--plus');
    frame.units.forEach((/** @type {string[]} */ layer, /** @type {number} */ i) => layer.forEach((text, j) => {
      const canvas = this.nodes[i + 1]?.[j]?.querySelector('canvas');
      if (canvas) {
        const bytes = decode(text);
        show(canvas, picture(bytes, this.opened.unitSide, (k) => colors[bytes[k]]));
      }
    }));
    for (const {input, index} of this.inputs) {
      if (document.activeElement !== input) {
        input.value = String(Number(frame.theta[index].toPrecision(4)));
      }
    }
    this.draw();
  }

  /** @param {number} layer @param {string} name */
  block(layer, name) {
    return this.opened.blocks.find((/** @type {any} */ block) => block.layer === layer && block.name === name);
  }

  /** The lines between units: width by size, colour and dash by sign. */
  draw() {
    const width = this.columns.scrollWidth;
    const height = this.columns.offsetHeight;
    if (!width || !height) {
      return;
    }
    this.lines.style.setProperty('width', `${width}px`);
    this.lines.style.setProperty('height', `${height}px`);
    const g = context(this.lines, width, height);
    if (!this.opened || !this.frame) {
      return;
    }
    const [plus, minus] = [token('--plus'), token('--minus')];
    const place = (/** @type {HTMLElement} */ node, /** @type {boolean} */ right) => [
      node.offsetLeft + (right ? node.offsetWidth : 0), node.offsetTop + node.offsetHeight / 2];
    for (let layer = 0; layer <= this.hidden.length; layer++) {
      const block = this.block(layer, 'weight');
      if (!block || block.rows !== this.nodes[layer].length || block.cols !== this.nodes[layer + 1].length) {
        return;
      }
      const from = this.nodes[layer].map((node) => place(node, true));
      const to = this.nodes[layer + 1].map((node) => place(node, false));
      for (let i = 0; i < block.rows; i++) {
        for (let j = 0; j < block.cols; j++) {
          const w = this.frame.theta[block.offset + i * block.cols + j];
          const chosen = this.selected && this.selected[0] === layer && this.selected[1] === j;
          const size = Math.min(1, Math.abs(w) / 3);
          g.globalAlpha = chosen ? 1 : 0.25 + 0.6 * size;
          g.lineWidth = 0.4 + 4 * size + (chosen ? 1 : 0);
          g.strokeStyle = w >= 0 ? plus : minus;
          g.setLineDash(w >= 0 ? [] : [6, 4]);
          const middle = (from[i][0] + to[j][0]) / 2;
          g.beginPath();
          g.moveTo(from[i][0], from[i][1]);
          g.bezierCurveTo(middle, from[i][1], middle, to[j][1], to[j][0], to[j][1]);
          g.stroke();
        }
      }
    }
    g.globalAlpha = 1;
  }

  /** The weights into the selected unit, to be read and changed. */
  edit() {
    this.nodes.slice(1).forEach((nodes, layer) => nodes.forEach((node, unit) => {
      const on = this.selected !== null && this.selected[0] === layer && this.selected[1] === unit;
      node.setAttribute('aria-expanded', String(on));
      node.classList.toggle('selected', on);
    }));
    this.inputs = [];
    this.panel.hidden = !this.selected || !this.opened;
    if (!this.selected || !this.opened) {
      put(this.panel);
      return;
    }
    const [layer, unit] = this.selected;
    const weights = this.block(layer, 'weight');
    const bias = this.block(layer, 'bias');
    const names = layer === 0 ? this.chosen.map(words) : this.nodes[layer].map((_, i) => `${LETTERS[layer - 1]}${i + 1}`);
    const one = (/** @type {string} */ name, /** @type {number} */ index) => {
      const input = h('input', {type: 'number', step: 'any', value: this.frame ? String(Number(this.frame.theta[index].toPrecision(4))) : '',
        onchange: () => this.acts.weight(index, Number(input.value))});
      this.inputs.push({input, index});
      return h('label.play-weight', null, h('span', null, name), input);
    };
    const title = layer === this.hidden.length
      ? (this.opened.classes > 0 ? `output z${unit}` : 'output y')
      : `unit ${LETTERS[layer]}${unit + 1}`;
    put(this.panel,
      h('div.spread', null, h('h3', null, `Weights into ${title}`),
        h('button.small', {type: 'button', onclick: () => {
          this.selected = null;
          this.edit();
          this.draw();
        }}, 'Close')),
      h('p.note', null, layer === 0
        ? 'Type another number and see the lines and surfaces follow. Features are scaled to mean 0 and deviation 1 before they are weighted.'
        : 'Type another number and see the lines and surfaces follow.'),
      h('div.play-weights', null,
        names.map((name, i) => one(`from ${name}`, weights.offset + i * weights.cols + unit)),
        one('bias', bias.offset + unit)));
  }
}

/** A feature as people write it. @param {string} feature */
export function words(feature) {
  return feature.replace('^2', '²').replace('*', '·').replace('x1', 'x₁').replace('x2', 'x₂').replace('x2', 'x₂');
}

/** The marks of the classes with their names. @param {number} classes @param {string[]} labels */
export function legend(classes, labels) {
  return Array.from({length: classes}, (_, k) => h('li', null,
    h('span.play-sign', {style: {color: `var(${classToken(k)})`}, 'aria-hidden': 'true'}, SIGNS[k]), ` class ${labels[k] ?? k}`));
}

/** @param {number} value */
export function short(value) {
  return number(value, 3);
}
