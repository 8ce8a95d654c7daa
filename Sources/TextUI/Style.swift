/// The meaning of a piece of text; a theme defines how it looks.
package enum Style: CaseIterable, Hashable, Sendable {
  case normal, dim, title, heading, rule
  case label, focused, value, secret, placeholder, origin
  case error, warning, note, success
  case tab, selectedTab, button, selectedButton, selection
  case key
  case added, removed
}
