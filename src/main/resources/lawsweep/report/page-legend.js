/** Legends that show what is drawn: for the page and for the pictures beside it. */
(function (Lawsweep) {
  'use strict';

  /** What tells groups apart besides their colour. */
  const CHANNELS = ['shape', 'strokeDash'];

  /** The fields that a scale of Vega takes its values from. */
  const fields = ({domain}) => [...new Set(JSON.stringify(domain).match(/"field":"[^"]*"/g))].sort().join();

  /**
   * A specification of Vega whose legends of colours have the shapes and dashes of the same groups, too: Vega-Lite keeps the
   * channels of different layers apart.
   */
  Lawsweep.legendsAsDrawn = (spec) => {
    const scales = new Map((spec.scales ?? []).map((scale) => [scale.name, scale]));
    for (const legend of spec.legends ?? []) {
      const colours = scales.get(legend.fill ?? legend.stroke);
      for (const channel of CHANNELS.filter((name) => scales.has(name) && !(name in legend))) {
        if (colours?.name === 'color' && fields(colours) === fields(scales.get(channel))) {
          legend[channel] = channel;
        }
      }
    }
    return spec;
  };
})(globalThis.Lawsweep ??= {});
