import CYAML
import Text

extension EnvironmentList {
  /// The file with the variable set for each of the services; within `${NAME:-default}` the default is set.
  ///
  /// If services share a list through an anchor, all of them must be named.
  /// - Parameters:
  ///   - value: What the service should see; dollar signs are doubled where needed.
  ///   - neighbours: Variables to insert an added one after; the first one present is used, and whether
  ///     that one is wrapped in its own name decides about the new one.
  ///   - wraps: Whether an added one is wrapped in its own name in any case.
  package func setting(
    _ name: String, to value: String, in services: [String], after neighbours: [String] = [], wraps: Bool = false
  ) throws(EditRefusal) -> Changed<EnvironmentList> {
    let plans = try? plans(name, to: value, in: services, after: neighbours, wraps)
    if let plans, let change = text.carryOut(plans) { return change.map(with) }
    var change = Changed(self)
    for service in services {
      change = try change.then { list throws(EditRefusal) in
        try list.setting(name, to: value, of: service, among: services, after: neighbours, wraps: wraps)
      }
    }
    return change
  }

  /// The file with several variables set, with one reading; those are left out that are to be set for themselves.
  ///
  /// - Returns: Nil where all are to be set one after the other.
  package func setting(
    together values: [(name: String, value: String, services: [String], neighbours: [String])]
  ) -> Changed<EnvironmentList>? {
    let plans = values.compactMap { name, value, services, neighbours in
      (try? self.plans(name, to: value, in: services, after: neighbours, false)) ?? nil
    }
    return text.carryOut(plans.flatMap(\.self)).map { $0.map(with) }
  }

  /// What sets the variable for all services; nil where they share a list through an anchor, or where one gets its first
  /// variable.
  private func plans(
    _ name: String, to value: String, in services: [String], after neighbours: [String], _ wraps: Bool
  ) throws(EditRefusal) -> [YAMLPlan]? {
    var plans: [YAMLPlan] = []
    for service in services {
      guard let spot = try spot(name, of: service) else {
        guard let plan = try appendingPlan(name, value, to: service, after: neighbours, wraps) else { return nil }
        plans.append(plan)
        continue
      }
      guard spot.anchor == nil else { return nil }
      try text.requireEditable(spot.place)
      if let plan = try plan(spot, name, value, coding(of: service)) { plans.append(plan) }
    }
    return plans
  }

  /// What adds the variable to a list or a mapping; nil where the service has neither.
  private func appendingPlan(
    _ name: String, _ value: String, to service: String, after neighbours: [String], _ wraps: Bool
  ) throws(EditRefusal) -> YAMLPlan? {
    let place = try text.locate(path(of: service))
    guard case .value = place.end else { return nil }
    guard text.stream.kind(place.node) == CYAML_SEQUENCE_START else {
      let inner = try text.locate(path(of: service) + [.key(name)])
      guard case .missing(let rest) = inner.end, rest.count == 1,
        text.stream.kind(inner.node) == CYAML_MAPPING_START
      else { return nil }
      let new = try addedText(name, value, to: service, at: place, after: neighbours, wraps)
      try text.requireEditable(inner)
      return try text.plan(adding: .text(new), at: path(of: service) + [.key(name)], inner, nil, neighbours)
    }
    let new = try addedText(name, value, to: service, at: place, after: neighbours, wraps)
    try text.requireEditable(place)
    let items = text.children(of: place.node)
    let areNamed =
      items.isEmpty
      ? [.kubernetes, .template].contains(coding(of: service))
      : items.contains { text.stream.kind($0) == CYAML_MAPPING_START }
    return areNamed
      ? try text.plan(appendingNamed: name, new, to: place, neighbours)
      : try text.plan(appending: "\(name)=\(new)", to: place, neighbours)
  }

  /// The value of a variable that is added, like its neighbours'.
  private func addedText(
    _ name: String, _ value: String, to service: String, at place: YAMLPlace, after neighbours: [String],
    _ wraps: Bool
  ) throws(EditRefusal) -> String {
    let coding = coding(of: service)
    guard coding == .compose ? name.isVariableName : name.isWord(and: "-."), placesHave(service) else {
      throw text.refusal(.missing, at: place.node)
    }
    var model: Entry?
    for neighbour in neighbours where model == nil { model = try entry(neighbour, of: service) }
    guard let written = coding.written(value) else { throw text.refusal(.inexpressible, at: place.node) }
    let refusal = text.refusal(.notInDefault, at: place.node)
    return model?.placeholder == nil && !wraps ? written : try Self.wrapped(name, value, else: refusal)
  }

  /// The file without the variable in these services.
  package func removing(_ name: String, in services: [String]) throws(EditRefusal) -> Changed<EnvironmentList> {
    var change = Changed(self)
    for service in services {
      change = try change.then { list throws(EditRefusal) in try list.removing(name, of: service) }
    }
    return change
  }

  private func setting(
    _ name: String, to value: String, of service: String, among services: [String], after neighbours: [String],
    wraps: Bool
  ) throws(EditRefusal) -> Changed<EnvironmentList> {
    let line = suggestion(name, value, for: service)
    do throws(EditRefusal) {
      guard let spot = try spot(name, of: service) else {
        return try adding(name, value, to: service, after: neighbours, wraps: wraps)
      }
      if let anchor = spot.anchor { try requireUsers(of: anchor, among: services, at: spot.place.node) }
      try text.requireEditable(spot.place, sharing: spot.anchor)
      guard let plan = try plan(spot, name, value, coding(of: service)) else { return Changed(self) }
      return changed(try text.carryOut(plan, put: line))
    } catch {
      throw error.putting(line)
    }
  }

