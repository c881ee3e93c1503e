#!/usr/bin/env python3
"""Packs the English lexicon into the byte table that the program uses in place.

usage: build_lexicon_table.py LEXICON.tsv lexicon.bin

The lexicon was taken out of WordNet 3.0 (its index.* and data.* files, as Debian's package wordnet-base brings them; the notice is in
assets/NOTICE). LEXICON.tsv has one line a lemma, sorted, with five columns parted by tabs:

  lemma     one word, lower case, letters, hyphens and apostrophes; kept are lemmas with a sense that WordNet's tagged texts use,
            or in at least two synsets, or with an antonym
  tags      n v a r, each with its share in per cent of (tagged senses + 0.3 a sense), most likely first: "n80v20"
  synsets   ids of the first senses, most frequent first, at most three a part of speech: "n1234 v77"; ids are numbered anew
  broader   ids of the direct hypernyms of the first two noun and verb senses
  opposite  direct antonyms of the first four senses

The table, little endian:

  "DLEX"  u16 version = 1  u16 0  u32 count  then u32 x count: where each record starts, counted from the end of this list
  record: u8 length of the lemma, lemma, u8 x 4 shares (noun verb adjective adverb),
          u8 number of synsets by part of speech (2 bits each, noun in the lowest), u8 number of broader ids, u8 number of opposites,
          u16 each: synsets, broader ids, rows of the opposites

The same input gives the same bytes. Plain standard library.
"""
import re
import struct
import sys


def main():
    source, target = sys.argv[1:3]
    rows = [line.rstrip("\n").split("\t") for line in open(source, encoding="utf-8")]
    rows.sort(key=lambda row: row[0].encode())
    place = {row[0]: i for i, row in enumerate(rows)}
    assert len(place) == len(rows) < 65536
    starts, blob = [], bytearray()
    for lemma, tags, synsets, broader, opposite in rows:
        shares = dict(re.findall(r"([nvar])(\d+)", tags))
        synsets, broader = synsets.split(), [int(i[1:]) for i in broader.split()]
        opposite = [place[word] for word in opposite.split() if word in place]
        ids = [[int(i[1:]) for i in synsets if i[0] == part] for part in "nvar"]
        assert all(len(part) <= 3 for part in ids) and len(broader) < 256 and len(opposite) < 256
        counts = sum(len(part) << (2 * k) for k, part in enumerate(ids))
        starts.append(len(blob))
        key = lemma.encode()
        blob += bytes([len(key)]) + key + bytes(int(shares.get(part, 0)) for part in "nvar")
        blob += bytes([counts, len(broader), len(opposite)])
        flat = [i for part in ids for i in part] + broader + opposite
        blob += struct.pack("<%dH" % len(flat), *flat)
    with open(target, "wb") as out:
        out.write(b"DLEX" + struct.pack("<HHI", 1, 0, len(rows)) + struct.pack("<%dI" % len(starts), *starts) + bytes(blob))


main()
