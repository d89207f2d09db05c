/** A box beside the pointer with the numbers behind a mark. */
(function (Lawsweep) {
  'use strict';

  let box;

  function place(event) {
    const gap = 14;
    const left = Math.min(event.clientX + gap, innerWidth - box.offsetWidth - 8);
    const below = event.clientY + gap + box.offsetHeight < innerHeight;
    box.style.left = `${Math.max(8, left)}px`;
    box.style.top = `${below ? event.clientY + gap : Math.max(8, event.clientY - gap - box.offsetHeight)}px`;
  }

  /** A handler for Vega: lines gives what to show for the mark's datum, pairs of a label and a value. */
  Lawsweep.tooltip = (lines) => (handler, event, item, value) => {
    const {element} = Lawsweep;
    box ??= document.body.appendChild(element('div', {class: 'tooltip', 'aria-hidden': 'true', hidden: true}));
    const shown = value === null || value === undefined ? null : lines(item.datum);
    box.hidden = !shown;
    if (shown) {
      box.replaceChildren(element('dl', null,
        shown.map(([label, text]) => [element('dt', null, label), element('dd', null, text)]).flat()));
      place(event);
    }
  };
})(globalThis.Lawsweep ??= {});
