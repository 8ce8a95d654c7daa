import AWSAccount
import Testing

@testable import Session
@testable import Wizard

/// What can be shown is walked: a new screen, question or prompt needs a scene to compile, and a station then.
struct SceneTests {
  @Test(arguments: Scene.allCases) func everySceneHasAStation(scene: Scene) {
    #expect(Station.all.contains { $0.scene == scene })
  }

  @Test(arguments: Wizard.Place.tabs + [.done]) func everyPlaceIsAScene(place: Wizard.Place) {
    #expect(Scene(place) != nil)
  }

  @Test(arguments: [
    (Overlay.help(scroll: 0), Scene.help), (.find(Finder()), .find), (.leaving, .leaving), (.draft, .draft),
    (.deployment, .deployment), (.release, .release), (.moving, .moving),
    (.account(AccountList(AWSProfiles())), .account),
    (.mending(.reading), .mending),
    (.options(OptionList(.format, "", [], current: "")), .choosing),
    (.insisting, .insisting),
  ])
  func whatLiesOverAScreenIsASceneOfItsOwn(overlay: Overlay, scene: Scene) {
    #expect(Scene(overlay) == scene)
  }

  @Test(arguments: [
    Conversation.Step.question(""), .account, .mending, .draft, .deployment, .release, .moving, .leaving, .standing,
    .offer,
    .signInReturn,
    .format,
    .path,
    .summary,
    .confirm, .unchanged,
  ])
  func thePromptIsTheMarkOfItsScene(step: Conversation.Step) throws {
    var conversation = Conversation(State(size: .init(columns: 80, rows: 24)))
    conversation.step = step
    let scene = try #require(Scene(step))
    #expect(scene == .plainQuestion || "\(scene.mark) " == conversation.prompt.text)
  }
}
