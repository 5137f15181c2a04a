const prefix = 'bihuan.asked.'

/** Takes away what the server answered to pages of this phone: names and addresses of riders among it. Acts that wait are not touched. */
export function forgetAnswers(): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(prefix)) localStorage.removeItem(key)
  } catch {
    // No storage, nothing in it.
  }
}
