/** The simulations of the Langevin equations. */
(function (Lawsweep) {
  'use strict';

  function cellTable(langevin, {cells, parameters}) {
    const table = Lawsweep.foldedTable(`Table of the ${Lawsweep.plural(cells.length, 'simulation')}`, 'Table of the simulations');
    table.fill([...parameters.map(({label, number}) => ({label, numeric: number, show: (value) => (value === 'inf' ? '∞' : String(value ?? '–'))})),
      {label: 'blown up', numeric: true}, {label: 'seconds', numeric: true, show: Lawsweep.duration}],
    cells.map((cell) => [...parameters.map(({key}) => cell.values[key]), cell.blown_up, cell.seconds]));
    return table.node;
  }

  Lawsweep.simulations = (langevin) => {
    const {element, section, attempt} = Lawsweep;
    const slices = Lawsweep.slices(langevin);
    const selection = Lawsweep.selection(langevin, slices);
    const parts = [
      () => (langevin.series.cell.length > 0 ? Lawsweep.timeSeries(langevin, slices, selection) : null),
      () => (langevin.averages.cell.length > 0 ? Lawsweep.comparison(langevin, slices, selection) : null),
      () => (langevin.densities.length > 0 ? Lawsweep.densities(langevin, slices, selection) : null),
      () => (langevin.jumps.cell.length > 0 ? Lawsweep.rankJumps(langevin, slices, selection) : null),
    ];
    return section('simulations', 'Simulations',
      element('div', {class: 'controls'}, selection.controls),
      selection.filterControls.length === 0 ? null : element('details', {class: 'filters'},
        element('summary', null, 'Filters'), element('div', {class: 'controls'}, selection.filterControls)),
      parts.map((part) => attempt('A part of the simulations could not be shown', part)).flat(),
      cellTable(langevin, slices));
  };
})(globalThis.Lawsweep ??= {});
