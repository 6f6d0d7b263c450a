// Every file that the program carries. A new file in queries/ or data/ gets one block and one line here;
// a project test fails when one is missing.
#include "CEmbedded.h"

#include <string.h>

#define FILE_BYTES(symbol) static const uint8_t symbol[]

FILE_BYTES(eurofxref_hist_csv) = {
#embed "data/eurofxref-hist.csv"
};

FILE_BYTES(filings_capex_tags_tsv) = {
#embed "data/filings/capex-tags.tsv"
};

FILE_BYTES(filings_filers_tsv) = {
#embed "data/filings/filers.tsv"
};

FILE_BYTES(help_as_of_txt) = {
#embed "data/help/as-of.txt"
};

FILE_BYTES(help_facts_txt) = {
#embed "data/help/facts.txt"
};

FILE_BYTES(help_money_txt) = {
#embed "data/help/money.txt"
};

FILE_BYTES(help_series_txt) = {
#embed "data/help/series.txt"
};

FILE_BYTES(lexicons_currencies_tsv) = {
#embed "data/lexicons/currencies.tsv"
};

FILE_BYTES(lexicons_en_cues_tsv) = {
#embed "data/lexicons/en/cues.tsv"
};

FILE_BYTES(lexicons_en_currencies_tsv) = {
#embed "data/lexicons/en/currencies.tsv"
};

FILE_BYTES(lexicons_en_grammar_tsv) = {
#embed "data/lexicons/en/grammar.tsv"
};

FILE_BYTES(lexicons_en_homes_tsv) = {
#embed "data/lexicons/en/homes.tsv"
};

FILE_BYTES(lexicons_en_layout_tsv) = {
#embed "data/lexicons/en/layout.tsv"
};

FILE_BYTES(lexicons_en_names_tsv) = {
#embed "data/lexicons/en/names.tsv"
};

FILE_BYTES(lexicons_en_numerals_tsv) = {
#embed "data/lexicons/en/numerals.tsv"
};

FILE_BYTES(lexicons_en_periods_tsv) = {
#embed "data/lexicons/en/periods.tsv"
};

FILE_BYTES(lexicons_en_qualifiers_tsv) = {
#embed "data/lexicons/en/qualifiers.tsv"
};

FILE_BYTES(lexicons_en_units_tsv) = {
#embed "data/lexicons/en/units.tsv"
};

FILE_BYTES(lexicons_en_words_tsv) = {
#embed "data/lexicons/en/words.tsv"
};

FILE_BYTES(lexicons_entities_tsv) = {
#embed "data/lexicons/entities.tsv"
};

FILE_BYTES(lexicons_ja_cues_tsv) = {
#embed "data/lexicons/ja/cues.tsv"
};

FILE_BYTES(lexicons_ja_currencies_tsv) = {
#embed "data/lexicons/ja/currencies.tsv"
};

FILE_BYTES(lexicons_ja_layout_tsv) = {
#embed "data/lexicons/ja/layout.tsv"
};

FILE_BYTES(lexicons_ja_names_tsv) = {
#embed "data/lexicons/ja/names.tsv"
};

FILE_BYTES(lexicons_ja_newnames_tsv) = {
#embed "data/lexicons/ja/newnames.tsv"
};

FILE_BYTES(lexicons_ja_numerals_tsv) = {
#embed "data/lexicons/ja/numerals.tsv"
};

FILE_BYTES(lexicons_ja_particles_tsv) = {
#embed "data/lexicons/ja/particles.tsv"
};

FILE_BYTES(lexicons_ja_periods_tsv) = {
#embed "data/lexicons/ja/periods.tsv"
};

FILE_BYTES(lexicons_ja_qualifiers_tsv) = {
#embed "data/lexicons/ja/qualifiers.tsv"
};

FILE_BYTES(lexicons_ja_units_tsv) = {
#embed "data/lexicons/ja/units.tsv"
};

FILE_BYTES(lexicons_ja_words_tsv) = {
#embed "data/lexicons/ja/words.tsv"
};

FILE_BYTES(lexicons_ko_cues_tsv) = {
#embed "data/lexicons/ko/cues.tsv"
};

FILE_BYTES(lexicons_ko_currencies_tsv) = {
#embed "data/lexicons/ko/currencies.tsv"
};

FILE_BYTES(lexicons_ko_layout_tsv) = {
#embed "data/lexicons/ko/layout.tsv"
};

FILE_BYTES(lexicons_ko_names_tsv) = {
#embed "data/lexicons/ko/names.tsv"
};

