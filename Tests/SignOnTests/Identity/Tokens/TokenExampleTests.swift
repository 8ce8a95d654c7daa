import OpenIDConnect
import Testing
import Text

@testable import SignOn

/// The example material of RFC 7515 appendix A and RFC 7519 §3.1 and §6.1.
@Suite struct TokenExampleTests {
  private static let claims =
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"

  private static let signature = """
    cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9\
    uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB\
    _eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rq\
    Vt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw
    """

  private static let modulus = """
    ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yR\
    T-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXB\
    dQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9ia\
    GNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ
    """

  private func judged(_ token: String) -> TokenJudgement {
    TokenJudgement.judge(token, by: Forge.expectation, verifier: .live)
  }

  @Test func theRS256ExampleIsRightAndTheSameWithAnotherClaimIsNot() throws {
    let token = try IDToken.parse("eyJhbGciOiJSUzI1NiJ9.\(Self.claims).\(Self.signature)")
    let key = KeySet.Key(kid: "a2", modulus: Base64URL.bytes(Self.modulus), exponent: [1, 0, 1])
    #expect(token.header.algorithm == "RS256" && token.claims["iss"] == .text("joe"))
    #expect(token.claims["exp"]?.seconds == 1_300_819_380)
    #expect(try SignatureVerifier.live.isRight(token.signature, token.signed, key))
    var bent = token.signed
    bent[30] ^= 1
    #expect(try !SignatureVerifier.live.isRight(token.signature, bent, key))
  }

  @Test func theRS256ExampleNamesNoKeyAndIsRefused() throws {
    let judgement = judged("eyJhbGciOiJSUzI1NiJ9.\(Self.claims).\(Self.signature)")
    #expect(judgement.failures.first { $0.name == "signature" }?.seen == "no kid")
    #expect(judgement.failures.contains { $0.name == "exp" })
  }

  @Test(arguments: [
    ("eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "HMAC"),
    (
      "eyJhbGciOiJFUzI1NiJ9",
      "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q", "elliptic-curve"
    ),
    ("eyJhbGciOiJub25lIn0", "", "not signed"),
  ]) func theOtherExamplesAreReadAndRefusedByName(header: String, signature: String, says: String) throws {
    let text = "\(header).\(Self.claims).\(signature)"
    #expect(try IDToken.parse(text).claims["http://example.com/is_root"] == .bool(true))
    let line = try #require(judged(text).failures.first { $0.name == "signature" })
    #expect(line.explanation.contains(says))
  }
}
