package lawsweep.kind.count;

import java.util.Optional;
import java.util.function.Supplier;
import lawsweep.cuda.Capability;
import lawsweep.cuda.GpuFacts;
import lawsweep.gpu.DeviceCost;
import lawsweep.gpu.draws.RoundCost;
import lawsweep.law.LawCell;
import lawsweep.law.Road;
import lawsweep.work.DeviceShare;
import lawsweep.work.Estimate;

/**
 * Which counts a GPU takes: those whose draws it can make and that fields and first brackets can settle, and those at
 * drawn weights whose patterns it can absorb, where it is expected to be much quicker than one core of the processor. A
 * pure function of the cell and the GPU.
 *
 * @param facts the GPU
 * @param every true if it takes every count that it can make, however small and whatever brackets it needs
 */
public record GpuRule(GpuFacts facts, boolean every) implements GpuUse {

  /** It must be so many times as quick. */
  private static final double GAIN = 3;

  /** With fewer parameters a core is done before a GPU has begun; most cells of large sweeps need no closer look. */
  private static final long FEW_PARAMETERS = 512;

  /** A core is done with less before many draws are open. */
  private static final double FEW_SECONDS = 0.2;

  /** A GPU as large and quick as any: what it would not take, none would. */
  public static final GpuFacts IDEAL =
      new GpuFacts("any GPU", new Capability(9, 0), 132, 1 << 17, Long.MAX_VALUE, "any driver", 0x1p47);

  @Override
  public Optional<DeviceShare> share(LawCell cell, Supplier<Road> road) {
    if (cell.data().isPresent()) {
      return draws(cell, road.get());
    }
    long parameters = cell.parameters();
    boolean possible = parameters <= Integer.MAX_VALUE && (every || parameters >= FEW_PARAMETERS);
    return possible ? share(cell, road.get()) : Optional.empty();
  }

  /** Draws of weights, in rounds: patterns are found by the processor, whose part is in the share's time. */
  private Optional<DeviceShare> draws(LawCell cell, Road road) {
    return road.patterns(cell).filter(RoundCost::takes).flatMap(space -> {
      double processor = road.estimate(cell).flops() / Estimate.FLOPS_PER_SECOND;
      DeviceShare share = RoundCost.of(space, cell.data().orElseThrow().draws(), facts, processor);
      boolean large = GAIN * share.seconds() < processor && processor > FEW_SECONDS;
      return every || large ? Optional.of(share) : Optional.empty();
    });
  }

  private Optional<DeviceShare> share(LawCell cell, Road road) {
    return road.draw(cell).flatMap(draw -> {
      DeviceShare share = DeviceCost.of(cell.architecture(), draw.columns(), draw.rank(), facts);
      double processor = road.estimate(cell).flops() / Estimate.FLOPS_PER_SECOND;
      return every || (draw.shallow() && GAIN * share.seconds() < processor) ? Optional.of(share) : Optional.empty();
    });
  }
}
