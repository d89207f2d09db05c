/** What the reader has chosen. It is kept in the fragment of the address, so that a view can be shared and returned to. */
(function (Lawsweep) {
  'use strict';

  const values = new Map();
  const listeners = [];

  function read() {
    values.clear();
    const fragment = location.hash.slice(1);
    if (fragment.includes('=')) {
      new URLSearchParams(fragment).forEach((value, key) => values.set(key, value));
    }
  }

  function write() {
    const fragment = new URLSearchParams([...values]).toString();
    history.replaceState(null, '', fragment === '' ? '#' : `#${fragment}`);
  }

  Lawsweep.state = {
    /** The choice made for a key, or else the given one; a choice that is not among the allowed ones does not count. */
    get(key, otherwise, allowed) {
      const value = values.get(key);
      return value === undefined || (allowed && !allowed.includes(value)) ? otherwise : value;
    },

    /** Makes choices, given as an object; null takes one back. Listeners whose keys are among them are called. */
    set(changes) {
      for (const [key, value] of Object.entries(changes)) {
        if (value === null) {
          values.delete(key);
        } else {
          values.set(key, value);
        }
      }
      write();
      notify(Object.keys(changes));
    },

    keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),

    /** Calls the listener after changes of keys that begin with the prefix. */
    listen: (prefix, listener) => listeners.push({prefix, listener}),

    read,
  };

  function notify(keys) {
    for (const {prefix, listener} of listeners) {
      if (keys.some((key) => key.startsWith(prefix))) {
        Lawsweep.attempt('A part of the page could not be redrawn', listener);
      }
    }
  }

  addEventListener('hashchange', () => {
    if (location.hash.length > 1 && !location.hash.includes('=')) {
      // A link within the page has been followed: it keeps the choices.
      write();
      return;
    }
    const before = [...values.keys()];
    read();
    notify([...before, ...values.keys()]);
  });
})(globalThis.Lawsweep ??= {});
