// Draws a network: units as dots, weights as lines, maps of convolutions as small pictures.
import {token} from './dom.js';
import {number} from './format.js';
import {drawImage, drawSigned, sized} from './pictures.js';

/**
 * @typedef {object} Part
 * @property {number} layer −1 for the inputs
 * @property {string} text
 * @property {'columns' | 'image' | 'units' | 'filters' | 'maps' | 'pass'} kind
 * @property {string} input
 * @property {string} output
 * @property {number} units
 * @property {number} parameters
 * @property {number[]} nodes the units that are drawn
 * @property {string[]} names of these
 *
 * @typedef {{from: number, to: number, all: number, links: [number, number, number][]}} Bundle
 * @typedef {{layer: number, nodes?: number[], maps?: import('./pictures.js').Signed[]}} Values
 * @typedef {{parts: Part[], bundles: Bundle[], members: number, blueprint: string}} Network
 * @typedef {{layer: number, unit: number, x: number, y: number, r: number}} Spot
 *
 * @typedef {object} Look what is shown of it
 * @property {Network} network
 * @property {Values[]} values
 * @property {import('./pictures.js').Picture | undefined} image of the row at hand
 * @property {{layer: number, unit: number} | null} chosen
 * @property {boolean} flows whether a line is weight · activation
 * @property {string} kind classes, numbers or flags
 * @property {number[]} own
 */

const TOP = 34;
const BOTTOM = 44;

/** How tall the picture has to be. @param {Network} network */
export function tall(network) {
  const most = Math.max(4, ...network.parts.filter((part) => part.kind === 'units' || part.kind === 'columns').map((part) => part.nodes.length));
  return TOP + BOTTOM + Math.max(260, Math.min(24, most) * 19);
}

/** The width below which it has to be scrolled. @param {Network} network */
export function wide(network) {
  const columns = network.parts.filter((part) => part.kind !== 'pass');
  return 96 + columns.reduce((sum, part) => sum + (part.kind === 'columns' ? 150 : part.kind === 'filters' || part.kind === 'maps' ? 92 : 70), 0);
}

/**
 * Draws, and says where the units are.
 *
 * @param {HTMLCanvasElement} canvas @param {number} width @param {number} height @param {Look} look
 * @returns {Spot[]}
 */
export function draw(canvas, width, height, look) {
  const ctx = sized(canvas, width, height);
  const parts = look.network.parts.filter((part) => part.kind !== 'pass');
  const left = parts[0].kind === 'columns' ? Math.min(170, Math.max(70, 14 + 6.4 * Math.max(...parts[0].names.map((name) => name.length)))) : 66;
  const right = 96;
  /** @param {number} k */
  const xOf = (k) => (parts.length < 2 ? width / 2 : left + (k * (width - left - right)) / (parts.length - 1));
  const middle = TOP + (height - TOP - BOTTOM) / 2;
  /** @type {Spot[]} */
  const spots = [];
  parts.forEach((part, k) => places(part, xOf(k), middle, height, spots));
  ctx.lineCap = 'round';
  parts.forEach((part, k) => {
    const bundle = look.network.bundles.find((one) => one.from === part.layer);
    if (bundle) {
      lines(ctx, bundle, spots, look);
    } else if (k + 1 < parts.length) {
      wedge(ctx, part, parts[k + 1], xOf(k), xOf(k + 1), middle, height);
    }
  });
  parts.forEach((part, k) => {
    if (part.kind === 'image') {
      picture(ctx, part, xOf(k), middle, look);
    } else {
      units(ctx, part, spots, look, k === parts.length - 1);
    }
    caption(ctx, part, look.network, xOf(k), height, k === parts.length - 1);
  });
  return spots;
}

/** @param {Part} part @param {number} x @param {number} middle @param {number} height @param {Spot[]} spots */
function places(part, x, middle, height, spots) {
  const room = height - TOP - BOTTOM;
  if (part.kind === 'image') {
    return;
  }
  const maps = part.kind === 'filters' || part.kind === 'maps';
  const cols = maps && part.nodes.length > 5 ? 2 : 1;
  const rows = Math.ceil(part.nodes.length / cols);
  const step = Math.min(maps ? 42 : 30, room / Math.max(1, rows));
  const r = maps ? Math.min(17, step / 2 - 2) : Math.max(4, Math.min(9, step / 2 - 2));
  part.nodes.forEach((unit, i) => {
    const row = Math.floor(i / cols);
    const col = i % cols;
    spots.push({layer: part.layer, unit, r, x: x + (cols === 2 ? (col - 0.5) * (2 * r + 5) : 0), y: middle + (row - (rows - 1) / 2) * step});
  });
}

