import {get, Refused} from '../api.js';
import {field, figures, h, put, select, table} from '../dom.js';
import {count, number, percent} from '../format.js';
import {tell, tryIt} from '../guide.js';
import {Changes, RowPages} from '../rows.js';
import {Scatter} from '../scatter.js';
import {Against} from '../thresholds.js';

const MOST_CLASSES = 40;
const WAIT = 500;

/** The screen that is open, for the buttons of the story. @type {Mistakes | null} */
let open = null;

class Mistakes {
  /** @param {HTMLElement} work @param {URLSearchParams} params @param {import('../app.js').Studio} studio @param {any[]} models */
  constructor(work, params, studio, models) {
    this.params = params;
    this.studio = studio;
    this.models = models;
    this.model = models.find((one) => one.id === params.get('run')) ?? models[0];
    this.part = params.get('part') ?? '';
    this.closed = false;
    /** @type {any} */
    this.scores = null;
    /** @type {RowPages | null} */
    this.rows = null;
    /** @type {Against | null} */
    this.against = null;
    /** @type {{close: () => void}[]} */
    this.drawn = [];
    this.choices = h('div.fields', null);
    this.body = h('div.work-parts', null);
    work.append(h('section.card', {'aria-label': 'What is looked at'}, this.choices), this.body);
  }

  close() {
    this.closed = true;
    this.drop();
  }

  drop() {
    this.against?.close();
    this.drawn.forEach((one) => one.close());
    this.drawn = [];
    this.against = null;
  }

  async start() {
    this.studio.keep({run: this.model.id, part: this.part});
    this.choose({test: 0, validation: 0, training: 0});
    put(this.body, h('p.empty', {role: 'status'}, 'Evaluating the rows …'));
    try {
      const scores = await this.evaluated();
      if (!scores || this.closed) {
        return;
      }
      this.scores = scores;
      this.part = scores.part;
      this.choose(scores.parts);
      this.show();
    } catch (e) {
      if (!(e instanceof Refused)) {
        throw e;
      }
      put(this.body, h('p.problem', {role: 'alert'}, e.message));
    }
  }

  /** Many rows take some seconds; the server says so at once. */
  async evaluated() {
    while (!this.closed) {
      const scores = await get(`/api/runs/${encodeURIComponent(this.model.id)}/mistakes?part=${this.part}`);
      if (scores.state === 'ready') {
        return scores;
      }
      await new Promise((done) => setTimeout(done, WAIT));
    }
    return null;
  }

  /** @param {Record<string, number>} parts */
  choose(parts) {
    const names = Object.entries(parts).filter(([, rows]) => rows > 0).map(([name]) => name);
    put(this.choices,
      field('Model', select(this.models.map((one) => ({value: one.id, text: one.id})), this.model.id, (id) => this.studio.go('mistakes', {run: id}))),
      names.length ? field('Rows', select(names.map((name) => ({value: name, text: `${name} rows (${count(parts[name])})`})), this.part, (name) => this.studio.go('mistakes', {run: this.model.id, part: name})), this.scores?.told) : null);
  }

  show() {
    const {scores} = this;
    const keep = (/** @type {Record<string, string>} */ params) => this.studio.keep(params);
    this.drop();
    const changes = new Changes(this.model.id, this.part, this.studio.go, true);
    this.rows = new RowPages(this.model.id, scores, changes, keep);
    const parts = [h('section.card', null, this.figures())];
    if (scores.kind === 'classes') {
      this.against = scores.scores ? new Against(this.model.id, scores, this.params, keep) : null;
      parts.push(h('section.card', null, h('h2', null, 'Confusion matrix'), this.confusion()),
        this.rows.element, changes.element,
        h('section.card', null, h('h2', null, 'Each class'), this.classes(scores.classes)),
        this.against?.element);
    } else if (scores.kind === 'numbers') {
      parts.push(...scores.labels.map((/** @type {string} */ label, /** @type {number} */ i) => this.numbers(label, i)), this.rows.element, changes.element);
    } else {
      parts.push(h('section.card', null, h('h2', null, 'Each flag'), this.classes(scores.flags)), this.rows.element, changes.element);
    }
    put(this.body, parts);
    const truth = this.params.get('truth');
    const answer = this.params.get('answer');
    this.rows.order = this.params.get('order') === 'unsure' ? 'unsure' : 'sure';
    this.rows.wanted = {truth: truth === null ? -1 : Number(truth), answer: answer === null ? -1 : Number(answer), wrong: answer === null};
    this.rows.from = Math.max(0, Number(this.params.get('from')) || 0);
    this.rows.show();
    this.against?.show();
  }

