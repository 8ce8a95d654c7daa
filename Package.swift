// swift-tools-version: 6.2
import PackageDescription

/// The C libraries check the bounds of what they copy. Without optimisation they cannot.
let hardening = CSetting.define("_FORTIFY_SOURCE", to: "2", .when(configuration: .release))

let package = Package(
  name: "openmetadata-sso",
  platforms: [.macOS(.v13)],
  products: [.executable(name: "openmetadata-sso", targets: ["openmetadata-sso"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .executableTarget(
      name: "openmetadata-sso",
      dependencies: [
        "Session", "Files", "Wizard", "Terminal", "TextUI", "Text", "SignOn", "OpenIDConnect",
        "Rehearsal", "OpenMetadataServer", "AWSAccount", "CAttributes",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(
      name: "Session",
      dependencies: [
        "Files", "Wizard", "Terminal", "TextUI", "Text", "SignOn", "OpenIDConnect", "OpenMetadataServer", "Loopback",
        "AWSAccount", "Processes",
      ]),
    .target(
      name: "Files",
      dependencies: [
        "Wizard", "SignOn", "OpenMetadataServer", "TextUI", "Text", "CAttributes",
      ]),
    .target(
      name: "Wizard", dependencies: ["SignOn", "TextUI", "Text", "OpenIDConnect", "OpenMetadataServer", "AWSAccount"]),
    .target(
      name: "SignOn", dependencies: ["OpenMetadataServer", "AWSAccount", "OpenIDConnect", "ConfigText", "Text"]),
    .target(name: "AWSAccount", dependencies: ["Processes", "OpenIDConnect", "Text"]),
    .target(name: "Processes", dependencies: ["CSpawn"]),
    .target(name: "OpenMetadataServer", dependencies: ["OpenIDConnect", "Text"]),
    .target(name: "OpenIDConnect", dependencies: ["Text", "CCurl", "CCrypto"]),
    .target(name: "ConfigText", dependencies: ["Text", "CYAML"]),
    .target(name: "CYAML", cSettings: [hardening], linkerSettings: [.linkedLibrary("yaml")]),
    .target(name: "Loopback", dependencies: ["OpenIDConnect", "Text"]),
    .target(name: "Rehearsal", dependencies: ["OpenIDConnect", "Loopback", "Text"]),
    .target(name: "Text"),
    .target(name: "TextUI", dependencies: ["Text"]),
    .target(name: "Terminal", dependencies: ["TextUI", "Text", "CNcurses"]),
    .target(
      name: "CNcurses", cSettings: [.define("NCURSES_WIDECHAR", to: "1"), .define("_GNU_SOURCE"), hardening],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "CCurl", cSettings: [.define("_GNU_SOURCE"), hardening]),
    .target(name: "CAttributes", cSettings: [hardening]),
    .target(name: "CSpawn", cSettings: [.define("_GNU_SOURCE"), hardening]),
    .target(name: "CCrypto", cSettings: [.define("_GNU_SOURCE"), hardening]),

    .systemLibrary(
      name: "CVTerm", path: "Tests/CVTerm", pkgConfig: "vterm", providers: [.apt(["libvterm-dev"])]),
    .target(
      name: "Readers", dependencies: ["TestThreads"], path: "Tests/SignOnTests/Readers",
      exclude: [
        "commands.py", "compose_config.py", "documents.py", "edits.py", "env_readers.py", "exports.py",
        "helm_chart.py", "helm_values.py", "kinds.py", "results.py", "scalars.py", "server_rules.py", "settings.py",
        "stock_walks.py",
      ]),
    .testTarget(name: "ConfigTextTests", dependencies: ["ConfigText", "Readers"]),
    .target(name: "Emulator", dependencies: ["CVTerm", "TextUI", "Text"], path: "Tests/Emulator"),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["Terminal", "TextUI", "Text"], path: "Tests/TerminalProbe"),
    .target(name: "TestThreads", path: "Tests/TestThreads"),
    .target(name: "Browsers", dependencies: ["TestThreads"], path: "Tests/Browsers"),
    .target(
      name: "HostileServers", dependencies: ["TestThreads", "CSpawn"], path: "Tests/HostileServers",
      exclude: ["Servers"]),
    .executableTarget(
      name: "Monkey",
      dependencies: ["Wizard", "SignOn", "AWSAccount", "TextUI", "Text", "OpenIDConnect", "OpenMetadataServer"],
      path: "Tests/Monkey"),
    .executableTarget(
      name: "Screenshots", dependencies: ["openmetadata-sso", "Emulator", "TextUI"], path: "Tests/Screenshots"),
    .testTarget(
      name: "OpenIDConnectTests",
      dependencies: ["OpenIDConnect", "Text", "Loopback", "HostileServers", "TestThreads"]),
    .testTarget(
      name: "OpenMetadataServerTests",
      dependencies: [
        "OpenMetadataServer", "OpenIDConnect", "Rehearsal", "Loopback", "Text", "HostileServers", "TestThreads",
      ]),
    .testTarget(
      name: "ApplyTests",
      dependencies: [
        "Session", "Files", "SignOn", "OpenMetadataServer", "OpenIDConnect", "Rehearsal", "Loopback", "Text",
        "TestThreads",
      ]),
    .testTarget(
      name: "AWSAccountTests", dependencies: ["AWSAccount", "OpenIDConnect", "Text", "HostileServers", "TestThreads"]),
    .testTarget(name: "LoopbackTests", dependencies: ["Loopback", "OpenIDConnect", "Text", "Browsers", "TestThreads"]),
    .testTarget(
      name: "RehearsalTests",
      dependencies: ["Rehearsal", "OpenIDConnect", "Text", "SignOn", "Loopback", "Browsers", "TestThreads"]),
    .testTarget(
      name: "SignOnTests",
      dependencies: [
        "SignOn", "OpenMetadataServer", "AWSAccount", "OpenIDConnect", "ConfigText", "Text", "Readers", "TestThreads",
      ],
      exclude: ["Readers", "Kinds/Golden"]),
    .testTarget(name: "TextTests", dependencies: ["Text", "TextUI", "Readers", "TestThreads"]),
    .testTarget(name: "TextUITests", dependencies: ["TextUI", "Text", "TestThreads"]),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "TextUI", "Text", "Emulator", "TerminalProbe", "TestThreads"]),
    .testTarget(
      name: "WizardTests",
      dependencies: [
        "Wizard", "Session", "Monkey", "SignOn", "AWSAccount", "TextUI", "Text", "OpenIDConnect", "OpenMetadataServer",
      ],
      exclude: ["Screens"]),
    .testTarget(
      name: "ProgramTests",
      dependencies: [
        "openmetadata-sso", "Session", "Files", "Monkey", "CAttributes", "Emulator", "TestThreads", "HostileServers",
        "Browsers", "Readers", "Rehearsal", "AWSAccount", "Loopback", "Wizard", "SignOn", "TextUI", "Text",
        "OpenIDConnect",
      ],
      exclude: ["Transcripts", "Walks"]),
  ],
  swiftLanguageModes: [.v6]
)

// Optimised in debug builds as well: the tests put tens of thousands of files and screens through the libraries.
for target in package.targets where target.type == .regular {
  target.swiftSettings = [.unsafeFlags(["-O"], .when(configuration: .debug))]
}
