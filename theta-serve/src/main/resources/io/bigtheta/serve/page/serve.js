// The page that tries a model: a form from the inputs of the model, a canvas for pictures, and the answer.

const token = new URLSearchParams(location.search).get('token');
const headers = token ? { Authorization: `Bearer ${token}` } : {};
const at = (id) => document.getElementById(id);

/** Makes an element with these properties and children. */
function make(name, properties = {}, ...children) {
  const one = Object.assign(document.createElement(name), properties);
  one.append(...children);
  return one;
}

async function ask(path, options = {}) {
  const reply = await fetch(path, { ...options, headers: { ...headers, ...options.headers } });
  const json = await reply.json();
  if (!reply.ok) throw new Error(json.error ?? `status ${reply.status}`);
  return { json, notes: JSON.parse(reply.headers.get('Theta-Notes') ?? '[]') };
}

/** Shows what a model answers to one row. */
async function predict(model, instance) {
  at('said').textContent = '…';
  try {
    const { json, notes } = await ask(`/v1/models/${encodeURIComponent(model.name)}:predict`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ instances: [instance] }),
    });
    show(model, json.predictions[0], notes);
  } catch (error) {
    at('answer').replaceChildren();
    at('notes').replaceChildren();
    at('said').textContent = error.message;
  }
}

function show(model, prediction, notes) {
  const names = model.outputs[0].parameters?.labels ?? [];
  const several = model.outputs.length > 1;
  const values = [(several ? prediction[model.outputs[0].name] : prediction)].flat();
  at('said').textContent = several ? `The answer is ${prediction.label}.` : '';
  const shares = model.outputs[0].name === 'probabilities';
  at('answer').replaceChildren(...values.map((value, i) => make('tr', {},
    make('th', { scope: 'row', textContent: names[i] ?? '' }),
    ...(shares ? [make('td', { className: 'bar' }, make('meter', { max: 1, value, title: String(value) }))] : []),
    make('td', { textContent: shares ? value.toFixed(3) : String(value) }))));
  at('notes').replaceChildren(...notes.map((note) => make('li', { textContent: note })));
}

/** A form with a field for each column. A field that is left empty is a missing value. */
function fields(model, inputs) {
  const texts = inputs.map((input) => make('input', { name: input.name, autocomplete: 'off' }));
  at('form').replaceChildren(
    ...inputs.map((input, i) => make('label', {}, input.name, texts[i])),
    make('button', { textContent: 'Predict' }));
  at('form').onsubmit = (event) => {
    event.preventDefault();
    predict(model, Object.fromEntries(texts.map((one) => [one.name, one.value === '' ? null : one.value])));
  };
}

/** A canvas to draw on, and a button for a file. */
function picture(model, inputs) {
  const canvas = make('canvas', { width: 280, height: 280, ariaLabel: 'Drawing area', role: 'img' });
  const pen = canvas.getContext('2d');
  const wipe = () => { pen.fillStyle = '#fff'; pen.fillRect(0, 0, 280, 280); };
  const send = (url) => predict(model, { [inputs[0].name]: url });
  const file = make('input', { type: 'file', accept: 'image/*' });
  let down = false;
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * 280 / box.width, (event.clientY - box.top) * 280 / box.height];
  };
  canvas.onpointerdown = (event) => {
    down = true;
    canvas.setPointerCapture(event.pointerId);
    Object.assign(pen, { lineWidth: 20, lineCap: 'round', lineJoin: 'round', strokeStyle: '#000' });
    pen.beginPath();
    pen.moveTo(...place(event));
    pen.lineTo(...place(event));
    pen.stroke();
  };
  canvas.onpointermove = (event) => {
    if (!down) return;
    pen.lineTo(...place(event));
    pen.stroke();
  };
  canvas.onpointerup = () => {
    down = false;
    send(canvas.toDataURL('image/png'));
  };
  file.onchange = () => {
    if (!file.files[0]) return;
    const reader = new FileReader();
    reader.onload = () => send(reader.result);
    reader.readAsDataURL(file.files[0]);
  };
  wipe();
  at('form').onsubmit = (event) => event.preventDefault();
  at('form').replaceChildren(
    make('div', { className: 'wide' }, make('p', { textContent: 'Draw, or choose a picture.' }), canvas),
    make('button', { type: 'button', textContent: 'Wipe', onclick: wipe }),
    make('label', {}, 'Picture', file));
}

/** A field for all numbers of a row together, for models whose inputs have no names. */
function numbers(model) {
  const text = make('input', { autocomplete: 'off', placeholder: 'numbers, separated by commas' });
  at('form').replaceChildren(
    make('label', { className: 'wide' }, 'Row', text), make('button', { textContent: 'Predict' }));
  at('form').onsubmit = (event) => {
    event.preventDefault();
    predict(model, text.value.split(',').map(Number));
  };
}

async function choose(name) {
  const { json: model } = await ask(`/v2/models/${encodeURIComponent(name)}`);
  const ways = model.parameters.signatures;
  const files = ways.find((way) => way.length === 1 && way[0].parameters?.file);
  const columns = ways.find((way) => way.every((input) => input.shape.slice(1).every((size) => size === 1)));
  at('version').textContent = `version ${model.versions[0]}`;
  for (const id of ['said', 'answer', 'notes']) at(id).replaceChildren();
  if (files) picture(model, files);
  else if (columns) fields(model, columns);
  else numbers(model);
}

try {
  const { json } = await ask('/v1/models');
  at('model').append(...json.models.map((name) => make('option', { textContent: name })));
  at('model').onchange = () => choose(at('model').value);
  for (const link of document.querySelectorAll('a.secret')) {
    if (token) link.search = `?token=${encodeURIComponent(token)}`;
  }
  await choose(at('model').value);
} catch (error) {
  at('said').textContent = error.message;
}
