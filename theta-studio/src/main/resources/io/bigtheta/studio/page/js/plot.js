// Points with error bars over sizes, drawn on a canvas in the colours of the theme.
import {h, s, put, token, onTheme} from './dom.js';

/**
 * @typedef {'circle' | 'square' | 'triangle' | 'diamond'} Shape
 *
 * @typedef {object} Series
 * @property {string} label
 * @property {string} color a token such as --c1
 * @property {Shape} shape
 * @property {number[]} [dash]
 * @property {boolean} [line] whether its points are joined
 * @property {{x: number, y: number | null, low?: number | null, high?: number | null, hollow?: boolean}[]} points in the order of x
 *
 * @typedef {object} View
 * @property {Series[]} series
 * @property {{x: number, y: number}[]} [dots] faint, such as single folds
 * @property {{x: number, text: string, color: string}[]} [lines] vertical
 * @property {{y: number, text: string}[]} [levels] horizontal
 * @property {{x: number, y: number, text: string, color: string}[]} [notes] a ring around a point, with a word
 * @property {number[]} [ticks] sizes that have a label
 * @property {number} [from] the smallest y that is shown
 *
 * @typedef {object} Options
 * @property {string} xLabel
 * @property {string} yLabel
 * @property {number} [height]
 * @property {(y: number) => string} format
 * @property {(x: number) => void} [onpick] called with the x of the point that was clicked
 */

const LEFT = 78;
const RIGHT = 18;
const TOP = 18;
const BOTTOM = 46;

export class Plot {
  /** @param {Options} options */
  constructor(options) {
    this.options = options;
    /** @type {View} */
    this.view = {series: []};
    this.label = '';
    this.canvas = h('canvas', {role: 'img', 'aria-label': ''});
    this.legend = h('ul.legend', null);
    this.box = h('div.plot', null, this.canvas);
    this.element = h('div.stack', null, this.box, this.legend);
    this.frame = 0;
    this.sized = new ResizeObserver(() => this.redraw());
    this.sized.observe(this.box);
    this.off = onTheme(() => {
      this.drawLegend();
      this.redraw();
    });
    if (options.onpick) {
      this.canvas.style.cursor = 'pointer';
      this.canvas.addEventListener('click', (/** @type {MouseEvent} */ e) => this.pick(e));
    }
  }

  /** @param {View} view @param {string} label what it shows, for readers of screens */
  set(view, label) {
    const before = JSON.stringify(this.view.series.map((one) => [one.label, one.color]));
    this.view = view;
    if (label !== this.label) {
      this.label = label;
      this.canvas.setAttribute('aria-label', label);
    }
    if (before !== JSON.stringify(view.series.map((one) => [one.label, one.color]))) {
      this.drawLegend();
    }
    this.redraw();
  }

  close() {
    this.off();
    this.sized.disconnect();
    cancelAnimationFrame(this.frame);
  }