FILE_BYTES(lexicons_ko_newnames_tsv) = {
#embed "data/lexicons/ko/newnames.tsv"
};

FILE_BYTES(lexicons_ko_numerals_tsv) = {
#embed "data/lexicons/ko/numerals.tsv"
};

FILE_BYTES(lexicons_ko_particles_tsv) = {
#embed "data/lexicons/ko/particles.tsv"
};

FILE_BYTES(lexicons_ko_periods_tsv) = {
#embed "data/lexicons/ko/periods.tsv"
};

FILE_BYTES(lexicons_ko_qualifiers_tsv) = {
#embed "data/lexicons/ko/qualifiers.tsv"
};

FILE_BYTES(lexicons_ko_units_tsv) = {
#embed "data/lexicons/ko/units.tsv"
};

FILE_BYTES(lexicons_ko_words_tsv) = {
#embed "data/lexicons/ko/words.tsv"
};

FILE_BYTES(lexicons_parts_tsv) = {
#embed "data/lexicons/parts.tsv"
};

FILE_BYTES(lexicons_words_tsv) = {
#embed "data/lexicons/words.tsv"
};

FILE_BYTES(lexicons_zh_common_tsv) = {
#embed "data/lexicons/zh/common.tsv"
};

FILE_BYTES(lexicons_zh_cues_tsv) = {
#embed "data/lexicons/zh/cues.tsv"
};

FILE_BYTES(lexicons_zh_currencies_tsv) = {
#embed "data/lexicons/zh/currencies.tsv"
};

FILE_BYTES(lexicons_zh_homes_tsv) = {
#embed "data/lexicons/zh/homes.tsv"
};

FILE_BYTES(lexicons_zh_layout_tsv) = {
#embed "data/lexicons/zh/layout.tsv"
};

FILE_BYTES(lexicons_zh_names_tsv) = {
#embed "data/lexicons/zh/names.tsv"
};

FILE_BYTES(lexicons_zh_newnames_tsv) = {
#embed "data/lexicons/zh/newnames.tsv"
};

FILE_BYTES(lexicons_zh_numerals_tsv) = {
#embed "data/lexicons/zh/numerals.tsv"
};

FILE_BYTES(lexicons_zh_periods_tsv) = {
#embed "data/lexicons/zh/periods.tsv"
};

FILE_BYTES(lexicons_zh_qualifiers_tsv) = {
#embed "data/lexicons/zh/qualifiers.tsv"
};

FILE_BYTES(lexicons_zh_units_tsv) = {
#embed "data/lexicons/zh/units.tsv"
};

FILE_BYTES(lexicons_zh_words_tsv) = {
#embed "data/lexicons/zh/words.tsv"
};

FILE_BYTES(migrations_1_sql) = {
#embed "data/migrations/1.sql"
};

FILE_BYTES(model_weights_bin) = {
#embed "data/model/weights.bin"
};

FILE_BYTES(queries_biggest_plans_sql) = {
#embed "../../queries/biggest-plans.sql"
};

FILE_BYTES(queries_capex_per_year_sql) = {
#embed "../../queries/capex-per-year.sql"
};

FILE_BYTES(queries_compare_filings_sql) = {
#embed "../../queries/compare-filings.sql"
};

FILE_BYTES(queries_compare_sources_sql) = {
#embed "../../queries/compare-sources.sql"
};

FILE_BYTES(queries_compare_sql) = {
#embed "../../queries/compare.sql"
};

FILE_BYTES(queries_disagreements_sql) = {
#embed "../../queries/disagreements.sql"
};

FILE_BYTES(queries_entity_timeline_sql) = {
#embed "../../queries/entity-timeline.sql"
};

FILE_BYTES(queries_facts_of_source_sql) = {
#embed "../../queries/facts-of-source.sql"
};

FILE_BYTES(queries_facts_without_date_sql) = {
#embed "../../queries/facts-without-date.sql"
};

FILE_BYTES(queries_filers_sql) = {
#embed "../../queries/filers.sql"
};

FILE_BYTES(queries_growth_ranking_sql) = {
#embed "../../queries/growth-ranking.sql"
};

FILE_BYTES(queries_list_aliases_sql) = {
#embed "../../queries/list-aliases.sql"
};

FILE_BYTES(queries_list_citations_sql) = {
#embed "../../queries/list-citations.sql"
};

FILE_BYTES(queries_list_decisions_sql) = {
#embed "../../queries/list-decisions.sql"
};

