// The style sheet of report pages, which travels inside the program: the embedded file `report/report.css`.

public enum ReportStyle {
  /// The sheet as it stands.
  public static var text: String { EmbeddedFile.text("report/report.css") ?? "" }
}
