package lawsweep.cuda;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Makes Java's instructions of a kernel's. */
final class PtxCompiler {

  private static final Pattern TALLY = Pattern.compile("bar\\.red\\.(popc\\.u32|(and|or)\\.pred)");

  private final PtxEntry entry;
  private final PtxRegisters registers;
  private final List<Function<PtxStatement, Optional<PtxOperation>>> families;
  private final List<PtxInstruction> code = new ArrayList<>();
  /** Where the instructions of a statement begin. */
  private final Map<Integer, Integer> begins = new HashMap<>();

  PtxCompiler(PtxEntry entry, PtxRegisters registers) {
    this.entry = entry;
    this.registers = registers;
    this.families = List.of(new PtxReals(registers)::operation, new PtxIntegers(registers)::operation,
        new PtxBits(registers)::operation, new PtxComparison(registers)::operation,
        new PtxConversion(registers)::operation, new PtxAccess(registers)::operation);
  }

  PtxInstruction[] compile() {
    for (int i = 0; i < entry.code().size(); i++) {
      begins.put(i, code.size());
      PtxStatement s = entry.code().get(i);
      add(s, s.guard().isEmpty() ? -1 : registers.slot(s.guard(), s));
    }
    begins.put(entry.code().size(), code.size());
    code.add(PtxInstruction.exit(new PtxStatement(0, "", false, "end", List.of()), -1));
    code.replaceAll(this::withTarget);
    return code.toArray(PtxInstruction[]::new);
  }

  private void add(PtxStatement s, int guard) {
    switch (s.name()) {
      case "bra", "bra.uni" -> code.add(PtxInstruction.branch(s, guard, -1));
      case "ret", "exit", "ret.uni" -> code.add(PtxInstruction.exit(s, guard));
      case "bar.sync", "barrier.sync", "barrier.sync.aligned", "barrier.cta.sync", "barrier.cta.sync.aligned" -> {
        wholeBlock(s, s.operands().size() == 1);
        code.add(PtxInstruction.barrier(s, guard));
      }
      case "membar.cta", "membar.gl", "fence.sc.cta", "fence.sc.gpu", "fence.acq_rel.cta", "fence.acq_rel.gpu" ->
        code.add(PtxInstruction.nothing(s, guard));
      default -> PtxMeeting.of(s, registers).ifPresentOrElse(
          m -> code.add(PtxInstruction.meet(s, guard, m)),
          () -> computeOrTally(s, guard));
    }
  }

  /** Only barrier 0 is known, and it is for all threads of a block. */
  private static void wholeBlock(PtxStatement s, boolean expected) {
    if (!expected || s.operands().stream().noneMatch("0"::equals)) {
      throw s.unknown();
    }
  }

  private void computeOrTally(PtxStatement s, int guard) {
    if (!TALLY.matcher(s.name()).matches()) {
      PtxOperation found =
          families.stream().map(f -> f.apply(s)).flatMap(Optional::stream).findFirst().orElseThrow(s::unknown);
      code.add(PtxInstruction.compute(s, guard, found));
      return;
    }
    wholeBlock(s, s.operands().size() == 3 && s.operand(1).equals("0"));
    int x = registers.slot(s.operand(0), s);
    int a = registers.slot(s.operand(2), s);
    code.add(PtxInstruction.compute(s, guard, (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        w.block().vote(r[a + l] != 0);
      }
    }));
    code.add(PtxInstruction.barrier(s, guard));
    code.add(PtxInstruction.compute(s, guard, (r, from, to, w) -> {
      long result = s.has("popc") ? w.block().votes() : w.block().agreed(s.has("and")) ? 1 : 0;
      for (int l = from; l < to; l++) {
        r[x + l] = result;
      }
    }));
  }

  private PtxInstruction withTarget(PtxInstruction i) {
    if (i.kind() != PtxInstruction.Kind.BRANCH) {
      return i;
    }
    Integer target = begins.get(entry.labels().getOrDefault(i.statement().operand(0), -1));
    if (target == null) {
      throw i.statement().unknown();
    }
    return PtxInstruction.branch(i.statement(), i.guard(), target);
  }
}
