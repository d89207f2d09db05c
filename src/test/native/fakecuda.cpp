// A libcuda.so.1 whose GPU is the emulator, for tests of the way through JCuda: as much of the driver as the program
// and JCuda ask for. The kernels are compiled into this library from the .cu files that ship; a module finds those
// whose names are in its text. What is queued in a stream is done when somebody waits for it, as late as a GPU may do
// it, and each launch runs its threads in another order than the one before.
//
// The environment plays what may go wrong:
//   FAKE_CUDA_DEVICES=n       so many GPUs; with 0, cuInit finds none
//   FAKE_CUDA_DRIVER=12020    the version of the driver
//   FAKE_CUDA_CAPABILITY=7.0  of the GPU
//   FAKE_CUDA_MEMORY=bytes    of the GPU
//   FAKE_CUDA_FAIL=call:n:code[,…]  the n-th call of a function, from 1, answers with a code; of cuLaunchKernel, what
//                             was launched does. Codes from 700 on, and 214, stay: all later calls answer the same.
// For what may go wrong in products, see fakecublas.cpp.
#include "fakecuda.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "emulator.h"

namespace {

using Address = unsigned long long;

constexpr int INVALID_VALUE = 1, OUT_OF_MEMORY = 2, NO_DEVICE = 100, INVALID_DEVICE = 101, INVALID_CONTEXT = 201;
constexpr int ECC = 214, INVALID_IMAGE = 200, NOT_FOUND = 500, FIRST_STICKY = 700;
constexpr int MULTIPROCESSORS = 16, CAPABILITY_MAJOR = 75, CAPABILITY_MINOR = 76, SHARED_OPTIN = 97;
constexpr int SHARED_ATTRIBUTE = 8;
constexpr unsigned USUAL_SHARED = 48 << 10, MOST_SHARED = 227 << 10;
// Device memory holds this before it is written.
constexpr int POISON = 0xCD;

std::string setting(const char* name, const char* otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : value;
}

struct Stream {
  std::recursive_mutex mutex;
  std::deque<std::function<int()>> work;
};

struct Event {
  Stream* stream = nullptr;
  std::shared_ptr<bool> done;
};

struct Module {
  std::set<std::string> names;
};

struct Function {
  std::string name;
  unsigned sharedBytes = USUAL_SHARED;
};

std::mutex mutex;
std::map<Address, size_t> allocated;
size_t inUse;
std::map<void*, std::shared_ptr<Stream>> streams;
std::map<std::string, int> calls;
std::atomic<int> stuck{0};
thread_local bool current;

size_t memory() { return std::stoull(setting("FAKE_CUDA_MEMORY", "1073741824")); }

bool stays(int code) { return code >= FIRST_STICKY || code == ECC; }

int failed(int code) {
  if (stays(code)) {
    stuck = code;
  }
  return code;
}

// What the environment wants of this call, 0 for nothing.
int planned(const std::string& call) {
  std::lock_guard lock(mutex);
  int number = ++calls[call];
  std::istringstream all(setting("FAKE_CUDA_FAIL", ""));
  for (std::string each; std::getline(all, each, ',');) {
    size_t first = each.find(':'), second = each.find(':', first + 1);
    if (second != std::string::npos && each.substr(0, first) == call &&
        std::stoi(each.substr(first + 1, second - first - 1)) == number) {
      return std::stoi(each.substr(second + 1));
    }
  }
  return 0;
}

// Does what a stream has to do, until a condition holds.
int drain(Stream* stream, const std::function<bool()>& enough) {
  std::lock_guard lock(stream->mutex);
  while (!stream->work.empty() && !enough() && !stuck) {
    auto next = std::move(stream->work.front());
    stream->work.pop_front();
    int code = next();
    if (code != 0) {
      return failed(code);
    }
  }
  return stuck;
}

int drainAll() {
  std::map<void*, std::shared_ptr<Stream>> all;
  {
    std::lock_guard lock(mutex);
    all = streams;  // another thread may destroy one meanwhile
  }
  for (const auto& each : all) {
    if (int code = drain(each.second.get(), [] { return false; })) {
      return code;
    }
  }
  return stuck;
}

}  // namespace

