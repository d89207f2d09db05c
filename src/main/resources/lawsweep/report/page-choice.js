/** What of the networks is looked at: the axes of the map, its colours, the filters, and a chosen group. */
(function (Lawsweep) {
  'use strict';

  const COLOURS = [['verdict', 'verdict'], ['laws', 'number of laws'], ['extra-laws', 'extra laws'], ['dimension', 'dimension of the Lie algebra'], ['time', 'computing time'], ['networks', 'number of networks']];
  const SHOWN = [['extra', 'with extra laws'], ['never', 'with networks that never reach φ'], ['undecided', 'with undecided networks'],
    ['failed', 'with failed networks'], ['skipped', 'with skipped networks'], ['left', 'with networks left to do'],
    ['sometimes', 'with networks that sometimes reach φ'], ['always', 'with networks that always reach φ'],
    ['complete-if-independent', 'with exactly the known laws, if values are independent'], ['complete', 'with exactly the known laws']];

  /** Lines themselves are too long to stand along an axis unless nothing else does. */
  const LONG = new Set(['net', 'word_form']);

  /** What tells most where all data have a symmetry: first of all it, then the loss. */
  const OF_SYMMETRY = ['symmetry', 'loss'];

  /**
   * Symmetry and loss where all data have a symmetry. Otherwise, among the networks that pass the filters of words, depth and width where they vary, then the names of lines, then the axes with
   * most bins; first of all those that at least half of the networks have.
   */
  function standardAxes(cube, filters) {
    const symmetric = cube.axes.some(({key, bins}) => key === 'symmetry' && !bins.includes('none'));
    const rank = (key) => (symmetric && OF_SYMMETRY.includes(key) ? OF_SYMMETRY.indexOf(key) - 2 : key === 'depth' ? 0 : key === 'width' ? 1 : key.startsWith('over_') ? 2 : LONG.has(key) ? 4 : 3);
    const [x, y] = Lawsweep.occurring(cube, filters)
      .map(({axis: {key}, bins, lacking}) => ({key, one: bins < 2, few: lacking > 0.5, rank: rank(key), bins}))
      .filter(({one, rank: place}) => !one || place < 3)
      .toSorted((a, b) => a.one - b.one || a.few - b.few || a.rank - b.rank || b.bins - a.bins);
    return [x?.key ?? '', y?.key ?? ''];
  }

  /** Where lines alone are counted and all have one verdict, their numbers of laws say more. */
  function standardColour(cube) {
    const {networks, complete} = Lawsweep.totals(cube, {});
    return networks === complete && cube.axes.some(({key}) => key === 'net' || key.startsWith('over_')) ? 'laws' : 'verdict';
  }

  Lawsweep.choice = (cube) => {
    const {select, state} = Lawsweep;
    const axes = new Map(cube.axes.map((axis) => [axis.key, axis]));
    let standard = [];
    const options = [...cube.axes.map((axis) => [axis.key, axis.label]), ['', 'not divided']];
    const controls = {
      x: select('map.x', 'Across', options, () => standard[0]),
      y: select('map.y', 'Upwards', options, () => standard[1]),
      colour: select('map.colour', 'Colour', COLOURS, standardColour(cube)),
    };
    const filters = cube.axes.map((axis) => ({axis, control: select(`map.only.${axis.key}`, axis.label,
      [['', 'any'], ...axis.bins.map((bin) => [bin, bin])])}));
    const shown = select('map.shown', 'Groups', [['', 'all groups'], ...SHOWN.filter(([key]) => cube.columns[key].some((count) => count > 0))]);
    const chosen = () => Object.fromEntries(filters.filter(({control}) => control.value !== '')
      .map(({axis, control}) => [axis.key, control.value]));

    const filterNumbers = () => Object.fromEntries(Object.entries(chosen()).map(([key, bin]) => [key, axes.get(key).bins.indexOf(bin)]));
    const fit = () => {
      standard = standardAxes(cube, Object.fromEntries(Object.entries(filterNumbers()).filter(([key]) => key.startsWith('word_') && axes.get(key).kind === 'nominal')));
      controls.x.show();
      controls.y.show();
    };
    state.listen('map.only.', fit);
    fit();

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
        return filterNumbers();
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
