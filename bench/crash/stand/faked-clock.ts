const RealDate = Date
let offsetMs = 0

/** Moves this process's wall clock by so many milliseconds against the real one; timers and monotonic time go on. */
export function setClockOffset(ms: number): void {
  offsetMs = ms
}

/** Replaces the wall clock of this process by one that jumps when told. To be called before anything else is loaded. */
export function fakeClock(): void {
  const now = () => RealDate.now() + offsetMs
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, self) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, self) as object,
    get: (target, name, self) => (name === 'now' ? now : Reflect.get(target, name, self)),
  })
}
