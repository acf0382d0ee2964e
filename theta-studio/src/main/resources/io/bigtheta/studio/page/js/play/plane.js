// The plane: what the network answers everywhere, and the points.
import {h, token} from '../dom.js';
import {classToken, context, decode, diverging, mark, picture, rgb, rising} from './paint.js';

/** How much of their colour the answers have, so that the points stand out. */
const STRENGTH = 0.5;

export class Plane {
  /** @param {(x1: number, x2: number, away: boolean) => void} put called with a place that was clicked or chosen by keys, and whether a point there is to go */
  constructor(put) {
    this.canvas = h('canvas.play-plane', {role: 'img', 'aria-label': 'The plane with its points and the answer of the network'});
    this.caption = h('p.note', {role: 'status'});
    this.element = h('div.play-plane-box', null, this.canvas, this.caption);
    this.put = put;
    /** @type {any} */
    this.opened = null;
    /** @type {any} */
    this.frame = null;
    /** @type {[number, number]} */
    this.look = [-1, 0];
    this.sharp = false;
    this.tests = true;
    this.drawing = false;
    /** Where the keys are, in [0, 1]². @type {[number, number] | null} */
    this.cursor = null;
    this.surface = document.createElement('canvas');
    this.sized = new ResizeObserver(() => this.draw());
    this.sized.observe(this.canvas);
    this.canvas.addEventListener('click', (/** @type {MouseEvent} */ event) => {
      if (this.drawing) {
        const box = this.canvas.getBoundingClientRect();
        this.cursor = null;
        this.at((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height, false);
      }
    });
    this.canvas.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => this.key(event));
    this.canvas.addEventListener('blur', () => {
      this.cursor = null;
      this.draw();
    });
  }

  close() {
    this.sized.disconnect();
  }

  /** Whether points can be put. @param {boolean} on */
  draws(on) {
    this.drawing = on;
    this.canvas.classList.toggle('drawing', on);
    if (on) {
      this.canvas.setAttribute('tabindex', '0');
      this.canvas.setAttribute('role', 'application');
      this.canvas.setAttribute('aria-label', 'The plane: the arrow keys move a cross, space puts a point of the chosen class, and delete removes the nearest point');
    } else {
      this.canvas.removeAttribute('tabindex');
      this.canvas.setAttribute('role', 'img');
      this.canvas.setAttribute('aria-label', 'The plane with its points and the answer of the network');
    }
  }

  bounds() {
    return this.opened?.bounds ?? [-6, 6, -6, 6];
  }

