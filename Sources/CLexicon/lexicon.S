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
FILE_BYTES(biaochi_layout_d1, "layouts/d1.yaml")
FILE_BYTES(biaochi_layout_department_88, "layouts/department-88.yaml")
FILE_BYTES(biaochi_layout_a2, "layouts/a2.yaml")
FILE_BYTES(biaochi_layout_project_88, "layouts/project-88.yaml")
FILE_BYTES(biaochi_layout_a3, "layouts/a3.yaml")
FILE_BYTES(biaochi_layout_a4, "layouts/a4.yaml")
FILE_BYTES(biaochi_layout_a5, "layouts/a5.yaml")
FILE_BYTES(biaochi_layout_a6, "layouts/a6.yaml")
FILE_BYTES(biaochi_layout_a7, "layouts/a7.yaml")
FILE_BYTES(biaochi_layout_a8, "layouts/a8.yaml")
FILE_BYTES(biaochi_layout_self_evaluation, "layouts/self-evaluation.yaml")
FILE_BYTES(biaochi_layout_s1, "layouts/s1.yaml")
FILE_BYTES(biaochi_layout_s2, "layouts/s2.yaml")
FILE_BYTES(biaochi_layout_s3, "layouts/s3.yaml")
FILE_BYTES(biaochi_layout_monitoring, "layouts/monitoring.yaml")
FILE_BYTES(biaochi_layout_f7_import, "layouts/f7-import.yaml")
FILE_BYTES(biaochi_layout_f10_import, "layouts/f10-import.yaml")

    .section .note.GNU-stack, "", @progbits
