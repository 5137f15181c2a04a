import { i18n, type Messages } from '@lingui/core'

/** The words of pages that come later, by language. */
export type LaterWords = Record<string, () => Promise<{ messages: Messages }>>

const spoken = new WeakSet<LaterWords>()

/**
 * Adds the words of pages with a catalogue of their own, which nobody who opens their code carries along; both languages at once,
 * so that switching needs no network.
 */
export async function speakAlso(words: LaterWords): Promise<void> {
  if (spoken.has(words)) return
  const all = await Promise.all(
    Object.entries(words).map(async ([locale, load]) => [locale, (await load()).messages] as const),
  )
  let isAdding = false
  const add = () => {
    // `load` tells of a change too.
    if (isAdding) return
    isAdding = true
    for (const [locale, messages] of all) if (locale === i18n.locale) i18n.load(locale, messages)
    isAdding = false
  }
  // A language that is switched to replaces what was known of it.
  i18n.on('change', add)
  spoken.add(words)
  add()
}
