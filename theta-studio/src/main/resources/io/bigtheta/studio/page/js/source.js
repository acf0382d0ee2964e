// Chooses data: by name, a table or images that are dropped, or points drawn by hand.
import {field, h, put, select, table, token, onTheme} from './dom.js';
import {get, post} from './api.js';
import {count, percent} from './format.js';

/**
 * @typedef {object} Source
 * @property {HTMLElement} element
 * @property {() => string} value
 * @property {() => Record<string, string>} fields such as the target
 */

/** @param {string} first @param {(source: string) => void} changed @returns {Promise<Source>} */
export async function chooser(first, changed) {
  let data = await get('/api/data');
  let chosen = first;
  let target = '';
  const list = h('div', null);
  const about = h('div.stack', null);
  const problem = h('p.problem', {role: 'alert', hidden: true});
  const file = h('input', {type: 'file', id: 'upload', 'aria-label': 'A table or a zip of images', onchange: () => send(file.files[0])});
  const drop = h('div.drop', {
    ondragover: (/** @type {DragEvent} */ e) => {
      e.preventDefault();
      drop.classList.add('over');
    },
    ondragleave: () => drop.classList.remove('over'),
    ondrop: (/** @type {DragEvent} */ e) => {
      e.preventDefault();
      drop.classList.remove('over');
      if (e.dataTransfer?.files[0]) {
        send(e.dataTransfer.files[0]);
      }
    },
  }, h('p', null, 'Drop a table here (CSV, Excel, Parquet, JSON lines …) or a zip with a folder of images for each label. It stays on this machine.'), file);
  const points = h('details', null, h('summary', null, 'Draw points by hand'));
  points.addEventListener('toggle', () => {
    if (points.open && points.children.length === 1) {
      points.append(pointPad(async (csv) => {
        await send(new File([csv], 'points.csv'));
      }));
    }
  });

  /** @param {File} one */
  async function send(one) {
    if (!one) {
      return;
    }
    problem.hidden = true;
    put(about, h('p', {role: 'status'}, `Reading ${one.name} …`));
    try {
      const kept = await post(`/api/uploads?name=${encodeURIComponent(one.name)}`, one);
      data = await get('/api/data');
      choose(kept.source);
    } catch (e) {
      put(about);
      problem.textContent = /** @type {Error} */ (e).message;
      problem.hidden = false;
    }
  }

  /** @param {string} source */
  function choose(source) {
    chosen = source;
    target = '';
    changed(source);
    show();
  }

  function show() {
    const all = [
      ...data.named.map((/** @type {any} */ one) => ({value: one.name, text: `${one.name}: ${one.title}${one.here ? '' : one.fetched ? ', fetched on first use' : ', not on this machine'}`})),
      ...data.uploads.map((/** @type {any} */ one) => ({value: one.source, text: `your ${one.images ? 'images' : 'table'}: ${one.name}`})),
    ];
    if (!all.some((one) => one.value === chosen)) {
      chosen = 'digits';
    }
    put(list, field('Data set', select(all, chosen, choose)));
    describe();
  }

  async function describe() {
    const named = data.named.find((/** @type {any} */ one) => one.name === chosen);
    if (named) {
      put(about, h('p.note', null, `${count(named.rows)} images of ${named.image} pixels to learn from${named.testRows ? `, ${count(named.testRows)} to test` : ''}; ${named.classes} classes. ${named.credit}`));
      return;
    }
    const upload = data.uploads.find((/** @type {any} */ one) => one.source === chosen);
    if (upload?.images) {
      put(about, h('p.note', null, `Images in ${upload.source}.`));
      return;
    }
    put(about, h('p', {role: 'status'}, 'Looking at its columns …'));
    const asked = chosen;
    try {
      const info = await get(`/api/table?source=${encodeURIComponent(chosen)}&target=${encodeURIComponent(target)}`);
      if (asked === chosen) {
        columns(info);
      }
    } catch (e) {
      put(about, h('p.problem', {role: 'alert'}, /** @type {Error} */ (e).message));
    }
  }

  /** @param {any} info */
  function columns(info) {
    const guessed = info.columns.find((/** @type {any} */ one) => /target/.test(one.use))?.name ?? '';
    const targets = select(info.columns.map((/** @type {any} */ one) => one.name), target || guessed, (name) => {
      target = name;
      describe();
    });
    put(about,
      h('div.fields', null, field('Column to predict', targets, target ? '' : 'Guessed. Choose another if it is wrong.')),
      table(`Columns of ${info.data}`, ['column', 'holds', 'range', {text: 'distinct', num: true}, {text: 'missing', num: true}, 'what a training does with it'],
        info.columns.map((/** @type {any} */ one) => [one.name, one.kind, one.range ?? '', count(one.distinct), one.missing ? `${count(one.missing)} (${percent(one.missing_share)})` : '0', one.use])),
      info.notes.map((/** @type {any} */ note) => h('p.note', null, `${note.about}: ${note.words}`)),
      info.preview ? h('details', null, h('summary', null, `First rows of ${count(info.rows)}`), table('First rows', info.preview.names, info.preview.rows)) : null);
  }

  show();
  return {
    element: h('div.stack', null, list, drop, points, problem, about),
    value: () => chosen,
    fields: () => /** @type {Record<string, string>} */ (target ? {target} : {}),
  };
}

