/**
 * Exact counts of conservation laws of neural-network gradient flows, and simulations of the deep linear network, over
 * large sweeps.
 *
 * <p>The program is a house. Each package is a room; the part before a dot is a wing. A room may use
 * only rooms on floors below its own:
 *
 * <pre>
 * floor  room                 what lives there
 *    14  cli                  the program: its commands by name
 *    13  cli.cluster          the command for batch systems: submit
 *        cli.count            commands about one network: count, describe, theorem
 *        cli.drift            commands about training runs: inspect, drift
 *        cli.law              commands about laws themselves: laws, metric
 *        cli.sweep            commands about sweeps: run, plan, status, verify, merge, export, report, atlas
 *    12  atlas                ready sweeps as one page of families: laws, what stands behind them, who found them
 *    11  cli.option           options that several commands share; the list of kinds
 *        report               the page, its pictures and its tables; with export the only rooms that know DuckDB
 *    10  library              the door for other Java programs: counts, simulations, geometry
 *     9  kind.drift           training runs in a sweep: entries, records, a table, checks of files
 *        kind.simulation      simulations in a sweep: entries, grid, columns, tables
 *     8  langevin.ensemble    replicas over threads with checkpoints; the list of equations
 *        report.drift         what runs conserve, to look at: the page of drift, its pictures
 *     7  gpu.ensemble         Langevin ensembles on a GPU
 *        kind.count           counts in a sweep: entries, grid, columns; the list of roads
 *        langevin.dyson       Dyson Brownian motion
 *     6  drift                laws of a network along the checkpoints of training runs
 *        formula.degree       all polynomial laws of a degree, and the certificate that there are no others
 *        formula.print        laws as text, LaTeX, SymPy, Python with a test, JSON
 *        formula.scalar       laws of scalar blocks that are not polynomial
 *        langevin.descent     stochastic gradient descent
 *        langevin.flow        gradient flows
 *        langevin.riemannian  the Riemannian Langevin equations, of the factors and of their product
 *        road.data            counts at drawn weights with real inputs: distributions, witnesses, float64
 *        road.entropy         counts with cross entropy, by those of one output fewer
 *        road.theorem         counts by theorems that hold at every size
 *        road.weights         counts at weights from a file
 *        slurm                batch scripts, array chunks, submission, the queue
 *        sweep.verify         records are computed again
 *    5   cli.terminal         what is said to people and scripts: output, complaints, exit codes
 *        drift.value          laws of a network evaluated at a checkpoint
 *        export               tables as CSV, JSON lines, Parquet
 *        formula              laws as formulas: polynomials with names
 *        gpu                  draws and batches of fields on a GPU
 *        gpu.draws            spans of fields of patterns on a GPU, many draws at once
 *        langevin.sphere      Brownian motion on a sphere
 *        langevin.state       factors and frames that several equations move, and how they are seen
 *        langevin.statistics  what is measured of replicas
 *        langevin.theory      closed forms of equilibria
 *        recast               gradient flow as a Riemannian flow of the function: when it is one, and its metric
 *        road.dense           counts by samples of brackets at a random point
 *        road.flow            counts of momentum and mirror flows
 *        road.generators      known laws of lines that are too large to be counted
 *        road.symmetric       counts at symmetric points and theorems for all widths
 *        road.symmetry        counts with data that a group acts on
 *        sweep.run            run, plan, progress, stop
 *     4  circuit.flow         ideals in phase space along one flow, mod p
 *        circuit.types        known laws of a circuit by type, at any size: how many, and which
 *        langevin.flock       many replicas in step, by whatever moves them
 *        langevin.geometry    the deep linear network, one matrix at a time, for use from anywhere
 *        langevin.pack        replicas one by one or in lanes, where they start and what moves them
 *        law.grid             entries of a spec that say networks by a line
 *        law.known            known laws, and points where their rank is cheap
 *        lie.span             one draw and the span of its samples, by whatever computes; on the processor
 *        report.data          what the data of a page is made of: packed columns, fitted curves, questions of charts
 *        report.paint         how pages and pictures are made: templates, styles, scripts; charts as SVG
 *        road.circuit         counts of networks that a line says
 *        road.data.span       spans of fields of patterns mod p, and tests whether a pattern has a field outside
 *        road.draws           what draws of weights establish together, by the rules of every version
 *        road.sign            counts of sign flows
 *        road.sparse          counts of attention at sparse points
 *        sweep.store          directory, journal, final records, merge, status
 *     3  checkpoint.names     which stored tensors are those of a network
 *        checkpoint.run       which checkpoints make a training run, and what is known of it
 *        circuit.laws         conserved quantities read off any circuit
 *        circuit.laws.named   laws with a proof that are named where the structure shows them
 *        circuit.walk         any circuit forward and backward mod p: random fields, brackets, their span; certificates
 *        cuda                 one GPU: found or not, memory, kernels by name, products; the only room that knows JCuda
 *        langevin.cell        one simulation to do, what an equation and a parameter are, and what is refused
 *        law                  the question and the answer: cell, count, verdict, certificate, and what a road is
 *        lie                  random fields of an architecture, Lie brackets, series: blocks of bracket vectors
 *        sweep.log            logs of records: lines, and an index beside each with columns
 *     2  checkpoint           checkpoints of training runs: safetensors, npz, npy
 *        circuit.line         the language of networks: lines, files, expressions, what there is to say of a network
 *        dense                float64, one matrix at a time: rank with its gap, small SVD
 *        exact                echelon basis and rank mod p
 *        kernel.vector        the same with the Vector API
 *        lanes                numbers in the lanes of vectors: float64, eight matrices at a time; random residues
 *        law.setting          how weights are trained and from what, where it is not plain gradient flow
 *        pattern              activation patterns of ReLU networks on real inputs, exactly
 *        sweep                what a sweep is: kinds, cells, records, specs; it knows no kind
 *     1  circuit.jet          tensors of numbers with several parts mod p, for many samples, and their products
 *        circuit.word         the words of the language of networks: layers, their tensors and steps
 *        json                 strict JSON objects, and their forms: one description for writing and reading
 *        kernel               the batched operations mod p: their interface and their scalar definition
 *        network              architectures, families, layouts of parameters, circuits with gates
 *        parquet              Parquet files, written in groups of rows by many threads
 *        random               counter-based random streams
 *        spec                 YAML with places, and values of all kinds in it
 *        symmetry             finite groups that act on inputs and labels
 *     0  circuit              what any network computes, as steps between wires
 *        env                  facts about the JVM, the machine and the batch system; the record of provenance
 *        residue              prime fields, and flat matrices of residues
 *        text                 words and labels, hashes, durations, sizes, whole files
 *        work                 threads, limits, estimates, stopping, checkpoints
 * </pre>
 *
 * <p>Five things plug in, each a class or a room of its own and a line in a list: a <i>family</i> of architectures
 * ({@code network.Family}), a <i>road</i>, which is a way to count ({@code kind.count.Roads}), an <i>equation</i> to
 * simulate ({@code langevin.ensemble.Equations}), a <i>kind</i> of work in a sweep ({@code cli.option.AllKinds}), and a
 * <i>table</i> of a kind.
 *
 * <p>Other Java programs begin with {@link lawsweep.library.Lawsweep}.
 *
 * <p>{@code lawsweep.architecture.FloorsTest} holds the same floors and keeps them true; its neighbours hold the other
 * rules of the house.
 */
package lawsweep;
