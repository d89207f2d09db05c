/** What the sweep found, at a glance. */
(function (Lawsweep) {
  'use strict';

  const MARKS = {complete: '✓', extra: '+', undecided: '?', skipped: '–', failed: '×', left: '…'};

  function networksSentence(totals) {
    const {count, plural} = Lawsweep;
    const settled = totals.complete + totals.extra;
    if (settled === 0) {
      return `None of ${plural(totals.cells, 'network')} is settled yet.`;
    }
    const all = settled === totals.cells;
    const subject = all ? `${totals.cells === 1 ? 'The one network is' : `All ${count(totals.cells)} networks are`} settled`
      : `${count(settled)} of ${plural(totals.cells, 'network')} are settled`;
    if (totals.extra === 0) {
      return `${subject}: ${settled === 1 ? 'it has' : 'every one has'} exactly the known laws.`;
    }
    if (totals.complete === 0) {
      return `${subject}: ${settled === 1 ? 'it has' : 'every one has'} more than the known laws.`;
    }
    return `${subject}: ${count(totals.complete)} ${totals.complete === 1 ? 'has' : 'have'} exactly the known laws, `
      + `${count(totals.extra)} ${totals.extra === 1 ? 'has' : 'have'} more.`;
  }

  function openSentence(totals) {
    const parts = [[totals.undecided, 'undecided'], [totals.failed, 'failed'], [totals.skipped, 'skipped'], [totals.left, 'left to do']]
      .filter(([n]) => n > 0).map(([n, what]) => `${Lawsweep.count(n)} ${what}`);
    return parts.length === 0 ? '' : `${Lawsweep.series(parts)}.`;
  }

  function simulationsSentence(langevin) {
    const runs = langevin.cells.length;
    const blown = langevin.cells.filter((cell) => cell.blown_up).length;
    return `${Lawsweep.plural(runs, 'simulation')} done${blown ? `, ${Lawsweep.count(blown)} of them with replicas that blew up` : ''}.`;
  }

  /** The sentences above everything, from the data: the first is the headline. */
  Lawsweep.headline = (data, totals) => {
    const networks = totals?.cells > 0 ? [networksSentence(totals), openSentence(totals)] : [];
    const simulations = data.langevin?.cells.length > 0 ? [simulationsSentence(data.langevin)] : [];
    const unfinished = data.complete ? [] : ['The sweep is not finished: this is what has been recorded so far.'];
    const sentences = [...networks, ...simulations].filter((sentence) => sentence !== '');
    return [...(sentences.length === 0 ? ['No cell of this sweep is done yet.'] : sentences), ...unfinished];
  };

  function tile({label, value, note}, lists) {
    const {element} = Lawsweep;
    const content = [
      element('span', {class: 'label'}, MARKS[label] ? element('span', {class: `badge ${label}`, 'aria-hidden': 'true'}, MARKS[label]) : null, label),
      element('span', {class: 'value'}, Lawsweep.number(value)),
      note ? element('span', {class: 'note'}, note) : null,
    ];
    const kind = `tile${value === 0 ? ' none' : ''}`;
    return element('li', {class: kind}, lists?.[label]?.total > 0
      ? Lawsweep.innerLink(`list-${label}`, null, ...content) : content);
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
