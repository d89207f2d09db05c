/**
 * Which observable and which simulations tell most: what the charts begin with, on the page and in the pictures beside it.
 * Judged by the results alone: where closed forms are known, where there is chance, and what the parameters move.
 */
(function (Lawsweep) {
  'use strict';

  /** Below this share of the largest value of all, what changes is rounding. */
  const ROUNDING = 1e-9;

  /** Replicas that differ by less than this share of what the observable runs through in time are taken for one. */
  const CHANCE = 0.01;

  /** What makes every extensive observable larger, whatever the sweep is about. */
  const SIZES = ['depth', 'width', 'rank'];

  /** Observables whose definitions hold the parameters, which move them for no other reason. */
  const DEFINED = ['free_energy', 'entropy'];

  /** A parameter that moves an observable by less than this share of what it runs through is left aside. */
  const EFFECT = 0.01;

  const width = ({low, high}) => high - low;

  function grown(span, value) {
    return {low: Math.min(span?.low ?? Infinity, value), high: Math.max(span?.high ?? -Infinity, value)};
  }

  /** What each observable runs through in time: in one simulation by 'cell name', in all of them by name. */
  function spans({cell, observable, value}, names) {
    const found = new Map();
    for (let i = 0; i < cell.length; i++) {
      if (value[i] !== null) {
        const name = names[observable[i]];
        for (const key of [name, `${cell[i]} ${name}`]) {
          found.set(key, grown(found.get(key), value[i]));
        }
      }
    }
    return found;
  }

  /** Means with their errors and closed forms by 'cell name'. */
  function means({cell, observable, value, stderr, closed_form: exact}) {
    return new Map(cell.map((number, i) => [`${number} ${observable[i]}`, {mean: value[i], error: stderr[i], exact: exact[i]}]));
  }

  /** How far means of each of some sets lie apart beyond chance, as a share of what the observable runs through. */
  function moved(sets, span) {
    let sum = 0;
    let count = 0;
    for (const set of sets.filter(({length}) => length > 1)) {
      const average = set.reduce((total, {mean}) => total + mean, 0) / set.length;
      sum += set.reduce((total, {mean, error}) => total + (mean - average) ** 2 - (error ?? 0) ** 2, 0);
      count += set.length;
    }
    return sum > 0 ? Math.sqrt(sum / count) / width(span) : 0;
  }

  /** The first of those for which a number is largest. */
  const best = (list, number) => list.reduce((first, other) => (number(other) > number(first) ? other : first));

  /** Compares lists of numbers, the first that differ decide: positive where the second list is the larger one. */
  const compared = (a, b) => b.map((number, i) => number - a[i]).find((difference) => difference !== 0) ?? 0;

  /**
   * The observable to begin with, and best(cells, observable, known): of some simulations the one whose values are held
   * where a chart shows one value of a parameter only. It has a closed form (in that chart, says known), replicas that
   * differ by chance, the largest width, most closed forms in all, parameters at which these are known, and most noise. Of
   * equals, the first one. Without closed forms, the observable is the scalar that the parameters move most: at one size
   * of the problem, or else from size to size.
   */
  Lawsweep.telling = (langevin, cells) => {
    const {observables, averages} = langevin;
    const inTime = spans(langevin.series, observables);
    const found = means(averages);
    const at = (cell, name) => found.get(`${cell.index} ${name}`);
    const largest = Math.max(...[...inTime.values()].map(({low, high}) => Math.max(Math.abs(low), Math.abs(high))));
    const moving = observables.filter((name) => inTime.has(name) && width(inTime.get(name)) > ROUNDING * largest);

    /** Whether replicas differ at the end, and not by what they began with alone. */
    const chance = (cell, name) => {
      const span = inTime.get(`${cell.index} ${name}`);
      const {error} = at(cell, name) ?? {};
      return Boolean(span && error) && error * Math.sqrt(cell.values.replicas ?? 1) > CHANCE * width(span);
    };
    const exact = (cell, name) => (at(cell, name)?.exact ?? null) !== null;
    const closed = cells.map((cell) => observables.filter((name) => exact(cell, name)).length);

    /** How often closed forms are known at the values of a cell, parameter by parameter. */
    function supports() {
      const sums = cells.map(() => 0);
      for (const key of Object.keys(cells[0]?.texts ?? {})) {
        for (const alike of Map.groupBy(cells, (cell) => Lawsweep.valueOf(cell, key)).values()) {
          const share = alike.reduce((sum, {index}) => sum + closed[index], 0) / alike.length;
          alike.forEach(({index}) => {
            sums[index] += share;
          });
        }
      }
      return sums;
    }

    function observable() {
      const known = (name) => cells.filter((cell) => exact(cell, name) && chance(cell, name)).length;
      if (moving.length === 0) {
        return observables[0] ?? averages.observable[0];
      }
      const exactly = best(moving, known);
      if (known(exactly) > 0) {
        return exactly;
      }
      const scalars = moving.filter((name) => !name.includes(' '));
      const measured = scalars.filter((name) => !DEFINED.includes(name));
      const candidates = [measured, scalars, moving].find((list) => list.length > 0);
      const sizes = [...Map.groupBy(cells, ({values}) => SIZES.map((key) => values[key]).join()).values()];
      const effect = (name, sets) => moved(sets.map((set) => set.map((cell) => at(cell, name)).filter((one) => (one?.mean ?? null) !== null)), inTime.get(name));
      const atOneSize = best(candidates, (name) => effect(name, sizes));
      return effect(atOneSize, sizes) > EFFECT ? atOneSize : best(candidates, (name) => effect(name, [cells]));
    }

    const support = supports();
    const rank = (cell, name, known) => [Number(known(cell)), Number(chance(cell, name)), Number(cell.values.width ?? 0),
      closed[cell.index], support[cell.index], Number(cell.values.kappa ?? 0)];
    return {
      observable: observable(),
      exact,
      best: (some, name, known) => some.map((cell) => ({cell, rank: rank(cell, name, known)}))
        .reduce((first, other) => (compared(first.rank, other.rank) > 0 ? other : first)).cell,
    };
  };
})(globalThis.Lawsweep ??= {});
