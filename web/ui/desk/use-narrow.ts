import { useSyncExternalStore } from 'react'

// The width below which a wide table becomes a list of cards; the same figure as in the style sheets.
const narrow = matchMedia('(max-width: 620px)')

const follow = (told: () => void) => {
  narrow.addEventListener('change', told)
  return () => narrow.removeEventListener('change', told)
}

/** Whether the page is as narrow as a phone; follows a turned device. */
export const useNarrow = () => useSyncExternalStore(follow, () => narrow.matches)
