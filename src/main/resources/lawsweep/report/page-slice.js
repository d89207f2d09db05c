/**
 * Which simulations a chart draws, what tells them apart, and what they have in common: for the page and for the pictures
 * beside it.
 */
(function (Lawsweep) {
  'use strict';

  /** The most groups of a chart, one for each colour. */
  const MOST_GROUPS = 8;

  /** The choice of a filter that lets all values be drawn. */
  Lawsweep.ALL = 'all';

  /**
   * Cells that pass the filters. What the reader has not chosen, and what neither colour, panels nor axis show, is held at the
   * value of the cell that tells most, so that few lines are drawn; but not what these settle, as where the temperature goes
   * with the width.
   */
  function restrict(cells, parameters, free, chosen, best) {
    const keep = (key, value, left) => left.filter((cell) => Lawsweep.valueOf(cell, key) === value);
    const fixed = parameters.filter(({key}) => !free.includes(key));
    let left = cells;
    for (const {key} of fixed.filter((parameter) => chosen(parameter.key) !== '' && chosen(parameter.key) !== Lawsweep.ALL)) {
      left = keep(key, chosen(key), left);
    }
    const told = left.length > 0 ? best(left) : null;
    for (const {key, apart} of fixed.filter((parameter) => chosen(parameter.key) === '')) {
      if (!Lawsweep.settled(left, apart ? [] : free, key)) {
        left = keep(key, Lawsweep.valueOf(told, key), left);
      }
    }
    return left;
  }

  /** The parameters needed to tell cells of one panel (and one place on the axis) apart, the colour's first. */
  function naming(cells, parameters, colour, others) {
    const names = colour ? [colour] : [];
    for (const {key, apart} of parameters) {
      if (![...names, ...others].includes(key) && !Lawsweep.settled(cells, apart ? [] : [...names, ...others], key)) {
        names.push(key);
      }
    }
    return names;
  }

  /** What the chart draws, and how its reader tells: {panels: [{title, groups: [{label, cells}], held, along}], hidden, colourTitle}. */
  function pick(cells, all, view, axis, {has, best, most}) {
    const parameters = all.filter(({values}) => values.length > 1);
    const named = new Map(all.map((parameter) => [parameter.key, parameter]));
    const shown = (cell, key) => named.get(key).shown(Lawsweep.valueOf(cell, key));
    const title = (cell, key) => `${named.get(key).symbol || named.get(key).label} = ${shown(cell, key)}`;
    const colour = view.colour === axis ? '' : view.colour;
    const split = [axis, colour].includes(view.panels) ? '' : view.panels;
    const unchosen = (key) => !named.has(key) || ['', Lawsweep.ALL].includes(view.chosen(key));
    const free = [colour, split, axis].filter((key) => key && unchosen(key));
    const left = restrict(cells.filter(has), parameters, free, view.chosen, best);
    const others = [split, axis].filter(Boolean);
    const names = naming(left, parameters, colour, others);
    const label = (cell) => (names.length === 1 && names[0] === colour ? shown(cell, colour)
      : names.map((key) => title(cell, key)).join(', ') || 'simulation');
    const place = (cell, key) => named.get(key).values.indexOf(Lawsweep.valueOf(cell, key));
    const sorted = left.toSorted((a, b) => [...names, ...others].map((key) => place(a, key) - place(b, key)).find((difference) => difference !== 0) ?? 0);
    let hidden = 0;
    const panels = Map.groupBy(sorted, (cell) => (split ? place(cell, split) : 0));
    return {
      panels: [...panels].toSorted(([a], [b]) => a - b).map(([, members]) => {
        const groups = [...Map.groupBy(members, (cell) => Lawsweep.tuple(cell, names)).values()];
        const drawn = groups.slice(0, most);
        hidden += groups.length - drawn.length;
        return {
          title: split ? title(members[0], split) : '',
          groups: drawn.map((group) => ({label: label(group[0]), cells: group})),
          ...common(drawn.flat(), all, [...names, ...others]),
        };
      }),
      hidden,
      names,
      colourTitle: names.length === 1 && names[0] === colour ? named.get(colour).label : '',
    };
  }

  /** What cells have in common, parameters with their values; and what changes with what the chart shows, without being shown. */
  function common(cells, parameters, told) {
    const single = ({key}) => Lawsweep.settled(cells, [], key);
    return {
      held: parameters.filter((parameter) => single(parameter) && Lawsweep.means(cells[0], parameter.key))
        .map(({key, label}) => ({key, label, value: Lawsweep.valueOf(cells[0], key)})),
      along: parameters.filter((parameter) => !single(parameter) && !told.includes(parameter.key))
        .map(({key, label}) => ({label, values: changes(cells, key, parameters, told)})),
    };
  }

  /** The values of a parameter, each with those of the one that settles it, or of all that are told. */
  function changes(cells, key, parameters, told) {
    const settling = told.filter((name) => Lawsweep.settled(cells, [name], key)).slice(0, 1);
    const by = settling.length > 0 ? settling : told;
    const at = (cell) => by.map((name) => `${parameters.find((parameter) => parameter.key === name).label} = ${Lawsweep.valueOf(cell, name)}`).join(', ');
    return [...new Set(cells.map((cell) => `${Lawsweep.valueOf(cell, key)} at ${at(cell)}`))];
  }

  /** The parameter along which most cells can be compared. */
  function standardAxis(varying, count) {
    let best = '';
    let most = 0;
    for (const {key} of varying) {
      const drawn = count(key);
      if (drawn > most) {
        [best, most] = [key, drawn];
      }
    }
    return best;
  }

  /**
   * The simulations with their parameters, the standard view, and pick(view, axis, {has, known, most}): of the cells that have
   * something to draw, those that a chart draws. Closed forms are known for some of them: of the mean of the view's observable,
   * unless the chart says which.
   */
  Lawsweep.slices = (langevin) => {
    const cells = Lawsweep.numbered(langevin.cells);
    const parameters = Lawsweep.parameters(langevin.parameters, cells);
    const varying = parameters.filter(({values}) => values.length > 1);
    const numbersFirst = [...varying.filter(({number}) => number), ...varying.filter(({number}) => !number)];
    const telling = Lawsweep.telling(langevin, cells);
    const standard = {
      observable: telling.observable,
      colour: numbersFirst[0]?.key ?? '',
      panels: '',
      chosen: () => '',
    };
    const choose = (view, axis, {has, known = (cell) => telling.exact(cell, view.observable), most = MOST_GROUPS}) =>
      pick(cells, parameters, view, axis, {has, most, best: (some) => telling.best(some, view.observable, known)});
    const averaged = new Set(langevin.averages.cell);
    const drawn = (key) => choose(standard, key, {has: ({index}) => averaged.has(index)}).panels.flatMap(({groups}) => groups.flatMap((group) => group.cells)).length;
    standard.axis = standardAxis(numbersFirst.filter(({key}) => key !== standard.colour), drawn)
      || standard.colour || parameters.find(({number, values}) => number && values[0] !== '–')?.key;
    return {cells, parameters, varying, standard, pick: choose};
  };

  /** What a panel holds fixed and what changes unseen, in words. */
  Lawsweep.heldText = ({held, along}) => {
    const parts = held.map(({label, value}) => `${label} = ${value === 'inf' ? '∞' : value}`);
    return [parts.length > 0 ? `Held: ${parts.join('; ')}.` : '',
      ...along.map(({label, values}) => `Not held: ${label}, ${values.join('; ')}.`)].filter(Boolean).join(' ');
  };

  /** What is not drawn, in words. */
  Lawsweep.hiddenText = (hidden) => (hidden > 0 ? `${Lawsweep.plural(hidden, 'more group')} not drawn: narrow the filters or use panels.` : '');
})(globalThis.Lawsweep ??= {});
