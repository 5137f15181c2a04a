import './stay.css'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { createRoot } from 'react-dom/client'
import { StayStrip } from './stay-strip.tsx'

/** The strip stands above the page and not in it, so that the first page carries nothing of it (as the call of an official does). */
export function showStayStrip(): void {
  const place = document.createElement('div')
  place.className = 'm-on-screen'
  document.body.prepend(place)
  createRoot(place).render(
    <I18nProvider i18n={i18n}>
      <StayStrip />
    </I18nProvider>,
  )
}
