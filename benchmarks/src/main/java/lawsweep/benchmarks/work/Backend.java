package lawsweep.benchmarks.work;

import java.util.Optional;
import lawsweep.cuda.Gpu;
import lawsweep.cuda.Gpus;
import lawsweep.cuda.Lane;
import lawsweep.cuda.NoGpuException;
import lawsweep.gpu.DeviceEngine;
import lawsweep.kernel.Kernels;
import lawsweep.lie.span.DrawEngine;
import lawsweep.lie.span.HostEngine;

/**
 * What computes.
 *
 * @param kernels the processor's operations
 * @param gpu the GPU that does what it can; empty for the processor alone
 */
public record Backend(Kernels kernels, Optional<Gpu> gpu) implements AutoCloseable {

  /** The name of the first GPU. */
  private static final String CUDA = "cuda";

  /** That there is no such backend here, and why; without a stack trace, so that a report has one line. */
  public static final class MissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingException(String message) {
      super(message, null, false, false);
    }
  }

  /** What makes draws, with a lane of the GPU if there is one; closed, it gives back both. */
  record Draws(DrawEngine engine, Optional<Lane> lane, Backend backend) implements AutoCloseable {

    @Override
    public void close() {
      lane.ifPresent(Lane::close);
      backend.close();
    }
  }

  /** The processor with given kernels. */
  public static Backend of(Kernels kernels) {
    return new Backend(kernels, Optional.empty());
  }

  /**
   * The backend of a name: {@code vector}, {@code scalar}, or {@code cuda} for the first GPU.
   *
   * @throws MissingException if there is no GPU that can be used
   */
  public static Backend named(String name) {
    if (!name.equals(CUDA)) {
      return of(Inputs.kernels(name));
    }
    try {
      return new Backend(Inputs.kernels("vector"), Optional.of(Gpus.open(0)));
    } catch (NoGpuException e) {
      throw new MissingException("no backend cuda here: " + e.getMessage());
    }
  }

  /** An engine for draws. */
  Draws draws() {
    if (gpu.isEmpty()) {
      return new Draws(new HostEngine(kernels), Optional.empty(), this);
    }
    Lane lane = gpu.get().lane();
    return new Draws(new DeviceEngine(lane, gpu.get().facts(), kernels), Optional.of(lane), this);
  }

  @Override
  public void close() {
    gpu.ifPresent(Gpu::close);
  }
}
