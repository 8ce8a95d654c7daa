#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "Transfer.h"

static bool append(Buffer *buffer, const void *bytes, size_t length) {
  if (buffer->capacity - buffer->length < length) {
    size_t capacity = (buffer->length + length) * 2;
    uint8_t *grown = realloc(buffer->bytes, capacity);
    if (grown == NULL) return false;
    buffer->bytes = grown;
    buffer->capacity = capacity;
  }
  memcpy(buffer->bytes + buffer->length, bytes, length);
  buffer->length += length;
  return true;
}

static size_t stop(CCurlTransfer *transfer, CCurlOutcome outcome) {
  transfer->stopped = outcome;
  return 0;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
  CCurlTransfer *transfer = context;
  size_t length = size * count;
  if (length == 0) return 0;
  if (transfer->request.body_limit - transfer->body.length < length) return stop(transfer, CCURL_BODY_TOO_LARGE);
  return append(&transfer->body, bytes, length) ? length : stop(transfer, CCURL_FAILED);
}

/// Called a line at a time; interim answers (1xx) count towards the limit and are then forgotten.
static size_t take_line(char *bytes, size_t size, size_t count, void *context) {
  CCurlTransfer *transfer = context;
  size_t length = size * count;
  transfer->head_total += length;
  if (transfer->head_total > transfer->request.head_limit) return stop(transfer, CCURL_HEAD_TOO_LARGE);
  if (length >= 5 && memcmp(bytes, "HTTP/", 5) == 0) transfer->head.length = 0;
  if (!append(&transfer->head, bytes, length)) return stop(transfer, CCURL_FAILED);
  bool is_last = length <= 2 && (bytes[0] == '\r' || bytes[0] == '\n');
  if (is_last && transfer->request.stops_at_error) {
    long status = 0;
    transfer->library->easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    if (status > 200) return stop(transfer, CCURL_DONE);
  }
  return length;
}

static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
  int opened = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  if (opened < 0) return CURL_SOCKET_BAD;
  connections_note_socket(context, -1, opened);
  return opened;
}

static int close_socket(void *context, curl_socket_t socket) {
  connections_note_socket(context, socket, -1);
  return close(socket);
}

static bool add_lines(CCurlTransfer *transfer) {
  char *place = NULL;
  char *lines = strdup(transfer->request.headers);
  if (lines == NULL) return false;
  bool is_whole = true;
  for (char *line = strtok_r(lines, "\n", &place); line != NULL; line = strtok_r(NULL, "\n", &place)) {
    struct curl_slist *longer = transfer->library->slist_append(transfer->lines, line);
    is_whole = is_whole && longer != NULL;
    if (longer != NULL) transfer->lines = longer;
  }
  explicit_bzero(lines, strlen(transfer->request.headers));
  free(lines);
  return is_whole;
}

#define SET(option, value)                                                                     \
  do {                                                                                         \
    if (transfer->library->easy_setopt(transfer->easy, option, value) != CURLE_OK) return false; \
  } while (0)

static bool set_limits(CCurlTransfer *transfer) {
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_FOLLOWLOCATION, 0L);
  SET(CURLOPT_SSL_VERIFYPEER, 1L);
  SET(CURLOPT_SSL_VERIFYHOST, 2L);
  SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  SET(CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
  SET(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  SET(CURLOPT_OPENSOCKETFUNCTION, open_socket);
  SET(CURLOPT_OPENSOCKETDATA, transfer->connections);
  SET(CURLOPT_CLOSESOCKETFUNCTION, close_socket);
  SET(CURLOPT_CLOSESOCKETDATA, transfer->connections);
  SET(CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
  const CCurlRequest *request = &transfer->request;
  if (request->direct) SET(CURLOPT_PROXY, "");
  if (transfer->library->easy_setopt(transfer->easy, CURLOPT_PROTOCOLS_STR, request->scheme) == CURLE_OK) return true;
  SET(181 /* CURLOPT_PROTOCOLS, for libraries before 7.85 */, strcmp(request->scheme, "https") == 0 ? 2L : 1L);
  return true;
}

/// From one file and no folder besides, which libcurl parses once for many transfers (CURLOPT_CA_CACHE_TIMEOUT).
static bool set_authorities(CCurlTransfer *transfer) {
  const CCurlRequest *request = &transfer->request;
  if (request->authorities == NULL) {
    const char *usual = ccurl_authorities_file(request->library);
    if (usual == NULL || access(usual, R_OK) != 0) return true;
    SET(CURLOPT_CAPATH, NULL);
    SET(CURLOPT_PROXY_CAPATH, NULL);
    return true;
  }
  const char *path = authorities_path(request->authorities, request->authorities_length);
  if (path != NULL) {
    SET(CURLOPT_CAINFO, path);
    SET(CURLOPT_PROXY_CAINFO, path);
    SET(CURLOPT_CAPATH, NULL);
    SET(CURLOPT_PROXY_CAPATH, NULL);
    return true;
  }
  struct curl_blob blob = {(void *)request->authorities, request->authorities_length, CURL_BLOB_NOCOPY};
  SET(CURLOPT_CAINFO_BLOB, &blob);
  SET(CURLOPT_PROXY_CAINFO_BLOB, &blob);
  return true;
}

bool transfer_prepare(CCurlTransfer *transfer) {
  const CCurlRequest *request = &transfer->request;
  SET(CURLOPT_ERRORBUFFER, transfer->text);
  SET(CURLOPT_URL, request->url);
  SET(CURLOPT_USERAGENT, request->user_agent);
  SET(CURLOPT_WRITEFUNCTION, take_body);
  SET(CURLOPT_WRITEDATA, transfer);
  SET(CURLOPT_HEADERFUNCTION, take_line);
  SET(CURLOPT_HEADERDATA, transfer);
  if (!add_lines(transfer)) return false;
  SET(CURLOPT_HTTPHEADER, transfer->lines);
  if (request->body != NULL) {
    SET(CURLOPT_POST, 1L);
    SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_length);
    SET(CURLOPT_POSTFIELDS, request->body);
  }
  if (request->method[0] != 0) {
    SET(CURLOPT_CUSTOMREQUEST, request->method);
    // On a connection that turns out to be closed, libcurl would send the request again.
    SET(CURLOPT_FRESH_CONNECT, 1L);
  }
  return set_limits(transfer) && set_authorities(transfer);
}
