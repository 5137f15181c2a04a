/** What the process says when it ends; scripts may rely on it (docs/command-line.md). */
export const exitCode = {
  done: 0,
  /** A fault of ours: please report it. */
  fault: 1,
  /** Bad input, a refusal, or a file that was not taken: the message says what to do. */
  refused: 2,
  /** The city answered, and the answer is bad: people, tubes or rows not conserved, or loops left open. */
  notConserved: 3,
  /** The machine does not allow it: port taken, disk full, data folder broken, database unreachable. */
  machine: 4,
  interrupted: 130,
} as const

/** An end that is no fault of ours: its message stands alone, without a stack. */
export class Ending extends Error {
  readonly code: number
  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}
