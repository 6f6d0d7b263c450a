/// How the words of lists are laid out: by hashes of their first and last bytes.
extension WordTable {
  /// Reads files whose lines name a list and give its words, separated by `|`, with `_` for a blank.
  ///
  /// - Parameters:
  ///   - lists: the names of the lists, in the order of their numbers.
  ///   - longestFirst: whether of several words at a place the longest counts; else the first of the lexicon.
  init(of files: [String], lists names: [String], longestFirst: Bool = false) {
    let names = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var forms = [[[UInt8]]](repeating: [], count: names.count)
    for file in files {
      EmbeddedFile.named(file)?.forEachLine { line in
        let fields = line.fields(2)
        guard let index = names[fields[0].string] else { return }
        var form: [UInt8] = []
        for byte in fields[1] {
          if byte == UInt8(ascii: "|") {
            forms[index].append(form)
            form = []
          } else {
            form.append(byte == UInt8(ascii: "_") ? 0x20 : byte)
          }
        }
        forms[index].append(form)
      }
    }
    var lists: [List] = []
    var words: [Word] = []
    var maps: [UInt64] = []
    var buckets: [Int32] = []
    var bytes: [UInt8] = []
    let heads = ListMasks()
    let tails = ListMasks()
    for var forms in forms {
      if longestFirst { forms.sort { $0.count > $1.count } }
      var list = List(map: maps.count, bucket: Int32(buckets.count))
      // Eight bits a word and more: few places are taken for what they are not.
      while Int(list.size) * 8 < forms.count {
        list.size *= 2
        list.mapShift -= 1
      }
      while list.bucketCount < forms.count { list.wordShift -= 1 }
      maps += [UInt64](repeating: 0, count: Int(list.size) * 2)
      func set(_ place: UInt64, _ offset: Int) {
        maps[list.map + offset + Int(place >> 6)] |= 1 << (place & 63)
      }
      var byHead: [Word] = []
      var byTail: [Word] = []
      var shorts: [Word] = []
      var shortsByTail: [Word] = []
      for (order, form) in forms.enumerated() where !form.isEmpty {
        var packed: UInt64 = 0
        for (offset, byte) in form.prefix(8).enumerated() { packed |= UInt64(byte) << UInt64(offset * 8) }
        // The last byte highest.
        var tail: UInt64 = 0
        for byte in form.suffix(8) { tail = tail >> 8 | UInt64(byte) << 56 }
        let mask: UInt64 = form.count >= 8 ? .max : 1 << UInt64(form.count * 8) - 1
        let word = Word(
          packed: packed, mask: mask, start: Int32(bytes.count), length: UInt16(form.count), order: UInt16(order))
        var last = word
        last.packed = tail
        last.mask = form.count >= 8 ? .max : mask << UInt64(64 - form.count * 8)
        bytes.append(contentsOf: form)
        if lists.count < 8 {
          heads.add(packed, length: form.count, list: lists.count)
          tails.add(tail.byteSwapped, length: form.count, list: lists.count)
        }
        guard form.count >= 3 else {
          list.shortHeads |= 1 << UInt64(form[0] & 63)
          list.shortTails |= 1 << UInt64(form[form.count - 1] & 63)
          shorts.append(word)
          shortsByTail.append(last)
          continue
        }
        list.heads |= 1 << Self.three(packed, 58)
        list.tails |= 1 << Self.three(tail >> 40, 58)
        if form.count < 6 {
          list.hasMiddle = true
          set(Self.three(packed, list.shift), 0)
          set(Self.three(tail >> 40, list.shift), Int(list.size))
        } else {
          list.hasLong = true
          set(Self.six(packed, list.shift), 0)
          set(Self.six(tail >> 16, list.shift), Int(list.size))
        }
        byHead.append(word)
        byTail.append(last)
      }
      Self.add(byHead, to: &words, &buckets, count: list.bucketCount) { Self.three($0.packed, list.bucketShift) }
      Self.add(byTail, to: &words, &buckets, count: list.bucketCount) { Self.three($0.packed >> 40, list.bucketShift) }
      list.shorts = Int32(words.count)
      list.shortCount = Int32(shorts.count)
      words += shorts + shortsByTail
      lists.append(list)
    }
    // From the start of a cache line on: what is asked of a list lies in one.
    let room =
      UnsafeMutableRawPointer.allocate(
        byteCount: 64 + lists.count * MemoryLayout<List>.stride, alignment: 64) + 64
    (room.assumingMemoryBound(to: Shared.self) - 1).initialize(
      to: Shared(
        words: Self.kept(words), maps: Self.kept(maps), buckets: Self.kept(buckets), heads: heads, tails: tails,
        bytes: Self.kept(bytes)))
    room.assumingMemoryBound(to: List.self).initialize(from: lists, count: lists.count)
    self.lists = UnsafePointer(room.assumingMemoryBound(to: List.self))
  }

  /// Appends words bucket by bucket, each in the order given, and where the buckets begin and the last one ends.
  private static func add(
    _ list: [Word], to words: inout [Word], _ buckets: inout [Int32], count: Int, _ bucket: (Word) -> UInt64
  ) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for word in list { starts[Int(bucket(word)) + 1] += 1 }
    starts[0] = Int32(words.count)
    for index in 0..<count { starts[index + 1] += starts[index] }
    buckets += starts
    words += list
    for word in list {
      let index = Int(bucket(word))
      words[Int(starts[index])] = word
      starts[index] += 1
    }
  }

  private static func kept<Element>(_ elements: [Element]) -> UnsafePointer<Element> {
    let room = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(1, elements.count))
    _ = room.initialize(from: elements)
    return UnsafePointer(room.baseAddress ?? UnsafeMutablePointer<Element>.allocate(capacity: 1))
  }
}
