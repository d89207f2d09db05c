package lawsweep.sweep.log;

import java.util.Optional;
import lawsweep.sweep.RecordBrief;

/**
 * What a record says but for its cell and its numbers: records of a large sweep have few different ones.
 *
 * @param brief what runs and status lines need to know
 * @param entries the kind of its cell, by the key of specs
 * @param rules what versions of its result belong to
 * @param engine the version of the rules that made the result; empty for a record without result
 * @param word the word by which the findings of its kind count the result without seeing it, if they do
 */
public record Gist(
    RecordBrief brief,
    String entries,
    RuleSet rules,
    Optional<String> engine,
    Optional<String> word) {}
