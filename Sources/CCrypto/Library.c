#include "Library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <string.h>

static const struct {
  const char *name;
  size_t offset;
} symbols[] = {
    {"RAND_bytes", offsetof(Crypto, rand_bytes)},
    {"SHA256", offsetof(Crypto, sha256)},
    {"EVP_PKEY_Q_keygen", offsetof(Crypto, keygen)},
    {"EVP_PKEY_free", offsetof(Crypto, key_free)},
    {"EVP_PKEY_get_bn_param", offsetof(Crypto, key_number)},
    {"EVP_PKEY_CTX_new_from_name", offsetof(Crypto, builder_new)},
    {"EVP_PKEY_CTX_free", offsetof(Crypto, builder_free)},
    {"EVP_PKEY_fromdata_init", offsetof(Crypto, build_init)},
    {"EVP_PKEY_fromdata", offsetof(Crypto, build)},
    {"BN_num_bits", offsetof(Crypto, number_bits)},
    {"BN_bn2bin", offsetof(Crypto, number_bytes)},
    {"BN_free", offsetof(Crypto, number_free)},
    {"EVP_MD_CTX_new", offsetof(Crypto, context_new)},
    {"EVP_MD_CTX_free", offsetof(Crypto, context_free)},
    {"EVP_sha256", offsetof(Crypto, digest_sha256)},
    {"EVP_DigestSignInit", offsetof(Crypto, sign_init)},
    {"EVP_DigestSign", offsetof(Crypto, sign)},
    {"EVP_DigestVerifyInit", offsetof(Crypto, verify_init)},
    {"EVP_DigestVerify", offsetof(Crypto, verify)},
    {"ERR_clear_error", offsetof(Crypto, forget_errors)},
};

static pthread_once_t once = PTHREAD_ONCE_INIT;
static Crypto opened;
static bool is_opened;

static void open_once(void) {
  void *handle = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) return;
  for (size_t index = 0; index < sizeof symbols / sizeof symbols[0]; index++) {
    void *symbol = dlsym(handle, symbols[index].name);
    if (symbol == NULL) return;
    memcpy((char *)&opened + symbols[index].offset, &symbol, sizeof symbol);
  }
  is_opened = true;
}

const Crypto *crypto_open(void) {
  pthread_once(&once, open_once);
  return is_opened ? &opened : NULL;
}