  figures() {
    const {scores} = this;
    if (scores.kind === 'numbers') {
      const one = scores.numbers[0];
      return figures([['RMSE', number(one.rmse)], ['R²', number(one.r2, 3)], ['Mean error', number(one.mae)], ['Median error', number(one.medianError)], ['RMSE of always saying the mean', number(one.baselineRmse)]]);
    }
    const wrong = Math.round((1 - scores.accuracy) * scores.rows);
    const more = scores.scores;
    return figures([
      ['Accuracy', percent(scores.accuracy, 2)],
      ['95 % interval', `${percent(scores.interval[0])} to ${percent(scores.interval[1])}`],
      ['Mistakes', `${count(wrong)} of ${count(scores.rows)}`],
      ...(more ? /** @type {[string, string][]} */ ([
        ['Always saying the most frequent', percent(more.baseline)],
        ['Macro F1', number(more.macroF1, 3)],
        ['Log loss', number(more.logLoss, 3)]]) : []),
    ]);
  }

  confusion() {
    const {labels, confusion} = this.scores;
    if (labels.length > MOST_CLASSES) {
      return this.pairs();
    }
    const most = Math.max(1, ...confusion.flatMap((/** @type {number[]} */ row, /** @type {number} */ i) => row.filter((_, j) => i !== j)));
    const right = Math.max(1, ...confusion.map((/** @type {number[]} */ row, /** @type {number} */ i) => row[i]));
    return h('div.stack', null,
      h('p.note', null, 'Rows are the true classes, columns the answers. Choose a number to see its rows. Right answers lie on the diagonal.'),
      h('div.scroll', {tabindex: 0, role: 'region', 'aria-label': 'Confusion matrix'},
        h('table.confusion', null,
          h('caption.sr', null, 'How many rows of each class are answered as each class'),
          h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'true \\ answered'), labels.map((/** @type {string} */ label) => h('th', {scope: 'col'}, label)))),
          h('tbody', null, confusion.map((/** @type {number[]} */ row, /** @type {number} */ i) => h('tr', null,
            h('th', {scope: 'row'}, labels[i]),
            row.map((n, j) => h('td', null, n === 0 ? h('span.none', null, '0')
              : h(i === j ? 'button.cell.right' : 'button.cell.wrong', {
                type: 'button', title: `true ${labels[i]}, answered ${labels[j]}`, onclick: () => this.rows?.open({truth: i, answer: j, wrong: false}, true),
                style: {'--share': `${Math.round(6 + 30 * (i === j ? n / right : n / most))}%`},
              }, count(n), h('span.sr', null, ` rows: true ${labels[i]}, answered ${labels[j]}`))))))))));
  }

  /** The most frequent mistakes, where a table would be too large. */
  pairs() {
    const {labels, confusion} = this.scores;
    const all = confusion.flatMap((/** @type {number[]} */ row, /** @type {number} */ i) => row.map((n, j) => ({n, i, j})))
      .filter((/** @type {any} */ pair) => pair.n > 0 && pair.i !== pair.j)
      .sort((/** @type {any} */ a, /** @type {any} */ b) => b.n - a.n);
    return h('div.stack', null, h('p.note', null, `With ${labels.length} classes the whole matrix would be too large. These are the most frequent of ${count(all.length)} kinds of mistakes.`),
      table('The most frequent mistakes', ['True', 'Answered', {text: 'Rows', num: true}, ''], all.slice(0, 30).map((/** @type {any} */ pair) => [labels[pair.i], labels[pair.j], count(pair.n),
        h('button.small', {type: 'button', onclick: () => this.rows?.open({truth: pair.i, answer: pair.j, wrong: false}, true)}, 'Show', h('span.sr', null, ` rows of ${labels[pair.i]} answered as ${labels[pair.j]}`))])));
  }

  /** @param {any[]} all */
  classes(all) {
    return table('Scores of each class', ['Class', {text: 'Rows', num: true}, {text: 'Answered', num: true}, {text: 'Precision', num: true}, {text: 'Recall', num: true}, {text: 'F1', num: true}],
      all.map((one) => [one.label, count(one.rows), count(one.predicted), percent(one.precision), percent(one.recall), number(one.f1, 3)]));
  }

  /** @param {string} label @param {number} output */
  numbers(label, output) {
    const truth = new Scatter(`Predicted against true ${label}`, `true ${label}`, 'predicted', true);
    const errors = new Scatter(`Errors of ${label}`, `predicted ${label}`, 'predicted − true', false);
    this.drawn.push(truth, errors);
    const note = h('p.note', null);
    get(`/api/runs/${encodeURIComponent(this.model.id)}/mistakes/numbers?part=${this.part}&output=${output}`).then((result) => {
      const score = this.scores.numbers[output];
      const words = `${count(result.dots.length)} rows, R² ${number(score.r2, 3)}, RMSE ${number(score.rmse)}`;
      truth.set(result.dots.map((/** @type {number[]} */ dot) => [dot[0], dot[1]]), words);
      errors.set(result.dots.map((/** @type {number[]} */ dot) => [dot[1], dot[1] - dot[0]]), words);
      note.textContent = `Dots on the dashed line are predicted exactly. ${result.dots.length < result.rows ? `${count(result.dots.length)} of ${count(result.rows)} rows are drawn.` : ''}`;
    }).catch((e) => put(note, e instanceof Error ? e.message : String(e)));
    return h('section.card.stack', null, h('h2', null, label), h('div.cols', null, truth.element, errors.element), note);
  }
}

