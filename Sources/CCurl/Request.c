#include <stdlib.h>
#include <string.h>

#include "Transfer.h"

static const void *copy(const void *bytes, size_t length) {
  void *result = malloc(length + 1);
  if (result == NULL) return NULL;
  if (length > 0) memcpy(result, bytes, length);
  ((char *)result)[length] = 0;
  return result;
}

bool request_copy(CCurlRequest *to, const CCurlRequest *from) {
  *to = *from;
  to->library = copy(from->library, strlen(from->library));
  to->url = copy(from->url, strlen(from->url));
  to->scheme = copy(from->scheme, strlen(from->scheme));
  to->user_agent = copy(from->user_agent, strlen(from->user_agent));
  to->headers = copy(from->headers, strlen(from->headers));
  to->method = copy(from->method, strlen(from->method));
  to->body = from->body == NULL ? NULL : copy(from->body, from->body_length);
  to->authorities = from->authorities == NULL ? NULL : copy(from->authorities, from->authorities_length);
  return to->library && to->url && to->scheme && to->user_agent && to->headers && to->method &&
         (to->body || !from->body) &&
         (to->authorities || !from->authorities);
}

static void wipe(const void *bytes, size_t length) {
  if (bytes != NULL) explicit_bzero((void *)bytes, length);
}

void request_free(CCurlRequest *request) {
  if (request->headers != NULL) wipe(request->headers, strlen(request->headers));
  wipe(request->body, request->body_length);
  free((void *)request->library);
  free((void *)request->url);
  free((void *)request->scheme);
  free((void *)request->user_agent);
  free((void *)request->headers);
  free((void *)request->method);
  free((void *)request->body);
  free((void *)request->authorities);
}
