// How the process treats memory while it reads large files.
import CHash

public enum ProcessMemory {
  /// Lets the process keep the memory that it frees: giving the buffers of a large file back to the system one by one costs
  /// as much as parsing what is in them.
  public static func keepFreed() { invest_keep_freed_memory() }
}
