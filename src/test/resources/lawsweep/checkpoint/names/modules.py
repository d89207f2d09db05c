"""Writes modules.txt: what PyTorch's modules compute in float64 from weights and inputs that a formula gives.

Run by hand with PyTorch and torchvision: python3 modules.py > modules.txt. Norms have eps 0, dropout is 0.
Hugging Face's attention, Conv1D and rotary positions and peft's layers are written out here as their sources do it.
"""
import math

import torch
import torch.nn.functional as f
from torch import nn
from torchvision.models.resnet import BasicBlock

torch.set_default_dtype(torch.float64)


def value(k, t):
    """Entry k of tensor number t."""
    return ((k * k * 7919 + k * 104729 + t * 15485863 + 12345) % 10007 - 5003) / 10007


def fill(shape, t):
    return torch.tensor([value(k, t) for k in range(math.prod(shape))]).reshape(shape)


def show(shape):
    return "x".join(map(str, shape)) if len(shape) else "-"


def case(name, names, net, module, inputs, wrap="", buffers=()):
    """One case: tensors as the checkpoint has them, inputs (shapes, or rows of words), the output."""
    state = module.state_dict()
    parameters = set(dict(module.named_parameters()))
    print("case", name)
    print("names", names)
    print("net", net)
    t = 0
    done = {}
    for key, tensor in state.items():
        if key in parameters or tensor.data_ptr() in done:
            if tensor.data_ptr() not in done:
                with torch.no_grad():
                    tensor.copy_(fill(tuple(tensor.shape), t))
                done[tensor.data_ptr()] = t
            print("tensor", wrap + key, show(tensor.shape), done[tensor.data_ptr()])
            t += 1
        else:
            print("buffer", wrap + key, show(tensor.shape))
    made = []
    for i, given in enumerate(inputs):
        if isinstance(given, list):
            print("words", " ".join(map(str, given)))
            made.append(torch.tensor([given]))
        else:
            print("input", show(given), 1000 + i)
            made.append(fill(given, 1000 + i))
    with torch.no_grad():
        out = module(*made)
    print("output", " ".join(repr(x) for x in out.flatten().tolist()))


class Wrap(nn.Module):
    """A module that is called in another way."""

    def __init__(self, module, call):
        super().__init__()
        self.module = module
        self.call = call

    def forward(self, *inputs):
        return self.call(self.module, *inputs)

    def state_dict(self, *args, **kwargs):
        return self.module.state_dict()

    def named_parameters(self, *args, **kwargs):
        return self.module.named_parameters()


def attend(module, x, y=None):
    y = x if y is None else y
    return module(x[None], y[None], y[None], need_weights=False)[0]


def small_residual():
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.conv1 = nn.Conv2d(2, 3, 3, padding=1, bias=False)
            self.bn1 = nn.BatchNorm2d(3, eps=0)
            self.layer1 = nn.Sequential(BasicBlock(3, 3))
            down = nn.Sequential(nn.Conv2d(3, 4, 1, stride=2, bias=False), nn.BatchNorm2d(4, eps=0))
            self.layer2 = nn.Sequential(BasicBlock(3, 4, 2, down))
            self.fc = nn.Linear(4, 2)
            for module in self.modules():
                if isinstance(module, nn.BatchNorm2d):
                    module.eps = 0

        def forward(self, x):
            x = f.relu(self.bn1(self.conv1(x)))
            x = self.layer2(self.layer1(x))
            return self.fc(x.mean((2, 3)))

    return Net()


class Conv1D(nn.Module):
    """transformers.pytorch_utils.Conv1D."""

    def __init__(self, nf, nx):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(nx, nf))
        self.bias = nn.Parameter(torch.empty(nf))

    def forward(self, x):
        return x @ self.weight + self.bias


def causal(scores):
    n = scores.shape[-1]
    return scores.masked_fill(torch.triu(torch.ones(n, n, dtype=torch.bool), 1), -math.inf)


