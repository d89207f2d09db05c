/** Observables in time, with bands of two standard errors. */
(function (Lawsweep) {
  'use strict';

  const MOST_POINTS = 240;

  /** So many ends of lines are put in words. */
  const MOST_WORDS = 6;

  /**
   * The points of each cell and observable: Lawsweep.indexed(...)(cell, name) are places in the columns. Observables are
   * names, or numbers in a list of names.
   */
  Lawsweep.indexed = ({cell, observable}, names) => {
    const places = new Map();
    for (let i = 0; i < cell.length; i++) {
      const key = `${cell[i]} ${typeof observable[i] === 'number' ? names[observable[i]] : observable[i]}`;
      const list = places.get(key);
      if (list) {
        list.push(i);
      } else {
        places.set(key, [i]);
      }
    }
    return (index, name) => places.get(`${index} ${name}`) ?? [];
  };

  const band = (mean, error) => (error === null || error === undefined ? [mean, mean] : [mean - 2 * error, mean + 2 * error]);

  function rowsOf(series, points, groups, name) {
    return groups.flatMap(({label, cells}) => cells.flatMap(({index}) => {
      const all = points(index, name);
      const every = Math.ceil(all.length / MOST_POINTS);
      return all.filter((place, i) => i % every === 0 || i === all.length - 1).map((i) => {
        const [low, high] = band(series.value[i], series.stderr[i]);
        return {time: series.time[i], mean: series.value[i], low, high, stderr: series.stderr[i], group: label};
      });
    }));
  }

  function sentence(rows, name, by) {
    const last = new Map();
    for (const row of rows) {
      last.set(row.group, row);
    }
    const ends = [...last.values()].slice(0, MOST_WORDS).map((row) => `${row.group} → ${Lawsweep.measured(row.mean, row.stderr)}`);
    return rows.length === 0 ? `No record of ${name} for these simulations.`
      : `${name.replaceAll('_', ' ')} at time ${Lawsweep.number(rows[rows.length - 1].time)}${by ? `, by ${by}` : ''}: ${ends.join('; ')}${last.size > MOST_WORDS ? '; …' : '.'}`;
  }

  /** What the panels of a view show. */
  Lawsweep.seriesContents = (langevin, slices) => {
    const points = Lawsweep.indexed(langevin.series, langevin.observables);
    return (view) => {
      const name = view.observable;
      const picked = slices.pick(view, '', {has: ({index}) => points(index, name).length > 0});
      const rows = picked.panels.map(({groups}) => rowsOf(langevin.series, points, groups, name));
      const values = rows.flat().flatMap(({low, high}) => [low, high]);
      const domain = [Math.min(...values), Math.max(...values)];
      return {
        note: picked.panels.length === 0 ? 'These simulations have not recorded this observable.' : Lawsweep.hiddenText(picked.hidden),
        panels: picked.panels.map((panel, i) => content(panel, rows[i], name, picked.colourTitle, rows.length > 1 ? domain : null)),
      };
    };
  };

  function content(panel, rows, name, colourTitle, domain) {
    const text = sentence(rows, name, colourTitle);
    return {
      title: panel.title,
      heading: `The ${name.replaceAll('_', ' ')} in time`,
      template: 'series',
      markers: {'value-title': `${name.replaceAll('_', ' ')} (mean${rows.some(({stderr}) => stderr > 0) ? ' ± 2 standard errors' : ''})`, 'group-title': colourTitle},
      datasets: {rows},
      adjust: (spec) => domain && Object.assign(spec.layer[1].encoding.y.scale, {domain}),
      tooltip: (row) => [[colourTitle || 'simulation', row.group], ['time', Lawsweep.number(row.time)], ['mean', Lawsweep.measured(row.mean, row.stderr)]],
      text,
      held: Lawsweep.heldText(panel),
      label: `Lines of the mean ${name} in time with bands of two standard errors on either side. ${text}`,
      columns: [{label: 'simulation', show: String}, {label: 'time', numeric: true},
        {label: 'mean', numeric: true, show: (mean, row) => Lawsweep.meanOf(mean, row[3])}, {label: 'standard error', numeric: true}],
      rows: rows.map((row) => [row.group, row.time, row.mean, row.stderr]),
    };
  }

  Lawsweep.timeSeries = (langevin, slices, selection) => {
    const {element} = Lawsweep;
    return [element('h3', null, 'In time'), ...Lawsweep.selectedCharts('series', Lawsweep.seriesContents(langevin, slices), selection),
      langevin.series.thinned ? element('p', {class: 'hint'}, 'Records are thinned out for this page; lawsweep export --table observables has all.') : null];
  };
})(globalThis.Lawsweep ??= {});
