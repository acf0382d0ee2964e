// Dots: predicted numbers against true ones, and how far off they are.
import {h, onTheme, token} from './dom.js';
import {number} from './format.js';
import {sized} from './pictures.js';

export class Scatter {
  /** @param {string} label @param {string} xLabel @param {string} yLabel @param {boolean} diagonal whether y = x is where dots should lie; otherwise y = 0 */
  constructor(label, xLabel, yLabel, diagonal) {
    this.label = label;
    this.xLabel = xLabel;
    this.yLabel = yLabel;
    this.diagonal = diagonal;
    /** @type {[number, number][]} */
    this.dots = [];
    this.canvas = h('canvas', {role: 'img', 'aria-label': label});
    this.element = h('div', null, this.canvas);
    this.off = onTheme(() => this.draw());
    this.sizes = new ResizeObserver(() => this.draw());
    this.sizes.observe(this.element);
  }

  close() {
    this.off();
    this.sizes.disconnect();
  }

  /** @param {[number, number][]} dots @param {string} words for readers of screens */
  set(dots, words) {
    this.dots = dots.filter((dot) => dot.every((value) => Number.isFinite(value)));
    this.canvas.setAttribute('aria-label', `${this.label}: ${words}`);
    this.draw();
  }

  draw() {
    const width = this.element.clientWidth;
    const height = 300;
    if (!width || !this.dots.length) {
      return;
    }
    const ctx = sized(this.canvas, width, height);
    const xs = range(this.dots.map((dot) => dot[0]));
    const ys = this.diagonal ? range(this.dots.flat()) : range([0, ...this.dots.map((dot) => dot[1])]);
    const x = this.diagonal ? ys : xs;
    /** @param {number} value */
    const atX = (value) => 58 + ((value - x.low) / (x.high - x.low)) * (width - 74);
    /** @param {number} value */
    const atY = (value) => height - 44 - ((value - ys.low) / (ys.high - ys.low)) * (height - 58);
    ctx.font = `12px ${token('--font')}`;
    ctx.fillStyle = token('--soft');
    ctx.strokeStyle = token('--line');
    for (const tick of x.ticks) {
      ctx.beginPath();
      ctx.moveTo(atX(tick), 14);
      ctx.lineTo(atX(tick), height - 44);
      ctx.stroke();
      ctx.textAlign = 'center';
      ctx.fillText(number(tick, 4), atX(tick), height - 28);
    }
    for (const tick of ys.ticks) {
      ctx.beginPath();
      ctx.moveTo(58, atY(tick));
      ctx.lineTo(width - 16, atY(tick));
      ctx.stroke();
      ctx.textAlign = 'right';
      ctx.fillText(number(tick, 4), 52, atY(tick) + 4);
    }
    ctx.textAlign = 'center';
    ctx.fillText(this.xLabel, 58 + (width - 74) / 2, height - 8);
    ctx.save();
    ctx.translate(11, (height - 44) / 2);
    ctx.rotate(-Math.PI / 2);
    ctx.fillText(this.yLabel, 0, 0);
    ctx.restore();
    ctx.setLineDash([5, 4]);
    ctx.strokeStyle = token('--soft');
    ctx.beginPath();
    ctx.moveTo(atX(x.low), atY(this.diagonal ? x.low : 0));
    ctx.lineTo(atX(x.high), atY(this.diagonal ? x.high : 0));
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.fillStyle = token('--c1');
    ctx.globalAlpha = this.dots.length > 400 ? 0.35 : 0.6;
    for (const [px, py] of this.dots) {
      ctx.beginPath();
      ctx.arc(atX(px), atY(py), 3, 0, 2 * Math.PI);
      ctx.fill();
    }
    ctx.globalAlpha = 1;
  }
}

/** Round numbers around all values. @param {number[]} values */
function range(values) {
  let low = Math.min(...values);
  let high = Math.max(...values);
  if (low === high) {
    low -= 1;
    high += 1;
  }
  const raw = (high - low) / 5;
  const size = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((n) => n * size).find((n) => n >= raw) ?? raw;
  low = Math.floor(low / step) * step;
  high = Math.ceil(high / step) * step;
  const ticks = [];
  for (let k = 0; low + k * step <= high + step / 2; k++) {
    ticks.push(low + k * step);
  }
  return {low, high, ticks};
}
