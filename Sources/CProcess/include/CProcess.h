#ifndef BIAOCHI_CPROCESS_H
#define BIAOCHI_CPROCESS_H

#include <spawn.h>
#include <sys/types.h>

/* What Linux offers for child processes beyond POSIX, and Swift's view of the C library lacks. */

/* A pipe, [reading, writing], that no program inherits by accident. */
int process_pipe(int ends[2]);

/* A program started with these actions inherits no file from `first` on. */
int process_close_from(posix_spawn_file_actions_t *actions, int first);

/* A program started with these actions begins in this folder. */
int process_change_folder(posix_spawn_file_actions_t *actions, const char *folder);

/* Bounds of another process: address space in bytes, processor time in seconds, and no core file. */
int process_bound_memory(pid_t process, unsigned long long bytes);
int process_bound_time(pid_t process, unsigned long long seconds);
int process_forbid_core(pid_t process);

/* This process is ended when the one that started it ends. */
int process_end_with_parent(void);

#endif
