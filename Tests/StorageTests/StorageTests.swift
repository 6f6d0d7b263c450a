import Testing
import Vocabulary
