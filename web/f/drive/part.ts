import { type LaterWords, speakAlso } from '../../i18n/speak-also.ts'

const words: LaterWords = {
  'zh-CN': () => import('./locales/zh-CN.po'),
  en: () => import('./locales/en.po'),
}

/** Drive pages with their words, which samplers do not carry along. */
export async function drivePart() {
  await speakAlso(words)
  return { default: (await import('./drive-page.tsx')).DrivePage }
}
