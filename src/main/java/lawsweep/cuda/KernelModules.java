package lawsweep.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import jcuda.driver.CUfunction;
import jcuda.driver.CUfunction_attribute;
import jcuda.driver.CUmodule;
import jcuda.driver.JCudaDriver;

/** The kernels of a GPU. The driver compiles a module when the first of its kernels is launched. */
final class KernelModules {

  /** So much shared memory every kernel may have without asking. */
  private static final int USUAL_SHARED_BYTES = 48 << 10;

  private final Calls calls;
  private final Map<String, CUmodule> modules = new HashMap<>();
  private final Map<Kernel, CUfunction> functions = new HashMap<>();
  private final Map<Kernel, Integer> allowed = new HashMap<>();

  KernelModules(Calls calls) {
    this.calls = calls;
  }

  /**
   * A kernel that may be launched with so much dynamic shared memory. The context must be current.
   *
   * @throws IllegalArgumentException if the program has no such module
   */
  synchronized CUfunction function(Kernel kernel, int sharedBytes) {
    CUfunction function = functions.get(kernel);
    if (function == null) {
      function = new CUfunction();
      calls.check(JCudaDriver.cuModuleGetFunction(function, module(kernel.module()), kernel.name()),
          "cuModuleGetFunction(" + kernel.name() + " of " + kernel.module() + ")");
      functions.put(kernel, function);
    }
    if (sharedBytes > allowed.getOrDefault(kernel, USUAL_SHARED_BYTES)) {
      calls.check(JCudaDriver.cuFuncSetAttribute(function,
          CUfunction_attribute.CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES, sharedBytes),
          "cuFuncSetAttribute(" + kernel.name() + ", " + sharedBytes + " bytes of shared memory)");
      allowed.put(kernel, sharedBytes);
    }
    return function;
  }

  private CUmodule module(String name) {
    CUmodule module = modules.get(name);
    if (module == null) {
      module = new CUmodule();
      calls.check(JCudaDriver.cuModuleLoadData(module, text(name)), "cuModuleLoadData(" + name + ")");
      modules.put(name, module);
    }
    return module;
  }

  /** The PTX text of a module with a zero byte at its end, as the driver wants it. */
  private static byte[] text(String module) {
    String file = "/lawsweep/native/" + module + ".ptx";
    try (InputStream in = KernelModules.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("this program has no " + file);
      }
      byte[] text = in.readAllBytes();
      return Arrays.copyOf(text, text.length + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
