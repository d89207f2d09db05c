#!/usr/bin/env python3
"""Checks again what Lawsweep's records claim: check.py [--seed N] FILE... (JSON of count or export; - is stdin).

No code, number or table is shared with the program. From the architecture this finds D, the dimensions of W_0, W_1, ...
by brackets of up to six fields, and for linear and ReLU networks N, the rank of known laws' gradients, and N', with
laws of scalar blocks: r + N' = D is a proof. Lines of the language (words below) are closed where a level adds nothing:
r is a lower bound, the rest evidence. Sign flows have the rank of sign vectors. Exit: 0 right, 1 wrong, 2 bad input.
"""
import json, random, re, sys
from functools import reduce
from itertools import accumulate, chain, product as tuples, zip_longest
from operator import mul
MOST_PARAMETERS, MOST_FIELDS, PATIENCE = 200, 6, 6
P, ORACLE = 0, {}  # the prime, and free values of smooth functions at the arguments met: drawn anew for each point
class Bad(Exception): "The input is no record."
class Uncovered(Exception): "What is not checked here."
class Discard(Exception): "A variance has no root modulo P, or a denominator is 0: another input is drawn."
# Matrices modulo P, lists of rows.
def total(a, b): return [[(i + j) % P for i, j in zip(r, s)] for r, s in zip(a, b)]
def product(a, b):
    columns = list(zip(*b))
    return [[sum(map(mul, r, c)) % P for c in columns] for r in a]
def entrywise(a, b): return [[i * j % P for i, j in zip(r, s)] for r, s in zip(a, b)]
def filled(rows, columns, value): return [[value] * columns for _ in range(rows)]
def drawn(rows, columns): return [[random.randrange(P) for _ in range(columns)] for _ in range(rows)]
# Jets, nested dual numbers: entry k is the factor of the eps whose bits k has, eps^2 = 0. Constants have entry 0 alone.
def two(f, a, b):  # a bilinear function of matrices, of jets
    return [reduce(total, (f(a[i], b[k - i]) for i in range(k + 1) if i & k == i and i < len(a) and k - i < len(b)))
            for k in range(max(len(a), len(b)))]
def plus(a, b): return [total(x, y) if x and y else x or y for x, y in zip_longest(a, b)]
def scaled(k, a): return [[[k * i % P for i in r] for r in m] for m in a]
def flipped(a): return [[list(c) for c in zip(*m)] for m in a]
def flat(tensors): return [*chain(*chain(*chain(*tensors)))]
def size(a): return len(a[0]), len(a[0][0])
def value(name, u):  # a function of every entry, by its differential equation
    half = len(u) // 2
    return value(name, u[:half]) + two(entrywise, slope(name, u[:half]), u[half:]) if half else [
        [[number(name, i) for i in r] for r in u[0]]]
