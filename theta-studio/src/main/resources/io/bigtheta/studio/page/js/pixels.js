// Small images as the network is given them, and numbers as colours.
import {h, token} from './dom.js';

/** @param {string} text base64 @returns {Uint8Array} */
export function decode(text) {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

/**
 * A canvas with grey pixels, light on dark.
 *
 * @param {Uint8Array | number[]} values 0 … 255, row by row
 * @param {number} width
 * @param {number} height
 * @param {string} label
 * @param {number} [side] on the page, in CSS pixels
 * @returns {HTMLCanvasElement}
 */
export function grey(values, width, height, label, side) {
  const canvas = h('canvas.pixels', {width, height, role: 'img', 'aria-label': label});
  paint(canvas, width, height, (i) => [values[i], values[i], values[i]]);
  if (side) {
    canvas.style.width = `${side}px`;
    canvas.style.height = `${(side * height) / width}px`;
  }
  return canvas;
}

/**
 * A canvas with numbers as colours: blue for positive and orange for negative ones, paper for 0.
 *
 * @param {ArrayLike<number>} values row by row
 * @param {number} width
 * @param {number} height
 * @param {string} label
 * @param {number} [most] the size that gets the full colour; the largest by default
 */
export function signed(values, width, height, label, most) {
  const canvas = h('canvas.pixels', {width, height, role: 'img', 'aria-label': label});
  const full = most ?? Array.from(values).reduce((a, b) => Math.max(a, Math.abs(b)), 1e-9);
  const [zero, plus, minus] = ['--sheet', '--plus', '--minus'].map((name) => rgb(token(name)));
  paint(canvas, width, height, (i) => mix(zero, values[i] < 0 ? minus : plus, Math.min(1, Math.abs(values[i]) / full)));
  return canvas;
}

/** @param {HTMLCanvasElement} canvas @param {number} width @param {number} height @param {(i: number) => number[]} color */
export function paint(canvas, width, height, color) {
  const g = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const image = g.createImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    const [r, gr, b] = color(i);
    image.data.set([r, gr, b, 255], 4 * i);
  }
  g.putImageData(image, 0, 0);
}

/** @param {string} color as #rrggbb @returns {number[]} */
export function rgb(color) {
  const n = Number.parseInt(color.slice(1), 16);
  return [n >> 16, (n >> 8) & 255, n & 255];
}

/** @param {number[]} a @param {number[]} b @param {number} share of b @returns {number[]} */
export function mix(a, b, share) {
  return a.map((x, i) => Math.round(x + (b[i] - x) * share));
}
