#pragma once
#include <stddef.h>

/// OSSL_PARAM (openssl/core.h).
typedef struct CryptoParameter {
  const char *key;
  unsigned int type;
  void *data;
  size_t size;
  size_t returned;
} CryptoParameter;

/// The functions of libcrypto 3 that are used; its types are only passed on, so its headers are not needed.
typedef struct Crypto {
  int (*rand_bytes)(unsigned char *, int);
  unsigned char *(*sha256)(const unsigned char *, size_t, unsigned char *);
  void *(*keygen)(void *, const char *, const char *, ...);
  void (*key_free)(void *);
  int (*key_number)(const void *, const char *, void **);
  void *(*builder_new)(void *, const char *, const char *);
  void (*builder_free)(void *);
  int (*build_init)(void *);
  int (*build)(void *, void **, int, CryptoParameter *);
  int (*number_bits)(const void *);
  int (*number_bytes)(const void *, unsigned char *);
  void (*number_free)(void *);
  void *(*context_new)(void);
  void (*context_free)(void *);
  const void *(*digest_sha256)(void);
  int (*sign_init)(void *, void **, const void *, void *, void *);
  int (*sign)(void *, unsigned char *, size_t *, const unsigned char *, size_t);
  int (*verify_init)(void *, void **, const void *, void *, void *);
  int (*verify)(void *, const unsigned char *, size_t, const unsigned char *, size_t);
  void (*forget_errors)(void);
} Crypto;

/// Null if the library is missing or older than 3.0.
const Crypto *crypto_open(void);
