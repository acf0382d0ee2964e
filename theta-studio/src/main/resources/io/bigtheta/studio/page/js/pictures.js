// Images, signed numbers with places, and signed bars. A negative number has another colour and a dash in its place.
import {h, onTheme, put, token} from './dom.js';
import {number} from './format.js';
import {decode} from './pixels.js';

/**
 * @typedef {{channels: number, height: number, width: number, white: number, bytes: string}} Picture bytes of an image in base64
 * @typedef {{channels: number, height: number, width: number, max: number, bytes: string}} Signed numbers of either sign in base64
 */

/**
 * An image, one canvas pixel for each pixel; CSS makes it larger without smoothing.
 *
 * @param {Picture} picture
 * @param {string} label for readers of screens; empty if words beside it say the same
 * @param {number} size of its longer side on the page, in px
 */
export function image(picture, label, size) {
  const said = label ? {role: 'img', 'aria-label': label} : {'aria-hidden': 'true'};
  const canvas = h('canvas.pixels', {width: picture.width, height: picture.height, ...said});
  const scale = size / Math.max(picture.width, picture.height);
  canvas.style.setProperty('width', `${Math.round(picture.width * scale)}px`);
  canvas.style.setProperty('height', `${Math.round(picture.height * scale)}px`);
  canvas.getContext('2d').putImageData(pixels(picture), 0, 0);
  return canvas;
}

/** @param {Picture} picture */
function pixels(picture) {
  const bytes = decode(picture.bytes);
  const data = new ImageData(picture.width, picture.height);
  for (let p = 0; p < picture.width * picture.height; p++) {
    for (let c = 0; c < 3; c++) {
      const level = bytes[p * picture.channels + (picture.channels >= 3 ? c : 0)];
      data.data[4 * p + c] = Math.min(255, (255 * level) / picture.white);
    }
    data.data[4 * p + 3] = 255;
  }
  return data;
}

/** @param {CanvasRenderingContext2D} ctx @param {Picture} picture @param {number} x @param {number} y @param {number} size */
export function drawImage(ctx, picture, x, y, size) {
  const small = document.createElement('canvas');
  small.width = picture.width;
  small.height = picture.height;
  small.getContext('2d')?.putImageData(pixels(picture), 0, 0);
  const scale = size / Math.max(picture.width, picture.height);
  ctx.imageSmoothingEnabled = false;
  ctx.drawImage(small, x, y, picture.width * scale, picture.height * scale);
}

/**
 * Draws signed numbers as cells: the size as strength of the colour, the sign as colour and dash.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Signed} signed
 * @param {number} channel
 * @param {number} x @param {number} y
 * @param {number} size of the longer side
 */
export function drawSigned(ctx, signed, channel, x, y, size) {
  const values = new Int8Array(decode(signed.bytes).buffer);
  const cell = size / Math.max(signed.width, signed.height);
  const plus = token('--plus');
  const minus = token('--minus');
  ctx.save();
  ctx.fillStyle = token('--sheet');
  ctx.fillRect(x, y, cell * signed.width, cell * signed.height);
  for (let r = 0; r < signed.height; r++) {
    for (let c = 0; c < signed.width; c++) {
      const value = values[(r * signed.width + c) * signed.channels + channel] / 127;
      ctx.globalAlpha = Math.min(1, Math.abs(value) ** 0.8);
      ctx.fillStyle = value < 0 ? minus : plus;
      ctx.fillRect(x + c * cell, y + r * cell, cell + 0.4, cell + 0.4);
      if (value < -0.2 && cell >= 5) {
        ctx.globalAlpha = 1;
        ctx.fillStyle = token('--ink');
        ctx.fillRect(x + (c + 0.28) * cell, y + (r + 0.5) * cell - 0.6, 0.44 * cell, 1.2);
      }
    }
  }
  ctx.restore();
  ctx.strokeStyle = token('--line-strong');
  ctx.lineWidth = 1;
  ctx.strokeRect(x, y, cell * signed.width, cell * signed.height);
}

