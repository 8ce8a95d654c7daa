import OpenIDConnect
import Text

/// The pages people see, plain enough for a text browser.
enum LoginPage {
  /// `action` is the form's target; its query carries the request.
  static func form(action: String, message: String? = nil) -> String {
    let people = User.all.enumerated().map { index, person in
      """
      <p><label><input type="radio" name="username" value="\(person.login.asMarkup)"\(index == 0 ? " checked" : "")>
      \(person.login.asMarkup)<br><small>\(person.name.asMarkup): \(person.note.asMarkup)</small></label></p>
      """
    }
    let complaint = message.map { "<p><strong>\($0.asMarkup)</strong></p>\n" } ?? ""
    return page(
      "Sign in (rehearsal)",
      """
      <h1>Sign in</h1>
      <p>This is a rehearsal: these people do not exist, and any password works.</p>
      \(complaint)<form method="post" action="\(action.asMarkup)">
      \(people.joined(separator: "\n"))
      <p><label>Password <input type="password" name="password" value="rehearsal" size="20"></label></p>
      <p><input type="submit" value="Sign in"></p>
      </form>
      """)
  }

  static func error(_ code: String) -> String {
    page(
      "An error was encountered",
      "<h1>An error was encountered with the requested page.</h1>\n<p>\(OutsideText.shown(code, limit: 60).asMarkup)</p>"
    )
  }

  private static func page(_ title: String, _ body: String) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>\(title)</title>
    <style>\(style)</style></head>
    <body>
    \(body)
    </body>
    </html>

    """
  }

  /// Readable on a phone, in light and dark mode; optional.
  private static let style = """
    :root{color-scheme:light dark}body{font:1rem/1.5 sans-serif;max-width:32rem;margin:2rem auto;padding:0 1rem}\
    p{margin:.75rem 0}label{display:block}small{display:block;margin-left:2rem;opacity:.75}\
    input{font:inherit;margin-right:.5rem}input[type=submit]{padding:.4rem 1.5rem}
    """
}
