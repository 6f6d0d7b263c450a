// System libraries that are loaded when they are first asked for, so that they cost other commands nothing.
//
//     #define FUNCTIONS(X) X(first_function) X(second_function)
//     INVEST_LIBRARY(FUNCTIONS, "libfirst.so.2", "libfirst.so")
//
// declares `api`, in which `first_function_` is the function of that name by its own type, and `is_loaded()`, which loads the
// first library of the list that is there, once, from whatever thread, and tells whether it has all of the functions.
#ifndef INVEST_CLOADING_H
#define INVEST_CLOADING_H

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

// Opens the first library of a list, ended by NULL, that is there; NULL where none is.
void *invest_open_library(const char *const *names);

#define INVEST_DECLARE(name) __typeof__(name) *name##_;
#define INVEST_LOOK_UP(name) is_complete &= (api.name##_ = (__typeof__(name) *)dlsym(library, #name)) != NULL;

#define INVEST_LIBRARY(FUNCTIONS, ...)                                                                                 \
  static struct {                                                                                                      \
    bool is_complete;                                                                                                  \
    FUNCTIONS(INVEST_DECLARE)                                                                                          \
  } api;                                                                                                               \
  static void load(void) {                                                                                             \
    void *library = invest_open_library((const char *const[]){__VA_ARGS__, NULL});                                     \
    if (!library) return;                                                                                              \
    bool is_complete = true;                                                                                           \
    FUNCTIONS(INVEST_LOOK_UP)                                                                                          \
    api.is_complete = is_complete;                                                                                     \
  }                                                                                                                    \
  static bool is_loaded(void) {                                                                                        \
    static pthread_once_t once = PTHREAD_ONCE_INIT;                                                                    \
    pthread_once(&once, load);                                                                                         \
    return api.is_complete;                                                                                            \
  }

#endif
