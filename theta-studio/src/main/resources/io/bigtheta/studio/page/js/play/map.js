// A map of heights: bands of colour between contour lines, for losses over two numbers.
import {token} from '../dom.js';
import {context, rgb} from './paint.js';

const BANDS = 14;

/**
 * Draws the map over the whole canvas and gives back its context in CSS pixels. The levels are even in the logarithm, because a loss
 * is steep far from its minimum and flat near it.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {number[]} loss [side · side], row after row from the top
 * @param {number} side
 * @returns {{g: CanvasRenderingContext2D, width: number, low: number, high: number}}
 */
export function drawMap(canvas, loss, side) {
  const width = canvas.clientWidth;
  const g = context(canvas, width, width);
  const finite = loss.filter((value) => value !== null && Number.isFinite(value));
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  const lift = Math.max(1e-9, (high - low) * 2e-3);
  const level = (/** @type {number} */ value) => (Number.isFinite(value) && value !== null
    ? Math.log((value - low + lift) / lift) / Math.log((high - low + lift) / lift || 2) : 1);
  const size = 220;
  const image = new ImageData(size, size);
  const [deep, paper] = [rgb('--accent'), rgb('--sheet')];
  const heights = loss.map((value) => Math.max(0, Math.min(1, level(value))));
  const at = (/** @type {number} */ x, /** @type {number} */ y) => {
    const [i, j] = [Math.min(side - 2, Math.floor(y)), Math.min(side - 2, Math.floor(x))];
    const [down, right] = [y - i, x - j];
    const k = i * side + j;
    return (heights[k] * (1 - right) + heights[k + 1] * right) * (1 - down) + (heights[k + side] * (1 - right) + heights[k + side + 1] * right) * down;
  };
  const bands = new Int8Array(size * size);
  for (let i = 0; i < size * size; i++) {
    const x = ((i % size) * (side - 1)) / (size - 1);
    const y = (Math.floor(i / size) * (side - 1)) / (size - 1);
    bands[i] = Math.min(BANDS - 1, Math.floor(at(x, y) * BANDS));
  }
  for (let i = 0; i < size * size; i++) {
    const line = (i % size > 0 && bands[i] !== bands[i - 1]) || (i >= size && bands[i] !== bands[i - size]);
    const share = 0.78 * (1 - bands[i] / (BANDS - 1)) + (line ? 0.14 : 0);
    for (let j = 0; j < 3; j++) {
      image.data[4 * i + j] = Math.round(paper[j] + Math.min(1, share) * (deep[j] - paper[j]));
    }
    image.data[4 * i + 3] = 255;
  }
  const picture = document.createElement('canvas');
  picture.width = size;
  picture.height = size;
  picture.getContext('2d')?.putImageData(image, 0, 0);
  g.drawImage(picture, 0, 0, width, width);
  return {g, width, low, high};
}

/** A small cross with a ring around it. @param {CanvasRenderingContext2D} g @param {number} x @param {number} y */
export function cross(g, x, y) {
  for (const [color, thick] of [[token('--sheet'), 5], [token('--ink'), 2]]) {
    g.strokeStyle = String(color);
    g.lineWidth = Number(thick);
    g.beginPath();
    g.moveTo(x - 6, y);
    g.lineTo(x + 6, y);
    g.moveTo(x, y - 6);
    g.lineTo(x, y + 6);
    g.stroke();
  }
}
