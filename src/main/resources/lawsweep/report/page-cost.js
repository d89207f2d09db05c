/** What a cell costs, by its number of parameters. */
(function (Lawsweep) {
  'use strict';

  function fitText(fit) {
    const error = fit.error === null ? '' : ` ± ${fit.error.toFixed(2)}`;
    return `${fit.family}, ${fit.method}: seconds grow as D to the power ${fit.exponent.toFixed(2)}${error} from D = ${Lawsweep.count(fit.from)} on (${Lawsweep.plural(fit.points, 'point')})`;
  }

  function sentence({rows, fits}) {
    const largest = rows.reduce((a, b) => (b.parameters > a.parameters ? b : a));
    const ends = `At D ≈ ${Lawsweep.number(largest.parameters)} a cell takes ${Lawsweep.duration(largest.seconds)} (median).`;
    return fits.length === 0 ? `${ends} Too few sizes above the overhead to fit an exponent.` : `${ends} ${fits.map(fitText).join('; ')}.`;
  }

  /** Whether most of the cells of a point were begun while Java warmed up. */
  const warm = (row) => row.warm_up > 0.5;

  function tooltip(row) {
    return row.cells === undefined ? null : [['networks', `${row.family}, ${row.method}`], ['D', Lawsweep.number(row.parameters)],
      ['median', Lawsweep.duration(row.seconds)], ['10–90 %', `${Lawsweep.duration(row.low)} to ${Lawsweep.duration(row.high)}`], ['cells', Lawsweep.count(row.cells)],
      ['in the first second', `${Math.round(100 * row.warm_up)} %`]];
  }

  Lawsweep.cost = (cost, held) => {
    const {element, duration} = Lawsweep;
    const chart = Lawsweep.figure('cost');
    const warming = cost.rows.filter(warm).length;
    chart.show({
      template: 'cost',
      datasets: {rows: cost.rows, line: cost.line},
      tooltip,
      text: sentence(cost),
      held: Lawsweep.heldNetworks(held, []),
      label: `Computing time against the number of parameters, both logarithmic. ${sentence(cost)}`,
      columns: [{label: 'family', show: String}, {label: 'method', show: String}, {label: 'D', numeric: true},
        ...['median', '10 %', '90 %'].map((label) => ({label, numeric: true, show: duration})), {label: 'cells', numeric: true},
        {label: 'in the first second', numeric: true, show: (share) => `${Math.round(100 * share)} %`}],
      rows: cost.rows.map((row) => [row.family, row.method, row.parameters, row.seconds, row.low, row.high, row.cells, row.warm_up]),
    });
    return Lawsweep.section('cost', 'Cost', chart.node,
      element('p', {class: 'hint'}, `${cost.fits.length > 0 ? 'Dashed: the fitted power laws. ' : ''}${warming > 0 ? 'Hollow points: most of these cells were begun in the first second of a run, while Java was still warming up; they would be faster later. ' : ''}Times depend on the machine and on what else ran on it.`));
  };
})(globalThis.Lawsweep ??= {});
