/** The reader's choice of simulations, and the charts that follow it. */
(function (Lawsweep) {
  'use strict';

  /** The controls, and the view that they ask for. */
  Lawsweep.selection = (langevin, slices) => {
    const {select, state} = Lawsweep;
    const {varying, parameters, standard} = slices;
    const names = varying.map(({key, label}) => [key, label]);
    const observable = select('sim.observable', 'Observable', langevin.observables.map((name) => [name, name.replaceAll('_', ' ')]), standard.observable);
    const colour = select('sim.colour', 'Colour', [...names, ['', 'none']], standard.colour);
    const panels = select('sim.panels', 'Panels', [['', 'one'], ...names.map(([key, label]) => [key, `by ${label}`])]);
    const alone = parameters.filter(({key}) => key === standard.axis).map(({key, label}) => [key, label]);
    const axis = select('sim.x', 'Compare along', names.length > 0 ? names : alone, standard.axis);
    const filters = new Map(varying.map(({key, label, values, shown}) => [key, select(`sim.only.${key}`, label,
      [['', 'automatic'], [Lawsweep.ALL, 'all'], ...values.map((value) => [value, shown(value)])])]));

    return {
      controls: [observable, colour, panels].map(({node}) => node),
      filterControls: [...filters.values()].map(({node}) => node),
      axisControl: axis.node,
      get observable() {
        return observable.value;
      },
      get colour() {
        return colour.value;
      },
      get panels() {
        return panels.value;
      },
      get axis() {
        return axis.value;
      },
      chosen: (key) => filters.get(key)?.value ?? '',
      listen: (listener) => state.listen('sim.', listener),
    };
  };

  /** Charts that follow the selection: contents(selection) gives a note and what each panel shows. */
  Lawsweep.selectedCharts = (name, contents, selection) => {
    const panels = Lawsweep.panels(name);
    const note = Lawsweep.element('p', {class: 'held', role: 'status'});
    const draw = () => {
      const picked = contents(selection);
      note.textContent = picked.note;
      panels.show(picked.panels);
    };
    selection.listen(draw);
    draw();
    return [note, panels.node];
  };
})(globalThis.Lawsweep ??= {});
