// `invest entities`: companies, governments, funds and what else facts are about, and their names.
import ArgumentParser

struct Entities: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities",
    abstract: "List, show, add, name and merge companies and other entities.",
    discussion: """
      EXAMPLES:
        invest entities list --with-facts
        invest entities show 알리바바
        invest entities add "Upstage" --country KR --alias 업스테이지
        invest entities alias alibaba "Ali Group"
        invest entities merge ali-cloud-intelligence alibaba

      Names that you add count in the next "invest ingest".
      """,
    subcommands: [EntitiesList.self, EntitiesShow.self, EntitiesAdd.self, EntitiesAlias.self, EntitiesMerge.self])
}
