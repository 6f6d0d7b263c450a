// Exact numbers at the edge of what fits.
import Testing
import Vocabulary

@Suite struct DecimalNumberTests {
  @Test func whatDoesNotFitIsNoNumber() {
    let largest = "170141183460469231731687303715884105727"
    #expect(DecimalNumber(largest)?.description == largest)
    #expect(DecimalNumber("170141183460469231731687303715884105728") == nil)
    #expect(DecimalNumber("-170141183460469231731687303715884105729") == nil)
    #expect(DecimalNumber("1701411834604692317316873037158841057270") == nil)
  }
}