  redraw() {
    if (!this.frame) {
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.draw();
      });
    }
  }

  /** @param {MouseEvent} e */
  pick(e) {
    const at = e.clientX - this.canvas.getBoundingClientRect().left;
    let best = null;
    for (const point of this.view.series.flatMap((one) => one.points)) {
      if (best === null || Math.abs(this.x(point.x) - at) < Math.abs(this.x(best) - at)) {
        best = point.x;
      }
    }
    if (best !== null) {
      this.options.onpick?.(best);
    }
  }

  /** The ranges of both axes. */
  measure() {
    const points = this.view.series.flatMap((one) => one.points);
    const xs = [...points.map((p) => p.x), ...(this.view.lines ?? []).map((line) => line.x), ...(this.view.ticks ?? [])].map((x) => Math.max(0.7, x));
    const ys = [...points.flatMap((p) => [p.y, p.low, p.high]), ...(this.view.dots ?? []).map((dot) => dot.y), ...(this.view.levels ?? []).map((level) => level.y)]
      .filter((y) => typeof y === 'number' && Number.isFinite(y) && (this.view.from === undefined || y >= this.view.from)).map(Number);
    const low = this.view.from ?? (ys.length ? Math.min(...ys) : 0);
    const high = ys.length ? Math.max(...ys) : 1;
    const gap = (high - low || Math.abs(high) || 1) * 0.06;
    const least = xs.length ? Math.min(...xs) : 1;
    const most = xs.length ? Math.max(...xs) : 64;
    this.range = {x0: Math.log(least / 1.25), x1: Math.log(most * 1.25), y0: this.view.from ?? low - gap, y1: high + gap};
  }

  /** @param {number} x */
  x(x) {
    const {x0, x1} = this.range ?? {x0: 0, x1: 1};
    return LEFT + ((Math.log(Math.max(0.7, x)) - x0) / (x1 - x0)) * (this.box.clientWidth - LEFT - RIGHT);
  }

  /** @param {number} y */
  y(y) {
    const {y0, y1} = this.range ?? {y0: 0, y1: 1};
    const height = (this.options.height ?? 320) - TOP - BOTTOM;
    return TOP + height - ((y - y0) / (y1 - y0)) * height;
  }

  draw() {
    const width = this.box.clientWidth;
    const height = this.options.height ?? 320;
    if (!width) {
      return;
    }
    this.measure();
    this.canvas.width = Math.round(width * devicePixelRatio);
    this.canvas.height = Math.round(height * devicePixelRatio);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    const g = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d'));
    g.scale(devicePixelRatio, devicePixelRatio);
    g.font = `12px ${token('--font')}`;
    this.axes(g, width, height);
    g.save();
    g.beginPath();
    g.rect(LEFT, 0, width - LEFT - RIGHT + 10, height - BOTTOM + 4);
    g.clip();
    this.under(g, width, height);
    for (const one of this.view.series) {
      this.one(g, one);
    }
    g.restore();
    this.notes(g, width);
  }

  /** @param {CanvasRenderingContext2D} g @param {number} width @param {number} height */
  axes(g, width, height) {
    const {y0, y1} = this.range ?? {y0: 0, y1: 1};
    g.strokeStyle = token('--line');
    g.fillStyle = token('--soft');
    g.lineWidth = 1;
    g.textAlign = 'right';
    g.textBaseline = 'middle';
    const rough = (y1 - y0) / 5;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((m) => m >= rough) ?? rough;
    for (let y = Math.ceil(y0 / step) * step; y <= y1; y += step) {
      g.beginPath();
      g.moveTo(LEFT, this.y(y));
      g.lineTo(width - RIGHT, this.y(y));
      g.stroke();
      g.fillText(this.options.format(Math.abs(y) < step / 1e6 ? 0 : y), LEFT - 8, this.y(y));
    }
    g.textAlign = 'center';
    g.textBaseline = 'top';
    const ticks = [...new Set(this.view.ticks ?? this.view.series.flatMap((one) => one.points.map((p) => p.x)))].sort((a, b) => b - a);
    let last = Infinity;
    for (const tick of ticks) { // the largest first, as these lie closest
      const x = this.x(tick);
      g.beginPath();
      g.moveTo(x, height - BOTTOM);
      g.lineTo(x, height - BOTTOM + 5);
      g.strokeStyle = token('--line-strong');
      g.stroke();
      if (last - x > g.measureText(String(tick)).width + 8) {
        g.fillText(String(tick), x, height - BOTTOM + 8);
        last = x;
      }
    }
    g.beginPath();
    g.moveTo(LEFT, height - BOTTOM);
    g.lineTo(width - RIGHT, height - BOTTOM);
    g.stroke();
    g.fillText(this.options.xLabel, LEFT + (width - LEFT - RIGHT) / 2, height - 17);
    g.save();
    g.translate(11, TOP + (height - TOP - BOTTOM) / 2);
    g.rotate(-Math.PI / 2);
    g.textBaseline = 'middle';
    g.fillText(this.options.yLabel, 0, 0);
    g.restore();
  }

  /** What lies behind the points. @param {CanvasRenderingContext2D} g @param {number} width @param {number} height */
  under(g, width, height) {
    for (const level of this.view.levels ?? []) {
      g.strokeStyle = token('--c3');
      g.fillStyle = token('--c3');
      g.setLineDash([2, 4]);
      g.lineWidth = 1.5;
      g.beginPath();
      g.moveTo(LEFT, this.y(level.y));
      g.lineTo(width - RIGHT, this.y(level.y));
      g.stroke();
      g.textAlign = 'left';
      g.textBaseline = 'bottom';
      g.setLineDash([]);
      g.lineWidth = 4;
      g.strokeStyle = token('--sheet');
      g.strokeText(level.text, LEFT + 8, this.y(level.y) - 3);
      g.fillText(level.text, LEFT + 8, this.y(level.y) - 3);
    }
    for (const line of this.view.lines ?? []) {
      const x = this.x(line.x);
      g.strokeStyle = token(line.color);
      g.fillStyle = token(line.color);
      g.setLineDash([4, 4]);
      g.lineWidth = 1.5;
      g.beginPath();
      g.moveTo(x, TOP - 4);
      g.lineTo(x, height - BOTTOM);
      g.stroke();
      const right = x > LEFT + 0.65 * (width - LEFT - RIGHT);
      g.textAlign = right ? 'right' : 'left';
      g.textBaseline = 'bottom';
      g.fillText(line.text, x + (right ? -6 : 6), height - BOTTOM - 6);
    }
    g.setLineDash([]);
    g.fillStyle = token('--line-strong');
    g.globalAlpha = 0.55;
    for (const dot of this.view.dots ?? []) {
      g.beginPath();
      g.arc(this.x(dot.x), this.y(dot.y), 2.5, 0, 7);
      g.fill();
    }
    g.globalAlpha = 1;
  }

  /** @param {CanvasRenderingContext2D} g @param {Series} series */
  one(g, series) {
    const color = token(series.color);
    g.strokeStyle = color;
    g.fillStyle = color;
    if (series.line) {
      g.setLineDash(series.dash ?? []);
      g.lineWidth = 2;
      g.beginPath();
      series.points.filter((p) => p.y !== null && !p.hollow).forEach((p, i) => {
        if (i === 0) {
          g.moveTo(this.x(p.x), this.y(Number(p.y)));
        } else {
          g.lineTo(this.x(p.x), this.y(Number(p.y)));
        }
      });
      g.stroke();
      g.setLineDash([]);
    }
    for (const p of series.points) {
      if (p.y === null) {
        continue;
      }
      const x = this.x(p.x);
      if (typeof p.low === 'number' && typeof p.high === 'number') {
        g.lineWidth = 1.5;
        g.beginPath();
        g.moveTo(x, this.y(p.low));
        g.lineTo(x, this.y(p.high));
        for (const end of [p.low, p.high]) {
          g.moveTo(x - 5, this.y(end));
          g.lineTo(x + 5, this.y(end));
        }
        g.stroke();
      }
      shape(g, series.shape, x, this.y(p.y), p.hollow ? 5 : 5.5);
      if (p.hollow) {
        g.fillStyle = token('--sheet');
        g.fill();
        g.fillStyle = color;
        g.lineWidth = 1.5;
        g.stroke();
      } else {
        g.fill();
      }
    }
  }

  /** @param {CanvasRenderingContext2D} g @param {number} width */
  notes(g, width) {
    /** @type {number[][]} */
    const used = [];
    for (const note of this.view.notes ?? []) {
      const x = this.x(note.x);
      const y = this.y(note.y);
      g.strokeStyle = token(note.color);
      g.fillStyle = token(note.color);
      g.lineWidth = 2.5;
      g.beginPath();
      g.arc(x, y, 11, 0, 7);
      g.stroke();
      g.font = `600 12px ${token('--font')}`;
      g.textBaseline = 'middle';
      const size = g.measureText(note.text).width;
      const right = x + 16 + size > width - RIGHT;
      g.textAlign = right ? 'right' : 'left';
      let at = y - 16;
      while (used.some((one) => Math.abs(one[0] - x) < size + 40 && Math.abs(one[1] - at) < 15)) {
        at += 16;
      }
      at = Math.max(8, at);
      used.push([x, at]);
      g.lineWidth = 4;
      g.strokeStyle = token('--sheet');
      g.strokeText(note.text, x + (right ? -14 : 14), at);
      g.fillText(note.text, x + (right ? -14 : 14), at);
    }
  }

  drawLegend() {
    put(this.legend, this.view.series.filter((one) => one.points.length || this.view.series.length > 1).map((one) => h('li', null,
      s('svg', {width: 30, height: 12, 'aria-hidden': 'true'},
        one.line ? s('line', {x1: 0, x2: 30, y1: 6, y2: 6, stroke: token(one.color), 'stroke-width': 2, 'stroke-dasharray': (one.dash ?? []).join(' ')}) : null,
        s('path', {d: PATHS[one.shape], fill: token(one.color)})),
      one.label)));
  }
}

const PATHS = {
  circle: 'M15 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10z',
  square: 'M10.5 1.5h9v9h-9z',
  triangle: 'M15 0.5l5.5 10.5h-11z',
  diamond: 'M15 0l6 6l-6 6l-6-6z',
};

/** @param {CanvasRenderingContext2D} g @param {Shape} kind @param {number} x @param {number} y @param {number} r */
function shape(g, kind, x, y, r) {
  g.beginPath();
  if (kind === 'circle') {
    g.arc(x, y, r, 0, 7);
  } else if (kind === 'square') {
    g.rect(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r);
  } else if (kind === 'triangle') {
    g.moveTo(x, y - 1.2 * r);
    g.lineTo(x + 1.1 * r, y + 0.9 * r);
    g.lineTo(x - 1.1 * r, y + 0.9 * r);
    g.closePath();
  } else {
    g.moveTo(x, y - 1.25 * r);
    g.lineTo(x + 1.25 * r, y);
    g.lineTo(x, y + 1.25 * r);
    g.lineTo(x - 1.25 * r, y);
    g.closePath();
  }
}
