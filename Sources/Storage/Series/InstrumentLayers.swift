// All bars of one instrument as its files gave them, and what is in force of them.
//
// Every file is a layer; layers lie in the order in which the files came. A day's bar in force is that of the topmost
// layer that has one; what it lacks comes from the layers below as long as they do not contradict it. What the store
// holds of an instrument is a function of its layers alone, so that taking a layer out again leaves what would be there
// without its file, in whatever order files come and go.
import Vocabulary

/// Bars in force, with the layer that each comes from.
struct BarsInForce {
  var bars = Bars()
  /// The source of each bar.
  var sources: [Int64] = []

  /// What laying a file over the bars did.
  struct Change: Sendable, Hashable {
    /// Bars of days that had none.
    var new = 0
    /// Bars that contradict those of an earlier file and stand in their place now.
    var replaced = 0
    /// Bars that say what was known, or less, or more.
    var same = 0
  }

  /// Lays the bars of a later file over these. Both ascend. O(n).
  mutating func lay(_ layer: Bars, source: Int64) -> Change {
    var change = Change()
    guard let first = layer.days.first else { return change }
    if bars.days.last.map({ $0 < first }) ?? true {
      bars.append(layer)
      sources.append(contentsOf: repeatElement(source, count: layer.count))
      change.new = layer.count
      return change
    }
    var result = BarsInForce()
    var below = 0
    var index = 0
    while index < layer.count {
      let day = layer.days[index]
      if below < bars.count, bars.days[below] < day {
        var end = below + 1
        while end < bars.count, bars.days[end] < day { end += 1 }
        result.append(self, below..<end)
        below = end
      } else if below < bars.count, bars.days[below] == day {
        result.bars.append(layer, index..<index + 1)
        result.sources.append(source)
        if layer.agrees(index, with: bars, below) {
          result.bars.fillLast(from: bars, below)
          change.same += 1
        } else {
          change.replaced += 1
        }
        below += 1
        index += 1
      } else {
        let limit = below < bars.count ? bars.days[below] : Int32.max
        var end = index + 1
        while end < layer.count, layer.days[end] < limit { end += 1 }
        result.bars.append(layer, index..<end)
        result.sources.append(contentsOf: repeatElement(source, count: end - index))
        change.new += end - index
        index = end
      }
    }
    result.append(self, below..<bars.count)
    self = result
    return change
  }

  private mutating func append(_ other: BarsInForce, _ part: Range<Int>) {
    bars.append(other.bars, part)
    sources.append(contentsOf: other.sources[part])
  }
}

/// The layers of one instrument.
struct InstrumentLayers {
  /// By source, ascending: sources are numbered in the order in which they come.
  private(set) var layers: [(source: Int64, bars: Bars)] = []

  /// What is in force. O(bars of all layers).
  var inForce: BarsInForce {
    var result = BarsInForce()
    for layer in layers { _ = result.lay(layer.bars, source: layer.source) }
    return result
  }

  /// Adds bars to the layer of a source; those that it has already give way as they would within one file.
  mutating func add(_ bars: Bars, source: Int64) {
    if let place = layers.firstIndex(where: { $0.source == source }) {
      var both = layers[place].bars
      both.append(bars)
      _ = both.sort()
      layers[place].bars = both
    } else {
      let place = layers.firstIndex { $0.source > source } ?? layers.count
      layers.insert((source, bars), at: place)
    }
  }

  mutating func remove(source: Int64) { layers.removeAll { $0.source == source } }

  /// What part of a layer is not in force as its file gave it.
  struct Overlaid {
    var source: Int64
    /// Days whose bar is equal to the one in force, which comes from another source.
    var same = Bars()
    /// Bars that say something else than the one in force.
    var other = Bars()
  }

  /// What has to be kept beside the bars in force. O(bars of all layers).
  func overlaid(by inForce: BarsInForce) -> [Overlaid] {
    layers.map { layer in
      var overlaid = Overlaid(source: layer.source)
      var place = 0
      for index in 0..<layer.bars.count {
        while inForce.bars.days[place] < layer.bars.days[index] { place += 1 }
        if layer.bars.isSame(index, as: inForce.bars, place) {
          if inForce.sources[place] != layer.source { overlaid.same.days.append(layer.bars.days[index]) }
        } else {
          overlaid.other.append(layer.bars, index..<index + 1)
        }
      }
      return overlaid
    }
  }

  /// The layers again, from what is kept.
  init(inForce: BarsInForce, overlaid: [Overlaid]) {
    var places: [Int64: Int] = [:]
    func place(of source: Int64, _ layers: inout [(source: Int64, bars: Bars)]) -> Int {
      if let place = places[source] { return place }
      places[source] = layers.count
      layers.append((source, Bars()))
      return layers.count - 1
    }
    // A bar that its own source gave otherwise is the sum of several layers: the source's own bar is kept.
    let own = Dictionary(grouping: overlaid, by: \.source).mapValues { Set($0.flatMap(\.other.days)) }
    var start = 0
    while start < inForce.bars.count {
      let source = inForce.sources[start]
      var end = start + 1
      while end < inForce.bars.count, inForce.sources[end] == source { end += 1 }
      let place = place(of: source, &layers)
      if let own = own[source], !own.isEmpty {
        for index in start..<end where !own.contains(inForce.bars.days[index]) {
          layers[place].bars.append(inForce.bars, index..<index + 1)
        }
      } else {
        layers[place].bars.append(inForce.bars, start..<end)
      }
      start = end
    }
    for part in overlaid {
      let place = place(of: part.source, &layers)
      layers[place].bars.append(part.other)
      var index = 0
      for day in part.same.days {
        while index < inForce.bars.count, inForce.bars.days[index] < day { index += 1 }
        if index < inForce.bars.count, inForce.bars.days[index] == day {
          layers[place].bars.append(inForce.bars, index..<index + 1)
        }
      }
    }
    for place in layers.indices { _ = layers[place].bars.sort() }
    layers.removeAll { $0.bars.count == 0 }
    layers.sort { $0.source < $1.source }
  }

  init() {}
}
