#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// An RSA key with its private part.
typedef struct CCryptoKey CCryptoKey;

/// Whether libcrypto 3 is there; it is opened at the first call of any function here.
bool ccrypto_is_available(void);

bool ccrypto_random(uint8_t *_Nonnull bytes, size_t count);

/// `digest` takes 32 bytes.
bool ccrypto_sha256(const uint8_t *_Nullable bytes, size_t count, uint8_t *_Nonnull digest);

/// A new key, to be given back by `ccrypto_key_free`; null on failure.
CCryptoKey *_Nullable ccrypto_key_create(size_t bits);
void ccrypto_key_free(CCryptoKey *_Nonnull key);

/// Big-endian modulus ("n") or exponent ("e"); the bytes written, 0 on failure or for lack of room.
size_t ccrypto_key_number(
    CCryptoKey *_Nonnull key, const char *_Nonnull name, uint8_t *_Nonnull bytes, size_t room);

/// RS256 (RFC 7518 §3.3); the bytes written, 0 on failure or for lack of room.
size_t ccrypto_sign(
    CCryptoKey *_Nonnull key, const uint8_t *_Nullable message, size_t count, uint8_t *_Nonnull signature,
    size_t room);

/// RS256 with a public key of big-endian numbers; false also for numbers that make no key.
bool ccrypto_verify(
    const uint8_t *_Nonnull modulus, size_t modulus_length, const uint8_t *_Nonnull exponent,
    size_t exponent_length, const uint8_t *_Nullable message, size_t count, const uint8_t *_Nonnull signature,
    size_t signature_length);