/** @type {import('../app.js').Screen} */
export const screen = {
  id: 'mistakes',
  title: 'Mistakes',
  lead: 'See where a network errs, row by row. Some mistakes are its own; some are wrong labels.',
  guide: (studio) => [
    tell('One number, the accuracy, hides a lot. The matrix shows what is taken for what. A 9 is taken for a 4, hardly ever for a 0: the mistakes of a good network make sense.'),
    tryIt('Show all mistakes, the surest first', () => {
      if (open?.rows) {
        open.rows.order = 'sure';
        open.rows.open({truth: -1, answer: -1, wrong: true}, true);
      }
    }),
    tell('The surest mistakes are worth a look. Often the label is wrong and not the network. Correct it, or leave the row out, and train again.'),
    tryIt('Show the answers it doubts most', () => {
      if (open?.rows) {
        open.rows.order = 'unsure';
        open.rows.open({truth: -1, answer: -1, wrong: true}, true);
      }
    }),
    tell('If a miss costs more than a false alarm, answer yes sooner. The threshold trades the one for the other; the curves show every trade that this network offers.'),
    tryIt('Let a miss cost ten times a false alarm', () => {
      if (open?.against) {
        const inputs = open.against.element.querySelectorAll('input[type="number"]');
        inputs[0].value = '10';
        inputs[0].dispatchEvent(new Event('input'));
        open.against.element.scrollIntoView({block: 'start'});
      }
    }),
    tell('A network that says 80 % should be right in 80 of 100 cases. The calibration curve shows whether it is too sure of itself.'),
    tryIt('Look inside this network', () => studio.go('inside', open ? {run: open.model.id} : {})),
  ],
  async open(work, params, studio) {
    const models = (await get('/api/models')).filter((/** @type {any} */ one) => !one.learning);
    const wanted = params.get('run');
    if (wanted && !models.some((/** @type {any} */ one) => one.id === wanted)) {
      work.append(h('p.problem', {role: 'alert'}, `There is no trained model in the run ${wanted}. Here is the newest network instead.`));
    }
    if (!models.length) {
      work.append(h('p.empty', null, 'No network has made a mistake yet. ', h('a', {href: '/train', 'data-go': 'train'}, 'Train one'), '; the digits take a few seconds.'));
      return;
    }
    const mistakes = new Mistakes(work, params, studio, models);
    open = mistakes;
    mistakes.start();
    return () => {
      open = null;
      mistakes.close();
    };
  },
};
