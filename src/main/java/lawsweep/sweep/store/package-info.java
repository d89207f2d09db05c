/**
 * Result directories: the spec as run, the manifest, and journals of checksummed lines of which a crash can cost the
 * last. Begin with {@link lawsweep.sweep.store.ResultDirectory}. Reading, merging and the status of shards are here
 * too. The room knows no kind of work.
 */
package lawsweep.sweep.store;
