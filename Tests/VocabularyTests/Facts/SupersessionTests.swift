// Which plan replaces which.
import Testing
import Vocabulary

struct SupersessionTests {
  private func plan(_ id: Int64, _ statement: Statement, _ stated: String, besides: Set<Int64> = []) -> PlanFact {
    let value = statement.value.investment
    return PlanFact(
      id: id, value: value ?? Investment(entity: mention(""), kind: .capex, status: .planned),
      statedOn: Day(iso: stated), revisedOn: value?.isRevision == true ? Day(iso: stated) : nil,
      precedence: "0 \(stated) \(id)", besides: besides)
  }

  @Test func aLaterPlanForTheSamePurposeAndYearReplacesTheEarlier() {
    let links = Supersession.links(of: [
      plan(3, invests("70 USD", in: 2025, purpose: "ai"), "2025-04-30"),
      plan(1, invests("60 USD", in: 2025, purpose: "ai"), "2025-01-29"),
      plan(2, invests("65 USD", in: 2025, purpose: "ai"), "2025-02-15"),
      plan(4, invests("1 USD", in: 2025, purpose: "cloud"), "2025-05-01"),
      plan(5, invests("2 USD", in: 2026, purpose: "ai"), "2025-05-01"),
      plan(6, invests("3 USD", in: 2025), "2025-05-01"),
    ])
    #expect(
      links == [
        1: PlanLink(supersededBy: 2, supersededOn: day("2025-02-15")),
        2: PlanLink(supersedes: 1, supersededBy: 3, supersededOn: day("2025-04-30")), 3: PlanLink(supersedes: 2),
      ])
  }

  @Test func plansOfOneDayOrWithoutDayStayBoth() {
    #expect(
      Supersession.links(of: [
        plan(1, invests("60 USD", in: 2025, purpose: "ai"), "2025-01-29"),
        plan(2, invests("65 USD", in: 2025, purpose: "ai"), "2025-01-29"),
        plan(3, invests("66 USD", in: 2025, purpose: "ai"), ""),
        plan(4, invests("15 USD", years: 0.25, in: 2025, purpose: "ai"), "2024-01-29"),
        plan(5, invests("60 USD", years: 1, in: 2025, purpose: "ml"), "2025-03-29"),
        plan(6, invests("15 USD", years: 0.25, in: 2025, purpose: "ml"), "2025-04-29"),
      ])[6] == nil)
  }

  @Test func aRevisionReplacesWhatItsTextNamesBesideIt() {
    let links = Supersession.links(of: [
      plan(1, invests("75 USD", in: 2025, revises: true), "2025-07-30", besides: [2, 3]),
      plan(2, invests("65 USD"), "2025-07-30"), plan(3, invests("5 USD"), "2025-07-30"),
      plan(4, invests("60 USD", in: 2025), "2025-01-29"),
    ])
    #expect(links == [1: PlanLink(supersedes: 2), 2: PlanLink(supersededBy: 1, supersededOn: day("2025-07-30"))])
  }

  @Test func aRevisionReplacesTheLastPlanBeforeItThatAgrees() {
    let links = Supersession.links(of: [
      plan(1, invests("60 USD", in: 2025), "2025-01-29"), plan(2, invests("65 USD", in: 2025), "2025-04-29"),
      plan(3, invests("70 USD", in: 2025, revises: true), "2025-07-30"),
      plan(4, invests("61 USD", in: 2026), "2025-05-29"), plan(5, invests("62 EUR", in: 2025), "2025-05-29"),
      plan(6, invests("63 USD"), "2025-05-29"), plan(7, invests("64 USD", in: 2025), "2025-08-29"),
    ])
    #expect(links == [3: PlanLink(supersedes: 2), 2: PlanLink(supersededBy: 3, supersededOn: day("2025-07-30"))])
  }

  @Test func raisedAndCutBackGivesNoCircle() {
    let up = plan(2, invests("80 USD", in: 2025, revises: true), "2025-04-29")
    var back = plan(1, invests("75 USD", in: 2025, revises: true), "2025-01-29")
    back.revisedOn = day("2025-07-29")
    let links = Supersession.links(of: [up, back])
    #expect(links == [1: PlanLink(supersedes: 2), 2: PlanLink(supersededBy: 1, supersededOn: day("2025-07-29"))])
  }

  @Test func spentMoneyReplacesNothing() {
    #expect(
      Supersession.links(of: [
        plan(1, invests("60 USD", in: 2025, purpose: "ai"), "2025-01-29"),
        plan(2, invests("65 USD", in: 2025, status: .spent, purpose: "ai"), "2025-02-15"),
      ]).isEmpty)
  }
}
