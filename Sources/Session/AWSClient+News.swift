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

  /// Makes the change, and describes the client after it.
  func made(_ plan: MendPlan, client: String) async -> MendNews {
    do throws(MendFailure) {
      _ = try await make(plan)
    } catch {
      let isLost = if case .notAsMeant = error { true } else { false }
      return .failed(error, undoing: isLost ? plan.undoing : nil)
    }
    do throws(AWSTrouble) {
      return .made(try await self.client(client, of: plan.pool, in: plan.call.place))
    } catch {
      return .failed(.trouble(error), undoing: nil)
    }
  }
}
