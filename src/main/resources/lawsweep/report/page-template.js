/** Vega-Lite templates, filled and fitted to the room there is. */
(function (Lawsweep) {
  'use strict';

  const charts = () => Lawsweep.charts;

  /** A template with texts, or lists of texts, in the places of markers. */
  function filled(node, markers) {
    if (typeof node === 'string') {
      const marker = /^@(.+)@$/.exec(node);
      return marker ? markers[marker[1]] ?? '' : node;
    }
    if (Array.isArray(node)) {
      return node.map((child) => filled(child, markers));
    }
    if (node !== null && typeof node === 'object') {
      return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, filled(child, markers)]));
    }
    return node;
  }

  Lawsweep.filled = filled;

  /** Legends in as many columns as fit. */
  function fitLegends(node, width) {
    if (node === null || typeof node !== 'object') {
      return;
    }
    for (const [key, child] of Object.entries(node)) {
      if (key === 'legend' && child?.columns) {
        child.columns = Math.max(1, Math.floor(width / 140));
      }
      fitLegends(child, width);
    }
  }

  /**
   * A specification from a template: markers and datasets filled in, as wide as given. In a map each cell has the same
   * size, as wide as there is room, half of which labels may take; numbers in the cells are left out where they would not fit.
   */
  Lawsweep.specification = (name, {markers, datasets, grid, adjust}, width) => {
    const spec = filled(charts()[name], markers ?? {});
    delete spec.title;
    spec.datasets = datasets;
    fitLegends(spec, width);
    if (grid) {
      const step = Math.max(5, Math.min(320, (width - Math.min(grid.labels, width / 2)) / grid.columns));
      spec.width = {step};
      spec.height = {step: Math.max(13, Math.min(30, step))};
      if (step < 26) {
        spec.layer.length = 1;
      }
    } else {
      spec.width = width;
      spec.autosize = {type: 'fit-x', contains: 'padding'};
    }
    adjust?.(spec, width);
    return spec;
  };

  /** The look of the charts in the page's colours. */
  Lawsweep.chartConfig = () => ({
    ...charts().config[Lawsweep.theme()],
    aria: false,
    mark: {tooltip: {content: 'data'}},
  });
})(globalThis.Lawsweep ??= {});
