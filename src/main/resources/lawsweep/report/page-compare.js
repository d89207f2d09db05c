/** Averages compared along a parameter, with the closed form where there is one. */
(function (Lawsweep) {
  'use strict';

  function rowsOf(averages, points, groups, name, axis, order) {
    return groups.flatMap(({label, cells}) => cells.flatMap((cell) => points(cell.index, name).map((i) => {
      const error = averages.stderr[i];
      return {x: Lawsweep.valueText(cell[axis]), place: order.indexOf(String(cell[axis])), mean: averages.mean[i], stderr: error,
        low: averages.mean[i] - 2 * (error ?? 0), high: averages.mean[i] + 2 * (error ?? 0), closed_form: averages.closed_form[i], group: label};
    }))).sort((a, b) => a.place - b.place);
  }

  /** The first layer of the template holds the closed forms. */
  function withoutClosedForm(spec, rows) {
    if (rows.every(({closed_form: exact}) => exact === null)) {
      spec.layer.shift();
    }
  }

  function sentence(rows, name) {
    const known = rows.filter(({closed_form: exact, stderr}) => exact !== null && stderr !== null);
    const near = known.filter(({low, high, closed_form: exact}) => low <= exact && exact <= high);
    const means = rows.map(({mean}) => mean);
    const start = rows.length === 0 ? `No average of ${name} for these simulations.`
      : `${Lawsweep.plural(rows.length, 'average')} of ${name.replaceAll('_', ' ')}, from ${Lawsweep.number(Math.min(...means))} to ${Lawsweep.number(Math.max(...means))}.`;
    return known.length === 0 ? start : `${start} A closed form is known for ${known.length}: ${near.length} ${near.length === 1 ? 'is' : 'are'} within two standard errors of it.`;
  }

  Lawsweep.comparison = (langevin, selection) => {
    const {element, number} = Lawsweep;
    const points = Lawsweep.indexed(langevin.averages, langevin.observables);
    const panels = Lawsweep.panels('compare');
    const note = element('p', {class: 'held', role: 'status'});
    const draw = () => {
      const axis = selection.axis;
      const picked = selection.pick(axis);
      const name = selection.observable;
      const order = selection.axisValues(axis);
      const label = selection.axisLabel(axis);
      note.textContent = Lawsweep.heldText(picked);
      panels.show(picked.panels.map(({title, groups}) => {
        const rows = rowsOf(langevin.averages, points, groups, name, axis, order);
        return {
          title,
          template: 'compare',
          markers: {'x-title': label, 'value-title': name.replaceAll('_', ' '), 'group-title': picked.colourTitle},
          datasets: {rows},
          adjust: (spec) => withoutClosedForm(spec, rows),
          tooltip: (row) => [[label, row.x], ['simulation', row.group], ['mean', Lawsweep.measured(row.mean, row.stderr)], ['closed form', number(row.closed_form)]],
          text: sentence(rows, name),
          label: `Means with two standard errors against ${label}. ${sentence(rows, name)}`,
          columns: [{label, show: String}, {label: 'simulation', show: String}, ...['mean', 'standard error', 'closed form'].map((heading) => ({label: heading, numeric: true}))],
          rows: rows.map((row) => [row.x, row.group, row.mean, row.stderr, row.closed_form]),
        };
      }));
    };
    selection.listen(draw);
    draw();
    return [element('h3', null, 'Comparison'), element('div', {class: 'controls'}, selection.axisControl), note, panels.node];
  };
})(globalThis.Lawsweep ??= {});
