#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// How a transfer ended.
typedef enum CCurlOutcome {
  CCURL_DONE,
  CCURL_NO_LIBRARY,
  CCURL_CANCELLED,
  CCURL_TIMED_OUT,
  CCURL_CONNECT_TIMED_OUT,
  CCURL_BODY_TOO_LARGE,
  CCURL_HEAD_TOO_LARGE,
  CCURL_HOST_NOT_FOUND,
  CCURL_REFUSED,
  CCURL_UNREACHABLE,
  CCURL_RESET,
  CCURL_TRUNCATED,
  CCURL_NOT_HTTP,
  CCURL_BAD_ENCODING,
  CCURL_PROXY_FAILED,
  CCURL_TLS_UNKNOWN_AUTHORITY,
  CCURL_TLS_EXPIRED,
  CCURL_TLS_NOT_YET_VALID,
  CCURL_TLS_WRONG_HOST,
  CCURL_TLS_FAILED,
  CCURL_BAD_AUTHORITIES,
  CCURL_FAILED
} CCurlOutcome;

/// What to ask and within which limits; everything is copied by `ccurl_start`.
typedef struct CCurlRequest {
  const char *_Nonnull library;
  const char *_Nonnull url;
  /// The one scheme allowed, "http" or "https".
  const char *_Nonnull scheme;
  const char *_Nonnull user_agent;
  /// Header lines, each ended by a line feed.
  const char *_Nonnull headers;
  /// Such as "PUT", sent once on a new connection; empty for GET, or POST if there is a body.
  const char *_Nonnull method;
  /// Sent by POST if not null, unless `method` says otherwise.
  const void *_Nullable body;
  size_t body_length;
  /// PEM text that takes the place of the library's own file of authorities.
  const void *_Nullable authorities;
  size_t authorities_length;
  int64_t milliseconds;
  int64_t connect_milliseconds;
  size_t body_limit;
  size_t head_limit;
  /// No proxy, whatever the environment says.
  bool direct;
  /// The body of an answer other than 200 is not read.
  bool stops_at_error;
} CCurlRequest;

/// Valid only while the callback runs.
typedef struct CCurlResult {
  CCurlOutcome outcome;
  long status;
  /// The proxy's answer to CONNECT, 0 if there was none.
  long connect_status;
  int64_t milliseconds;
  const uint8_t *_Nullable head;
  size_t head_length;
  const uint8_t *_Nullable body;
  size_t body_length;
  /// The library's own words.
  const char *_Nonnull text;
} CCurlResult;

typedef struct CCurlTransfer CCurlTransfer;
typedef void (*CCurlDone)(void *_Nullable context, const CCurlResult *_Nonnull result);

/// One reference, to be given back by `ccurl_release`; null if there is no memory.
CCurlTransfer *_Nullable ccurl_create(void);

/// Runs the transfer on a thread of its own and calls `done` there once; false if it could not start.
bool ccurl_start(
    CCurlTransfer *_Nonnull transfer, const CCurlRequest *_Nonnull request, CCurlDone _Nonnull done,
    void *_Nullable context);

/// Ends the transfer at once from any thread, before or after its start.
void ccurl_cancel(CCurlTransfer *_Nonnull transfer);

void ccurl_release(CCurlTransfer *_Nonnull transfer);

/// The library's own file of authorities; null if it has none or cannot be opened.
const char *_Nullable ccurl_authorities_file(const char *_Nonnull library);
