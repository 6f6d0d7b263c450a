-- name: total-left-out
-- summary: How many investments a total leaves out, and why; each is counted for the first reason that applies.
-- parameter: kind text = 'capex'; as in total
-- parameter: status text = 'planned'; as in total
-- parameter: entities text = NULL; as in total
-- parameter: as_of day = NULL; as in total
-- parameter: from day = NULL; as in total
-- parameter: to day = NULL; as in total
-- column: reason; why they are left out
-- column: facts; how many
-- needs: sqlite
WITH
  sorted AS (
    SELECT
      CASE
        WHEN :entities IS NOT NULL
          AND instr(',' || replace(:entities, ' ', '') || ',', ',' || i.entity_id || ',') = 0 THEN NULL
        WHEN :as_of IS NOT NULL AND i.stated_on IS NULL THEN 'without a day'
        WHEN i.stated_on > :as_of THEN NULL
        WHEN i.kind <> :kind THEN 'kind ' || i.kind
        WHEN i.status <> :status THEN 'status ' || i.status
        WHEN i.stated_on < :from OR i.stated_on > :to OR (i.stated_on IS NULL AND ifnull(:from, :to) IS NOT NULL)
          THEN 'stated at another time'
        WHEN CASE WHEN :as_of IS NULL THEN i.superseded_by_id IS NOT NULL ELSE i.superseded_on <= :as_of END THEN 'superseded'
      END AS reason
    FROM investments AS i
  )
SELECT reason, count(*) AS facts
FROM sorted
WHERE reason IS NOT NULL
GROUP BY reason
ORDER BY facts DESC, reason;
