/** Averages compared along a parameter, with the closed form where there is one. */
(function (Lawsweep) {
  'use strict';

  function rowsOf(averages, points, groups, name, axis) {
    return groups.flatMap(({label, cells}) => cells.flatMap((cell) => points(cell.index, name).map((i) => {
      const error = averages.stderr[i];
      const value = Lawsweep.valueOf(cell, axis.key);
      return {x: axis.shown(value), place: axis.values.indexOf(value), mean: averages.value[i], stderr: error,
        low: averages.value[i] - 2 * (error ?? 0), high: averages.value[i] + 2 * (error ?? 0), closed_form: averages.closed_form[i], group: label};
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

  /** What the panels of a view show. */
  Lawsweep.comparisonContents = (langevin, slices) => {
    const points = Lawsweep.indexed(langevin.averages, langevin.observables);
    return (view) => {
      const name = view.observable;
      const axis = slices.parameters.find(({key}) => key === view.axis);
      const picked = slices.pick(view, axis.key, {has: ({index}) => points(index, name).length > 0});
      return {
        note: picked.panels.length === 0 ? 'These simulations have no average of this observable.' : Lawsweep.hiddenText(picked.hidden),
        panels: picked.panels.map((panel) => content(panel, rowsOf(langevin.averages, points, panel.groups, name, axis), name, axis, picked.colourTitle)),
      };
    };
  };

  function content(panel, rows, name, {label}, colourTitle) {
    const {number, measured} = Lawsweep;
    const text = sentence(rows, name);
    return {
      title: panel.title,
      heading: `The mean ${name.replaceAll('_', ' ')} by ${label}`,
      template: 'compare',
      markers: {'x-title': label, 'value-title': `${name.replaceAll('_', ' ')} (mean ± 2 standard errors)`, 'group-title': colourTitle},
      datasets: {rows},
      adjust: (spec) => withoutClosedForm(spec, rows),
      tooltip: (row) => [[label, row.x], ['simulation', row.group], ['mean', measured(row.mean, row.stderr)], ['closed form', number(row.closed_form)]],
      text,
      held: Lawsweep.heldText(panel),
      label: `Means with two standard errors against ${label}. ${text}`,
      columns: [{label, show: String}, {label: 'simulation', show: String}, {label: 'mean', numeric: true, show: (mean, row) => Lawsweep.meanOf(mean, row[3])},
        ...['standard error', 'closed form'].map((heading) => ({label: heading, numeric: true}))],
      rows: rows.map((row) => [row.x, row.group, row.mean, row.stderr, row.closed_form]),
    };
  }

  Lawsweep.comparison = (langevin, slices, selection) => {
    const {element} = Lawsweep;
    return [element('h3', null, 'Comparison'), element('div', {class: 'controls'}, selection.axisControl),
      ...Lawsweep.selectedCharts('compare', Lawsweep.comparisonContents(langevin, slices), selection)];
  };
})(globalThis.Lawsweep ??= {});