  /// A line or two to add by hand.
  private func suggestion(_ name: String, _ value: String, for service: String) -> String {
    let source = YAMLWriter.file.scalar(coding(of: service).written(value) ?? value)
    let isNamed = (try? text.locate(path(of: service))).map { place in
      text.children(of: place.node).contains { text.stream.kind($0) == CYAML_MAPPING_START }
    }
    return isNamed == true ? "- name: \(name)\n  value: \(source)" : "\(name): \(source)"
  }

  private func plan(
    _ spot: Spot, _ name: String, _ value: String, _ coding: Coding
  ) throws(EditRefusal) -> YAMLPlan? {
    let node = spot.place.node
    guard let written = coding.written(value) else { throw text.refusal(.inexpressible, at: node) }
    if case .missing = spot.place.end {
      guard text.member("valueFrom", of: node) == nil else {
        throw text.refusal(.otherKind(found: "a reference"), at: node)
      }
      return try text.plan(adding: .text(written), at: [], spot.place, nil, ["name"])
    }
    guard text.stream.kind(node) == CYAML_SCALAR else {
      throw text.refusal(.otherKind(found: "something other than text"), at: node)
    }
    guard text.stream.tag(node).isEmpty else { throw text.refusal(.explicitTag, at: node) }
    let old =
      text.scalarText(node).map { spot.form == .assignment ? Self.value(ofItem: $0) : $0 }
      ?? nil
    let new =
      coding == .compose
      ? try replaced(old, by: written, value, at: node) : written
    if old == new, !text.isNull(node) { return nil }
    return try text.plan(settingScalarAt: spot.place, to: .text(spot.form == .assignment ? "\(name)=\(new)" : new))
  }

  /// The new text, inside the variable that is all of the old one.
  private func replaced(
    _ old: String?, by written: String, _ value: String, at node: Int
  ) throws(EditRefusal) -> String {
    guard let bytes = old.map({ Array($0.utf8) }), bytes.starts(with: "${".utf8),
      bytes.withUnsafeBufferPointer({ Placeholder.end($0, from: 0) }) == bytes.count
    else { return written }
    let found = Placeholder(0..<bytes.count, in: bytes)
    guard found.isPlain, let former = found.defaultText, !former.utf8.containsVariable else {
      throw text.refusal(.unknownPlaceholder, at: node)
    }
    if former == value { return String(decoding: bytes, as: UTF8.self) }
    return try Self.wrapped(found.name, value, else: text.refusal(.notInDefault, at: node))
  }

  private static func wrapped(_ name: String, _ value: String, else refusal: EditRefusal) throws(EditRefusal) -> String
  {
    guard !value.utf8.contains(where: { "{}$".utf8.contains($0) }) else { throw refusal }
    return "${\(name):-\(value)}"
  }

  private func requireUsers(of anchor: String, among services: [String], at node: Int) throws(EditRefusal) {
    let users = text.stream.events.indices.filter {
      text.stream.kind($0) == CYAML_ALIAS && text.stream.anchor($0) == anchor
    }
    var meant: Set<Int> = []
    for service in services {
      let place = try text.locate(path(of: service))
      if case .alias = place.end { meant.insert(place.node) }
      for entry in text.entries(of: place.node) where text.stream.hasText(entry.key, Array("<<".utf8)) {
        meant.insert(entry.value)
      }
    }
    guard users.allSatisfy(meant.contains) else { throw text.refusal(.sharedAnchor(anchor), at: node) }
  }

  private func adding(
    _ name: String, _ value: String, to service: String, after neighbours: [String], wraps: Bool
  ) throws(EditRefusal) -> Changed<EnvironmentList> {
    let path = path(of: service)
    let place = try text.locate(path)
    if case .alias = place.end { throw text.refusal(.alias(text.stream.anchor(place.node)), at: place.node) }
    if let plan = try appendingPlan(name, value, to: service, after: neighbours, wraps) {
      return changed(try text.carryOut(plan, put: nil))
    }
    let new = try addedText(name, value, to: service, at: place, after: neighbours, wraps)
    let inner = try text.locate(path + [.key(name)])
    guard case .missing = inner.end else {
      // A merge key that does not bring the variable.
      try text.requireEditable(inner)
      return changed(try text.carryOut(try text.plan(addingEntry: name, new, inner, neighbours), put: nil))
    }
    return changed(try text.setting(path + [.key(name)], to: .text(new), after: neighbours))
  }

  private func removing(_ name: String, of service: String) throws(EditRefusal) -> Changed<EnvironmentList> {
    guard let spot = try spot(name, of: service) else { return Changed(self) }
    if let anchor = spot.anchor { throw text.refusal(.sharedAnchor(anchor), at: spot.place.node) }
    guard spot.form != .member else {
      return changed(try text.removing(path(of: service) + [.key(name)]))
    }
    var item = spot.place
    if spot.form == .named, case .value = item.end { item.node = item.parents.removeLast() }
    item.end = .value
    try text.requireEditable(item)
    return changed(try text.carryOut(try text.plan(removingItem: item), put: nil))
  }

  private func with(_ text: YAMLText) -> EnvironmentList { EnvironmentList(text, places, isPiece: isPiece) }
  private func changed(_ change: Changed<YAMLText>) -> Changed<EnvironmentList> { change.map(with) }
}
