/** Small multiples: figures side by side, as many as there are panels. */
(function (Lawsweep) {
  'use strict';

  Lawsweep.panels = (name) => {
    const {element} = Lawsweep;
    const node = element('div', {class: 'panels'});
    const panels = [];

    function grow(count) {
      while (panels.length > count) {
        const panel = panels.pop();
        panel.chart.remove();
        panel.node.remove();
      }
      while (panels.length < count) {
        const chart = Lawsweep.figure(panels.length === 0 ? name : `${name}-${panels.length + 1}`);
        const title = element('h4');
        const panel = {chart, title, node: element('div', {class: 'panel'}, title, chart.node)};
        panels.push(panel);
        node.append(panel.node);
      }
      node.classList.toggle('several', count > 1);
    }

    return {
      node,
      /** Draws contents, each with a title. */
      show(contents) {
        grow(contents.length);
        contents.forEach((content, i) => {
          panels[i].title.textContent = content.title;
          panels[i].title.hidden = content.title === '';
          panels[i].chart.show(content);
        });
      },
    };
  };
})(globalThis.Lawsweep ??= {});
