/** The simulations of the Langevin equations. */
(function (Lawsweep) {
  'use strict';

  const COLUMNS = ['dynamics', 'scheme', 'depth', 'width', 'beta', 'kappa', 'step', 'energy', 'replicas', 'seed', 'blown_up', 'seconds'];
  const WORDS = new Set(['dynamics', 'scheme', 'energy', 'depth']);

  function cellTable(langevin) {
    const table = Lawsweep.foldedTable(`Table of the ${Lawsweep.plural(langevin.cells.length, 'simulation')}`, 'Table of the simulations');
    table.fill(COLUMNS.map((key) => ({label: key.replace('_', ' ').replace('seed', 'draw'), numeric: !WORDS.has(key),
      show: key === 'seconds' ? Lawsweep.duration : WORDS.has(key) ? Lawsweep.valueText : undefined})),
    langevin.cells.map((cell) => COLUMNS.map((key) => cell[key] ?? null)));
    return table.node;
  }

  Lawsweep.simulations = (langevin) => {
    const {element, section, attempt} = Lawsweep;
    const selection = Lawsweep.selection(langevin);
    const parts = [
      () => (langevin.series.cell.length > 0 ? Lawsweep.timeSeries(langevin, selection) : null),
      () => (langevin.averages.cell.length > 0 ? Lawsweep.comparison(langevin, selection) : null),
      () => (langevin.densities.length > 0 ? Lawsweep.densities(langevin, selection) : null),
      () => (langevin.jumps.cell.length > 0 ? Lawsweep.rankJumps(langevin, selection) : null),
    ];
    return section('simulations', 'Simulations',
      element('div', {class: 'controls'}, selection.controls),
      selection.filterControls.length === 0 ? null : element('details', {class: 'filters'},
        element('summary', null, 'Filters'), element('div', {class: 'controls'}, selection.filterControls)),
      parts.map((part) => attempt('A part of the simulations could not be shown', part)).flat(),
      cellTable(langevin));
  };
})(globalThis.Lawsweep ??= {});
