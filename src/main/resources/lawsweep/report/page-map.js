/** The map of the networks along two axes. */
(function (Lawsweep) {
  'use strict';

  const PARTS = [['complete', 'with the known laws only'], ['complete-if-independent', 'with the known laws only, if values are independent'], ['extra', 'with extra laws'], ['always', 'always reach φ'], ['sometimes', 'sometimes reach φ'],
    ['never', 'never reach φ'], ['undecided', 'undecided'], ['failed', 'failed'], ['skipped', 'skipped'], ['left', 'left to do']];

  /** How the colours of the verdicts are ordered in the legend. */
  const VERDICTS = ['complete', 'complete-if-independent', 'extra', 'always', 'sometimes', 'never', 'undecided', 'failed', 'skipped', 'left'];

  const share = ({reach, draws}) => `${Lawsweep.count(reach)} of ${Lawsweep.count(draws)} draws`;

  function tooltip(choice) {
    const {count, duration, number} = Lawsweep;
    return (group) => [
      [choice.x?.label ?? '', choice.x ? group.x : ''],
      [choice.y?.label ?? '', choice.y ? group.y : ''],
      ['networks', count(group.networks)],
      ...PARTS.filter(([key]) => group[key] > 0).map(([key, label]) => [label, count(group[key])]),
      ['at φ', group.draws > 0 ? share(group) : ''],
      ['laws, most', group.laws === null ? '' : number(group.laws)],
      ['extra laws, most', group.extra > 0 ? number(group.extra_laws) : ''],
      ['dimension, largest', group.lie_dim === null ? '' : number(group.lie_dim)],
      ['parameters, most', group.parameters_max === null ? '' : count(group.parameters_max)],
      ['computing time', group.seconds > 0 ? duration(group.seconds) : ''],
    ].filter(([, value]) => value !== '');
  }

  function sentence(groups, choice, restricted) {
    const {plural, count, duration} = Lawsweep;
    const sum = (key) => groups.reduce((total, group) => total + group[key], 0);
    const parts = PARTS.filter(([key]) => sum(key) > 0).map(([key, label]) => `${count(sum(key))} ${label}`);
    const by = [choice.x?.label, choice.y?.label].filter(Boolean).join(' and ');
    return groups.length === 0 ? 'No network passes these filters.'
      : `${plural(sum('networks'), 'network')}${restricted ? ' that pass the filters' : ''} in ${plural(groups.length, 'group')}${by ? ` by ${by}` : ''}: `
      + `${Lawsweep.series(parts)}; ${duration(sum('seconds'))} of computing.`;
  }

  function tableColumns(choice, take, parts) {
    const numeric = (label) => ({label, numeric: true});
    return [
      {label: choice.x?.label ?? 'group', show: (value, row) => Lawsweep.element('button', {type: 'button', class: 'link', onclick: () => take(row[row.length - 1])}, value)},
      {label: choice.y?.label ?? '', show: String},
      ...['networks', ...parts.map(([key]) => key), 'laws, most', 'extra laws, most', 'dimension, largest', 'parameters, most'].map(numeric),
      {label: 'time', numeric: true, show: Lawsweep.duration},
    ];
  }

  const tableRow = (parts) => (group) => [group.x, group.y, group.networks, ...parts.map(([key]) => group[key]), group.laws, group.extra > 0 ? group.extra_laws : null,
    group.lie_dim, group.parameters_max, group.seconds, group];

  const SETTINGS = ['flow', 'metric', 'form', 'damping', 'symmetry', 'labels', 'loss'];

  /** What of flows and data is neither an axis of the map nor held by a filter: a group has networks of all of it. */
  function together(cube, choice) {
    const apart = [choice.x?.label, choice.y?.label, ...choice.chosen.map(({label}) => label)];
    const several = cube.axes.some(({key}) => key !== 'loss' && SETTINGS.includes(key));
    const labels = cube.axes.filter(({key, label}) => SETTINGS.includes(key) && !apart.includes(label)).map(({label}) => label);
    return labels.length === 0 || !several ? '' : ` A group has all there is of ${Lawsweep.series(labels)}; filters tell them apart.`;
  }

  function content(cube, held, choice, take) {
    const restricted = Object.keys(choice.filters).length > 0 || choice.shown !== '';
    const groups = Lawsweep.groups(cube, choice.x, choice.y, choice.filters)
      .filter((group) => choice.shown === '' || group[choice.shown] > 0);
    const rows = groups.map((group) => ({...group}));
    const parts = PARTS.filter(([key]) => groups.some((group) => group[key] > 0));
    const widest = Math.max(1, ...groups.map((group) => group.y.length));
    return {
      template: `map-${choice.colour}`,
      markers: {'x-title': choice.x?.label ?? '', 'y-title': choice.y?.label ?? '',
        verdicts: VERDICTS.filter((verdict) => groups.some((group) => group.verdict === verdict))},
      datasets: {rows},
      grid: {columns: new Set(groups.map((group) => group.xi)).size, labels: 44 + 8 * widest},
      tooltip: tooltip(choice),
      click: take,
      text: sentence(groups, choice, restricted) + together(cube, choice),
      held: Lawsweep.heldNetworks(held, choice.chosen),
      label: `Map of the networks coloured by ${choice.colour.replace('-', ' ')}. ${sentence(groups, choice, restricted)}`,
      columns: tableColumns(choice, take, parts),
      rows: groups.map(tableRow(parts)),
    };
  }

  Lawsweep.map = (data, cube, choice) => {
    const {element} = Lawsweep;
    const chart = Lawsweep.figure('map');
    const take = (group) => choice.take(group);
    const reset = element('button', {type: 'button', onclick: () => choice.clear()}, 'Clear the filters');
    const draw = () => {
      chart.show(content(cube, data.networks.held, choice, take));
      reset.hidden = Object.keys(choice.filters).length === 0 && choice.shown === '';
    };
    Lawsweep.state.listen('map.', draw);
    draw();
    return Lawsweep.section('map', 'Map',
      element('div', {class: 'controls'}, choice.controls),
      element('details', {class: 'filters', open: Object.keys(choice.filters).length > 0 || choice.shown !== ''},
        element('summary', null, 'Filters'),
        element('div', {class: 'controls'}, choice.filterControls)),
      element('p', null, reset),
      chart.node,
      element('p', {class: 'hint'}, 'A click on a mark, or on the first column of the table, narrows the map and the lists below to that group.',
        data.networks.cube.coarsened ? ' The axes of this large sweep are binned more coarsely than usual; tables/map.csv has the same numbers.' : ''));
  };
})(globalThis.Lawsweep ??= {});
