import Readers
import Testing

@Suite struct PythonReaderTests {
  @Test func aMissingModuleIsNamedWithItsPackage() async {
    let reader = PythonReader("scalars.py", packages: ["no_such_module": "python3-no-such-module"])
    let error = await #expect(throws: ReaderError.self) { try await reader.read([""], as: [String].self) }
    #expect(error?.description == "no python3 with the modules no_such_module (python3-no-such-module) was found")
  }
}
