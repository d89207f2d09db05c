"""Lawsweep from Python: one file, nothing to install. Copy it beside your script, or put its folder on PYTHONPATH.

    import lawsweep
    lawsweep.count("vec 2 > dense 3 > out 2")["laws"]          # what `lawsweep count --json` prints, as a dict
    lawsweep.load(lawsweep.run("sweeps/quickstart.yaml"))      # a DataFrame where pandas is, else a list of dicts
    lawsweep.count(lawsweep.from_torch(model))                 # a PyTorch module, as a line of the language of networks
    lawsweep.laws("vec 2 > dense 3 > out 2")                   # the laws as a function of weights, for NumPy and PyTorch
    lawsweep.call("verify", "results/quickstart")              # any other command, what it prints

The program is found by $LAWSWEEP, beside this file (in the source tree and in the archive), or in the PATH. Needs Python 3.9.
"""
from __future__ import annotations

import json
import os
import shutil
import subprocess
from math import prod
from pathlib import Path

__all__ = ["LawsweepError", "call", "count", "from_torch", "laws", "layers_of", "load", "program", "run"]


class LawsweepError(Exception):
    """What went wrong, in the program's line; `code` is its exit code, or None if it did not run."""

    def __init__(self, line: str, code: int | None = None):
        super().__init__(line)
        self.code = code


def program() -> str:
    """The path of the launcher."""
    named = os.environ.get("LAWSWEEP")
    here = Path(__file__).resolve().parent
    beside = [folder / "lawsweep" for folder in (here, here.parent, here.parent.parent.parent)]
    places = [Path(named)] if named else [*beside, *filter(None, [shutil.which("lawsweep")])]
    for place in places:
        if Path(place).is_file() and os.access(place, os.X_OK):
            return str(place)
    raise LawsweepError(f"expected the program at $LAWSWEEP, got {named}: no such program" if named else
                        "the program lawsweep was not found: set LAWSWEEP to its path")


def count(net: str | None = None, **options) -> dict:
    """Counts the laws of one architecture, and gives the record as a dict.

    `net` is a line of the language, or "@FILE". Options are those of the command, with _ for -: count(linear=[2, 3, 3, 2], seed=1),
    count(relu="1,3,1", fields="data", draws=100), count(line, laws_of="l1"). True is an option without a value, and None is none.
    """
    return json.loads(_output(["count", "--json", *_arguments(dict(options, net=net))]))


def run(spec: str | os.PathLike | dict, out: str | os.PathLike | None = None, **options) -> Path:
    """Runs a sweep to its end, or the rest of one, and gives the path of its result directory.

    `spec` is the path of a YAML file, or the spec itself as a dict. Without `out` it is results/NAME, as the command has it.
    """
    given, name = None, None
    if isinstance(spec, dict):
        given, name, spec = json.dumps(spec), spec.get("name"), "-"
    if out is None:
        out = Path("results") / str(name or json.loads(_output(["plan", str(spec), "--json"], given))["name"])
    _output(["run", str(spec), "--out", str(out), "--quiet", *_arguments(options)], given)
    return Path(out)


def load(directory: str | os.PathLike, table: str = "cells"):
    """A table of a result directory: `cells`, `observables`, and the others of `lawsweep export`.

    It is a DataFrame where pandas is installed, else a list of dicts.
    """
    lines = _output(["export", str(directory), "--table", table, "--format", "json", "--out", "-"]).splitlines()
    rows = [json.loads(line) for line in lines]
    try:
        import pandas
    except ImportError:
        return rows
    return pandas.DataFrame(rows)


def laws(net: str | None = None, **options):
    """The known laws as a function of weights, which gives the value of each law by its name.

    The function takes a dict of arrays of NumPy or tensors of PyTorch by the names of its attribute `shapes`, a dict in the order of
    the network. Options are those of the command laws, as for count. Needs NumPy.
    """
    made = {"__name__": "laws of lawsweep"}
    exec(compile(call("laws", net=net, format="python", **options), "lawsweep laws", "exec"), made)
    made["laws"].shapes = made["SHAPES"]
    return made["laws"]


def call(command: str, *arguments, **options) -> str:
    """What any command prints: call("verify", out), call("plan", "spec.yaml", json=True), call("export", out, format="csv", out="-")."""
    return _output([command, *map(str, arguments), *_arguments(options)])


def _arguments(options):
    arguments = []
    for name, value in options.items():
        if value is not None and value is not False:
            arguments.append("--" + name.replace("_", "-"))
        if isinstance(value, (list, tuple)):
            arguments.append(",".join(map(str, value)))
        elif value is not None and not isinstance(value, bool):
            arguments.append(str(value))
    return arguments