FILE_BYTES(queries_list_entities_sql) = {
#embed "../../queries/list-entities.sql"
};

FILE_BYTES(queries_list_facts_sql) = {
#embed "../../queries/list-facts.sql"
};

FILE_BYTES(queries_list_filings_sql) = {
#embed "../../queries/list-filings.sql"
};

FILE_BYTES(queries_list_fx_rates_sql) = {
#embed "../../queries/list-fx_rates.sql"
};

FILE_BYTES(queries_list_imports_sql) = {
#embed "../../queries/list-imports.sql"
};

FILE_BYTES(queries_list_instruments_sql) = {
#embed "../../queries/list-instruments.sql"
};

FILE_BYTES(queries_list_investments_sql) = {
#embed "../../queries/list-investments.sql"
};

FILE_BYTES(queries_list_market_tickers_sql) = {
#embed "../../queries/list-market_tickers.sql"
};

FILE_BYTES(queries_list_prices_sql) = {
#embed "../../queries/list-prices.sql"
};

FILE_BYTES(queries_list_rejected_sql) = {
#embed "../../queries/list-rejected.sql"
};

FILE_BYTES(queries_list_rejections_sql) = {
#embed "../../queries/list-rejections.sql"
};

FILE_BYTES(queries_list_revenue_growth_sql) = {
#embed "../../queries/list-revenue_growth.sql"
};

FILE_BYTES(queries_list_sources_sql) = {
#embed "../../queries/list-sources.sql"
};

FILE_BYTES(queries_list_stock_moves_sql) = {
#embed "../../queries/list-stock_moves.sql"
};

FILE_BYTES(queries_most_cited_sql) = {
#embed "../../queries/most-cited.sql"
};

FILE_BYTES(queries_plans_against_filings_sql) = {
#embed "../../queries/plans-against-filings.sql"
};

FILE_BYTES(queries_prices_sources_sql) = {
#embed "../../queries/prices-sources.sql"
};

FILE_BYTES(queries_report_citations_sql) = {
#embed "../../queries/report-citations.sql"
};

FILE_BYTES(queries_report_facts_sql) = {
#embed "../../queries/report-facts.sql"
};

FILE_BYTES(queries_report_rates_sql) = {
#embed "../../queries/report-rates.sql"
};

FILE_BYTES(queries_report_sources_sql) = {
#embed "../../queries/report-sources.sql"
};

FILE_BYTES(queries_reported_capex_sql) = {
#embed "../../queries/reported-capex.sql"
};

FILE_BYTES(queries_show_bodies_sql) = {
#embed "../../queries/show-bodies.sql"
};

FILE_BYTES(queries_show_decisions_sql) = {
#embed "../../queries/show-decisions.sql"
};

FILE_BYTES(queries_show_entity_sql) = {
#embed "../../queries/show-entity.sql"
};

FILE_BYTES(queries_show_fact_sql) = {
#embed "../../queries/show-fact.sql"
};

FILE_BYTES(queries_stakes_sql) = {
#embed "../../queries/stakes.sql"
};

FILE_BYTES(queries_status_sql) = {
#embed "../../queries/status.sql"
};

FILE_BYTES(queries_tickers_of_day_sql) = {
#embed "../../queries/tickers-of-day.sql"
};

FILE_BYTES(queries_total_left_out_sql) = {
#embed "../../queries/total-left-out.sql"
};

FILE_BYTES(queries_total_sql) = {
#embed "../../queries/total.sql"
};

FILE_BYTES(report_report_css) = {
#embed "data/report/report.css"
};

FILE_BYTES(samples_2025_02_25_alibaba_newsletter_ko_md) = {
#embed "data/samples/2025-02-25-alibaba-newsletter-ko.md"
};

FILE_BYTES(samples_2025_05_01_meta_guidance_en_md) = {
#embed "data/samples/2025-05-01-meta-guidance-en.md"
};

FILE_BYTES(samples_alibaba_cloud_en_txt) = {
#embed "data/samples/alibaba-cloud-en.txt"
};

FILE_BYTES(samples_alibaba_infra_ko_txt) = {
#embed "data/samples/alibaba-infra-ko.txt"
};

FILE_BYTES(samples_alphabet_first_plan_en_txt) = {
#embed "data/samples/alphabet-first-plan-en.txt"
};

FILE_BYTES(samples_alphabet_raised_plan_en_txt) = {
#embed "data/samples/alphabet-raised-plan-en.txt"
};

