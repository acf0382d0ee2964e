// A slider over the epochs of a training whose networks were kept.
import {field, h} from './dom.js';

const PACE = 700;
const still = matchMedia('(prefers-reduced-motion: reduce)');

export class Timeline {
  /** @param {(epoch: number) => void} change called with an epoch; 0 is the network that was kept */
  constructor(change) {
    this.change = change;
    /** @type {number[]} */
    this.epochs = [];
    this.kept = 0;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.timer = undefined;
    this.slider = h('input', {type: 'range', min: 0, max: 0, value: 0, oninput: () => this.go(Number(this.slider.value))});
    this.label = h('output.note', null);
    this.play = h('button', {type: 'button', onclick: () => this.toggle()}, 'Play');
    this.line = h('div.timeline', null, field('Epoch', this.slider), this.label, this.play);
    this.none = h('p.note', null, 'No earlier epochs of this training were kept, so there is nothing to go back to. A single network keeps some; a committee does not.');
    this.element = h('div', null, this.line, this.none);
  }

  close() {
    clearInterval(this.timer);
  }

  /** @param {number[]} epochs @param {number} epoch the one that is shown; 0 for the kept network @param {number} kept the epoch of that */
  show(epochs, epoch, kept) {
    this.epochs = epochs;
    this.kept = kept;
    this.line.hidden = epochs.length === 0;
    this.none.hidden = epochs.length > 0;
    this.play.hidden = still.matches;
    this.slider.max = String(epochs.length);
    const at = epochs.indexOf(epoch);
    this.slider.value = String(at < 0 ? epochs.length : at);
    this.words(epoch);
  }

  /** @param {number} epoch */
  words(epoch) {
    const words = epoch ? `after epoch ${epoch}` : `the network that was kept, after epoch ${this.kept}`;
    this.label.textContent = words;
    this.slider.setAttribute('aria-valuetext', words);
  }

  /** @param {number} at the index of an epoch; one more is the network that was kept */
  go(at) {
    const epoch = this.epochs[at] ?? 0;
    this.slider.value = String(at);
    this.words(epoch);
    this.change(epoch);
  }

  toggle() {
    if (this.timer !== undefined) {
      clearInterval(this.timer);
      this.timer = undefined;
      this.play.textContent = 'Play';
      return;
    }
    let at = Number(this.slider.value) >= this.epochs.length ? 0 : Number(this.slider.value);
    this.play.textContent = 'Stop';
    this.go(at);
    this.timer = setInterval(() => {
      at++;
      this.go(at);
      if (at >= this.epochs.length) {
        this.toggle();
      }
    }, PACE);
  }
}
