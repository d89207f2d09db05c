/** Single laws of a group in the course of a run. */
(function (Lawsweep) {
  'use strict';

  Lawsweep.lawGroups = (run) => run.groups.filter(({place}) => run.laws[place]?.length > 0);

  /** A group: {x, from}; from is start for h - h0, nothing for h itself. */
  Lawsweep.driftOfLaws = (model, run, group, {x, from}) => {
    const laws = run.laws[group.place];
    const places = x === 'time' ? run.times : run.steps;
    const rows = laws.flatMap(({law, values}) => values.map((value, i) => ({law, x: places[i], y: from === 'start' ? value - values[0] : value, step: run.steps[i]})));
    const most = laws.reduce((a, b) => (Math.abs(b.drift) > Math.abs(a.drift) ? b : a));
    const text = `${laws.length < group.count ? `The ${Lawsweep.count(laws.length)} of ${Lawsweep.plural(group.count, 'law')} that drifted most` : Lawsweep.plural(laws.length, 'law')} of ${group.label} in ${run.label}. ${most.law} moved by ${Lawsweep.number(most.drift)}${most.rel === null ? '' : `, ${Lawsweep.percent(most.rel)} of what it is made of`}.`;
    return {
      template: 'drift-laws', markers: {'x-title': Lawsweep.driftAxis(model, x), 'y-title': from === 'start' ? 'h − h₀' : 'h = out − in'}, datasets: {rows}, adjust: () => {},
      tooltip: (row) => (row.law === undefined ? null : [['law', row.law], ['step', Lawsweep.number(row.step)], [from === 'start' ? 'h − h₀' : 'h', Lawsweep.number(row.y)]]),
      title: '', heading: `Single laws of ${group.label} in ${run.label}`, held: '', text,
      label: `Lines of single laws against the ${Lawsweep.driftAxis(model, x)}. ${text}`,
      columns: [{label: 'law', show: String}, {label: 'at the start', numeric: true}, {label: 'at the end', numeric: true}, {label: 'drift', numeric: true}, {label: 'relative', numeric: true, show: Lawsweep.percent}],
      rows: laws.map(({law, values, drift, rel}) => [law, values[0], values.at(-1), drift, rel]),
    };
  };
})(globalThis.Lawsweep ??= {});
