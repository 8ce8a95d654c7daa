import CYAML

extension YAMLText {
  /// Of the mapping at a path; empty where there is none.
  package func keys(at path: [YAMLStep]) -> [String] {
    guard let place = try? locate(path), case .value = place.end else { return [] }
    return keys(of: place.node)
  }

  /// How many items the list at a path has.
  package func count(at path: [YAMLStep]) -> Int {
    guard let place = try? locate(path), case .value = place.end, stream.kind(place.node) == CYAML_SEQUENCE_START else {
      return 0
    }
    return children(of: place.node).count
  }

  /// The scalar at a path.
  package func scalar(at path: [YAMLStep]) -> String? {
    guard let place = try? locate(path), case .value = place.end, stream.kind(place.node) == CYAML_SCALAR else {
      return nil
    }
    return scalarText(place.node)
  }
}
