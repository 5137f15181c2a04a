import { i18n, type Messages } from '@lingui/core'
import { requestContext } from '../api/client.ts'

export type Language = 'zh-CN' | 'en'

const storageKey = 'bihuan.language'

type Catalogues = Record<Language, () => Promise<{ messages: Messages }>>

let catalogues: Catalogues = {
  'zh-CN': () => import('../locales/zh-CN.po'),
  en: () => import('../locales/en.po'),
}

/** A shell with texts of its own names its catalogues before the first language is loaded; else they are the desk's. */
export function speakFrom(own: Catalogues) {
  catalogues = own
}

/** The reader's own choice, else the browser's, else Chinese. */
export function firstLanguage(): Language {
  const chosen = localStorage.getItem(storageKey)
  if (chosen === 'zh-CN' || chosen === 'en') return chosen
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}

/** Loads the catalogue and switches page, requests and `<html lang>`; nothing reloads. */
export async function switchLanguage(language: Language, remember = true): Promise<void> {
  const { messages } = await catalogues[language]()
  i18n.loadAndActivate({ locale: language, messages })
  requestContext.language = language
  document.documentElement.lang = language
  if (remember) localStorage.setItem(storageKey, language)
}
