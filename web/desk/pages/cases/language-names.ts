import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Investigators } from './questions.ts'

type Language = Investigators['investigators'][number]['languages'][number]

/** Languages in which somebody may have to be asked. */
export const languageNames: Record<Language, MessageDescriptor> = {
  zh: msg`Mandarin`,
  yue: msg`Cantonese`,
  en: msg`English`,
  ug: msg`Uyghur`,
  bo: msg`Tibetan`,
  mn: msg`Mongolian`,
  ko: msg`Korean`,
  ja: msg`Japanese`,
  ru: msg`Russian`,
  ar: msg`Arabic`,
  fr: msg`French`,
}
