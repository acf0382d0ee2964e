// Curves, drawn by uPlot in the colours of the theme. Every curve has a dash or a mark of its own besides its colour.
import {h, s, put, token, onTheme} from './dom.js';

/**
 * @typedef {object} Curve
 * @property {string} label
 * @property {string} color a token such as --c1
 * @property {number[]} [dash]
 * @property {number} [width]
 * @property {boolean} [faint] drawn pale, such as the raw curve behind a smoothed one
 * @property {boolean} [points]
 *
 * @typedef {object} Marks
 * @property {number} [minimum] x of the global minimum
 * @property {number} [shadeFrom] x from which the network overfits
 * @property {{x: number, text: string, color: string}[]} [lines]
 *
 * @typedef {object} Options
 * @property {string} label what the chart shows, for readers of screens
 * @property {string} xLabel
 * @property {string} yLabel
 * @property {number} [height]
 * @property {boolean} [log] a logarithmic y axis
 * @property {(x: number) => void} [onpoint] called with the x under the pointer
 */

const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3], [14, 4], [4, 2]];

/** The look of the curve with this index. @param {number} index @returns {{color: string, dash: number[]}} */
export function look(index) {
  return {color: `--c${(index % 6) + 1}`, dash: DASHES[index % DASHES.length]};
}

export class Chart {
  /** @param {Options} options */
  constructor(options) {
    this.options = options;
    this.log = options.log ?? false;
    /** @type {Curve[]} */
    this.curves = [];
    /** @type {(number | null)[][]} */
    this.data = [[]];
    /** @type {Marks} */
    this.marks = {};
    this.box = h('div.chart', {role: 'img', 'aria-label': options.label});
    this.legend = h('ul.legend', null);
    this.element = h('div.stack', null, this.box, this.legend);
    /** @type {any} */
    this.plot = null;
    this.frame = 0;
    this.sized = new ResizeObserver(() => this.resize());
    this.sized.observe(this.box);
    this.off = onTheme(() => this.rebuild());
  }

