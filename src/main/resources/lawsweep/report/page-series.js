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
        const [low, high] = band(series.mean[i], series.stderr[i]);
        return {time: series.time[i], mean: series.mean[i], low, high, stderr: series.stderr[i], group: label};
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

  Lawsweep.timeSeries = (langevin, selection) => {
    const {element, number} = Lawsweep;
    const points = Lawsweep.indexed(langevin.series, langevin.observables);
    const panels = Lawsweep.panels('series');
    const note = element('p', {class: 'held', role: 'status'});
    const draw = () => {
      const picked = selection.pick('');
      const name = selection.observable;
      const contents = picked.panels.map(({title, groups}) => ({title, rows: rowsOf(langevin.series, points, groups, name)}));
      const values = contents.flatMap(({rows}) => rows.flatMap(({low, high}) => [low, high]));
      const domain = [Math.min(...values), Math.max(...values)];
      note.textContent = Lawsweep.heldText(picked);
      panels.show(contents.map(({title, rows}) => ({
        title,
        template: 'series',
        markers: {'value-title': name.replaceAll('_', ' '), 'group-title': picked.colourTitle},
        datasets: {rows},
        adjust: (spec) => contents.length > 1 && Object.assign(spec.layer[1].encoding.y.scale, {domain}),
        tooltip: (row) => [[picked.colourTitle || 'simulation', row.group], ['time', number(row.time)], ['mean', Lawsweep.measured(row.mean, row.stderr)]],
        text: sentence(rows, name, picked.colourTitle),
        label: `Lines of ${name} in time with bands of two standard errors. ${sentence(rows, name, picked.colourTitle)}`,
        columns: [{label: 'simulation', show: String}, ...['time', 'mean', 'standard error'].map((label) => ({label, numeric: true}))],
        rows: rows.map((row) => [row.group, row.time, row.mean, row.stderr]),
      })));
    };
    selection.listen(draw);
    draw();
    return [element('h3', null, 'In time'), note, panels.node,
      langevin.series.thinned ? element('p', {class: 'hint'}, 'Records are thinned out for this page; lawsweep export --table observables has all.') : null];
  };
})(globalThis.Lawsweep ??= {});
