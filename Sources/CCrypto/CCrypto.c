#include "CCrypto.h"

#include <limits.h>

#include "Library.h"

bool ccrypto_is_available(void) { return crypto_open() != NULL; }

bool ccrypto_random(uint8_t *bytes, size_t count) {
  const Crypto *crypto = crypto_open();
  return crypto != NULL && count <= INT_MAX && crypto->rand_bytes(bytes, (int)count) == 1;
}

bool ccrypto_sha256(const uint8_t *bytes, size_t count, uint8_t *digest) {
  const Crypto *crypto = crypto_open();
  return crypto != NULL && crypto->sha256(bytes, count, digest) != NULL;
}

CCryptoKey *ccrypto_key_create(size_t bits) {
  const Crypto *crypto = crypto_open();
  return crypto == NULL ? NULL : crypto->keygen(NULL, NULL, "RSA", bits);
}

void ccrypto_key_free(CCryptoKey *key) { crypto_open()->key_free(key); }

size_t ccrypto_key_number(CCryptoKey *key, const char *name, uint8_t *bytes, size_t room) {
  const Crypto *crypto = crypto_open();
  void *number = NULL;
  if (crypto->key_number(key, name, &number) != 1) return 0;
  size_t length = ((size_t)crypto->number_bits(number) + 7) / 8;
  if (length > room || crypto->number_bytes(number, bytes) != (int)length) length = 0;
  crypto->number_free(number);
  return length;
}

size_t ccrypto_sign(CCryptoKey *key, const uint8_t *message, size_t count, uint8_t *signature, size_t room) {
  const Crypto *crypto = crypto_open();
  void *context = crypto->context_new();
  if (context == NULL) return 0;
  size_t length = room;
  bool is_signed = crypto->sign_init(context, NULL, crypto->digest_sha256(), NULL, key) == 1 &&
                   crypto->sign(context, signature, &length, message, count) == 1;
  crypto->context_free(context);
  crypto->forget_errors();
  return is_signed ? length : 0;
}

/// The library takes numbers in the byte order of the machine, which has to be little-endian here.
_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "numbers of keys are turned round");

static CryptoParameter number(const char *name, const uint8_t *bytes, size_t count, uint8_t *turned) {
  for (size_t index = 0; index < count; index++) turned[index] = bytes[count - 1 - index];
  return (CryptoParameter){name, 2 /* OSSL_PARAM_UNSIGNED_INTEGER */, turned, count, SIZE_MAX};
}

/// To be freed by the library; null if the numbers make no key.
static void *public_key(
    const Crypto *crypto, const uint8_t *modulus, size_t modulus_length, const uint8_t *exponent,
    size_t exponent_length) {
  uint8_t turned[2048 + 64];
  if (modulus_length == 0 || modulus_length > 2048 || exponent_length == 0 || exponent_length > 64) return NULL;
  CryptoParameter parameters[] = {
      number("n", modulus, modulus_length, turned), number("e", exponent, exponent_length, turned + modulus_length), {0}};
  void *builder = crypto->builder_new(NULL, "RSA", NULL);
  void *key = NULL;
  if (builder != NULL && crypto->build_init(builder) == 1) {
    crypto->build(builder, &key, 0x86 /* EVP_PKEY_PUBLIC_KEY */, parameters);
  }
  crypto->builder_free(builder);
  return key;
}

bool ccrypto_verify(
    const uint8_t *modulus, size_t modulus_length, const uint8_t *exponent, size_t exponent_length,
    const uint8_t *message, size_t count, const uint8_t *signature, size_t signature_length) {
  const Crypto *crypto = crypto_open();
  if (crypto == NULL) return false;
  void *key = public_key(crypto, modulus, modulus_length, exponent, exponent_length);
  void *context = key == NULL ? NULL : crypto->context_new();
  bool is_right = context != NULL &&
                  crypto->verify_init(context, NULL, crypto->digest_sha256(), NULL, key) == 1 &&
                  crypto->verify(context, signature, signature_length, message, count) == 1;
  if (context != NULL) crypto->context_free(context);
  if (key != NULL) crypto->key_free(key);
  crypto->forget_errors();
  return is_right;
}