def _output(arguments, given=None):
    try:
        done = subprocess.run([program(), *arguments], input=given, stdin=None if given else subprocess.DEVNULL,
                              capture_output=True, encoding="utf-8", check=False)
    except OSError as problem:
        raise LawsweepError(f"{program()}: {problem.strerror}") from problem
    if done.returncode != 0:
        said = done.stderr.strip().splitlines() or [f"ended with {done.returncode} and said nothing"]
        raise LawsweepError(said[-1].removeprefix("lawsweep: "), done.returncode)
    return done.stdout


# From PyTorch to a line.

def from_torch(module, tokens: int | None = None, image: tuple | None = None, causal: bool = False, loss: str = "mse",
               layers: dict | None = None) -> str:
    """The line of a PyTorch module, read from its layers; PyTorch itself is not imported.

    tokens: how many tokens come in, for modules that read sequences. image: the sides of an image, (32, 32), for those that begin with a
    convolution. causal: attention sees no later tokens. loss: "mse", or "ce" for softmax and cross entropy behind the last Linear.
    layers: {Class: function} for blocks of your own: the function takes the module and returns its part of the line, such as
    lambda b: "res(" + lawsweep.layers_of(b.body) + ")".

    Refused, by name, is what the language cannot say: frozen or shared parameters, weights that are made of others, dropout in training,
    tokens put side by side. Norms of the language have no eps: that of the module is taken for 0.
    """
    if loss not in ("mse", "ce"):
        raise LawsweepError(f"loss: expected mse or ce, got {loss}")
    _whole(module)
    reader = _Reader(layers or {}, image, tokens)
    parts = reader.read(module, "")
    if reader.first is None:
        raise LawsweepError("the module has no layer with parameters")
    before, _, last = " > ".join([_source(reader.first, tokens, image, causal), *parts]).rpartition(" > ")
    if last.startswith("dense") and ")" not in last:
        last = last.replace("dense", "ce" if loss == "ce" else "out")
    elif loss == "ce":
        last += " > ce"
    return " > ".join(filter(None, [before, last]))


def layers_of(module, layers: dict | None = None) -> str:
    """The layers of a module without a source and a head, for use within `layers` of from_torch."""
    return " > ".join(_Reader(layers or {}).read(module, ""))


def _whole(module):
    seen = {}
    for name, parameter in module.named_parameters(remove_duplicate=False) if _keeps_duplicates(module) else _all(module):
        if not parameter.requires_grad:
            raise LawsweepError(f"{name} is frozen (requires_grad is False): the language has trained tensors only")
        if id(parameter) in seen:
            raise LawsweepError(f"{name} and {seen[id(parameter)]} are one tensor: only a head can share one (tied), write the line by hand")
        seen[id(parameter)] = name


def _keeps_duplicates(module):
    return "remove_duplicate" in module.named_parameters.__code__.co_varnames


def _all(module):
    """Parameters with names, shared ones as often as they are used; for versions of PyTorch that cannot say."""
    for name, inner in module.named_modules(remove_duplicate=False):
        for own, parameter in inner._parameters.items():
            if parameter is not None:
                yield f"{name}.{own}".lstrip("."), parameter


def _source(first, tokens, image, causal):
    kind, *sizes = first
    masked = " causal" if causal else ""
    if kind == "conv":
        channels, dimensions = sizes
        if image is None or len(image) != dimensions:
            raise LawsweepError(f"image: expected {dimensions} side{'s' * (dimensions > 1)} of the images that come in, got {image}")
        return f"image {'x'.join(map(str, (channels, *image)))}"
    if kind == "tokens":
        if tokens is None:
            raise LawsweepError("tokens: expected the number of tokens that come in, got None")
        return f"tokens {sizes[0]}x{tokens} {sizes[1]}{masked}"
    if kind == "seq" and tokens is None:
        raise LawsweepError("tokens: expected the number of tokens that come in, which attention reads, got None")
    return f"seq {tokens}x{sizes[0]}{masked}" if tokens is not None else f"vec {sizes[0]}"


