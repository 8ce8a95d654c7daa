#include "Library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <string.h>

#include "CCurl.h"

static const struct {
  const char *name;
  size_t offset;
} symbols[] = {
    {"curl_global_init", offsetof(Library, global_init)},
    {"curl_version_info", offsetof(Library, version_info)},
    {"curl_easy_init", offsetof(Library, easy_init)},
    {"curl_easy_setopt", offsetof(Library, easy_setopt)},
    {"curl_easy_getinfo", offsetof(Library, easy_getinfo)},
    {"curl_easy_cleanup", offsetof(Library, easy_cleanup)},
    {"curl_slist_append", offsetof(Library, slist_append)},
    {"curl_slist_free_all", offsetof(Library, slist_free_all)},
    {"curl_multi_init", offsetof(Library, multi_init)},
    {"curl_multi_add_handle", offsetof(Library, multi_add_handle)},
    {"curl_multi_remove_handle", offsetof(Library, multi_remove_handle)},
    {"curl_multi_perform", offsetof(Library, multi_perform)},
    {"curl_multi_poll", offsetof(Library, multi_poll)},
    {"curl_multi_wakeup", offsetof(Library, multi_wakeup)},
    {"curl_multi_info_read", offsetof(Library, multi_info_read)},
    {"curl_multi_cleanup", offsetof(Library, multi_cleanup)},
};

static bool fill(Library *library, void *handle) {
  for (size_t index = 0; index < sizeof symbols / sizeof symbols[0]; index++) {
    void *symbol = dlsym(handle, symbols[index].name);
    if (symbol == NULL) return false;
    memcpy((char *)library + symbols[index].offset, &symbol, sizeof symbol);
  }
  return true;
}

static bool is_recent(const Library *library) {
  const curl_version_info_data *info = library->version_info(CURLVERSION_NOW);
  return info->version_num >= 0x074D00 && (info->features & CURL_VERSION_SSL) != 0;
}

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static Library opened;
static bool is_opened;

const Library *library_open(const char *name) {
  void *handle = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) return NULL;
  pthread_mutex_lock(&lock);
  if (!is_opened) {
    is_opened = fill(&opened, handle) && is_recent(&opened) && opened.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  }
  const Library *result = is_opened ? &opened : NULL;
  pthread_mutex_unlock(&lock);
  return result;
}

const char *ccurl_authorities_file(const char *name) {
  const Library *library = library_open(name);
  if (library == NULL) return NULL;
  const curl_version_info_data *info = library->version_info(CURLVERSION_NOW);
  return info->age >= CURLVERSION_SEVENTH ? info->cainfo : NULL;
}
