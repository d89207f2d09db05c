package lawsweep.cuda;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/**
 * A shared library, loaded by the system's loader, which says what it lacks. It stays loaded: libraries that need one
 * of this name get this one.
 *
 * <p>The only class that calls native functions without JCuda. The launcher's flags allow it to.
 */
@SuppressWarnings("restricted")
final class NativeLibrary {

  private static final int LAZY = 1;
  private static final long LONGEST_MESSAGE = 4096;
  private static final Linker LINKER = Linker.nativeLinker();

  private final String name;
  private final MemorySegment library;

  private NativeLibrary(String name, MemorySegment library) {
    this.name = name;
    this.library = library;
  }

  /**
   * Loads a library.
   *
   * @param name a path, or a name that the loader looks up
   * @throws NoGpuException with the loader's own message
   */
  static NativeLibrary open(String name) throws NoGpuException {
    MethodHandle open = system("dlopen", ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    MethodHandle error = system("dlerror", ValueLayout.ADDRESS);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment library = (MemorySegment) open.invokeExact(arena.allocateFrom(name), LAZY);
      if (library.address() == 0) {
        throw new NoGpuException(text((MemorySegment) error.invokeExact()));
      }
      return new NativeLibrary(name, library);
    } catch (NoGpuException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("dlopen cannot be called", e);
    }
  }

  /** Refuses a library that has not all of these functions: calling one that is missing would end the process. */
  void require(String... functions) throws NoGpuException {
    for (String function : functions) {
      if (symbol(function).address() == 0) {
        throw new NoGpuException(name + " has no " + function);
      }
    }
  }

  /**
   * Calls a function that gives an int.
   *
   * @param arguments integers and addresses
   */
  int call(String function, Object... arguments) throws NoGpuException {
    require(function);
    MemoryLayout[] layouts = Arrays.stream(arguments)
        .map(each -> each instanceof Integer ? ValueLayout.JAVA_INT : ValueLayout.ADDRESS).toArray(MemoryLayout[]::new);
    try {
      return (int) LINKER.downcallHandle(symbol(function), FunctionDescriptor.of(ValueLayout.JAVA_INT, layouts))
          .invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException(function + " cannot be called", e);
    }
  }

  private MemorySegment symbol(String function) {
    MethodHandle find = system("dlsym", ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
    try (Arena arena = Arena.ofConfined()) {
      return (MemorySegment) find.invokeExact(library, arena.allocateFrom(function));
    } catch (Throwable e) {
      throw new IllegalStateException("dlsym cannot be called", e);
    }
  }

  private static MethodHandle system(String function, MemoryLayout result, MemoryLayout... arguments) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(function),
        FunctionDescriptor.of(result, arguments));
  }

  /** A text with a zero byte at its end; empty for none. */
  static String text(MemorySegment address) {
    return address.address() == 0 ? "" : address.reinterpret(LONGEST_MESSAGE).getString(0);
  }
}
