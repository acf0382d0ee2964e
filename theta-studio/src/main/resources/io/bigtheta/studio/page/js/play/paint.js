// Draws surfaces, points and lines in the colours of the theme.
import {token} from '../dom.js';

/** The sign of each class besides its colour. */
export const SIGNS = ['●', '■', '▲', '◆', '✚', '✖'];

const TOKENS = ['--c2', '--c1', '--c3', '--c4', '--c5', '--c6'];

/** @param {string} name a token that is a colour such as #0b6aa8 @returns {[number, number, number]} */
export function rgb(name) {
  const hex = token(name).replace('#', '');
  const full = hex.length === 3 ? [...hex].map((c) => c + c).join('') : hex;
  return [parseInt(full.slice(0, 2), 16), parseInt(full.slice(2, 4), 16), parseInt(full.slice(4, 6), 16)];
}

/** The colour token of a class. @param {number} k */
export function classToken(k) {
  return TOKENS[k % TOKENS.length];
}

/** Bytes of a text in base64. @param {string} text */
export function decode(text) {
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) {
    bytes[i] = raw.charCodeAt(i);
  }
  return bytes;
}

/** 256 colours from `low` over the paper to `high`. @param {string} low @param {string} high @param {number} [strength] */
export function diverging(low, high, strength = 0.85) {
  const [from, middle, to] = [rgb(low), rgb('--sheet'), rgb(high)];
  return Array.from({length: 256}, (_, i) => {
    const share = (strength * Math.abs(i - 127.5)) / 127.5;
    const end = i < 128 ? from : to;
    return middle.map((value, j) => Math.round(value + share * (end[j] - value)));
  });
}

/** 256 colours from the paper to a colour. @param {string} name @param {number} from the byte that is still paper @param {number} strength */
export function rising(name, from, strength) {
  const [paper, to] = [rgb('--sheet'), rgb(name)];
  return Array.from({length: 256}, (_, i) => {
    const share = strength * Math.max(0, (i - from) / (255 - from));
    return paper.map((value, j) => Math.round(value + share * (to[j] - value)));
  });
}

/** A picture of a grid of bytes. @param {Uint8Array} bytes @param {number} side @param {(i: number) => number[]} color */
export function picture(bytes, side, color) {
  const image = new ImageData(side, side);
  for (let i = 0; i < bytes.length; i++) {
    const [r, g, b] = color(i);
    image.data[4 * i] = r;
    image.data[4 * i + 1] = g;
    image.data[4 * i + 2] = b;
    image.data[4 * i + 3] = 255;
  }
  return image;
}

/** @param {HTMLCanvasElement} canvas @param {ImageData} image */
export function show(canvas, image) {
  if (canvas.width !== image.width) {
    canvas.width = image.width;
    canvas.height = image.height;
  }
  canvas.getContext('2d')?.putImageData(image, 0, 0);
}

/**
 * A mark for a class at a place. A hollow one is a test point.
 *
 * @param {CanvasRenderingContext2D} g
 * @param {number} k class
 * @param {number} x
 * @param {number} y
 * @param {number} r
 * @param {string} color
 * @param {boolean} hollow
 */
export function mark(g, k, x, y, r, color, hollow) {
  g.beginPath();
  if (k % 6 === 0) {
    g.arc(x, y, r, 0, 2 * Math.PI);
  } else if (k % 6 === 1) {
    g.rect(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r);
  } else if (k % 6 === 2) {
    g.moveTo(x, y - 1.2 * r);
    g.lineTo(x + 1.1 * r, y + 0.8 * r);
    g.lineTo(x - 1.1 * r, y + 0.8 * r);
    g.closePath();
  } else if (k % 6 === 3) {
    g.moveTo(x, y - 1.3 * r);
    g.lineTo(x + 1.3 * r, y);
    g.lineTo(x, y + 1.3 * r);
    g.lineTo(x - 1.3 * r, y);
    g.closePath();
  } else {
    const turn = k % 6 === 4 ? 0 : Math.PI / 4;
    for (let i = 0; i < 4; i++) {
      const a = turn + (i * Math.PI) / 2;
      for (const [along, across] of [[0.45, -0.45], [1.2, -0.45], [1.2, 0.45]]) {
        g.lineTo(x + r * (along * Math.cos(a) - across * Math.sin(a)), y + r * (along * Math.sin(a) + across * Math.cos(a)));
      }
    }
    g.closePath();
  }
  const paper = token('--sheet');
  g.lineWidth = hollow ? 1.6 : 1;
  g.fillStyle = hollow ? paper : color;
  g.strokeStyle = hollow ? color : paper;
  g.fill();
  g.stroke();
}

/** A canvas context in CSS pixels, cleared. @param {HTMLCanvasElement} canvas @param {number} width @param {number} height @returns {CanvasRenderingContext2D} */
export function context(canvas, width, height) {
  const ratio = devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const g = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  g.clearRect(0, 0, width, height);
  return g;
}
