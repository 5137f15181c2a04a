// server/sampling: a batch of 500 is some 100 KB, which a phone at the edge of its cell sends in seconds.
const eventsMax = 500
// As when a connection is new: a line that carries 50 carries the double next.
const eventsFirst = 50
// A tube of ten with its seal; below that the headers weigh as much as the events.
const eventsMin = 10

/**
 * How many events the next upload may hold. It doubles with every answer up to 500, so that a long shift is sent in a
 * dozen requests, and halves with every request that nobody answered, so that a bad line carries little, but carries it.
 */
export function uploadSize() {
  let size = eventsFirst
  let unanswered = 0
  return {
    /** `pending`: events of an upload whose answer is missing. It is repeated whole once: only so its duplicates are told again. */
    max: (pending: number | null): number =>
      pending !== null && unanswered === 1 ? pending : size,
    /** The line has carried something, whatever was said. */
    heard() {
      unanswered = 0
    },
    taken() {
      size = Math.min(eventsMax, size * 2)
    },
    lost() {
      unanswered += 1
      size = Math.max(eventsMin, Math.floor(size / 2))
    },
  }
}
