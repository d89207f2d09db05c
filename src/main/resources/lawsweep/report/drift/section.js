/** The charts, tables and controls of the runs of one network. */
(function (Lawsweep) {
  'use strict';

  const MOST_BARS = 4;

  /** Controls under keys of their own, so that several networks can stand on one page. */
  function controls(model, key) {
    const name = (what) => `drift.${key}${what}`;
    const runs = model.detailed.map(({index, label}) => [String(index), label]);
    const times = model.timed ? [['time', 'time (sum of learning rates)'], ['step', 'steps']] : [['step', 'steps']];
    const one = (what, label, options, standard) => (options.length > 1 ? Lawsweep.select(name(what), label, options, standard) : {node: null, value: options[0]?.[0], show() {}});
    const main = one('run', 'Run', runs);
    /** A choice of a run that is the main one unless a reader makes another here. */
    const follower = (what) => {
      const control = one(`${what}.run`, 'Run', runs, () => main.value);
      Lawsweep.state.listen(name('run'), control.show);
      return control;
    };
    return {name, one, main, follower, measure: one('measure', 'Measure', Lawsweep.driftMeasures), x: one('x', 'Against', times)};
  }

  const bar = (...shown) => {
    const nodes = shown.map(({node}) => node).filter(Boolean);
    return nodes.length === 0 ? null : Lawsweep.element('div', {class: 'controls'}, nodes);
  };

  /** Draws now, and whenever a choice changes whose key begins so. */
  function follow(key, draw) {
    Lawsweep.state.listen(key, draw);
    draw();
  }

  /** Figures that are shown anew with each choice; contents gives a list of what they show. */
  function figures(name, key, contents) {
    const panels = Lawsweep.panels(name);
    follow(key, () => panels.show(contents()));
    return panels.node;
  }

  function courses(model, all) {
    const groups = Lawsweep.driftOfGroups(model);
    return [bar(all.main, all.measure, all.x),
      figures(`drift-groups${all.suffix}`, all.name(''), () => [groups({run: Number(all.main.value), measure: all.measure.value, x: all.x.value})])];
  }

  function sideBySide(model, all) {
    const runs = Lawsweep.driftOfRuns(model);
    const group = all.one('group', 'Laws', [['', 'all laws'], ...model.groups.map(({label}, i) => [String(i), label])]);
    const colour = all.one('colour', 'Colour', [['', 'run'], ...model.telling.map(([key, words]) => [key, words])], Lawsweep.standardColouring(model));
    return [bar(group, colour),
      figures(`drift-runs${all.suffix}`, all.name(''), () => [runs({group: group.value, measure: all.measure.value, x: all.x.value, colour: colour.value})])];
  }

  function heat(model, all) {
    const map = Lawsweep.driftHeat(model);
    const run = all.follower('heat');
    const shapes = Lawsweep.heatShapes(model);
    const shape = all.one('heat.shape', 'Map', shapes);
    const measure = all.one('heat.measure', 'Colours', Lawsweep.driftMeasures);
    return [bar(run, shape, measure),
      figures(`drift-heat${all.suffix}`, all.name(''), () => [map({run: Number(run.value), measure: measure.value, shape: shape.value})])];
  }

  /** A choice of a group among those of a run, by number; what is not among them counts as the first. */
  function groupOf(among, control) {
    return among.find(({of}) => String(of) === control.value) ?? among[0];
  }

  const groupOptions = (model, has) => model.groups.map(({label}, of) => [String(of), label]).filter(([of]) => model.runs.some((run) => has(run).some((group) => String(group.of) === of)));

  const nothing = (text) => ({note: text, contents: []});

  /** Figures with a note where there is nothing to draw. */
  function noted(name, key, what) {
    const note = Lawsweep.element('p', {class: 'held', role: 'status'});
    const panels = Lawsweep.panels(name);
    follow(key, () => {
      const {note: text, contents} = what();
      note.textContent = text;
      note.hidden = text === '';
      panels.show(contents);
    });
    return [note, panels.node];
  }

  function starts(model, all) {
    const run = all.follower('start');
    const group = all.one('start.group', 'Laws', [['', 'all groups'], ...groupOptions(model, Lawsweep.startGroups)]);
    const shown = () => {
      const chosen = model.runs[Number(run.value)];
      const among = Lawsweep.startGroups(chosen);
      if (among.length === 0) {
        return nothing(`The start of ${chosen.label} is not on this page; it has room for that of fewer runs.`);
      }
      const picked = group.value === '' ? among : [groupOf(among, group)];
      return {note: '', contents: picked.length > MOST_BARS ? [Lawsweep.driftStrips(chosen)] : picked.map((one) => Lawsweep.driftStart(chosen, one))};
    };
    return [bar(run, group), ...noted(`drift-start${all.suffix}`, all.name(''), shown)];
  }

  function spectra(model, all) {
    const run = all.follower('spectra');
    const group = all.one('spectra.group', 'Laws', groupOptions(model, Lawsweep.spectraGroups));
    const shown = () => {
      const chosen = model.runs[Number(run.value)];
      const among = Lawsweep.spectraGroups(chosen);
      return among.length === 0 ? nothing(`The singular values of ${chosen.label} are not on this page.`)
        : {note: '', contents: [Lawsweep.driftSpectra(chosen, groupOf(among, group))]};
    };
    return [bar(run, group), ...noted(`drift-spectra${all.suffix}`, all.name(''), shown)];
  }

  function single(model, all) {
    const run = all.follower('laws');
    const group = all.one('laws.group', 'Laws', groupOptions(model, Lawsweep.lawGroups));
    const from = all.one('laws.from', 'Show', [['start', 'drift since the start'], ['', 'values']]);
    const shown = () => {
      const chosen = model.runs[Number(run.value)];
      const among = Lawsweep.lawGroups(chosen);
      return among.length === 0 ? nothing(`Single laws of ${chosen.label} are not on this page.`)
        : {note: '', contents: [Lawsweep.driftOfLaws(model, chosen, groupOf(among, group), {x: all.x.value, from: from.value})]};
    };
    return [bar(run, group, from), ...noted(`drift-laws${all.suffix}`, all.name(''), shown)];
  }

  function groups(model, all) {
    const {element} = Lawsweep;
    const run = all.follower('groups');
    const search = Lawsweep.searchBox(all.name('groups.words'), 'Groups with the words');
    const note = element('p', {class: 'extent', role: 'status'});
    const place = element('div');
    follow(all.name(''), () => {
      const chosen = model.runs[Number(run.value)];
      const open = (group) => {
        Lawsweep.state.set({[all.name('laws.run')]: run.value, [all.name('laws.group')]: String(group.of)});
        Lawsweep.goTo(all.anchor('laws'));
      };
      const {count, node} = Lawsweep.groupTable(chosen, search.words, open, `Groups of laws of ${chosen.label}`);
      note.textContent = `${count === chosen.groups.length ? Lawsweep.plural(count, 'group') : `${Lawsweep.count(count)} of ${Lawsweep.plural(chosen.groups.length, 'group')}`} of ${chosen.label}. All laws: ${chosen.total.verdict}; ${chosen.total.reason}.`;
      place.replaceChildren(node);
    });
    return [bar(run, search), note, place];
  }

  function facts(model, all) {
    const {element} = Lawsweep;
    const run = all.follower('facts');
    const place = element('div');
    follow(all.name(''), () => place.replaceChildren(Lawsweep.runFacts(model.runs[Number(run.value)])));
    return [bar(run), place];
  }

  /**
   * What there is to show of one network: {id, title, nodes}.
   *
   * number is empty, or tells networks on one page apart.
   */
  Lawsweep.driftParts = (drift, number) => {
    const model = Lawsweep.driftModel(drift);
    const anchor = (what) => `drift-${what}${number}`;
    const all = {...controls(model, number === '' ? '' : `${number}.`), suffix: number === '' ? '' : `-${number}`, anchor};
    const several = model.runs.length > 1;
    const parts = [
      several && ['all', 'Runs', () => [Lawsweep.runTable(model, 'Table of the runs')]],
      ['course', 'Drift in time', () => courses(model, all)],
      several && ['runs', 'Run by run', () => sideBySide(model, all)],
      drift.fit && ['fit', 'Drift against the learning rate', () => [figures(`drift-fit${all.suffix}`, all.name('fit'), () => [Lawsweep.driftFit(model)])]],
      ['heat', 'Where drift is', () => heat(model, all)],
      ['groups', 'Groups of laws', () => groups(model, all)],
      model.runs.some((run) => Lawsweep.lawGroups(run).length > 0) && ['laws', 'Single laws', () => single(model, all)],
      model.runs.some((run) => Lawsweep.startGroups(run).length > 0) && ['start', 'Imbalance at the start', () => starts(model, all)],
      model.runs.some((run) => Lawsweep.spectraGroups(run).length > 0) && ['spectra', 'Singular values of balance matrices', () => spectra(model, all)],
      ['facts', several ? 'What is known of a run' : 'What is known of the run', () => facts(model, all)],
    ];
    return parts.filter(Boolean).map(([what, title, make]) => ({id: anchor(what), title, nodes: Lawsweep.attempt(`${title} could not be shown`, make) ?? []}));
  };

  /** What became of the runs of a sweep, network by network. */
  Lawsweep.driftSentences = ({networks}) => (networks.length === 0 ? [] : [networks[0].sentence,
    networks.length > 1 ? `${Lawsweep.plural(networks.length - 1, 'other network')} ${networks.length === 2 ? 'has' : 'have'} runs of ${networks.length === 2 ? 'its' : 'their'} own.` : '']);

  /** Cells without an answer. */
  function unanswered(open) {
    return open.length === 0 ? null : [Lawsweep.element('h3', null, 'Without an answer'), Lawsweep.table('Runs without an answer',
      [{label: 'cell', show: String}, {label: 'status', show: String}, {label: 'why', show: (text) => Lawsweep.element('span', {class: 'reason'}, text)}], open.map(({cell, status, reason}) => [cell, status, reason]), 50)];
  }

  /** All networks in one section of a report. */
  Lawsweep.driftSection = ({networks, runs, shown, open}) => {
    const {element} = Lawsweep;
    const built = new Map();
    const place = element('div');
    const choice = networks.length > 1 ? Lawsweep.select('drift.network', 'Network', networks.map(({net}, i) => [String(i), net.length > 70 ? `${net.slice(0, 69)}…` : net])) : null;
    const draw = () => {
      const at = Number(choice?.value ?? 0);
      if (!built.has(at) && at < networks.length) {
        const drift = networks[at];
        built.set(at, element('div', null, element('p', {class: 'lead'}, drift.sentence), element('p', {class: 'sweep'}, drift.net),
          Lawsweep.driftParts(drift, String(at + 1)).map(({id, title, nodes}) => element('div', {id}, element('h3', {id: `${id}-title`, tabindex: '-1'}, title), ...nodes))));
      }
      place.replaceChildren(built.get(at) ?? '');
    };
    const section = Lawsweep.section('drift', 'Drift along training runs', choice ? element('div', {class: 'controls'}, choice.node) : null, place,
      ...(unanswered(open) ?? []),
      element('p', {class: 'hint'}, `${shown < runs ? `${Lawsweep.count(shown)} of ${Lawsweep.plural(runs, 'run')} are on this page. ` : ''}lawsweep export --table drift has all numbers.`),
      element('details', null, element('summary', null, 'What the numbers mean'), Lawsweep.driftWords()));
    if (choice) {
      Lawsweep.state.listen('drift.network', draw);
    }
    draw();
    return section;
  };
})(globalThis.Lawsweep ??= {});