FILE_BYTES(samples_big_tech_budgets_ko_md) = {
#embed "data/samples/big-tech-budgets-ko.md"
};

FILE_BYTES(samples_bytedance_budget_ko_txt) = {
#embed "data/samples/bytedance-budget-ko.txt"
};

FILE_BYTES(samples_bytedance_capex_en_txt) = {
#embed "data/samples/bytedance-capex-en.txt"
};

FILE_BYTES(samples_chip_makers_results_ko_txt) = {
#embed "data/samples/chip-makers-results-ko.txt"
};

FILE_BYTES(samples_hyundai_us_plan_ko_txt) = {
#embed "data/samples/hyundai-us-plan-ko.txt"
};

FILE_BYTES(samples_meta_scale_stake_en_txt) = {
#embed "data/samples/meta-scale-stake-en.txt"
};

FILE_BYTES(samples_tencent_results_en_txt) = {
#embed "data/samples/tencent-results-en.txt"
};

FILE_BYTES(schema_sql) = {
#embed "../../schema.sql"
};

FILE_BYTES(tables_amounts_tsv) = {
#embed "data/tables/amounts.tsv"
};

FILE_BYTES(tables_currencies_tsv) = {
#embed "data/tables/currencies.tsv"
};

FILE_BYTES(tables_exchanges_tsv) = {
#embed "data/tables/exchanges.tsv"
};

FILE_BYTES(tables_filenames_tsv) = {
#embed "data/tables/filenames.tsv"
};

FILE_BYTES(tables_headers_tsv) = {
#embed "data/tables/headers.tsv"
};

FILE_BYTES(tables_months_tsv) = {
#embed "data/tables/months.tsv"
};

FILE_BYTES(tables_series_tsv) = {
#embed "data/tables/series.tsv"
};

FILE_BYTES(tables_vendors_tsv) = {
#embed "data/tables/vendors.tsv"
};

FILE_BYTES(tables_words_tsv) = {
#embed "data/tables/words.tsv"
};

#define ENTRY(name, symbol) {name, symbol, sizeof(symbol)}

