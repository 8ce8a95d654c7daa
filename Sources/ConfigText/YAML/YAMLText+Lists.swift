extension YAMLText {
  func plan(settingListAt place: YAMLPlace, to items: [String]) throws(EditRefusal) -> YAMLPlan {
    throw refusal(.inexpressible, at: place.node)
  }
  func plan(settingMapAt place: YAMLPlace, to pairs: [YAMLValue.Pair]) throws(EditRefusal) -> YAMLPlan {
    throw refusal(.inexpressible, at: place.node)
  }
  func plan(adding value: YAMLValue, at path: [YAMLStep], _ place: YAMLPlace, _ variable: String?, _ neighbours: [String]) throws(EditRefusal) -> YAMLPlan {
    throw refusal(.missing, at: place.node)
  }
}
