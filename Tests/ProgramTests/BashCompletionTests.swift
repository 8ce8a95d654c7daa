import SignOn
import TestThreads
import Testing
import TextUI

/// The completions, in the shells themselves.
@Suite(.waiting) struct BashCompletionTests {
  /// A bash that has read the script and is asked what it would complete a line to.
  private static let harness = #"""
    PATH="${0%/*}:$PATH"
    source <("$0" --generate-completion-script bash)
    compopt() { :; }
    read -ra rule < <(complete -p openmetadata-sso)
    COMP_LINE="$1"
    COMP_POINT=${#COMP_LINE}
    COMP_WORDS=()
    for word in $1; do
      while [[ $word == ?*=* ]]; do COMP_WORDS+=("${word%%=*}" "="); word="${word#*=}"; done
      [[ -n $word ]] && COMP_WORDS+=("$word")
    done
    [[ $COMP_LINE == *" " ]] && COMP_WORDS+=("")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    COMPREPLY=()
    for ((i = 0; i < ${#rule[@]}; i++)); do [[ ${rule[i]} == -F ]] && function="${rule[i + 1]}"; done
    "$function" openmetadata-sso "${COMP_WORDS[COMP_CWORD]#=}" "${COMP_WORDS[COMP_CWORD - 1]}"
    printf '%s\n' "${COMPREPLY[@]}"
    """#

  private func completed(_ line: String) async throws -> [String] {
    var lines: [String] = []
    try await TestFolder.with { folder in
      let run = try await CommandRun(["openmetadata-sso " + line], in: folder.path, script: Self.harness)
      #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
      lines = run.text.split(separator: "\n").map(String.init).sorted()
    }
    return lines
  }

  @Test(arguments: [
    ("setup --set client-t", ["client-type="]), ("setup --set client-type=", ["confidential", "public"]),
    ("setup --set client-type=p", ["public"]),
    ("check a --set provider=", ["auth0", "aws-cognito", "azure", "custom-oidc", "google", "okta"]),
    ("edit a --set client-id=", []), ("setup --set client-secret", []), ("edit a --unset use-n", ["use-nonce"]),
    ("export --to helm", ["helm-values"]), ("export --to ans", ["answers"]), ("setup --format docker", ["docker-env"]),
    ("summary --format ", ["json", "markdown", "text"]), ("fields callb", ["callback-url"]),
    ("check --openmetadata 2", ["2.0", "2.1"]), ("setup --theme high", ["high-contrast"]),
    ("expl", ["explain-token"]), ("setup --save", ["--save-answers"]),
  ])
  func aLineIsCompleted(_ line: String, _ wanted: [String]) async throws {
    #expect(try await completed(line) == wanted)
  }

  @Test func inALiveBashANameAndItsOptionAreCompletedInOneWord() throws {
    let run = try ProgramRun(
      [],
      script: #"PATH="${0%/*}:$PATH" exec bash --norc --noprofile -i"#)
    try run.see("bash-")
    run.pty.type("source <(openmetadata-sso --generate-completion-script bash) && echo is-read\r")
    try run.see("\nis-read\nbash-")
    run.pty.type("echo openmetadata-sso; openmetadata-sso setup --set client-t\t")
    try run.see("--set client-type=")
    run.pty.type("pu\t")
    try run.see("--set client-type=public")
    run.pty.type("--format hel\t")
    try run.see("--format helm-values")
    run.press(.control("c"))
    run.pty.type("exit\r")
    _ = run.pty.waitForExit()
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func theShellParsesItsScript(_ shell: String) async throws {
    try await TestFolder.with { folder in
      let run = try await CommandRun(
        [shell], in: folder.path,
        script: #"""
          "$0" --generate-completion-script "$1" >script
          if command -v "$1" >/dev/null; then "$1" -n script; else echo absent; fi
          """#)
      #expect(run.status == 0 && run.messages.isEmpty && ["", "absent\n"].contains(run.text))
    }
  }
}
