import OpenIDConnect

package typealias Secret = OpenIDConnect.Secret
