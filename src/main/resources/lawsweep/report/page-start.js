/** Builds the page from its data. */
(function (Lawsweep) {
  'use strict';

  const json = (id) => JSON.parse(document.getElementById(id).textContent);

  function sections(data, cube, totals) {
    const {attempt, element} = Lawsweep;
    const {networks, langevin} = data;
    const choice = cube ? Lawsweep.choice(cube) : null;
    const parts = [
      () => Lawsweep.overview(data, totals),
      () => element('nav', {'aria-label': 'Contents'}),
      () => totals?.networks > 0 && Lawsweep.map(data, cube, choice),
      () => cube?.kinds.length > 0 && Lawsweep.kinds(cube, networks.held, choice),
      () => totals && Lawsweep.lists(networks.lists, ['lines', 'extra'], choice),
      () => Lawsweep.nextSteps(data, totals),
      () => totals && Lawsweep.lists(networks.lists, ['never', 'complete-if-independent', 'undecided', 'failed', 'skipped'], choice),
      () => networks?.sizes.length > 1 && Lawsweep.sizes(networks.sizes, networks.held),
      () => networks?.levels.length > 0 && Lawsweep.growth(networks.levels, networks.held),
      () => networks?.draws.length > 0 && Lawsweep.draws(networks),
      () => networks?.cost.rows.length > 0 && Lawsweep.cost(networks.cost, networks.held),
      () => data.drift && Lawsweep.driftSection(data.drift),
      () => langevin?.cells.length > 0 && Lawsweep.simulations(langevin),
      () => Lawsweep.provenance(data),
    ];
    return parts.map((part) => attempt('A part of this report could not be shown', part)).flat().filter(Boolean);
  }

  function fillContents() {
    const {element} = Lawsweep;
    const entries = [...document.querySelectorAll('main > section > h2')].map((heading) => heading.parentElement);
    document.querySelector('nav').append(element('ul', null, entries.map(({id}) =>
      element('li', null, Lawsweep.innerLink(id, null, document.getElementById(`${id}-title`).textContent)))));
  }

  function start() {
    Lawsweep.charts = json('charts');
    const data = json('data');
    Lawsweep.state.read();
    Lawsweep.startTheme();
    const cube = data.networks ? Lawsweep.cube(data.networks.cube) : null;
    const totals = cube ? Lawsweep.totals(cube, {}) : null;
    const main = document.getElementById('content');
    main.append(...sections(data, cube, totals));
    fillContents();
    document.getElementById('foot').textContent = `Written by lawsweep report on ${data.generated.replace('T', ' at ').replace('Z', ' UTC')}. This file needs no network. `
      + 'Charts: Vega and Vega-Lite, © 2013–2025 University of Washington Interactive Data Lab and contributors, BSD 3-Clause licence.';
    document.documentElement.dataset.ready = 'true';
  }

  document.addEventListener('DOMContentLoaded', () => Lawsweep.attempt('This report could not be shown', start));
})(globalThis.Lawsweep ??= {});