def number(name, i):
    if name not in ("inverse", "root"): return ORACLE.setdefault((name, i), random.randrange(P))
    r = i if name == "inverse" else pow(i, (P + 1) // 4, P)
    if r == 0 or name == "root" and r * r % P != i: raise Discard
    return pow(r, -1, P)
def slope(name, u):
    square = two(entrywise, y := value(name, u), y)
    return {"exp": lambda: y, "sigmoid": lambda: plus(y, scaled(-1, square)), "softplus": lambda: value("sigmoid", u),
            "tanh": lambda: plus([filled(*size(u), 1)], scaled(-1, square)), "inverse": lambda: scaled(-1, square),
            "Phi": lambda: value("phi", u), "phi": lambda: scaled(-1, two(entrywise, u, y)),
            "root": lambda: scaled((P - 1) // 2, two(entrywise, square, y))}[name]()
class Wire:
    """A jet. If it depends on theta it has pulls: wires it was made of, each with what takes gradients back to it."""
    tape = []
    def __init__(self, v, *pulls):
        self.v, self.g, self.pulls = v, None, [(w, f) for w, f in pulls if w is None or w.pulls]
        if self.pulls: Wire.tape.append(self)
    def __matmul__(self, o):
        back, forth = lambda g: two(product, g, flipped(o.v)), lambda g: two(product, flipped(self.v), g)
        return Wire(two(product, self.v, o.v), (self, back), (o, forth))
    def like(self, o):  # a row, as often as the other has rows
        return Wire([filled(size(o.v)[0], 1, 1)]) @ self if size(self.v)[0] == 1 < size(o.v)[0] else self
    def __mul__(self, o):
        o = o.like(self)
        return Wire(two(entrywise, self.v, o.v), (self, lambda g: two(entrywise, g, o.v)),
                    (o, lambda g: two(entrywise, self.v, g)))
    def __add__(self, o):
        o = o.like(self)
        return Wire(plus(self.v, o.v), (self, lambda g: g), (o, lambda g: g))
    def times(self, k): return Wire(scaled(k, self.v), (self, lambda g: scaled(k, g)))
    def flip(self): return Wire(flipped(self.v), (self, flipped))
    def of(self, name): return Wire(value(name, self.v), (self, lambda g: two(entrywise, g, slope(name, self.v))))
    def sums(self): return self @ Wire([filled(size(self.v)[1], size(self.v)[1], 1)])  # of rows, as often as entries
def variables(theta):
    Wire.tape.clear()
    return [Wire(t, (None, None)) for t in theta]
def gradients(wires, *ends):  # the gradient by some wires of the sum over pairs of a wire and weights for its entries
    for end, weights in ends: end.g = [weights]
    for a in reversed(Wire.tape):
        for b, pull in a.pulls if a.g is not None else ():
            if b is not None: b.g = pull(a.g) if b.g is None else plus(b.g, pull(a.g))
    zeros = [filled(*size(a.v), 0) for a in wires]
    return [(a.g or []) + [zero] * (len(a.v) - len(a.g or [])) for a, zero in zip(wires, zeros)]
class Field:
    """theta -> the gradient by theta of w . net(x), for inputs x, gates and w that are drawn once for the field."""
    def __init__(self, net):
        self.net, self.draws, self.at = net, [], 0
    def drawn(self, *sides):
        if self.at == len(self.draws): self.draws.append(Wire([drawn(*sides)]))
        self.at += 1
        return self.draws[self.at - 1]
    def __call__(self, theta):
        self.at, self.theta = 0, variables(theta)
        out = self.net.run(self, None)
        w = self.drawn(*size(out.v)).v[0]
        return gradients(self.theta, (out, [[*r[:-1], -sum(r[:-1]) % P] for r in w] if self.net.centred else w))
def bracket(fields, theta):  # the right-nested bracket [X_1, [X_2, ...]] at theta, with [X, Y] = DY X - DX Y
    first, *others = fields
    x = first(theta)
    if not others: return x
    inner = bracket(others, [t + a for t, a in zip(theta, x)])
    outer = first([t + a[:len(t)] for t, a in zip(theta, inner)])
    return [plus(y[len(t):], scaled(-1, z[len(t):])) for t, y, z in zip(theta, inner, outer)]
# The language of networks.
def activation(word):  # a function of a field and a wire. Rectifiers have free gates, drawn for each entry
    smooth = {"silu": "sigmoid", "gelu": "Phi"}.get(word, word)
    if word in ("relu", "leaky", "id"): return lambda c, x: x if word == "id" else x * c.drawn(*size(x.v))
    if smooth not in ("tanh", "sigmoid", "softplus", "Phi"): raise Uncovered(f"the word {word}")
    return lambda c, x: x.of(word) if smooth == word else x * x.of(smooth)
def normed(x, centred):
    mean = pow(size(x.v)[1], -1, P)
    x = x + x.sums().times(-mean) if centred else x
    return x * (x * x).sums().times(mean).of("root")

def chosen(those, among): return Wire([[[int(a == b) for b in among] for a in those]])  # a matrix that picks rows
def turned(x, planes):  # row k times the k-th power of a rotation of the first planes of two columns
    n, d = size(x.v)
    turn, unit = ([[int(i == j) for j in range(d)] for i in range(d)] for _ in range(2))
    for j in range(planes):
        t = number("turn", j)
        for a, b, entry in (0, 0, 1 - t * t), (1, 1, 1 - t * t), (0, 1, 2 * t), (1, 0, -2 * t):
            turn[2 * j + a][2 * j + b] = entry * pow(1 + t * t, -1, P) % P
    powers = accumulate([unit] + [turn] * (n - 1), product)
    return reduce(Wire.__add__, (Wire([[[k == i == j for j in range(n)] for i in range(n)]]) @ x @ Wire([power])
                                 for k, power in enumerate(powers)))
class Net:
    """A line: its tensors, and run, a function of a field and a wire (tokens, or positions of images, by dimension)."""
    def __init__(self, line):
        self.tensors, self.groups, self.patience = [], [], PATIENCE * (1 + 3 * line.startswith("tokens"))
        line = re.sub(r"x(\d+)([^>]* rope\b)(?! \d)", r"x\1\2 \1", re.sub(r"\w+: ", "", line))  # all of a head
        self.causal, self.centred = "causal" in line.split(">")[0], bool(re.search(r"\bce( \d+)?( bias)?$", line))
        while group := re.search(r"(res|\d+\*)\(([^()]*)\)", line):  # an innermost one becomes a word @k
            line = f"{line[:group.start()]}@{len(self.groups)}{line[group.end():]}"
            self.groups.append(group.groups())
        self.run, _ = self.chain(line, None)
        self.d = sum(r * c for r, c in self.tensors)
    def chain(self, text, sides):
        runs = []
        for part in text.split(" > "):
            run, sides = self.part(part.strip(), sides)
            runs.append(run)
        return lambda c, x: [x := run(c, x) for run in runs][-1], sides
    def part(self, text, sides):
        if text[0] == "@":
            kind, inner = self.groups[int(text[1:])]
            if kind != "res": return self.chain(" > ".join([inner] * int(kind[:-1])), sides)
            (run, out), *other = [self.chain(a.strip(), sides) for a in inner.split("|")]
            return lambda c, x: run(c, x) + (other[0][0](c, x) if other else x), out
        word, *args = text.split()
        if sides is None: take(args, "causal")
        made = getattr(self, "word_" + word, lambda args, sides: (activation(word), sides))(args, sides)
        if args: raise Uncovered(f"{word} with {' '.join(args)}")
        return made
    def tensor(self, rows, columns):
        self.tensors.append((rows, columns))
        k = len(self.tensors) - 1
        return lambda c: c.theta[k]
    def affine(self, rows, columns, bias, picks=(lambda x: x,), times=Wire.__matmul__):  # a matrix for each pick
        w, biases = [self.tensor(rows, columns) for _ in picks], [self.tensor(1, columns) for _ in range(bias)]
        return lambda c, x: reduce(Wire.__add__, [times(pick(x), v(c)) for pick, v in zip(picks, w)] + [
            b(c) for b in biases])
    def word_vec(self, args, sides):
        n, m = map(int, ("1x" + args.pop(0)).split("x")[-2:])
        return lambda c, x: c.drawn(n, m), (n, m)
    word_seq = word_vec
    def word_image(self, args, sides):
        m, *grid = map(int, args.pop(0).split("x"))
        return lambda c, x: c.drawn(reduce(mul, grid), m), (reduce(mul, grid), m, *grid)
    def word_tokens(self, args, sides):
        (v, n), m = map(int, args.pop(0).split("x")), int(args.pop(0))
        table, pos = self.tensor(v, m), self.tensor(n, m) if take(args, "pos") else None
        embed = lambda c: chosen([row[0] % v for row in c.drawn(n, 1).v[0]], range(v)) @ table(c)
        return lambda c, x: embed(c) + pos(c) if pos else embed(c), (n, m)
    def word_pool(self, args, sides):
        return lambda c, x: Wire([filled(1, sides[0], pow(sides[0], -1, P))]) @ x, (1, sides[1])
    def word_conv(self, args, sides):
        m, k, (n, inner, *grid) = int(args.pop(0)), int(args.pop(0)), sides
        stride, dil, pad = int(take(args, "stride", 1)), int(take(args, "dil", 1)), take(args, "pad", "valid")
        outs = [(p - (k - 1) * dil * (pad == "valid") - 1) // stride + 1 for p in grid]
        def seen(place, tap):  # the position of the input, which need not be there
            at = [stride * i + dil * t - ((k - 1) * dil // 2 if pad == "zero" else 0) for i, t in zip(place, tap)]
            return tuple(i % p if pad == "circ" else i for i, p in zip(at, grid))
        places, taps = [*tuples(*map(range, outs))], tuples(range(k), repeat=len(grid))
        picks = [chosen([seen(i, tap) for i in places], [*tuples(*map(range, grid))]).__matmul__ for tap in taps]
        rows, times = (1, Wire.__mul__) if take(args, "depthwise") else (inner, Wire.__matmul__)
        return self.affine(rows, m, take(args, "bias"), picks, times), (len(places), m, *outs)
    def word_dense(self, args, sides):
        n, image = int(args.pop(0)) if args else None, len(sides) > 2  # ce alone has no number
        if n is None: return lambda c, x: x, sides
        picks = [chosen([i], range(sides[0])).__matmul__ for i in range(sides[0])] if image else [lambda x: x]
        return self.affine(sides[1], n, take(args, "bias"), picks), (1 if image else sides[0], n)
    word_out = word_ce = word_dense
    def word_mlp(self, args, sides, gated=False):
        r, act, to = int(args.pop(0)), activation(args.pop(0)), int(take(args, "to", sides[1]))
        bias = take(args, "bias")
        v, *gate = [self.affine(sides[1], r, bias) for _ in range(1 + gated)]
        u = self.affine(r, to, bias and not gated)
        return lambda c, x: u(c, reduce(Wire.__mul__, (a(c, x) for a in gate), act(c, v(c, x)))), (sides[0], to)
    def word_glu(self, args, sides): return self.word_mlp(args, sides, True)
    def word_ln(self, args, sides, centred=True):
        g, b = (self.tensor(1, sides[1]) if take(args, word) else None for word in ("gain", "bias"))
        gained = lambda c, x: normed(x, centred) * g(c) if g else normed(x, centred)
        return lambda c, x: gained(c, x) + b(c) if b else gained(c, x), sides
    def word_rms(self, args, sides): return self.word_ln(args, sides, False)
    def word_attn(self, args, sides):
        (heads, d), (n, m) = map(int, args.pop(0).split("x")), sides[:2]
        groups, letters = int(take(args, "kv", heads)), take(args, "bias", "")
        causal, turns = take(args, "causal") or self.causal, int(take(args, "rope", 0)) // 2
        q, k, v = ([self.affine(m, d, l in letters) for _ in range(heads if l == "q" else groups)] for l in "qkv")
        o = [self.affine(d, m, "o" in letters and h == 0) for h in range(heads)]
        def head(c, x, h):
            g = h * groups // heads
            mask = Wire([[[int(j <= i or not causal) for j in range(n)] for i in range(n)]])
            a, b = (turned(part(c, x), turns) if turns else part(c, x) for part in (q[h], k[g]))
            e = (a @ b.flip()).of("exp") * mask
            return o[h](c, e * e.sums().of("inverse") @ v[g](c, x))
        return lambda c, x: sum((head(c, x, h) for h in range(1, heads)), head(c, x, 0)), sides
def take(args, word, default=None):  # takes a word out, and with a default what follows it
    if word not in args: return default if default is not None else False
    i = args.index(word)
    del args[i]
    return True if default is None else args.pop(i)
# Ranks.
class Basis:
    """Rows in echelon form modulo P, each packed into an integer with 96 bits for an entry."""
    def __init__(self): self.rows = []
    def add(self, v):
        packed = sum(a % P << 96 * i for i, a in enumerate(v))
        for at, row in self.rows: packed += (P - (packed >> 96 * at & 2 ** 96 - 1) % P) * row
        v = [(packed >> 96 * i & 2 ** 96 - 1) % P for i in range(len(v))]
        at = next((i for i, a in enumerate(v) if a), None)
        if at is not None:
            k = pow(v[at], -1, P)
            self.rows.append((at, sum(a * k % P << 96 * i for i, a in enumerate(v))))
        return at is not None
    def fill(self, draw, bound, patience=PATIENCE):
        """Adds draws until the rank is the bound or draws in a row add nothing; the rank."""
        misses = 0
        while len(self.rows) < bound and misses < patience:
            misses = 0 if self.add(flat(draw())) else misses + 1
        return len(self.rows)
def point(net):  # a prime, 3 modulo 4, and tensors modulo it
    global P
    P = 9
    while pow(2, P - 1, P) != 1 or 0 in map(P.__mod__, range(3, 32768, 2)): P = random.randrange(2 ** 29, 2 ** 30) | 3
    ORACLE.clear()
    return [[drawn(*t)] for t in net.tensors]
def sample(net, theta, length):  # a bracket of fields that have values at theta
    fields = []
    for _ in range(10000):
        try: fields.append((one := Field(net), one(theta)))
        except Discard: continue
        if len(fields) == length: return bracket([field for field, _ in fields], theta) if length > 1 else fields[0][1]
    raise Uncovered("inputs whose variances have roots")
def filtration(net, bound):  # dim W_0, W_1, ..., and whether it ends there: at the bound, or since a level adds nothing
    theta, basis, dims = point(net), Basis(), []
    for length in range(1, MOST_FIELDS + 1):
        rank = basis.fill(lambda: sample(net, theta, length), bound, net.patience)
        if dims and rank == dims[-1]: return dims, True
        dims.append(rank)
    return dims, dims[-1] == bound
def known(net, family, widths, bias, outputs):  # N and N': ranks of the known laws, and with blocks
    theta, basis, q = point(net), Basis(), len(widths) - 1
    weights = range(0, len(theta), 1 if bias == "none" else 2)
    if outputs == 0: return net.d, net.d  # one output and cross entropy: nothing moves
    def law():
        w, ends = variables(theta), []
        for a, b in zip(weights, weights[1:]):
            gram = w[a].flip() @ w[a] + (w[b] @ w[b].flip()).times(-1)
            gram = gram if bias == "none" else gram + w[a + 1].flip() @ w[a + 1]
            ends.append((gram, [[x * (family == "linear" or i == j) for j, x in enumerate(row)]
                                for i, row in enumerate(drawn(*size(gram.v)))]))
        for t in w[weights[-1]:] if outputs < widths[-1] else []: ends.append((t.sums(), drawn(*size(t.v))))
        return gradients(w, *ends)
    n = basis.fill(law, net.d)
    if sum(map(mul, flat(law()), flat(sample(net, theta, 1)))) % P: raise Bad("contradiction: no known law")
    narrow = [i for i, width in enumerate(widths[:-1] + [outputs]) if width == 1]
    for a, b in zip(narrow, narrow[1:]) if family == "linear" else []:
        w = variables(theta)
        scalar = reduce(Wire.__matmul__, w[a:b] + [Wire([[[1], [P - 1]]])] * (b == q and outputs < widths[-1]))
        g = flat(gradients(w, (scalar, [[1]])))
        block = range(sum(r * c for r, c in net.tensors[:a]), sum(r * c for r, c in net.tensors[:b]))
        def orthogonal():
            v = [random.randrange(P) if i in block else 0 for i in range(net.d)]
            k = sum(map(mul, v, g)) * pow(sum(map(mul, g, g)), -1, P)
            return [[[[(x - k * y) % P for x, y in zip(v, g)]]]]
        basis.fill(orthogonal, net.d)
        if sum(map(mul, flat(orthogonal()), flat(sample(net, theta, 1)))) % P: raise Bad("contradiction: no law")
    return n, len(basis.rows)
def sign_rank(widths, centred):  # the rank of sign vectors beside the hyperplanes where a derivative is 0
    global P
    P, basis, forms = 2 ** 9689 - 1, Basis(), []  # so large that residues tell signs
    u = [[[[random.randrange(1, 2 ** 40) for _ in range(b)] for _ in range(a)]] for a, b in zip(widths, widths[1:])]
    for i in range(widths[0] - centred):
        for j in range(widths[-1]):
            wires, c = variables(u), filled(widths[0], widths[-1], 0)
            c[-1][j] -= centred
            c[i][j] += 1
            residues = flat(gradients(wires, (reduce(Wire.__matmul__, wires), c)))
            forms.append([x if 2 * x < P else x - P for x in residues])
    forms = list(zip(*forms))
    point(Net("vec 1"))
    for f in filter(any, forms):
        c = [random.randrange(-10 ** 6, 10 ** 6) for _ in f]
        square, on, across = sum(map(mul, f, f)), sum(map(mul, f, c)), [sum(map(mul, f, g)) for g in forms]
        far = [(square * a - on * b) * (1 + max(map(abs, across))) for a, b in zip(c, f)]  # on the hyperplane of f
        there = [sum(map(mul, g, far)) for g in forms]
        for side in (1, -1): basis.add([(a + side * b > 0) - (a + side * b < 0) for a, b in zip(there, across)])
    return len(basis.rows)
# Claims.
def line(r):  # the line of a record's network
    if r["family"] == "net" and not r.get("laws_of"): return r["net"]
    if r["family"] not in ("linear", "relu") or r["fields"] != "generic":
        raise Uncovered(f"{r['fields']} fields of {r['family']} {r.get('laws_of') or ''}")
    inner, last = ("" if r["bias"] in without else " bias" for without in (("none",), ("none", "hidden")))
    hidden = [f"dense {n}{inner}" + (" > relu" if r["family"] == "relu" else "") for n in r["widths"][-2:0:-1]]
    head = ("ce" if r.get("loss") == "ce" else "out") + f" {r['widths'][0]}{last}"
    return " > ".join([f"vec {r['widths'][-1]}", *hidden, head])
def signs(r):  # what is right for a record of sign flows
    widths, centred = r["widths"], r.get("loss") == "ce"
    products = [centred, centred and widths[0] == 1][:1 + (r["family"] == "attention")]  # scores of a head know no loss
    d = len(products) * sum(map(mul, widths, widths[1:]))
    if d > MOST_PARAMETERS: return {"parameters": d}, f"D = {d}", f"dimensions and laws, D > {MOST_PARAMETERS}"
    rank, n = sum(sign_rank(widths, seen) for seen in products), 0
    for seen in products:  # what papers/001 reports, and what stands still with cross entropy
        first = widths[0] - seen
        n += d // len(products) if first == 0 else ([first, *widths[1:]] == [1, 1, 1]) + seen * (first == 1) * widths[1]
    return {"parameters": d, "level_dims": [rank], "lie_dim": rank, "known_laws": n,
            "verdict": "complete" if n == d - rank else "extra"}, f"D = {d}, rank of sign vectors {rank}", None
def counted(r):  # what is right for a record of a network, what was found, and what is not checked
    net, said, lie = Net(line(r)), r.get("level_dims"), r.get("lie_dim")
    right, found = {"parameters": net.d}, f"D = {net.d}"
    if lie is None or net.d > MOST_PARAMETERS:
        return right, found, f"more, D > {MOST_PARAMETERS}" if lie is not None else "known laws at this size"
    n, proven = None, 0
    if r["family"] != "net":
        n, proven = known(net, r["family"], r["widths"][::-1], r["bias"], r["widths"][0] - (r.get("loss") == "ce"))
        right, found = {**right, "known_laws": n, "proven_laws": proven}, found + f", N = {n}, N' = {proven}"
    dims, ends = filtration(net, net.d - proven)
    if dims[-1] != lie or said and dims[:len(said)] != said:  # bad luck makes ranks too low, never too high
        dims, ends = max((dims, ends), filtration(net, net.d - proven), key=lambda a: (a[0][-1], a[0]))
    rank, laws = dims[-1], net.d - dims[-1]
    found += f", dim W_k {','.join(map(str, dims))}"
    if said is not None:
        right["level_dims"] = dims if ends and said[-1:] >= [lie] else dims[:len(said)] + said[len(dims):] * (not ends)
    if not ends:
        right["lie_dim"] = lie if rank <= lie <= net.d - proven else f"from {rank} to {net.d - proven}"
        return right, found, f"whether dim Lie is {lie}, brackets of more than {MOST_FIELDS} fields: too long"
    if r["verdict"] == "undecided" and (lie < rank or rank + proven < net.d):
        return {**right, "lie_dim": min(lie, rank)}, found, "why it is undecided"
    right["known_laws"] = min(r["known_laws"], laws) if n is None else n
    all_known = right["known_laws"] == laws
    right.update(lie_dim=rank, laws=laws, verdict="complete" if all_known else "extra")
    if n is not None:
        return right, f"{found}, r + N' = {rank + proven}", "laws beyond N'" if rank + proven < net.d else None
    if r["verdict"] == "complete-if-independent" and all_known: right["verdict"] = r["verdict"]
    return right, found + f", closed: {laws} laws", None if all_known else "how many laws were known"
def check(r):  # what is wrong with a record, what was found, what is not checked
    c, doubt, found, right = r.get("certificate") or {}, None, "", {}
    same = {k: r.get(k) for k in "family widths bias fields loss net laws_of known_laws".split()}
    wrong = [f"{k} is {v}, in the certificate {c[k]}" for k, v in [*same.items(), ("rank", r.get("lie_dim"))]
             if c.get(k, v) != v]
    if r.get("widths") and "x".join(map(str, r["widths"])) not in r["cell"].split("_"):
        wrong.append(f"widths are {r['widths']}, in the cell's name others")
    try:
        if r["status"] != "done": raise Uncovered(f"anything, it is {r['status']}")
        if r.get("lie_dim") is not None and not r.get("setting"):
            right = {"laws": r["parameters"] - r["lie_dim"], "extra_laws": r["laws"] - r["known_laws"]}
        if r.get("known_kinds"): right["known_laws"] = sum(r["known_kinds"].values())
        for key in filter(r.get, ("setting", "weights", "data")): raise Uncovered(f"counts with {key}")
        more, found, doubt = signs(r) if r["fields"] == "adam" else counted(r)
        right.update(more)
    except Uncovered as e: doubt = str(e)
    said = {**r, "proven_laws": c.get("proven_laws", right.get("proven_laws"))}
    return wrong + [f"{k} is {v}, claimed {said.get(k)}" for k, v in right.items() if said.get(k) != v], found, doubt
def records(path):  # the records of a file with the numbers of their lines
    try:
        lines = (sys.stdin if path == "-" else open(path, encoding="utf-8")).read().split("\n")
        found = [(f"{path}: line {i}", json.loads(text)) for i, text in enumerate(lines, 1) if text.strip()]
    except (OSError, ValueError, RecursionError) as e: raise Bad(f"{path}: {e}") from e
    if found and all(isinstance(r, dict) and "cell" in r and "status" in r for _, r in found): return found
    raise Bad(f"{path}: expected records of count --json or export --format json")
def main(arguments):
    seed = take(arguments, "--seed", "1") if arguments[-1:] != ["--seed"] else ""
    if not arguments or any(a.startswith("-") and a != "-" for a in arguments):
        raise Bad("usage: check.py [--seed N] FILE...")
    counts = {"right": 0, "checked in part": 0, "WRONG": 0}
    for place, r in chain(*map(records, arguments)):
        random.seed(f"{seed} {place} {r['cell']}")
        try: wrong, found, doubt = check(r)
        except (KeyError, TypeError, ValueError, IndexError, AttributeError) as e:
            raise Bad(f"{place}: not a whole record ({type(e).__name__}: {e})") from e
        verdict = "WRONG" if wrong else "checked in part" if doubt else "right"
        counts[verdict] += 1
        parts = filter(None, [*wrong, found, f"not checked: {doubt}" if doubt else ""])
        print(f"{verdict}: {r['cell']}: {'; '.join(parts)}")
    print(", ".join(f"{n} {name}" for name, n in counts.items()) + "\nleft to lawsweep verify: fingerprints, primes, "
          "samples, bracket lengths, error bounds, independence of values of smooth functions")
    return 1 if counts["WRONG"] else 0
if __name__ == "__main__":
    try: sys.exit(main(sys.argv[1:]))
    except Bad as problem: sys.exit(print(f"check.py: {problem}", file=sys.stderr) or 2)
