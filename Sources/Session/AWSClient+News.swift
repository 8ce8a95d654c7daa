import AWSAccount
import Wizard

/// Changes in an AWS account, as news for the wizard.
extension AWSClient {
  func planned(_ mend: AccountMend, pool: String, client: String, in place: AWSPlace) async -> MendNews {
    do throws(AWSTrouble) {
      return .planned(try await plan(mend, pool: pool, client: client, in: place))
    } catch {
      return .failed(.trouble(error), undoing: nil)
    }
  }

  func made(_ plan: MendPlan) async -> MendNews {
    do throws(MendFailure) {
      return .made(try await make(plan))
    } catch {
      return .failed(error, undoing: error.undoing(plan))
    }
  }
}
