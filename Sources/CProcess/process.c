#define _GNU_SOURCE
#include "CProcess.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <fcntl.h>
#include <unistd.h>

int process_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int process_close_from(posix_spawn_file_actions_t *actions, int first) {
    return posix_spawn_file_actions_addclosefrom_np(actions, first);
}

int process_change_folder(posix_spawn_file_actions_t *actions, const char *folder) {
    return posix_spawn_file_actions_addchdir_np(actions, folder);
}

int process_bound_memory(pid_t process, unsigned long long bytes) {
    struct rlimit limit = {bytes, bytes};
    return prlimit(process, RLIMIT_AS, &limit, 0);
}

int process_bound_time(pid_t process, unsigned long long seconds) {
    struct rlimit limit = {seconds, RLIM_INFINITY};
    return prlimit(process, RLIMIT_CPU, &limit, 0);
}

int process_forbid_core(pid_t process) {
    struct rlimit limit = {0, 0};
    return prlimit(process, RLIMIT_CORE, &limit, 0);
}

int process_end_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL); }
