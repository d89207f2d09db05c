/** The lists of architectures that want attention, each with the command that counts it again. */
(function (Lawsweep) {
  'use strict';

  const LISTS = [
    ['extra', 'Architectures with extra laws', 'More conservation laws than the known ones.'],
    ['undecided', 'Undecided', 'A limit ended the search before a proof; the dimension is a lower bound.'],
    ['failed', 'Failed', 'An error ended these cells; all others are unaffected.'],
    ['skipped', 'Skipped', 'Not started, because the estimate was above a limit.'],
  ];
  const LABELS = {seed: 'draw', parameters: 'D', lie_dim: 'dim Lie', known_laws: 'known', extra_laws: 'extra', error_bound: 'error bound'};
  const NUMERIC = new Set(['seed', 'parameters', 'lie_dim', 'laws', 'known_laws', 'extra_laws', 'error_bound']);

  /** The cell's long key is in the CSV; the widths come first here. */
  function columns(names) {
    const shown = names.filter((name) => name !== 'cell').map((name) => ({
      label: LABELS[name] ?? name,
      numeric: NUMERIC.has(name),
      show: name === 'reason' || name === 'widths' ? (value) => Lawsweep.element('span', {class: name}, value ?? '') : undefined,
    }));
    return [...shown, {label: 'command', fixed: true, show: Lawsweep.command}];
  }

  function rowsOf(list) {
    return list.rows.map((row, i) => ({
      architecture: Lawsweep.architecture(list.columns, row, list.commands[i]),
      values: [...row.filter((value, j) => list.columns[j] !== 'cell'), list.commands[i]],
    }));
  }

  function extent(list, shown, filtered) {
    const {element, count} = Lawsweep;
    const link = element('a', {href: list.table}, list.table);
    if (filtered) {
      const among = list.rows.length < list.total ? `the first ${count(list.rows.length)} of ${count(list.total)}` : `${count(list.total)}`;
      return ['The filters of the map leave ', count(shown), ` of ${among}; all are in `, link, '.'];
    }
    return list.rows.length < list.total ? [`The first ${count(list.rows.length)} of ${count(list.total)}; all are in `, link, '.']
      : [`${count(list.total)}, also in `, link, '.'];
  }

  function listSection([key, title, meaning], list, choice) {
    const {element, section} = Lawsweep;
    const all = rowsOf(list);
    const note = element('p', {class: 'extent', role: 'status'});
    const place = element('div');
    const draw = () => {
      const labels = choice.labels;
      const shown = all.filter(({architecture}) => Lawsweep.within(architecture, labels));
      const filtered = Object.keys(labels).length > 0;
      note.replaceChildren(...extent(list, shown.length, filtered));
      place.replaceChildren(shown.length === 0 ? '' : Lawsweep.table(title, columns(list.columns), shown.map(({values}) => values)));
    };
    Lawsweep.state.listen('map.only.', draw);
    draw();
    return section(`list-${key}`, title, element('p', {class: 'meaning'}, meaning), note, place);
  }

  /** A section for each list that is not empty. */
  Lawsweep.lists = (lists, choice) => LISTS.filter(([key]) => lists[key]?.total > 0)
    .map((list) => listSection(list, lists[list[0]], choice));
})(globalThis.Lawsweep ??= {});
