// One class against the rest: its curves, and what a threshold costs.
import {get, Refused} from './api.js';
import {Chart} from './chart.js';
import {field, figures, h, put, select, table} from './dom.js';
import {count, number, percent} from './format.js';

export class Against {
  /** @param {string} run @param {any} scores @param {URLSearchParams} params @param {(params: Record<string, string>) => void} keep */
  constructor(run, scores, params, keep) {
    this.run = run;
    this.scores = scores;
    this.keep = keep;
    const usual = Math.max(0, scores.scores?.positive ?? 0);
    this.usual = usual;
    const asked = Number(params.get('class') ?? usual);
    this.positive = asked >= 0 && asked < scores.labels.length ? asked : usual;
    this.at = Number(params.get('at') ?? 0.5);
    this.missed = Number(params.get('missed') ?? 1);
    this.alarm = Number(params.get('alarm') ?? 1);
    this.turn = 0;
    /** @type {any} */
    this.curves = null;
    this.roc = new Chart({label: 'The ROC curve', xLabel: 'false alarms: share of the other rows', yLabel: 'found: share of the class', height: 260});
    this.pr = new Chart({label: 'Precision against recall', xLabel: 'recall: share of the class that is found', yLabel: 'precision', height: 260});
    this.calibration = new Chart({label: 'Calibration', xLabel: 'probability that the network says', yLabel: 'share that came true', height: 260});
    this.problem = h('div.slot', null);
    this.facts = h('div', null);
    this.result = h('div.stack', {role: 'status'});
    this.slider = h('input', {type: 'range', min: 0, max: 1, step: 0.005, value: this.at, oninput: () => {
      this.at = Number(this.slider.value);
      this.threshold();
    }});
    this.build();
  }

  build() {
    const {labels} = this.scores;
    /** @param {'missed' | 'alarm'} name */
    const cost = (name) => {
      const input = h('input', {type: 'number', min: 0, step: 'any', value: this[name], oninput: () => {
        this[name] = Number(input.value);
        this.threshold();
      }});
      return input;
    };
    this.element = h('section.card.stack', null,
      h('div.spread', null, h('h2', null, 'One class against the rest'),
        h('label.check', null, 'Class', select(labels.map((/** @type {string} */ label, /** @type {number} */ i) => ({value: String(i), text: label})), String(this.positive), (value) => {
          this.positive = Number(value);
          this.show();
        }))),
      this.problem, this.facts,
      h('div.cols', null,
        h('div.stack', null, h('h3', null, 'ROC curve'), this.roc.element),
        h('div.stack', null, h('h3', null, 'Precision and recall'), this.pr.element),
        h('div.stack', null, h('h3', null, 'Calibration'), this.calibration.element),
        h('div.stack', null, h('h3', null, 'A threshold and its costs'),
          field('Answer this class from a probability of', this.slider),
          h('div.fields', null, field('A miss costs', cost('missed')), field('A false alarm costs', cost('alarm'))),
          this.result)));
  }

  close() {
    this.roc.close();
    this.pr.close();
    this.calibration.close();
  }

  async show() {
    try {
      this.curves = await get(`/api/runs/${encodeURIComponent(this.run)}/mistakes/curves?part=${this.scores.part}&class=${this.positive}`);
      put(this.problem);
      const label = this.scores.labels[this.positive];
      put(this.facts, figures([
        ['Rows of ' + label, count(this.curves.positives)], ['Other rows', count(this.curves.negatives)],
        ['Area under ROC', number(this.curves.rocAuc, 4)], ['Average precision', number(this.curves.averagePrecision, 4)],
        ['Calibration error', percent(this.curves.calibrationError)]]));
      this.bins();
      await this.threshold();
    } catch (e) {
      this.refuse(e);
    }
  }

  /** @param {unknown} e */
  refuse(e) {
    if (!(e instanceof Refused)) {
      throw e;
    }
    put(this.problem, h('p.problem', {role: 'alert'}, e.message));
  }

  bins() {
    const bins = this.curves.calibration;
    const xs = [...new Set([0, ...bins.map((/** @type {any} */ bin) => bin.probability), 1])].sort((a, b) => a - b);
    this.calibration.set(
      [{label: 'as it should be', color: '--soft', dash: [4, 4], width: 1}, {label: 'this network', color: '--c1', points: true}],
      [xs, xs, xs.map((x) => bins.find((/** @type {any} */ bin) => bin.probability === x)?.share ?? null)]);
  }

  async threshold() {
    const turn = ++this.turn;
    this.keep({
      class: this.positive === this.usual ? '' : String(this.positive), at: this.at === 0.5 ? '' : String(this.at),
      missed: this.missed === 1 ? '' : String(this.missed), alarm: this.alarm === 1 ? '' : String(this.alarm),
    });
    const query = new URLSearchParams({part: this.scores.part, class: String(this.positive), at: String(this.at), missed: String(this.missed), alarm: String(this.alarm)});
    try {
      const result = await get(`/api/runs/${encodeURIComponent(this.run)}/mistakes/threshold?${query}`);
      if (turn === this.turn) {
        put(this.problem);
        this.tell(result);
      }
    } catch (e) {
      this.refuse(e);
    }
  }

  /** @param {any} result */
  tell(result) {
    const label = this.scores.labels[this.positive];
    const {here, cheapest, positives, negatives} = result;
    this.slider.value = String(this.at);
    this.slider.setAttribute('aria-valuetext', percent(this.at));
    put(this.result,
      h('p', null, `From ${percent(this.at)} on, it costs ${number(here.cost)}. `, cheapest.cost < here.cost ? `The cheapest threshold, ${percent(cheapest.at)}, costs ${number(cheapest.cost)}.` : 'No threshold costs less.'),
      table(`Rows at this threshold`, ['Rows', {text: `answered ${label}`, num: true}, {text: 'answered another', num: true}], [
        [h('strong', null, `true ${label}`), count(positives - here.missed), `${count(here.missed)} missed`],
        [h('strong', null, 'another'), `${count(here.alarms)} false alarms`, count(negatives - here.alarms)]]),
      h('button', {type: 'button', disabled: cheapest.cost >= here.cost, onclick: () => {
        this.at = Math.min(1, cheapest.at);
        this.threshold();
      }}, 'Take the cheapest threshold'));
    this.lines(here, positives, negatives);
  }

  /** @param {any} here @param {number} positives @param {number} negatives */
  lines(here, positives, negatives) {
    const points = this.curves.points;
    const found = positives - here.missed;
    const roc = [[0, 0], ...points.map((/** @type {number[]} */ p) => [negatives ? p[2] / negatives : 0, positives ? p[1] / positives : 0])];
    this.roc.set([{label: 'by chance', color: '--soft', dash: [4, 4], width: 1}, {label: 'this network', color: '--c1'}],
      [roc.map((p) => p[0]), roc.map((p) => p[0]), roc.map((p) => p[1])],
      {lines: [{x: negatives ? here.alarms / negatives : 0, text: 'threshold', color: '--c2'}]});
    const pr = points.map((/** @type {number[]} */ p) => [positives ? p[1] / positives : 0, p[1] / Math.max(1, p[1] + p[2])]);
    const base = positives / Math.max(1, positives + negatives);
    this.pr.set([{label: 'by chance', color: '--soft', dash: [4, 4], width: 1}, {label: 'this network', color: '--c1'}],
      [pr.map((/** @type {number[]} */ p) => p[0]), pr.map(() => base), pr.map((/** @type {number[]} */ p) => p[1])],
      {lines: [{x: positives ? found / positives : 0, text: 'threshold', color: '--c2'}]});
  }
}
