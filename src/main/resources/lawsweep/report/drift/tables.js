/** The tables of drift: runs with a sentence each and what is known of them, groups of laws with verdicts and reasons. */
(function (Lawsweep) {
  'use strict';

  const FACTS = [['optimizer', 'optimizer'], ['lr', 'learning rate'], ['momentum', 'momentum'], ['weight_decay', 'weight decay']];

  /** Longer names of groups are said briefly, and whole in the title. */
  const LONGEST = 72;

  const badge = (verdict) => Lawsweep.element('span', {class: `verdict ${verdict}`}, verdict);

  const rates = (lr) => (lr.length === 0 ? null : lr.length === 1 ? Lawsweep.number(lr[0][1])
    : lr.slice(0, 4).map(([step, rate]) => `${Lawsweep.number(rate)} from step ${Lawsweep.count(step)}`).join(', ') + (lr.length > 4 ? ', …' : ''));

  const shown = {optimizer: (run) => run.optimizer, lr: (run) => rates(run.lr), momentum: (run) => run.momentum, weight_decay: (run) => run.weight_decay};

  const fact = (run, key) => shown[key](run) ?? '–';

  /** All runs, one a row. */
  Lawsweep.runTable = (model, label) => {
    const {element, percent, lastOf} = Lawsweep;
    const columns = [
      {label: 'run', show: (name, row) => element('span', {class: 'law-group', title: row.at(-1)}, name)},
      {label: 'verdict', show: badge}, {label: 'drift', numeric: true, show: percent}, {label: 'index', numeric: true},
      {label: 'in words', show: (text) => element('span', {class: 'reason told'}, text)},
      {label: 'floor', numeric: true},
      ...FACTS.map(([key, title]) => ({label: title, numeric: key !== 'optimizer', show: (value) => (typeof value === 'number' ? Lawsweep.number(value) : String(value))})),
      {label: 'steps', numeric: true, show: Lawsweep.count}, {label: 'checkpoints', numeric: true, show: Lawsweep.count}, {label: 'stored as', show: String},
    ];
    return Lawsweep.table(label, columns, model.runs.map((run) => [run.label, run.total.verdict, lastOf(run.total.rel), lastOf(run.total.index), `${run.sentence}: ${run.total.reason}.`,
      lastOf(run.total.floor), ...FACTS.map(([key]) => (key === 'lr' && run.lr.length === 1 ? run.lr[0][1] : shown[key](run))), run.steps.at(-1) - run.steps[0], run.checkpoints, run.types.join(', '), run.run]
      .map((value) => (value === null || value === undefined ? '–' : value))), 50);
  };

  const MORE = [['decay_corrected', 'drift after weight decay is divided out', 'percent'], ['gradients', '‖h − h₀‖ / Σ τ² |g|²', 'number'],
    ['identity', 'distance from Σ τ² h(g), relative', 'number'], ['angular', '‖A‖ / (‖W‖ ‖v‖), angular momentum', 'number']];

  /** What is known of one run, and who says so. */
  Lawsweep.runFacts = (run) => {
    const {element} = Lawsweep;
    const line = (title, value) => element('div', null, element('dt', null, title), element('dd', null, value));
    return element('dl', {class: 'facts'},
      line('run', run.run),
      ...FACTS.map(([key, title]) => line(title, fact(run, key) === '–' ? 'not told: no verdict uses it' : `${fact(run, key)} (from ${run.sources[key] ?? 'the run'})`)),
      line('checkpoints', `${Lawsweep.count(run.checkpoints)}, steps ${Lawsweep.count(run.steps[0])} to ${Lawsweep.count(run.steps.at(-1))}${run.steps.length < run.checkpoints ? `; ${Lawsweep.count(run.steps.length)} of them are on this page` : ''}`),
      line('stored as', run.types.join(', ')),
      line('names of tensors', `${run.map}${run.prefix === '' ? '' : `, without ${run.prefix}`}`),
      ...MORE.filter(([key]) => Lawsweep.lastOf(run.total[key]) !== null).map(([key, title, show]) => line(`${title}, at the end`, Lawsweep[show](Lawsweep.lastOf(run.total[key])))),
      line(`tensors that are no part of the network (${Lawsweep.count(run.unmapped_count)})`, run.unmapped_count === 0 ? 'none'
        : `${run.unmapped.join(', ')}${run.unmapped.length < run.unmapped_count ? ', …' : ''}`));
  };

  /** The groups of a run; open is called with a group whose single laws a reader asks for. */
  Lawsweep.groupTable = (run, words, open, label) => {
    const {element, percent, lastOf} = Lawsweep;
    const told = new Set(Lawsweep.lawGroups(run));
    const found = run.groups.filter((group) => words.every((word) => `${group.group} ${group.kind} ${group.verdict} ${group.reason}`.toLowerCase().includes(word)));
    const columns = [
      {label: 'laws of', show: (name, row) => element('span', {class: 'law-group', title: name}, name.length > LONGEST ? row[8].label : name, told.has(row[8]) ? element('button', {type: 'button', class: 'link', 'aria-label': `Single laws of ${name}`, onclick: () => open(row[8])}, 'laws') : null)},
      {label: 'kind', show: String}, {label: 'laws', numeric: true, show: Lawsweep.count},
      {label: 'verdict', show: badge}, {label: 'drift', numeric: true, show: percent}, {label: 'index', numeric: true},
      {label: 'floor', numeric: true}, {label: 'why', show: (text) => element('span', {class: 'reason'}, text)}];
    const rows = found.map((group) => [group.group, group.kind, group.count, group.verdict, lastOf(group.rel), lastOf(group.index), lastOf(group.floor), group.reason, group]);
    return {count: found.length, node: rows.length === 0 ? element('p', null, 'No group has these words.') : Lawsweep.table(label, columns, rows, 100)};
  };
})(globalThis.Lawsweep ??= {});
