/** The pictures of drift: what the charts of the page show first. Runs without a page. */
(function (Lawsweep) {
  'use strict';

  const WIDTH = 560;

  /** Pictures are light. */
  Lawsweep.theme = () => 'light';

  function contents(model) {
    const run = model.detailed[0];
    const x = model.timed ? 'time' : 'step';
    const start = Lawsweep.startGroups(run);
    const spectra = Lawsweep.spectraGroups(run);
    const laws = Lawsweep.lawGroups(run);
    return [
      Lawsweep.driftOfGroups(model)({run: run.index, measure: 'rel', x}),
      model.runs.length > 1 && Lawsweep.driftOfRuns(model)({group: '', measure: 'rel', x, colour: Lawsweep.standardColouring(model)}),
      model.drift.fit && Lawsweep.driftFit(model),
      Lawsweep.driftHeat(model)({run: run.index, measure: 'rel', shape: Lawsweep.heatShapes(model)[0][0]}),
      start.length === 1 && Lawsweep.driftStart(run, start[0]),
      start.length > 1 && Lawsweep.driftStrips(run),
      spectra.length > 0 && Lawsweep.driftSpectra(run, spectra[0]),
      laws.length > 0 && Lawsweep.driftOfLaws(model, run, laws[0], {x, from: 'start'}),
    ].filter(Boolean);
  }

  /** {chart, heading, text, held, specification} of each that has something to draw. */
  Lawsweep.driftPictures = (drift, templates) => {
    Lawsweep.charts = templates;
    return contents(Lawsweep.driftModel(drift)).filter(({datasets}) => datasets.rows.length > 0).map((content) => {
      const specification = Lawsweep.specification(content.template, {...content, markers: {...content.markers}}, WIDTH);
      delete specification.autosize;
      return {chart: content.template, heading: content.heading, text: content.text, held: content.held,
        specification: {title: {text: '@title@', subtitle: '@subtitle@'}, ...specification}};
    });
  };
})(globalThis.Lawsweep ??= {});