static const invest_embedded_file files[] = {
    ENTRY("eurofxref-hist.csv", eurofxref_hist_csv),
    ENTRY("filings/capex-tags.tsv", filings_capex_tags_tsv),
    ENTRY("filings/filers.tsv", filings_filers_tsv),
    ENTRY("help/as-of.txt", help_as_of_txt),
    ENTRY("help/facts.txt", help_facts_txt),
    ENTRY("help/money.txt", help_money_txt),
    ENTRY("help/series.txt", help_series_txt),
    ENTRY("lexicons/currencies.tsv", lexicons_currencies_tsv),
    ENTRY("lexicons/en/cues.tsv", lexicons_en_cues_tsv),
    ENTRY("lexicons/en/currencies.tsv", lexicons_en_currencies_tsv),
    ENTRY("lexicons/en/grammar.tsv", lexicons_en_grammar_tsv),
    ENTRY("lexicons/en/homes.tsv", lexicons_en_homes_tsv),
    ENTRY("lexicons/en/layout.tsv", lexicons_en_layout_tsv),
    ENTRY("lexicons/en/names.tsv", lexicons_en_names_tsv),
    ENTRY("lexicons/en/numerals.tsv", lexicons_en_numerals_tsv),
    ENTRY("lexicons/en/periods.tsv", lexicons_en_periods_tsv),
    ENTRY("lexicons/en/qualifiers.tsv", lexicons_en_qualifiers_tsv),
    ENTRY("lexicons/en/units.tsv", lexicons_en_units_tsv),
    ENTRY("lexicons/en/words.tsv", lexicons_en_words_tsv),
    ENTRY("lexicons/entities.tsv", lexicons_entities_tsv),
    ENTRY("lexicons/ja/cues.tsv", lexicons_ja_cues_tsv),
    ENTRY("lexicons/ja/currencies.tsv", lexicons_ja_currencies_tsv),
    ENTRY("lexicons/ja/layout.tsv", lexicons_ja_layout_tsv),
    ENTRY("lexicons/ja/names.tsv", lexicons_ja_names_tsv),
    ENTRY("lexicons/ja/newnames.tsv", lexicons_ja_newnames_tsv),
    ENTRY("lexicons/ja/numerals.tsv", lexicons_ja_numerals_tsv),
    ENTRY("lexicons/ja/particles.tsv", lexicons_ja_particles_tsv),
    ENTRY("lexicons/ja/periods.tsv", lexicons_ja_periods_tsv),
    ENTRY("lexicons/ja/qualifiers.tsv", lexicons_ja_qualifiers_tsv),
    ENTRY("lexicons/ja/units.tsv", lexicons_ja_units_tsv),
    ENTRY("lexicons/ja/words.tsv", lexicons_ja_words_tsv),
    ENTRY("lexicons/ko/cues.tsv", lexicons_ko_cues_tsv),
    ENTRY("lexicons/ko/currencies.tsv", lexicons_ko_currencies_tsv),
    ENTRY("lexicons/ko/layout.tsv", lexicons_ko_layout_tsv),
    ENTRY("lexicons/ko/names.tsv", lexicons_ko_names_tsv),
    ENTRY("lexicons/ko/newnames.tsv", lexicons_ko_newnames_tsv),
    ENTRY("lexicons/ko/numerals.tsv", lexicons_ko_numerals_tsv),
    ENTRY("lexicons/ko/particles.tsv", lexicons_ko_particles_tsv),
    ENTRY("lexicons/ko/periods.tsv", lexicons_ko_periods_tsv),
    ENTRY("lexicons/ko/qualifiers.tsv", lexicons_ko_qualifiers_tsv),
    ENTRY("lexicons/ko/units.tsv", lexicons_ko_units_tsv),
    ENTRY("lexicons/ko/words.tsv", lexicons_ko_words_tsv),
    ENTRY("lexicons/parts.tsv", lexicons_parts_tsv),
    ENTRY("lexicons/words.tsv", lexicons_words_tsv),
    ENTRY("lexicons/zh/common.tsv", lexicons_zh_common_tsv),
    ENTRY("lexicons/zh/cues.tsv", lexicons_zh_cues_tsv),
    ENTRY("lexicons/zh/currencies.tsv", lexicons_zh_currencies_tsv),
    ENTRY("lexicons/zh/homes.tsv", lexicons_zh_homes_tsv),
    ENTRY("lexicons/zh/layout.tsv", lexicons_zh_layout_tsv),
    ENTRY("lexicons/zh/names.tsv", lexicons_zh_names_tsv),
    ENTRY("lexicons/zh/newnames.tsv", lexicons_zh_newnames_tsv),
    ENTRY("lexicons/zh/numerals.tsv", lexicons_zh_numerals_tsv),
    ENTRY("lexicons/zh/periods.tsv", lexicons_zh_periods_tsv),
    ENTRY("lexicons/zh/qualifiers.tsv", lexicons_zh_qualifiers_tsv),
    ENTRY("lexicons/zh/units.tsv", lexicons_zh_units_tsv),
    ENTRY("lexicons/zh/words.tsv", lexicons_zh_words_tsv),
    ENTRY("migrations/1.sql", migrations_1_sql),
    ENTRY("model/weights.bin", model_weights_bin),
    ENTRY("queries/biggest-plans.sql", queries_biggest_plans_sql),
    ENTRY("queries/capex-per-year.sql", queries_capex_per_year_sql),
    ENTRY("queries/compare-filings.sql", queries_compare_filings_sql),
    ENTRY("queries/compare-sources.sql", queries_compare_sources_sql),
    ENTRY("queries/compare.sql", queries_compare_sql),
    ENTRY("queries/disagreements.sql", queries_disagreements_sql),
    ENTRY("queries/entity-timeline.sql", queries_entity_timeline_sql),
    ENTRY("queries/facts-of-source.sql", queries_facts_of_source_sql),
    ENTRY("queries/facts-without-date.sql", queries_facts_without_date_sql),
    ENTRY("queries/filers.sql", queries_filers_sql),
    ENTRY("queries/growth-ranking.sql", queries_growth_ranking_sql),
    ENTRY("queries/list-aliases.sql", queries_list_aliases_sql),
    ENTRY("queries/list-citations.sql", queries_list_citations_sql),
    ENTRY("queries/list-decisions.sql", queries_list_decisions_sql),
    ENTRY("queries/list-entities.sql", queries_list_entities_sql),
    ENTRY("queries/list-facts.sql", queries_list_facts_sql),
    ENTRY("queries/list-filings.sql", queries_list_filings_sql),
    ENTRY("queries/list-fx_rates.sql", queries_list_fx_rates_sql),
    ENTRY("queries/list-imports.sql", queries_list_imports_sql),
    ENTRY("queries/list-instruments.sql", queries_list_instruments_sql),
    ENTRY("queries/list-investments.sql", queries_list_investments_sql),
    ENTRY("queries/list-market_tickers.sql", queries_list_market_tickers_sql),
    ENTRY("queries/list-prices.sql", queries_list_prices_sql),
    ENTRY("queries/list-rejected.sql", queries_list_rejected_sql),
    ENTRY("queries/list-rejections.sql", queries_list_rejections_sql),
    ENTRY("queries/list-revenue_growth.sql", queries_list_revenue_growth_sql),
    ENTRY("queries/list-sources.sql", queries_list_sources_sql),
    ENTRY("queries/list-stock_moves.sql", queries_list_stock_moves_sql),
    ENTRY("queries/most-cited.sql", queries_most_cited_sql),
    ENTRY("queries/plans-against-filings.sql", queries_plans_against_filings_sql),
    ENTRY("queries/prices-sources.sql", queries_prices_sources_sql),
    ENTRY("queries/report-citations.sql", queries_report_citations_sql),
    ENTRY("queries/report-facts.sql", queries_report_facts_sql),
    ENTRY("queries/report-rates.sql", queries_report_rates_sql),
    ENTRY("queries/report-sources.sql", queries_report_sources_sql),
    ENTRY("queries/reported-capex.sql", queries_reported_capex_sql),
    ENTRY("queries/show-bodies.sql", queries_show_bodies_sql),
    ENTRY("queries/show-decisions.sql", queries_show_decisions_sql),
    ENTRY("queries/show-entity.sql", queries_show_entity_sql),
    ENTRY("queries/show-fact.sql", queries_show_fact_sql),
    ENTRY("queries/stakes.sql", queries_stakes_sql),
    ENTRY("queries/status.sql", queries_status_sql),
    ENTRY("queries/tickers-of-day.sql", queries_tickers_of_day_sql),
    ENTRY("queries/total-left-out.sql", queries_total_left_out_sql),
    ENTRY("queries/total.sql", queries_total_sql),
    ENTRY("report/report.css", report_report_css),
    ENTRY("samples/2025-02-25-alibaba-newsletter-ko.md", samples_2025_02_25_alibaba_newsletter_ko_md),
    ENTRY("samples/2025-05-01-meta-guidance-en.md", samples_2025_05_01_meta_guidance_en_md),
    ENTRY("samples/alibaba-cloud-en.txt", samples_alibaba_cloud_en_txt),
    ENTRY("samples/alibaba-infra-ko.txt", samples_alibaba_infra_ko_txt),
    ENTRY("samples/alphabet-first-plan-en.txt", samples_alphabet_first_plan_en_txt),
    ENTRY("samples/alphabet-raised-plan-en.txt", samples_alphabet_raised_plan_en_txt),
    ENTRY("samples/big-tech-budgets-ko.md", samples_big_tech_budgets_ko_md),
    ENTRY("samples/bytedance-budget-ko.txt", samples_bytedance_budget_ko_txt),
    ENTRY("samples/bytedance-capex-en.txt", samples_bytedance_capex_en_txt),
    ENTRY("samples/chip-makers-results-ko.txt", samples_chip_makers_results_ko_txt),
    ENTRY("samples/hyundai-us-plan-ko.txt", samples_hyundai_us_plan_ko_txt),
    ENTRY("samples/meta-scale-stake-en.txt", samples_meta_scale_stake_en_txt),
    ENTRY("samples/tencent-results-en.txt", samples_tencent_results_en_txt),
    ENTRY("schema.sql", schema_sql),
    ENTRY("tables/amounts.tsv", tables_amounts_tsv),
    ENTRY("tables/currencies.tsv", tables_currencies_tsv),
    ENTRY("tables/exchanges.tsv", tables_exchanges_tsv),
    ENTRY("tables/filenames.tsv", tables_filenames_tsv),
    ENTRY("tables/headers.tsv", tables_headers_tsv),
    ENTRY("tables/months.tsv", tables_months_tsv),
    ENTRY("tables/series.tsv", tables_series_tsv),
    ENTRY("tables/vendors.tsv", tables_vendors_tsv),
    ENTRY("tables/words.tsv", tables_words_tsv),
};

size_t invest_embedded_count(void) { return sizeof(files) / sizeof(files[0]); }

const invest_embedded_file *invest_embedded_at(size_t index) { return &files[index]; }

const invest_embedded_file *invest_embedded_find(const char *name) {
  for (size_t i = 0; i < invest_embedded_count(); i++) {
    if (strcmp(files[i].name, name) == 0) return &files[i];
  }
  return NULL;
}
