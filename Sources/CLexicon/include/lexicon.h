/* Start and end of each data file in the binary: see lexicon.S. */
#pragma once

#define BIAOCHI_FILE(name)                                                              \
    extern const unsigned char name##_start[], name##_end[];                            \
    static inline const unsigned char *name##_bytes(void) { return name##_start; }      \
    static inline const unsigned char *name##_end_of(void) { return name##_end; }

BIAOCHI_FILE(biaochi_units)
BIAOCHI_FILE(biaochi_nouns)
BIAOCHI_FILE(biaochi_words)
BIAOCHI_FILE(biaochi_families)
BIAOCHI_FILE(biaochi_entities)
BIAOCHI_FILE(biaochi_headings)
BIAOCHI_FILE(biaochi_costs)
BIAOCHI_FILE(biaochi_sources)
BIAOCHI_FILE(biaochi_library_1)
BIAOCHI_FILE(biaochi_library_2)
BIAOCHI_FILE(biaochi_profile_national_2021)
BIAOCHI_FILE(biaochi_profile_national_2020)
BIAOCHI_FILE(biaochi_profile_hunan)
BIAOCHI_FILE(biaochi_profile_sichuan)
BIAOCHI_FILE(biaochi_profile_chongqing)
BIAOCHI_FILE(biaochi_profile_guangxi)
BIAOCHI_FILE(biaochi_profile_hubei)
BIAOCHI_FILE(biaochi_profile_zhejiang)
BIAOCHI_FILE(biaochi_layout_d1)
BIAOCHI_FILE(biaochi_layout_department_88)
BIAOCHI_FILE(biaochi_layout_a2)
BIAOCHI_FILE(biaochi_layout_project_88)
BIAOCHI_FILE(biaochi_layout_a3)
BIAOCHI_FILE(biaochi_layout_a4)
BIAOCHI_FILE(biaochi_layout_a5)
BIAOCHI_FILE(biaochi_layout_a6)
BIAOCHI_FILE(biaochi_layout_a7)
BIAOCHI_FILE(biaochi_layout_a8)
BIAOCHI_FILE(biaochi_layout_self_evaluation)
BIAOCHI_FILE(biaochi_layout_s1)
BIAOCHI_FILE(biaochi_layout_s2)
BIAOCHI_FILE(biaochi_layout_s3)
BIAOCHI_FILE(biaochi_layout_monitoring)
BIAOCHI_FILE(biaochi_layout_f7_import)
BIAOCHI_FILE(biaochi_layout_f10_import)
