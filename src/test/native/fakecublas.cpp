// A libcublas whose products are computed here, for tests of the way through JCuda: with -DMAJOR=12 or 13 as CUDA 12's
// or 13's. JCuda's library wants 494 functions, but of those that nobody calls only the version must be there.
//
// What the environment plays:
//   FAKE_CUBLAS_INEXACT=1          products with an inner length of 256 or more are rounded to 45 bits: emulated
//                                  float64 that is chosen by shape, and passes small tests
//   FAKE_CUBLAS_USUALLY_INEXACT=1  the same in the usual math mode only
//   FAKE_CUBLAS_PEDANTIC_SLOW=1    the pedantic math mode takes much longer
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <vector>

#include "fakecuda.h"

namespace {

constexpr int NOT_INITIALIZED = 1, INVALID_VALUE = 7, NOT_SUPPORTED = 15, OPERATION_NONE = 0, PEDANTIC = 2;
// Of a tile of the result, which stays in registers.
constexpr int LANES = 8, VECTORS = 2, HEIGHT = LANES * VECTORS, WIDTH = 6;
constexpr int INEXACT_INNER = 256, INEXACT_BITS = 45;

typedef double Vector __attribute__((vector_size(LANES * sizeof(double))));

constexpr std::chrono::milliseconds SLOW(20);

struct Handle {
  void* stream = nullptr;
  bool pedantic = false;
};

struct Product {
  int rows, columns, inner;
  double alpha, beta;
  const double* a;
  const double* b;
  double* c;
  long lda, ldb, ldc;
  bool inexact;
};

double rounded(double x) {
  int exponent;
  double fraction = std::frexp(x, &exponent);
  return std::ldexp(std::nearbyint(std::ldexp(fraction, INEXACT_BITS)), exponent - INEXACT_BITS);
}

// Rows i0 to i0 + HEIGHT of A, column by column, zero where there are no more rows.
void pack(const Product& p, int i0, Vector* to) {
  int height = std::min(HEIGHT, p.rows - i0);
  std::memset(to, 0, sizeof(double) * HEIGHT * p.inner);
  for (int l = 0; l < p.inner; l++) {
    std::memcpy(to + l * VECTORS, p.a + i0 + l * p.lda, sizeof(double) * height);
  }
}

void tile(const Product& p, int i0, int j0, const Vector* packed) {
  Vector sum[WIDTH][VECTORS] = {};
  int height = std::min(HEIGHT, p.rows - i0), width = std::min(WIDTH, p.columns - j0);
  const double* b[WIDTH];
  for (int j = 0; j < WIDTH; j++) {
    b[j] = p.b + std::min(j0 + j, p.columns - 1) * p.ldb;
  }
  for (int l = 0; l < p.inner; l++) {
    for (int j = 0; j < WIDTH; j++) {
      for (int v = 0; v < VECTORS; v++) {
        sum[j][v] += packed[l * VECTORS + v] * b[j][l];
      }
    }
  }
  for (int j = 0; j < width; j++) {
    for (int i = 0; i < height; i++) {
      double& to = p.c[i0 + i + (j0 + j) * p.ldc];
      double before = p.beta == 0 ? 0 : p.beta * to;
      double after = before + p.alpha * sum[j][i / LANES][i % LANES];
      to = p.inexact ? rounded(after) : after;
    }
  }
}

int compute(const Product& p) {
  std::vector<Vector> packed(static_cast<size_t>(VECTORS) * std::max(1, p.inner));
  for (int i0 = 0; i0 < p.rows; i0 += HEIGHT) {
    pack(p, i0, packed.data());
    for (int j0 = 0; j0 < p.columns; j0 += WIDTH) {
      tile(p, i0, j0, packed.data());
    }
  }
  return 0;
}

bool there(const double* x, long rows, long columns, long ld) {
  return rows == 0 || columns == 0 ||
         fakeMemory(reinterpret_cast<unsigned long long>(x), ((columns - 1) * ld + rows) * sizeof(double));
}

}  // namespace

extern "C" {

int cublasCreate_v2(void** handle) {
  if (int answer = fakeAnswer("cublasCreate")) {
    return answer;
  }
  *handle = new Handle;
  return 0;
}

int cublasDestroy_v2(void* handle) {
  delete static_cast<Handle*>(handle);
  return 0;
}

int cublasGetVersion_v2(void*, int* version) {
  *version = MAJOR == 12 ? 120604 : 130001;
  return 0;
}

int cublasSetStream_v2(void* handle, void* stream) {
  static_cast<Handle*>(handle)->stream = stream;
  return 0;
}

int cublasSetMathMode(void* handle, int mode) {
  if (int answer = fakeAnswer("cublasSetMathMode")) {
    return answer;
  }
  static_cast<Handle*>(handle)->pedantic = mode == PEDANTIC;
  return 0;
}

int cublasDgemm_v2(void* handle, int transposedA, int transposedB, int rows, int columns, int inner,
                   const double* alpha, const double* a, int lda, const double* b, int ldb, const double* beta,
                   double* c, int ldc) {
  if (int answer = fakeAnswer("cublasDgemm")) {
    return answer;
  }
  auto* h = static_cast<Handle*>(handle);
  if (h->stream == nullptr) {
    return NOT_INITIALIZED;
  }
  if (transposedA != OPERATION_NONE || transposedB != OPERATION_NONE) {
    return NOT_SUPPORTED;
  }
  if (rows < 0 || columns < 0 || inner < 0 || lda < std::max(1, rows) || ldb < std::max(1, inner) ||
      ldc < std::max(1, rows) || !there(a, rows, inner, lda) || !there(b, inner, columns, ldb) ||
      !there(c, rows, columns, ldc)) {
    return INVALID_VALUE;
  }
  bool emulated = std::getenv("FAKE_CUBLAS_INEXACT") != nullptr ||
                  (std::getenv("FAKE_CUBLAS_USUALLY_INEXACT") != nullptr && !h->pedantic);
  bool inexact = emulated && inner >= INEXACT_INNER;
  bool slow = std::getenv("FAKE_CUBLAS_PEDANTIC_SLOW") != nullptr && h->pedantic;
  Product p = {rows, columns, inner, *alpha, *beta, a, b, c, lda, ldb, ldc, inexact};
  fakeEnqueue(h->stream, [p, slow] {
    if (slow) {
      std::this_thread::sleep_for(SLOW);
    }
    return compute(p);
  });
  return 0;
}
}
