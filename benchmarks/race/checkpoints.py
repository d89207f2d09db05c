"""Synthetic checkpoints of LLaMA's shape, of any size: numbers as after some training, so that laws drift a little."""

import json
import struct

import numpy

BYTES = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2}

# Numbers drawn at a time.
PIECE = 1 << 22


def tensors(layers, width, heads, pairs, hidden, words):
    """Names and shapes, as Hugging Face's LLaMA has them: heads of queries, pairs of heads of keys and values."""
    grouped = width // heads * pairs
    yield "model.embed_tokens.weight", (words, width)
    for i in range(layers):
        layer = f"model.layers.{i}."
        yield layer + "input_layernorm.weight", (width,)
        yield layer + "self_attn.q_proj.weight", (width, width)
        yield layer + "self_attn.k_proj.weight", (grouped, width)
        yield layer + "self_attn.v_proj.weight", (grouped, width)
        yield layer + "self_attn.o_proj.weight", (width, width)
        yield layer + "post_attention_layernorm.weight", (width,)
        yield layer + "mlp.gate_proj.weight", (hidden, width)
        yield layer + "mlp.up_proj.weight", (hidden, width)
        yield layer + "mlp.down_proj.weight", (width, hidden)
    yield "model.norm.weight", (width,)
    yield "lm_head.weight", (words, width)


def net(layers, width, heads, pairs, hidden, words):
    """The same network in one line of Lawsweep's language."""
    grouped = f" kv {pairs}" if pairs < heads else ""
    attention = f"res(rms gain > attn {heads}x{width // heads}{grouped} rope)"
    return (f"tokens {words}x2048 {width} causal > {layers}*({attention} > res(rms gain > glu {hidden} silu))"
            f" > rms gain > ce {words}")


def size(shape):
    count = 1
    for side in shape:
        count *= side
    return count


def stored(numbers, kind):
    """The bytes of float32 numbers in a type."""
    if kind == "BF16":
        bits = numbers.view(numpy.uint32)
        return ((bits + 0x7FFF + (bits >> 16 & 1)) >> 16).astype("<u2").tobytes()
    return numbers.astype({"F64": "<f8", "F32": "<f4", "F16": "<f2"}[kind]).tobytes()


USUAL = {"width": 4096, "heads": 32, "pairs": 32, "hidden": 11008, "words": 32000}


def llama(path, kind, step, layers=11, width=4096, heads=32, pairs=32, hidden=11008, words=32000):
    """Writes one checkpoint; those of later steps are those of step 0 with some noise. Returns its bytes."""
    parts = list(tensors(layers, width, heads, pairs, hidden, words))
    header, at = {"__metadata__": {"step": str(step), "lr": "0.001", "optimizer": "sgd"}}, 0
    for name, shape in parts:
        end = at + size(shape) * BYTES[kind]
        header[name] = {"dtype": kind, "shape": list(shape), "data_offsets": [at, end]}
        at = end
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    start = numpy.random.default_rng(1)
    moved = numpy.random.default_rng(2 + step)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for name, shape in parts:
            for first in range(0, size(shape), PIECE):
                count = min(PIECE, size(shape) - first)
                numbers = start.standard_normal(count, dtype=numpy.float32) * numpy.float32(0.02)
                if len(shape) == 1:
                    numbers += 1
                if step:
                    numbers += moved.standard_normal(count, dtype=numpy.float32) * numpy.float32(0.0002)
                file.write(stored(numbers, kind))
    return 8 + len(text) + at