/** @param {CanvasRenderingContext2D} ctx @param {Bundle} bundle @param {Spot[]} spots @param {Look} look */
function lines(ctx, bundle, spots, look) {
  const from = new Map(spots.filter((spot) => spot.layer === bundle.from).map((spot) => [spot.unit, spot]));
  const to = new Map(spots.filter((spot) => spot.layer === bundle.to).map((spot) => [spot.unit, spot]));
  const part = look.network.parts.find((one) => one.layer === bundle.from);
  const values = look.values.find((one) => one.layer === bundle.from)?.nodes;
  /** @param {number} unit */
  const active = (unit) => (look.flows && part && values ? values[part.nodes.indexOf(unit)] ?? 0 : 1);
  const all = bundle.links.map(([a, b, w]) => ({a, b, w: w * active(a)})).sort((p, q) => Math.abs(p.w) - Math.abs(q.w));
  const max = Math.max(1e-9, ...all.map((link) => Math.abs(link.w)));
  const chosen = look.chosen;
  for (const {a, b, w} of all) {
    const start = from.get(a);
    const end = to.get(b);
    const share = Math.abs(w) / max;
    if (!start || !end || share < 0.02) {
      continue;
    }
    const own = chosen && ((chosen.layer === bundle.from && chosen.unit === a) || (chosen.layer === bundle.to && chosen.unit === b));
    const beside = chosen && (chosen.layer === bundle.from || chosen.layer === bundle.to);
    ctx.globalAlpha = own ? 0.35 + 0.65 * share : beside ? 0.06 + 0.12 * share : 0.08 + 0.6 * share;
    ctx.strokeStyle = token(w < 0 ? '--minus' : '--plus');
    ctx.lineWidth = 0.5 + 3.2 * share * (own || !beside ? 1 : 0.6);
    ctx.setLineDash(w < 0 ? [5, 4] : []);
    ctx.beginPath();
    ctx.moveTo(start.x, start.y);
    ctx.lineTo(end.x, end.y);
    ctx.stroke();
  }
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

/** All weights of a picture or of maps together. @param {CanvasRenderingContext2D} ctx @param {Part} from @param {Part} to @param {number} x @param {number} x2 @param {number} middle @param {number} height */
function wedge(ctx, from, to, x, x2, middle, height) {
  const room = height - TOP - BOTTOM;
  /** @param {Part} part */
  const half = (part) => (part.kind === 'image' ? 48 : Math.min(room / 2, (part.nodes.length * (part.kind === 'units' ? 19 : 21)) / 2));
  ctx.fillStyle = token('--sunk');
  ctx.beginPath();
  const a = x + (from.kind === 'image' ? 48 : 36);
  const b = x2 - (to.kind === 'units' ? 12 : 38);
  ctx.moveTo(a, middle - half(from));
  ctx.lineTo(b, middle - half(to));
  ctx.lineTo(b, middle + half(to));
  ctx.lineTo(a, middle + half(from));
  ctx.fill();
}

/** @param {CanvasRenderingContext2D} ctx @param {Part} part @param {number} x @param {number} middle @param {Look} look */
function picture(ctx, part, x, middle, look) {
  const size = 96;
  if (look.image) {
    drawImage(ctx, look.image, x - size / 2, middle - size / 2, size);
  }
  ctx.strokeStyle = token('--line-strong');
  ctx.lineWidth = 1;
  ctx.strokeRect(x - size / 2, middle - size / 2, size, size);
}

/** @param {CanvasRenderingContext2D} ctx @param {Part} part @param {Spot[]} spots @param {Look} look @param {boolean} last */
function units(ctx, part, spots, look, last) {
  const values = look.values.find((one) => one.layer === part.layer);
  const shown = last && look.own.length === part.units ? part.nodes.map((unit) => look.own[unit]) : values?.nodes ?? [];
  const max = Math.max(1e-9, ...shown.map((value) => Math.abs(value ?? 0)));
  const own = spots.filter((spot) => spot.layer === part.layer);
  const best = last ? Math.max(...shown.map((value) => value ?? 0)) : NaN;
  own.forEach((spot, i) => {
    const map = values?.maps?.[i];
    if (map) {
      drawSigned(ctx, map, 0, spot.x - spot.r, spot.y - spot.r, 2 * spot.r);
    } else {
      dot(ctx, spot, (shown[i] ?? 0) / max);
    }
    ring(ctx, spot, look, Boolean(map));
    const words = shown[i] === undefined ? '' : last && look.kind !== 'numbers' ? `${(100 * shown[i]).toFixed(0)} %` : number(shown[i], 3);
    names(ctx, part, spot, i, last, words, shown[i] === best);
  });
}

/** @param {CanvasRenderingContext2D} ctx @param {Spot} spot @param {number} share in [−1, 1] */
function dot(ctx, spot, share) {
  ctx.beginPath();
  ctx.arc(spot.x, spot.y, spot.r, 0, 2 * Math.PI);
  ctx.fillStyle = token('--sheet');
  ctx.fill();
  ctx.globalAlpha = Math.min(1, Math.abs(share));
  ctx.fillStyle = token(share < 0 ? '--minus' : '--plus');
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = token('--line-strong');
  ctx.lineWidth = 1.2;
  ctx.stroke();
  if (share < -0.1) {
    ctx.fillStyle = token('--ink');
    ctx.fillRect(spot.x - spot.r * 0.5, spot.y - 0.8, spot.r, 1.6);
  }
}

/** @param {CanvasRenderingContext2D} ctx @param {Spot} spot @param {Look} look @param {boolean} square */
function ring(ctx, spot, look, square) {
  if (look.chosen?.layer !== spot.layer || look.chosen.unit !== spot.unit) {
    return;
  }
  ctx.strokeStyle = token('--ink');
  ctx.lineWidth = 2.5;
  ctx.beginPath();
  if (square) {
    ctx.rect(spot.x - spot.r - 2, spot.y - spot.r - 2, 2 * spot.r + 4, 2 * spot.r + 4);
  } else {
    ctx.arc(spot.x, spot.y, spot.r + 3, 0, 2 * Math.PI);
  }
  ctx.stroke();
}

/** @param {CanvasRenderingContext2D} ctx @param {Part} part @param {Spot} spot @param {number} i @param {boolean} last @param {string} value @param {boolean} best */
function names(ctx, part, spot, i, last, value, best) {
  ctx.fillStyle = token(best ? '--ink' : '--soft');
  ctx.textBaseline = 'middle';
  ctx.font = `${best ? '700 ' : ''}12px ${token('--font')}`;
  if (last) {
    ctx.textAlign = 'left';
    ctx.fillText(`${cut(part.names[i], 9)}  ${value}`, spot.x + spot.r + 7, spot.y);
  } else if (part.layer < 0) {
    ctx.textAlign = 'right';
    ctx.fillText(cut(part.names[i], 24), spot.x - spot.r - 6, spot.y);
  }
}

/** @param {string} text @param {number} most */
function cut(text, most) {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** @param {CanvasRenderingContext2D} ctx @param {Part} part @param {Network} network @param {number} x @param {number} height @param {boolean} last */
function caption(ctx, part, network, x, height, last) {
  const at = network.parts.indexOf(part);
  const after = [];
  for (let k = at + 1; k < network.parts.length && network.parts[k].kind === 'pass'; k++) {
    after.push(network.parts[k].text.split('(')[0]);
  }
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = token('--ink');
  ctx.font = `600 12px ${token('--font')}`;
  const word = part.layer < 0 ? 'inputs' : part.text.split('(')[0];
  ctx.fillText(cut(last && part.kind === 'units' ? 'outputs' : word, 14), x, 14);
  ctx.fillStyle = token('--soft');
  ctx.font = `11px ${token('--font')}`;
  ctx.fillText(part.kind === 'units' || part.kind === 'columns' ? `${part.units}` : part.output.replace(/x/g, ' × '), x, height - 28);
  if (after.length) {
    ctx.fillText(cut(`+ ${after.join(', ')}`, 19), x, height - 12);
  }
}
