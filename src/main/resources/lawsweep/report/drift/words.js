/** What the numbers of drift mean. */
(function (Lawsweep) {
  'use strict';

  const WORDS = [
    ['a law', 'A quantity h = out − in of the weights that gradient flow keeps whatever the data: squares of outgoing minus incoming weights of a neuron (a bias is incoming), matrices of products where layers are linear, norms, and parameters or sums of them that do not move.'],
    ['relative drift', '‖h − h₀‖ / ‖out₀ + in₀‖ over the laws of a group: how far they moved, as a share of what they are made of at the first checkpoint. A balanced start does not make it infinite.'],
    ['index', 'Σ |Δh| / Σ (|Δout| + |Δin|): how far laws moved as a share of how far their two sides did. 0: kept; near 1: not kept at all. It needs two checkpoints and no learning rate.'],
    ['floor', 'The drift that rounding of the stored numbers alone would show. What is within six floors has not been seen to move.'],
    ['decay', '⟨h, h₀⟩ / ⟨h₀, h₀⟩: weight decay that is the same for all parameters of a law multiplies it, and this is by how much.'],
    ['slope', 'Runs that end at one time T = Σ τ with several learning rates τ: drift in proportion to τ (slope 1) is that of steps of finite length, and vanishes with them; slope 0 means that training breaks the laws.'],
    ['rounding', 'No law moved by more than six floors.'],
    ['first-order', 'Drift is that of steps of finite length: slope 1 within 0.2 over three runs or more, or h − h₀ = Σ τ² h(g) within 10 % where gradients are known.'],
    ['decay (verdict)', 'After division by decay, drift falls tenfold and the index is below 0.1.'],
    ['broken', 'The index is 0.1 or more at the last checkpoint, and weight decay does not explain it.'],
    ['drifts', 'None of these: the numbers stand, and no order is claimed.'],
    ['imbalance, quantiles of laws', 'Values of single laws relative to a typical law of their group, the root mean square of out₀ + in₀.'],
  ];

  Lawsweep.driftWords = () => {
    const {element} = Lawsweep;
    return [element('dl', {class: 'facts'}, WORDS.map(([word, meaning]) => element('div', null, element('dt', null, word), element('dd', null, meaning)))),
      element('p', {class: 'hint'}, 'Laws of gradient flow, and how the steps of training move them: Sibylle Marcotte, Rémi Gribonval and Gabriel Peyré, “Transformative or Conservative? Conservation laws for ResNets and Transformers”, section 5, after their “Abide by the Law and Follow the Flow”. The laws are read off the network here.')];
  };
})(globalThis.Lawsweep ??= {});
