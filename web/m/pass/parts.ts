import { type LaterWords, speakAlso } from '../../i18n/speak-also.ts'
import { later } from '../later.tsx'

const words: LaterWords = {
  'zh-CN': () => import('./locales/zh-CN.po'),
  en: () => import('./locales/en.po'),
}

/** The pass for the guard. */
export const passPage = later(async () => {
  await speakAlso(words)
  return (await import('./pass-page.tsx')).PassPage
})

/** The pass to print. */
export const paperPassPage = later(async () => {
  await speakAlso(words)
  return (await import('./paper-pass.tsx')).PaperPass
})

/** Fetches both while there is network: a pass is shown where there is none. */
export const fetchPass = (): void => {
  for (const page of [passPage, paperPassPage]) page.fetchIt().catch(() => undefined)
}
