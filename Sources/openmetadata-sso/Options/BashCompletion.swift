/// What bash needs in addition to the generated completion script.
enum BashCompletion {
  /// In bash an equals sign ends a word, so a name and its options must be joined again.
  private static let addition = #"""

    _openmetadata-sso_with_values() {
        local -r line="${COMP_LINE:0:${COMP_POINT}}"
        local -r current="${line##*[[:space:]]}"
        if [[ ! "${line%"${current}"}" =~ [[:space:]]--set[[:space:]]+$ ]]; then
            _openmetadata-sso "${@}"
            return
        fi
        local given=''
        [[ "${current}" = *=* && "${COMP_WORDBREAKS}" = *=* ]] && given="${current%%=*}="
        local word
        while IFS='' read -r word; do
            [[ "${word}" = "${current}"* ]] && COMPREPLY+=("${word#"${given}"}")
        done < <(SAP_SHELL=bash SAP_SHELL_VERSION="${BASH_VERSION}" "${COMP_WORDS[0]}" ---completion setup -- --set 0 0 "${current}")
        compopt +o filenames
        [[ "${COMPREPLY[0]}" = *= ]] && compopt -o nospace
        return 0
    }

    complete -o filenames -F _openmetadata-sso_with_values openmetadata-sso
    """#

  /// The generated script, with the addition if it is for bash.
  static func completed(_ script: String) -> String { script.hasPrefix("#!/bin/bash\n") ? script + addition : script }
}
