import { type LaterWords, speakAlso } from '../../i18n/speak-also.ts'

const words: LaterWords = {
  'zh-CN': () => import('./locales/zh-CN.po'),
  en: () => import('./locales/en.po'),
}

/** Adds the words of the public pages to the language that is spoken. */
export const speakPublic = (): Promise<void> => speakAlso(words)