class _Reader:
    """Reads modules by the names of their classes."""

    READ = {"weight", "bias", "in_proj_weight", "in_proj_bias", "q_proj_weight", "k_proj_weight", "v_proj_weight", "bias_k", "bias_v"}

    def __init__(self, own, image=None, tokens=None):
        self.own, self.first, self.tokens = own, None, tokens
        self.image, self.sides = image, None  # sides: channels and sides of what comes out, while it is an image and known

    def read(self, module, name):
        """Layers of a module, as a list."""
        for kind, line in self.own.items():
            if isinstance(module, kind):
                sides = next((m for m in module.modules() if self.input_of(m) is not None), None)
                self.begins(self.input_of(sides) if sides is not None else None)
                self.sides = None
                return [line(module)]
        method = getattr(self, "read_" + type(module).__name__.lower(), None)
        known = type(module).__module__.startswith("torch.nn")
        if method is None or not known:
            self.refuse(module, name, "is not among the layers that are read: write the line by hand" if known else
                        "has a forward of its own, which is not read: say its layers with layers={...}, or write the line by hand")
        made = sorted(set(module._parameters) - self.READ)
        self.need(not made, module, name, f"makes its weights of others: {', '.join(made)}")
        return method(module, name)

    @staticmethod
    def input_of(module):
        if hasattr(module, "num_embeddings"):
            return "tokens", module.num_embeddings, module.embedding_dim
        for key in ("in_features", "embed_dim"):
            if hasattr(module, key):
                return ("vec" if key == "in_features" else "seq", getattr(module, key))
        return ("conv", module.in_channels, len(module.kernel_size)) if hasattr(module, "in_channels") else None

    def begins(self, first):
        """What comes in is known from the first layer that says it; a sequence if any layer needs one."""
        if self.first is None or self.first[0] == "vec" and first and first[0] == "seq":
            self.first = first if self.first is None else ("seq", *self.first[1:])
            if self.first and self.first[0] == "conv" and self.image is not None:
                self.sides = [self.first[1], *self.image]

    def sequence(self):
        """Whether tokens come in."""
        return self.tokens is not None or self.first is not None and self.first[0] in ("seq", "tokens")

    @staticmethod
    def refuse(module, name, why):
        raise LawsweepError(f"{name or 'the module'}: {type(module).__name__} {why}")

    def need(self, holds, module, name, why):
        if not holds:
            self.refuse(module, name, why)

    def read_sequential(self, module, name):
        return [part for key, inner in module.named_children() for part in self.read(inner, f"{name}.{key}".lstrip("."))]

    def read_linear(self, module, name):
        if self.sides is not None:
            self.need(module.in_features == prod(self.sides), module, name, f"takes {module.in_features} numbers, and an image of "
                      f"{'x'.join(map(str, self.sides))} comes in: is Flatten missing, or has it other sides?")
            self.sides = None
        self.begins(("vec", module.in_features))
        return [f"dense {module.out_features}" + " bias" * (module.bias is not None)]

    def read_embedding(self, module, name):
        self.need(self.first is None, module, name, "can only come first")
        self.need(module.padding_idx is None and module.max_norm is None, module, name, "has padding_idx or max_norm")
        self.begins(("tokens", module.num_embeddings, module.embedding_dim))
        return []

    def read_identity(self, module, name):
        return []

    def read_flatten(self, module, name):
        self.need(module.start_dim == 1 and module.end_dim == -1, module, name, "keeps some sides: only all but the first can go")
        self.need(not self.sequence(), module, name, "puts tokens side by side, which the language does with images only")
        return []

    def read_dropout(self, module, name):
        self.need(module.p == 0 or not module.training, module, name, f"drops {module.p} in training: use p=0, or eval()")
        return []

    def read_relu(self, module, name):
        return ["relu"]

    def read_leakyrelu(self, module, name):
        self.need(module.negative_slope not in (0, 1), module, name, "has the slope of another function")
        return ["leaky"]

    def read_gelu(self, module, name):
        self.need(getattr(module, "approximate", "none") == "none", module, name, "is approximate: the language has the exact one")
        return ["gelu"]

    def read_softplus(self, module, name):
        self.need(module.beta == 1, module, name, "has a beta that is not 1")
        return ["softplus"]

    def read_tanh(self, module, name):
        return ["tanh"]

    def read_sigmoid(self, module, name):
        return ["sigmoid"]

    def read_silu(self, module, name):
        return ["silu"]

    def read_layernorm(self, module, name):
        self.need(self.sides is None, module, name, "takes means over a side of an image: the language has them over channels")
        self.need(len(module.normalized_shape) == 1, module, name, "takes means over more than one side")
        self.begins(("vec", module.normalized_shape[0]))
        gain, bias = (getattr(module, key, None) is not None for key in ("weight", "bias"))
        return ["ln" + " gain" * gain + " bias" * bias]

    def read_rmsnorm(self, module, name):
        self.need(self.sides is None, module, name, "takes means over a side of an image: the language has them over channels")
        self.need(len(module.normalized_shape) == 1, module, name, "takes means over more than one side")
        self.begins(("vec", module.normalized_shape[0]))
        return ["rms" + " gain" * (module.weight is not None)]

    def read_batchnorm1d(self, module, name):
        self.need(module.training, module, name, "is in eval(): then it is no norm of what comes in")
        self.need(not self.sequence(), module, name, "takes means over tokens: the language has them over samples only")
        self.begins(("vec", module.num_features))
        return ["bn" + " gain bias" * module.affine]

    read_batchnorm2d = read_batchnorm1d

    def read_conv1d(self, module, name):
        self.begins(("conv", module.in_channels, len(module.kernel_size)))
        taps, stride, dilation = (self.one(module, name, key) for key in ("kernel_size", "stride", "dilation"))
        depthwise = module.groups == module.in_channels == module.out_channels and module.groups > 1
        self.need(module.groups == 1 or depthwise, module, name, f"has {module.groups} groups: the language has one, or depthwise")
        padding = self.padding(module, name, (taps - 1) * dilation)
        if self.sides is not None:
            reach = 0 if padding else (taps - 1) * dilation
            self.sides = [module.out_channels, *((side - reach - 1) // stride + 1 for side in self.sides[1:])]
            self.need(min(self.sides) > 0, module, name, "is wider than what comes in")
        return [f"conv {module.out_channels} {taps}" + f" stride {stride}" * (stride > 1) + f" dil {dilation}" * (dilation > 1)
                + padding + " depthwise" * depthwise + " bias" * (module.bias is not None)]

    read_conv2d = read_conv1d

    def one(self, module, name, key):
        sides = set(getattr(module, key))
        self.need(len(sides) == 1, module, name, f"has a {key} with different sides")
        return sides.pop()

    def padding(self, module, name, reach):
        if module.padding == "valid" or module.padding != "same" and set(module.padding) == {0}:
            return ""
        self.need(module.padding == "same" or all(2 * side == reach for side in module.padding), module, name,
                  f"has the padding {module.padding}: the language has none, or {reach} in all")
        words = {"zeros": " pad zero", "circular": " pad circ"}
        self.need(module.padding_mode in words, module, name, f"has the padding mode {module.padding_mode}")
        return words[module.padding_mode]

    def read_adaptiveavgpool1d(self, module, name):
        sizes = module.output_size if isinstance(module.output_size, tuple) else (module.output_size,)
        self.need(set(sizes) == {1}, module, name, "keeps more than one position")
        self.need(not self.sequence(), module, name, "takes the mean over what stands last, and that is not the tokens")
        self.sides = self.sides and self.sides[:1]
        return ["pool"]

    read_adaptiveavgpool2d = read_adaptiveavgpool1d

    def read_multiheadattention(self, module, name):
        m, heads = module.embed_dim, module.num_heads
        self.begins(("seq", m))
        self.need(module.kdim == m and module.vdim == m, module, name, "reads a second sequence: write attn … cross NxM by hand")
        self.need(module.bias_k is None and not module.add_zero_attn, module, name, "adds keys of its own (add_bias_kv, add_zero_attn)")
        self.need(module.dropout == 0 or not module.training, module, name, f"drops {module.dropout} in training: use dropout=0, or eval()")
        return [f"attn {heads}x{m // heads}" + " bias qkvo" * (module.in_proj_bias is not None)]

    def read_transformerencoderlayer(self, module, name):
        inner = {key: self.read(getattr(module, key), f"{name}.{key}".lstrip("."))
                 for key in ("norm1", "self_attn", "norm2", "linear1", "linear2", "dropout", "dropout1", "dropout2")}
        act = getattr(module.activation, "__name__", type(module.activation).__name__).lower()
        self.need(act in ("relu", "gelu", "silu", "tanh", "sigmoid"), module, name, f"has the activation {act}")
        bias = " bias" * (module.linear1.bias is not None)
        mlp = f"mlp {module.linear1.out_features} {act}" + bias
        norm1, attention, norm2 = (inner[key][0] for key in ("norm1", "self_attn", "norm2"))
        if module.norm_first:
            return [f"res({norm1} > {attention})", f"res({norm2} > {mlp})"]
        return [f"res({attention})", norm1, f"res({mlp})", norm2]

    def read_transformerencoder(self, module, name):
        parts = [part for i, layer in enumerate(module.layers) for part in self.read(layer, f"{name}.layers.{i}".lstrip("."))]
        return parts + (self.read(module.norm, f"{name}.norm".lstrip(".")) if module.norm is not None else [])
