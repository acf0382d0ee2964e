// What a network answers to the row at hand.
import {h, put} from './dom.js';
import {number, percent} from './format.js';
import {bars, image} from './pictures.js';

const MOST_CELLS = 14;

export class Answer {
  constructor() {
    this.picture = h('div', null);
    this.bars = h('ul.bars.wide', null);
    this.said = h('p', {role: 'status'});
    this.element = h('div.stack.inside-answer', null, this.picture, this.bars, this.said);
  }

  /** @param {any} flow @param {string} title @param {number} members networks that are averaged @param {number} member the one that is drawn */
  show(flow, title, members, member) {
    put(this.picture, h('h3.gap', null, title), flow.image ? image(flow.image, title, 120) : cells(flow.cells));
    this.bars.hidden = flow.kind === 'numbers';
    if (flow.kind !== 'numbers') {
      bars(this.bars, flow.labels, flow.answer);
    }
    const truth = flow.truth === undefined ? '' : ` True: ${flow.truth}.`;
    const who = members > 1 ? 'The networks together answer' : 'The network answers';
    if (flow.kind === 'classes') {
      const best = top(flow.answer);
      const own = top(flow.own);
      const alone = members > 1 ? ` Network ${member} alone: ${flow.labels[own]}, ${percent(flow.own[own])}.` : '';
      const wrong = flow.truth !== undefined && flow.truth !== flow.labels[best];
      put(this.said, wrong ? h('strong', null, 'Wrong. ') : null, `${who} ${flow.labels[best]}.${truth}${alone}`);
    } else if (flow.kind === 'numbers') {
      put(this.said, `${who} ${flow.labels.map((/** @type {string} */ label, /** @type {number} */ i) => `${label} = ${number(flow.answer[i], 4)}`).join(', ')}.${truth}`);
    } else {
      put(this.said, truth);
    }
  }
}

/** @param {number[]} values */
function top(values) {
  return values.indexOf(Math.max(...values));
}

/** @param {{name: string, value: string}[]} all */
function cells(all) {
  return h('dl.facts', null, all.slice(0, MOST_CELLS).flatMap((cell) => [h('dt', null, cell.name), h('dd', null, cell.value)]),
    all.length > MOST_CELLS ? [h('dt', null, '…'), h('dd', null, `${all.length - MOST_CELLS} more`)] : null);
}
