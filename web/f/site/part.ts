import { type LaterWords, speakAlso } from '../../i18n/speak-also.ts'

const words: LaterWords = {
  'zh-CN': () => import('./locales/zh-CN.po'),
  en: () => import('./locales/en.po'),
}

/** Site pages with their words, which samplers do not carry along. */
export async function sitePart() {
  await speakAlso(words)
  return { default: (await import('./site-page.tsx')).SitePage }
}
