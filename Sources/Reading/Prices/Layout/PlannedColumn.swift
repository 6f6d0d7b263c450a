/// What becomes of one column of a table.
struct PlannedColumn: Sendable, Equatable {
  var field: TableField
  /// Which of the table's series it belongs to; 0 in tables of one.
  var series = 0
  /// Its numbers count 10^power of the unit (volumes in thousands).
  var power = 0
}
