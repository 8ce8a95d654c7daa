#include "Outcome.h"

#include <errno.h>
#include <string.h>

static bool says(const char *text, const char *part) { return strcasestr(text, part) != NULL; }

/// The numbers are OpenSSL's X509_V_ERR_ codes, which its manual fixes.
static CCurlOutcome of_certificate(long verification, const char *text) {
  switch (verification) {
    case 9: return CCURL_TLS_NOT_YET_VALID;
    case 10: return CCURL_TLS_EXPIRED;
    case 2:
    case 18:
    case 19:
    case 20:
    case 21: return CCURL_TLS_UNKNOWN_AUTHORITY;
    case 62:
    case 64: return CCURL_TLS_WRONG_HOST;
    default: break;
  }
  if (says(text, "subject name") || says(text, "host name")) return CCURL_TLS_WRONG_HOST;
  return CCURL_TLS_FAILED;
}

static CCurlOutcome of_handshake(const char *text) {
  if (says(text, "reset by peer") || says(text, "SSL_ERROR_SYSCALL") || says(text, "unexpected eof")) return CCURL_RESET;
  return CCURL_TLS_FAILED;
}

static CCurlOutcome of_connection(long number) {
  switch (number) {
    case ECONNREFUSED: return CCURL_REFUSED;
    case ECONNRESET: return CCURL_RESET;
    case ETIMEDOUT: return CCURL_CONNECT_TIMED_OUT;
    default: return CCURL_UNREACHABLE;
  }
}

CCurlOutcome outcome_of(const Library *library, CURL *easy, CURLcode code, const char *text) {
  long number = 0, connect_status = 0, verification = 0;
  library->easy_getinfo(easy, CURLINFO_OS_ERRNO, &number);
  library->easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &connect_status);
  library->easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &verification);
  if (code != CURLE_OK && connect_status != 0 && connect_status / 100 != 2) return CCURL_PROXY_FAILED;
  switch (code) {
    case CURLE_OK: return CCURL_DONE;
    case CURLE_COULDNT_RESOLVE_HOST: return CCURL_HOST_NOT_FOUND;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY: return CCURL_PROXY_FAILED;
    case CURLE_COULDNT_CONNECT: return of_connection(number);
    case CURLE_OPERATION_TIMEDOUT: return CCURL_CONNECT_TIMED_OUT;
    case CURLE_SSL_CONNECT_ERROR: return of_handshake(text);
    case CURLE_PEER_FAILED_VERIFICATION: return of_certificate(verification, text);
    case CURLE_SSL_CACERT_BADFILE: return CCURL_BAD_AUTHORITIES;
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR: return CCURL_RESET;
    case CURLE_PARTIAL_FILE: return CCURL_TRUNCATED;
    case CURLE_BAD_CONTENT_ENCODING: return CCURL_BAD_ENCODING;
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL: return CCURL_NOT_HTTP;
    default: return CCURL_FAILED;
  }
}
