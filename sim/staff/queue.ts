/** Things in order of their moment; of two at one moment by their word, then in the order they came. */
export type Queue<Item> = {
  readonly size: number
  push(at: number, item: Item, word?: string): void
  /** The moment of the first, or null. */
  first(): number | null
  pop(): { at: number; item: Item } | null
}

type Entry<Item> = { at: number; word: string; nth: number; item: Item }

/** An empty queue: a binary heap, so that a day of a large city costs the logarithm of what is planned. */
export function openQueue<Item>(): Queue<Item> {
  const heap: Entry<Item>[] = []
  let pushed = 0
  const before = (a: Entry<Item> | undefined, b: Entry<Item> | undefined): boolean => {
    if (a === undefined || b === undefined) return false
    if (a.at !== b.at) return a.at < b.at
    return a.word === b.word ? a.nth < b.nth : a.word < b.word
  }
  const swap = (a: number, b: number): void => {
    const [one, other] = [heap[a], heap[b]]
    if (one === undefined || other === undefined) return
    heap[a] = other
    heap[b] = one
  }

  return {
    get size() {
      return heap.length
    },
    push(at, item, word = '') {
      heap.push({ at, word, nth: pushed, item })
      pushed += 1
      let child = heap.length - 1
      while (child > 0) {
        const parent = (child - 1) >> 1
        if (!before(heap[child], heap[parent])) break
        swap(child, parent)
        child = parent
      }
    },
    first: () => heap[0]?.at ?? null,
    pop() {
      const [top] = heap
      const last = heap.pop()
      if (top === undefined || last === undefined) return null
      if (heap.length > 0) {
        heap[0] = last
        let parent = 0
        for (;;) {
          const [left, right] = [2 * parent + 1, 2 * parent + 2]
          let least = parent
          if (before(heap[left], heap[least])) least = left
          if (before(heap[right], heap[least])) least = right
          if (least === parent) break
          swap(parent, least)
          parent = least
        }
      }
      return { at: top.at, item: top.item }
    },
  }
}
