const lockName = 'bihuan-field'

/**
 * Whether this tab is the one that writes and sends. `granted` is called once it is, at once or when the other one is
 * closed; `busy` when another tab has the work.
 */
export async function asOnlyTab(granted: () => void, busy: () => void): Promise<void> {
  // Missing outside a secure context.
  const locks = navigator.locks as LockManager | undefined
  if (!locks) return granted()
  const keep = () => {
    granted()
    // Held until the tab is gone.
    return new Promise<never>(() => undefined)
  }
  await new Promise<void>((resolve) => {
    void locks.request(lockName, { ifAvailable: true }, (lock) => {
      resolve()
      if (lock) return keep()
      busy()
      void locks.request(lockName, keep)
      return undefined
    })
  })
}