void fakeEnqueue(void* stream, std::function<int()> work) {
  auto* to = static_cast<Stream*>(stream);
  std::lock_guard lock(to->mutex);
  to->work.push_back(std::move(work));
}

bool fakeMemory(Address address, size_t bytes) {
  std::lock_guard lock(mutex);
  auto it = allocated.upper_bound(address);
  return it != allocated.begin() && (--it, address + bytes <= it->first + it->second);
}

#define ANSWER(call)                    \
  if (int answer = fakeAnswer(#call)) { \
    return answer;                      \
  }
#define CONTEXT(call)         \
  ANSWER(call)                \
  if (!current) {             \
    return INVALID_CONTEXT;   \
  }

extern "C" {

int fakeAnswer(const char* call) {
  if (stuck) {
    return stuck;
  }
  return failed(planned(call));
}

int cuGetErrorName(int code, const char** name) {
  static const std::map<int, const char*> names = {
      {0, "CUDA_SUCCESS"}, {1, "CUDA_ERROR_INVALID_VALUE"}, {2, "CUDA_ERROR_OUT_OF_MEMORY"},
      {46, "CUDA_ERROR_DEVICE_UNAVAILABLE"}, {100, "CUDA_ERROR_NO_DEVICE"}, {101, "CUDA_ERROR_INVALID_DEVICE"},
      {200, "CUDA_ERROR_INVALID_IMAGE"}, {201, "CUDA_ERROR_INVALID_CONTEXT"}, {209, "CUDA_ERROR_NO_BINARY_FOR_GPU"},
      {214, "CUDA_ERROR_ECC_UNCORRECTABLE"}, {222, "CUDA_ERROR_UNSUPPORTED_PTX_VERSION"},
      {500, "CUDA_ERROR_NOT_FOUND"}, {700, "CUDA_ERROR_ILLEGAL_ADDRESS"}, {719, "CUDA_ERROR_LAUNCH_FAILED"},
      {999, "CUDA_ERROR_UNKNOWN"}};
  auto it = names.find(code);
  *name = it == names.end() ? nullptr : it->second;
  return it == names.end() ? INVALID_VALUE : 0;
}

int cuInit(unsigned) {
  ANSWER(cuInit)
  return setting("FAKE_CUDA_DEVICES", "1") == "0" ? NO_DEVICE : 0;
}

int cuDriverGetVersion(int* version) {
  *version = std::stoi(setting("FAKE_CUDA_DRIVER", "13000"));
  return 0;
}

int cuDeviceGetCount(int* count) {
  ANSWER(cuDeviceGetCount)
  *count = std::stoi(setting("FAKE_CUDA_DEVICES", "1"));
  return 0;
}

int cuDeviceGet(int* device, int index) {
  ANSWER(cuDeviceGet)
  *device = index;
  return index < std::stoi(setting("FAKE_CUDA_DEVICES", "1")) ? 0 : INVALID_DEVICE;
}

int cuDeviceGetName(char* name, int length, int) {
  ANSWER(cuDeviceGetName)
  std::snprintf(name, length, "Emulator of tests");
  return 0;
}

int cuDeviceGetAttribute(int* value, int which, int) {
  ANSWER(cuDeviceGetAttribute)
  std::string capability = setting("FAKE_CUDA_CAPABILITY", "9.0");
  switch (which) {
    case MULTIPROCESSORS: *value = 8; break;
    case CAPABILITY_MAJOR: *value = std::stoi(capability); break;
    case CAPABILITY_MINOR: *value = std::stoi(capability.substr(capability.find('.') + 1)); break;
    case SHARED_OPTIN: *value = MOST_SHARED; break;
    default: return INVALID_VALUE;
  }
  return 0;
}

int cuDeviceTotalMem_v2(size_t* bytes, int) {
  ANSWER(cuDeviceTotalMem)
  *bytes = memory();
  return 0;
}

int cuDevicePrimaryCtxRetain(void** context, int device) {
  ANSWER(cuDevicePrimaryCtxRetain)
  static char contexts[16];
  *context = &contexts[device];
  return 0;
}

int cuDevicePrimaryCtxRelease_v2(int) { return fakeAnswer("cuDevicePrimaryCtxRelease"); }

int cuCtxSetCurrent(void* context) {
  ANSWER(cuCtxSetCurrent)
  current = context != nullptr;
  return 0;
}

int cuStreamCreate(void** stream, unsigned) {
  CONTEXT(cuStreamCreate)
  auto made = std::make_shared<Stream>();
  std::lock_guard lock(mutex);
  streams[made.get()] = made;
  *stream = made.get();
  return 0;
}

int cuStreamSynchronize(void* stream) {
  CONTEXT(cuStreamSynchronize)
  return drain(static_cast<Stream*>(stream), [] { return false; });
}

int cuStreamDestroy_v2(void* stream) {
  CONTEXT(cuStreamDestroy)
  int code = drain(static_cast<Stream*>(stream), [] { return false; });
  std::lock_guard lock(mutex);
  streams.erase(stream);
  return code;
}

int cuEventCreate(void** event, unsigned) {
  CONTEXT(cuEventCreate)
  *event = new Event;
  return 0;
}

int cuEventRecord(void* event, void* stream) {
  CONTEXT(cuEventRecord)
  auto* e = static_cast<Event*>(event);
  auto done = std::make_shared<bool>(false);
  e->stream = static_cast<Stream*>(stream);
  e->done = done;
  fakeEnqueue(stream, [done] {
    *done = true;
    return 0;
  });
  return 0;
}

int cuEventSynchronize(void* event) {
  CONTEXT(cuEventSynchronize)
  auto* e = static_cast<Event*>(event);
  return e->stream == nullptr ? 0 : drain(e->stream, [&] { return *e->done; });
}

int cuEventDestroy_v2(void* event) {
  CONTEXT(cuEventDestroy)
  delete static_cast<Event*>(event);
  return 0;
}

int cuMemAlloc_v2(Address* address, size_t bytes) {
  CONTEXT(cuMemAlloc)
  std::lock_guard lock(mutex);
  if (bytes == 0) {
    return INVALID_VALUE;
  }
  if (inUse + bytes > memory()) {
    return OUT_OF_MEMORY;
  }
  void* made = std::aligned_alloc(512, (bytes + 511) / 512 * 512);
  if (made == nullptr) {
    return OUT_OF_MEMORY;
  }
  std::memset(made, POISON, bytes);
  *address = reinterpret_cast<Address>(made);
  allocated[*address] = bytes;
  inUse += bytes;
  return 0;
}

int cuMemFree_v2(Address address) {
  CONTEXT(cuMemFree)
  int code = drainAll();
  std::lock_guard lock(mutex);
  auto it = allocated.find(address);
  if (it == allocated.end()) {
    return INVALID_VALUE;
  }
  inUse -= it->second;
  allocated.erase(it);
  std::free(reinterpret_cast<void*>(address));
  return code;
}

int cuMemGetInfo_v2(size_t* free, size_t* all) {
  CONTEXT(cuMemGetInfo)
  std::lock_guard lock(mutex);
  *all = memory();
  *free = memory() - inUse;
  return 0;
}

int cuMemHostAlloc(void** address, size_t bytes, unsigned) {
  CONTEXT(cuMemHostAlloc)
  *address = std::aligned_alloc(4096, (bytes + 4095) / 4096 * 4096);
  return *address == nullptr ? OUT_OF_MEMORY : 0;
}

int cuMemFreeHost(void* address) {
  CONTEXT(cuMemFreeHost)
  std::free(address);
  return 0;
}

int cuMemcpyHtoDAsync_v2(Address to, const void* from, size_t bytes, void* stream) {
  CONTEXT(cuMemcpyHtoDAsync)
  if (!fakeMemory(to, bytes)) {
    return INVALID_VALUE;
  }
  fakeEnqueue(stream, [=] {
    std::memcpy(reinterpret_cast<void*>(to), from, bytes);
    return 0;
  });
  return 0;
}

int cuMemcpyDtoHAsync_v2(void* to, Address from, size_t bytes, void* stream) {
  CONTEXT(cuMemcpyDtoHAsync)
  if (!fakeMemory(from, bytes)) {
    return INVALID_VALUE;
  }
  fakeEnqueue(stream, [=] {
    std::memcpy(to, reinterpret_cast<void*>(from), bytes);
    return 0;
  });
  return 0;
}

int cuMemcpyDtoDAsync_v2(Address to, Address from, size_t bytes, void* stream) {
  CONTEXT(cuMemcpyDtoDAsync)
  if (!fakeMemory(to, bytes) || !fakeMemory(from, bytes)) {
    return INVALID_VALUE;
  }
  fakeEnqueue(stream, [=] {
    std::memcpy(reinterpret_cast<void*>(to), reinterpret_cast<void*>(from), bytes);
    return 0;
  });
  return 0;
}

int cuModuleLoadData(void** module, const void* image) {
  CONTEXT(cuModuleLoadData)
  const char* text = static_cast<const char*>(image);
  if (std::strncmp(text, "//", 2) != 0 && std::strncmp(text, ".version", 8) != 0) {
    return INVALID_IMAGE;
  }
  auto* made = new Module;
  for (const char* at = std::strstr(text, ".entry"); at != nullptr; at = std::strstr(at, ".entry")) {
    at += std::strlen(".entry");
    at += std::strspn(at, " ");
    made->names.insert(std::string(at, std::strcspn(at, " (\n")));
  }
  *module = made;
  return 0;
}

int cuModuleUnload(void* module) {
  CONTEXT(cuModuleUnload)
  delete static_cast<Module*>(module);
  return 0;
}

int cuModuleGetFunction(void** function, void* module, const char* name) {
  CONTEXT(cuModuleGetFunction)
  if (static_cast<Module*>(module)->names.count(name) == 0 || emulator::kernels().count(name) == 0) {
    return NOT_FOUND;
  }
  *function = new Function{name};
  return 0;
}

int cuFuncSetAttribute(void* function, int which, int value) {
  CONTEXT(cuFuncSetAttribute)
  if (which != SHARED_ATTRIBUTE || value < 0 || value > static_cast<int>(MOST_SHARED)) {
    return INVALID_VALUE;
  }
  static_cast<Function*>(function)->sharedBytes = value;
  return 0;
}

int cuLaunchKernel(void* function, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by, unsigned bz,
                   unsigned shared, void* stream, void** arguments, void**) {
  if (!current) {
    return INVALID_CONTEXT;
  }
  if (stuck) {
    return stuck;
  }
  auto* f = static_cast<Function*>(function);
  if (shared > f->sharedBytes || gy > 65535 || gz > 65535 || bx * by * bz > 1024 || gx * gy * gz * bx == 0) {
    return INVALID_VALUE;
  }
  int later = planned("cuLaunchKernel");
  static std::atomic<uint64_t> launches{0};
  uint64_t number = launches++;
  auto bound = emulator::kernels()[f->name](arguments);
  emulator::Launch launch = {{gx, gy, gz}, {bx, by, bz}, shared};
  fakeEnqueue(stream, [=] {
    if (later == 0) {
      bound(launch, static_cast<emulator::Order>(number % 3), number);
    }
    return later;
  });
  return 0;
}
}
