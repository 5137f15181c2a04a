import { type LaterWords, speakAlso } from '../../i18n/speak-also.ts'

const words: LaterWords = {
  'zh-CN': () => import('./locales/zh-CN.po'),
  en: () => import('./locales/en.po'),
}

/** Home pages with their words, which samplers do not carry along. */
export async function homePart() {
  await speakAlso(words)
  return { default: (await import('./home-page.tsx')).HomePage }
}
