/** Which simulations are drawn, and what tells them apart. */
(function (Lawsweep) {
  'use strict';

  const MOST_GROUPS = 8;
  const ALL = 'all';

  /**
   * Cells that pass the filters. What the reader has not chosen, and what neither colour, panels nor axis show, is held
   * at its first value, so that few lines are drawn. Returns the cells, and what was held: {label, value}.
   */
  function restrict(cells, parameters, free, chosen) {
    const held = [];
    const keep = (parameter, value, left) => {
      held.push({key: parameter.key, label: parameter.label, value});
      return left.filter((cell) => String(cell[parameter.key] ?? '') === value);
    };
    const fixed = parameters.filter(({key}) => !free.includes(key));
    let left = cells;
    for (const parameter of fixed.filter(({key}) => chosen(key) !== '' && chosen(key) !== ALL)) {
      left = keep(parameter, chosen(parameter.key), left);
    }
    for (const parameter of fixed.filter(({key}) => chosen(key) === '')) {
      if (!Lawsweep.settled(left, free, parameter.key)) {
        left = keep(parameter, parameter.values.find((value) => left.some((cell) => String(cell[parameter.key] ?? '') === value)), left);
      }
    }
    return {cells: left, held};
  }

  /** The parameters needed to tell cells of one panel (and one place on the axis) apart, the colour's first. */
  function naming(cells, parameters, colour, others) {
    const names = colour ? [colour] : [];
    for (const {key} of parameters) {
      if (!others.includes(key) && !Lawsweep.settled(cells, [...names, ...others], key)) {
        names.push(key);
      }
    }
    return names;
  }

  function groupLabel(cell, names, colour, labels) {
    const words = names.map((key) => (key === colour && names.length === 1 ? Lawsweep.valueText(cell[key]) : `${labels.get(key)} = ${Lawsweep.valueText(cell[key])}`));
    return words.join(', ') || 'simulation';
  }

  /** The observable to begin with: one with a closed form, if there is one. */
  function telling({observables, averages}) {
    const place = averages.closed_form.findIndex((value) => value !== null);
    const found = place < 0 ? 0 : averages.observable[place];
    return typeof found === 'number' ? observables[found] : found;
  }

  /** The controls, and pick(axis): the panels to draw, and words on what was left out. */
  Lawsweep.selection = (langevin) => {
    const {select, state} = Lawsweep;
    const cells = langevin.cells.map((cell, index) => ({...cell, index}));
    const parameters = Lawsweep.parameters(cells);
    const labels = new Map(parameters.map(({key, label}) => [key, label]));
    const names = parameters.map(({key, label}) => [key, label]);
    const observable = select('sim.observable', 'Observable', langevin.observables.map((name) => [name, name.replaceAll('_', ' ')]), telling(langevin));
    const colour = select('sim.colour', 'Colour', [...names, ['', 'none']]);
    const panels = select('sim.panels', 'Panels', [['', 'one'], ...names.map(([key, label]) => [key, `by ${label}`])]);
    const axis = select('sim.x', 'Compare along', names.length > 0 ? names : [['depth', 'depth N']], names[1]?.[0] ?? names[0]?.[0] ?? 'depth');
    const filters = parameters.map((parameter) => ({key: parameter.key, control: select(`sim.only.${parameter.key}`, parameter.label,
      [['', 'automatic'], [ALL, 'all'], ...parameter.values.map((value) => [value, Lawsweep.valueText(value)])])}));
    const chosen = (key) => filters.find((filter) => filter.key === key).control.value;

    /** Panels of groups: {panels: [{title, groups: [{label, cells}]}], held, hidden, colourTitle}. */
    function pick(along) {
      const by = along === colour.value ? '' : colour.value;
      const split = panels.value === along || panels.value === by ? '' : panels.value;
      const free = [by, split, along].filter((key) => key && chosenFree(key));
      const {cells: left, held} = restrict(cells, parameters, free, chosen);
      const others = [split, along].filter(Boolean);
      const told = naming(left, parameters, by, others);
      const values = split ? parameters.find(({key}) => key === split).values : [''];
      let hidden = 0;
      const shown = values.map((value) => {
        const groups = new Map();
        for (const cell of sorted(left.filter((one) => split === '' || String(one[split]) === value), told)) {
          const label = groupLabel(cell, told, by, labels);
          groups.set(label, [...groups.get(label) ?? [], cell]);
        }
        hidden += Math.max(0, groups.size - MOST_GROUPS);
        return {title: split ? `${labels.get(split)} = ${Lawsweep.valueText(value)}` : '',
          groups: [...groups].slice(0, MOST_GROUPS).map(([label, members]) => ({label, cells: members}))};
      });
      return {panels: shown.filter(({groups}) => groups.length > 0), held, hidden, colourTitle: told.length === 1 && told[0] === by ? labels.get(by) : ''};
    }

    /** A parameter that is shown may still be filtered by an explicit choice. */
    const chosenFree = (key) => !labels.has(key) || chosen(key) === '' || chosen(key) === ALL;

    function sorted(members, told) {
      const places = new Map(parameters.map(({key, values}) => [key, new Map(values.map((value, i) => [value, i]))]));
      return members.toSorted((a, b) => told.map((key) => places.get(key).get(String(a[key] ?? '')) - places.get(key).get(String(b[key] ?? '')))
        .find((difference) => difference !== 0) ?? 0);
    }

    return {
      cells, parameters, pick,
      controls: [observable, colour, panels].map(({node}) => node),
      filterControls: filters.map(({control}) => control.node),
      axisControl: axis.node,
      get observable() {
        return observable.value;
      },
      get axis() {
        return axis.value;
      },
      axisLabel: (key) => labels.get(key) ?? key,
      axisValues: (key) => parameters.find((parameter) => parameter.key === key)?.values ?? [...new Set(cells.map((cell) => String(cell[key])))],
      listen: (listener) => state.listen('sim.', listener),
    };
  };

  /** What is held fixed, and what is not drawn. */
  Lawsweep.heldText = ({held, hidden}) => {
    const parts = held.map(({label, value}) => `${label} = ${Lawsweep.valueText(value)}`);
    return [parts.length > 0 ? `Shown for ${Lawsweep.series(parts)}.` : '',
      hidden > 0 ? `${Lawsweep.plural(hidden, 'more group')} not drawn: narrow the filters or use panels.` : ''].filter(Boolean).join(' ');
  };
})(globalThis.Lawsweep ??= {});
