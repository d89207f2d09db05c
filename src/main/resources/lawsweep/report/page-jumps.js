/** When the effective rank jumps. */
(function (Lawsweep) {
  'use strict';

  const percent = (share) => `${Number((share * 100).toFixed(1))} %`;

  function rowsOf(jumps, groups) {
    return groups.flatMap(({label, cells}) => cells.flatMap(({index}) => jumps.cell.flatMap((cell, i) => {
      if (cell !== index || jumps.time[i] === null) {
        return [];
      }
      const error = jumps.stderr[i];
      return [{jump: jumps.jump[i], fraction: jumps.fraction[i], time: jumps.time[i], stderr: error,
        low: jumps.time[i] - 2 * (error ?? 0), high: jumps.time[i] + 2 * (error ?? 0), group: label}];
    })));
  }

  /** Sixteen pixels for each mark. */
  const height = (rows) => 24 + 16 * new Set(rows.map(({jump}) => jump)).size * new Set(rows.map(({group}) => group)).size;

  const sentence = (rows) => (rows.length === 0 ? 'None of these simulations jumped.' : `${rows.map((row) =>
    `${row.jump} for ${row.group} at ${Lawsweep.measured(row.time, row.stderr)} (${percent(row.fraction)} of the replicas)`).join('; ')}.`);

  function content(panel, rows, colourTitle) {
    return {
      title: panel.title,
      heading: 'Jumps of the effective rank',
      template: 'jumps',
      markers: {'group-title': colourTitle},
      datasets: {rows},
      adjust: (spec) => Object.assign(spec, {height: height(rows)}),
      tooltip: (row) => [['simulation', row.group], ['jump', row.jump], ['time', Lawsweep.measured(row.time, row.stderr)], ['replicas', percent(row.fraction)]],
      text: 'Mean time of the jump over the replicas that make it, with two standard errors, and their share.',
      held: Lawsweep.heldText(panel),
      label: `Times of the jumps of the effective rank. ${sentence(rows)}`,
      columns: [{label: 'simulation', show: String}, {label: 'jump', show: String}, {label: 'replicas', numeric: true, show: percent},
        ...['time', 'standard error'].map((label) => ({label, numeric: true}))],
      rows: rows.map((row) => [row.group, row.jump, row.fraction, row.time, row.stderr]),
    };
  }

  /** What the panels of a view show. */
  Lawsweep.jumpContents = (langevin, slices) => {
    const {jumps} = langevin;
    const jumped = new Set(jumps.cell.filter((cell, i) => jumps.time[i] !== null));
    return (view) => {
      const picked = slices.pick(view, '', {has: ({index}) => jumped.has(index)});
      return {
        note: picked.panels.length === 0 ? 'None of these simulations jumped.' : Lawsweep.hiddenText(picked.hidden),
        panels: picked.panels.map((panel) => content(panel, rowsOf(jumps, panel.groups), picked.colourTitle)),
      };
    };
  };

  Lawsweep.rankJumps = (langevin, slices, selection) => [Lawsweep.element('h3', null, 'Jumps of the effective rank'),
    ...Lawsweep.selectedCharts('jumps', Lawsweep.jumpContents(langevin, slices), selection)];
})(globalThis.Lawsweep ??= {});
