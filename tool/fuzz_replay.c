/*
 * fuzz_replay: a main for a fuzz target without libFuzzer. Calls the target once with each file
 * named on the command line; a folder stands for the files in it. Dies as the target dies, after
 * naming the input.
 */
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Feeds one file; an exact allocation lets a sanitizer see every read behind the end. */
static bool replay_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    struct stat st;
    if (!f || fstat(fileno(f), &st) != 0) {
        perror(path);
        return false;
    }
    size_t size = (size_t)st.st_size;
    uint8_t *data = malloc(size ? size : 1);
    bool complete = data && fread(data, 1, size, f) == size;
    fclose(f);
    if (complete) {
        printf("%s\n", path);
        fflush(stdout);
        LLVMFuzzerTestOneInput(data, size);
    }
    free(data);
    return complete;
}

/* Number of inputs replayed below path, negative when one could not be read. */
static int replay(const char *path)
{
    struct dirent **entries;
    int n = scandir(path, &entries, NULL, alphasort);
    if (n < 0)
        return replay_file(path) ? 1 : -1;
    int done = 0;
    for (int i = 0; i < n; i++) {
        char name[4096];
        int length = snprintf(name, sizeof(name), "%s/%s", path, entries[i]->d_name);
        bool hidden = entries[i]->d_name[0] == '.';
        free(entries[i]);
        if (hidden || done < 0)
            continue;
        bool good = length < (int)sizeof(name) && replay_file(name);
        done = good ? done + 1 : -1;
    }
    free(entries);
    return done;
}

int main(int argc, char **argv)
{
    int total = 0;
    for (int i = 1; i < argc; i++) {
        int n = replay(argv[i]);
        if (n < 0)
            return 1;
        total += n;
    }
    printf("%d inputs replayed\n", total);
    return total > 0 ? 0 : 1;
}
