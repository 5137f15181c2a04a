import { type LaterWords, speakAlso } from '../../i18n/speak-also.ts'

const words: LaterWords = {
  'zh-CN': () => import('./locales/zh-CN.po'),
  en: () => import('./locales/en.po'),
}

/** The guard's screen with its words, which samplers do not carry along. */
export async function gatePart() {
  await speakAlso(words)
  return { default: (await import('./gate-page.tsx')).GatePage }
}