class Gpt2Block(nn.Module):
    def __init__(self, dim, heads, hidden):
        super().__init__()
        self.heads = heads
        self.ln_1 = nn.LayerNorm(dim, eps=0)
        self.attn = nn.Module()
        self.attn.c_attn = Conv1D(3 * dim, dim)
        self.attn.c_proj = Conv1D(dim, dim)
        self.ln_2 = nn.LayerNorm(dim, eps=0)
        self.mlp = nn.Module()
        self.mlp.c_fc = Conv1D(hidden, dim)
        self.mlp.c_proj = Conv1D(dim, hidden)
        self.attn.register_buffer("bias", torch.ones(1, 1, 4, 4))

    def forward(self, x):
        q, k, v = self.attn.c_attn(self.ln_1(x)).split(x.shape[-1], dim=2)
        q, k, v = (z.view(1, z.shape[1], self.heads, -1).permute(0, 2, 1, 3) for z in (q, k, v))
        weights = torch.softmax(causal(q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])), -1)
        merged = (weights @ v).permute(0, 2, 1, 3).reshape(x.shape)
        x = x + self.attn.c_proj(merged)
        return x + self.mlp.c_proj(f.gelu(self.mlp.c_fc(self.ln_2(x))))


class Gpt2(nn.Module):
    def __init__(self):
        super().__init__()
        self.transformer = nn.Module()
        self.transformer.wte = nn.Embedding(5, 8)
        self.transformer.wpe = nn.Embedding(4, 8)
        self.transformer.h = nn.ModuleList([Gpt2Block(8, 2, 6), Gpt2Block(8, 2, 6)])
        self.transformer.ln_f = nn.LayerNorm(8, eps=0)
        self.lm_head = nn.Linear(8, 5, bias=False)
        self.lm_head.weight = self.transformer.wte.weight

    def forward(self, words):
        x = self.transformer.wte(words) + self.transformer.wpe(torch.arange(words.shape[1]))[None]
        for block in self.transformer.h:
            x = block(x)
        return self.lm_head(self.transformer.ln_f(x))


def rotate_half(x):
    """transformers.models.llama.modeling_llama.rotate_half."""
    half = x.shape[-1] // 2
    return torch.cat((-x[..., half:], x[..., :half]), dim=-1)


