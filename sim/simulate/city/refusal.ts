/** What the city says no to, with the stable code that the product uses for it. */
export class Refusal extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** Refuses with a code. */
export function refuse(code: string): never {
  throw new Refusal(code)
}
