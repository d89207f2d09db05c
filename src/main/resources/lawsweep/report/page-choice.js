/** What of the networks is looked at: the axes of the map, its colours, the filters, and a chosen group. */
(function (Lawsweep) {
  'use strict';

  const COLOURS = [['verdict', 'verdict'], ['extra-laws', 'extra laws'], ['dimension', 'dimension of the Lie algebra'], ['time', 'computing time'], ['networks', 'number of networks']];
  const SHOWN = [['extra', 'with extra laws'], ['never', 'with networks that never reach φ'], ['undecided', 'with undecided networks'],
    ['failed', 'with failed networks'], ['skipped', 'with skipped networks'], ['left', 'with networks left to do'],
    ['sometimes', 'with networks that sometimes reach φ'], ['always', 'with networks that always reach φ'],
    ['complete', 'with exactly the known laws']];

  /** depth and width where they vary, else the axes with most bins. */
  function standardAxes(axes) {
    const longest = axes.toSorted((a, b) => b.bins.length - a.bins.length).map((axis) => axis.key);
    const wanted = [...['depth', 'width'].filter((key) => longest.includes(key)), ...longest];
    const two = [...new Set(wanted)].slice(0, 2);
    return [two[0] ?? '', two[1] ?? ''];
  }

  Lawsweep.choice = (cube) => {
    const {select, state} = Lawsweep;
    const axes = new Map(cube.axes.map((axis) => [axis.key, axis]));
    const [x, y] = standardAxes(cube.axes);
    const options = [...cube.axes.map((axis) => [axis.key, axis.label]), ['', 'not divided']];
    const controls = {
      x: select('map.x', 'Across', options, x),
      y: select('map.y', 'Upwards', options, y),
      colour: select('map.colour', 'Colour', COLOURS),
    };
    const filters = cube.axes.map((axis) => ({axis, control: select(`map.only.${axis.key}`, axis.label,
      [['', 'any'], ...axis.bins.map((bin) => [bin, bin])])}));
    const shown = select('map.shown', 'Groups', [['', 'all groups'], ...SHOWN.filter(([key]) => cube.columns[key].some((count) => count > 0))]);
    const chosen = () => Object.fromEntries(filters.filter(({control}) => control.value !== '')
      .map(({axis, control}) => [axis.key, control.value]));

    return {
      controls: [controls.x, controls.y, controls.colour].map((control) => control.node),
      filterControls: [shown, ...filters.map(({control}) => control)].map((control) => control.node),
      get x() {
        return axes.get(controls.x.value) ?? null;
      },
      get y() {
        const key = controls.y.value;
        return key === controls.x.value ? null : axes.get(key) ?? null;
      },
      get colour() {
        return controls.colour.value;
      },
      get shown() {
        return shown.value;
      },
      /** The axes that are filtered and the bins that they are held at: {label, value}. */
      get chosen() {
        return Object.entries(chosen()).map(([key, value]) => ({label: axes.get(key).label, value}));
      },
      /** Bin numbers by axis. */
      get filters() {
        return Object.fromEntries(Object.entries(chosen()).map(([key, bin]) => [key, axes.get(key).bins.indexOf(bin)]));
      },
      /** Chooses one group of the map: its bins become filters. */
      take(group) {
        const keys = [[this.x, group.x], [this.y, group.y]].filter(([axis]) => axis !== null);
        state.set(Object.fromEntries(keys.map(([axis, bin]) => [`map.only.${axis.key}`, bin])));
      },
      /** Takes all filters back. */
      clear() {
        state.set(Object.fromEntries([...state.keys('map.only.'), 'map.shown'].map((key) => [key, null])));
      },
    };
  };
})(globalThis.Lawsweep ??= {});
