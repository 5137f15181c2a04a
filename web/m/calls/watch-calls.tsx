import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { createRoot } from 'react-dom/client'
import { CallNow } from './call-now.tsx'
import './calls.css'

/**
 * Shows who is calling above whatever page is open. It comes with the pages behind the code, after that has been drawn, so that the first
 * page carries nothing of it.
 */
export function watchCalls(): void {
  const place = document.createElement('div')
  // A card on paper is a page of its own, and an empty block before it would be another.
  place.className = 'm-on-screen'
  document.body.prepend(place)
  createRoot(place).render(
    <I18nProvider i18n={i18n}>
      <CallNow />
    </I18nProvider>,
  )
}
