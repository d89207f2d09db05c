/** Draws views of simulations, for a test. */
(function (Lawsweep) {
  'use strict';

  const CHARTS = {series: Lawsweep.seriesContents, density: Lawsweep.densityContents, jumps: Lawsweep.jumpContents, compare: Lawsweep.comparisonContents};

  /** What tells the marks of one cell from those of another in a figure, and the number that all numbers of the cell are. */
  const MARKS = {
    series: (row) => [row.group, row.mean],
    density: (row) => [row.group, row.density],
    jumps: (row) => [row.group, row.time],
    compare: (row) => [`${row.group} at ${row.x}`, row.mean],
  };

  /** Each colour, alone and with the next parameter in panels, along each axis; and each colour with nothing held. */
  function views({varying, standard}) {
    const keys = varying.map(({key}) => key);
    const axes = keys.length === 0 ? [standard.axis] : keys;
    const view = (colour, panels, axis, first, filter) => ({colour, panels, axis, first, filter, observable: standard.observable, chosen: () => filter});
    return ['', ...keys].flatMap((colour, i) => [
      ...[...new Set(['', keys[i] ?? ''])].flatMap((panels) => axes.map((axis, j) => view(colour, panels, axis, j === 0, ''))),
      view(colour, '', standard.axis, true, Lawsweep.ALL)]);
  }

  /** What the figure of a panel says wrong. */
  function wrong(name, panel, slices) {
    const complaints = [];
    const of = new Map();
    for (const row of panel.datasets.rows) {
      const [mark, cell] = MARKS[name](row);
      if (of.has(mark) && of.get(mark) !== cell) {
        complaints.push(`cells ${of.get(mark)} and ${cell} are both '${mark}'`);
      }
      of.set(mark, cell);
    }
    const drawn = [...new Set(of.values())].map((cell) => slices.cells[cell - 1]);
    for (const {key, label, symbol} of slices.parameters) {
      const values = new Set(drawn.map((cell) => String(cell.values[key])));
      const [value] = values;
      const said = `${`; ${panel.held.replace(/^Held: /, '').replace(/\.( Not held: .*)*$/, '')};`.replaceAll('∞', 'inf')}`;
      if (values.size === 1 && value !== 'null' && !said.includes(`; ${label} = ${value};`)) {
        complaints.push(`${label} = ${value} is held, and the caption says: ${panel.held}`);
      }
      const seen = [panel.markers['group-title'], panel.markers['x-title']].includes(label) || panel.held.includes(`Not held: ${label}, `)
        || panel.datasets.rows.every(({group}) => group.includes(`${symbol || label} = `));
      if (values.size > 1 && !seen) {
        complaints.push(`${label} is ${[...values]}, and nothing says so`);
      }
      if (values.size > 1 && said.includes(`; ${label} = `)) {
        complaints.push(`${label} is said to be held, and is ${[...values]}`);
      }
    }
    return complaints.map((complaint) => `${name}: ${complaint}`);
  }

  /** How many figures there are in all views, how many cells the standard view draws by chart, and what is wrong. */
  Lawsweep.everyView = (langevin) => {
    const slices = Lawsweep.slices(langevin);
    const complaints = [];
    const charts = Object.entries(CHARTS).map(([name, contents]) => [name, contents(langevin, slices)]);
    let figures = 0;
    for (const view of views(slices)) {
      for (const [name, contents] of charts.filter(([chart]) => view.first || chart === 'compare')) {
        for (const panel of contents(view).panels) {
          figures++;
          complaints.push(...wrong(name, panel, slices).map((complaint) => `${JSON.stringify(view)} ${complaint}`));
        }
      }
    }
    const shown = charts.map(([, contents]) => contents(slices.standard).panels.length);
    return {figures, shown, complaints: complaints.slice(0, 5)};
  };
})(globalThis.Lawsweep ??= {});