/** The names of channels. @param {number} channels @param {number} channel */
function channelName(channels, channel) {
  return channels === 3 ? ['red', 'green', 'blue'][channel] : `channel ${channel + 1}`;
}

/**
 * Signed numbers as one picture for each channel.
 *
 * @param {Signed} signed @param {string} label @param {number} size
 * @returns {{element: HTMLElement, close: () => void}}
 */
export function signedImages(signed, label, size) {
  const most = Math.min(signed.channels, 16);
  const box = h('div.shots', null);
  /** @type {(() => void)[]} */
  const offs = [];
  const side = most === 1 ? size : Math.max(56, Math.min(size, 96));
  for (let channel = 0; channel < most; channel++) {
    const name = signed.channels === 1 ? '' : channelName(signed.channels, channel);
    const canvas = h('canvas', {role: 'img', 'aria-label': name ? `${label}, ${name}` : label});
    const scale = side / Math.max(signed.width, signed.height);
    const redraw = () => {
      const ctx = sized(canvas, signed.width * scale + 2, signed.height * scale + 2);
      drawSigned(ctx, signed, channel, 1, 1, side);
    };
    redraw();
    offs.push(onTheme(redraw));
    box.append(h('figure.shot', null, canvas, name ? h('figcaption', null, name) : null));
  }
  return {
    element: h('div.stack', null, box, most < signed.channels ? h('p.note', null, `${signed.channels - most} more channels are not drawn.`) : null, signs(signed.max)),
    close: () => offs.forEach((off) => off()),
  };
}

/** A canvas with as many pixels as the screen has. @param {HTMLCanvasElement} canvas @param {number} width @param {number} height */
export function sized(canvas, width, height) {
  const ratio = devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.setProperty('width', `${width}px`);
  canvas.style.setProperty('height', `${height}px`);
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  return ctx;
}

/** What the two colours mean. @param {number} [max] */
export function signs(max) {
  return h('ul.legend', null,
    h('li', null, h('span.swatch.plus', {'aria-hidden': 'true'}), `positive${max === undefined ? '' : `, up to +${number(max, 3)}`}`),
    h('li', null, h('span.swatch.minus', {'aria-hidden': 'true'}, '–'), `negative${max === undefined ? '' : `, down to −${number(max, 3)}`}`));
}

/**
 * Bars to the right for positive numbers and to the left for negative ones.
 *
 * @param {{name: string, value: number, press?: () => void}[]} items
 * @param {number} [max] the number of a whole half
 */
export function signedBars(items, max) {
  const whole = max ?? Math.max(1e-9, ...items.map((item) => Math.abs(item.value)));
  return h('ul.signed', null, items.map((item) => {
    const share = Math.min(1, Math.abs(item.value) / whole);
    const bar = h(item.value < 0 ? 'i.minus' : 'i.plus', {style: {width: `${50 * share}%`, left: item.value < 0 ? `${50 - 50 * share}%` : '50%'}});
    return h('li', null,
      item.press ? h('button.link', {type: 'button', onclick: item.press, title: item.name}, item.name) : h('span.name', {title: item.name}, item.name),
      h('span.track', {'aria-hidden': 'true'}, bar),
      h('span.value', null, `${item.value < 0 ? '−' : '+'}${number(Math.abs(item.value), 3)}`));
  }));
}

/**
 * Probabilities as bars, the largest marked.
 *
 * @param {HTMLElement} list @param {string[]} labels @param {number[]} values @param {number} [most]
 */
export function bars(list, labels, values, most = 10) {
  const best = values.indexOf(Math.max(...values));
  let shown = labels.map((_, i) => i);
  if (labels.length > most) {
    shown = shown.sort((a, b) => values[b] - values[a]).slice(0, most);
  }
  put(list, shown.map((i) => h(i === best ? 'li.best' : 'li', null,
    h('span.name', {title: labels[i]}, labels[i]),
    h('span.bar', {'aria-hidden': 'true'}, h('i', {style: {transform: `scaleX(${Math.max(0, Math.min(1, values[i] ?? 0))})`}})),
    h('span.value', null, `${(100 * (values[i] ?? 0)).toFixed(1)} %`))));
}