  /** @param {Curve[]} curves @param {(number | null)[][]} data x first, then one list for each curve @param {Marks} [marks] */
  set(curves, data, marks = {}) {
    const same = this.plot && JSON.stringify(curves) === JSON.stringify(this.curves);
    this.curves = curves;
    this.data = this.log ? data.map((list, i) => (i === 0 ? list : list.map((y) => (y !== null && y > 0 ? y : null)))) : data;
    this.marks = marks;
    if (!same) {
      this.rebuild();
    } else if (!this.frame) {
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.plot?.setData(this.data);
      });
    }
  }

  /** @param {boolean} log */
  scale(log) {
    this.log = log;
    this.plot?.destroy();
    this.plot = null;
  }

  close() {
    this.off();
    this.sized.disconnect();
    cancelAnimationFrame(this.frame);
    this.plot?.destroy();
  }

  resize() {
    const width = this.box.clientWidth;
    if (this.plot && width > 0) {
      this.plot.setSize({width, height: this.options.height ?? 300});
    } else if (!this.plot && width > 0) {
      this.rebuild();
    }
  }

  rebuild() {
    this.plot?.destroy();
    this.plot = null;
    this.drawLegend();
    const width = this.box.clientWidth;
    if (!width || !this.curves.length) {
      return;
    }
    const axis = {
      stroke: token('--soft'),
      grid: {stroke: token('--line'), width: 1},
      ticks: {stroke: token('--line'), width: 1, size: 5},
      font: `12px ${token('--font')}`,
      labelFont: `12px ${token('--font')}`,
      labelSize: 18,
    };
    const uPlot = /** @type {any} */ (window).uPlot;
    this.plot = new uPlot({
      width,
      height: this.options.height ?? 300,
      legend: {show: false},
      cursor: {drag: {x: false, y: false}, points: {size: 7}},
      scales: {x: {time: false}, y: this.log ? {distr: 3} : {}},
      axes: [
        {...axis, label: this.options.xLabel},
        {...axis, label: this.options.yLabel, size: 62, values: this.log ? undefined : (/** @type {any} */ _, /** @type {number[]} */ all) => all.map((y) => String(Number(y.toPrecision(6))))},
      ],
      series: [{}, ...this.curves.map((curve) => ({
        label: curve.label,
        stroke: curve.faint ? this.pale(curve.color) : token(curve.color),
        width: curve.width ?? (curve.faint ? 1 : 2),
        dash: curve.dash?.length ? curve.dash : undefined,
        points: {show: curve.points ?? false, size: 7, fill: token(curve.color)},
        spanGaps: true,
      }))],
      hooks: {
        drawClear: [(/** @type {any} */ u) => this.under(u)],
        draw: [(/** @type {any} */ u) => this.over(u)],
        setCursor: [(/** @type {any} */ u) => {
          if (this.options.onpoint && u.cursor.idx !== null && u.cursor.idx !== undefined) {
            this.options.onpoint(u.data[0][u.cursor.idx]);
          }
        }],
      },
    }, this.data, this.box);
    const canvas = this.box.querySelector('canvas');
    canvas?.setAttribute('aria-hidden', 'true');
  }

  /** @param {string} color */
  pale(color) {
    return `color-mix(in srgb, ${token(color)} 40%, transparent)`;
  }

  /** The overfitting region, behind the curves. @param {any} u */
  under(u) {
    const from = this.marks.shadeFrom;
    if (from === undefined) {
      return;
    }
    const left = Math.max(u.bbox.left, u.valToPos(from, 'x', true));
    const right = u.bbox.left + u.bbox.width;
    if (left >= right) {
      return;
    }
    u.ctx.save();
    u.ctx.fillStyle = token('--shade');
    u.ctx.fillRect(left, u.bbox.top, right - left, u.bbox.height);
    u.ctx.fillStyle = token('--bad');
    u.ctx.font = `${12 * devicePixelRatio}px ${token('--font')}`;
    u.ctx.textAlign = 'left';
    u.ctx.textBaseline = 'top';
    if (right - left > 90 * devicePixelRatio) {
      u.ctx.fillText('overfitting', left + 8 * devicePixelRatio, u.bbox.top + 6 * devicePixelRatio);
    }
    u.ctx.restore();
  }

  /** Vertical lines with a word, such as the global minimum. @param {any} u */
  over(u) {
    const lines = [...(this.marks.lines ?? [])];
    if (this.marks.minimum !== undefined) {
      lines.push({x: this.marks.minimum, text: `minimum: ${this.marks.minimum}`, color: '--c3'});
    }
    const ratio = devicePixelRatio;
    for (const line of lines) {
      const x = u.valToPos(line.x, 'x', true);
      if (x < u.bbox.left - 1 || x > u.bbox.left + u.bbox.width + 1) {
        continue;
      }
      u.ctx.save();
      u.ctx.strokeStyle = token(line.color);
      u.ctx.fillStyle = token(line.color);
      u.ctx.lineWidth = 1.5 * ratio;
      u.ctx.setLineDash([3 * ratio, 3 * ratio]);
      u.ctx.beginPath();
      u.ctx.moveTo(x, u.bbox.top);
      u.ctx.lineTo(x, u.bbox.top + u.bbox.height);
      u.ctx.stroke();
      u.ctx.font = `600 ${12 * ratio}px ${token('--font')}`;
      u.ctx.textBaseline = 'bottom';
      const right = x > u.bbox.left + 0.7 * u.bbox.width;
      u.ctx.textAlign = right ? 'right' : 'left';
      u.ctx.fillText(line.text, x + (right ? -6 : 6) * ratio, u.bbox.top + u.bbox.height - 6 * ratio);
      u.ctx.restore();
    }
  }

  drawLegend() {
    put(this.legend, this.curves.filter((curve) => !curve.faint).map((curve) => h('li', null,
      s('svg', {width: 30, height: 10, 'aria-hidden': 'true'},
        s('line', {x1: 0, x2: 30, y1: 5, y2: 5, stroke: token(curve.color), 'stroke-width': 2.5, 'stroke-dasharray': (curve.dash ?? []).join(' ')})),
      curve.label)));
  }
}

/**
 * An exponential moving average without the bias of its start.
 *
 * @param {(number | null)[]} list
 * @param {number} share kept of the average before, in [0, 1)
 */
export function smooth(list, share) {
  let sum = 0;
  let weight = 0;
  return list.map((y) => {
    if (y === null) {
      return null;
    }
    sum = share * sum + (1 - share) * y;
    weight = share * weight + (1 - share);
    return sum / weight;
  });
}