def rotate(x, turned):
    """The first coordinates turned, with the angles of the circuit's test."""
    n = x.shape[-2]
    angles = torch.tensor([[p * 0.7 * math.sqrt(1 + 2.0 * k) for k in range(turned // 2)] for p in range(n)])
    cos, sin = torch.cat((angles, angles), -1).cos(), torch.cat((angles, angles), -1).sin()
    front = x[..., :turned]
    return torch.cat((front * cos + rotate_half(front) * sin, x[..., turned:]), -1)


class Rms(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(dim))

    def forward(self, x):
        return self.weight * x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True))


class LlamaBlock(nn.Module):
    def __init__(self, dim, heads, groups, width, hidden, bias, fused):
        super().__init__()
        self.sizes = heads, groups, width
        self.fused = fused
        self.self_attn = nn.Module()
        if fused:
            self.self_attn.qkv_proj = nn.Linear(dim, (heads + 2 * groups) * width, bias=bias)
        else:
            self.self_attn.q_proj = nn.Linear(dim, heads * width, bias=bias)
            self.self_attn.k_proj = nn.Linear(dim, groups * width, bias=bias)
            self.self_attn.v_proj = nn.Linear(dim, groups * width, bias=bias)
        self.self_attn.o_proj = nn.Linear(heads * width, dim, bias=False)
        self.mlp = nn.Module()
        if fused:
            self.mlp.gate_up_proj = nn.Linear(dim, 2 * hidden, bias=False)
        else:
            self.mlp.gate_proj = nn.Linear(dim, hidden, bias=False)
            self.mlp.up_proj = nn.Linear(dim, hidden, bias=False)
        self.mlp.down_proj = nn.Linear(hidden, dim, bias=False)
        self.input_layernorm = Rms(dim)
        self.post_attention_layernorm = Rms(dim)

    def forward(self, x):
        heads, groups, width = self.sizes
        a = self.self_attn
        y = self.input_layernorm(x)
        if self.fused:
            q, k, v = a.qkv_proj(y).split([heads * width, groups * width, groups * width], -1)
        else:
            q, k, v = a.q_proj(y), a.k_proj(y), a.v_proj(y)
        q, k, v = (z.view(1, z.shape[1], -1, width).transpose(1, 2) for z in (q, k, v))
        q, k = rotate(q, width), rotate(k, width)
        k, v = (z.repeat_interleave(heads // groups, dim=1) for z in (k, v))
        weights = torch.softmax(causal(q @ k.transpose(-1, -2) / math.sqrt(width)), -1)
        x = x + a.o_proj((weights @ v).transpose(1, 2).reshape(1, x.shape[1], -1))
        y = self.post_attention_layernorm(x)
        if self.fused:
            gate, up = self.mlp.gate_up_proj(y).chunk(2, -1)
        else:
            gate, up = self.mlp.gate_proj(y), self.mlp.up_proj(y)
        return x + self.mlp.down_proj(f.silu(gate) * up)


class Llama(nn.Module):
    def __init__(self, bias=False, fused=False):
        super().__init__()
        self.model = nn.Module()
        self.model.embed_tokens = nn.Embedding(5, 6)
        self.model.layers = nn.ModuleList([LlamaBlock(6, 4, 2, 4, 5, bias, fused) for _ in range(2)])
        self.model.norm = Rms(6)
        self.lm_head = nn.Linear(6, 5, bias=False)

    def forward(self, words):
        x = self.model.embed_tokens(words)
        for layer in self.model.layers:
            x = layer(x)
        return self.lm_head(self.model.norm(x))


class NeoxAttention(nn.Module):
    """transformers' GPTNeoXAttention: queries, keys and values of a head stand together; a quarter is turned."""

    def __init__(self, dim, heads):
        super().__init__()
        self.heads = heads
        self.query_key_value = nn.Linear(dim, 3 * dim)
        self.dense = nn.Linear(dim, dim)

    def forward(self, x):
        width = x.shape[-1] // self.heads
        qkv = self.query_key_value(x[None]).view(1, x.shape[0], self.heads, 3 * width)
        q, k, v = (qkv[..., i * width:(i + 1) * width].permute(0, 2, 1, 3) for i in range(3))
        q, k = rotate(q, width // 2), rotate(k, width // 2)
        weights = torch.softmax(causal(q @ k.transpose(-1, -2) / math.sqrt(width)), -1)
        return self.dense((weights @ v).permute(0, 2, 1, 3).reshape(1, x.shape[0], -1))


class Lora(nn.Module):
    """peft's lora.Linear with scaling 1."""

    def __init__(self, a, b, r):
        super().__init__()
        self.base_layer = nn.Linear(a, b, bias=False)
        self.lora_A = nn.ModuleDict({"default": nn.Linear(a, r, bias=False)})
        self.lora_B = nn.ModuleDict({"default": nn.Linear(r, b, bias=False)})

    def forward(self, x):
        return self.base_layer(x) + self.lora_B["default"](self.lora_A["default"](x))


class Peft(nn.Module):
    def __init__(self):
        super().__init__()
        self.base_model = nn.Module()
        self.base_model.model = nn.Sequential(Lora(4, 3, 2), nn.Tanh(), Lora(3, 5, 2))

    def forward(self, x):
        return self.base_model.model(x)


class Users(nn.Module):
    """Modules with names of a user's own."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(2, 3, 3, padding=1)
        self.conv2 = nn.Conv2d(3, 3, 3, padding=1, groups=3, bias=False)
        self.conv3 = nn.Conv2d(3, 4, 1)
        self.fc1 = nn.Linear(4 * 16, 5)
        self.fc2 = nn.Linear(5, 2)

    def forward(self, x):
        x = f.relu(self.conv3(f.relu(self.conv2(f.relu(self.conv1(x))))))
        return self.fc2(f.relu(self.fc1(x.flatten(1))))


class LastLayers(nn.Module):
    """norm_first with another norm and a head behind; more layers than ten."""

    def __init__(self):
        super().__init__()
        layer = nn.TransformerEncoderLayer(4, 2, 3, 0.0, "gelu", 0.0, batch_first=True, norm_first=True)
        self.encoder = nn.TransformerEncoder(layer, 11, nn.LayerNorm(4, eps=0))
        self.input = nn.Linear(3, 4)
        self.head = nn.Linear(4, 2)

    def forward(self, x):
        return self.head(self.encoder(self.input(x[None])).mean(1))


case("mlp", "sequential", "vec 3 > dense 4 bias > relu > dense 4 > tanh > out 2 bias",
     nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 4, bias=False), nn.Tanh(), nn.Linear(4, 2)), [(3,)],
     wrap="_orig_mod.module.")
case("twelve", "sequential", "vec 3 > " + "dense 3 > " * 11 + "out 3",
     nn.Sequential(*[nn.Linear(3, 3, bias=False) for _ in range(12)]), [(3,)], wrap="net.")
case("conv", "sequential",
     "image 2x5x5 > conv 3 3 pad zero bias > relu > conv 4 3 stride 2 pad zero > relu > pool > out 2 bias",
     nn.Sequential(nn.Conv2d(2, 3, 3, padding=1), nn.ReLU(), nn.Conv2d(3, 4, 3, 2, 1, bias=False), nn.ReLU(),
                   nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 2)), [(1, 2, 5, 5)])
case("line", "sequential", "image 2x6 > conv 3 3 bias > relu > dense 4 bias > tanh > out 2",
     nn.Sequential(nn.Conv1d(2, 3, 3), nn.ReLU(), nn.Flatten(), nn.Linear(12, 4), nn.Tanh(),
                   nn.Linear(4, 2, bias=False)), [(1, 2, 6)])
case("users", "sequential", "image 2x4x4 > conv 3 3 pad zero bias > relu > conv 3 3 pad zero depthwise > relu"
     " > conv 4 1 bias > relu > dense 5 bias > relu > out 2 bias", Users(), [(1, 2, 4, 4)])
case("norms", "sequential", "image 2x3x3 > conv 3 3 pad zero bias > bn gain bias > relu > pool > out 2 bias",
     nn.Sequential(nn.Conv2d(2, 3, 3, padding=1), nn.BatchNorm2d(3, eps=0), nn.ReLU(), nn.AdaptiveAvgPool2d(1),
                   nn.Flatten(), nn.Linear(3, 2)), [(3, 2, 3, 3)])
case("rnn", "sequential", "seq 3x2 > rnn 3 tanh", Wrap(nn.RNN(2, 3, bias=False, batch_first=True),
                                                      lambda m, x: m(x[None])[1]), [(3, 2)])
case("lstm", "sequential", "seq 3x2 > lstm 3", Wrap(nn.LSTM(2, 3, bias=False, batch_first=True),
                                                   lambda m, x: m(x[None])[1][0]), [(3, 2)])
case("mha", "mha", "seq 3x8 > attn 2x4 bias qkvo", Wrap(nn.MultiheadAttention(8, 2, batch_first=True), attend),
     [(3, 8)], wrap="attn.")
case("mha-bare", "mha", "seq 3x8 > attn 2x4", Wrap(nn.MultiheadAttention(8, 2, bias=False, batch_first=True), attend),
     [(3, 8)])
case("mha-cross", "mha", "seq 3x8 > attn 2x4 cross 2x5 bias qkvo",
     Wrap(nn.MultiheadAttention(8, 2, kdim=5, vdim=5, batch_first=True), attend), [(3, 8), (2, 5)])
case("encoder-layer", "encoder-layer",
     "seq 3x4 > res(attn 2x2 bias qkvo) > ln gain bias > res(mlp 5 relu bias) > ln gain bias",
     Wrap(nn.TransformerEncoderLayer(4, 2, 5, 0.0, layer_norm_eps=0.0, batch_first=True), lambda m, x: m(x[None])),
     [(3, 4)])
case("encoder", "encoder-layer", "seq 3x3 > dense 4 bias > 11*(res(ln gain bias > attn 2x2 bias qkvo)"
     " > res(ln gain bias > mlp 3 gelu bias)) > ln gain bias > pool > out 2 bias", LastLayers(), [(3, 3)])
case("resnet", "resnet", "image 2x4x4 > conv 3 3 pad zero > bn gain bias > relu > res(conv 3 3 pad zero > bn gain bias"
     " > relu > conv 3 3 pad zero > bn gain bias) > relu > res(conv 4 3 stride 2 pad zero > bn gain bias > relu"
     " > conv 4 3 pad zero > bn gain bias | conv 4 1 stride 2 > bn gain bias) > relu > pool > out 2 bias",
     small_residual(), [(3, 2, 4, 4)], wrap="module.")
case("gpt2", "gpt2", "tokens 5x4 8 causal pos > 2*(res(ln gain bias > attn 2x4 bias qkvo)"
     " > res(ln gain bias > mlp 6 gelu bias)) > ln gain bias > tied", Gpt2(), [[3, 0, 4, 1]])
case("llama", "llama", "tokens 5x4 6 causal > 2*(res(rms gain > attn 4x4 kv 2 rope) > res(rms gain > glu 5 silu))"
     " > rms gain > out 5", Llama(), [[3, 0, 4, 1]])
case("phi3", "llama", "tokens 5x4 6 causal > 2*(res(rms gain > attn 4x4 kv 2 rope bias qkv)"
     " > res(rms gain > glu 5 silu)) > rms gain > out 5", Llama(True, True), [[3, 0, 4, 1]])
case("neox", "neox.yaml", "seq 3x8 causal > attn 2x4 rope 2 bias qkvo", NeoxAttention(8, 2), [(3, 8)],
     wrap="h.0.attention.")
case("peft", "peft", "vec 4 > lowrank 2 to 3 trained > tanh > lowrank 2 to 5 trained", Peft(), [(4,)])
