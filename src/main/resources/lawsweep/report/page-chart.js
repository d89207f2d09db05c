/** Charts: drawn by Vega from the templates, redrawn when the room or the colours change, saved as pictures. */
(function (Lawsweep) {
  'use strict';

  const drawn = new Set();

  /** Redraws all charts, in new colours. */
  Lawsweep.redrawCharts = () => drawn.forEach((chart) => chart.redraw());

  function save(view, name, type) {
    return view.toImageURL(type, type === 'png' ? 2 : 1).then((url) =>
      Lawsweep.element('a', {href: url, download: `${name}.${type}`}).click());
  }

  function saveButton(chart, type) {
    return Lawsweep.element('button', {
      type: 'button',
      class: 'quiet',
      'aria-label': `Save this chart as ${type.toUpperCase()}`,
      onclick: () => save(chart.view, chart.name, type).catch((error) => Lawsweep.showError('The picture could not be saved', error)),
    }, type.toUpperCase());
  }

  /**
   * A figure. show() takes what the chart shows: template (its name), markers, datasets, grid (maps only), tooltip,
   * text (a sentence that says what is seen), held (what all of it has in common), columns and rows of its table, and click (called with a mark's datum).
   */
  Lawsweep.figure = (name) => {
    const {element} = Lawsweep;
    const caption = element('figcaption', {id: `${name}-caption`});
    const canvas = element('div', {class: 'canvas', role: 'img', 'aria-describedby': caption.id});
    const table = Lawsweep.foldedTable('Table of the values in this chart', `Values of the chart ${name}`);
    const chart = {name, view: null, width: 0, content: null, redraw};
    const tools = element('div', {class: 'tools'}, saveButton(chart, 'svg'), saveButton(chart, 'png'));
    chart.node = element('figure', {class: 'chart', 'data-chart': name}, caption, canvas, tools, table.node);

    function redraw() {
      const width = Math.floor(canvas.clientWidth);
      if (!chart.content || width === 0) {
        return;
      }
      chart.width = width;
      Lawsweep.attempt(`The chart ${name} could not be drawn`, () => draw(width));
    }

    function draw(width) {
      const {template, tooltip, click} = chart.content;
      const config = Lawsweep.chartConfig();
      const spec = Lawsweep.specification(template, chart.content, width - 2);
      const container = element('div', {'aria-hidden': 'true'});
      const view = new vega.View(vega.parse(Lawsweep.legendsAsDrawn(vegaLite.compile(spec, {config}).spec)),
        {renderer: 'svg', container, hover: true, tooltip: Lawsweep.tooltip(tooltip)});
      if (click) {
        view.addEventListener('click', (event, item) => item?.datum?.verdict && click(item.datum));
      }
      chart.view?.finalize();
      chart.view = view;
      view.run();
      canvas.replaceChildren(container);
    }

    chart.show = (content) => {
      chart.content = content;
      caption.replaceChildren([content.text, content.held].filter(Boolean).join(' '));
      canvas.setAttribute('aria-label', content.label ?? `Chart: ${name}`);
      table.fill(content.columns, content.rows);
      redraw();
    };

    new ResizeObserver(() => {
      if (Math.abs(canvas.clientWidth - chart.width) > 1) {
        requestAnimationFrame(redraw);
      }
    }).observe(canvas);
    drawn.add(chart);
    chart.remove = () => {
      drawn.delete(chart);
      chart.view?.finalize();
      chart.node.remove();
    };
    return chart;
  };
})(globalThis.Lawsweep ??= {});
