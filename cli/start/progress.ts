const width = 52

/** Says what is being done and how long it took, one line a step, so that nobody waits before a silent screen. */
export async function step<Outcome>(
  zh: string,
  en: string,
  act: () => Promise<{ outcome: Outcome; words?: string }>,
): Promise<Outcome> {
  const title = `  ${zh} · ${en} `
  // A Chinese character takes two columns of a terminal.
  const columns = [...title].reduce(
    (sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1),
    0,
  )
  process.stderr.write(`${title}${'.'.repeat(Math.max(3, width - columns))} `)
  const started = performance.now()
  try {
    const { outcome, words } = await act()
    process.stderr.write(
      `ok ${((performance.now() - started) / 1000).toFixed(1)} s${words ? `  ${words}` : ''}\n`,
    )
    return outcome
  } catch (error) {
    process.stderr.write('failed\n')
    throw error
  }
}
