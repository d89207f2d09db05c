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

  Lawsweep.rankJumps = (langevin, selection) => {
    const {element} = Lawsweep;
    const panels = Lawsweep.panels('jumps');
    const note = element('p', {class: 'held', role: 'status'});
    const draw = () => {
      const picked = selection.pick('');
      const contents = picked.panels.map(({title, groups}) => ({title, rows: rowsOf(langevin.jumps, groups)})).filter(({rows}) => rows.length > 0);
      note.textContent = contents.length === 0 ? 'None of these simulations jumped.' : Lawsweep.heldText(picked);
      panels.show(contents.map(({title, rows}) => ({
        title,
        template: 'jumps',
        markers: {'group-title': picked.colourTitle},
        datasets: {rows},
        adjust: (spec) => Object.assign(spec, {height: height(rows)}),
        tooltip: (row) => [['simulation', row.group], ['jump', row.jump], ['time', Lawsweep.measured(row.time, row.stderr)], ['replicas', percent(row.fraction)]],
        text: 'Mean time of the jump with two standard errors, and the share of the replicas that make it.',
        label: `Times of the jumps of the effective rank. ${sentence(rows)}`,
        columns: [{label: 'simulation', show: String}, {label: 'jump', show: String}, {label: 'replicas', numeric: true, show: percent},
          ...['time', 'standard error'].map((label) => ({label, numeric: true}))],
        rows: rows.map((row) => [row.group, row.jump, row.fraction, row.time, row.stderr]),
      })));
    };
    selection.listen(draw);
    draw();
    return [element('h3', null, 'Jumps of the effective rank'), note, panels.node];
  };
})(globalThis.Lawsweep ??= {});
