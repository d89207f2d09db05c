package lawsweep.kind.count;

import java.util.Optional;
import java.util.function.Supplier;
import lawsweep.cuda.Capability;
import lawsweep.cuda.GpuFacts;
import lawsweep.gpu.DeviceCost;
import lawsweep.law.LawCell;
import lawsweep.law.Road;
import lawsweep.work.DeviceShare;
import lawsweep.work.Estimate;

/**
 * Which counts a GPU takes: those whose draws it can make and that fields and first brackets can settle, where it is
 * expected to be much quicker than one core of the processor. A pure function of the cell and the GPU.
 *
 * @param facts the GPU
 * @param every true if it takes every count that it can make, however small and whatever brackets it needs
 */
public record GpuRule(GpuFacts facts, boolean every) implements GpuUse {

  /** It must be so many times as quick. */
  private static final double GAIN = 3;

  /** With fewer parameters a core is done before a GPU has begun; most cells of large sweeps need no closer look. */
  private static final long FEW_PARAMETERS = 512;

  /** A GPU as large and quick as any: what it would not take, none would. */
  public static final GpuFacts IDEAL =
      new GpuFacts("any GPU", new Capability(9, 0), 132, 1 << 17, Long.MAX_VALUE, "any driver", 0x1p47);

  @Override
  public Optional<DeviceShare> share(LawCell cell, Supplier<Road> road) {
    long parameters = cell.parameters();
    boolean possible = parameters <= Integer.MAX_VALUE && (every || parameters >= FEW_PARAMETERS);
    return possible ? share(cell, road.get()) : Optional.empty();
  }

  private Optional<DeviceShare> share(LawCell cell, Road road) {
    return road.draw(cell).flatMap(draw -> {
      DeviceShare share = DeviceCost.of(cell.architecture(), draw.columns(), draw.rank(), facts);
      double processor = road.estimate(cell).flops() / Estimate.FLOPS_PER_SECOND;
      return every || (draw.shallow() && GAIN * share.seconds() < processor) ? Optional.of(share) : Optional.empty();
    });
  }
}
