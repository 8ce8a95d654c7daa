#include "CCurl.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "Outcome.h"
#include "Transfer.h"

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

int64_t transfer_milliseconds(const CCurlTransfer *transfer) { return now() - transfer->began; }

CCurlTransfer *ccurl_create(void) {
  CCurlTransfer *transfer = calloc(1, sizeof *transfer);
  if (transfer == NULL) return NULL;
  atomic_init(&transfer->references, 1);
  atomic_init(&transfer->is_cancelled, false);
  pthread_mutex_init(&transfer->lock, NULL);
  return transfer;
}

void ccurl_release(CCurlTransfer *transfer) {
  if (atomic_fetch_sub(&transfer->references, 1) != 1) return;
  request_free(&transfer->request);
  free(transfer->head.bytes);
  free(transfer->body.bytes);
  pthread_mutex_destroy(&transfer->lock);
  free(transfer);
}

void ccurl_cancel(CCurlTransfer *transfer) {
  pthread_mutex_lock(&transfer->lock);
  atomic_store(&transfer->is_cancelled, true);
  if (transfer->connections != NULL) transfer->library->multi_wakeup(transfer->connections->multi);
  pthread_mutex_unlock(&transfer->lock);
}

/// Not the time libcurl gives for connecting, which counts the TLS handshake.
static bool is_connected(const CCurlTransfer *transfer) {
  curl_off_t before_sending = 0;
  transfer->library->easy_getinfo(transfer->easy, CURLINFO_PRETRANSFER_TIME_T, &before_sending);
  return before_sending > 0 || connections_are_up(transfer->connections);
}

/// The deadlines are kept here: libcurl would wait for a name look-up that cannot be interrupted.
static CCurlOutcome follow(CCurlTransfer *transfer) {
  const Library *library = transfer->library;
  const CCurlRequest *request = &transfer->request;
  CURLM *multi = transfer->connections->multi;
  while (!atomic_load(&transfer->is_cancelled)) {
    int count = 0;
    if (library->multi_perform(multi, &count) != CURLM_OK) return CCURL_FAILED;
    CURLMsg *message = library->multi_info_read(multi, &count);
    if (message != NULL && message->msg == CURLMSG_DONE) {
      CURLcode code = message->data.result;
      if (code == CURLE_WRITE_ERROR) return transfer->stopped;
      return outcome_of(library, transfer->easy, code, transfer->text);
    }
    int64_t elapsed = transfer_milliseconds(transfer);
    int64_t rest = request->milliseconds - elapsed;
    if (!is_connected(transfer)) {
      if (elapsed >= request->connect_milliseconds) return CCURL_CONNECT_TIMED_OUT;
      if (request->connect_milliseconds - elapsed < rest) rest = request->connect_milliseconds - elapsed;
    }
    if (rest <= 0) return CCURL_TIMED_OUT;
    library->multi_poll(multi, NULL, 0, rest < 1000 ? (int)rest : 1000, NULL);
  }
  return CCURL_CANCELLED;
}

static CCurlOutcome perform(CCurlTransfer *transfer) {
  transfer->stopped = CCURL_FAILED;
  transfer->library = library_open(transfer->request.library);
  if (transfer->library == NULL) return CCURL_NO_LIBRARY;
  transfer->easy = transfer->library->easy_init();
  Connections *connections = connections_take(transfer->library);
  pthread_mutex_lock(&transfer->lock);
  transfer->connections = connections;
  pthread_mutex_unlock(&transfer->lock);
  if (transfer->easy == NULL || connections == NULL || !transfer_prepare(transfer)) return CCURL_FAILED;
  if (transfer->library->multi_add_handle(connections->multi, transfer->easy) != CURLM_OK) return CCURL_FAILED;
  return follow(transfer);
}

static CCurlResult result_of(CCurlTransfer *transfer, CCurlOutcome outcome) {
  CCurlResult result = {.outcome = outcome, .milliseconds = transfer_milliseconds(transfer), .text = transfer->text};
  if (transfer->easy != NULL) {
    transfer->library->easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &result.status);
    transfer->library->easy_getinfo(transfer->easy, CURLINFO_HTTP_CONNECTCODE, &result.connect_status);
  }
  result.head = transfer->head.bytes;
  result.head_length = transfer->head.length;
  result.body = transfer->body.bytes;
  result.body_length = transfer->body.length;
  return result;
}

/// - Parameter is_reusable: whether the connections are for the next transfer; else they are closed, which may wait for
///   a name look-up.
static void clean_up(CCurlTransfer *transfer, bool is_reusable) {
  pthread_mutex_lock(&transfer->lock);
  Connections *connections = transfer->connections;
  transfer->connections = NULL;
  pthread_mutex_unlock(&transfer->lock);
  if (transfer->library == NULL) return;
  if (connections != NULL && transfer->easy != NULL) {
    transfer->library->multi_remove_handle(connections->multi, transfer->easy);
  }
  if (transfer->easy != NULL) transfer->library->easy_cleanup(transfer->easy);
  if (connections != NULL && is_reusable) connections_give_back(transfer->library, connections);
  if (connections != NULL && !is_reusable) connections_free(transfer->library, connections);
  transfer->library->slist_free_all(transfer->lines);
}

/// After an answer the connections are given back before the caller is told, so that its next question finds them; in
/// any other case the caller is told first, since the cleaning up may wait.
static void *run(void *context) {
  CCurlTransfer *transfer = context;
  transfer->began = now();
  CCurlOutcome outcome = perform(transfer);
  CCurlResult result = result_of(transfer, outcome);
  if (outcome == CCURL_DONE) clean_up(transfer, true);
  transfer->done(transfer->context, &result);
  if (outcome != CCURL_DONE) clean_up(transfer, false);
  ccurl_release(transfer);
  return NULL;
}

bool ccurl_start(CCurlTransfer *transfer, const CCurlRequest *request, CCurlDone done, void *context) {
  if (!request_copy(&transfer->request, request)) return false;
  transfer->done = done;
  transfer->context = context;
  atomic_fetch_add(&transfer->references, 1);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  pthread_t thread;
  bool is_started = pthread_create(&thread, &attributes, run, transfer) == 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  pthread_attr_destroy(&attributes);
  if (!is_started) atomic_fetch_sub(&transfer->references, 1);
  return is_started;
}
