/** Elements of the page. */
(function (Lawsweep) {
  'use strict';

  /**
   * An element. Attributes whose names begin with "on" are listeners, true is an attribute without value, and those that
   * are null, undefined or false are left out. Children are nodes or text.
   */
  Lawsweep.element = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (name.startsWith('on')) {
        element.addEventListener(name.slice(2), value);
      } else if (value !== null && value !== undefined && value !== false) {
        element.setAttribute(name, value === true ? '' : value);
      }
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return element;
  };

  /** A section with a heading, which the list of contents points to. */
  Lawsweep.section = (id, title, ...children) => {
    const {element} = Lawsweep;
    return element('section', {id, 'aria-labelledby': `${id}-title`},
      element('h2', {id: `${id}-title`, tabindex: '-1'}, title), ...children);
  };

  /** Shows a part of the page and moves the keyboard to it. */
  Lawsweep.goTo = (id) => {
    const target = document.getElementById(id);
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    target.scrollIntoView({behavior: calm ? 'auto' : 'smooth', block: 'start'});
    (target.querySelector('h2') ?? target).focus({preventScroll: true});
  };

  /** A link within the page; the address keeps its selections. */
  Lawsweep.innerLink = (id, attributes, ...children) => Lawsweep.element('a', {
    href: `#${id}`,
    onclick: (event) => {
      event.preventDefault();
      Lawsweep.goTo(id);
    },
    ...attributes,
  }, ...children);
})(globalThis.Lawsweep ??= {});
