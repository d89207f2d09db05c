/** What the sweep found, at a glance. */
(function (Lawsweep) {
  'use strict';

  const MARKS = {complete: '✓', 'complete if independent': '(✓)', extra: '+', always: '✓', sometimes: '%', never: '0', undecided: '?', skipped: '–', failed: '×', left: '…'};

  /** What extra laws there are, and whether a theorem gives them: the question of a sweep over networks. */
  function extrasSentence({extra, surprises, complete}) {
    const {count, plural} = Lawsweep;
    const others = complete === 0 ? '' : `${complete === 1 ? 'one other network has' : `the other ${count(complete)} networks have`} exactly the known laws`;
    if (surprises > 0) {
      return `${plural(surprises, 'network')} ${surprises === 1 ? 'has' : 'have'} extra laws that no theorem predicts${extra > surprises
        ? `; ${plural(extra - surprises, 'other extra')} ${extra - surprises === 1 ? 'is that' : 'are those'} of a theorem` : ''}${others && `; ${others}`}.`;
    }
    return `${extra === 1 ? 'The one extra is that' : `All ${count(extra)} extras are those`} of a theorem, no surprise${others && `; ${others}`}.`;
  }

  /** Networks whose known laws are all if values that were chosen freely are independent. */
  function ifIndependentSentence(open, others) {
    const {count} = Lawsweep;
    if (open === 0) {
      return '';
    }
    const subject = others ? `${count(open)} more ${open === 1 ? 'has' : 'have'}` : open === 1 ? 'The network has' : `${count(open)} networks have`;
    return `${subject} exactly the known laws if values are independent.`;
  }

  function countsSentences(totals) {
    const open = totals['complete-if-independent'] ?? 0;
    const others = totals.complete + totals.extra > 0;
    const first = open > 0 && !others ? '' : settledSentence(totals);
    return [first, ifIndependentSentence(open, others),
      open > 0 ? 'A count chooses the values of smooth functions and roots freely; that they are independent is not proved for these networks.' : ''].filter(Boolean);
  }

  function settledSentence(totals) {
    const {count} = Lawsweep;
    const {complete, extra, networks, always, sometimes, never} = totals;
    const asked = networks - always - sometimes - never;
    if (extra > 0) {
      return extrasSentence(totals);
    }
    if (complete === 0) {
      return asked === 0 ? '' : `None of ${Lawsweep.plural(asked, 'network')} is settled yet.`;
    }
    if (complete < asked) {
      return `${count(complete)} of ${count(asked)} networks are settled: ${complete === 1 ? 'it has' : 'all have'} exactly the known laws.`;
    }
    return complete === 1 ? 'The network has exactly the known laws.' : `All ${count(complete)} networks have exactly the known laws.`;
  }

  /** How networks are trained, and from what, where not all are in the plain gradient flow. */
  const FLOWS = {plain: 'In plain gradient flow', momentum: 'With momentum', metric: 'With a metric', 'momentum-metric': 'With momentum and a metric', symmetry: 'From data with a symmetry'};

  /** Laws of different flows are not counted together; the last sentence says what counts. */
  function settingsSentences(settings) {
    const asked = settings.filter(({networks, always, sometimes, never}) => networks > always + sometimes + never);
    const said = asked.flatMap((totals) => countsSentences(totals).map((sentence, i) => (i === 0
      ? `${FLOWS[totals.flow]}, ${sentence.replace(/^(All|The|None)\b/, (word) => word.toLowerCase())}` : sentence)));
    const all = settings.reduce((sum, {networks}) => sum + networks, 0);
    return all > 1 ? [...said, 'A network counts once for each way in which it is trained.'] : said;
  }

  /** How often drawn weights reach the dimension of φ, in shares of draws: the question of counts with data fields. */
  function drawsSentence({always, sometimes, never}, neverDraws) {
    const {count, plural} = Lawsweep;
    const all = always + sometimes + never;
    const none = neverDraws.length === 0 ? '' : neverDraws.length === 1 ? plural(neverDraws[0], 'draw') : `${count(neverDraws[0])} to ${plural(neverDraws[1], 'draw')}`;
    const parts = [[always, 'always'], [sometimes, 'sometimes'], [never, never > 0 ? `in none of ${never > 1 ? 'their ' : ''}${none}` : '']]
      .filter(([n]) => n > 0);
    if (parts.length === 1 && all > 1) {
      return always > 0 ? `All ${count(all)} networks always reach φ.` : sometimes > 0 ? `All ${count(all)} networks sometimes reach φ.` : `All ${count(all)} networks reach φ ${parts[0][1]}.`;
    }
    const [[first, how], ...others] = parts;
    const reach = first === 1 ? 'reaches φ' : 'reach φ';
    return [`${plural(all, 'network')}: ${count(first)} ${how.startsWith('in none') ? `${reach} ${how}` : `${how} ${reach}`}`, ...others.map(([n, word]) => `${count(n)} ${word}`)]
      .join(', ') + '.';
  }

  /** Networks of which known laws alone are named. */
  function namedSentence(named) {
    return named === 0 ? '' : `Of ${Lawsweep.plural(named, 'network')} that ${named === 1 ? 'is' : 'are'} too large to count the known laws are named, and how many survive in real training.`;
  }

  function openSentence(totals) {
    const parts = [[totals.undecided, 'undecided'], [totals.failed, 'failed'], [totals.skipped, 'skipped'], [totals.left, 'left to do']]
      .filter(([n]) => n > 0).map(([n, what]) => `${Lawsweep.count(n)} ${what}`);
    return parts.length === 0 ? '' : `${Lawsweep.series(parts)}.`;
  }

  /** The parameters that tell simulations apart: not those that others settle. */
  function telling({cells, varying}) {
    const keys = [];
    return varying.filter(({key}) => {
      const apart = !Lawsweep.settled(cells, keys, key) && !keys.some((other) => Lawsweep.settled(cells, [other], key));
      keys.push(...(apart ? [key] : []));
      return apart;
    });
  }

  /** A simulation by its values of some parameters. */
  function nameOf(cell, parameters) {
    return parameters.filter(({key}) => Lawsweep.means(cell, key)).map(({key, label, symbol, shown}) => `${symbol || label} = ${shown(Lawsweep.valueOf(cell, key))}`).join(', ');
  }

  /** All means that have a closed form, whatever the charts show. */
  function closedFormsSentence({means, within, worst}, slices) {
    const {count, plural} = Lawsweep;
    const cell = slices.cells.find(({key}) => key === worst.cell);
    const at = cell ? nameOf(cell, telling(slices)) : worst.cell;
    return `${count(within)} of ${plural(means, 'mean')} ${within === 1 ? 'lies' : 'lie'} within two standard errors of ${means === 1 ? 'its closed form' : 'the closed forms'}; `
      + `the worst, z = ${worst.z.toFixed(1).replace('-', '−')}, is ${worst.observable.replaceAll('_', ' ')}${at && ` at ${at}`}.`;
  }

  /** What the observable that tells most runs through, from simulation to simulation. */
  function rangeSentence(langevin, slices) {
    const {observable} = slices.standard;
    const {averages} = langevin;
    const points = averages.cell.map((cell, i) => ({cell, i, mean: averages.value[i]}))
      .filter(({i, mean}) => averages.observable[i] === observable && mean !== null);
    if (points.length === 0) {
      return '';
    }
    const words = observable.replaceAll('_', ' ');
    const said = ({i, mean}) => Lawsweep.measured(mean, averages.stderr[i]);
    if (points.length === 1) {
      return `The mean ${words} is ${said(points[0])}.`;
    }
    const sorted = points.toSorted((a, b) => a.mean - b.mean);
    const ends = [sorted[0], sorted.at(-1)].map(({cell}) => slices.cells[cell]);
    const apart = telling(slices).filter(({key}) => Lawsweep.valueOf(ends[0], key) !== Lawsweep.valueOf(ends[1], key));
    const at = (point) => `${said(point)}${apart.length > 0 ? ` (${nameOf(slices.cells[point.cell], apart)})` : ''}`;
    return `The mean ${words} runs from ${at(sorted[0])} to ${at(sorted.at(-1))}.`;
  }

  function simulationsSentences({langevin, closed_forms: closedForms}) {
    const slices = Lawsweep.slices(langevin);
    const blown = langevin.cells.filter((cell) => cell.blown_up).length;
    const done = `${Lawsweep.plural(langevin.total, 'simulation')} done${blown ? `, ${Lawsweep.count(blown)} of them with replicas that blew up` : ''}.`;
    return [closedForms.means > 0 ? closedFormsSentence(closedForms, slices) : rangeSentence(langevin, slices), done];
  }

  /** The sentences above everything, from the data, what was asked first: the first is the headline. */
  Lawsweep.headline = (data, totals) => {
    const drawn = totals ? totals.always + totals.sometimes + totals.never : 0;
    const counted = totals ? totals.networks - drawn : 0;
    const settings = data.networks?.settings ?? [];
    const sentences = [
      ...(counted > 0 ? (settings.length > 0 ? settingsSentences(settings) : countsSentences(totals)) : []),
      drawn > 0 ? drawsSentence(totals, data.networks.never_draws) : '',
      totals ? openSentence(totals) : '',
      namedSentence(data.networks?.named ?? 0),
      ...(data.drift ? Lawsweep.driftSentences(data.drift) : []),
      ...(data.langevin?.cells.length > 0 ? simulationsSentences(data) : []),
    ].filter((sentence) => sentence !== '');
    const unfinished = data.complete ? [] : ['The sweep is not finished: this is what has been recorded so far.'];
    return [...(sentences.length === 0 ? ['No cell of this sweep is done yet.'] : sentences), ...unfinished];
  };

  function tile({label, value, note}, lists) {
    const {element} = Lawsweep;
    const content = [
      element('span', {class: 'label'}, MARKS[label] ? element('span', {class: `badge ${label}`, 'aria-hidden': 'true'}, MARKS[label]) : null, label),
      element('span', {class: 'value'}, Lawsweep.number(value)),
      note ? element('span', {class: 'note'}, note) : null,
    ];
    const list = label.replaceAll(' ', '-');
    return element('li', {class: 'tile'}, lists?.[list]?.total > 0
      ? Lawsweep.innerLink(`list-${list}`, null, ...content) : content);
  }

  Lawsweep.overview = (data, totals) => {
    const {element} = Lawsweep;
    const [headline, ...rest] = Lawsweep.headline(data, totals);
    return element('section', {id: 'overview', 'aria-labelledby': 'headline'},
      element('p', {class: 'sweep'}, data.title),
      element('h1', {id: 'headline'}, headline),
      rest.length === 0 ? null : element('p', {class: 'lead'}, rest.join(' ')),
      element('ul', {class: 'tiles'}, data.headline.map((entry) => tile(entry, data.networks?.lists))),
      data.notes.length === 0 ? null : element('div', {class: 'warning', role: 'note'},
        element('h2', null, 'To be noted'), element('ul', null, data.notes.map((note) => element('li', null, note)))));
  };
})(globalThis.Lawsweep ??= {});
