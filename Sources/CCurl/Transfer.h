#pragma once
#include <pthread.h>
#include <stdatomic.h>

#include "CCurl.h"
#include "Connections.h"
#include "Library.h"

/// Bytes that grow up to a limit.
typedef struct Buffer {
  uint8_t *bytes;
  size_t length;
  size_t capacity;
} Buffer;

struct CCurlTransfer {
  atomic_int references;
  atomic_bool is_cancelled;
  /// Guards `connections` against a wake-up after the transfer's end.
  pthread_mutex_t lock;
  Connections *connections;
  const Library *library;
  CURL *easy;
  struct curl_slist *lines;
  CCurlRequest request;
  CCurlDone done;
  void *context;
  Buffer head;
  Buffer body;
  size_t head_total;
  /// Set by a callback that ended the transfer; CCURL_FAILED if none did.
  CCurlOutcome stopped;
  int64_t began;
  char text[CURL_ERROR_SIZE];
};

/// False if an option was refused or memory is short.
bool transfer_prepare(CCurlTransfer *transfer);

int64_t transfer_milliseconds(const CCurlTransfer *transfer);

bool request_copy(CCurlRequest *to, const CCurlRequest *from);

/// Also wipes what may hold a secret.
void request_free(CCurlRequest *request);