  /** @param {number} right @param {number} down shares of the canvas @param {boolean} away */
  at(right, down, away) {
    const [left, far, low, high] = this.bounds();
    this.put(left + right * (far - left), high - down * (high - low), away);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (!this.drawing) {
      return;
    }
    const step = event.shiftKey ? 0.1 : 0.025;
    const [x, y] = this.cursor ?? [0.5, 0.5];
    /** @type {Record<string, [number, number]>} */
    const moves = {ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step]};
    if (moves[event.key]) {
      const within = (/** @type {number} */ value) => Math.max(0, Math.min(1, value));
      this.cursor = [within(x + moves[event.key][0]), within(y + moves[event.key][1])];
      const [left, far, low, high] = this.bounds();
      this.caption.textContent = `x₁ = ${(left + this.cursor[0] * (far - left)).toFixed(2)}, x₂ = ${(high - this.cursor[1] * (high - low)).toFixed(2)}`;
    } else if (event.key === ' ' || event.key === 'Enter') {
      this.cursor = [x, y];
      this.at(x, y, false);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      this.at(x, y, true);
    } else {
      return;
    }
    event.preventDefault();
    this.draw();
  }

  /** @param {any} frame */
  update(frame) {
    this.frame = frame;
    this.draw();
  }

  image() {
    const {opened, frame} = this;
    const [layer, unit] = this.look;
    if (layer >= 0 && frame.units[layer]?.[unit]) {
      const bytes = decode(frame.units[layer][unit]);
      const colors = diverging('--minus', '--plus');
      return picture(bytes, opened.unitSide, (i) => colors[bytes[i]]);
    }
    const answer = decode(frame.answer);
    if (opened.classes > 2) {
      const winner = decode(frame.winner);
      const all = Array.from({length: opened.classes}, (_, k) => rising(classToken(k), 255 / opened.classes - 40, STRENGTH));
      return picture(answer, opened.side, (i) => all[winner[i]][this.sharp ? 225 : answer[i]]);
    }
    const colors = opened.classes === 2 ? diverging(classToken(0), classToken(1), STRENGTH) : diverging('--minus', '--plus', STRENGTH);
    return picture(answer, opened.side, (i) => colors[this.sharp ? (answer[i] < 128 ? 20 : 235) : answer[i]]);
  }

  draw() {
    const width = this.canvas.clientWidth;
    if (!width) {
      return;
    }
    const g = context(this.canvas, width, width);
    g.fillStyle = token('--sunk');
    g.fillRect(0, 0, width, width);
    if (this.frame && this.opened) {
      const image = this.image();
      this.surface.width = image.width;
      this.surface.height = image.height;
      this.surface.getContext('2d')?.putImageData(image, 0, 0);
      g.imageSmoothingEnabled = !this.sharp;
      g.drawImage(this.surface, 0, 0, width, width);
    }
    this.axes(g, width);
    this.points(g, width);
    if (this.cursor) {
      const [x, y] = [this.cursor[0] * width, this.cursor[1] * width];
      g.strokeStyle = token('--ink');
      g.lineWidth = 1.5;
      g.beginPath();
      g.moveTo(x - 9, y);
      g.lineTo(x + 9, y);
      g.moveTo(x, y - 9);
      g.lineTo(x, y + 9);
      g.stroke();
    }
  }

  /** @param {CanvasRenderingContext2D} g @param {number} width */
  axes(g, width) {
    const [left, far, low, high] = this.bounds();
    g.fillStyle = token('--ink');
    g.strokeStyle = token('--line-strong');
    g.lineWidth = 0.6;
    g.globalAlpha = 0.75;
    g.beginPath();
    const x = (width * (0 - left)) / (far - left);
    const y = (width * high) / (high - low);
    if (x > 0 && x < width) {
      g.moveTo(x, 0);
      g.lineTo(x, width);
    }
    if (y > 0 && y < width) {
      g.moveTo(0, y);
      g.lineTo(width, y);
    }
    g.stroke();
    g.font = `11px ${token('--font')}`;
    const text = (/** @type {number} */ value) => String(Number(value.toPrecision(3))).replace('-', '−');
    g.textBaseline = 'bottom';
    g.textAlign = 'left';
    g.fillText(text(left), 5, width - 4);
    g.textAlign = 'right';
    g.fillText(`${text(far)}  x₁`, width - 5, width - 4);
    g.textAlign = 'left';
    g.textBaseline = 'top';
    g.fillText(`x₂  ${text(high)}`, 5, 5);
    g.globalAlpha = 1;
  }

  /** @param {CanvasRenderingContext2D} g @param {number} width */
  points(g, width) {
    const {opened} = this;
    if (!opened) {
      return;
    }
    const [left, far, low, high] = this.bounds();
    const size = Math.max(2.2, Math.min(4, (width / 90) * Math.min(1, 18 / Math.sqrt(opened.points.length))));
    const colors = Array.from({length: Math.max(1, opened.classes)}, (_, k) => token(classToken(k)));
    const [minus, middle, plus] = [rgb('--minus'), rgb('--sheet'), rgb('--plus')];
    for (const [x1, x2, y, test] of opened.points) {
      if (test && !this.tests) {
        continue;
      }
      let color = colors[y];
      if (opened.classes === 0) {
        const share = (2 * (y - opened.low)) / (opened.high - opened.low) - 1;
        const end = share < 0 ? minus : plus;
        color = `rgb(${middle.map((value, j) => Math.round(value + Math.abs(share) * (end[j] - value))).join(' ')})`;
      }
      mark(g, opened.classes === 0 ? 0 : y, (width * (x1 - left)) / (far - left), (width * (high - x2)) / (high - low), size, color, test === 1 && opened.classes > 0);
      if (opened.classes === 0) {
        g.strokeStyle = token('--ink');
        g.lineWidth = test ? 1.4 : 0.5;
        g.stroke();
      }
    }
  }
}
