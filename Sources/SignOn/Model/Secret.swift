import OpenIDConnect

public typealias Secret = OpenIDConnect.Secret
