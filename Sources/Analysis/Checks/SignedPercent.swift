// Percentages in words of evidence.
import Vocabulary

/// `+68.90%`: with its sign, rounded to so many places, halves away from zero.
func signedPercent(_ percent: Double, places: Int) -> String {
  guard percent.isFinite, abs(percent) < 1e12 else { return "?" }
  let scale = StatedPrecision.power(places)
  let units = Int((abs(percent) * scale).rounded(.toNearestOrAwayFromZero))
  let whole = String(units / Int(scale))
  let fraction = String(units % Int(scale))
  let zeros = String(repeating: "0", count: max(0, places - fraction.utf8.count))
  return (percent < 0 && units > 0 ? "-" : "+") + whole + (places == 0 ? "" : "." + zeros + fraction) + "%"
}
