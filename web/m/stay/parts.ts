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