const LABELS = ['A', 'B', 'C'];

/** A square on which points are set by clicking, or by keyboard. @param {(csv: string) => void} done */
function pointPad(done) {
  /** @type {{x: number, y: number, label: string}[]} */
  let list = [];
  let label = 'A';
  let pen = {x: 0, y: 0};
  const canvas = h('canvas', {width: 640, height: 640, tabindex: 0, role: 'application',
    'aria-label': 'Square for points. Arrow keys move the cross, space sets a point, A, B and C choose the class.'});
  canvas.style.width = '320px';
  canvas.style.border = '1px solid var(--line-strong)';
  const words = h('p.note', {role: 'status'}, 'No points yet. Set at least ten, of two or more classes.');
  const buttons = LABELS.map((one) => h('button.small', {type: 'button', 'aria-pressed': String(one === label), onclick: () => pick(one)}, `Class ${one}`));
  const use = h('button.primary', {type: 'button', disabled: true, onclick: () => done(`x,y,class\n${list.map((p) => `${p.x.toFixed(3)},${p.y.toFixed(3)},${p.label}`).join('\n')}\n`)}, 'Use these points');

  /** @param {string} one */
  function pick(one) {
    label = one;
    buttons.forEach((button, i) => button.setAttribute('aria-pressed', String(LABELS[i] === one)));
  }
  /** @param {number} x @param {number} y */
  function add(x, y) {
    list.push({x, y, label});
    draw();
  }
  function draw() {
    const g = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    g.fillStyle = token('--sheet');
    g.fillRect(0, 0, 640, 640);
    for (const p of list) {
      mark(g, 320 + p.x * 320, 320 - p.y * 320, LABELS.indexOf(p.label));
    }
    g.strokeStyle = token('--accent');
    g.lineWidth = 2;
    g.beginPath();
    g.moveTo(320 + pen.x * 320 - 12, 320 - pen.y * 320);
    g.lineTo(320 + pen.x * 320 + 12, 320 - pen.y * 320);
    g.moveTo(320 + pen.x * 320, 320 - pen.y * 320 - 12);
    g.lineTo(320 + pen.x * 320, 320 - pen.y * 320 + 12);
    g.stroke();
    const classes = new Set(list.map((p) => p.label)).size;
    use.disabled = list.length < 10 || classes < 2;
    if (list.length) {
      words.textContent = `${list.length} points of ${classes} ${classes === 1 ? 'class' : 'classes'}.`;
    }
  }
  canvas.addEventListener('pointerdown', (/** @type {PointerEvent} */ e) => {
    const box = canvas.getBoundingClientRect();
    add(((e.clientX - box.left) / box.width) * 2 - 1, 1 - ((e.clientY - box.top) / box.height) * 2);
  });
  canvas.addEventListener('keydown', (/** @type {KeyboardEvent} */ e) => {
    const way = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1]}[e.key];
    if (way) {
      e.preventDefault();
      pen = {x: Math.max(-1, Math.min(1, pen.x + way[0] * 0.05)), y: Math.max(-1, Math.min(1, pen.y + way[1] * 0.05))};
      draw();
    } else if (e.key === ' ') {
      e.preventDefault();
      add(pen.x, pen.y);
    } else if (LABELS.includes(e.key.toUpperCase())) {
      pick(e.key.toUpperCase());
    }
  });
  onTheme(draw);
  draw();
  return h('div.stack', null, h('div.row', null, buttons, h('button.small', {type: 'button', onclick: () => {
    list = [];
    words.textContent = 'No points yet.';
    draw();
  }}, 'Clear')), canvas, words, h('div.row', null, use));
}

/** A point whose class shows by colour and by shape. @param {CanvasRenderingContext2D} g @param {number} x @param {number} y @param {number} kind */
export function mark(g, x, y, kind) {
  g.fillStyle = token(`--c${kind + 1}`);
  g.beginPath();
  if (kind === 0) {
    g.arc(x, y, 8, 0, 7);
  } else if (kind === 1) {
    g.rect(x - 7, y - 7, 14, 14);
  } else {
    g.moveTo(x, y - 10);
    g.lineTo(x + 9, y + 7);
    g.lineTo(x - 9, y + 7);
  }
  g.fill();
}
