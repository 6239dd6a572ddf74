/* The data files, byte for byte, in the read-only part of the binary: found through the header search path
   (data/), so no path of a machine enters it. LexiconIsFresh in the tests notices a stale build. */
    .section .rodata, "a", @progbits

#define FILE_BYTES(symbol, path)            \
    .globl  symbol##_start;                 \
    .globl  symbol##_end;                   \
    .balign 16;                             \
symbol##_start:                             \
    .incbin path;                           \
symbol##_end:                               \
    .byte 0

FILE_BYTES(biaochi_units, "lexicon/units.tsv")
FILE_BYTES(biaochi_nouns, "lexicon/nouns.tsv")
FILE_BYTES(biaochi_words, "lexicon/words.tsv")
FILE_BYTES(biaochi_families, "lexicon/families.tsv")
FILE_BYTES(biaochi_entities, "lexicon/entities.tsv")
FILE_BYTES(biaochi_headings, "lexicon/headings.tsv")
FILE_BYTES(biaochi_costs, "reading/costs.tsv")
FILE_BYTES(biaochi_sources, "sources.tsv")
FILE_BYTES(biaochi_library_1, "library/part-1.tsv")
FILE_BYTES(biaochi_library_2, "library/part-2.tsv")
FILE_BYTES(biaochi_profile_national_2021, "profiles/national-2021.yaml")
FILE_BYTES(biaochi_profile_national_2020, "profiles/national-2020.yaml")
FILE_BYTES(biaochi_profile_hunan, "profiles/hunan.yaml")
FILE_BYTES(biaochi_profile_sichuan, "profiles/sichuan.yaml")
FILE_BYTES(biaochi_profile_chongqing, "profiles/chongqing.yaml")
FILE_BYTES(biaochi_profile_guangxi, "profiles/guangxi.yaml")
FILE_BYTES(biaochi_profile_hubei, "profiles/hubei.yaml")
FILE_BYTES(biaochi_profile_zhejiang, "profiles/zhejiang.yaml")

    .section .note.GNU-stack, "", @progbits
