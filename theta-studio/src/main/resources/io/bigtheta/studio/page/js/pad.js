// A canvas to draw on: by mouse, pen, touch, and by keyboard.
import {h, token, onTheme} from './dom.js';

/**
 * @typedef {{x: number, y: number}} Point in shares of the side, from 0 to 1
 * @typedef {{width: number, points: Point[]}} Stroke
 */

const KEYS = /** @type {Record<string, [number, number]>} */ ({
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
});
/** The keyboard moves the pen by this share of the side. */
const STEP = 1 / 28;

export class Pad {
  /** @param {() => void} changed called after every change of the drawing */
  constructor(changed) {
    this.changed = changed;
    /** @type {Stroke[]} */
    this.strokes = [];
    this.width = 0.075;
    /** @type {Stroke | null} */
    this.open = null;
    /** @type {Point | null} where the pen of the keyboard is */
    this.pen = null;
    this.down = false;
    this.canvas = h('canvas.pad', {
      tabindex: 0,
      role: 'application',
      'aria-label': 'Drawing area. Arrow keys move the pen, space lowers and lifts it, backspace takes the last stroke back.',
    });
    this.canvas.addEventListener('pointerdown', (/** @type {PointerEvent} */ e) => this.begin(e));
    this.canvas.addEventListener('pointermove', (/** @type {PointerEvent} */ e) => this.move(e));
    for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) {
      this.canvas.addEventListener(end, () => this.end());
    }
    this.canvas.addEventListener('keydown', (/** @type {KeyboardEvent} */ e) => this.key(e));
    this.canvas.addEventListener('blur', () => {
      this.pen = null;
      this.lift();
      this.draw();
    });
    this.off = onTheme(() => this.draw());
    this.sized = new ResizeObserver(() => this.draw());
    this.sized.observe(this.canvas);
  }

  close() {
    this.off();
    this.sized.disconnect();
  }

  /** @param {PointerEvent} e @returns {Point} */
  at(e) {
    const box = this.canvas.getBoundingClientRect();
    return {x: (e.clientX - box.left) / box.width, y: (e.clientY - box.top) / box.height};
  }

  /** @param {PointerEvent} e */
  begin(e) {
    if (e.button !== 0) {
      return;
    }
    e.preventDefault();
    this.canvas.setPointerCapture(e.pointerId);
    this.pen = null;
    this.open = {width: this.width, points: [this.at(e)]};
    this.strokes.push(this.open);
    this.draw();
    this.changed();
  }

  /** @param {PointerEvent} e */
  move(e) {
    if (!this.open || this.down) {
      return;
    }
    const all = e.getCoalescedEvents?.() ?? [];
    for (const one of all.length ? all : [e]) {
      this.open.points.push(this.at(one));
    }
    this.draw();
    this.changed();
  }

  end() {
    if (this.open && !this.down) {
      this.open = null;
    }
  }

  lift() {
    this.down = false;
    this.open = null;
  }

  /** @param {KeyboardEvent} e */
  key(e) {
    const way = KEYS[e.key];
    if (way) {
      e.preventDefault();
      const pen = this.pen ?? {x: 0.5, y: 0.5};
      const far = e.shiftKey ? 3 : 1;
      this.pen = {x: clamp(pen.x + way[0] * STEP * far), y: clamp(pen.y + way[1] * STEP * far)};
      if (this.down && this.open) {
        this.open.points.push({...this.pen});
        this.changed();
      }
      this.draw();
    } else if (e.key === ' ' || e.key === 'Enter') {
      e.preventDefault();
      this.pen = this.pen ?? {x: 0.5, y: 0.5};
      if (this.down) {
        this.lift();
      } else {
        this.down = true;
        this.open = {width: this.width, points: [{...this.pen}]};
        this.strokes.push(this.open);
        this.changed();
      }
      this.draw();
    } else if (e.key === 'Backspace' || (e.key === 'z' && (e.ctrlKey || e.metaKey))) {
      e.preventDefault();
      this.undo();
    } else if (e.key === 'Delete') {
      e.preventDefault();
      this.clear();
    }
  }

  undo() {
    this.lift();
    this.strokes.pop();
    this.draw();
    this.changed();
  }

  clear() {
    this.lift();
    this.strokes = [];
    this.draw();
    this.changed();
  }

  /** @param {Stroke[]} strokes */
  set(strokes) {
    this.lift();
    this.strokes = strokes;
    this.draw();
    this.changed();
  }

  empty() {
    return this.strokes.length === 0;
  }

  draw() {
    const side = Math.round(this.canvas.clientWidth * devicePixelRatio);
    if (!side) {
      return;
    }
    if (this.canvas.width !== side) {
      this.canvas.width = side;
      this.canvas.height = side;
    }
    const g = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d'));
    g.fillStyle = token('--sheet');
    g.fillRect(0, 0, side, side);
    g.strokeStyle = token('--line');
    g.lineWidth = 1;
    g.setLineDash([4, 6]);
    g.strokeRect(side * 0.14, side * 0.14, side * 0.72, side * 0.72);
    g.setLineDash([]);
    ink(g, this.strokes, side, token('--ink'));
    if (this.pen) {
      g.strokeStyle = token('--accent');
      g.lineWidth = 2 * devicePixelRatio;
      g.beginPath();
      g.arc(this.pen.x * side, this.pen.y * side, (this.width * side) / 2 + 3, 0, 7);
      g.stroke();
      if (this.down) {
        g.fillStyle = token('--accent');
        g.fill();
      }
    }
  }

  /** The drawing as a grey image file, dark on light. @param {number} [side] in pixels */
  file(side = 140) {
    const canvas = document.createElement('canvas');
    canvas.width = side;
    canvas.height = side;
    const g = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', {willReadFrequently: true}));
    g.fillStyle = '#fff';
    g.fillRect(0, 0, side, side);
    // a margin, because ink at the very border would look like a frame
    g.translate(side * 0.06, side * 0.06);
    ink(g, this.strokes, side * 0.88, '#000');
    const pixels = g.getImageData(0, 0, side, side).data;
    const head = new TextEncoder().encode(`P5\n${side} ${side}\n255\n`);
    const file = new Uint8Array(head.length + side * side);
    file.set(head);
    for (let i = 0; i < side * side; i++) {
      file[head.length + i] = pixels[4 * i];
    }
    return file;
  }
}

/** @param {number} x */
function clamp(x) {
  return Math.min(1, Math.max(0, x));
}

/** @param {CanvasRenderingContext2D} g @param {Stroke[]} strokes @param {number} side @param {string} color */
function ink(g, strokes, side, color) {
  g.strokeStyle = color;
  g.fillStyle = color;
  g.lineCap = 'round';
  g.lineJoin = 'round';
  for (const stroke of strokes) {
    g.lineWidth = stroke.width * side;
    g.beginPath();
    const [first, ...rest] = stroke.points;
    if (!rest.length) {
      g.arc(first.x * side, first.y * side, g.lineWidth / 2, 0, 7);
      g.fill();
      continue;
    }
    g.moveTo(first.x * side, first.y * side);
    rest.forEach((point) => g.lineTo(point.x * side, point.y * side));
    g.stroke();
  }
}
