import { type LaterWords, speakAlso } from '../../i18n/speak-also.ts'
import { later } from '../later.tsx'

const words: LaterWords = {
  'zh-CN': () => import('./locales/zh-CN.po'),
  en: () => import('./locales/en.po'),
}

/** The own stay: room, tests, meals, release, help. */
export const stayPage = later(async () => {
  await speakAlso(words)
  return (await import('./stay-page.tsx')).StayPage
})

/** Puts the way to these pages above the first page of whoever is held; comes after that has been drawn. */
export async function watchStay(): Promise<void> {
  await speakAlso(words)
  ;(await import('./watch-stay.tsx')).showStayStrip()
}
