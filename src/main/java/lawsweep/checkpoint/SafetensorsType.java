package lawsweep.checkpoint;

import java.util.Arrays;
import java.util.Optional;
import lawsweep.text.Words;

/** The types of the format safetensors; those without a {@link NumberType} are listed and not read. */
enum SafetensorsType {
  BOOL(8),
  U8(8),
  I8(8),
  I16(16),
  U16(16),
  I32(32),
  U32(32),
  I64(64),
  U64(64),
  F4(4),
  F6_E2M3(6),
  F6_E3M2(6),
  F8_E5M2(8),
  F8_E4M3(8),
  F8_E8M0(8),
  F8_E4M3FNUZ(8),
  F8_E5M2FNUZ(8),
  F16(16),
  BF16(16),
  F32(32),
  F64(64),
  C64(64);

  static final Words<SafetensorsType> WORDS = Words.of(values(), SafetensorsType::name);

  private final int bits;

  SafetensorsType(int bits) {
    this.bits = bits;
  }

  /** Bits of each number. */
  int bits() {
    return bits;
  }

  /** How numbers are read; empty if they are not. */
  Optional<NumberType> numbers() {
    return Arrays.stream(NumberType.values()).filter(type -> type.name().equals(name())).findFirst();
  }
}
