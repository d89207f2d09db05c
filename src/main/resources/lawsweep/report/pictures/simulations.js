/** The pictures of simulations: what the charts of the page show first. Runs without a page. */
(function (Lawsweep) {
  'use strict';

  const CHARTS = [Lawsweep.seriesContents, Lawsweep.densityContents, Lawsweep.jumpContents, Lawsweep.comparisonContents];

  /** The first panels of the standard view: {chart, heading, text, held, markers, datasets, specification}. */
  Lawsweep.simulationPictures = (langevin, templates) => {
    const slices = Lawsweep.slices(langevin);
    return CHARTS.map((contents) => contents(langevin, slices)(slices.standard)).filter(({panels}) => panels.length > 0)
      .map(({note, panels: [{template, heading, text, held, markers, datasets, adjust}]}) => {
        const specification = Lawsweep.filled(templates[template], {...markers, title: '@title@', subtitle: '@subtitle@'});
        specification.datasets = datasets;
        adjust(specification);
        return {chart: template, heading, text: [text, note].filter(Boolean).join(' '), held, specification};
      });
  };
})(globalThis.Lawsweep ??= {});
