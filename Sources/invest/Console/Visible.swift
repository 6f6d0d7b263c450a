// Texts of documents and of the user on a terminal.
import Rendering

/// The text with control and bidirectional characters written out, so that it cannot rewrite the screen.
func visible(_ text: String) -> String { shownSafely(text) }
